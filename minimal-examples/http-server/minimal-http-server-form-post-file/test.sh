#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example; files must arrive whole, and stay below their folder.
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
dir=$(mktemp -d)
"$1" --port $port --folder $dir &
pid=$!
trap 'kill -INT $pid; wait $pid; rm -rf $dir' EXIT
url=http://127.0.0.1:$port
curl -sf --retry 20 --retry-delay 1 --retry-connrefused -o /dev/null $url/ || exit 1
head -c 3000000 /dev/urandom >$dir/large
: >$dir/empty
for f in large empty; do
	curl -sfL -o /dev/null -F text1=x -F file=@$dir/$f $url/form1 || exit 1
	cmp $dir/$f $dir/upload-$f || exit 1
done
# a name that leads elsewhere is refused
curl -s -o /dev/null -F "file=@$dir/empty;filename=../../evil" $url/form1 && exit 1
[ ! -e $dir/../evil ] && [ ! -e $dir/../../evil ] || exit 1
# one that is cut off is not kept
curl -s -o /dev/null --max-time 1 --limit-rate 1000 -H Expect: -F "file=@$dir/large;filename=cut" $url/form1
sleep 1
[ ! -e $dir/upload-cut ] || exit 1
echo ok
