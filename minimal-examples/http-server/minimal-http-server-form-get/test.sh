#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example; the arguments must arrive, decoded.
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
url=http://127.0.0.1:$port
curl -sf --retry 20 --retry-delay 1 --retry-connrefused -o /dev/null $url/ || exit 1
got=$(curl -sf "$url/form1?text1=a+b%26c%C3%A4&send=") || exit 1
[ "$got" = "text1=a b&cä (7)
send= (0)" ] || { echo "$got"; exit 1; }
got=$(curl -sf "$url/form1?text12=no") || exit 1
[ "$got" = "text1= (-1)
send= (-1)" ] || { echo "$got"; exit 1; }
echo ok
