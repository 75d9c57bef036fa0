#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Two megabytes through an echo that takes its time come back as they were, from
# a pipe and from a file; with nobody there it fails.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
folder=$(mktemp -d)
"$1" --port $port --server 127.0.0.1 </dev/null && exit 1
/usr/bin/python3 - $port <<'P' >"$folder/peer" &
import socket, sys, time
s = socket.create_server(('127.0.0.1', int(sys.argv[1])))
print('ready', flush=True)
while True:
    c, _ = s.accept()
    time.sleep(.3)
    while True:
        data = c.recv(65536)
        if not data:
            break
        c.sendall(data)
P
pid=$!
trap 'kill $pid; wait $pid; rm -r "$folder"' EXIT
while ! grep -q ready "$folder/peer"; do sleep .1; done
dd if=/dev/urandom of="$folder/sent" bs=100000 count=20 2>/dev/null
cat "$folder/sent" | "$1" --port $port --server 127.0.0.1 >"$folder/back" || exit 1
cmp "$folder/sent" "$folder/back" || exit 1
"$1" --port $port --server 127.0.0.1 <"$folder/sent" >"$folder/back" || exit 1
cmp "$folder/sent" "$folder/back" || exit 1
echo ok
