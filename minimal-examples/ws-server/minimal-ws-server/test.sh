#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# What one client says comes to all; the page is served.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
say() { /usr/bin/python3 ../ws-say.py $port "$@"; }
out=$(mktemp)
say lws-minimal =1 - >"$out" &
listener=$!
say lws-minimal @1 +hello =1 - >/dev/null || exit 1
wait $listener || exit 1
[ "$(cat "$out")" = hello ] || exit 1
rm "$out"
echo ok
