#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example; what is dropped must be listed, and come out as it went in.
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
dir=$(mktemp -d); src=$(mktemp -d)
"$1" --port $port --folder $dir &
pid=$!
trap 'kill -INT $pid; wait $pid; rm -rf $dir $src' EXIT
url=http://127.0.0.1:$port
curl -sf --retry 20 --retry-delay 1 --retry-connrefused -o /dev/null $url/ || exit 1
head -c 2000000 /dev/urandom >$src/a.bin
echo b >$src/b
[ "$(curl -s $url/drop)" = "[]" ] || exit 1
curl -sf -o /dev/null -F file=@$src/a.bin -F file=@$src/b $url/drop || exit 1
[ "$(curl -s $url/drop | tr -d '[]"' | tr , '\n' | sort | tr '\n' ' ')" = "a.bin b " ] || exit 1
for f in a.bin b; do
	curl -sf $url/get/$f | cmp - $src/$f || exit 1
done
# nothing is replaced, nothing leaves the folder, nothing half is kept
[ "$(curl -s -o /dev/null -w '%{http_code}' -F "file=@$src/a.bin;filename=b" $url/drop)" = 400 ] || exit 1
curl -sf $url/get/b | cmp - $src/b || exit 1
curl -sf -o /dev/null -F "file=@$src/b;filename=../../up" $url/drop || exit 1
[ -e $dir/.part* ] && exit 1
[ "$(ls $dir | wc -l)" = 3 ] || exit 1
echo ok
