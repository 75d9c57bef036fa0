#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example; listeners that come and go must get all messages in order.
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
url=http://127.0.0.1:$port
curl -sf --retry 20 --retry-delay 1 --retry-connrefused -o /dev/null $url/ || exit 1
out=$(mktemp -d)
for n in 1 2 3 4 5; do
	curl -sN --max-time 2 $url/sse >$out/$n &
	last=$!
	curl -sN --max-time 0.3 -o /dev/null $url/sse
done
wait $last
for n in 1 2 3 4 5; do
	# numbers without a gap, and enough of them
	grep '^data: ' $out/$n | cut -c7- | awk '
		NR > 1 && $1 != last + 1 { exit 1 }
		{ last = $1 }
		END { if (NR < 15) exit 1 }' || { cat $out/$n; exit 1; }
done
rm -rf $out
echo ok
