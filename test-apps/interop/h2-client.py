# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# The test client's HTTP/2 against servers of others, and our own:
#
#   h2-client.py PROGRAM nghttpd|nginx|node|h2o
#   h2-client.py PROGRAM own SERVER ECHO    the demo, and an echo of messages
#   h2-client.py MULTI shared               eight requests, one connection
#   h2-client.py PROGRAM h2                 python3-h2, also a hostile one
#
# Exits with 77 if the peer is not there.
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time

import client
from client import (BIG, PORT, TRUSTED, Process, certificate, expect, fetched,
                    run)
from demo import Demo, need


def fetched2(what, got, body, status=200):
    expect('%s is HTTP/2 (%s)' % (what, got[2]), 'HTTP/2\n' in got[2], True)
    fetched(what, got, body, status)


def files(folder, suffix=''):
    for name, data in (('big', BIG), ('mid', BIG[:500000]),
                       ('small', b'hello'), ('empty', b'')):
        with open(os.path.join(folder, name + suffix), 'wb') as f:
            f.write(data)
    os.chmod(folder, 0o755)


def gets(url, *how, suffix=''):
    """what any server of files does"""
    fetched2('small', run(url + '/small' + suffix, *how), b'hello')
    fetched2('empty', run(url + '/empty' + suffix, *how), b'')
    fetched2('big', run(url + '/big' + suffix, *how), BIG)
    fetched2('slowly', run(url + '/mid' + suffix, '--slow', '300', *how),
             BIG[:500000])
    fetched2('HEAD', run('-I', url + '/big' + suffix, *how), b'')
    got = run(url + '/none', *how)
    expect('404', (got[0], 'status 404\n' in got[2]), (0, True))


def trusted(folder):
    cert = certificate(folder, 'localhost', 'DNS:localhost')
    TRUSTED[:] = cert[:1]
    return cert


# -- servers --

def run_nghttpd(folder):
    program = need('nghttpd')
    need('openssl')
    files(folder)
    with Process([program, '--no-tls', '--address=127.0.0.1', '-d', folder,
                  '--echo-upload', str(PORT)], PORT):
        url = 'http://127.0.0.1:%d' % PORT
        gets(url, '--h2')
        for body in (b'', b'x', BIG[:3000000]):
            for how in ([], ['--chunked']):
                fetched2('echo', run('--h2', '-X', 'POST', '-d', '@-', *how,
                                     url + '/echo', stdin=body), body)
    # windows of the least size, and one stream at a time
    with Process([program, '--no-tls', '--address=127.0.0.1', '-d', folder,
                  '--echo-upload', '-w', '1', '-W', '1', '-m', '1', '-p',
                  '/big=/small', str(PORT + 1)], PORT + 1):
        url = 'http://127.0.0.1:%d' % (PORT + 1)
        fetched2('pushed', run('--h2', url + '/big'), BIG)
        fetched2('tiny windows', run('--h2', '-d', '@-', url + '/echo',
                                     stdin=BIG[:100000]), BIG[:100000])
    cert, key = trusted(folder)
    with Process([program, '--address=127.0.0.1', '-d', folder,
                  str(PORT + 2), key, cert], PORT + 2):
        url = 'https://localhost:%d' % (PORT + 2)
        gets(url)
        got = run(url + '/small', '--alpn', 'http/1.1')
        expect('no common protocol', got[0], 2)


