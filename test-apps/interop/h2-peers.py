# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# The server's HTTP/2 and other people's programs, beyond h2-server.py:
#
#   h2-peers.py PROGRAM node|haproxy|nginx   PROGRAM: the demo server
#   h2-peers.py PROGRAM records              the demo server, by Python's TLS
#   h2-peers.py PROGRAM compressed           the example that compresses
#   h2-peers.py PROGRAM events               the example of server-sent events
#
# Exits with 77 if whom it needs is not there.
import os
import signal
import socket
import ssl
import subprocess
import sys
import tempfile

import demo
from h2wire import *    # noqa: F403

BIG = os.urandom(1500000)
HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLES = os.path.join(HERE, '..', '..', 'minimal-examples', 'http-server')


def expect(what, got, want):
    if got != want:
        raise AssertionError('%s: %r, not %r' % (what, got, want))


def run(*args):
    r = subprocess.run(args, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                       timeout=60)
    return r.returncode, r.stdout


# -- node --

NODE = r'''
const http2 = require("http2"), crypto = require("crypto");
const c = http2.connect(process.argv[2]);
c.on("error", (e) => { console.error(e); process.exit(1); });
function ask(headers, body, trailers) {
	return new Promise((resolve, reject) => {
		const s = c.request(headers, { endStream: !body,
					       waitForTrailers: !!trailers });
		const h = crypto.createHash("sha256");
		let status, n = 0;
		s.on("wantTrailers", () => s.sendTrailers(trailers));
		s.on("response", (r) => status = r[":status"]);
		s.on("data", (d) => { h.update(d); n += d.length; });
		s.on("end", () => resolve([ status, n, h.digest("hex") ]));
		s.on("error", reject);
		if (body)
			s.end(body);
	});
}
(async () => {
	const all = [];
	for (let i = 0; i < 50; i++)
		all.push(ask({ ":path": i & 1 ? "/big.txt" : "/index.html" }));
	const got = await Promise.all(all);
	const posted = await ask({ ":path": "/", ":method": "POST" },
		Buffer.alloc(700000), { "x-sum": "1" });
	const missing = await ask({ ":path": "/none" });
	await new Promise((r) => c.ping((e, ms, b) => r()));
	console.log(JSON.stringify({ got, posted, missing }));
	c.close();
})().catch((e) => { console.error(e); process.exit(1); });
'''


def by_node(server, folder):
    import hashlib
    import json
    code, text = run(demo.need('node'), '-e', NODE, 'x', server.url)
    expect('node ended', code, 0)
    seen = json.loads(text)
    want = hashlib.sha256(BIG).hexdigest()
    for n, (status, size, digest) in enumerate(seen['got']):
        expect('status', status, 200)
        if n & 1:
            expect('bytes', (size, digest), (len(BIG), want))
    expect('a body with trailers', seen['posted'][0], 200)
    expect('a missing file', seen['missing'][0], 404)


# -- proxies that speak it to us --

HAPROXY = '''global
 maxconn 100
defaults
 mode http
 timeout connect 5s
 timeout client 20s
 timeout server 20s
frontend f
 bind 127.0.0.1:%d
 default_backend b
backend b
 server s 127.0.0.1:%d proto h2
'''


def through_proxy(url, folder):
    big = os.path.join(folder, 'big.txt')
    out = os.path.join(folder, 'out')
    for _ in range(3):
        code, text = run('curl', '-sS', '-o', out, '-w', '%{http_code}',
                         url + '/big.txt')
        expect('download', (code, text), (0, b'200'))
        with open(out, 'rb') as f:
            expect('bytes', f.read() == BIG, True)
    code, text = run('curl', '-sS', '-o', out, '-w', '%{http_code}',
                     '--data-binary', '@' + big, url + '/')
    expect('upload', (code, text), (0, b'200'))
    code, text = run('curl', '-sS', '-o', out, '-w', '%{http_code}', '-I',
                     url + '/none')
    expect('missing', (code, text), (0, b'404'))


def by_haproxy(server, folder):
    haproxy = demo.need('haproxy')
    demo.need('curl')
    port = demo.free_port()
    conf = os.path.join(folder, 'haproxy.cfg')
    with open(conf, 'w') as f:
        f.write(HAPROXY % (port, server.port))
    with demo.Started([haproxy, '-db', '-f', conf], port):
        through_proxy('http://127.0.0.1:%d' % port, folder)


# nginx speaks it to servers of gRPC only; what it passes on is a request
NGINX = '''daemon off; worker_processes 1; pid %(tmp)s/pid; error_log /dev/null;
events { worker_connections 100; }
http { access_log off; client_body_temp_path %(tmp)s/1;
proxy_temp_path %(tmp)s/2; fastcgi_temp_path %(tmp)s/3;
uwsgi_temp_path %(tmp)s/4; scgi_temp_path %(tmp)s/5;
client_max_body_size 100m;
server { listen 127.0.0.1:%(port)d http2;
location / { grpc_pass grpc://127.0.0.1:%(to)d; } } }
'''


