#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# RFC 8305 in the kernel's own terms: a client in a network namespace, a name
# with addresses of both families, and a wire on which one of them is lost in
# silence. The other must be tried after a head start of 250 ms, and win.
#
#   eyeballs.py DOCTOR
import os
import re
import shutil
import subprocess
import sys
import time

CLIENT = 'lws-c-%d' % os.getpid()
SERVER = 'lws-s-%d' % os.getpid()
HEAD_MS, GRACE_MS = 250, 300
PORT = 8080
V4, V6 = '192.0.2.1', '2001:db8:77::1'
LISTEN = '''
import socket, threading
def serve(s):
    while True:
        c, _ = s.accept()
        c.recv(4096)
        c.sendall(b'HTTP/1.1 204 -\\r\\n\\r\\n')
        c.close()
for family, address in ((socket.AF_INET, '0.0.0.0'), (socket.AF_INET6, '::')):
    s = socket.socket(family)
    if family == socket.AF_INET6:
        s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    s.bind((address, %d))
    s.listen()
    threading.Thread(target=serve, args=(s,)).start()
print('ready', flush=True)
''' % PORT


def ip(*args, ns=None):
    subprocess.run(['ip'] + (['-n', ns] if ns else []) + list(args),
                   check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def set_up():
    ip('netns', 'add', CLIENT)
    ip('netns', 'add', SERVER)
    ip('link', 'add', 'name', 'eye0', 'type', 'veth', 'peer', 'name', 'eye1', 'netns',
       SERVER, ns=CLIENT)
    for ns, dev, four, six in ((CLIENT, 'eye0', '192.0.2.2', '2001:db8:77::2'),
                               (SERVER, 'eye1', V4, V6)):
        ip('link', 'set', dev, 'up', ns=ns)
        ip('link', 'set', 'lo', 'up', ns=ns)
        ip('addr', 'add', four + '/24', 'dev', dev, ns=ns)
        ip('addr', 'add', six + '/64', 'dev', dev, 'nodad', ns=ns)
    # whoever these are, they are nobody: what is sent there is lost
    for lost in ('192.0.2.66', '2001:db8:77::66'):
        ip('neigh', 'add', lost, 'lladdr', '02:00:00:00:00:66', 'dev', 'eye0',
           ns=CLIENT)
    os.makedirs('/etc/netns/' + CLIENT)
    with open('/etc/netns/%s/hosts' % CLIENT, 'w') as f:
        for name, four, six in (('well', V4, V6),
                                ('six-lost', V4, '2001:db8:77::66'),
                                ('four-lost', '192.0.2.66', V6)):
            f.write('%s %s.example\n%s %s.example\n' % (four, name, six, name))


def tear_down():
    for ns in (CLIENT, SERVER):
        subprocess.run(['ip', 'netns', 'del', ns], stderr=subprocess.DEVNULL)
    shutil.rmtree('/etc/netns/' + CLIENT, ignore_errors=True)


def connect(name):
    """which address won, after how many ms, in how many attempts"""
    p = subprocess.run(['ip', 'netns', 'exec', CLIENT, sys.argv[1],
                        'http://%s.example:%d/' % (name, PORT)], timeout=60,
                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    out = p.stdout.decode()
    m = re.search(r'connected to (\S+) after ([\d.]+) ms', out)
    if p.returncode or not m:
        sys.exit('%s: %s' % (name, out))
    return m.group(1), float(m.group(2)), out.count('attempt')


def check():
    for name, want, after, before, attempts in (
            ('well', V6, 0, HEAD_MS, 1),
            ('four-lost', V6, 0, HEAD_MS, 1),
            ('six-lost', V4, HEAD_MS - 20, HEAD_MS + GRACE_MS, 2)):
        address, ms, n = connect(name)
        print('%s: %s after %.1f ms, %d attempts' % (name, address, ms, n))
        if address != want or not after <= ms <= before or n != attempts:
            sys.exit('not %s between %d and %d ms, %d attempts' % (
                want, after, before, attempts))


def main():
    if not shutil.which('ip') or os.getuid():
        print('skipped: needs ip, and root, to make network namespaces')
        sys.exit(77)
    try:
        set_up()
    except subprocess.CalledProcessError as e:
        tear_down()
        print('skipped: no network namespaces here: %s' % e.stderr.decode())
        sys.exit(77)
    server = subprocess.Popen(['ip', 'netns', 'exec', SERVER,
                               '/usr/bin/python3', '-c', LISTEN],
                              stdout=subprocess.PIPE)
    try:
        server.stdout.readline()
        time.sleep(.2)
        check()
    finally:
        server.kill()
        server.wait()
        tear_down()
    print('ok')


main()
