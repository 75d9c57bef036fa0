#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example; known and unknown fields must arrive, large ones too.
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
log=$(mktemp)
"$1" --port $port 2>$log &
pid=$!
trap 'kill -INT $pid; wait $pid; rm -f $log' EXIT
url=http://127.0.0.1:$port
curl -sf --retry 20 --retry-delay 1 --retry-connrefused -o /dev/null $url/ || exit 1
big=$(head -c 20000 /dev/zero | tr '\0' x)
curl -sfL -o /dev/null -d text1=a%20b -d other=y -d "big=$big" $url/form1 || exit 1
curl -sfL -o /dev/null -F text1=c -F more=z $url/form1 || exit 1
for want in 'text1: a b (3)' 'other: y (1)' 'more: z (1)'; do
	grep -q "$want" $log || { cat $log; exit 1; }
done
[ "$(curl -s -d "a=$big$big" -d "b=$big$big" -o /dev/null -w '%{http_code}' $url/form1)" = 000 ] || exit 1
echo ok
