#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# The test client against servers and proxies of others.
#
#   client.py PROGRAM python|nginx|websockets|node|hostile|squid|tinyproxy|dante
#   client.py PROGRAM tls
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


# -- servers that mean no good: (scheme, answer, exit code, words) --

OK = b'HTTP/1.1 200 OK\r\n'
SWITCH = (b'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n'
          b'Connection: Upgrade\r\n')
RESET = object()   # a reset in place of more
HANG = object()    # nothing more

HOSTILE = [
    ('http', [RESET], 2, 'read failed'),
    ('http', [], 2, 'read failed'),
    ('http', [b'HTTP/1.1 20'], 2, 'read failed'),
    ('http', [b'HTTP/1.1 20', RESET], 2, 'read failed'),
    ('http', [b'what?\r\n\r\n'], 2, 'problems parsing header'),
    ('http', [b'HTTP/9.1 200 OK\r\n\r\n'], 2, 'problems parsing header'),
    ('http', [b'HTTP/1.1 2000 OK\r\n\r\n'], 2, 'problems parsing header'),
    ('http', [OK + b'a b: c\r\n\r\n'], 2, 'problems parsing header'),
    ('http', [OK + b'X: ' + b'y' * (1 << 20) + b'\r\n\r\n'], 2,
     'problems parsing header'),
    ('http', [OK + b'X-%d: y\r\n' % 1 * 200000], 2,
     'problems parsing header'),
    ('http', [OK + b'Content-Length: -1\r\n\r\n'], 2,
     'problems parsing header'),
    ('http', [OK + b'Content-Length: 99999999999999999999999\r\n\r\n'], 2,
     'problems parsing header'),
    ('http', [OK + b'Content-Length: 1\r\nContent-Length: 2\r\n\r\nab'], 2,
     'problems parsing header'),
    ('http', [OK + b'Content-Length: 10\r\n\r\nhalf'], 3, 'broken off'),
    ('http', [OK + b'Content-Length: 10\r\n\r\nhalf', RESET], 3,
     'broken off'),
    ('http', [OK + b'Transfer-Encoding: chunked\r\n\r\n5\r\nab'], 3,
     'broken off'),
    ('http', [OK + b'Transfer-Encoding: chunked\r\n\r\n'
              b'fffffffffffffffff\r\nab'], 3, 'broken off'),
    ('http', [OK + b'Transfer-Encoding: chunked\r\n\r\nzz\r\nab'], 3,
     'broken off'),
    ('http', [OK + b'Transfer-Encoding: chunked\r\n\r\n2\r\nabXX'], 3,
     'broken off'),
    ('http', [b'HTTP/1.1 100 Continue\r\n\r\n' * 100], 2,
     'interim answers'),
    ('http', [SWITCH + b'\r\n'], 2, '101'),
    ('http', [b'HTTP/1.1 302 x\r\n\r\n'], 0, 'status 302'),
    ('http', [b'HTTP/1.1 302 x\r\nLocation: gopher://a/\r\n\r\n'], 2, 'HS: '),
    ('http', [b'HTTP/1.1 302 x\r\nLocation: http://127.0.0.1:99999/'
              b'\r\n\r\n'], 2, 'HS: '),
    ('http', [OK, HANG], 5, 'timed out'),
    ('http', [OK + b'\r\n', HANG], 5, 'timed out'),
    ('http', [HANG], 5, 'timed out'),
    ('ws', [RESET], 2, 'read failed'),
    ('ws', [OK + b'Content-Length: 0\r\n\r\n'], 2,
     'HS: ws upgrade response not 101'),
    ('ws', [b'HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n'], 2,
     'HS: ws upgrade unauthorized'),
    ('ws', [SWITCH + b'\r\n'], 2, 'HS: ACCEPT missing'),
    ('ws', [SWITCH + b'Sec-WebSocket-Accept: AAAA\r\n\r\n'], 2,
     'HS: Accept hash wrong'),
    ('ws', [b'HTTP/1.1 101 x\r\n\r\n'], 2, 'HS: UPGRADE missing'),
    ('ws', [b'HTTP/1.1 101 x\r\nUpgrade: h2c\r\n\r\n'], 2, 'HS: UPGRADE'),
    ('ws', [b'HTTP/1.1 101 x\r\nUpgrade: websocket\r\n'
            b'Connection: close\r\n\r\n'], 2, 'HS: CONNECTION'),
]

