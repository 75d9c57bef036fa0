#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Three ticks.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
say() { /usr/bin/python3 ../ws-say.py $port "$@"; }
[ "$(say lws-minimal =3 - | tr '\n' ' ')" = "1 2 3 " ] || exit 1
echo ok
