#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Two listeners hear what two publishers say; publishers hear nothing.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
say() { /usr/bin/python3 ../ws-say.py $port "$@"; }
out=$(mktemp -d)
for n in 1 2; do
	say lws-minimal =4 - >"$out/$n" &
	eval listener$n=$!
done
say lws-minimal-broker @1 +a +b - || exit 1
say lws-minimal-broker +c +d - || exit 1
wait $listener1 && wait $listener2 || exit 1
for n in 1 2; do
	[ "$(tr -d '\n' <"$out/$n")" = abcd ] || exit 1
done
rm -r "$out"
echo ok
