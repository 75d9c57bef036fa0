#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# Clients that trickle, never end, close half or go away, and what becomes of
# the server: each is answered or closed in its time, others are served
# meanwhile, and afterwards no connection is left and no core spins.
#
#   h1-hostile.py PROGRAM
import os
import socket
import struct
import sys
import tempfile
import threading
import time

import h1wire

HOST = b'Host: a\r\n'
GOOD = b'GET /small.txt HTTP/1.1\r\n' + HOST + b'Connection: close\r\n\r\n'
POST = b'POST /small.txt HTTP/1.1\r\n' + HOST
failures = []


def check(what, ok, seen=b''):
    if not ok:
        failures.append(what)
        print('FAILED: %s: %r' % (what, seen[:200] if seen else seen))


def status(data):
    got = h1wire.answers(data)
    return got[0][0] if got else 0


def trickle(server, out, text, period):
    """a byte a period, until it is told something; how long that took"""
    s = server.connect(60)
    begun = time.time()
    try:
        for n in range(len(text) * 100):
            s.sendall(text[n % len(text):][:1])
            s.settimeout(period)
            try:
                data = s.recv(65536)
                break
            except socket.timeout:
                data = b''
    except ConnectionError:
        data = b'(reset)'
    out.append((status(data), time.time() - begun))
    s.close()


def run_slow(server):
    """headers that trickle are over after the time for a head, whatever comes"""
    out = []
    threads = [threading.Thread(target=trickle, args=(
        server, out, b'GET / HTTP/1.1\r\n' + HOST + b'X: ' + b'y' * 5000, 0.1))
        for _ in range(20)]
    for t in threads:
        t.start()
    time.sleep(1)
    check('served beside slow clients', status(server.ask(GOOD)) == 200)
    for t in threads:
        t.join()
    check('each slow head is 408 in its time', len(out) == 20 and all(
        s == 408 and 2 < secs < 7 for s, secs in out), repr(out).encode())


def run_silent(server):
    """connections that say nothing do not stay"""
    silent = [server.connect(10) for _ in range(20)]
    half = server.connect(10)
    half.sendall(POST + b'Content-Length: 10\r\n\r\nhel')
    begun = time.time()
    for s in silent:
        check('silent one is closed', h1wire.read_all(s) == b'')
        s.close()
    data = h1wire.read_all(half)
    check('half a body is 408', status(data) == 408, data)
    check('in their time', time.time() - begun < 8)


def run_endless(server):
    """no head, line, body or chunk goes on for ever"""
    for name, begin, more, want in (
            ('request line', b'GET /', b'a' * 65536, 414),
            ('method', b'', b'A' * 65536, 501),
            ('empty lines', b'', b'\r\n' * 30000, 400),
            ('field', b'GET / HTTP/1.1\r\n' + HOST + b'X: ', b'a' * 65536, 431),
            ('fields', b'GET / HTTP/1.1\r\n' + HOST, b'X: y\r\n' * 10000, 431),
            ('length', POST + b'Content-Length: 9000000000\r\n\r\n',
             b'a' * 65536, 200),
            ('chunk', POST + b'Transfer-Encoding: chunked\r\n\r\n7fffffff\r\n',
             b'a' * 65536, 413),
            ('chunks', POST + b'Transfer-Encoding: chunked\r\n\r\n',
             b'1\r\na\r\n' * 10000, 413),
            ('chunk size', POST + b'Transfer-Encoding: chunked\r\n\r\n',
             b'0' * 65536, 400),
            ('chunk extension', POST + b'Transfer-Encoding: chunked\r\n\r\n1;a=',
             b'x' * 65536, 400),
            ('trailers', POST + b'Transfer-Encoding: chunked\r\n\r\n0\r\n',
             b'A: b\r\n' * 10000, 431)):
        s = server.connect(10)
        sent = 0
        try:
            s.sendall(begin)
            while sent < 400 << 20:
                s.sendall(more)
                sent += len(more)
        except (ConnectionError, socket.timeout):
            pass
        # the answer may have been read before a reset, or be lost by it when
        # we go on sending: what counts is that we were stopped
        check('endless %s is stopped' % name, sent < 64 << 20, b'%d' % sent)
        s.close()
        s = server.connect(10)
        try:
            s.sendall(begin)
            for _ in range(150):
                s.sendall(more)
        except ConnectionError:
            pass
        data = h1wire.read_all(s)
        check('endless %s is %d' % (name, want), status(data) == want or
              data == b'(reset)', data)
        s.close()


def run_leaving(server):
    """who goes away in the middle, in every way"""
    big = b'GET /big.png HTTP/1.1\r\n' + HOST + b'\r\n'
    for request in (GOOD, big, POST + b'Content-Length: 5\r\n\r\nhello'):
        for cut in range(0, len(request) + 1, 5):
            s = server.connect()
            s.sendall(request[:cut])
            if cut % 2:
                s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                             struct.pack('ii', 1, 0))
            if cut % 3 == 0:
                s.shutdown(socket.SHUT_WR)
            s.close()
    half = [server.connect() for _ in range(20)]
    for n, s in enumerate(half):
        s.sendall(big)
        s.recv(1000 * n + 1)
        s.close()
    s = server.connect()
    s.sendall(GOOD)
    s.shutdown(socket.SHUT_WR)
    check('half closed', status(h1wire.read_all(s)) == 200)
    s.close()