# after a right handshake; {accept} of it is filled in
FRAMES = [
    ([b'\x81\x85abcdhello'], 3, 'broken off'),      # masked
    ([b'\x83\x00'], 3, 'broken off'),               # an opcode of none
    ([b'\x91\x00'], 3, 'broken off'),               # a reserved bit
    ([b'\x80\x00'], 3, 'broken off'),               # goes on with nothing
    ([b'\x09\x00'], 3, 'broken off'),               # a PING in fragments
    ([b'\x89\x7e\x00\x80' + b'x' * 128], 3, 'broken off'),
    ([b'\x81\x02\xff\xfe'], 3, 'broken off'),       # not UTF-8
    ([b'\x81\x7f' + b'\xff' * 8], 3, 'broken off'),
    ([b'\x81\x05he', RESET], 3, 'broken off'),
    ([b'\x81\x05he'], 3, 'broken off'),
    ([RESET], 3, 'broken off'),
    ([b'\x88\x01\x03'], 3, 'broken off'),           # half of a code
]


def talk(c, answer):
    asked = b''
    while b'\r\n\r\n' not in asked:
        piece = c.recv(4096)
        if not piece:
            return
        asked += piece
    if not isinstance(answer, list):
        answer = answer(asked)
    for piece in answer:
        if piece is RESET:
            c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                         b'\1\0\0\0\0\0\0\0')
            return
        if piece is HANG:
            while c.recv(4096):
                pass
            return
        c.sendall(piece)
    c.shutdown(socket.SHUT_WR)
    while c.recv(4096):
        pass


def hostile(answer, *args):
    def serve():
        c, _ = s.accept()
        c.settimeout(20)
        try:
            talk(c, answer)
        except OSError:
            pass
        c.close()
    with socket.create_server(('127.0.0.1', 0)) as s:
        t = threading.Thread(target=serve, daemon=True)
        t.start()
        url = '%s://127.0.0.1:%d/' % (args[0], s.getsockname()[1])
        # ws: standard input that does not end by itself
        got = run('--timeout', '1500', '--hold', '20000', url)
        t.join(20)
    return got


def agreed(frames):
    import base64

    def answer(asked):
        key = [l.split(b':')[1].strip() for l in asked.split(b'\r\n')
               if l.lower().startswith(b'sec-websocket-key:')][0]
        accept = base64.b64encode(hashlib.sha1(
            key + b'258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest())
        return [SWITCH + b'Sec-WebSocket-Accept: ' + accept +
                b'\r\n\r\n'] + frames
    return answer


def run_hostile(_folder):
    wrong = []
    for scheme, answer, code, words in HOSTILE:
        rc, _, err = hostile(answer, scheme)
        if rc != code or words not in err:
            wrong.append('%s %r: %d %r, not %d %r' % (
                scheme, answer[0][:80] if answer and isinstance(
                    answer[0], bytes) else answer, rc, err, code, words))
    for frames, code, words in FRAMES:
        rc, _, err = hostile(agreed(frames), 'ws')
        if rc != code or words not in err:
            wrong.append('ws frame %r: %d %r, not %d %r' % (
                frames[0], rc, err, code, words))
    if wrong:
        raise AssertionError('\n'.join(wrong))
    print('%d servers, nobody came to harm' % (len(HOSTILE) + len(FRAMES)))


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
        globals()['run_' + sys.argv[2]](folder)
    print('ok')


if __name__ == '__main__':
    main()
