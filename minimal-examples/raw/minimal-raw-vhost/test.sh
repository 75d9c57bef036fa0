#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example; of three clients two must hear what the third says.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
/usr/bin/python3 - $port <<'P' || exit 1
import socket, sys, time
def connect():
    for _ in range(100):
        try:
            return socket.create_connection(('127.0.0.1', int(sys.argv[1])), 5)
        except ConnectionRefusedError:
            time.sleep(.1)
    sys.exit('nobody listens')
a, b, c = connect(), connect(), connect()
time.sleep(.3)
a.sendall(b'hello\n')
assert b.recv(100) == b'hello\n' and c.recv(100) == b'hello\n'
a.settimeout(.5)
try:
    sys.exit('the speaker heard itself: %r' % a.recv(100))
except socket.timeout:
    pass
P
echo ok
