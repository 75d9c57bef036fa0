#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# An HTTP/1 client that says exactly what it wants, against the demo server:
# each request whole, byte by byte, and pipelined behind a good one; files of
# many sizes; validators; clients that close half, reset, or read slowly.
#
#   h1-server.py PROGRAM      starts PROGRAM --port=N --resources=DIR
import hashlib
import os
import random
import socket
import struct
import subprocess
import sys
import tempfile
import time

HOST = b'Host: a\r\n'
CLOSE = b'Connection: close\r\n'
GOOD = b'GET /small.txt HTTP/1.1\r\n' + HOST + b'\r\n'
failures = []
port = 0


def check(what, ok, seen=b''):
    if not ok:
        failures.append(what)
        print('FAILED: %s: %r' % (what, seen[:200]))


def connect():
    s = socket.create_connection(('127.0.0.1', port), 10)
    s.settimeout(10)
    return s


def read_all(s):
    data = b''
    while True:
        piece = s.recv(65536)
        if not piece:
            return data
        data += piece


def ask(request, bytewise=False):
    s = connect()
    s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        if bytewise:
            for i in range(len(request)):
                s.sendall(request[i:i + 1])
        else:
            s.sendall(request)
        return read_all(s)
    except ConnectionError:
        return b'(reset)'
    finally:
        s.close()


def answers(data):
    """the stream cut into (status, headers, body) by content-length"""
    out = []
    while data:
        head, _, data = data.partition(b'\r\n\r\n')
        lines = head.split(b'\r\n')
        status = int(lines[0].split(b' ')[1])
        headers = {}
        for line in lines[1:]:
            name, _, value = line.partition(b':')
            headers[name.lower().decode()] = value.strip().decode()
        n = int(headers.get('content-length', len(data)))
        if status == 304 or status < 200:
            n = 0
        out.append((status, headers, data[:n]))
        data = data[n:]
    return out


# request, status of its answer; each is also run behind a good request
TABLE = [
    (b'GET /small.txt HTTP/1.1\r\n' + HOST + CLOSE + b'\r\n', 200),
    (b'GET /small.txt HTTP/1.0\r\n\r\n', 200),
    (b'GET http://b/small.txt HTTP/1.1\r\n' + HOST + CLOSE + b'\r\n', 200),
    (b'\r\nGET /small.txt HTTP/1.1\r\n' + HOST + CLOSE + b'\r\n', 200),
    (b'GET /x/../small.txt HTTP/1.1\r\n' + HOST + CLOSE + b'\r\n', 200),
    (b'GET /%73mall.txt HTTP/1.1\r\n' + HOST + CLOSE + b'\r\n', 200),
    (b'GET /small.txt?a=1&b HTTP/1.1\r\n' + HOST + CLOSE + b'\r\n', 200),
    (b'GET /nothing HTTP/1.1\r\n' + HOST + CLOSE + b'\r\n', 404),
    (b'GET /../../../../etc/passwd HTTP/1.1\r\n' + HOST + CLOSE + b'\r\n', 404),
    (b'GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n' + HOST + CLOSE + b'\r\n',
     404),
    (b'GET /odd.type HTTP/1.1\r\n' + HOST + CLOSE + b'\r\n', 415),
    (b'FROB /small.txt HTTP/1.1\r\n' + HOST + CLOSE + b'\r\n', 404),
    (b'GET /small.txt HTTP/1.1\r\n\r\n', 400),
    (b'GET /small.txt HTTP/1.1\r\n' + HOST + HOST + b'\r\n', 400),
    (b'GET /small.txt\r\n\r\n', 400),
    (b'GET  /small.txt HTTP/1.1\r\n' + HOST + b'\r\n', 400),
    (b'G@T /small.txt HTTP/1.1\r\n' + HOST + b'\r\n', 400),
    (b'GET small.txt HTTP/1.1\r\n' + HOST + b'\r\n', 400),
    (b'GET /%zz HTTP/1.1\r\n' + HOST + b'\r\n', 400),
    (b'GET /%00 HTTP/1.1\r\n' + HOST + b'\r\n', 400),
    (b'GET / HTTP/2.0\r\n' + HOST + b'\r\n', 505),
    (b'GET / HTTP/1.1\n' + HOST + b'\r\n', 400),
    (b'GET / HTTP/1.1\r\n' + HOST + b'X: a\r\n b\r\n\r\n', 400),
    (b'GET / HTTP/1.1\r\n' + HOST + b'X : a\r\n\r\n', 400),
    (b'GET / HTTP/1.1\r\n' + HOST + b'X: a\x00b\r\n\r\n', 400),
    (b'GET / HTTP/1.1\r\n' + HOST + b'Content-Length: -1\r\n\r\n', 400),
    (b'GET / HTTP/1.1\r\n' + HOST + b'Content-Length: 1\r\n'
     b'Content-Length: 2\r\n\r\n', 400),
    (b'GET / HTTP/1.1\r\n' + HOST + b'Content-Length: 5\r\n'
     b'Transfer-Encoding: chunked\r\n\r\n', 400),
    (b'GET / HTTP/1.1\r\n' + HOST + b'Expect: miracles\r\n\r\n', 417),
    (b'GET / HTTP/1.1\r\n' + HOST + b'X: ' + b'y' * 9000 + b'\r\n\r\n', 431),
    (b'GET /' + b'z' * 9000 + b' HTTP/1.1\r\n' + HOST + b'\r\n', 414),
]


