#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example; headers must be read and written.
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
url=http://127.0.0.1:$port
curl -sf --retry 20 --retry-delay 1 --retry-connrefused -o /dev/null $url/ || exit 1
got=$(curl -sfi -H 'X-My-Question:  what?' $url/ask | tr -d '\r') || exit 1
for want in 'x-my-answer: 42' 'x-my-server: example' 'x-my-question: what?'; do
	echo "$got" | grep -qx "$want" || { echo "$got"; exit 1; }
done
curl -sf $url/ask | grep -qx 'x-my-question: (none)' || exit 1
curl -sfi $url/ | grep -q '^x-my-server: example' || exit 1
echo ok
