#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# What lws-doctor says of servers that are well, and of others.
#
#   doctor.py PROGRAM
import os
import re
import socket
import subprocess
import sys
import threading

PROGRAM = sys.argv[1]


def doctor(*args):
    env = {k: v for k, v in os.environ.items() if not k.endswith('_proxy')}
    p = subprocess.run([PROGRAM] + list(args), env=env, timeout=60,
                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return p.returncode, p.stdout.decode()


def talk(c, answer):
    asked = b''
    while b'\r\n\r\n' not in asked:
        piece = c.recv(4096)
        if not piece:
            return
        asked += piece
    c.sendall(answer)
    c.shutdown(socket.SHUT_WR)
    while c.recv(4096):
        pass


def with_server(answer, *args):
    """%d in the arguments is its port; answer None: it says nothing"""
    def serve():
        c, _ = s.accept()
        c.settimeout(10)
        try:
            if answer is None:
                while c.recv(4096):
                    pass
            else:
                talk(c, answer)
        except OSError:
            pass
        c.close()
    with socket.create_server(('127.0.0.1', 0)) as s:
        threading.Thread(target=serve, daemon=True).start()
        port = s.getsockname()[1]
        return doctor(*(a.replace('%d', str(port)) for a in args))


def expect(got, code, *lines):
    rc, out = got
    at = 0
    for line in lines:
        m = re.compile('^' + line + '$', re.M).search(out, at)
        if not m:
            sys.exit('no "%s" where it belongs in:\n%s' % (line, out))
        at = m.end()
    if rc != code:
        sys.exit('%d, not %d:\n%s' % (rc, code, out))


OK = (b'HTTP/1.1 200 OK\r\nServer: peer/1\r\nContent-Type: text/x\r\n'
      b'Content-Length: 5\r\n\r\n')
HTTP = 'http://127.0.0.1:%d/a?b'
WS = 'ws://127.0.0.1:%d/'

expect(with_server(OK + b'hello', HTTP), 0,
       'name     127.0.0.1 is an address',
       r'connect  attempt 1, to port \d+',
       r'connect  connected to 127.0.0.1 after [\d.]+ ms',
       r'request  GET /a\?b of 127.0.0.1:\d+',
       r'answer   status 200 after [\d.]+ ms',
       '         server: peer/1', '         content-type: text/x',
       r'body     5 bytes, complete after [\d.]+ ms', 'done     all is well')
expect(with_server(OK + b'hello', 'http://localhost:%d/'), 0,
       r'name     localhost is .*127.0.0.1.* \([\d.]+ ms\)',
       'done     all is well')
expect(with_server(OK + b'he', HTTP), 1,
       'failed   while reading the answer: it broke off after 2 bytes')
expect(with_server(b'220 mail\r\n', HTTP), 1,
       'failed   while asking the server: problems parsing header.*',
       '         what answers there does not speak HTTP')
expect(with_server(b'', HTTP), 1,
       'failed   while asking the server: read failed',
       '         the server hangs up instead of answering')
expect(with_server(None, '--timeout', '500', HTTP), 1,
       'failed   while asking the server: it takes longer than --timeout')
expect(with_server(OK + b'hello', WS), 1, 'request  WebSocket / of .*',
       r'answer   status 200 .*',
       'failed   while agreeing on WebSocket: '
       'HS: ws upgrade response not 101',
       '         the server speaks HTTP, but no WebSocket at that path')
expect(with_server(b'HTTP/1.1 407 No\r\n\r\n', '--proxy', '127.0.0.1:%d',
                   'http://a.invalid/'), 1,
       'name     a.invalid is for the proxy to look up',
       'connect  attempt 1, to the proxy',
       'failed   while talking to the proxy: http_proxy -> 407',
       '         the proxy wants a name and a password')
with socket.socket() as s:
    s.bind(('127.0.0.1', 0))
    expect(doctor('http://127.0.0.1:%d/' % s.getsockname()[1]), 1,
           'failed   while connecting: conn fail: ECONNREFUSED',
           '         the machine is there, but nothing listens on that port')
expect(doctor('gopher://a/'), 2, 'usage: .*')
print('ok')
