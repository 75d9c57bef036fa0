# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# The demo server over TLS against clients of others.
#
#   tls.py PROGRAM WHAT     WHAT: python curl openssl websockets wrk
#   tls.py PROGRAM resume   sessions, as openssl s_client sees them
#   tls.py PROGRAM keylog yes|no   secrets are written, if built for it
import asyncio
import os
import random
import socket
import ssl
import subprocess
import sys
import tempfile
import time

import demo

FOLDER = tempfile.TemporaryDirectory()
CERT = os.path.join(FOLDER.name, 'cert.pem')
KEY = os.path.join(FOLDER.name, 'key.pem')
PREFIX = os.path.join(FOLDER.name, 'secrets')
BIG = os.urandom(3 * 1024 * 1024 + 17)


def make_certificate():
    subprocess.run(
        ['openssl', 'req', '-x509', '-newkey', 'ec', '-nodes', '-days', '2',
         '-pkeyopt', 'ec_paramgen_curve:P-256', '-keyout', KEY, '-out', CERT,
         '-subj', '/CN=localhost', '-addext',
         'subjectAltName=DNS:localhost,IP:127.0.0.1'],
        check=True, stderr=subprocess.DEVNULL)


class Server(demo.Demo):
    def __init__(self, program):
        with open(os.path.join(FOLDER.name, 'big.png'), 'wb') as f:
            f.write(BIG)
        with open(os.path.join(FOLDER.name, 'index.html'), 'w') as f:
            f.write('<p>small</p>\n')
        super().__init__(program, FOLDER.name)
        self.args += ['--tls-cert=' + CERT, '--tls-key=' + KEY]

    def __enter__(self):
        super().__enter__()
        self.tls = 'https://127.0.0.1:%d' % self.port
        return self


def context(version=None):
    c = ssl.create_default_context(cafile=CERT)
    if version:
        c.minimum_version = c.maximum_version = version
    return c


def connect(server, c, session=None, name='localhost'):
    s = socket.create_connection(('127.0.0.1', server.port), timeout=20)
    return c.wrap_socket(s, server_hostname=name, session=session)


def get(s, path, more=''):
    s.sendall(('GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n' %
               (path, more)).encode())
    got = b''
    while b'\r\n\r\n' not in got:
        got += s.recv(65536)
    head, body = got.split(b'\r\n\r\n', 1)
    size = int(head.lower().split(b'content-length: ')[1].split(b'\r\n')[0])
    while len(body) < size:
        body += s.recv(65536)
    return head, body


def python(server):
    for v in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
        c = context(v)
        c.set_alpn_protocols(['http/1.1'])
        with connect(server, c) as s:
            assert s.selected_alpn_protocol() == 'http/1.1'
            for _ in range(3):      # one connection, several requests
                head, body = get(s, '/big.png')
                assert head.startswith(b'HTTP/1.1 200'), head
                assert body == BIG
    # a request cut into single bytes, each a record
    with connect(server, context()) as s:
        for b in b'GET / HTTP/1.1\r\nHost: a\r\n':
            s.sendall(bytes([b]))
        s.sendall(b'\r\n')
        assert s.recv(100).startswith(b'HTTP/1.1 200')
    # one whose handshake comes in single bytes
    for cut in (1, 7, 100):
        in_pieces(server, cut)
    # an old version is refused
    c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    c.check_hostname = False
    c.verify_mode = ssl.CERT_NONE
    try:
        c.set_ciphers('DEFAULT:@SECLEVEL=0')
        c.minimum_version = c.maximum_version = ssl.TLSVersion.TLSv1_1
        connect(server, c).close()
        raise AssertionError('TLS 1.1 was spoken')
    except (ssl.SSLError, ConnectionError, ValueError):
        pass
    # and plain http on the same port goes on
    s = socket.create_connection(('127.0.0.1', server.port), timeout=20)
    assert get(s, '/big.png')[1] == BIG
    s.close()


