#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Every corner, twice on one connection, has the size it should have, compressed
# and plain. ("%": the length of the next message)
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
say() { /usr/bin/python3 ../ws-say.py $port "$@"; }
steps="+0 % +1 % +2 % +3 % +4 %"
for z in z ""; do
	out=$(say lws-minimal $z $steps $steps - | tr '\n' ' ') || exit 1
	once="0 3079 1024 65536 600 "
	[ "$out" = "$once$once" ] || { echo "got: $out"; exit 1; }
done
echo ok
