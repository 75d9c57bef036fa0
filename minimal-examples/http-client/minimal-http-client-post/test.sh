#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# What is sent comes back: short and long, announced and in chunks, and nothing.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
folder=$(mktemp -d)
/usr/bin/python3 ../peer.py $port &
pid=$!
trap 'kill $pid; wait $pid; rm -r "$folder"' EXIT
say() { "$1" --port $port --server 127.0.0.1 --path /echo $2 $3; }
dd if=/dev/urandom of="$folder/long" bs=1000 count=700 2>/dev/null
for how in "" --chunked; do
	[ "$(say "$1" $how)" = "a body of the example's own" ] || exit 1
	say "$1" --stdin $how <"$folder/long" >"$folder/back" || exit 1
	cmp "$folder/long" "$folder/back" || exit 1
	[ -z "$(say "$1" --stdin $how </dev/null)" ] || exit 1
	say "$1" --stdin $how </dev/null || exit 1
done
echo ok
