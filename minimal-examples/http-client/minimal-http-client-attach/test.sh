#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# What the thread asked for is fetched by the other.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
/usr/bin/python3 ../peer.py $port &
pid=$!
trap 'kill $pid; wait $pid' EXIT
[ "$("$1" --port $port --server 127.0.0.1 --path /count/20000 | wc -c)" = 20000 ] ||
	exit 1
"$1" --port $port --server 127.0.0.1 --path /none && exit 1
echo ok
