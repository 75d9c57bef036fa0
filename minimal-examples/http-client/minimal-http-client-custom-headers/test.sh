#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# The server sees both headers, and its own are found in the answer.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
/usr/bin/python3 ../peer.py $port &
pid=$!
trap 'kill $pid; wait $pid' EXIT
got=$("$1" --port $port --server 127.0.0.1 --path /head \
	--header x-my-server: | tr -d '\r') || exit 1
for want in 'content-type: text/plain' 'x-my-server: example' \
	'x-my-ask: 42' 'accept: text/plain'; do
	echo "$got" | grep -qix "$want" || { echo "no $want: $got"; exit 1; }
done
echo ok
