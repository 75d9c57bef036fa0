#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Lines of the threads arrive while two listen.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
say() { /usr/bin/python3 ../ws-say.py $port "$@"; }
say lws-minimal =20 - >/dev/null &
other=$!
say lws-minimal =20 - | grep -q '^thread [01]: [0-9]*$' || exit 1
wait $other || exit 1
echo ok
