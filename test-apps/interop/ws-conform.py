#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# WebSocket by the letter: each MUST of RFC 6455 and RFC 7692 that who echoes can
# show is a row of wsrows.py or wsdeflate.py, and is sent whole, with all frames
# in one segment, byte by byte or chopped. Answers to what came before an error,
# or before a CLOSE, have to come back too: nothing is left to chance.
#
#   ws-conform.py PROGRAM server [PART]  starts PROGRAM --port N, an echo server
#   ws-conform.py PROGRAM client [PART]  PROGRAM --count N URL connects for each
#				row, and sends back what this server sends
#   PART: rows, handshake, deflate, limits, rude; default: all
import os
import random
import signal
import socket
import struct
import subprocess
import sys

import wsdeflate
from wsrows import BYE, BYE_BACK, ROWS, run_row, ways
from wswire import (BINARY, CONT, F, FIN, PING, TEXT, ToClient, ToServer, check,
                    dial, failures)

OFFER = 'permessage-deflate; client_no_context_takeover; client_max_window_bits'


# -- who is looked at --

class Server:
    client = False

    def __init__(self, program):
        self.port = 20000 + os.getpid() % 12000
        self.process = subprocess.Popen(
            [program, '--port', str(self.port), '-d', '3'])

    def dial(self):
        return ToServer(self.port)

    def dial_deflate(self, offer, params):
        """offers, and sees that it is agreed to, with these parameters; None:
        that it is not"""
        p = ToServer(self.port, more='Sec-WebSocket-Extensions: %s\r\n' % offer)
        got = p.header('Sec-WebSocket-Extensions')
        want = None if params is None else 'permessage-deflate' + params
        check('%r is answered with %r' % (offer, want), p.ok and got == want,
              got)
        return p

    def end(self):
        check('still there', self.process.poll() is None)
        self.process.send_signal(signal.SIGINT)
        rc = self.process.wait(20)
        check('ended with 0, not %d' % rc, rc == 0)


class Client:
    client = True

    def __init__(self, program):
        self.program, self.process, self.offer = program, None, None
        self.listener = None

    def start(self, offer):
        self.end()
        # a port of its own: nobody who was started before comes to it
        self.listener = socket.create_server(('127.0.0.1', 0))
        self.listener.settimeout(20)
        url = 'ws://127.0.0.1:%d/runCase?case=1&agent=us' % \
            self.listener.getsockname()[1]
        args = ['--offer', offer] if offer else ['-n']
        self.process = subprocess.Popen(
            [self.program, '--count', '100000', '-d', '0', *args, url])
        self.offer = offer

    def accept(self, offer, more='', **how):
        if not self.process or offer != self.offer:
            self.start(offer)
        p = ToClient(self.listener.accept()[0], more, **how)
        check('asks for what the URL says',
              p.head.startswith('GET /runCase?case=1&agent=us HTTP/1.1'),
              p.head)
        check('offers what it was told',
              p.header('Sec-WebSocket-Extensions') == offer, p.head)
        return p

    def dial(self):
        return self.accept(None)

    def dial_deflate(self, offer, params):
        more = '' if params is None else \
            'Sec-WebSocket-Extensions: permessage-deflate%s\r\n' % params
        return self.accept(offer, more)

    def end(self):
        if not self.process:
            return
        check('still there', self.process.poll() is None)
        self.process.send_signal(signal.SIGINT)
        self.listener.close()
        rc = self.process.wait(20)
        # 1: it has not done all that it was asked for
        check('ended with 1, not %d' % rc, rc == 1)
        self.process = None


# -- rows --

def run_rows(peer):
    for row in ROWS:
        for how in ways(row):
            run_row(peer.dial, row, how)


# -- handshakes (RFC 6455 4) --

ECHO = 'lws-minimal-server-echo'
REQUEST = {'': 'GET / HTTP/1.1', 'Host': 'a', 'Upgrade': 'websocket',
           'Connection': 'Upgrade', 'Sec-WebSocket-Version': '13',
           'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ=='}
