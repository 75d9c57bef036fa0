#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example with four threads; over many connections more than one of
# them must have answered, and files come from each.
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port --threads 4 &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
url=http://127.0.0.1:$port
curl -sf --retry 20 --retry-delay 1 --retry-connrefused -o /dev/null $url/ || exit 1
curl -sf $url/thread | grep -q ' of 1,' && { echo "skipped: built for one thread"; exit 77; }
n=0
while [ $n -lt 40 ]; do
	curl -sf $url/thread || exit 1
	curl -sf $url/ | cmp - mount-origin/index.html || exit 1
	n=$((n + 1))
done >"${TMPDIR:-/tmp}/lws-smp.$$"
used=$(cut -d, -f1 "${TMPDIR:-/tmp}/lws-smp.$$" | sort -u | wc -l)
rm -f "${TMPDIR:-/tmp}/lws-smp.$$"
echo "$used threads answered"
[ "$used" -gt 1 ]
