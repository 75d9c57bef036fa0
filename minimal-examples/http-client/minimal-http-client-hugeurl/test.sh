#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# The server counts the bytes of the URL.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
/usr/bin/python3 ../peer.py $port &
pid=$!
trap 'kill $pid; wait $pid' EXIT
for size in 4000 60000; do
	got=$("$1" --port $port --server 127.0.0.1 --path /url --size $size) || exit 1
	[ "$got" = $size ] || { echo "$got, not $size"; exit 1; }
done
echo ok
