const needle = document.getElementById("needle");

async function ask(what, word) {
	const r = await fetch("/fts/" + what + "/" + encodeURIComponent(word));

	return r.json();
}

/* what the word may go on to be, while it is typed */
needle.addEventListener("input", async () => {
	const word = needle.value;
	const answer = word ? await ask("a", word) : { ac: [] };

	if (word !== needle.value)
		return; /* there is a newer question */
	document.getElementById("words").replaceChildren(
		...answer.ac.map((a) => new Option(a.agg + " times", a.ac)));
});

function show(file) {
	const title = document.createElement("h2");
	const list = document.createElement("ol");

	title.textContent = file.path;
	for (const hit of file.hits) {
		const li = document.createElement("li");

		li.value = hit.l;
		li.textContent = hit.s;
		list.append(li);
	}

	return [title, list];
}

document.getElementById("form").addEventListener("submit", async (event) => {
	event.preventDefault();
	const answer = await ask("r", needle.value);
	const hits = answer.fp.reduce((n, f) => n + f.matches, 0);

	document.getElementById("summary").textContent =
		hits + " times in " + answer.fp.length + " files";
	document.getElementById("found").replaceChildren(
		...answer.fp.flatMap(show));
});
