// The demo page: asks the server for its state once a second and shows it.
"use strict";

const kept = 60; // round trips in the graph: the last minute
const trips = [];
const $ = (id) => document.getElementById(id);

function duration(s)
{
	const d = Math.floor(s / 86400), h = Math.floor(s / 3600) % 24;
	const m = Math.floor(s / 60) % 60;

	if (d)
		return `${d} d ${h} h`;
	if (h)
		return `${h} h ${m} min`;
	return m ? `${m} min ${s % 60} s` : `${s} s`;
}

function bytes(n)
{
	if (n < 0)
		return "–";
	const units = ["B", "KB", "MB", "GB"];
	let u = 0;

	for (; n >= 1024 && u < units.length - 1; u++)
		n /= 1024;
	return `${n.toFixed(n < 10 && u ? 1 : 0)} ${units[u]}`;
}

function lamp(on, words)
{
	$("lamp").className = on ? "lamp on" : "lamp off";
	$("lamp").setAttribute("aria-label", words);
}

function draw()
{
	const top = Math.max(4, ...trips);
	const x = (i) => 240 * (kept - trips.length + i) / (kept - 1);
	const y = (v) => 62 - 58 * v / top;
	const line = trips.map((v, i) => `${i ? "L" : "M"}${x(i).toFixed(1)} ` +
		y(v).toFixed(1)).join("");

	$("line").setAttribute("d", line);
	$("area").setAttribute("d", trips.length ?
		`${line}L240 64L${x(0).toFixed(1)} 64Z` : "");
}

// what carried this page, as the browser tells it (RFC 7301's names)
function carrier()
{
	const [page] = performance.getEntriesByType("navigation");
	const names = { h2: "HTTP/2", "http/1.1": "HTTP/1.1",
		"http/1.0": "HTTP/1.0" };

	return names[page && page.nextHopProtocol] || "–";
}

// of all who are here, as the server counts them
function socketsBy([h1, h2])
{
	return [h2 ? `HTTP/2: ${h2}` : "", h1 ? `HTTP/1.1: ${h1}` : ""]
		.filter(Boolean).join(", ") || "–";
}

function show(s, ms)
{
	$("by").textContent = carrier();
	$("sockets-by").textContent = socketsBy(s.sockets);
	$("version").textContent = s.version;
	$("uptime").textContent = duration(s.uptime_s);
	$("requests").textContent = s.requests.toLocaleString();
	$("descriptors").textContent = s.descriptors;
	$("threads").textContent = s.threads;
	$("heap").textContent = bytes(s.heap_b);
	$("rss").textContent = s.rss_kb < 0 ? "–" : bytes(s.rss_kb * 1024);
	$("peer").textContent = s.peer;
	$("trip").textContent = ms.toFixed(1);
	$("features").replaceChildren(...s.features.map((f) => {
		const li = document.createElement("li");

		li.textContent = f;
		return li;
	}));
	trips.push(ms);
	if (trips.length > kept)
		trips.shift();
	draw();
	lamp(true, "connected");
}

async function ask()
{
	const began = performance.now();

	try {
		const r = await fetch("status");

		if (!r.ok)
			throw new Error(r.status);
		show(await r.json(), performance.now() - began);
	} catch (e) {
		lamp(false, `no answer: ${e.message}`);
	}
	setTimeout(ask, 1000);
}

function showServer(s)
{
	const sum = (name) => s.vhosts.reduce((n, v) => n + v[name], 0);

	$("accepted").textContent = sum("accepted").toLocaleString();
	$("answered").textContent = sum("requests").toLocaleString();
	$("rx").textContent = bytes(sum("rx_bytes"));
	$("tx").textContent = bytes(sum("tx_bytes"));
}

async function askServer()
{
	try {
		showServer(await (await fetch("server")).json());
	} catch (e) {
		// the lamp says it
	}
	setTimeout(askServer, 2000);
}

function list(s)
{
	$("files").replaceChildren(...s.files.map((f) => {
		const li = document.createElement("li");
		const a = document.createElement("a");

		a.href = `files/${encodeURIComponent(f.name)}`;
		a.textContent = f.name;
		li.append(a, ` ${bytes(f.bytes)}`);
		return li;
	}));
}

async function upload(e)
{
	e.preventDefault();
	$("said").textContent = "…";
	try {
		const r = await fetch("upload", { method: "POST",
			body: new FormData($("upload")) });

		if (!r.ok)
			throw new Error(r.status === 409 ?
				"there is a file of that name" :
				`refused with ${r.status}`);
		const s = await r.json();

		list(s);
		$("said").textContent = s.note ? `Thanks: “${s.note}”` :
			"Thanks.";
		$("upload").reset();
	} catch (err) {
		$("said").textContent = err.message;
	}
}

$("upload").addEventListener("submit", upload);
fetch("upload").then((r) => r.json()).then(list).catch(() => {});
// an answer without end keeps a browser that takes pictures from being done
if (location.search !== "?still")
	new EventSource("clock").onmessage = (e) => {
		$("clock").textContent = e.data;
	};
ask();
askServer();
