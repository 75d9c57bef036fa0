#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Fetched is what is there; the example waits for a server that starts late, and
# fails when there is none, when it says 404, and when half of it is missing.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
get() { "$1" --port $port --server 127.0.0.1 --path "$2"; }

get "$1" / && { echo "there was no server"; exit 1; }
(sleep 1; exec /usr/bin/python3 ../peer.py $port) &
pid=$!
trap 'kill $pid; wait $pid' EXIT
[ "$(get "$1" /count/100000 | wc -c)" = 100000 ] || exit 1
get "$1" /count/3 || exit 1
get "$1" /none && { echo "it was not there"; exit 1; }
get "$1" /drop && { echo "half was missing"; exit 1; }
echo ok
