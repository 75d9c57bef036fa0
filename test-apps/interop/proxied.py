#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# The demo server behind a proxy that says who the client is: haproxy with both
# versions of the PROXY protocol, nginx with the one it speaks, and headers made
# here, cut anywhere, for clients of IPv4 and IPv6.
#
#   proxied.py PROGRAM own|haproxy|nginx
import json
import os
import socket
import struct
import subprocess
import sys
import tempfile
import time

import demo
import h1wire

GET = b'GET /status HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
SIGNATURE = b'\r\n\r\n\0\r\nQUIT\n'


def need(fact, words):
    if not fact:
        raise AssertionError(words)


def peer_in(data):
    return json.loads(h1wire.answers(data)[0][2])['peer']


def v2(family, src, dst):
    a = socket.inet_pton(family, src) + socket.inet_pton(family, dst)
    a += struct.pack('>HH', 4711, 80)
    kind = 0x11 if family == socket.AF_INET else 0x21
    return SIGNATURE + struct.pack('>BBH', 0x21, kind, len(a)) + a


def run_own(server, _folder):
    for header, peer in (
            (b'PROXY TCP4 192.0.2.7 198.51.100.1 4711 80\r\n', '192.0.2.7'),
            (b'PROXY TCP6 2001:db8::7 ::1 4711 80\r\n', '2001:db8::7'),
            (v2(socket.AF_INET, '192.0.2.8', '192.0.2.9'), '192.0.2.8'),
            (v2(socket.AF_INET6, '2001:db8::8', '::1'), '2001:db8::8'),
            (b'PROXY UNKNOWN\r\n', '127.0.0.1'),
            (SIGNATURE + b'\x20\0\0\0', '127.0.0.1')):
        for bytewise in (False, True):
            got = peer_in(server.ask(header + GET, bytewise))
            need(got == peer, '%r: %s' % (header, got))
    for bad in (GET, b'PROXY TCP4 x\r\n' + GET, b'PROXY ', SIGNATURE + b'\x11'):
        s = server.connect()
        s.sendall(bad)
        try:
            s.shutdown(socket.SHUT_WR)
        except OSError:     # it has been reset already
            pass
        data = h1wire.read_all(s)
        need(data in (b'', b'(reset)'), 'not refused: %r' % data)
        s.close()


HAPROXY = '''
defaults
    mode %s
    timeout connect 5s
    timeout client 20s
    timeout server 20s
listen a
    bind 127.0.0.1:%d
    server s 127.0.0.1:%d %s
'''

NGINX = '''
pid %s/pid;
daemon off;
error_log stderr;
events { }
stream { server {
    listen 127.0.0.1:%d;
    proxy_pass 127.0.0.1:%d;
    proxy_protocol on;
} }
'''


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


def through(command, port):
    """a client that is 127.0.0.5, so that it is not taken for the proxy"""
    proxy = subprocess.Popen(command, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    try:
        for _ in range(50):
            try:
                s = socket.create_connection(('127.0.0.1', port), 5,
                                             ('127.0.0.5', 0))
                break
            except ConnectionRefusedError:
                time.sleep(.1)
        s.sendall(GET)
        return peer_in(h1wire.read_all(s))
    finally:
        proxy.terminate()
        proxy.wait(10)


def run_haproxy(server, folder):
    for mode in ('tcp', 'http'):
        for how in ('send-proxy', 'send-proxy-v2',
                    'send-proxy-v2 proxy-v2-options crc32c'):
            port = free_port()
            conf = os.path.join(folder, 'haproxy.cfg')
            with open(conf, 'w') as f:
                f.write(HAPROXY % (mode, port, server.port, how))
            got = through(['haproxy', '-db', '-f', conf], port)
            need(got == '127.0.0.5', '%s %s: %s' % (mode, how, got))


def run_nginx(server, folder):
    port = free_port()
    conf = os.path.join(folder, 'nginx.conf')
    with open(conf, 'w') as f:
        for module in ('/usr/lib/nginx/modules/ngx_stream_module.so',):
            if os.path.exists(module):
                f.write('load_module %s;\n' % module)
        f.write(NGINX % (folder, port, server.port))
    if subprocess.run(['nginx', '-t', '-c', conf], stdout=subprocess.DEVNULL,
                      stderr=subprocess.DEVNULL).returncode:
        print('skipped: this nginx has no stream module')
        sys.exit(77)
    got = through(['nginx', '-c', conf], port)
    need(got == '127.0.0.5', got)


def main():
    who = sys.argv[2]
    if who != 'own':
        demo.need(who)
    with tempfile.TemporaryDirectory() as folder:
        server = h1wire.Server(sys.argv[1], folder, '--proxied')
        try:
            {'own': run_own, 'haproxy': run_haproxy,
             'nginx': run_nginx}[who](server, folder)
        finally:
            rc = server.stop()
        need(rc == 0, 'exit code %d' % rc)
    print('ok')


main()
