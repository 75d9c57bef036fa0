#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# A WebSocket client that says exactly what it wants, against an echo server:
# what RFC 6455 and RFC 7692 demand of a server, a row each; the rows are sent
# whole, byte by byte, and with all frames of a row in one segment. Then other
# people's clients, where they are installed.
#
#   ws-server.py PROGRAM [CLIENT]      starts PROGRAM --port N
#   CLIENT: raw (the rows above), numbers (all codes, sizes, windows,
#	positions of bad bytes), nginx, haproxy (the rows again, through a
#	proxy), websockets, wsproto, node; default raw
#   exits with 77 when CLIENT is not installed
import base64
import hashlib
import os
import random
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time
import zlib

PROTOCOL = 'lws-minimal-server-echo'
FIN, RSV1 = 0x80, 0x40
CONT, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
failures = []
port = 0


def check(what, ok, seen=b''):
    if not ok:
        failures.append(what)
        print('FAILED: %s: %r' % (what, seen))


def frame(b0, payload=b'', masked=True, form=0):
    """form: 16 or 64 force that length"""
    n, m = len(payload), 0x80 if masked else 0
    if form == 64 or (not form and n > 65535):
        head = struct.pack('>BBQ', b0, m | 127, n)
    elif form == 16 or (not form and n > 125):
        head = struct.pack('>BBH', b0, m | 126, n)
    else:
        head = bytes([b0, m | n])
    if not masked:
        return head + payload
    mask = os.urandom(4)
    pad = int.from_bytes((mask * (n // 4 + 1))[:n], 'big')
    return head + mask + (int.from_bytes(payload, 'big') ^ pad).to_bytes(
        n, 'big')


def dial():
    for _ in range(100):
        try:
            s = socket.create_connection(('127.0.0.1', port), 10)
            s.settimeout(10)
            s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return s
        except ConnectionRefusedError:
            time.sleep(0.1)
    sys.exit('nobody listens')


class Peer:
    def __init__(self, more=''):
        self.s, self.buf = dial(), b''
        key = base64.b64encode(os.urandom(16)).decode()
        self.s.sendall((
            'GET /chat HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n'
            'Connection: Upgrade\r\nSec-WebSocket-Key: %s\r\n'
            'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: %s\r\n%s\r\n'
            % (key, PROTOCOL, more)).encode())
        head = b''
        while not head.endswith(b'\r\n\r\n'):
            piece = self.s.recv(1)
            if not piece:
                break
            head += piece
        self.head = head.decode()
        accept = base64.b64encode(hashlib.sha1(
            key.encode() + b'258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest())
        self.ok = (self.head.startswith('HTTP/1.1 101 ') and
                   self.header('Sec-WebSocket-Accept') == accept.decode())

    def header(self, name):
        """its value, whatever case a proxy has made of its name; or None"""
        for line in self.head.split('\r\n'):
            if line.lower().startswith(name.lower() + ': '):
                return line[len(name) + 2:]
        return None

    def take(self, n):
        while len(self.buf) < n:
            piece = self.s.recv(1 << 20)
            if not piece:
                return None
            self.buf += piece
        out, self.buf = self.buf[:n], self.buf[n:]
        return out

    def frame(self):
        """(b0, payload), or None at the end of the stream"""
        try:
            head = self.take(2)
            if not head:
                return None
            n = head[1]
            if n & 0x80:
                return ('masked', b'')
            if n == 126:
                n, = struct.unpack('>H', self.take(2))
            elif n == 127:
                n, = struct.unpack('>Q', self.take(8))
            return head[0], self.take(n)
        except (ConnectionError, socket.timeout, TypeError) as e:
            return (type(e).__name__, b'')

    def story(self, most=1 << 30):
        """what comes until the end, or so much: messages put together"""
        out, kind, whole = [], 0, b''
        while len(out) < most:
            f = self.frame()
            if f is None:
                return out
            b0, payload = f
            if isinstance(b0, str):
                return out + [b0]
            if b0 & 8:
                out.append((b0 & 15, payload))
                continue
            if b0 & 15:
                kind, whole = b0 & 15, b''
            whole += payload
            if b0 & FIN:
                out.append((kind, whole))
        return out


BYE = frame(FIN | CLOSE, b'\x03\xe8')
BYE_BACK = (CLOSE, b'\x03\xe8')


def fails(code):
    """the last thing is a CLOSE with that code"""
    return ('fails', code)


U = 'κόσμε €𐍈'.encode()
# name, frames, what comes back, in order, until the end of the stream
ROWS = [
    ('bye', [BYE], [BYE_BACK]),
    ('empty close', [frame(FIN | CLOSE)], [(CLOSE, b'')]),
    ('close with a reason', [frame(FIN | CLOSE, b'\x03\xe8' + U)],
     [(CLOSE, b'\x03\xe8' + U)]),
    ('close of 125', [frame(FIN | CLOSE, b'\x03\xe8' + b'x' * 123)],
     [(CLOSE, b'\x03\xe8' + b'x' * 123)]),
    ('close of 1', [frame(FIN | CLOSE, b'x')], fails(1002)),
    ('close of 126', [frame(FIN | CLOSE, b'\x03\xe8' + b'x' * 124)],
     fails(1002)),
    ('close with bad text', [frame(FIN | CLOSE, b'\x03\xe8\xff')],
     fails(1007)),
    ('after the close', [BYE, frame(FIN | TEXT, b'late'),
                         frame(FIN | PING, b'late')], [BYE_BACK]),
    ('close inside a message', [frame(TEXT, b'x'), BYE], fails(1000)),
]
ROWS += [('close code %d' % c, [frame(FIN | CLOSE, struct.pack('>H', c))],
          [(CLOSE, struct.pack('>H', c))])
         for c in (1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012,
                   1013, 1014, 3000, 3999, 4000, 4999)]
ROWS += [('bad close code %d' % c, [frame(FIN | CLOSE, struct.pack('>H', c))],
          fails(1002))
         for c in (0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999,
                   5000, 65535)]
for size in (0, 1, 125, 126, 127, 128, 65535, 65536, 65537, 300000):
    for kind in (TEXT, BINARY):
        m = b'*' * size
        ROWS.append(('%d bytes of kind %d' % (size, kind),
                     [frame(FIN | kind, m), BYE], [(kind, m), BYE_BACK]))
for n in (1, 2, 4, 100):
    m = random.Random(n).randbytes(1000)
    cut = [m[i:i + n * 10] for i in range(0, 1000, n * 10)]
    ROWS.append(('%d fragments' % len(cut),
                 [frame(BINARY if not i else CONT, c)
                  for i, c in enumerate(cut)] + [frame(FIN | CONT), BYE],
                 [(BINARY, m), BYE_BACK]))
ROWS += [
    ('ping', [frame(FIN | PING, b'hi'), BYE], [(PONG, b'hi'), BYE_BACK]),
    ('empty ping', [frame(FIN | PING), BYE], [(PONG, b''), BYE_BACK]),
    ('ping of 125', [frame(FIN | PING, b'\xfe' * 125), BYE],
     [(PONG, b'\xfe' * 125), BYE_BACK]),
    ('ping of 126', [frame(FIN | PING, b'x' * 126)], fails(1002)),
    ('ten pings', [frame(FIN | PING, b'%d' % i) for i in range(10)] + [BYE],
     [(PONG, b'%d' % i) for i in range(10)] + [BYE_BACK]),
    ('pong nobody asked for', [frame(FIN | PONG, b'x'), BYE], [BYE_BACK]),
    ('ping inside a message',
     [frame(TEXT, b'a'), frame(FIN | PING, b'p'), frame(FIN | CONT, b'b'),
      BYE], [(PONG, b'p'), (TEXT, b'ab'), BYE_BACK]),
    ('fragmented ping', [frame(PING, b'a'), frame(FIN | CONT, b'b')],
     fails(1002)),
    ('fragmented pong', [frame(PONG, b'a')], fails(1002)),
    ('fragmented close', [frame(CLOSE, b'\x03\xe8')], fails(1002)),
    ('continuation of nothing', [frame(FIN | CONT, b'x')], fails(1002)),
    ('continuation after the end', [frame(FIN | TEXT, b'x'),
                                    frame(CONT, b'y')], fails(1002)),
    ('text inside a text', [frame(TEXT, b'x'), frame(FIN | TEXT, b'y')],
     fails(1002)),
    ('binary inside a text', [frame(TEXT, b'x'), frame(BINARY, b'y')],
     fails(1002)),
    ('unmasked', [frame(FIN | TEXT, b'x', masked=False)], fails(1002)),
    ('unmasked ping', [frame(FIN | PING, b'', masked=False)], fails(1002)),
    ('16-bit length for 5', [frame(FIN | TEXT, b'hello', form=16)],
     fails(1002)),
    ('64-bit length for 5', [frame(FIN | TEXT, b'hello', form=64)],
     fails(1002)),
    ('64-bit length for 65535', [frame(FIN | BINARY, b'x' * 65535, form=64)],
     fails(1002)),
    ('negative length',
     [struct.pack('>BBQ', FIN | BINARY, 0xff, 1 << 63) + b'\0\0\0\0'],
     fails(1002)),
    ('utf8', [frame(FIN | TEXT, U), BYE], [(TEXT, U), BYE_BACK]),
    ('utf8, a byte a fragment',
     [frame(TEXT)] + [frame(CONT, U[i:i + 1]) for i in range(len(U))] +
     [frame(FIN | CONT), BYE], [(TEXT, U), BYE_BACK]),
    ('utf8 that is no text', [frame(FIN | BINARY, b'\xff\xfe'), BYE],
     [(BINARY, b'\xff\xfe'), BYE_BACK]),
]
ROWS += [('rsv %02x' % rsv, [frame(FIN | rsv | op, b'x')], fails(1002))
         for rsv in (0x10, 0x20, 0x40, 0x50, 0x70)
         for op in (TEXT, BINARY, PING, CLOSE)]
ROWS += [('opcode %d' % op, [frame(FIN | TEXT, b'ok'), frame(FIN | op, b'x')],
          fails(1002)) for op in (3, 4, 5, 6, 7, 11, 12, 13, 14, 15)]
for bad in (b'\x80', b'\xbf', b'\xfe', b'\xff', b'\xc0\x80', b'\xc1\xbf',
            b'\xe0\x80\x80', b'\xe0\x9f\xbf', b'\xf0\x80\x80\x80',
            b'\xf0\x8f\xbf\xbf', b'\xf8\x88\x80\x80\x80', b'\xed\xa0\x80',
            b'\xed\xbf\xbf', b'\xf4\x90\x80\x80', b'\xc3', b'\xe2\x82',
            b'\xf0\x90\x8d', b'\xc3\x28', b'\xe2\x28\xa1', U + b'\xce'):
    ROWS.append(('text %r' % bad, [frame(FIN | TEXT, b'abc ' + bad)],
                 fails(1007)))
    ROWS.append(('text %r in fragments' % bad,
                 [frame(TEXT, b'abc ')] +
                 [frame(CONT, bad[i:i + 1]) for i in range(len(bad))] +
                 [frame(FIN | CONT)], fails(1007)))
for good in ('\u0000', '\u007f', '\u0080', '\u07ff', '\u0800', '\ud7ff',
             '\ue000', '\uffff', '\ufffe', '\U00010000', '\U0010ffff'):
    m = good.encode() * 3
    ROWS.append(('text %r' % good, [frame(FIN | TEXT, m), BYE],
                 [(TEXT, m), BYE_BACK]))


def expected(story, want):
    if not isinstance(want, tuple):
        return story == want
    # a fragment may have been echoed before; nothing comes after the CLOSE
    return (bool(story) and story[-1][0] == CLOSE and
            story[-1][1][:2] == struct.pack('>H', want[1]) and
            all(kind != CLOSE for kind, _ in story[:-1]))


def send_as(p, frames, how):
    data = b''.join(frames)
    try:
        if how == 'whole':
            for f in frames:
                p.s.sendall(f)
        elif how == 'together':
            p.s.sendall(data)
        else:
            for i in range(len(data)):
                p.s.sendall(data[i:i + 1])
    except ConnectionError:
        pass  # it has failed us while we were still talking, as it may


def run_row(name, frames, want, how):
    p = Peer()
    # who says goodbye before the answers are here need not get them
    waits = frames[-1] == BYE and isinstance(want, list) and len(want) > 1
    send_as(p, frames[:-1] if waits else frames, how)
    story = p.story(len(want) - 1) if waits else []
    if waits:
        p.s.sendall(BYE)
    story += p.story()
    p.s.close()
    check('%s, %s' % (name, how), p.ok and expected(story, want),
          [(k, m[:40]) for k, m in story if not isinstance(k, str)] or story)


def run_rows():
    for name, frames, want in ROWS:
        size = sum(len(f) for f in frames)
        for how in ('whole', 'together', 'bytewise'):
            if how == 'bytewise' and size > 2000:
                continue
            run_row(name, frames, want, how)


def run_fast_fail():
    """RFC 6455 8.1: at the bad byte, before the message ends"""
    p = Peer()
    p.s.sendall(struct.pack('>BBH', TEXT, 0xfe, 1000) + b'\0\0\0\0' + b'a\xff')
    check('fails at the bad byte', expected(p.story(), fails(1007)))


def run_long():
    """a message larger than all buffers, and many small ones at once"""
    p = Peer()
    m = random.Random(1).randbytes(8 << 20)
    pid = os.fork()
    if not pid:
        p.s.sendall(frame(FIN | BINARY, m))
        os._exit(0)
    check('8 MB', p.story(1) == [(BINARY, m)])
    os.waitpid(pid, 0)
    p.s.sendall(b''.join(frame(FIN | TEXT, b'%d' % i) for i in range(5000)))
    check('5000 messages', p.story(5000) ==
          [(TEXT, b'%d' % i) for i in range(5000)])
    p.s.sendall(BYE)
    check('bye', p.story() == [BYE_BACK])


HANDSHAKES = [
    ('GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: upgrade'
     '\r\nSec-WebSocket-Version: 13\r\n\r\n', '400'),
    ('GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: upgrade'
     '\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAA\r\n\r\n',
     '400'),
    ('GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: upgrade'
     '\r\nSec-WebSocket-Version: 8\r\n'
     'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n', '426'),
    ('POST / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: upgrade'
     '\r\nSec-WebSocket-Version: 13\r\n'
     'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n', '400'),
    ('GET / HTTP/1.1\r\nUpgrade: websocket\r\nConnection: upgrade'
     '\r\nSec-WebSocket-Version: 13\r\n'
     'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n', '400'),
]


def run_handshakes():
    for request, status in HANDSHAKES:
        s = dial()
        s.sendall(request.encode())
        got = b''
        while b'\r\n\r\n' not in got:
            piece = s.recv(65536)
            if not piece:
                break
            got += piece
        check('handshake is %s' % status,
              got.startswith(b'HTTP/1.1 ' + status.encode()), got)
        s.close()


# offer, and what the answer must say: None: not agreed
OFFERS = [
    ('', ''),
    ('; client_max_window_bits', ''),
    ('; client_max_window_bits=10', '; client_max_window_bits=10'),
    ('; server_max_window_bits=9', '; server_max_window_bits=9'),
    ('; server_no_context_takeover', '; server_no_context_takeover'),
    ('; client_no_context_takeover', '; client_no_context_takeover'),
    ('; server_no_context_takeover; client_no_context_takeover; '
     'server_max_window_bits=12; client_max_window_bits=11',
     '; server_no_context_takeover; client_no_context_takeover; '
     'server_max_window_bits=12; client_max_window_bits=11'),
    ('; server_max_window_bits=8', None),
    ('; server_max_window_bits', None),
    ('; server_max_window_bits=16', None),
    ('; server_max_window_bits=8, permessage-deflate', ''),
    ('; foo', None),
    ('; client_max_window_bits=8; client_max_window_bits=9', None),
]


def bits(params, name):
    for p in params.split(';'):
        if p.strip().startswith(name + '='):
            return int(p.split('=')[1])
    return 15


def run_deflate(offer, params):
    p = Peer('Sec-WebSocket-Extensions: permessage-deflate%s\r\n' % offer)
    agreed = p.header('Sec-WebSocket-Extensions')
    if params is None:
        check('declined %r' % offer, p.ok and not agreed, p.head)
        p.s.sendall(frame(FIN | RSV1 | TEXT, b'x'))
        check('rsv1 then', expected(p.story(), fails(1002)))
        return
    check('agreed %r' % offer,
          p.ok and agreed == 'permessage-deflate' + params, p.head)
    new_out = lambda: zlib.compressobj(6, zlib.DEFLATED, -max(
        9, bits(params, 'client_max_window_bits')))
    new_in = lambda: zlib.decompressobj(
        -bits(params, 'server_max_window_bits'))
    out, inn = new_out(), new_in()
    rnd = random.Random(3)
    for size in (0, 1, 10, 1000, 5000, 70000, 70000):
        m = bytes(rnd.choice(b'abcdefgh') for _ in range(size))
        if 'client_no' in params:
            out = new_out()
        z = (out.compress(m) + out.flush(zlib.Z_SYNC_FLUSH))[:-4]
        cut = rnd.randrange(len(z) + 1)
        p.s.sendall(frame(RSV1 | TEXT, z[:cut]) + frame(FIN | PING, b'p') +
                    frame(FIN | CONT, z[cut:]))
        got, b0 = b'', 0
        while not b0 & FIN or b0 & 8:
            b0, payload = p.frame()
            if isinstance(b0, str):
                break
            if not b0 & 8:
                got += payload
        if 'server_no' in params:
            inn = new_in()
        check('%d bytes with %r' % (size, params),
              inn.decompress(got + b'\0\0\xff\xff') == m)
    p.s.sendall(BYE)
    check('bye with %r' % params, p.story()[-1:] == [BYE_BACK])


def run_bad_deflate():
    z = zlib.compressobj(6, zlib.DEFLATED, -15)
    for name, payload in (
            ('no stream', b'\xff\xff\xff\xff'),
            ('bad text', (z.compress(b'\xff') +
                          z.flush(zlib.Z_SYNC_FLUSH))[:-4])):
        p = Peer('Sec-WebSocket-Extensions: permessage-deflate\r\n')
        p.s.sendall(frame(FIN | RSV1 | TEXT, payload))
        check('deflate: ' + name, expected(p.story(), fails(1007)))
    p = Peer('Sec-WebSocket-Extensions: permessage-deflate\r\n')
    p.s.sendall(frame(RSV1 | TEXT, b'') + frame(FIN | RSV1 | CONT, b''))
    check('rsv1 on a continuation', expected(p.story(), fails(1002)))


def run_rude():
    """clients that go away everywhere: the server stays"""
    data = frame(FIN | TEXT, b'x' * 200) + frame(FIN | PING, b'y') + BYE
    for cut in range(0, len(data), 3):
        p = Peer()
        p.s.sendall(data[:cut])
        if cut & 1:
            p.s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                           struct.pack('ii', 1, 0))
        p.s.close()
    p = Peer()
    check('still there', p.ok)


def raw():
    run_handshakes()
    run_rows()
    run_fast_fail()
    run_long()
    for offer, params in OFFERS:
        run_deflate(offer, params)
    run_bad_deflate()
    run_rude()


# -- by the numbers: every code, size, window, position --

def echoes(name, p, frames, want):
    """one message there, and back"""
    for f in frames:
        p.s.sendall(f)
    check(name, p.story(1) == want)


def run_codes():
    """RFC 6455 7.4: which codes a CLOSE may have, all in their ranges' ends"""
    good = [1000, 1001, 1002, 1003, *range(1007, 1015), 3000, 3999, 4000, 4999]
    bad = [0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 1999, 2000, 2999,
           5000, 65535]
    # by contract a server takes no 1012 .. 1015 from a client
    good = [c for c in good if not 1012 <= c <= 1014]
    for code in good + bad:
        p = Peer()
        body = struct.pack('>H', code)
        p.s.sendall(frame(FIN | CLOSE, body))
        want = body if code in good else struct.pack('>H', 1002)
        check('close with %d' % code, p.story()[-1:] == [(CLOSE, want)])


def run_sizes():
    """messages of all sizes around the forms of a head, in one frame and in
    fragments of several sizes"""
    p = Peer()
    for size in (0, 1, 124, 125, 126, 127, 128, 255, 256, 1023, 1024, 1025,
                 4095, 4096, 16383, 16384, 65534, 65535, 65536, 65537, 131072,
                 1 << 20):
        m = b'*' * size
        for kind in (TEXT, BINARY):
            echoes('%d of kind %d' % (size, kind), p, [frame(FIN | kind, m)],
                   [(kind, m)])
    for size in (65536, 1 << 18):
        m = random.Random(size).randbytes(size)
        for cut in (64, 256, 1024, 4096, 16384, 65536):
            parts = [m[i:i + cut] for i in range(0, size, cut)]
            last = len(parts) - 1
            frames = [frame((FIN if i == last else 0) |
                            (CONT if i else BINARY), part)
                      for i, part in enumerate(parts)]
            echoes('%d in fragments of %d' % (size, cut), p, frames,
                   [(BINARY, m)])
    p.s.sendall(BYE)
    check('bye after all sizes', p.story() == [BYE_BACK])


def run_positions():
    """RFC 6455 8.1: the bad byte fails the connection, wherever it is, with
    nothing after it: in the frame's middle, at its end, in the next fragment"""
    good = 'κόσμε'.encode()
    for bad, at in ((b'\xff', 1), (b'\xed\xa0', 2), (b'\xf4\x90', 2),
                    (b'\xc3\x28', 2), (b'\xf8', 1)):
        for before in (0, 1, 7, 8, 9, 63, 1000):
            text = b'x' * before + good + bad[:at]
            announced = struct.pack('>BBH', TEXT, 0xfe, len(text) + 200)
            p = Peer()
            p.s.sendall(announced + bytes(4) + text)
            check('%r after %d' % (bad, before),
                  expected(p.story(), fails(1007)))
            p = Peer()
            p.s.sendall(frame(TEXT, text[:-1]) + struct.pack(
                '>BB', CONT, 0x80 | 100) + bytes(4) + text[-1:])
            check('%r after %d, in the next' % (bad, before),
                  expected(p.story(), fails(1007)))


def run_windows():
    """RFC 7692: all windows, with and without takeover, messages of all sizes;
    each twice, so that the second can refer to the first"""
    for server in range(9, 16):
        for client in (8, 9, 12, 15):
            for fresh in range(4):
                windows(server, client, fresh & 1, fresh & 2)


def windows(server, client, server_fresh, client_fresh):
    offer = 'permessage-deflate; server_max_window_bits=%d; ' \
        'client_max_window_bits=%d' % (server, client)
    if server_fresh:
        offer += '; server_no_context_takeover'
    if client_fresh:
        offer += '; client_no_context_takeover'
    p = Peer('Sec-WebSocket-Extensions: %s\r\n' % offer)
    check('agreed on ' + offer, p.ok and 'permessage-deflate' in p.head)
    out = inn = None
    rnd = random.Random(server * 100 + client)
    for size in (16, 64, 1000, 4096, 32768, 70000):
        m = bytes(rnd.choice(b'abcdefghijklmnop') for _ in range(size))
        for again in range(2):
            if not out or client_fresh:
                out = zlib.compressobj(9, zlib.DEFLATED, -max(client, 9))
            if not inn or server_fresh:
                inn = zlib.decompressobj(-server)
            z = (out.compress(m) + out.flush(zlib.Z_SYNC_FLUSH))[:-4]
            if client == 8:  # zlib keeps to no such window
                z = (zlib.compressobj(0, zlib.DEFLATED, -9).compress(b'') +
                     stored(m))
                out = None
            p.s.sendall(frame(FIN | RSV1 | BINARY, z))
            got = message(p)
            check('%d with %s' % (size, offer),
                  inn.decompress(got + b'\0\0\xff\xff') == m)
    p.s.sendall(BYE)
    check('bye', p.story()[-1:] == [BYE_BACK])


def stored(m):
    """DEFLATE without compression (RFC 1951 3.2.4): needs no window"""
    out = b''
    for i in range(0, len(m), 65535):
        piece = m[i:i + 65535]
        out += struct.pack('<BHH', 0, len(piece), len(piece) ^ 0xffff) + piece
    return out + b'\0'


def message(p):
    got, b0 = b'', 0
    while not b0 & FIN or b0 & 8:
        b0, payload = p.frame() or ('eof', b'')
        if isinstance(b0, str):
            return b''
        if not b0 & 8:
            got += payload
    return got


def by_numbers():
    run_codes()
    run_sizes()
    run_positions()
    run_windows()


# -- with a proxy in between --

NGINX = '''
daemon off; master_process off; pid %(dir)s/pid; error_log stderr crit;
events {}
http {
	access_log off;
	client_body_temp_path %(dir)s/a; proxy_temp_path %(dir)s/b;
	fastcgi_temp_path %(dir)s/c; uwsgi_temp_path %(dir)s/d;
	scgi_temp_path %(dir)s/e;
	server {
		listen 127.0.0.1:%(front)d;
		location / {
			proxy_pass http://127.0.0.1:%(back)d;
			proxy_http_version 1.1;
			proxy_set_header Upgrade $http_upgrade;
			proxy_set_header Connection upgrade;
		}
	}
}
'''

HAPROXY = '''
defaults
	mode http
	timeout connect 5s
	timeout client 30s
	timeout server 30s
	timeout tunnel 30s
frontend f
	bind 127.0.0.1:%(front)d
	default_backend b
backend b
	server s 127.0.0.1:%(back)d
'''


def through(words, command):
    """all rows again, through somebody's proxy"""
    global port
    if not shutil.which(command[0], path='/usr/sbin:/usr/bin'):
        skip(command[0] + ' is not installed')
    dial().close()  # the server is up
    with tempfile.TemporaryDirectory() as tmp:
        # below 30000 the next one is another test's
        back, port = port, 30000 + os.getpid() % 340 * 8 + 7
        conf = os.path.join(tmp, 'conf')
        with open(conf, 'w') as f:
            f.write(words % {'dir': tmp, 'front': port, 'back': back})
        proxy = subprocess.Popen(
            [a.replace('CONF', conf) for a in command],
            env={'PATH': '/usr/sbin:/usr/bin'}, stderr=subprocess.DEVNULL)
        try:
            for name, frames, want in ROWS:
                run_row(name, frames, want, 'together')
            run_long()
            run_deflate(*OFFERS[0])
            run_sizes()
        finally:
            proxy.terminate()
            proxy.wait(20)


def by_nginx():
    through(NGINX, ['nginx', '-c', 'CONF', '-e', 'stderr'])


def by_haproxy():
    through(HAPROXY, ['haproxy', '-f', 'CONF'])


# -- other people's clients --

def skip(why):
    print('skipped: ' + why)
    sys.exit(77)


MESSAGES = ['', 'hello', 'grüße €𐍈', 'x' * 125, 'x' * 126, 'y' * 65536,
            'z' * 300000, b'', b'\0\1\2', bytes(range(256)) * 600]


def by_websockets():
    try:
        import asyncio
        import websockets
    except ImportError:
        skip('python3-websockets is not installed')

    async def talk(compression):
        async with websockets.connect(
                'ws://127.0.0.1:%d/' % port, subprotocols=[PROTOCOL],
                compression=compression, max_size=None) as ws:
            check('subprotocol', ws.subprotocol == PROTOCOL)
            for m in MESSAGES * 2:
                await ws.send(m)
                check('websockets %d %s' % (len(m), compression),
                      await ws.recv() == m)
            await ws.send(['a', 'b', 'c'])
            check('fragments', await ws.recv() == 'abc')
            await (await ws.ping(b'p'))
            await ws.close(4000, 'done')
            check('close code', ws.close_code == 4000 and
                  ws.close_reason == 'done')

    dial().close()
    asyncio.run(talk(None))
    asyncio.run(talk('deflate'))


def by_wsproto():
    try:
        from wsproto import ConnectionType, WSConnection
        from wsproto import events
        from wsproto.extensions import PerMessageDeflate
    except ImportError:
        skip('python3-wsproto is not installed')
    for extensions in ([], [PerMessageDeflate()]):
        s, ws = dial(), WSConnection(ConnectionType.CLIENT)
        s.sendall(ws.send(events.Request(
            host='localhost', target='/', subprotocols=[PROTOCOL],
            extensions=extensions)))
        got, todo = [], list(MESSAGES)
        closed = None
        while closed is None:
            data = s.recv(1 << 20)
            ws.receive_data(data or None)
            for e in ws.events():
                if isinstance(e, events.AcceptConnection):
                    check('wsproto extensions',
                          len(e.extensions) == len(extensions))
                    for m in todo:
                        s.sendall(ws.send(events.Message(data=m)))
                    part = None
                elif isinstance(e, events.Message):
                    part = e.data if part is None else part + e.data
                    if e.message_finished:
                        got.append(part)
                        part = None
                    if len(got) == len(todo):
                        s.sendall(ws.send(events.CloseConnection(code=1000)))
                elif isinstance(e, events.CloseConnection):
                    closed = e.code
        check('wsproto messages', got == todo)
        check('wsproto close', closed == 1000)


NODE = r'''
const WebSocket = require('ws');
const [port, protocol, deflate] = process.argv.slice(2);
const ws = new WebSocket('ws://127.0.0.1:' + port, protocol,
                         { perMessageDeflate: deflate === '1' });
const out = ['hello', 'grüße €𐍈', 'x'.repeat(126), 'y'.repeat(70000),
             Buffer.alloc(0), Buffer.alloc(300000, 7)];
let n = 0, bad = 0, pong = 0;
ws.on('open', () => { ws.ping('p'); out.forEach((m) => ws.send(m)); });
ws.on('pong', (d) => { pong += d.toString() === 'p'; });
ws.on('message', (d, binary) => {
  const m = out[n++];
  if (binary !== Buffer.isBuffer(m) || Buffer.compare(d, Buffer.from(m))) bad++;
  if (n === out.length) ws.close(4001, 'done');
});
ws.on('close', (code, reason) => process.exit(
  bad || pong !== 1 || code !== 4001 || reason.toString() !== 'done' ||
  (deflate === '1') !== !!ws.extensions ? 1 : 0));
ws.on('error', (e) => { console.log(e.message); process.exit(2); });
'''


def by_node():
    node = shutil.which('node') or shutil.which('nodejs')
    env = dict(os.environ, NODE_PATH='/usr/share/nodejs')
    if not node or subprocess.call([node, '-e', "require('ws')"], env=env,
                                   stderr=subprocess.DEVNULL):
        skip('node with ws is not installed')
    dial().close()
    with tempfile.NamedTemporaryFile('w', suffix='.js') as f:
        f.write(NODE)
        f.flush()
        for deflate in '0', '1':
            r = subprocess.run([node, f.name, str(port), PROTOCOL, deflate],
                               env=env, timeout=60, stdout=subprocess.PIPE)
            check('node ws, deflate %s' % deflate, r.returncode == 0, r.stdout)


def main():
    global port
    clients = {'raw': raw, 'numbers': by_numbers, 'nginx': by_nginx,
               'haproxy': by_haproxy, 'websockets': by_websockets, 'wsproto': by_wsproto,
               'node': by_node}
    client = clients[sys.argv[2] if len(sys.argv) > 2 else 'raw']
    port = 20000 + os.getpid() % 12000
    server = subprocess.Popen([sys.argv[1], '--port', str(port), '-d', '3'])
    try:
        client()
        check('still there', server.poll() is None)
    finally:
        server.send_signal(2)
        rc = server.wait(20)
    check('ended with 0, not %d' % rc, rc == 0)
    print('%d failed' % len(failures))
    return 1 if failures else 0


sys.exit(main())