# what is other than above, None: is not there; and the status of the answer
REQUESTS = [
    ({}, 101),
    ({'Upgrade': 'WebSocket'}, 101),
    ({'Connection': 'keep-alive, Upgrade'}, 101),
    ({'Connection': 'keep-alive,upgrade'}, 101),
    ({'Origin': 'http://example.com'}, 101),
    ({'Sec-WebSocket-Extensions': 'x-nobody-knows; a=1'}, 101),
    ({'Sec-WebSocket-Key': None}, 400),
    ({'Sec-WebSocket-Key': 'AAAA'}, 400),
    ({'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==AAAA'}, 400),
    ({'Sec-WebSocket-Key': 'dGhlIHNhb!BsZSBub25jZQ=='}, 400),
    ({'Sec-WebSocket-Version': '8'}, 426),
    ({'Sec-WebSocket-Version': '14'}, 426),
    ({'Sec-WebSocket-Version': '13, 8'}, 426),
    ({'Sec-WebSocket-Version': '013'}, 426),
    ({'Sec-WebSocket-Version': ['13', '13']}, 426),
    ({'Sec-WebSocket-Version': None}, 426),
    ({'Sec-WebSocket-Key': ['dGhlIHNhbXBsZSBub25jZQ=='] * 2}, 400),
    ({'Sec-WebSocket-Key': ''}, 400),
    ({'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZ'}, 400),
    ({'Host': None}, 400),
    ({'Host': ['a', 'b']}, 400),
    ({'': 'POST / HTTP/1.1'}, 400),
    ({'': 'HEAD / HTTP/1.1'}, 400),
    ({'Content-Length': '5'}, 400),
    ({'Transfer-Encoding': 'chunked'}, 400),
    ({'Sec-WebSocket-Extensions': 'a;'}, 400),
    ({'Sec-WebSocket-Extensions': 'a; b="c d"'}, 400),
    ({'Sec-WebSocket-Extensions': 'a b'}, 400),
    # 9.1: several fields are one list
    ({'Sec-WebSocket-Extensions': ['x-a', 'x-b; c="d", x-e']}, 101),
    ({'Sec-WebSocket-Protocol': ECHO}, 101),
    ({'Sec-WebSocket-Protocol': 'nobody, ' + ECHO}, 101),
    ({'Sec-WebSocket-Protocol': ['nobody', ECHO]}, 101),
    # what asks for no upgrade is a request (RFC 9110 7.8); of none here
    ({'Upgrade': None}, 404),
    ({'Upgrade': 'h2c'}, 404),
    ({'Connection': None}, 404),
    ({'Connection': 'close'}, 404),
    ({'': 'GET / HTTP/1.0'}, 404),
]


def is_upgraded(got, fields):
    """4.2.2: what it must say, and not what nobody asked for"""
    lines = got.decode().lower().split('\r\n')
    return (lines.count('upgrade: websocket') == 1 and
            lines.count('connection: upgrade') == 1 and
            lines.count('sec-websocket-accept: '
                        's3pplmbitxaq9kygzzhzrbk+xoo=') == 1 and
            b's3pPLMBiTxaQ9kYGzzhZRbK+xOo=' in got and
            lines.count('sec-websocket-protocol: ' + ECHO) ==
            ('Sec-WebSocket-Protocol' in fields) and
            'sec-websocket-extensions' not in got.decode().lower())


def ask(port, fields):
    """the head of the answer"""
    s = dial(port)
    s.settimeout(10)
    s.sendall(('\r\n'.join(
        [fields['']] + ['%s: %s' % (k, one) for k, v in fields.items() if k
                        for one in (v if isinstance(v, list) else [v])
                        if v is not None]) + '\r\n\r\n').encode())
    got = b''
    try:
        while b'\r\n\r\n' not in got:
            piece = s.recv(65536)
            if not piece:
                break
            got += piece
    except OSError as e:
        got += type(e).__name__.encode()
    s.close()
    return got


def server_handshakes(peer):
    for change, status in REQUESTS:
        got = ask(peer.port, dict(REQUEST, **change))
        check('4.2.1: %r is answered with %d' % (change, status),
              got[9:13] == b'%d ' % status, got)
        if status == 101:
            check('4.2.2: the answer to %r' % change,
                  is_upgraded(got, change), got)
        if status == 426:
            check('4.4: says which versions it knows',
                  b'\r\nsec-websocket-version: 13\r\n' in got.lower(), got)


