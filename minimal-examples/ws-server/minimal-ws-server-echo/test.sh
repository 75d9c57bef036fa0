#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Several messages, plain and compressed, come back as they were.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
say() { /usr/bin/python3 ../ws-say.py $port "$@"; }
for z in "" z; do
	got=$(say lws-minimal-server-echo $z +hello "+grüße" =1 +third =2 -) || exit 1
	[ "$got" = "hello
grüße
third" ] || exit 1
done
echo ok
