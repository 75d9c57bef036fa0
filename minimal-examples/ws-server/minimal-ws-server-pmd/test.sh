#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Compressed and plain, and more than one piece.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
say() { /usr/bin/python3 ../ws-say.py $port "$@"; }
[ "$(say lws-minimal z +hello =1 -)" = "5 bytes arrived, the last" ] || exit 1
[ "$(say lws-minimal +hello =1 -)" = "5 bytes arrived, the last" ] || exit 1
big=$(printf '%3000s' x)
[ "$(say lws-minimal z "+$big" =3 - | tail -n 1)" = \
	"952 bytes arrived, the last" ] || exit 1
echo ok
