// The page's WebSockets: two drawing boards, a counter, echo.
"use strict";

const still = location.search === "?still"; // for pictures: nothing moves

// A socket that comes back when it was lost, and the lamp that shows it.
function socket(protocol, path, light, take)
{
	const s = { ws: null, tries: 0, send: (text) => {
		if (s.ws && s.ws.readyState === WebSocket.OPEN)
			s.ws.send(text);
		return s.ws && s.ws.readyState === WebSocket.OPEN;
	} };
	const open = () => {
		const url = new URL(path, location.href);

		url.protocol = url.protocol.replace("http", "ws");
		s.ws = new WebSocket(url, protocol);
		s.ws.onopen = () => { s.tries = 0; light(true); };
		s.ws.onmessage = (e) => take(e.data);
		s.ws.onclose = () => {
			light(false);
			setTimeout(open, Math.min(8000, 500 * 2 ** s.tries++));
		};
	};

	open();
	return s;
}

// lit when all of its sockets are connected
function lampOf(id, sockets)
{
	const on = new Set();

	return (which) => (up) => {
		const lamp = document.getElementById(id);

		if (up)
			on.add(which);
		else
			on.delete(which);
		lamp.className = on.size === sockets ? "lamp on" : "lamp off";
		lamp.setAttribute("aria-label", on.size === sockets ?
			"connected" : "not connected");
	};
}

// -- the boards: "d colour x0 y0 x1 y1;" draws, "w;" wipes --

const inks = ["#0b6e8f", "#c2572b", "#2d8a57", "#8a4fa3", "#d39a1c"];
let ink = inks[0], strokes = 0;

function stroke(ctx, colour, x0, y0, x1, y1)
{
	ctx.strokeStyle = colour;
	ctx.lineWidth = 3.5;
	ctx.lineCap = "round";
	ctx.beginPath();
	ctx.moveTo(x0, y0);
	ctx.lineTo(x1, y1);
	ctx.stroke();
}

function obey(canvas, text)
{
	const ctx = canvas.getContext("2d");

	for (const order of text.split(";")) {
		const w = order.trim().split(" ");
		const at = w.slice(2).map(Number);

		if (w[0] === "w")
			ctx.clearRect(0, 0, canvas.width, canvas.height);
		if (w[0] === "d" && inks.includes(w[1]) && at.length === 4 &&
		    at.every(Number.isFinite))
			stroke(ctx, w[1], ...at);
	}
}

function place(canvas, e)
{
	const r = canvas.getBoundingClientRect();

	return [(e.clientX - r.left) * canvas.width / r.width,
		(e.clientY - r.top) * canvas.height / r.height].map(Math.round);
}

function board(canvas, light, counts)
{
	let last = null;
	const s = socket("lws-mirror-protocol", "?mirror=page", light, (text) => {
		obey(canvas, text);
		if (!counts)
			return;
		strokes = text.startsWith("w") ? 0 : strokes + 1;
		document.getElementById("strokes").textContent =
			`${strokes} stroke${strokes === 1 ? "" : "s"}`;
	});

	canvas.addEventListener("pointerdown", (e) => {
		last = place(canvas, e);
		canvas.setPointerCapture(e.pointerId);
	});
	canvas.addEventListener("pointermove", (e) => {
		if (!last)
			return;
		const now = place(canvas, e);

		s.send(`d ${ink} ${last.join(" ")} ${now.join(" ")};`);
		last = now;
	});
	for (const over of ["pointerup", "pointercancel"])
		canvas.addEventListener(over, () => { last = null; });
	return s;
}

const lightBoards = lampOf("lamp-boards", 2);
const boards = [...document.querySelectorAll(".board")].map((canvas, i) =>
	board(canvas, lightBoards(i), !i));

document.getElementById("inks").append(...inks.map((colour, i) => {
	const b = document.createElement("button");

	b.className = "ink";
	b.style.setProperty("background", colour);
	b.setAttribute("aria-label", `ink ${i + 1}`);
	b.setAttribute("aria-pressed", colour === ink);
	b.addEventListener("click", () => {
		ink = colour;
		for (const other of document.querySelectorAll(".ink"))
			other.setAttribute("aria-pressed", other === b);
	});
	return b;
}));
document.getElementById("wipe").addEventListener("click",
	() => boards[0].send("w;"));

// -- the counter --

const counter = socket("dumb-increment-protocol", ".",
	lampOf("lamp-counter", 1)(0), (text) => {
		document.getElementById("counter").textContent = text;
		if (still)
			counter.ws.close();
	});

document.getElementById("reset").addEventListener("click",
	() => counter.send("reset\n"));

// -- echo --

const asked = [];
const echo = socket("lws-echo", ".", lampOf("lamp-echo", 1)(0), (text) => {
	const li = document.createElement("li");
	const ms = document.createElement("small");
	const began = asked.shift();

	ms.textContent = `${(performance.now() - began).toFixed(1)} ms`;
	li.append(text, ms);
	document.getElementById("echoes").prepend(li);
	while (document.getElementById("echoes").children.length > 4)
		document.getElementById("echoes").lastChild.remove();
});

document.getElementById("echo").addEventListener("submit", (e) => {
	e.preventDefault();
	const text = new FormData(e.target).get("text");

	if (text && echo.send(text))
		asked.push(performance.now());
});
