#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Two contexts one after the other in one loop serve the page; nothing is left.
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
prog=$1
shift
port=$((10000 + $$ * 4 % 20000))
url=http://127.0.0.1:$port
out=$(mktemp)
pid=
trap 'kill -KILL $pid 2>/dev/null; rm -f "$out"' EXIT
page() {
	curl -sf --retry 20 --retry-delay 1 --retry-connrefused $url/ |
		cmp - mount-origin/index.html
}
for lib; do
	"$prog" --port $port -d 1031 $lib 2>"$out" &
	pid=$!
	page || exit 1
	kill -INT $pid
	sleep 0.5
	page || exit 1
	kill -INT $pid
	wait $pid || { echo "$lib: ended with $?"; exit 1; }
	grep -q 'the loop is empty' "$out" || { cat "$out"; exit 1; }
	echo "$lib: ok"
done