def run_table():
    for request, status in TABLE:
        name = request[:50]
        for how in (False, True):
            if how and len(request) > 1000:
                continue
            data = ask(request, how)
            got = answers(data)
            check('%r bytewise=%d is %d' % (name, how, status),
                  len(got) == 1 and got[0][0] == status, data)
        data = ask(GOOD + request)
        got = answers(data)
        check('%r pipelined' % name, len(got) == 2 and got[0][0] == 200 and
              got[0][2] == b'small\n' and got[1][0] == status, data)


def run_bodies():
    """a body is never taken for a request, nor a request for a body"""
    last = b'GET /small.txt HTTP/1.1\r\n' + HOST + CLOSE + b'\r\n'
    for body in (b'Content-Length: 0\r\n\r\n', b'Content-Length: 5\r\n\r\nhello',
                 b'Content-Length: %d\r\n\r\n%s' % (len(GOOD), GOOD)):
        for method in (b'POST', b'PUT', b'GET'):
            data = ask(method + b' /nothing HTTP/1.1\r\n' + HOST + body + last)
            got = answers(data)
            check('%r with %r' % (method, body[:30]),
                  [a[0] for a in got] == [404, 200] and
                  got[1][2] == b'small\n', data)


def run_files(folder):
    for size in (0, 1, 4095, 4096, 65535, 65536, 65537, 3000000):
        content = random.Random(size).randbytes(size)
        with open(os.path.join(folder, 'f%d.png' % size), 'wb') as f:
            f.write(content)
        path = b'/f%d.png' % size
        data = ask(b'GET ' + path + b' HTTP/1.1\r\n' + HOST + CLOSE + b'\r\n')
        a = answers(data)[0]
        check('file of %d bytes' % size, a[0] == 200 and a[2] == content and
              a[1]['content-type'] == 'image/png', data)
        head = ask(b'HEAD ' + path + b' HTTP/1.1\r\n' + HOST + CLOSE + b'\r\n')
        check('HEAD of %d bytes' % size, head.endswith(b'\r\n\r\n') and
              b'content-length: %d\r\n' % size in head, head)
        for field in ('If-None-Match: ' + a[1]['etag'],
                      'If-None-Match: "x", W/' + a[1]['etag'],
                      'If-None-Match: ' + a[1]['etag'].strip('"'),
                      'If-Modified-Since: ' + a[1]['last-modified']):
            data = ask(b'GET ' + path + b' HTTP/1.1\r\n' + HOST + CLOSE +
                       field.encode() + b'\r\n\r\n')
            check('%s' % field, answers(data)[0][0] == 304, data)
        data = ask(b'GET ' + path + b' HTTP/1.1\r\n' + HOST + CLOSE +
                   b'If-None-Match: "no"\r\nIf-Modified-Since: ' +
                   a[1]['last-modified'].encode() + b'\r\n\r\n')
        check('tag outranks date', answers(data)[0][0] == 200, data)


def run_clients():
    s = connect()
    for n in range(200):
        s.sendall(GOOD)
        data = b''
        while not data.endswith(b'small\n'):
            data += s.recv(65536)
        check('kept alive %d' % n, answers(data)[0][0] == 200, data)
    s.close()

    s = connect()
    s.sendall(GOOD * 100)
    s.shutdown(socket.SHUT_WR)
    got = answers(read_all(s))
    check('100 pipelined, then half closed', len(got) == 100 and
          all(a[0] == 200 for a in got))
    s.close()

    s = connect()
    s.sendall(b'GET /f3000000.png HTTP/1.1\r\n' + HOST + b'\r\n')
    s.shutdown(socket.SHUT_WR)
    body = answers(read_all(s))[0][2]
    check('half closed client', hashlib.md5(body).digest() == hashlib.md5(
        random.Random(3000000).randbytes(3000000)).digest())
    s.close()

    for cut in range(1, len(GOOD), 3):
        s = connect()
        s.sendall(GOOD[:cut])
        s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                     struct.pack('ii', 1, 0))
        s.close()

    slow = [connect() for _ in range(20)]
    for s in slow:
        s.sendall(b'GET /f3000000.png HTTP/1.1\r\n' + HOST + CLOSE + b'\r\n')
    check('served beside slow readers',
          answers(ask(GOOD[:-2] + CLOSE + b'\r\n'))[0][0] == 200)
    for n, s in enumerate(slow):
        if n & 1:
            check('slow reader', len(answers(read_all(s))[0][2]) == 3000000)
        s.close()


def main():
    global port
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, 'small.txt'), 'wb') as f:
            f.write(b'small\n')
        with open(os.path.join(folder, 'odd.type'), 'wb') as f:
            f.write(b'?')
        server = subprocess.Popen([sys.argv[1], '--port=0', '--interface=127.0.0.1',
                                   '--resources=' + folder],
                                  stdout=subprocess.PIPE)
        try:
            port = int(server.stdout.readline().split(b'port ')[1]
                       .split(b',')[0])
            run_table()
            run_bodies()
            run_files(folder)
            run_clients()
            check('still there', server.poll() is None)
        finally:
            server.terminate()
            rc = server.wait(20)
        check('ended with 0, not %d' % rc, rc == 0)
    print('%d failed' % len(failures))
    return 1 if failures else 0


sys.exit(main())
