'use strict';

const said = document.getElementById('said');

function show(text)
{
	const line = document.createElement('li');

	line.textContent = text;
	said.append(line);
}

async function poll()
{
	for (;;) {
		const answer = await fetch('poll');

		show(await answer.text());
	}
}

document.querySelector('form').addEventListener('submit', (event) => {
	const text = event.target.elements.text;

	event.preventDefault();
	fetch('poll/say?text=' + encodeURIComponent(text.value));
	text.value = '';
});
poll();
