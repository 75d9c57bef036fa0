#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# HTTP/1 clients of others against the demo server: do they understand what it
# says, on connections that they keep?
#
#   h1-clients.py PROGRAM CLIENT    CLIENT: python, node, wrk, h2load
import hashlib
import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
import threading

from demo import Demo, need

SIZES = [0, 1, 200, 4096, 16384, 70000, 1000000]


def make_files(folder):
    for size in SIZES:
        with open(os.path.join(folder, '%d.txt' % size), 'wb') as f:
            f.write(os.urandom(size))


def content(folder, size):
    with open(os.path.join(folder, '%d.txt' % size), 'rb') as f:
        return f.read()


def expect(what, got, want):
    if got != want:
        raise AssertionError('%s: %r, not %r' % (what, got, want))


# -- Python's http.client --

def python_session(server, folder, errors):
    try:
        c = http.client.HTTPConnection('127.0.0.1', server.port, timeout=20)
        c.connect()
        sock = c.sock
        for _ in range(3):
            for size in SIZES:
                c.request('GET', '/%d.txt' % size)
                r = c.getresponse()
                expect('status', r.status, 200)
                expect('file of %d' % size, r.read(), content(folder, size))
                etag = r.getheader('etag')
                c.request('GET', '/%d.txt' % size,
                          headers={'If-None-Match': etag} if etag else {})
                r = c.getresponse()
                expect('validated', r.status, 304 if etag else 200)
                r.read()
            c.request('HEAD', '/200.txt')
            r = c.getresponse()
            expect('length of HEAD', r.getheader('content-length'), '200')
            expect('body of HEAD', r.read(), b'')
            c.request('GET', '/status')
            r = c.getresponse()
            expect('threads', json.loads(r.read())['threads'], 1)
            c.request('GET', '/none')
            r = c.getresponse()
            expect('missing', r.status, 404)
            r.read()
        expect('kept the connection', c.sock is sock, True)
        c.close()
    except Exception as e:
        errors.append(e)


def run_python(server, folder):
    errors = []
    threads = [threading.Thread(target=python_session,
                                args=(server, folder, errors))
               for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    if errors:
        raise errors[0]


# -- node's http module --

NODE = r'''
const http = require("http"), crypto = require("crypto");
const [url, sizes] = [process.argv[2], JSON.parse(process.argv[3])];
const agent = new http.Agent({ keepAlive: true, maxSockets: 3 });
const sockets = new Set();
function get(path) {
	return new Promise((resolve, reject) => {
		const r = http.get(url + path, { agent }, (res) => {
			const h = crypto.createHash("sha256");
			let len = 0;
			res.on("data", (d) => { h.update(d); len += d.length; });
			res.on("end", () => resolve({ path, len,
				status: res.statusCode, sha: h.digest("hex") }));
			res.on("aborted", () => reject(new Error("aborted")));
		});
		r.on("socket", (s) => sockets.add(s));
		r.on("error", reject);
	});
}
(async () => {
	const all = [];
	for (let n = 0; n < 10; n++)
		for (const s of sizes)
			all.push(get("/" + s + ".txt"));
	const r = await Promise.all(all);
	r.push(await get("/none"), await get("/status"));
	console.log(JSON.stringify({ answers: r, sockets: sockets.size }));
	agent.destroy();
})().catch((e) => { console.error(e); process.exit(1); });
'''


def run_node(server, folder):
    node = need('node')
    script = os.path.join(folder, 'client.js')
    with open(script, 'w') as f:
        f.write(NODE)
    out = subprocess.run([node, script, server.url, json.dumps(SIZES)],
                         stdout=subprocess.PIPE, timeout=60, check=True)
    seen = json.loads(out.stdout)
    expect('answers', len(seen['answers']), 10 * len(SIZES) + 2)
    for a in seen['answers'][:-2]:
        size = int(a['path'][1:-4])
        want = hashlib.sha256(content(folder, size)).hexdigest()
        expect('file of %d' % size, (a['status'], a['len'], a['sha']),
               (200, size, want))
    expect('missing', seen['answers'][-2]['status'], 404)
    expect('status', seen['answers'][-1]['status'], 200)
    expect('connections', seen['sockets'] <= 3, True)


# -- wrk: nothing may go wrong under load --

def run_wrk(server, folder):
    wrk = need('wrk')
    for path in ['/200.txt', '/16384.txt', '/1000000.txt', '/status']:
        out = subprocess.run([wrk, '-t', '1', '-c', '40', '-d', '1s',
                              server.url + path],
                             stdout=subprocess.PIPE, timeout=60,
                             check=True).stdout.decode()
        done = int(re.search(r'(\d+) requests in', out).group(1))
        expect('requests for %s' % path, done > 0, True)
        for bad in ('Socket errors', 'Non-2xx'):
            if bad in out:
                raise AssertionError('%s: %s' % (path, out))
        print('%s: %d requests, none went wrong' % (path, done))


# -- h2load, which pipelines --

def run_h2load(server, _):
    h2load = need('h2load')
    for path in ['/200.txt', '/16384.txt', '/1000000.txt', '/status']:
        n = 200 if '1000000' in path else 2000
        out = subprocess.run([h2load, '--h1', '-n', str(n), '-c', '20', '-m', '8',
                              server.url + path],
                             stdout=subprocess.PIPE, timeout=60,
                             check=True).stdout.decode()
        want = '%d succeeded, 0 failed, 0 errored, 0 timeout' % n
        if want not in out or '%d 2xx' % n not in out:
            raise AssertionError('%s: %s' % (path, out))
        print('%s: %d requests, none went wrong' % (path, n))


CLIENTS = {'python': run_python, 'node': run_node, 'wrk': run_wrk,
           'h2load': run_h2load}


def main():
    with tempfile.TemporaryDirectory() as folder:
        make_files(folder)
        with Demo(sys.argv[1], folder) as server:
            CLIENTS[sys.argv[2]](server, folder)
    print('ok')


main()
