#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Two listeners get all three messages, in order.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
say() { /usr/bin/python3 ../ws-say.py $port "$@"; }
out=$(mktemp -d)
for n in 1 2; do
	say lws-minimal =3 - >"$out/$n" &
	eval listener$n=$!
done
say lws-minimal @1 +a +b +c =3 - >"$out/3" || exit 1
wait $listener1 && wait $listener2 || exit 1
for n in 1 2 3; do
	[ "$(tr -d '\n' <"$out/$n")" = abc ] || exit 1
done
rm -r "$out"
echo ok
