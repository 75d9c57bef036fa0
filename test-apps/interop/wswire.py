# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# What the WebSocket tests of this folder share: frames written byte by byte as
# the test wants them, frames read strictly, and a connection to a server, or of
# a client, whose handshake has been done.
import base64
import hashlib
import os
import random
import select
import socket
import struct
import sys
import time

FIN, RSV1, RSV2, RSV3 = 0x80, 0x40, 0x20, 0x10
CONT, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
GUID = b'258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
failures = []


def check(what, ok, seen=b''):
    if not ok:
        failures.append(what)
        print('FAILED: %s: %r' % (what, seen))


def frame(b0, payload=b'', masked=True, form=0, say=None):
    """form: 16 or 64 force that length; say: the head speaks of so many bytes
    """
    n, m = len(payload) if say is None else say, 0x80 if masked else 0
    if form == 64 or (not form and n > 65535):
        head = struct.pack('>BBQ', b0, m | 127, n)
    elif form == 16 or (not form and n > 125):
        head = struct.pack('>BBH', b0, m | 126, n)
    else:
        head = bytes([b0, m | n])
    if not masked:
        return head + payload
    mask, n = os.urandom(4), len(payload)
    pad = int.from_bytes((mask * (n // 4 + 1))[:n], 'big')
    return head + mask + (int.from_bytes(payload, 'big') ^ pad).to_bytes(
        n, 'big')


class F:
    """a frame of a table: who sends it masks as its role says, unless masked
    says otherwise"""

    def __init__(self, b0, payload=b'', masked=None, form=0, say=None):
        self.b0, self.payload, self.masked = b0, payload, masked
        self.form, self.say = form, say

    def wire(self, client):
        masked = client if self.masked is None else self.masked == client
        return frame(self.b0, self.payload, masked, self.form, self.say)


def accept_of(key):
    return base64.b64encode(hashlib.sha1(key.encode() + GUID).digest()).decode()


class Stream:
    """one end of a connection: client says which; head is what the peer has
    said in the handshake"""

    # a proxy in between may reset the connection behind the CLOSE, when it has
    # bytes left that nobody wants
    is_proxied = False

    def __init__(self, s, client):
        self.s, self.client, self.buf, self.head = s, client, b'', ''
        self.masks = []     # of the frames that came
        s.settimeout(60)    # megabytes take their time where much is tested
        s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def read_head(self):
        head = b''
        while not head.endswith(b'\r\n\r\n'):
            piece = self.s.recv(1)
            if not piece:
                break
            head += piece
        self.head = head.decode()

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

    def _frame(self):
        head = self.take(2)
        if not head:
            return None
        n = head[1] & 0x7f
        if bool(head[1] & 0x80) == self.client:
            return ('wrongly masked', b'')
        if n == 126:
            n, = struct.unpack('>H', self.take(2))
            if n < 126:
                return ('16 bits for %d' % n, b'')
        elif n == 127:
            n, = struct.unpack('>Q', self.take(8))
            if n < 65536:
                return ('64 bits for %d' % n, b'')
        mask = None if self.client else self.take(4)
        if mask:
            self.masks.append(mask)
        payload = self.take(n)
        if mask and payload:
            pad = int.from_bytes((mask * (n // 4 + 1))[:n], 'big')
            payload = (int.from_bytes(payload, 'big') ^ pad).to_bytes(n, 'big')
        return head[0], payload

    def frame(self):
        """(b0, payload); None at the end of the stream; (why, b'') if what
        came is no frame, or nothing did"""
        try:
            return self._frame()
        except (ConnectionError, socket.timeout, TypeError) as e:
            return (type(e).__name__, b'')

    def story(self, most=1 << 30):
        """what comes until the end, or so much: messages put together"""
        out, kind, whole = [], None, []
        while len(out) < most:
            f = self.frame()
            if f is None:
                return out
            b0, payload = f
            if isinstance(b0, str):
                closed = out and isinstance(out[-1], tuple) and \
                    out[-1][0] == CLOSE
                if self.is_proxied and closed and b0 == 'ConnectionResetError':
                    return out
                return out + [b0]
            if out and isinstance(out[-1], tuple) and out[-1][0] == CLOSE:
                return out + ['a frame after the CLOSE']
            if b0 & 8:
                if not b0 & FIN or len(payload) > 125:
                    return out + ['a bad control frame']
                out.append((b0 & 15, payload))
                if b0 & 15 == CLOSE:
                    self.closed()
                continue
            if (kind is None) != bool(b0 & 15):
                return out + ['a bad fragment']
            if b0 & 15:
                kind, whole = b0 & 15, []
            whole.append(payload)
            if b0 & FIN:
                out.append((kind, b''.join(whole)))
                kind = None
        return out

    def closed(self):
        """7.1.1: of the two ends the server is the one that ends the
        connection; a client waits for that"""
        if self.client:
            return
        check('a client waits for the end', not select.select(
            [self.s], [], [], .002)[0] or self.buf)
        try:
            self.s.shutdown(socket.SHUT_WR)
        except OSError:
            pass    # it has gone all the same

    def send(self, frames, how='whole'):
        """whole: a frame at a time; together; bytewise; chopped at random"""
        pieces = [f.wire(self.client) for f in frames]
        data = b''.join(pieces)
        if how == 'together':
            pieces = [data]
        elif how == 'bytewise':
            pieces = [data[i:i + 1] for i in range(len(data))]
        elif how == 'chopped':
            pieces, rnd = [], random.Random(len(data))
            while data:
                n = rnd.choice((1, 2, 3, 5, 8, 100, 1500))
                pieces.append(data[:n])
                data = data[n:]
        try:
            for p in pieces:
                self.s.sendall(p)
        except ConnectionError:
            pass  # it has failed us while we were still talking, as it may

    def close(self):
        self.s.close()


def dial(port):
    for _ in range(100):
        try:
            return socket.create_connection(('127.0.0.1', port), 10)
        except ConnectionRefusedError:
            time.sleep(0.1)
    sys.exit('nobody listens')


class ToServer(Stream):
    """we are the client"""

    def __init__(self, port, protocol=None, more=''):
        super().__init__(dial(port), True)
        key = base64.b64encode(os.urandom(16)).decode()
        if protocol:
            more += 'Sec-WebSocket-Protocol: %s\r\n' % protocol
        self.s.sendall((
            'GET /chat HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n'
            'Connection: Upgrade\r\nSec-WebSocket-Key: %s\r\n'
            'Sec-WebSocket-Version: 13\r\n%s\r\n' % (key, more)).encode())
        self.read_head()
        self.ok = (self.head.startswith('HTTP/1.1 101 ') and
                   self.header('Sec-WebSocket-Accept') == accept_of(key))


class ToClient(Stream):
    """we are the server, and this is what we answer"""

    ANSWER = ('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n'
              'Connection: Upgrade\r\nSec-WebSocket-Accept: %(accept)s\r\n'
              '%(more)s\r\n')

    def __init__(self, s, more='', answer=ANSWER):
        super().__init__(s, False)
        self.read_head()
        key = self.header('Sec-WebSocket-Key') or ''
        try:
            self.ok = (self.head.startswith('GET ') and
                       len(base64.b64decode(key)) == 16 and
                       self.header('Sec-WebSocket-Version') == '13' and
                       (self.header('Upgrade') or '').lower() == 'websocket')
        except ValueError:
            self.ok = False
        self.s.sendall((answer % {'accept': accept_of(key),
                                  'more': more}).encode())