def run_shared(folder):
    program = need('nghttpd')
    need('openssl')
    files(folder)
    cert, key = trusted(folder)
    log = os.path.join(folder, 'log')
    with open(log, 'wb') as out:
        server = subprocess.Popen([program, '-v', '--address=127.0.0.1', '-d',
                                   folder, str(PORT), key, cert], stdout=out)
        try:
            for _ in range(100):
                if os.path.getsize(log):
                    break
                time.sleep(.1)
            # they are asked for before anybody knows what the server speaks
            rc, _, err = run('--tls', '--server', 'localhost', '--port',
                             str(PORT), '--path', '/small', '-p')
        finally:
            server.terminate()
            server.wait()
    expect(err, rc, 0)
    seen = re.findall(r'\[(id=\d+)\].*recv HEADERS.*stream_id=(\d+)',
                      re.sub('\x1b\\[[0-9;]*m', '', open(log).read()))
    expect('streams', seen, [('id=1', str(n)) for n in range(1, 16, 2)])


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
    root %(folder)s;
    server { listen 127.0.0.1:%(clear)d http2; %(rules)s }
    server { listen 127.0.0.1:%(tls)d ssl http2;
             ssl_certificate %(cert)s; ssl_certificate_key %(key)s; %(rules)s }
    server { listen 127.0.0.1:%(old)d ssl;
             ssl_certificate %(cert)s; ssl_certificate_key %(key)s; }
}
'''
RULES = '''location /back { proxy_pass http://127.0.0.1:%d/echo;
                            proxy_http_version 1.1; }
           location /moved { return 301 /small; }
           location /gone { return 204; }'''


def run_nginx(folder):
    nginx = need('nginx')
    need('openssl')
    client.serve_python()
    files(folder)
    cert, key = trusted(folder)
    conf = os.path.join(folder, 'nginx.conf')
    with open(conf, 'w') as f:
        f.write(NGINX % {'folder': folder, 'clear': PORT + 1, 'tls': PORT + 2,
                         'old': PORT + 3, 'cert': cert, 'key': key,
                         'rules': RULES % PORT})
    with Process([nginx, '-c', conf], PORT + 3):
        for url, how in (('http://127.0.0.1:%d' % (PORT + 1), ['--h2']),
                         ('https://localhost:%d' % (PORT + 2), [])):
            gets(url, *how)
            fetched2('moved', run(url + '/moved', *how), b'hello')
            fetched2('204', run(url + '/gone', *how), b'', 204)
            fetched2('range', run('-H', 'Range: bytes=1-2', url + '/small',
                                  *how), b'el', 206)
            for more in ([], ['--chunked']):
                fetched2('POST', run('-d', '@-', url + '/back', *how, *more,
                                     stdin=BIG[:2000000]),
                         b'POST ' + BIG[:2000000])
        got = run('https://localhost:%d/small' % (PORT + 3))
        fetched('the server knows HTTP/1 only', got, b'hello')
        expect('HTTP/1', 'HTTP/1\n' in got[2], True)
        got = run('--alpn', 'http/1.1', 'https://localhost:%d/small' % (
            PORT + 2))
        expect('asked for', 'HTTP/1\n' in got[2], True)
        # without extended CONNECT ws goes back to HTTP/1
        got = run('--alpn', 'h2,http/1.1', 'wss://localhost:%d/small' % (
            PORT + 2))
        expect('ws', (got[0], 'HS: ws upgrade response not 101' in got[2]),
               (2, True))


NODE = r'''
const http2 = require('http2'), fs = require('fs');
const [port, tls, cert, key] = process.argv.slice(2);
const serve = (stream, headers) => {
	const path = headers[':path'];
	if (path === '/hints') {
		stream.additionalHeaders({ ':status': 103, link: '</a>' });
		stream.respond({ ':status': 200 });
		stream.end('hinted');
	} else if (path === '/trailers') {
		stream.respond({ ':status': 200 }, { waitForTrailers: true });
		stream.on('wantTrailers', () =>
			stream.sendTrailers({ 'x-end': 'yes' }));
		stream.end('body');
	} else if (path === '/reset') {
		stream.respond({ ':status': 200 });
		stream.write('some', () =>
			setTimeout(() => stream.destroy(new Error('x')), 50));
	} else if (path === '/refuse') {
		stream.close(7);
	} else if (path === '/headers') {
		stream.respond({ ':status': 200 });
		stream.end(JSON.stringify(headers));
	} else if (path === '/goaway') {
		stream.session.goaway(0);
		stream.respond({ ':status': 200 });
		stream.end('bye');
	} else {
		stream.respond({ ':status': 200, 'content-type': 'text/x' });
		stream.pipe(stream);
	}
	stream.on('error', () => {});
};
http2.createServer().on('stream', serve).listen(+port, '127.0.0.1');
http2.createSecureServer({ cert: fs.readFileSync(cert),
	key: fs.readFileSync(key), allowHTTP1: false })
	.on('stream', serve).listen(+tls, '127.0.0.1');
