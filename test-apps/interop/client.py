#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# The test client against servers and proxies of others.
#
#   client.py PROGRAM python|nginx|websockets|node|hostile|squid|tinyproxy|dante
#   client.py PROGRAM tls|hostile-tls
import base64
import fnmatch
import hashlib
import http.server
import os
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time

from demo import need

PROGRAM = sys.argv[1]
# eight of them; other tests have those below 30000, one for each process
PORT = 30000 + os.getpid() % 340 * 8
TRUSTED = []  # a file with the certificate that run() trusts
BIG = os.urandom(1 << 16) * 160  # 10 MB


def run(*args, stdin=b'', timeout=30):
    """exit code, standard output, words of standard error"""
    env = {k: v for k, v in os.environ.items()
           if k not in ('http_proxy', 'socks_proxy', 'no_proxy')}
    if TRUSTED:
        env['SSL_CERT_FILE'] = TRUSTED[0]
    p = subprocess.run([PROGRAM] + list(args), input=stdin, env=env,
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                       timeout=timeout)
    return p.returncode, p.stdout, p.stderr.decode(errors='replace')


def expect(what, got, want):
    if got != want:
        raise AssertionError('%s: %r, not %r' % (what, got, want))


def fetched(what, got, body, status=200):
    rc, out, err = got
    expect(what + ' (%s)' % err, rc, 0)
    expect(what, 'status %d\n' % status in err, True)
    if out != body:
        raise AssertionError('%s: %d bytes, not %d: %r' % (
            what, len(out), len(body), out[:80]))


class Process:
    """with Process(command, port): a daemon that listens when it is entered"""

    def __init__(self, command, port, folder=None):
        self.command, self.port, self.folder = command, port, folder

    def __enter__(self):
        self.p = subprocess.Popen(self.command, cwd=self.folder,
                                  stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                socket.create_connection(('127.0.0.1', self.port), 1).close()
                return self
            except OSError:
                if self.p.poll() is not None:
                    raise RuntimeError('%s ended with %d' % (
                        self.command[0], self.p.returncode))
                time.sleep(.1)
        self.p.terminate()
        raise RuntimeError('%s does not listen' % self.command[0])

    def __exit__(self, *_):
        self.p.terminate()
        try:
            self.p.wait(15)
        except subprocess.TimeoutExpired:
            self.p.kill()
            self.p.wait()


# -- Python's http.server --

class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *_):
        pass

    def answer(self, status, body=b'', **headers):
        self.send_response(status)
        for k, v in headers.items():
            self.send_header(k.replace('_', '-'), v)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(body)

    def body(self):
        if 'chunked' not in self.headers.get('transfer-encoding', ''):
            return self.rfile.read(int(self.headers.get('content-length', 0)))
        whole = b''
        while True:
            n = int(self.rfile.readline(), 16)
            whole += self.rfile.read(n)
            self.rfile.readline()
            if not n:
                return whole

    def do_POST(self):
        body = self.body()
        if self.path.startswith('/to/'):
            self.answer(int(self.path[4:]), location='/what')
        else:
            self.answer(200, self.command.encode() + b' ' + body)

    do_PUT = do_PATCH = do_DELETE = do_POST

    def chunks(self):
        self.send_response(200)
        self.send_header('Transfer-Encoding', 'chunked')
        self.end_headers()
        for n in range(1, 60):
            piece = b'%d,' % n * n
            self.wfile.write(b'%x;x=y\r\n%s\r\n' % (len(piece), piece))
        self.wfile.write(b'0\r\nX-Trailer: 1\r\n\r\n')

    def until_close(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'until the end')
        self.close_connection = True

    def slowly(self):
        self.send_response(200)
        self.send_header('Content-Length', '20')
        self.end_headers()
        for _ in range(20):
            self.wfile.write(b's')
            time.sleep(.05)

    def do_GET(self):
        word = self.path.split('/')
        if word[1] == 'big':
            self.answer(200, BIG)
        elif word[1] == 'chunks':
            self.chunks()
        elif word[1] == 'close':
            self.until_close()
        elif word[1] == 'slow':
            self.slowly()
        elif word[1] == 'head':
            self.answer(200, str(self.headers).encode(), X_Own='1')
        elif word[1] == 'status':
            self.answer(int(word[2]))
        elif word[1] == 'to':
            self.answer(int(word[2]), b'ignored', location='/what')
        elif word[1] == 'far':
            self.answer(302, location='http://127.0.0.1:%d/what' % PORT)
        elif word[1] == 'loop':
            self.answer(302, location='/loop')
        elif word[1] == 'continue':
            self.wfile.write(b'HTTP/1.1 100 Continue\r\n\r\n'
                             b'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n')
            self.answer(200, b'continued')
        else:
            self.answer(200, b'%s %s' % (self.command.encode(),
                                         self.path.encode()))

    do_HEAD = do_GET


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 100


