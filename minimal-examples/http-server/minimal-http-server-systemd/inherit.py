#!/usr/bin/python3
# SPDX-License-Identifier: CC0-1.0
#
# Starts a program as systemd would for two sockets, and is a client of both:
# they listen before it runs, so a request may be sent first.
#
#   inherit.py PROGRAM PAGE
import http.client
import os
import signal
import socket
import sys

prog, page = sys.argv[1], open(sys.argv[2], 'rb').read()
listening = [socket.create_server(('127.0.0.1', 0)) for _ in range(2)]
early = socket.create_connection(listening[0].getsockname())
early.sendall(b'GET / HTTP/1.0\r\n\r\n')

pid = os.fork()
if not pid:
    # 3 and 4 may be in each other's place
    high = [os.dup2(s.fileno(), 100 + n) for n, s in enumerate(listening)]
    for n, fd in enumerate(high):
        os.dup2(fd, 3 + n)
    os.closerange(5, 200)
    os.environ.update(LISTEN_FDS='2', LISTEN_PID=str(os.getpid()))
    os.execv(prog, [prog])

try:
    early.settimeout(20)
    got = b''
    while piece := early.recv(65536):
        got += piece
    assert got.endswith(page), got
    for s in listening:
        c = http.client.HTTPConnection(*s.getsockname(), timeout=20)
        c.request('GET', '/')
        assert c.getresponse().read() == page
        c.close()
finally:
    os.kill(pid, signal.SIGTERM)
    status = os.waitpid(pid, 0)[1]
assert status == 0, status
print('ok')