def run_files(server, folder):
    """a file shrinks, grows or vanishes while it is sent"""
    for name, change in (('shrinks.png', lambda p: os.truncate(p, 1000)),
                         ('grows.png', lambda p: os.truncate(p, 40 << 20)),
                         ('vanishes.png', os.unlink)):
        path = os.path.join(folder, name)
        with open(path, 'wb') as f:
            f.write(os.urandom(20 << 20))
        s = server.connect(10)
        s.sendall(b'GET /' + name.encode() + b' HTTP/1.1\r\n' + HOST + b'\r\n')
        data = s.recv(1000)
        change(path)
        s.settimeout(10)
        n = len(data)
        head = data.split(b'\r\n\r\n')[0]
        want = 20 << 20
        while n < want + len(head) + 4:
            piece = s.recv(1 << 20)
            if not piece:
                break
            n += len(piece)
        # whole, or cut off by the end of the connection: never padded
        check('file that %s' % name, n <= want + len(head) + 4, b'%d' % n)
        s.close()
    check('still serving', status(server.ask(GOOD)) == 200)


def resident_kb(server):
    with open('/proc/%d/statm' % server.process.pid) as f:
        return int(f.read().split()[1]) * os.sysconf('SC_PAGESIZE') // 1024


def push(s, data, most):
    """as much of data, again and again, as is taken; bytes"""
    s.setblocking(False)
    sent, stuck = 0, 0
    while sent < most and stuck < 20:
        try:
            sent += s.send(data)
            stuck = 0
        except BlockingIOError:
            stuck += 1
            time.sleep(.05)
        except ConnectionError:
            break
    s.setblocking(True)
    return sent


def run_unread(server):
    """who asks and never reads is not worked for, and costs no memory"""
    many = GOOD.replace(b'Connection: close\r\n', b'') * 200
    clock = b'GET /clock HTTP/1.1\r\n' + HOST + b'\r\n'
    before = resident_kb(server)
    held = []
    for what, data in (('files', many), ('not there', many.replace(
            b'small.txt', b'nothing')), ('a big file', many.replace(
            b'small.txt', b'big.png')), ('events', clock * 200),
            ('heads', many.replace(b'GET', b'HEAD')),
            ('posts', (POST + b'Content-Length: 5\r\n\r\nhello') * 200)):
        s = server.connect(10)
        held.append(s)
        sent = push(s, data, 64 << 20)
        check('unread %s stop' % what, sent < 64 << 20, b'%d' % sent)
    check('served beside those who do not read',
          status(server.ask(GOOD)) == 200)
    grown = resident_kb(server) - before
    check('%d KB for them' % grown, grown < 30000)
    for s in held:
        s.close()


def run_interleaved(server):
    """answers come in the order of requests, whatever each of them is"""
    asked = [(b'GET /small.txt', b'', 200), (b'GET /nothing', b'', 404),
             (b'HEAD /small.txt', b'', 200), (b'OPTIONS *', b'', None),
             (b'POST /small.txt', b'Content-Length: 5\r\n\r\nhello', 200),
             (b'GET /odd.type', b'', 415), (b'FROB /', b'', None),
             (b'POST /nothing', b'Transfer-Encoding: chunked\r\n\r\n'
              b'5\r\nhello\r\n0\r\nX: y\r\n\r\n', 404),
             (b'GET /small.txt', b'Range: bytes=1-2\r\n\r\n', 206)]
    for turn in range(len(asked)):
        order = (asked[turn:] + asked[:turn]) * 5
        data = b''
        for line, rest, _ in order:
            data += line + b' HTTP/1.1\r\n' + HOST + (rest or b'\r\n')
        got = h1wire.answers(server.ask(data + GOOD), [
            n for n, a in enumerate(order) if a[0].startswith(b'HEAD')])
        check('%d answers' % len(got), len(got) == len(order) + 1 and all(
            want in (None, a[0]) for a, (_, _, want) in zip(got, order)),
            repr([a[0] for a in got]).encode())


def descriptors(server):
    return len(os.listdir('/proc/%d/fd' % server.process.pid))


def main():
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'big.png'), 'wb') as f:
            f.write(os.urandom(20 << 20))
        server = h1wire.Server(sys.argv[1], folder, '--timeout=3')
        try:
            server.ask(GOOD)
            before = descriptors(server)
            run_leaving(server)
            run_interleaved(server)
            run_unread(server)
            run_endless(server)
            run_files(server, folder)
            run_silent(server)
            run_slow(server)
            time.sleep(6)   # lingering, keep-alive and cached files are over
            left = descriptors(server)
            check('%d descriptors, %d before' % (left, before),
                  left <= before + 8)
            cpu = server.cpu_ms()
            time.sleep(2)
            spent = server.cpu_ms() - cpu
            check('%d ms of processor in 2 idle seconds' % spent, spent < 200)
            check('still there', server.process.poll() is None)
        finally:
            rc = server.stop()
        check('exit code %d' % rc, rc == 0)
    print('%d failures' % len(failures))
    return 1 if failures else 0


sys.exit(main())
