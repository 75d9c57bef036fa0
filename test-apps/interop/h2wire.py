# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# HTTP/2 as bytes: frames that may be as wrong as a test wants them, header
# blocks built by hand, and what comes back as (type, flags, stream, payload).
import socket
import ssl
import struct
import time

DATA, HEADERS, PRIORITY, RST, SETTINGS, PUSH, PING, GOAWAY, WINDOW, CONT = \
    range(10)
PRIORITY_UPDATE = 16
END_STREAM = ACK = 1
END_HEADERS = 4
PADDED = 8
PRIO = 32

NO_ERROR, PROTOCOL, INTERNAL, FLOW, TIMEOUT, CLOSED, SIZE, REFUSED, CANCEL, \
    COMPRESSION, CONNECT, CALM = range(12)
NAMES = ['NO_ERROR', 'PROTOCOL_ERROR', 'INTERNAL_ERROR', 'FLOW_CONTROL_ERROR',
         'SETTINGS_TIMEOUT', 'STREAM_CLOSED', 'FRAME_SIZE_ERROR',
         'REFUSED_STREAM', 'CANCEL', 'COMPRESSION_ERROR', 'CONNECT_ERROR',
         'ENHANCE_YOUR_CALM']

PREFACE = b'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'
WINDOW_MAX = 0x7fffffff


def frame(kind, flags, stream, payload=b'', length=None):
    n = len(payload) if length is None else length
    return (struct.pack('>I', n)[1:] + bytes([kind, flags]) +
            struct.pack('>I', stream) + payload)


def settings(*pairs, flags=0):
    return frame(SETTINGS, flags, 0,
                 b''.join(struct.pack('>HI', *p) for p in pairs))


def word(kind, stream, value):
    return frame(kind, 0, stream, struct.pack('>I', value & 0xffffffff))


def integer(value, prefix, first=0):
    """RFC 7541 5.1"""
    most = (1 << prefix) - 1
    if value < most:
        return bytes([first | value])
    out = [first | most]
    value -= most
    while value >= 128:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes(out + [value])


def string(s):
    s = s if isinstance(s, bytes) else s.encode()
    return integer(len(s), 7) + s


def literal(name, value):
    """RFC 7541 6.2.2: a new name, not indexed"""
    return b'\0' + string(name) + string(value)


def block(*fields):
    return b''.join(literal(n, v) for n, v in fields)


def request(*more, method='GET', path='/', scheme='http', authority='localhost',
            without=()):
    """fields of a request; those of a name in without are left out"""
    fields = [(':method', method), (':scheme', scheme), (':path', path),
              (':authority', authority)]
    return block(*[f for f in fields if f[0] not in without], *more)


def headers(stream, payload, flags=END_STREAM | END_HEADERS):
    return frame(HEADERS, flags, stream, payload)


class Connection:
    """a client without opinions; gone: the peer has closed or reset it;
    pause: seconds behind each piece that is sent"""

    def __init__(self, port, tls=None, timeout=5, hello=True, first=(),
                 pause=0):
        s = socket.create_connection(('127.0.0.1', port), timeout)
        s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if tls:
            s = tls.wrap_socket(s, server_hostname='localhost')
            if s.selected_alpn_protocol() != 'h2':
                raise RuntimeError('TLS did not agree on h2')
        self.socket, self.buffer, self.gone = s, b'', False
        self.pause, self.first = pause, None
        self.heads = {}     # header blocks that a test has read, by stream
        if hello:
            self.send(PREFACE + settings(*first))
            self.first = self.until(
                lambda f: f[0] == SETTINGS and f[1] & ACK)[0]
            self.send(settings(flags=ACK))

    def send(self, *pieces):
        try:
            if not self.pause:
                pieces = [b''.join(pieces)]
            for p in pieces:
                self.socket.sendall(p)
                time.sleep(self.pause)
        except (OSError, ssl.SSLError):
            pass        # what it had said before it closed is still there

    def read(self):
        """a frame; None: it is gone, or silent for too long"""
        while len(self.buffer) < 9 or len(self.buffer) < 9 + int.from_bytes(
                self.buffer[:3], 'big'):
            try:
                more = self.socket.recv(65536)
            except (TimeoutError, socket.timeout):
                return None
            except (OSError, ssl.SSLError):
                more = b''
            if not more:
                self.gone = True
                return None
            self.buffer += more
        n = int.from_bytes(self.buffer[:3], 'big')
        f = (self.buffer[3], self.buffer[4],
             int.from_bytes(self.buffer[5:9], 'big'), self.buffer[9:9 + n])
        self.buffer = self.buffer[9 + n:]
        return f

    def until(self, wanted):
        """frames up to the one that is wanted, or to the end"""
        seen = []
        while True:
            f = self.read()
            if f is None:
                return seen
            seen.append(f)
            if wanted(f):
                return seen

    def close(self):
        self.socket.close()


def code_of(f):
    """of RST_STREAM and GOAWAY"""
    at = 4 if f[0] == GOAWAY else 0
    return int.from_bytes(f[3][at:at + 4], 'big')


def text_of(f):
    names = ['DATA', 'HEADERS', 'PRIORITY', 'RST_STREAM', 'SETTINGS',
             'PUSH_PROMISE', 'PING', 'GOAWAY', 'WINDOW_UPDATE', 'CONTINUATION']
    text = '%s(%d)' % (names[f[0]] if f[0] < 10 else f[0], f[2])
    if f[0] in (RST, GOAWAY):
        code = code_of(f)
        text += ' ' + (NAMES[code] if code < len(NAMES) else str(code))
    return text
