#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Fetches a file from python's web server; then from a port where nobody is.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
dir=$(mktemp -d)
echo 'hello from a file' >"$dir/index.html"
/usr/bin/python3 -m http.server --bind 127.0.0.1 --directory "$dir" $port \
	>/dev/null 2>&1 &
pid=$!
trap 'kill $pid; rm -rf "$dir"' EXIT
n=0
until timeout 20 "$1" --server 127.0.0.1 --port $port 2>/dev/null |
      grep -q 'hello from a file'; do
	n=$((n + 1)); [ $n -lt 50 ] || exit 1
	sleep 0.2
done
if timeout 20 "$1" --server 127.0.0.1 --port 1 2>/dev/null; then
	exit 1
fi
echo ok
