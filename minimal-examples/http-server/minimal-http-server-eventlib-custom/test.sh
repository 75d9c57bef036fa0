#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example with something to type to its loop; both that and requests
# must be served, and in the end nothing of the library be left in the loop.
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
tmp=$(mktemp -d)
mkfifo "$tmp/in"
"$1" --port $port <"$tmp/in" >"$tmp/out" &
pid=$!
trap 'kill -INT $pid 2>/dev/null; rm -rf "$tmp"' EXIT
exec 3>"$tmp/in"
url=http://127.0.0.1:$port
curl -sf --retry 20 --retry-delay 1 --retry-connrefused -o /dev/null $url/ || exit 1
for n in 1 2 3 4 5; do
	curl -sf $url/ $url/ | cat >"$tmp/twice" || exit 1
	cat mount-origin/index.html mount-origin/index.html | cmp - "$tmp/twice" || exit 1
done
[ "$(curl -s -o /dev/null -w '%{http_code}' $url/none)" = 404 ] || exit 1
echo typed >&3
n=0
while ! grep -q "own descriptor: 6 bytes" "$tmp/out"; do
	n=$((n + 1))
	[ $n -lt 100 ] || { echo "the loop's own descriptor was forgotten"; exit 1; }
	sleep 0.1
done
kill -INT $pid
wait $pid || { echo "ended with $?"; cat "$tmp/out"; exit 1; }
grep -q "^1 descriptor left" "$tmp/out" && echo ok
