#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# A megabyte, twice, compressed and not: the same bytes.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
say() { /usr/bin/python3 ../ws-say.py $port "$@"; }
for z in "" z; do
	set -- "$(say lws-minimal $z +go =1 +go =1 - | wc -c)"
	[ "$1" = 2097154 ] || exit 1
done
a=$(say lws-minimal +go =1 - | cksum)
b=$(say lws-minimal z +go =1 - | cksum)
[ "$a" = "$b" ] || exit 1
echo ok
