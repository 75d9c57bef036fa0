# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# The server's HTTP/2 by other people's clients:
#
#   h2-server.py PROGRAM curl|nghttp|h2load|h2    PROGRAM --port=N --resources=DIR
#   h2-server.py PROGRAM ws                       PROGRAM --port=N: an echo
#   h2-server.py PROGRAM pmd                      the demo server: its echo
#
# h2, ws and pmd speak by python3-h2. Exits with 77 if the client is not there.
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time

BIG = os.urandom(2500000)
failed = 0


def check(what, ok, seen=''):
    global failed
    if not ok:
        failed += 1
        print('FAILED:', what, seen)


def run(*args):
    r = subprocess.run(args, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                       timeout=60)
    return r.returncode, r.stdout


def curl(base, *args):
    return run('curl', '-sS', *args, base)


def by_curl(base, folder):
    out = os.path.join(folder, '..', 'out')
    for how in ('--http2-prior-knowledge', '--http2'):
        code, text = curl(base + '/big.txt', how, '-o', out, '-w',
                          '%{http_version} %{http_code}')
        check(how, code == 0 and text == b'2 200', (code, text))
        check(how + ' bytes', open(out, 'rb').read() == BIG)
    pk = '--http2-prior-knowledge'
    code, text = curl(base + '/none', pk, '-o', out, '-w', '%{http_code}')
    check('404', text == b'404', text)
    code, text = curl(base + '/big.txt', pk, '-I')
    check('HEAD', code == 0 and b'content-length: 2500000' in text, text)
    code, text = curl(base + '/big.txt', pk, '-r', '10-19', '-o', out)
    check('range', open(out, 'rb').read() == BIG[10:20])
    code, text = curl(base + '/upload', pk, '-F', 'file=@' +
                      os.path.join(folder, 'big.txt'), '-o', out, '-w',
                      '%{http_code}')
    check('upload', code == 0 and text == b'200', (code, text))


def by_nghttp(base, folder):
    for bits in ('10', '16', '30'):
        code, text = run('nghttp', '-ns', '-w', bits, '-W', bits, '-m', '20',
                         base + '/big.txt')
        check('nghttp window 2^%s' % bits, code == 0 and
              text.count(b' 200 ') == 20, text[-600:])
    code, text = run('nghttp', '-nv', '--no-dep', '-H', 'cookie: a=b',
                     base + '/big.txt', base + '/none')
    check('nghttp 404', b':status: 404' in text, text[-600:])
    code, text = run('nghttp', '-nu', base + '/big.txt')
    check('nghttp upgrade', code == 0, text[-600:])


def by_h2load(base, folder):
    code, text = run('h2load', '-n', '5000', '-c', '10', '-m', '50',
                     base + '/small.txt')
    check('h2load', b'5000 succeeded, 0 failed, 0 errored' in text, text)


def h2_connect(port):
    import h2.connection
    s = socket.create_connection(('127.0.0.1', port), 10)
    c = h2.connection.H2Connection()
    c.initiate_connection()
    s.sendall(c.data_to_send())
    return s, c


def events(s, c):
    data = s.recv(65536)
    if not data:
        return None
    seen = c.receive_data(data)
    s.sendall(c.data_to_send())
    return seen


def by_h2(base, folder):
    import h2.events
    port = int(base.rsplit(':', 1)[1])
    s, c = h2_connect(port)
    ids = [c.get_next_available_stream_id() + 2 * n for n in range(30)]
    for i in ids:
        c.send_headers(i, [(':method', 'GET'), (':scheme', 'http'),
                           (':authority', 'a'), (':path', '/big.txt')],
                       end_stream=True)
    s.sendall(c.data_to_send())
    got = {i: hashlib.sha256() for i in ids}
    left = set(ids)
    while left:
        seen = events(s, c)
        if seen is None:
            break
        for e in seen:
            if isinstance(e, h2.events.DataReceived):
                got[e.stream_id].update(e.data)
                c.acknowledge_received_data(e.flow_controlled_length,
                                            e.stream_id)
            elif isinstance(e, h2.events.StreamEnded):
                left.discard(e.stream_id)
        s.sendall(c.data_to_send())
    want = hashlib.sha256(BIG).digest()
    check('30 streams at once', not left and
          all(g.digest() == want for g in got.values()), left)
    s.close()


def frame(data, opcode=2):
    mask = b'\1\2\3\4'
    body = bytes(b ^ mask[n & 3] for n, b in enumerate(data))
    if len(data) < 126:
        head = bytes([0x80 | opcode, 0x80 | len(data)])
    else:
        head = bytes([0x80 | opcode, 0xfe]) + len(data).to_bytes(2, 'big')
    return head + mask + body


def unframed(data):
    """payloads of a server's frames, as (opcode, bytes)"""
    out = []
    while len(data) >= 2:
        n, at = data[1], 2
        if n == 126:
            n, at = int.from_bytes(data[2:4], 'big'), 4
        elif n == 127:
            n, at = int.from_bytes(data[2:10], 'big'), 10
        if len(data) < at + n:
            break
        if data[0] & 15 or not out:
            out.append((data[0] & 15, b''))
        out[-1] = (out[-1][0], out[-1][1] + data[at:at + n])
        data = data[at + n:]
    return out


