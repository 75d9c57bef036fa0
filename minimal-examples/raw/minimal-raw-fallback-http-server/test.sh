#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example; one port must answer HTTP and echo the rest.
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
url=http://127.0.0.1:$port
curl -sf --retry 20 --retry-delay 1 --retry-connrefused -o /dev/null $url/ || exit 1
/usr/bin/python3 - $port <<'P' || exit 1
import socket, sys
for text in (b'hello\n', b'GETTING\n', b'CONNECT a:1 HTTP/1.1\r\n\r\n', bytes(range(256)) * 400):
    for step in (len(text), 1):
        if step == 1 and len(text) > 100:
            continue
        s = socket.create_connection(('127.0.0.1', int(sys.argv[1])), 5)
        s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for n in range(0, len(text), step):
            s.sendall(text[n:n + step])
        got = b''
        while len(got) < len(text):
            piece = s.recv(65536)
            assert piece, got
            got += piece
        assert got == text
        s.close()
P
curl -sf $url/ | cmp - mount-origin/index.html || exit 1
echo ok
