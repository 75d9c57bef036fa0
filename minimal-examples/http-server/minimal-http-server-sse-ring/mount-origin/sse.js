new EventSource("/sse").onmessage = (e) => {
	document.getElementById("t").textContent = e.data;
};
