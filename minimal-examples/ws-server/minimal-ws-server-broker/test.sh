#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Two in the kitchen hear each other; the cellar hears nothing of it. An empty
# room is made anew.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port -d 3 &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
out=$(mktemp -d)
say() { /usr/bin/python3 ../ws-say.py $port "$@"; }
# each goes on when it has heard what it waits for
say lws-minimal:/kitchen =3 - >"$out/a" &
a=$!
say lws-minimal:/cellar @1 +below =1 - >"$out/c" &
c=$!
say lws-minimal:/kitchen @1 +x +y +z =3 - >"$out/b" || exit 1
wait $a && wait $c || exit 1
[ "$(tr -d '\n' <"$out/a")" = xyz ] || exit 1
[ "$(tr -d '\n' <"$out/b")" = xyz ] || exit 1
[ "$(tr -d '\n' <"$out/c")" = below ] || exit 1
n=0
while [ $n -lt 3 ]; do
	[ "$(say lws-minimal:/room +again =1 -)" = again ] || exit 1
	n=$((n + 1))
done
rm -r "$out"
echo ok