def in_pieces(server, cut):
    into, out = ssl.MemoryBIO(), ssl.MemoryBIO()
    o = context().wrap_bio(into, out, server_hostname='localhost')
    s = socket.create_connection(('127.0.0.1', server.port), timeout=20)
    s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def push():
        b = out.read()
        while b:
            s.sendall(b[:cut])
            b = b[cut:]

    while True:
        try:
            o.do_handshake()
            break
        except ssl.SSLWantReadError:
            push()
            into.write(s.recv(3))
    push()
    o.write(b'GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    push()
    while True:
        try:
            assert o.read(13) == b'HTTP/1.1 200 '
            break
        except ssl.SSLWantReadError:
            into.write(s.recv(5))
    s.close()


def curl(server):
    exe = demo.need('curl')
    base = [exe, '-sf', '--noproxy', '*', '--cacert', CERT]
    for args in (['--tlsv1.3'], ['--tls-max', '1.2'],
                 ['--tls-max', '1.2', '--ciphers',
                  'ECDHE-ECDSA-CHACHA20-POLY1305'], ['--http1.0']):
        r = subprocess.run(base + args + [server.tls + '/big.png'],
                           stdout=subprocess.PIPE, check=True)
        assert r.stdout == BIG, args
    # an upload, larger than any buffer
    up = os.path.join(FOLDER.name, 'up.bin')
    with open(up, 'wb') as f:
        f.write(os.urandom(700000))
    r = subprocess.run(base + ['-F', 'file=@' + up, server.tls + '/upload'],
                       stdout=subprocess.PIPE, check=True)
    assert b'up.bin' in r.stdout, r.stdout


def s_client(server, *args, text=b''):
    env = dict(os.environ)
    env.pop('SSLKEYLOGFILE', None)
    r = subprocess.run(
        ['openssl', 's_client', '-connect', '127.0.0.1:%d' % server.port,
         '-servername', 'localhost', '-CAfile', CERT] + list(args),
        input=text, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env=env, timeout=30)
    return r.stdout


def openssl(server):
    for v in ('-tls1_2', '-tls1_3'):
        out = s_client(server, v, '-alpn', 'foo,http/1.1')
        assert b'Verify return code: 0 (ok)' in out, out
        assert b'ALPN protocol: http/1.1' in out, out
        assert b'Secure Renegotiation' in out
    assert b'no application protocol' in s_client(server, '-alpn', 'foo')
    # renegotiation is refused, and the connection survives asking
    p = subprocess.Popen(
        ['openssl', 's_client', '-connect', '127.0.0.1:%d' % server.port,
         '-tls1_2'], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT)
    time.sleep(0.5)
    out = p.communicate(b'R\n', timeout=30)[0]
    assert b'no renegotiation' in out, out
    # a new key, asked for by the client (RFC 8446 4.6.3)
    p = subprocess.Popen(
        ['openssl', 's_client', '-connect', '127.0.0.1:%d' % server.port,
         '-tls1_3', '-crlf'], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT)
    time.sleep(0.5)
    p.stdin.write(b'K\n')
    p.stdin.flush()
    time.sleep(0.3)
    p.stdin.write(b'GET / HTTP/1.0\n\n')
    p.stdin.flush()
    time.sleep(0.5)
    out = p.communicate(timeout=30)[0]
    assert b'KEYUPDATE' in out and b'200 OK' in out, out


def resume(server):
    for v in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
        c = context(v)
        with connect(server, c) as s:
            get(s, '/')             # tickets of 1.3 come with it
            session = s.session
        with connect(server, c, session) as s:
            assert s.session_reused, v
            get(s, '/')
    with tempfile.NamedTemporaryFile() as f:
        s_client(server, '-tls1_2', '-no_ticket', '-sess_out', f.name)
        out = s_client(server, '-tls1_2', '-no_ticket', '-sess_in', f.name)
        assert b'Reused, TLSv1.2' in out, out


def websockets(server):
    try:
        import websockets as ws_module
    except ImportError:
        print('skipped: python3-websockets is not installed')
        sys.exit(77)

    async def talk():
        async with ws_module.connect(
                'wss://localhost:%d/' % server.port, subprotocols=['lws-echo'],
                ssl=context(), compression=None, max_size=None) as ws:
            for size in (0, 1, 125, 126, 65535, 65536, 400000):
                m = random.randbytes(size)
                await ws.send(m)
                assert await ws.recv() == m, size
            await ws.send('text')
            assert await ws.recv() == 'text'

    asyncio.run(asyncio.wait_for(talk(), 60))


def keylog(server):
    out = s_client(server, '-tls1_3')
    assert b'Verify return code: 0 (ok)' in out, out
    path = PREFIX + '.localhost'
    if sys.argv[3] == 'no':
        assert not os.path.exists(path)
        return
    with open(path) as f:
        lines = f.read()
    assert os.stat(path).st_mode & 0o077 == 0
    for what in ('CLIENT_TRAFFIC_SECRET_0 ', 'SERVER_TRAFFIC_SECRET_0 '):
        assert what in lines, lines


def wrk(server):
    exe = demo.need('wrk')
    out = subprocess.run([exe, '-t1', '-c20', '-d2', server.tls + '/'],
                         stdout=subprocess.PIPE, check=True).stdout.decode()
    assert 'Non-2xx' not in out and 'Socket errors' not in out, out
    assert int(out.split(' requests in')[0].split()[-1]) > 1000, out


def main():
    demo.need('openssl')
    make_certificate()
    os.environ['SSLKEYLOGFILE'] = PREFIX
    with Server(sys.argv[1]) as server:
        globals()[sys.argv[2]](server)


main()
