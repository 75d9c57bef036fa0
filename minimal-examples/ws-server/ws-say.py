#!/usr/bin/python3
# SPDX-License-Identifier: CC0-1.0
#
# A WebSocket client for the tests of these examples, nothing but a socket.
#
#   ws-say.py PORT PROTOCOL[:PATH] STEP...
#
# steps: "+text" sends a text, "=3" reads three messages and prints them,
# "%" reads one and prints its length, "-" says goodbye and waits for the answer,
# "@0.5" sleeps, "z" at first: offer permessage-deflate. Waits for the server to start.
import base64
import os
import socket
import struct
import sys
import time
import zlib


def connect(port):
    for _ in range(100):
        try:
            return socket.create_connection(('127.0.0.1', port), 10)
        except ConnectionRefusedError:
            time.sleep(0.1)
    sys.exit('nobody listens')


class Client:
    def __init__(self, port, protocol, offer):
        self.s = connect(port)
        self.s.settimeout(15)
        self.buf = b''
        protocol, _, path = protocol.partition(':')
        key = base64.b64encode(os.urandom(16)).decode()
        self.s.sendall((
            'GET %s HTTP/1.1\r\nHost: localhost:%d\r\nUpgrade: websocket\r\n'
            'Connection: Upgrade\r\nSec-WebSocket-Key: %s\r\n'
            'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: %s\r\n'
            '%s\r\n' % (path or '/', port, key, protocol,
                        'Sec-WebSocket-Extensions: permessage-deflate\r\n'
                        if offer else '')).encode())
        head = b''
        while b'\r\n\r\n' not in head:
            head += self.take(1)
        if not head.startswith(b'HTTP/1.1 101 '):
            sys.exit('not upgraded: %r' % head)
        self.deflate = b'permessage-deflate' in head
        if offer != self.deflate:
            sys.exit('extension: %r' % head)
        self.packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        self.unpacker = zlib.decompressobj(-15)

    def take(self, n):
        while len(self.buf) < n:
            piece = self.s.recv(65536)
            if not piece:
                sys.exit('closed')
            self.buf += piece
        out, self.buf = self.buf[:n], self.buf[n:]
        return out

    def send(self, opcode, payload):
        if self.deflate and opcode < 8:
            payload = (self.packer.compress(payload) +
                       self.packer.flush(zlib.Z_SYNC_FLUSH))[:-4]
            opcode |= 0x40
        mask = os.urandom(4)
        n = len(payload)
        head = bytes([0x80 | opcode, 0x80 | n]) if n < 126 else \
            struct.pack('>BBH', 0x80 | opcode, 0xfe, n) if n < 65536 else \
            struct.pack('>BBQ', 0x80 | opcode, 0xff, n)
        self.s.sendall(head + mask + bytes(
            c ^ mask[i & 3] for i, c in enumerate(payload)))

    def frame(self):
        b0, n = self.take(2)
        if n == 126:
            n, = struct.unpack('>H', self.take(2))
        elif n == 127:
            n, = struct.unpack('>Q', self.take(8))
        return b0, self.take(n)

    def message(self):
        whole, packed = b'', False
        while True:
            b0, payload = self.frame()
            if b0 & 15 == 9:
                self.send(10, payload)
            if b0 & 15 == 8:
                sys.exit('closed: %r' % payload)
            if b0 & 8:
                continue
            packed = packed or b0 & 0x40
            whole += payload
            if not b0 & 0x80:
                continue
            return self.unpacker.decompress(
                whole + b'\0\0\xff\xff') if packed else whole


def main():
    steps = sys.argv[3:]
    offer = steps[:1] == ['z']
    c = Client(int(sys.argv[1]), sys.argv[2], offer)
    for step in steps[1 if offer else 0:]:
        if step[0] == '+':
            c.send(1, step[1:].encode())
        elif step[0] == '@':
            time.sleep(float(step[1:]))
        elif step[0] == '=':
            for _ in range(int(step[1:])):
                sys.stdout.write(c.message().decode() + '\n')
        elif step == '%':
            print(len(c.message()))
        else:
            c.send(8, b'\x03\xe8')
            while c.frame()[0] & 15 != 8:
                pass


main()