'''


def run_node(folder):
    node = need('node')
    need('openssl')
    cert, key = trusted(folder)
    script = os.path.join(folder, 'server.js')
    with open(script, 'w') as f:
        f.write(NODE)
    with Process([node, script, str(PORT), str(PORT + 1), cert, key],
                 PORT + 1):
        for url, how in (('http://127.0.0.1:%d' % PORT, ['--h2']),
                         ('https://localhost:%d' % (PORT + 1), [])):
            fetched2('103', run(url + '/hints', *how), b'hinted')
            fetched2('trailers', run(url + '/trailers', *how), b'body')
            fetched2('goaway', run(url + '/goaway', *how), b'bye')
            for body in (b'x' * 5, BIG[:3000000]):
                for more in ([], ['--chunked']):
                    fetched2('echo', run('-d', '@-', url + '/echo', *how,
                                         *more, stdin=body), body)
            expect('reset', run(url + '/reset', *how)[0], 3)
            got = run(url + '/refuse', *how)
            expect('refused', (got[0], 'h2: refused' in got[2]), (2, True))
            _, out, err = run('-H', 'X-Mine: a b', url + '/headers', *how)
            for want in (b'"x-mine":"a b"', b'":path":"/headers"',
                         b'":authority":"%s"' % url[url.find('//') + 2:]
                         .encode()):
                expect('%s of %s (%s)' % (want, out, err), want in out, True)


H2O = '''
%(user)s
listen: {port: %(clear)d, host: 127.0.0.1}
listen: {port: %(tls)d, host: 127.0.0.1,
         ssl: {certificate-file: "%(cert)s", key-file: "%(key)s"}}
