#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Fetched is what is there, and the program's own timeout goes on meanwhile.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
out=$(mktemp)
get() { "$1" --port $port --server 127.0.0.1 --path "$2" -d 1031 2>"$out"; }

trap 'rm -f "$out"' EXIT
get "$1" / && { echo "there was no server"; exit 1; }
/usr/bin/python3 ../peer.py $port &
pid=$!
trap 'kill $pid; wait $pid; rm -f "$out"' EXIT
n=0
until get "$1" /count/3 >/dev/null; do
	n=$((n + 1))
	[ $n -lt 100 ] || { cat "$out"; exit 1; }
	sleep 0.1
done
[ "$(get "$1" /count/100000 | wc -c)" = 100000 ] || exit 1
# it takes 300 ms to answer
[ "$(get "$1" /wait/5)" = xxxxx ] || exit 1
grep -q ' [1-9][0-9]* ticks' "$out" || { cat "$out"; exit 1; }
get "$1" /none >/dev/null && { echo "it was not there"; exit 1; }
echo ok