def by_nginx(server, folder):
    nginx = demo.need('nginx')
    demo.need('curl')
    port = demo.free_port()
    tmp = os.path.join(folder, 'nginx')
    os.mkdir(tmp)
    conf = os.path.join(tmp, 'conf')
    with open(conf, 'w') as f:
        f.write(NGINX % {'tmp': tmp, 'port': port, 'to': server.port})
    out = os.path.join(folder, 'out')
    with demo.Started([nginx, '-c', conf, '-e', '/dev/null'], port):
        with open(out, 'wb') as f:
            f.write(bytes(700000))
        for args, want in ((['/big.txt'], b'200'), (['/none'], b'404'),
                           (['/', '--data-binary', '@' + out], b'200')):
            code, text = run('curl', '-sS', '--http2-prior-knowledge', '-o',
                             '/dev/null', '-w', '%{http_code}', *args[1:],
                             'http://127.0.0.1:%d%s' % (port, args[0]))
            expect(args[0], (code, text), (0, want))


# -- TLS records: what several streams have ready leaves together --

def by_records(server, folder):
    context = ssl.create_default_context(cafile=server.cert)
    context.set_alpn_protocols(['h2'])
    inward, outward = ssl.MemoryBIO(), ssl.MemoryBIO()
    tls = context.wrap_bio(inward, outward, server_hostname='localhost')
    s = socket.create_connection(('127.0.0.1', server.port), 10)
    seen = bytearray()

    def step(call, *args):
        while True:
            try:
                result = call(*args)
                s.sendall(outward.read())
                return result
            except ssl.SSLWantReadError:
                s.sendall(outward.read())
                piece = s.recv(65536)
                if not piece:
                    raise RuntimeError('closed')
                seen.extend(piece)
                inward.write(piece)

    step(tls.do_handshake)
    step(tls.write, PREFACE + settings() + settings(flags=ACK))
    plain = b''
    while b'\0\0\0\4\1\0\0\0\0' not in plain:   # ours is acknowledged
        plain += step(tls.read, 65536)
    del seen[:]
    plain = b''
    step(tls.write, b''.join(headers(i, request(path='/small.txt'))
                             for i in range(1, 41, 2)))
    while plain.count(b'small!') < 20:
        plain += step(tls.read, 65536)
    sizes = []
    while seen:
        expect('type of the record', seen[0], 23)
        n = int.from_bytes(seen[3:5], 'big')
        sizes.append(n)
        del seen[:5 + n]
    expect('records of 20 answers', len(sizes), 1)
    s.close()


# -- examples --

def by_compressed(port, folder):
    curl = demo.need('curl')
    url = 'http://127.0.0.1:%d/' % port
    for what in ('index.html', 'report', 'noise.bin'):
        pk = [curl, '-sS', '--http2-prior-knowledge']
        _, plain = run(*pk, url + what)
        expect(what, len(plain) > 1000, True)
        for coding in ('gzip', 'deflate', 'br'):
            code, body = run(*pk, '--compressed', '-H',
                             'accept-encoding: ' + coding, url + what)
            expect('%s by %s' % (what, coding), (code, body == plain),
                   (0, True))
        _, head = run(*pk, '-D', '-', '-o', '/dev/null', '-H',
                      'accept-encoding: gzip', url + what)
        expect(what + ': coded', b'content-encoding: gzip' in head,
               what != 'noise.bin')
        expect(what + ': no chunks', b'transfer-encoding' in head, False)


def by_events(port, folder):
    curl = demo.need('curl')
    url = 'http://127.0.0.1:%d/sse' % port
    code, text = run(curl, '-sN', '--http2-prior-knowledge', '-i',
                     '--max-time', '4', url)
    expect('type', b'content-type: text/event-stream' in text, True)
    for n in range(3):
        expect('event', b'id: %d\n' % n in text or b'id: %d\r' % n in text,
               True)


def main():
    program, how = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        if how in ('compressed', 'events'):
            name = {'compressed': 'compression', 'events': 'sse'}[how]
            port = demo.free_port()
            with demo.Started([program, '--port', str(port)], port, os.path.join(
                    EXAMPLES, 'minimal-http-server-' + name), signal.SIGINT):
                globals()['by_' + how](port, folder)
            return
        for name, data in (('big.txt', BIG), ('small.txt', b'small!'),
                           ('index.html', b'<html>' + b' ' * 2000)):
            with open(os.path.join(folder, name), 'wb') as f:
                f.write(data)
        args = []
        if how == 'records':
            cert, key = demo.certificate(folder)
            args = ['--tls-cert=' + cert, '--tls-key=' + key]
        with demo.Demo(program, folder, args) as server:
            server.cert = os.path.join(folder, 'cert')
            globals()['by_' + how](server, folder)


main()
print('ok')
