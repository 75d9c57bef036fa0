#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# All at once, one after another, and failing all.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
/usr/bin/python3 ../peer.py $port &
pid=$!
trap 'kill $pid; wait $pid' EXIT
try() {
	program=$1; want=$2; path=$3; shift; shift; shift
	got=$("$program" --port $port --server 127.0.0.1 --path $path "$@")
	[ "$got" = "$want" ] || { echo "$got, not $want"; exit 1; }
}
try "$1" "8 done, 0 of them failed, 80000 bytes" /count/10000
try "$1" "50 done, 0 of them failed, 250 bytes" /wait/5 --count 50
try "$1" "9 done, 0 of them failed, 9 bytes" /count/1 --count 9 -p --stagger 20000
try "$1" "3 done, 3 of them failed, 24 bytes" /none --count 3
echo ok
