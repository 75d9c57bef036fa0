#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example; the dynamic answer must have all its lines, several times.
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
url=http://127.0.0.1:$port
curl -sf --retry 20 --retry-delay 1 --retry-connrefused -o /dev/null $url/ || exit 1
for n in 1 2 3; do
	body=$(curl -sf $url/dyn/thing$n) || exit 1
	echo "$body" | grep -q "/thing$n" || exit 1
	[ "$(echo "$body" | grep -c '^<p>line ')" = 9 ] || exit 1
done
curl -sf $url/ | cmp - mount-origin/index.html || exit 1
echo ok