def by_ws(base, folder):
    import h2.events
    port = int(base.rsplit(':', 1)[1])
    s, c = h2_connect(port)
    message = os.urandom(60000)
    sid = c.get_next_available_stream_id()
    while not c.remote_settings.get(8):
        events(s, c)
    c.send_headers(sid, [(':method', 'CONNECT'), (':protocol', 'websocket'),
                         (':scheme', 'http'), (':authority', 'a'),
                         (':path', '/'), ('sec-websocket-version', '13')])
    s.sendall(c.data_to_send())
    got = b''
    status = None
    ended = 0
    to_send = frame(b'hello', 1) + frame(message)
    for n in range(2000):
        seen = events(s, c)
        if seen is None or ended:
            break
        for e in seen:
            if isinstance(e, h2.events.ResponseReceived):
                status = dict(e.headers)[b':status']
            elif isinstance(e, h2.events.DataReceived):
                got += e.data
                c.acknowledge_received_data(e.flow_controlled_length, sid)
            elif isinstance(e, (h2.events.StreamEnded,
                                h2.events.StreamReset)):
                ended = 1
        if status and to_send:
            n = min(16384, len(to_send), c.local_flow_control_window(sid))
            c.send_data(sid, to_send[:n])
            to_send = to_send[n:]
            if not to_send:
                to_send = None
        if (to_send is None and
                sum(len(m) for o, m in unframed(got)) == 5 + len(message)):
            c.send_data(sid, frame(b'\x03\xe8', 8))
            to_send = b''
        s.sendall(c.data_to_send())
    check('ws status', status == b'200', status)
    check('ws messages', unframed(got) == [(1, b'hello'), (2, message),
                                           (8, b'\x03\xe8')],
          [(o, len(m)) for o, m in unframed(got)])
    check('ws end', ended)
    s.close()


def by_pmd(base, folder):
    """RFC 7692 in a stream: three compressed messages, each in two DATA, and
    what comes back is unpacked by zlib"""
    import h2.events
    import zlib
    port = int(base.rsplit(':', 1)[1])
    s, c = h2_connect(port)
    sid = c.get_next_available_stream_id()
    while not c.remote_settings.get(8):
        events(s, c)
    c.send_headers(sid, [(':method', 'CONNECT'), (':protocol', 'websocket'),
                         (':scheme', 'http'), (':authority', 'a'),
                         (':path', '/'), ('sec-websocket-version', '13'),
                         ('sec-websocket-protocol', 'lws-echo'),
                         ('sec-websocket-extensions', 'permessage-deflate')])
    s.sendall(c.data_to_send())
    deflate, inflate = zlib.compressobj(wbits=-15), zlib.decompressobj(-15)
    messages = [b'hello hello hello', os.urandom(3000), b'z' * 30000]
    got, answer, sent, wire = [], None, 0, b''
    while len(got) < len(messages):
        seen = events(s, c)
        if seen is None:
            break
        for e in seen:
            if isinstance(e, h2.events.ResponseReceived):
                answer = dict(e.headers)
            elif isinstance(e, h2.events.DataReceived):
                wire += e.data
                c.acknowledge_received_data(e.flow_controlled_length, sid)
        while len(wire) >= 2:
            n, at = wire[1] & 127, 2
            if n == 126:
                n, at = int.from_bytes(wire[2:4], 'big'), 4
            if len(wire) < at + n:
                break
            check('RSV1 of a first frame', wire[0] & 0x40 or not wire[0] & 15)
            if wire[0] & 15:
                body = b''
            body += wire[at:at + n]
            if wire[0] & 0x80:
                got.append(inflate.decompress(body + b'\0\0\xff\xff'))
            wire = wire[at + n:]
        if answer and sent < len(messages) and sent == len(got):
            data = deflate.compress(messages[sent])
            data += deflate.flush(zlib.Z_SYNC_FLUSH)
            f = bytearray(frame(data[:-4]))
            f[0] |= 0x40
            c.send_data(sid, bytes(f[:7]))
            c.send_data(sid, bytes(f[7:]))
            sent += 1
        s.sendall(c.data_to_send())
    check('pmd agreed', answer and b'permessage-deflate' in answer.get(
        b'sec-websocket-extensions', b''), answer)
    check('pmd messages', got == messages, [len(m) for m in got])
    s.close()


def main():
    program, how = sys.argv[1:3]
    if how in ('curl', 'nghttp', 'h2load') and not shutil.which(how):
        print('skipped: %s is not installed' % how)
        return 77
    if how in ('h2', 'ws', 'pmd'):
        try:
            import h2.connection  # noqa: F401
        except ImportError:
            print('skipped: python3-h2 is not installed')
            return 77
    port = 10000 + os.getpid() % 20000
    with tempfile.TemporaryDirectory() as top:
        folder = os.path.join(top, 'www')
        os.mkdir(folder)
        for name, data in (('big.txt', BIG), ('small.txt', b's' * 600),
                           ('index.html', b'<html>')):
            with open(os.path.join(folder, name), 'wb') as f:
                f.write(data)
        p = subprocess.Popen([program, '--port=%d' % port,
                              '--resources=' + folder, '-d', '3'], cwd=top)
        try:
            for n in range(100):
                try:
                    socket.create_connection(('127.0.0.1', port), 1).close()
                    break
                except OSError:
                    time.sleep(0.05)
            globals()['by_' + how]('http://127.0.0.1:%d' % port, folder)
            check('the server lives', p.poll() is None, p.poll())
        finally:
            p.terminate()
            p.wait(10)
    print('%d failed' % failed)
    return 1 if failed else 0


sys.exit(main())