def serve_python():
    server = Server(('127.0.0.1', PORT), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return 'http://127.0.0.1:%d' % PORT


def chunked_body():
    return b''.join(b'%d,' % n * n for n in range(1, 60))


def methods(url):
    fetched('GET', run(url + '/what?a=b'), b'GET /what?a=b')
    fetched('no path', run(url), b'GET /')
    fetched('HEAD', run('-I', url + '/big'), b'')
    for m in ('POST', 'PUT', 'PATCH', 'DELETE'):
        for how in ([], ['--chunked']):
            for body in (b'', b'x' * 5, BIG[:300000]):
                fetched('%s %s %d' % (m, how, len(body)),
                        run('-X', m, '-d', '@-', url + '/echo', *how,
                            stdin=body), m.encode() + b' ' + body)


def bodies(url):
    for how in ([], ['--slow', '2000']):
        path = '/big' if not how else '/chunks'
        fetched('%s %s' % (path, how), run(url + path, *how),
                BIG if not how else chunked_body())
    fetched('chunks', run(url + '/chunks'), chunked_body())
    fetched('until close', run(url + '/close'), b'until the end')
    fetched('slow server', run(url + '/slow'), b's' * 20)
    fetched('100, 103', run(url + '/continue'), b'continued')
    for status in (204, 304):
        fetched('no body', run(url + '/status/%d' % status), b'', status)
    rc, _, _ = run('-f', url + '/status/500')
    expect('-f', rc, 4)


def redirects(url):
    for status in (301, 302, 303, 307, 308):
        fetched('%d' % status, run(url + '/to/%d' % status), b'GET /what')
        want = b'POST body' if status > 303 else b'GET /what'
        fetched('POST %d' % status,
                run('-d', 'body', url + '/to/%d' % status), want)
    fetched('absolute', run(url + '/far'), b'GET /what')
    fetched('not followed', run('--no-follow', url + '/to/302'), b'ignored',
            302)
    rc, _, err = run(url + '/loop')
    expect('loop', (rc, 'HS: Redirect failed' in err), (2, True))


def headers(url):
    rc, out, err = run('-i', '-H', 'X-Mine: a b', '-H', 'Accept: q/r',
                       url + '/head')
    got = out.decode().lower()
    for want in ('x-mine: a b', 'accept: q/r', 'host: 127.0.0.1:%d' % PORT):
        expect(want, want in got, True)
    expect('of the answer', 'content-length: ' in err, True)


def run_python(_folder):
    url = serve_python()
    methods(url)
    bodies(url)
    redirects(url)
    headers(url)
    fetched('by name', run('http://localhost:%d/what' % PORT), b'GET /what')
    rc, _, err = run('http://127.0.0.1:%d/' % (PORT + 1))
    expect('refused', (rc, err), (2, 'no connection: conn fail: '
                                  'ECONNREFUSED\n'))
    rc, _, err = run('http://no-such-name.invalid/', timeout=60)
    expect('no name', rc, 2)
    rc, _, err = run('--timeout', '300', url + '/slow')
    expect('late', rc, 5)


# -- nginx --

NGINX = '''
pid %(folder)s/pid;
daemon off;
error_log stderr;
events { }
http {
    access_log off;
    client_body_temp_path %(folder)s/1; proxy_temp_path %(folder)s/2;
    fastcgi_temp_path %(folder)s/3; uwsgi_temp_path %(folder)s/4;
    scgi_temp_path %(folder)s/5;
    client_max_body_size 20m;
    server {
        listen 127.0.0.1:%(port)d;
        root %(folder)s;
        location /slow { limit_rate 200k; alias %(folder)s/slow; }
        location /back { proxy_pass http://127.0.0.1:%(back)d/echo;
                         proxy_http_version 1.1; }
        location /moved { return 301 /small; }
    }
}
'''


def run_nginx(folder):
    nginx = need('nginx')
    serve_python()
    port = PORT + 1
    for name, data in (('big', BIG), ('small', b'hello'), ('empty', b''),
                       ('slow', BIG[:200000])):
        with open(os.path.join(folder, name), 'wb') as f:
            f.write(data)
    os.chmod(folder, 0o755)
    conf = os.path.join(folder, 'nginx.conf')
    with open(conf, 'w') as f:
        f.write(NGINX % {'folder': folder, 'port': port, 'back': PORT})
    url = 'http://127.0.0.1:%d' % port
    with Process([nginx, '-c', conf], port):
        fetched('small', run(url + '/small'), b'hello')
        fetched('empty', run(url + '/empty'), b'')
        rc, out, _ = run(url + '/big')
        expect('big', (rc, hashlib.sha256(out).digest()),
               (0, hashlib.sha256(BIG).digest()))
        fetched('slow', run(url + '/slow'), BIG[:200000])
        fetched('HEAD', run('-I', url + '/big'), b'')
        fetched('moved', run(url + '/moved'), b'hello')
        fetched('range', run('-H', 'Range: bytes=1-2', url + '/small'), b'el',
                206)
        fetched('POST', run('-d', '@-', url + '/back', stdin=BIG[:500000]),
                b'POST ' + BIG[:500000])
        fetched('POST in chunks',
                run('-d', '@-', '--chunked', url + '/back',
                    stdin=BIG[:500000]), b'POST ' + BIG[:500000])
        rc, _, err = run(url.replace('http', 'ws') + '/small')
        expect('no ws', (rc, 'HS: ws upgrade response not 101' in err),
               (2, True))


# -- WebSocket servers --

WEBSOCKETS = r'''
import asyncio, sys, websockets
async def serve(ws, path=None):
    if (path or ws.path) == '/close':
        await ws.close(4001, 'go')
    async for m in ws:
        await ws.send(m)
async def main():
    async with websockets.serve(serve, '127.0.0.1', int(sys.argv[1]),
                                max_size=None, subprotocols=['b', 'c']):
        await asyncio.Future()
asyncio.run(main())
'''

NODE = r'''
const { WebSocketServer } = require('/usr/share/nodejs/ws');
const s = new WebSocketServer({ host: '127.0.0.1', port: +process.argv[2],
	perMessageDeflate: { threshold: 0 },
	handleProtocols: (p) => p.has('b') ? 'b' : false });
s.on('connection', (ws, req) => {
	if (req.url === '/close')
		ws.close(4001, 'go');
	ws.on('message', (m, binary) => ws.send(m, { binary }));
});
'''


def ws_server(command, name, text, folder):
    script = os.path.join(folder, name)
    with open(script, 'w') as f:
        f.write(text)
    url = 'ws://127.0.0.1:%d' % PORT
    lines = b''.join(b'line %d %s\n' % (n, b'x' * (n * 7 % 3000))
                     for n in range(400)) + 'grüße\n\nend\n'.encode()
    with Process([command, script, str(PORT)], PORT):
        for how in ([], ['--no-deflate'], ['--protocol', 'a, b'],
                    ['--binary']):
            rc, out, err = run(url + '/', *how, stdin=lines)
            expect('%s: %s' % (how, err), (rc, out == lines), (0, True))
        rc, _, err = run(url + '/close')
        expect('closed', (rc, 'the peer closes: 4001 go' in err), (0, True))


def run_websockets(folder):
    try:
        import websockets  # noqa
    except ImportError:
        print('skipped: python3-websockets is not installed')
        sys.exit(77)
    ws_server('/usr/bin/python3', 'server.py', WEBSOCKETS, folder)


def run_node(folder):
    node = need('node')
    if not os.path.exists('/usr/share/nodejs/ws'):
        print('skipped: node-ws is not installed')
        sys.exit(77)
    ws_server(node, 'server.js', NODE, folder)


# -- servers that mean no good: (scheme, answer, exit code, last words) --
#
# Each connection gets the answer; http and ws are done over TLS too, where an
# end comes without its farewell.

OK = b'HTTP/1.1 200 OK\r\n'
CHUNKED = OK + b'Transfer-Encoding: chunked\r\n\r\n'
SWITCH = (b'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n'
          b'Connection: Upgrade\r\n')
RESET = object()   # a reset in place of more
HANG = object()    # nothing more
DRIP = object()    # a byte now and then, for ever
SPOIL = object()   # bytes that are no record of TLS, in place of more

MALFORMED = 'no connection: problems parsing header: '
REDIRECT = 'no connection: HS: Redirect failed: '

HOSTILE = [
    # nothing, and not all
    ('http', [RESET], 2, 'no connection: read failed'),
    ('http', [], 2, 'no connection: read failed'),
    ('http', [b'HTTP/1.1 20'], 2, 'no connection: read failed'),
    ('http', [b'HTTP/1.1 20', RESET], 2, 'no connection: read failed'),
    ('http', [OK + b'Content-Le'], 2, 'no connection: read failed'),
    ('http', [OK + b'Content-Length: 10\r\n\r\nhalf'], 3,
     'broken off: peer closed inside its answer'),
    ('http', [OK + b'Content-Length: 10\r\n\r\nhalf', RESET], 3,
     'broken off: receiving failed'),
    ('http', [CHUNKED + b'5\r\nab'], 3,
     'broken off: peer closed inside its answer'),
    ('http', [CHUNKED + b'2\r\nab\r\n'], 3,
     'broken off: peer closed inside its answer'),
    ('http', [CHUNKED + b'2\r\nab\r\n0\r\n'], 3,
     'broken off: peer closed inside its answer'),
    # no end
    ('http', [HANG], 5, 'timed out'),
    ('http', [OK, HANG], 5, 'timed out'),
    ('http', [OK + b'\r\n', HANG], 5, 'timed out'),
    ('http', [b'HTTP/1.1 200 ', DRIP], 5, 'timed out'),
    ('http', [OK + b'X: ', DRIP], 5, 'timed out'),
    ('http', [OK + b'\r\n', DRIP], 5, 'timed out'),
    ('http', [CHUNKED + b'ffffffff\r\n', DRIP], 5, 'timed out'),
    ('http', [OK + b'X: ' + b'y' * (1 << 20) + b'\r\n\r\n'], 2,
     MALFORMED + 'field line too long'),
    ('http', [OK + b'X-1: y\r\n' * 200000], 2,
     MALFORMED + 'no room left for the fields'),
    ('http', [OK + b'X: %s\r\n' % (b'y' * 4000) * 200], 2,
     MALFORMED + 'no room left for the fields'),
    ('http', [b'HTTP/1.1 200 ' + b'y' * (1 << 20)], 2,
     MALFORMED + 'start line too long'),
    ('http', [b'\r\n' * 100000], 2, MALFORMED + 'too many empty lines'),
    ('http', [b'HTTP/1.1 100 Continue\r\n\r\n' * 100], 2,
     'no connection: HS: more than 16 interim answers'),
    ('http', [CHUNKED + b'5;' + b'x' * (1 << 20)], 3,
     'broken off: too much chunk extension'),
    ('http', [CHUNKED + b'0\r\n' + b'X-1: y\r\n' * 200000], 3,
     'broken off: too many field lines'),
    # not HTTP
    ('http', [b'what?\r\n\r\n'], 2, MALFORMED + 'malformed HTTP version'),
    ('http', [b'HTTP/9.1 200 OK\r\n\r\n'], 2, MALFORMED + 'not HTTP/1'),
    ('http', [b'HTTP/1.1 2000 OK\r\n\r\n'], 2,
     MALFORMED + 'malformed status line'),
    ('http', [OK + b'a(b: c\r\n\r\n'], 2,
     MALFORMED + 'field name is not a token'),
    ('http', [OK + b'a : c\r\n\r\n'], 2, MALFORMED + 'blank before a colon'),
    ('http', [OK + b'a\r\n\r\n'], 2, MALFORMED + 'field line without colon'),
    ('http', [OK + b'a: b\r\n c\r\n\r\n'], 2, MALFORMED + 'folded field line'),
    ('http', [OK + b'a: \0\r\n\r\n'], 2,
     MALFORMED + 'control character in a line'),
    # lies
    ('http', [OK + b'Content-Length: -1\r\n\r\n'], 2,
     MALFORMED + 'invalid content-length'),
    ('http', [OK + b'Content-Length: 99999999999999999999999\r\n\r\n'], 2,
     MALFORMED + 'invalid content-length'),
    ('http', [OK + b'Content-Length: 1\r\nContent-Length: 2\r\n\r\nab'], 2,
     MALFORMED + 'several content-lengths'),
    ('http', [OK + b'Content-Length: 1\r\nTransfer-Encoding: chunked'
              b'\r\n\r\n0\r\n\r\n'], 2,
     MALFORMED + 'content-length and transfer-encoding'),
    ('http', [OK + b'Transfer-Encoding: chunked, gzip\r\n\r\n'], 2,
     MALFORMED + 'chunked is not the last coding'),
    ('http', [CHUNKED + b'fffffffffffffffff\r\nab'], 3,
     'broken off: invalid chunk size'),
    ('http', [CHUNKED + b'zz\r\nab'], 3, 'broken off: invalid chunk size'),
    ('http', [CHUNKED + b'-1\r\nab'], 3, 'broken off: invalid chunk size'),
    ('http', [CHUNKED + b'2\r\nabXX'], 3,
     'broken off: chunk not followed by CRLF'),
    ('http', [SWITCH + b'\r\n'], 2,
     'no connection: HS: 101 was not asked for'),
    # elsewhere
    ('http', [b'HTTP/1.1 302 x\r\nContent-Length: 0\r\n\r\n'], 0, 'HTTP/1'),
    ('http', [b'HTTP/1.1 302 x\r\nLocation: /\r\n\r\n'], 2,
     REDIRECT + 'more than 4'),
    ('http', [b'HTTP/1.1 302 x\r\nLocation: gopher://a/\r\n\r\n'], 2,
     REDIRECT + 'gopher://a/'),
    ('http', [b'HTTP/1.1 302 x\r\nLocation: http://127.0.0.1:99999/'
              b'\r\n\r\n'], 2, REDIRECT + 'http://127.0.0.1:99999/'),
    ('http', [b'HTTP/1.1 302 x\r\nLocation: http://+socket/\r\n\r\n'], 2,
     REDIRECT + 'http://+socket/'),
    ('https', [b'HTTP/1.1 302 x\r\nLocation: http://127.0.0.1/\r\n\r\n'], 2,
     'no connection: HS: Redirect from https to http refused'),
    # WebSocket, but how
    ('ws', [RESET], 2, 'no connection: read failed'),
    ('ws', [OK + b'Content-Length: 0\r\n\r\n'], 2,
     'no connection: HS: ws upgrade response not 101'),
    ('ws', [b'HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n'], 2,
     'no connection: HS: ws upgrade unauthorized'),
    ('ws', [SWITCH + b'\r\n'], 2, 'no connection: HS: ACCEPT missing'),
    ('ws', [SWITCH + b'Sec-WebSocket-Accept: AAAA\r\n\r\n'], 2,
     'no connection: HS: Accept hash wrong'),
    ('ws', [b'HTTP/1.1 101 x\r\n\r\n'], 2,
     'no connection: HS: UPGRADE missing'),
    ('ws', [b'HTTP/1.1 101 x\r\nUpgrade: h2c\r\n\r\n'], 2,
     'no connection: HS: UPGRADE is not websocket'),
    ('ws', [b'HTTP/1.1 101 x\r\nUpgrade: websocket\r\n'
            b'Connection: close\r\n\r\n'], 2,
     'no connection: HS: CONNECTION is not upgrade'),
    ('ws', [SWITCH, HANG], 5, 'timed out'),
    ('ws', [SWITCH + b'X: ', DRIP], 5, 'timed out'),
    # of TLS itself
    ('https', [OK + b'Content-Length: 10\r\n\r\nhalf', SPOIL], 3,
     'broken off: receiving failed'),
    ('https', [SPOIL], 2, 'no connection: read failed'),
    ('wss', [SWITCH, SPOIL], 2, 'no connection: read failed'),
]

# in place of what TLS wants to hear first
NO_TLS = [
    ([], 'no connection: tls: the peer closed in the handshake'),
    ([RESET], 'no connection: connect SYSCALL 104'),
    ([HANG], 'timed out'),
    ([OK + b'\r\n'], 'no connection: tls: error:*wrong version number'),
    ([b'\0' * 100], 'no connection: tls: error:*wrong version number'),
    ([b'\x16\3\3\xff\xff' + b'x' * 70000],
     'no connection: tls: error:*packet length too long'),
    ([b'\x16\3\3\0\4\2\xff\xff\xff'],
     'no connection: tls: error:*excessive message size'),
    ([b'\x16\3\3\0\x05\2\0\0\x40\3'],
     'no connection: tls: the peer closed in the handshake'),
    ([b'\x15\3\3\0\2\2\x28'],
     'no connection: tls: error:*handshake failure'),
]

# after a right handshake
FRAMES = [
    ([b'\x81\x85abcdhello'], 'bad mask'),
    ([b'\x83\x00'], 'bad opc'),
    ([b'\x91\x00'], 'rsv bits'),
    ([b'\x80\x00'], 'bad cont'),
    ([b'\x09\x00'], 'frag ctl'),
    ([b'\x89\x7e\x00\x80' + b'x' * 128], 'long ctl'),
    ([b'\x81\x02\xff\xfe'], 'bad utf8'),
    ([b'\x81\x7f' + b'\xff' * 8], 'bad len'),
    ([b'\x88\x01\x03'], 'bad close'),
    ([b'\x81\x05he', RESET], 'receiving failed'),
    ([b'\x81\x05he'], 'peer closed'),
    ([RESET], 'receiving failed'),
]


def drip(c):
    while True:
        c.sendall(b'x')
        time.sleep(.02)


def spoil(c):
    os.write(c.fileno(), b'\x17\3\3\0\x14no record at all....')


def say(c, piece):
    """1: it was the last"""
    if piece is RESET:
        time.sleep(.1)  # what was said arrives
        c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                     b'\1\0\0\0\0\0\0\0')
    elif piece is HANG:
        while c.recv(4096):
            pass
    elif piece is DRIP:
        drip(c)
    elif piece is SPOIL:
        time.sleep(.1)
        spoil(c)
    else:
        c.sendall(piece)
        return 0
    return piece is not SPOIL


