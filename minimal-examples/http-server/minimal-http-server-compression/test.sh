#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example; compressed and not, all must be the same, and text smaller.
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
dir=$(mktemp -d)
trap 'kill -INT $pid; wait $pid; rm -r $dir' EXIT
url=http://127.0.0.1:$port
curl -sf --retry 20 --retry-delay 1 --retry-connrefused -o /dev/null $url/ || exit 1
for what in index.html report noise.bin; do
	curl -sf -o $dir/plain -w '%{size_download}' $url/$what >$dir/n || exit 1
	n=$(cat $dir/n)
	for coding in gzip deflate; do
		m=$(curl -sf --compressed -H "Accept-Encoding: $coding" \
			-o $dir/back -w '%{size_download}' $url/$what) || exit 1
		cmp $dir/plain $dir/back || exit 1
		[ $what = noise.bin ] || [ $m -lt $((n / 3)) ] || exit 1
		[ $what != noise.bin ] || [ $m = $n ] || exit 1
	done
done
echo ok
