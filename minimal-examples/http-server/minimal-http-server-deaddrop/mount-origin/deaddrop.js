fetch("/drop").then((r) => r.json()).then((names) => {
	for (const name of names.sort()) {
		const li = document.createElement("li");
		const a = document.createElement("a");

		a.href = "/get/" + encodeURIComponent(name);
		a.textContent = name;
		li.append(a);
		document.getElementById("list").append(li);
	}
});