def listen_to(c):
    """the request; what is not answered in TLS has none that can be read"""
    asked = b''
    while b'\r\n\r\n' not in asked:
        piece = c.recv(4096)
        if not piece or piece[:1] == b'\x16':
            break
        asked += piece
    return asked


def talk(c, answer):
    asked = listen_to(c)
    for piece in answer if isinstance(answer, list) else answer(asked):
        if say(c, piece):
            return
    c.shutdown(socket.SHUT_WR)
    while c.recv(4096):
        pass


def serve_one(c, answer, tls):
    c.settimeout(20)
    try:
        if tls:
            c = tls.wrap_socket(c, server_side=True)
        talk(c, answer)
    except OSError:  # among them those of TLS
        pass
    c.close()


def serve_all(s, answer, tls):
    while True:
        try:
            c, _ = s.accept()
        except OSError:
            return
        threading.Thread(target=serve_one, args=(c, answer, tls),
                         daemon=True).start()


def hostile(answer, scheme, tls=None):
    with socket.create_server(('127.0.0.1', 0)) as s:
        t = threading.Thread(target=serve_all, args=(s, answer, tls))
        t.start()
        try:
            # ws: standard input that does not end by itself
            return run('--timeout', '1500', '--hold', '20000',
                       '%s://127.0.0.1:%d/' % (scheme, s.getsockname()[1]))
        finally:
            s.shutdown(socket.SHUT_RDWR)  # accept() returns
            t.join()


