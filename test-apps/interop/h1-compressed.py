#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# Decoders of others against the example that compresses: each coding of files
# and of dynamic answers, on connections that are kept.
#
#   h1-compressed.py PROGRAM CLIENT    CLIENT: curl, python or node
import hashlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import zlib

from demo import need

HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLE = os.path.join(HERE, '..', '..', 'minimal-examples', 'http-server',
                       'minimal-http-server-compression')
WHAT = ['index.html', 'report', 'noise.bin']


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


class Example:
    def __init__(self, program):
        self.port = free_port()
        self.url = 'http://127.0.0.1:%d' % self.port
        self.process = subprocess.Popen(
            [program, '--port', str(self.port)], cwd=EXAMPLE,
            stderr=subprocess.DEVNULL)

    def __enter__(self):
        for _ in range(200):
            try:
                socket.create_connection(('127.0.0.1', self.port), 1).close()
                return self
            except OSError:
                time.sleep(0.05)
        raise RuntimeError('the example does not start')

    def __exit__(self, kind, value, trace):
        self.process.send_signal(signal.SIGINT)
        rc = self.process.wait(20)
        if kind is None and rc:
            raise RuntimeError('the example ended with %d' % rc)


def expect(what, got, want):
    if got != want:
        raise AssertionError('%s: %r, not %r' % (what, got, want))


def ask(c, path, accept):
    c.request('GET', '/' + path,
              headers={'Accept-Encoding': accept} if accept else {})
    r = c.getresponse()
    body = r.read()
    return r, body


def plain(server):
    """path: the body as it is"""
    c = http.client.HTTPConnection('127.0.0.1', server.port, timeout=20)
    bodies = {}
    for what in WHAT:
        # http.client asks for identity by itself
        r, bodies[what] = ask(c, what, 'identity')
        expect(what, (r.status, r.getheader('content-encoding')), (200, None))
        c.close()   # the report's end is the connection's
    return bodies


def has_br(server):
    c = http.client.HTTPConnection('127.0.0.1', server.port, timeout=20)
    r, _ = ask(c, 'index.html', 'br')
    return r.getheader('content-encoding') == 'br'


# -- curl: by itself --

def run_curl(server, bodies):
    curl = need('curl')
    codings = ['gzip', 'deflate', 'gzip, deflate, br']
    if has_br(server) and b'brotli' in subprocess.check_output([curl, '-V']):
        codings.append('br')
    for coding in codings:
        out = subprocess.run(
            [curl, '-sf', '--compressed', '-H', 'Accept-Encoding: ' + coding]
            + [server.url + '/' + w for w in WHAT],
            stdout=subprocess.PIPE, check=True, timeout=60).stdout
        expect(coding, out, b''.join(bodies[w] for w in WHAT))


# -- Python: every byte is zlib's --

def run_python(server, bodies):
    c = http.client.HTTPConnection('127.0.0.1', server.port, timeout=20)
    c.connect()
    sock = c.sock
    for _ in range(5):
        for what in WHAT:
            for coding, bits in (('gzip', 31), ('deflate', 15)):
                r, body = ask(c, what, coding)
                if what == 'noise.bin':
                    expect(what, r.getheader('content-encoding'), None)
                    expect(what, body, bodies[what])
                    continue
                expect(what, r.getheader('content-encoding'), coding)
                expect(what, r.getheader('vary'), 'accept-encoding')
                z = zlib.decompressobj(bits)
                expect(what, z.decompress(body) + z.flush(), bodies[what])
                expect('end of the stream', (z.eof, z.unused_data),
                       (True, b''))
    expect('kept the connection', c.sock is sock, True)


# -- node: zlib and brotli --

NODE = r'''
const http = require("http"), crypto = require("crypto"),
      zlib = require("zlib");
const [url, what] = [process.argv[2], JSON.parse(process.argv[3])];
const agent = new http.Agent({ keepAlive: true, maxSockets: 2 });
const undo = { gzip: zlib.gunzipSync, deflate: zlib.inflateSync,
	       br: zlib.brotliDecompressSync };
function get(path, coding) {
	return new Promise((resolve, reject) => {
		http.get(url + "/" + path, { agent,
			headers: { "accept-encoding": coding } }, (res) => {
			const all = [];
			res.on("data", (d) => all.push(d));
			res.on("aborted", () => reject(new Error("aborted")));
			res.on("end", () => {
				const e = res.headers["content-encoding"];
				const b = Buffer.concat(all);
				resolve({ path, coding, got: e || "",
					sha: crypto.createHash("sha256").update(
						e ? undo[e](b) : b)
						.digest("hex") });
			});
		}).on("error", reject);
	});
}
(async () => {
	const all = [];
	for (let n = 0; n < 5; n++)
		for (const w of what)
			for (const c of [ "gzip", "deflate", "br",
					  "gzip;q=0.1, br, deflate" ])
				all.push(get(w, c));
	console.log(JSON.stringify(await Promise.all(all)));
	agent.destroy();
})().catch((e) => { console.error(e); process.exit(1); });
'''


def run_node(server, bodies):
    node = need('node')
    # a report that is not compressed ends its connection, as it must
    with_br = has_br(server)
    out = subprocess.run([node, "-e", NODE, "x", server.url,
                          json.dumps(WHAT)],
                         stdout=subprocess.PIPE, check=True, timeout=60)
    answers = json.loads(out.stdout)
    expect('answers', len(answers), 60)
    for a in answers:
        want = hashlib.sha256(bodies[a['path']]).hexdigest()
        expect('%(path)s by %(coding)s' % a, a['sha'], want)
        best = a['coding'] if ',' not in a['coding'] else (
            'br' if with_br else 'deflate')
        if a['path'] == 'noise.bin' or (best == 'br' and not with_br):
            best = ''
        expect('%(path)s by %(coding)s' % a, a['got'], best)


def main():
    with Example(sys.argv[1]) as server:
        bodies = plain(server)
        {'curl': run_curl, 'python': run_python, 'node': run_node}[
            sys.argv[2]](server, bodies)


main()
