#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# The line arrives, and what comes is printed; with nobody there it fails.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port --server 127.0.0.1 && exit 1
(sleep .7; exec /usr/bin/python3 - $port) <<'P' &
import socket, sys
s = socket.create_server(('127.0.0.1', int(sys.argv[1])))
c, _ = s.accept()
said = b''
while not said.endswith(b'\r\n\r\n'):
    said += c.recv(1000)
c.sendall(b'you said: ' + said.strip() + b'\n')
c.close()
P
pid=$!
trap 'kill $pid 2>/dev/null; wait $pid' EXIT
got=$("$1" --port $port --server 127.0.0.1 --say "hello you") || exit 1
[ "$got" = "you said: hello you" ] || { echo "$got"; exit 1; }
echo ok
