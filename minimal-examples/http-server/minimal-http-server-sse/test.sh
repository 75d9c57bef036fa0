#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example; two listeners must get an event a second.
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
url=http://127.0.0.1:$port
curl -sf --retry 20 --retry-delay 1 --retry-connrefused -o /dev/null $url/ || exit 1
out=$(mktemp -d)
curl -sN --max-time 3 $url/sse >$out/a &
a=$!
curl -sN --max-time 3 -D $out/h $url/sse >$out/b
wait $a
grep -qi '^content-type: text/event-stream' $out/h || exit 1
for f in a b; do
	for id in 0 1 2; do
		grep -qx "id: $id" $out/$f || { cat $out/$f; exit 1; }
	done
done
rm -rf $out
echo ok
