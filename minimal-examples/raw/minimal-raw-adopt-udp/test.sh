#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example; datagrams of two senders must each come back.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
/usr/bin/python3 - $port <<'P' || exit 1
import socket, sys
addr = ('127.0.0.1', int(sys.argv[1]))
for name in (b'one', b'two'):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.settimeout(.5)
    for _ in range(40):
        s.sendto(name, addr)
        try:
            got = s.recv(100)
            break
        except (socket.timeout, ConnectionRefusedError):
            got = None
    assert got == name, (name, got)
P
echo ok