hosts: {default: {paths: {/: {file.dir: "%(folder)s"}}}}
'''


def run_h2o(folder):
    program = need('h2o')
    need('openssl')
    files(folder)
    cert, key = trusted(folder)
    conf = os.path.join(folder, 'h2o.conf')
    with open(conf, 'w') as f:
        f.write(H2O % {'user': '' if os.getuid() else 'user: root',
                       'clear': PORT, 'tls': PORT + 1, 'cert': cert,
                       'key': key, 'folder': folder})
    with Process([program, '-c', conf], PORT + 1):
        gets('http://127.0.0.1:%d' % PORT, '--h2')
        gets('https://localhost:%d' % (PORT + 1))


def run_own(folder):
    need('openssl')
    server, echo = sys.argv[3:5]
    files(folder, '.txt')
    cert, key = trusted(folder)
    with Demo(server, folder) as demo:
        gets(demo.url, '--h2', suffix='.txt')
    with Demo(server, folder, ['--tls-cert=' + cert, '--tls-key=' + key]) as demo:
        gets('https://localhost:%d' % demo.port, suffix='.txt')
    lines = b''.join(b'line %d %s\n' % (n, b'x' * (n * 7 % 3000))
                     for n in range(400)) + 'grüße\n\nend\n'.encode()
    with Process([echo, '--port=%d' % PORT], PORT):
        url = 'ws://127.0.0.1:%d' % PORT
        for how in ([], ['--no-deflate'], ['--binary']):
            rc, out, err = run('--h2', url + '/', *how, stdin=lines)
            expect('%s: %s' % (how, err), (rc, out == lines), (0, True))
            expect(err, 'established, on HTTP/2\n' in err, True)


# -- python3-h2: each frame that a server must not send --

def frame(kind, flags, stream, payload=b''):
    return (len(payload).to_bytes(3, 'big') + bytes([kind, flags]) +
            stream.to_bytes(4, 'big') + payload)


DATA, HEADERS, PRIORITY, RST, SETTINGS, PUSH, PING, GOAWAY, WINDOW, CONT = \
    range(10)
OK = frame(HEADERS, 4, 1, b'\x88')  # :status 200
# a field of 16000 bytes
LONG = frame(CONT, 0, 1, b'\x00\x01a\x7f\x81\x7c' + b'b' * 16000)

# (what, bytes, code of GOAWAY or of RST_STREAM of stream 1)
GO, ST = GOAWAY, RST
HOSTILE = [
    ('push', frame(PUSH, 4, 1, b'\0\0\0\2\x82'), GO, 1),
    ('answer for nobody', frame(HEADERS, 5, 3, b'\x88'), GO, 1),
    ('answer for stream 2', frame(HEADERS, 5, 2, b'\x88'), GO, 1),
    ('answer for stream 0', frame(HEADERS, 5, 0, b'\x88'), GO, 1),
    ('data for nobody', frame(DATA, 0, 5, b'x'), GO, 1),
    ('data for stream 0', frame(DATA, 0, 0, b'x'), GO, 1),
    ('data first', frame(DATA, 0, 1, b'x'), ST, 1),
    ('window 0', frame(WINDOW, 0, 0, bytes(4)), GO, 1),
    ('window 0 of a stream', frame(WINDOW, 0, 1, bytes(4)), ST, 1),
    ('window overflow', frame(WINDOW, 0, 0, b'\x7f\xff\xff\xff'), GO, 3),
    ('window overflow of a stream', frame(WINDOW, 0, 1, b'\x7f\xff\xff\xff'),
     ST, 3),
    ('window of nobody', frame(WINDOW, 0, 9, b'\0\0\0\1'), GO, 1),
    ('reset of nobody', frame(RST, 0, 9, bytes(4)), GO, 1),
    ('reset too short', frame(RST, 0, 1, bytes(3)), GO, 6),
    ('ping too long', frame(PING, 0, 0, bytes(9)), GO, 6),
    ('ping on a stream', frame(PING, 0, 1, bytes(8)), GO, 1),
    ('settings on a stream', frame(SETTINGS, 0, 1), GO, 1),
    ('settings of 5 bytes', frame(SETTINGS, 0, 0, bytes(5)), GO, 6),
    ('push enabled', frame(SETTINGS, 0, 0, b'\0\2\0\0\0\1'), GO, 1),
    ('window too large', frame(SETTINGS, 0, 0, b'\0\4\x80\0\0\0'), GO, 3),
    ('frames too small', frame(SETTINGS, 0, 0, b'\0\5\0\0\0\1'), GO, 1),
    ('frame too large', frame(DATA, 0, 1, bytes(16385)), GO, 6),
    ('continuation of nothing', frame(CONT, 4, 1, b'\x88'), GO, 1),
    ('block interrupted', frame(HEADERS, 0, 1, b'\x88') +
     frame(PING, 0, 0, bytes(8)), GO, 1),
    ('padding only', frame(HEADERS, 0xc, 1, b'\x09\x88'), GO, 1),
    ('no such index', frame(HEADERS, 4, 1, b'\xff\xff\x03'), GO, 9),
    ('table too large', frame(HEADERS, 4, 1, b'\x3f\xff\xff\x03\x88'), GO, 9),
    ('block cut', frame(HEADERS, 4, 1, b'\x00\x05ab'), GO, 9),
    ('upper case', frame(HEADERS, 4, 1, b'\x88\x00\x01A\x01b'), ST, 1),
    ('connection', frame(HEADERS, 4, 1,
                         b'\x88\x00\x0aconnection\x05close'), ST, 1),
    ('no status', frame(HEADERS, 4, 1, b'\x00\x01a\x01b'), ST, 1),
    ('two statuses', frame(HEADERS, 4, 1, b'\x88\x88'), ST, 1),
    ('method', frame(HEADERS, 4, 1, b'\x88\x82'), ST, 1),
    ('interim and end', frame(HEADERS, 5, 1, b'\x08\x03100'), ST, 1),
    ('trailers without end', OK + frame(HEADERS, 4, 1, b'\x00\x01a\x01b'),
     ST, 1),
    ('trailers with status', OK + frame(HEADERS, 5, 1, b'\x88'), ST, 1),
    ('huge list', frame(HEADERS, 0, 1, b'\x88') + LONG * 6 +
     frame(CONT, 4, 1), ST, 8),
    ('huge block', frame(HEADERS, 0, 1, b'\x88') + LONG * 9, GO, 11),
    ('no end of a block', frame(HEADERS, 0, 1, b'\x88') +
     frame(CONT, 0, 1) * 70, GO, 11),
    ('pings', frame(PING, 0, 0, bytes(8)) * 3000, GO, 11),
    ('settings', frame(SETTINGS, 0, 0) * 3000, GO, 11),
    ('empty data', OK + frame(DATA, 0, 1) * 3000, GO, 11),
    ('unknown frames', frame(99, 0, 0) * 3000, GO, 11),
    ('priorities', frame(PRIORITY, 0, 1, bytes(4) + b'\1') * 3000, GO, 11),
    ('more than announced', frame(HEADERS, 4, 1, b'\x88\x0f\x0d\x011') +
     frame(DATA, 1, 1, b'xy'), ST, 1),
    ('less than announced', frame(HEADERS, 4, 1, b'\x88\x0f\x0d\x013') +
     frame(DATA, 1, 1, b'xy'), ST, 1),
    ('announced, and ended', frame(HEADERS, 5, 1, b'\x88\x0f\x0d\x013'),
     ST, 1),
    ('no number', frame(HEADERS, 4, 1, b'\x88\x0f\x0d\x01x'), ST, 1),
    ('pseudo field behind others', frame(HEADERS, 4, 1,
                                         b'\x00\x01a\x01b\x88'), ST, 1),
    ('unknown pseudo field', frame(HEADERS, 4, 1,
                                   b'\x88\x00\x02:a\x01b'), ST, 1),
    ('empty name', frame(HEADERS, 4, 1, b'\x88\x00\x00\x01b'), ST, 1),
    ('line end in a value', frame(HEADERS, 4, 1, b'\x88\x00\x01a\x03b\nc'),
     ST, 1),
    ('NUL in a value', frame(HEADERS, 4, 1, b'\x88\x00\x01a\x03b\0c'), ST, 1),
    ('chunks', frame(HEADERS, 4, 1,
                     b'\x88\x00\x11transfer-encoding\x07chunked'), ST, 1),
    ('status of words', frame(HEADERS, 4, 1, b'\x08\x03abc'), ST, 1),
    ('status of two digits', frame(HEADERS, 4, 1, b'\x08\x0220'), ST, 1),
    ('101', frame(HEADERS, 4, 1, b'\x08\x03101'), ST, 1),
    ('trailers with a connection field', OK + frame(
        HEADERS, 5, 1, b'\x00\x0aconnection\x05close'), ST, 1),
    ('data too short for its padding', OK + frame(DATA, 8, 1, b'\x05xx'),
     GO, 1),
    ('headers too short for a priority', frame(HEADERS, 0x24, 1, b'\0\0'),
     GO, 6),
    ('priority of stream 0', frame(PRIORITY, 0, 0, bytes(5)), GO, 1),
    ('priority too short', frame(PRIORITY, 0, 1, bytes(4)), ST, 6),
    ('reset of stream 0', frame(RST, 0, 0, bytes(4)), GO, 1),
    ('acknowledgement with settings', frame(SETTINGS, 1, 0, bytes(6)), GO, 6),
    ('extended CONNECT of 2', frame(SETTINGS, 0, 0, b'\0\x08\0\0\0\2'),
     GO, 1),
    ('goaway too short', frame(GOAWAY, 0, 0, bytes(7)), GO, 6),
    ('goaway on a stream', frame(GOAWAY, 0, 1, bytes(8)), GO, 1),
    ('window update too long', frame(WINDOW, 0, 0, bytes(5)), GO, 6),
    ('continuation on another stream', frame(HEADERS, 0, 1, b'\x88') +
     frame(CONT, 4, 3), GO, 1),
    ('index 0', frame(HEADERS, 4, 1, b'\x88\x80'), GO, 9),
    ('EOS in a string', frame(HEADERS, 4, 1,
                              b'\x88\0\x01a\x84\xff\xff\xff\xff'), GO, 9),
    ('size update behind a field', frame(HEADERS, 4, 1, b'\x88\x20'), GO, 9),
    ('an integer without end', frame(HEADERS, 4, 1, b'\x88\xff' +
                                     b'\x80' * 12 + b'\1'), GO, 9),
    ('no settings first', None, GO, 1),
    ('HTTP/1', b'HTTP/1.1 400 Bad Request\r\n\r\n', GO, 6),
]


def serve_once(listener, send, seen):
    """one connection: what its client says of it goes to seen"""
    s, _ = listener.accept()
    s.settimeout(20)
    got = b''
    while b'\x01' not in [got[n + 3:n + 4] for n in offsets(got)]:
        got += s.recv(65536)
    first = b'' if send is None else frame(SETTINGS, 0, 0)
    if send is not None:
        first += frame(SETTINGS, 1, 0)
    try:
        s.sendall(first + (send if send is not None else
                           frame(PING, 0, 0, bytes(8))))
        s.shutdown(socket.SHUT_WR)
    except OSError:
        pass
    try:
        while True:
            more = s.recv(65536)
            if not more:
                break
            got += more
    except OSError:
        pass
    s.close()
    for n in offsets(got):
        kind, payload = got[n + 3], got[n + 9:]
        if kind == GOAWAY:
            seen.append((GO, int.from_bytes(payload[4:8], 'big')))
        elif kind == RST:
            seen.append((ST, int.from_bytes(payload[:4], 'big')))


def offsets(data):
    """of the frames that are whole, behind the preface"""
    at, all_of = 24, []
    while at + 9 <= len(data):
        end = at + 9 + int.from_bytes(data[at:at + 3], 'big')
        if end > len(data):
            break
        all_of.append(at)
        at = end
    return all_of


def hostile():
    listener = socket.create_server(('127.0.0.1', PORT))
    listener.settimeout(20)
    for what, send, where, code in HOSTILE:
        seen = []
        t = threading.Thread(target=serve_once, args=(listener, send, seen))
        t.start()
        rc, _, err = run('--h2', 'http://127.0.0.1:%d/' % PORT)
        t.join()
        expect('%s: %s (%s)' % (what, seen, err), (where, code) in seen, True)
        expect('%s (%s)' % (what, err), rc in (2, 3), True)
        if rc == 2 and where == GO:
            expect('%s (%s)' % (what, err), 'h2: ' in err, True)
    listener.close()


def run_h2(folder):
    try:
        import h2.config
        import h2.connection
        import h2.events
    except ImportError:
        print('skipped: python3-h2 is not installed')
        sys.exit(77)
    hostile()
    listener = socket.create_server(('127.0.0.1', PORT + 1))

    def serve():
        s, _ = listener.accept()
        c = h2.connection.H2Connection(
            h2.config.H2Configuration(client_side=False))
        c.initiate_connection()
        s.sendall(c.data_to_send())
        while True:
            data = s.recv(65536)
            if not data:
                return
            for e in c.receive_data(data):
                if isinstance(e, h2.events.RequestReceived):
                    c.send_headers(e.stream_id, [(':status', '200'),
                                                 ('set-cookie', 'a=b')])
                    c.send_data(e.stream_id, b'python', end_stream=True)
            s.sendall(c.data_to_send())

    t = threading.Thread(target=serve, daemon=True)
    t.start()
    fetched2('h2', run('--h2', 'http://127.0.0.1:%d/' % (PORT + 1)),
             b'python')
    t.join(10)


def main():
    with tempfile.TemporaryDirectory() as folder:
        globals()['run_' + sys.argv[2]](folder)
    print('ok')


main()
