#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Two ask at once, get all parts in order; one goes before its answer is there.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
say() { /usr/bin/python3 ../ws-say.py $port "$@"; }
say lws-minimal +2000000 =1 >/dev/null
out=$(mktemp)
say lws-minimal +100 =10 +7 =10 - >"$out" &
other=$!
last=$(say lws-minimal +1000 =10 - | tail -n 1)
wait $other || exit 1
[ "$last" = "168 below 1000" ] || { echo "got $last"; exit 1; }
[ "$(sed -n 1p "$out")" = "4 below 10" ] || { cat "$out"; exit 1; }
[ "$(sed -n 10p "$out")" = "25 below 100" ] || { cat "$out"; exit 1; }
[ "$(sed -n 20p "$out")" = "3 below 7" ] || { cat "$out"; exit 1; }
rm -f "$out"
echo ok