def agreed(frames):
    def answer(asked):
        key = [l.split(b':')[1].strip() for l in asked.split(b'\r\n')
               if l.lower().startswith(b'sec-websocket-key:')][0]
        accept = base64.b64encode(hashlib.sha1(
            key + b'258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest())
        return [SWITCH + b'Sec-WebSocket-Accept: ' + accept +
                b'\r\n\r\n'] + frames
    return answer


def hostile_rows():
    """(scheme, answer, exit code, last words)"""
    for scheme, answer, code, words in HOSTILE:
        yield scheme, answer, code, words
        if scheme in ('http', 'ws'):
            yield scheme + 's', answer, code, words
    for frames, words in FRAMES:
        for scheme in ('ws', 'wss'):
            yield scheme, agreed(frames), 3, 'broken off: ' + words


def wrong_end(got, code, words):
    """'' if it ended once, in these words; a * in them is for the version of
    OpenSSL"""
    rc, _, err = got
    lines = err.rstrip('\n').split('\n')
    ends = [l for l in lines
            if l.startswith(('no connection', 'broken off', 'timed out'))]
    same = fnmatch.fnmatchcase(lines[-1], words)
    if rc == code and same and len(ends) == (rc != 0):
        return ''
    return '%d %r, not %d %r' % (rc, err[-300:], code, words)


def check_hostile(rows, tls):
    wrong, count = [], 0
    for scheme, answer, code, words in rows:
        count += 1
        why = wrong_end(hostile(answer, scheme, tls), code, words)
        if why:
            wrong.append('%s %r: %s' % (scheme, answer if callable(
                answer) else [p[:60] if isinstance(p, bytes) else p
                              for p in answer], why))
    if wrong:
        raise AssertionError('\n'.join(wrong))
    print('%d servers, nobody came to harm' % count)


def run_hostile(_folder):
    check_hostile([r for r in hostile_rows() if r[0] in ('http', 'ws')], None)


def run_hostile_tls(folder):
    need('openssl')
    cert, key = certificate(folder, 'localhost', 'IP:127.0.0.1')
    TRUSTED[:] = [cert]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    check_hostile([r for r in hostile_rows() if r[0] in ('https', 'wss')],
                  context)
    check_hostile([(scheme, answer, 5 if answer == [HANG] else 2, words)
                   for answer, words in NO_TLS for scheme in ('https', 'wss')],
                  None)


# -- proxies --

SQUID = '''
http_port 127.0.0.1:%(port)d
pid_filename %(folder)s/pid
cache_log /dev/null
access_log none
cache deny all
coredump_dir %(folder)s
shutdown_lifetime 0 seconds
pinger_enable off
auth_param basic program /usr/lib/squid/basic_ncsa_auth %(folder)s/users
acl known proxy_auth REQUIRED
acl guarded localport %(port)d
acl CONNECT method CONNECT
http_access allow CONNECT known
http_access deny all
'''

TINYPROXY = '''
Port %(port)d
Listen 127.0.0.1
Timeout 30
MaxClients 20
LogLevel Critical
%(auth)s
'''

DANTE = '''
errorlog: %(folder)s/log
internal: 127.0.0.1 port = %(port)d
external: 127.0.0.1
socksmethod: %(method)s
user.privileged: root
user.unprivileged: nobody
client pass { from: 0/0 to: 0/0 }
socks pass { from: 0/0 to: 0/0 }
'''


def through(option, proxy, refused):
    """everything through it; a target that refuses is said with words"""
    url = 'http://127.0.0.1:%d' % PORT
    fetched('GET', run(option, proxy, url + '/what'), b'GET /what')
    fetched('by name', run(option, proxy,
                           'http://localhost:%d/what' % PORT), b'GET /what')
    fetched('POST', run(option, proxy, '-d', '@-', url + '/echo',
                        stdin=BIG[:200000]), b'POST ' + BIG[:200000])
    fetched('redirect', run(option, proxy, url + '/far'), b'GET /what')
    rc, out, _ = run(option, proxy, url + '/big')
    expect('big', (rc, out == BIG), (0, True))
    rc, _, err = run(option, proxy, 'http://127.0.0.1:%d/' % (PORT + 6))
    expect('target refuses: ' + err, (rc, refused in err), (2, True))


def config(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, 'w') as f:
        f.write(text)
    return path


def run_squid(folder):
    squid = need('squid')
    if not os.path.exists('/usr/lib/squid/basic_ncsa_auth'):
        print('skipped: squid has no basic_ncsa_auth')
        sys.exit(77)
    serve_python()
    port = PORT + 1
    crypt = subprocess.run(['openssl', 'passwd', '-apr1', 'secret:1'],
                           stdout=subprocess.PIPE, check=True).stdout.decode()
    config(folder, 'users', 'me:' + crypt)
    # squid leaves root's rights
    subprocess.run(['chmod', '-R', 'a+rwX', folder], check=True)
    conf = config(folder, 'squid.conf',
                  SQUID % {'folder': folder, 'port': port})
    with Process([squid, '-N', '-f', conf], port):
        at = '127.0.0.1:%d' % port
        through('--proxy', 'me:secret:1@' + at, 'http_proxy -> 503')
        rc, _, err = run('--proxy', at, 'http://127.0.0.1:%d/' % PORT)
        expect(err, (rc, 'http_proxy -> 407' in err), (2, True))
        rc, _, err = run('--proxy', 'me:wrong@' + at,
                         'http://127.0.0.1:%d/' % PORT)
        expect(err, (rc, 'http_proxy -> 407' in err), (2, True))


def run_tinyproxy(folder):
    tinyproxy = need('tinyproxy')
    serve_python()
    for n, (auth, who) in enumerate((('', ''), ('BasicAuth me secret',
                                                'me:secret@'))):
        port = PORT + 1 + n
        conf = config(folder, 'tinyproxy.conf',
                      TINYPROXY % {'port': port, 'auth': auth})
        with Process([tinyproxy, '-d', '-c', conf], port):
            through('--proxy', '%s127.0.0.1:%d' % (who, port),
                    'http_proxy -> 50')
            if auth:
                rc, _, err = run('--proxy', '127.0.0.1:%d' % port,
                                 'http://127.0.0.1:%d/' % PORT)
                expect(err, (rc, 'http_proxy -> 407' in err), (2, True))


def run_dante(folder):
    danted = need('danted')
    if os.getuid():
        print('skipped: danted must be started by root')
        sys.exit(77)
    serve_python()
    os.chmod(folder, 0o777)
    port = PORT + 1
    conf = config(folder, 'danted.conf', DANTE % {
        'folder': folder, 'port': port, 'method': 'none'})
    with Process([danted, '-f', conf, '-p', folder + '/pid'], port):
        through('--socks', '127.0.0.1:%d' % port, 'socks')
        # offered a password too, it may still want none
        through('--socks', 'me:secret@127.0.0.1:%d' % port, 'socks')
    # nobody has this name and password on this machine
    port += 1
    conf = config(folder, 'danted.conf', DANTE % {
        'folder': folder, 'port': port, 'method': 'username'})
    with Process([danted, '-f', conf, '-p', folder + '/pid'], port):
        for who in ('', 'me:wrong@'):
            rc, _, err = run('--socks', '%s127.0.0.1:%d' % (who, port),
                             'http://127.0.0.1:%d/' % PORT)
            expect(err, (rc, 'socks' in err), (2, True))
    print('with a password it is only refused here; see client-test.c')


# -- TLS: Python's ssl, and openssl s_server --

def certificate(folder, name, *names):
    cert, key = folder + '/%s.pem' % name, folder + '/%s.key' % name
    subprocess.run(['openssl', 'req', '-x509', '-newkey', 'ec', '-nodes',
                    '-pkeyopt', 'ec_paramgen_curve:prime256v1',
                    '-days', '2', '-subj', '/CN=' + name, '-addext',
                    'subjectAltName=' + ','.join(names),
                    '-out', cert, '-keyout', key], check=True,
                   stderr=subprocess.DEVNULL)
    return cert, key


def serve_tls(port, cert, key):
    server = Server(('127.0.0.1', port), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()


def refused(what, got, words):
    rc, out, err = got
    expect('%s (%s)' % (what, err), (rc, words in err), (2, True))


def run_tls(folder):
    need('openssl')
    serve_python()
    good = certificate(folder, 'localhost', 'DNS:localhost', 'IP:127.0.0.1')
    other = certificate(folder, 'other.example', 'DNS:other.example')
    serve_tls(PORT + 1, *good)
    serve_tls(PORT + 2, *other)
    url = 'https://localhost:%d' % (PORT + 1)
    refused('unknown', run(url), "server's cert didn't look good, "
            'tls=invalidca X509_V_ERR = 18')
    TRUSTED[:] = good[:1]
    methods(url)
    bodies(url)
    fetched('by address', run('https://127.0.0.1:%d/what' % (PORT + 1)),
            b'GET /what')
    TRUSTED[:] = other[:1]
    refused('name', run('https://localhost:%d/' % (PORT + 2)),
            "server's cert didn't look good, tls=hostname X509_V_ERR = 62")
    TRUSTED.clear()
    fetched('any', run('-k', 'https://localhost:%d/what' % (PORT + 2)),
            b'GET /what')
    refused('plain', run('-k', 'https://localhost:%d/' % PORT), 'tls: error:')
    TRUSTED[:] = good[:1]
    openssl = ['openssl', 's_server', '-accept', str(PORT + 3), '-cert',
               good[0], '-key', good[1], '-WWW', '-quiet']
    for version in ('-tls1_2', '-tls1_3'):
        with Process(openssl + [version], PORT + 3, folder):
            rc, out, err = run('https://localhost:%d/localhost.pem' % (
                PORT + 3))
            expect(err, (rc, out), (0, open(good[0], 'rb').read()))


def main():
    with tempfile.TemporaryDirectory() as folder:
        globals()['run_' + sys.argv[2].replace('-', '_')](folder)
    print('ok')


if __name__ == '__main__':
    main()
