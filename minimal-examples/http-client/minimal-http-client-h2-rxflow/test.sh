#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# All of it comes, and never more than the window at a time.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
folder=$(mktemp -d)
/usr/bin/python3 ./peer.py $port >"$folder/peer" 2>&1 &
pid=$!
trap 'kill $pid 2>/dev/null; wait $pid; rm -r "$folder"' EXIT
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	[ -s "$folder/peer" ] && break
	sleep .5
done
if grep skipped "$folder/peer"; then exit 77; fi
get() { "$1" --port $port --server 127.0.0.1 --path "$2" --window "$3"; }
[ "$(get "$1" /100000 4096 | wc -c)" = 100000 ] || exit 1
[ "$(get "$1" /300000 100000 | wc -c)" = 300000 ] || exit 1
get "$1" /1 1 || exit 1
echo ok