ANSWER = ToClient.ANSWER
# RFC 6455 4.1: what a client must not take for an answer
ANSWERS = [
    ANSWER.replace('101 Switching Protocols', '200 OK'),
    ANSWER.replace('Upgrade: websocket\r\n', '', 1),
    ANSWER.replace('Upgrade: websocket', 'Upgrade: h2c'),
    ANSWER.replace('Connection: Upgrade\r\n', ''),
    ANSWER.replace('Connection: Upgrade', 'Connection: close'),
    ANSWER.replace('Sec-WebSocket-Accept: %(accept)s\r\n', ''),
    ANSWER.replace('%(accept)s', 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='),
    ANSWER.replace('%(accept)s', '%(accept)sA'),
    ANSWER.replace('%(accept)s', '%(accept)s, %(accept)s'),
    # 11.3.3: not more than once
    ANSWER.replace('%(more)s', 'Sec-WebSocket-Accept: '
                   's3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n'),
    ANSWER.replace('HTTP/1.1 101', 'HTTP/1.1 100'),
    ANSWER.replace('Connection: Upgrade', 'Connection: Upgraded'),
    ANSWER.replace('%(more)s', 'Sec-WebSocket-Protocol: nobody-asked\r\n'),
    ANSWER.replace('%(more)s', 'Sec-WebSocket-Extensions: x-nobody\r\n'),
    ANSWER.replace('%(more)s',
                   'Sec-WebSocket-Extensions: permessage-deflate\r\n'),
]


def client_handshakes(peer):
    p = peer.accept(None, answer=ANSWER.replace('websocket', 'WebSocket')
                    .replace('n: Upgrade', 'n: upgrade, keep-alive'))
    p.send([BYE])
    check('4.1: a good answer', p.ok and p.story() == [BYE_BACK])
    p.close()
    keys = {p.header('Sec-WebSocket-Key')}
    for answer in ANSWERS:
        p = peer.accept(None, answer=answer)
        check('4.1: a good request', p.ok and p.header('Host') and
              (p.header('Connection') or '').lower() == 'upgrade', p.head)
        keys.add(p.header('Sec-WebSocket-Key'))
        check('4.1: a client refuses %r' % answer, p.story() == [])
        p.close()
        peer.end()  # it would come back, but not at once
    check('4.1: a nonce for each', len(keys) == len(ANSWERS) + 1, keys)


def run_handshakes(peer):
    (client_handshakes if peer.client else server_handshakes)(peer)


# -- permessage-deflate --

# offer, and what a server must say to it; None: nothing
OFFERS = [
    ('', ''),
    ('; client_max_window_bits', ''),
    ('; client_max_window_bits=10', '; client_max_window_bits=10'),
    ('; client_max_window_bits="11"', '; client_max_window_bits=11'),
    ('; server_max_window_bits=9', '; server_max_window_bits=9'),
    ('; server_max_window_bits=15', '; server_max_window_bits=15'),
    ('; server_no_context_takeover', '; server_no_context_takeover'),
    ('; client_no_context_takeover', '; client_no_context_takeover'),
    ('; server_max_window_bits=8', None),
    ('; server_max_window_bits', None),
    ('; server_max_window_bits=16', None),
    ('; server_max_window_bits=7', None),
    ('; server_max_window_bits=09', None),
    ('; client_max_window_bits=16', None),
    ('; client_max_window_bits=7', None),
    ('; server_no_context_takeover=1', None),
    ('; server_no_context_takeover; server_no_context_takeover', None),
    ('; foo', None),
    ('; client_max_window_bits=8; client_max_window_bits=9', None),
    ('; server_max_window_bits=8, permessage-deflate', ''),
    ('; foo, permessage-deflate; server_max_window_bits=10',
     '; server_max_window_bits=10'),
]
# what a client must not agree to  (RFC 7692 7.1)
NO_ANSWERS = ['; foo', '; server_max_window_bits', '; client_max_window_bits',
              '; server_max_window_bits=16', '; client_max_window_bits=7',
              '; server_no_context_takeover=1',
              '; client_max_window_bits=9; client_max_window_bits=9',
              ', permessage-deflate']


def all_windows():
    for server in range(9, 16):
        for client in (8, 9, 12, 15):
            for fresh in range(4):
                yield '%s%s; server_max_window_bits=%d; ' \
                    'client_max_window_bits=%d' % (
                        '; server_no_context_takeover' * (fresh & 1),
                        '; client_no_context_takeover' * (fresh >> 1),
                        server, client)


def run_deflate(peer):
    name = 'permessage-deflate'
    if peer.client:
        for params in NO_ANSWERS:
            p = peer.dial_deflate(OFFER, params)
            check('7692 7.1: a client refuses %r' % params, p.story() == [])
            p.close()
            peer.end()
    else:
        for offer, params in OFFERS:
            peer.dial_deflate(name + offer, params).close()
    wsdeflate.run_declined(lambda: peer.dial_deflate(
        OFFER if peer.client else name + '; foo', None))
    for params in all_windows():
        # 15 is what there is without a word; 7.1.2.1 wants the server's named
        said = params.replace('; client_max_window_bits=15', '')
        wsdeflate.run_windows(
            peer.dial_deflate, OFFER if peer.client else name + params, said)
    wsdeflate.run_talks(lambda: peer.dial_deflate(
        OFFER if peer.client else name, ''))


# -- limits --

def feed(p, frames, how='whole'):
    """sends while the answer is being read"""
    pid = os.fork()
    if not pid:
        try:
            p.send(frames, how)
        finally:
            os._exit(0)
    return pid


def echoes(name, p, kind, m, frames, how='whole'):
    pid = feed(p, frames, how)
    check(name, p.story(1) == [(kind, m)])
    os.waitpid(pid, 0)


def chopped(p, data, size):
    for i in range(0, len(data), size):
        p.s.sendall(data[i:i + size])


def run_limits(peer):
    p, rnd = peer.dial(), random.Random(1)
    for size in (1 << 16, 1 << 18, 1 << 20, 1 << 22, 1 << 23, 1 << 24):
        for kind in (TEXT, BINARY):
            m = b'*' * size if kind == TEXT else rnd.randbytes(size)
            echoes('%d bytes of kind %d' % (size, kind), p, kind, m,
                   [F(FIN | kind, m)])
    m = rnd.randbytes(1 << 22)
    for size in (64, 256, 1 << 10, 1 << 12, 1 << 14, 1 << 16, 1 << 18, 1 << 20,
                 1 << 22):
        parts = [m[i:i + size] for i in range(0, len(m), size)]
        frames = [F(CONT if i else BINARY, part)
                  for i, part in enumerate(parts)]
        frames[-1].b0 |= FIN
        echoes('4 MB in fragments of %d' % size, p, BINARY, m, frames,
               'together')
    m = rnd.randbytes(1 << 20)
    for size in (64, 128, 256, 512, 1024, 2048):
        data = F(FIN | BINARY, m).wire(p.client)
        pid = os.fork()
        if not pid:
            try:
                chopped(p, data, size)
            finally:
                os._exit(0)
        check('1 MB in pieces of %d' % size, p.story(1) == [(BINARY, m)])
        os.waitpid(pid, 0)
    for size in (0, 16, 64, 125, 126, 256, 1024, 4096, 65535, 65536):
        n = 1000 if size < 10000 else 50
        pid = feed(p, [F(FIN | TEXT, b'x' * size)] * n, 'together')
        check('%d times %d bytes at once' % (n, size),
              p.story(n) == [(TEXT, b'x' * size)] * n)
        os.waitpid(pid, 0)
        for _ in range(n):
            p.send([F(FIN | BINARY, b'y' * size)])
            if p.story(1) != [(BINARY, b'y' * size)]:
                check('%d bytes to and fro' % size, False)
                break
    m = b'*' * 65536
    parts = [m[i:i + 1300] for i in range(0, len(m), 1300)]
    frames = [F(CONT if i else TEXT, part) for i, part in enumerate(parts)]
    frames[-1].b0 |= FIN
    echoes('64 KB in fragments of 1300', p, TEXT, m, frames)
    p.send([BYE])
    check('bye after all that', p.story() == [BYE_BACK])
    # of 32 bits: that two are the same among so many may happen
    check('5.3: a mask for each frame, and no zero',
          len(set(p.masks)) >= 0.99 * len(p.masks) and bytes(4) not in p.masks)
    p.close()


def run_rude(peer):
    """others that go away everywhere, in order and by a reset: it stays"""
    data = b''.join(f.wire(not peer.client) for f in (
        F(FIN | TEXT, b'x' * 200), F(FIN | PING, b'y'), BYE))
    for cut in range(0, len(data), 3):
        p = peer.dial()
        p.s.sendall(data[:cut])
        if cut & 1:
            p.s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                           struct.pack('ii', 1, 0))
        p.close()
    p = peer.dial()
    p.send([BYE])
    check('still there', p.story() == [BYE_BACK])
    p.close()


PARTS = {'rows': run_rows, 'handshake': run_handshakes, 'deflate': run_deflate,
         'limits': run_limits, 'rude': run_rude}


def main():
    peer = {'server': Server, 'client': Client}[sys.argv[2]](sys.argv[1])
    try:
        for name in sys.argv[3:] or PARTS:
            PARTS[name](peer)
    finally:
        peer.end()
    print('%d failed' % len(failures))
    return 1 if failures else 0


sys.exit(main())
