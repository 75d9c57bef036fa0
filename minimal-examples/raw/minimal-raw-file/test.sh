#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# A fifo is read as it is written; a regular file is read to its end.
dir=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill -INT $pid 2>/dev/null; rm -rf "$dir"' EXIT
mkfifo "$dir/fifo"
"$1" "$dir/fifo" 2>"$dir/log" &
pid=$!
n=0
until grep -q adopted "$dir/log"; do
	n=$((n + 1)); [ $n -lt 100 ] || { cat "$dir/log"; exit 1; }
	sleep 0.1
done
echo hello >"$dir/fifo"
n=0
until grep -q 'read 6: hello' "$dir/log"; do
	n=$((n + 1)); [ $n -lt 100 ] || { cat "$dir/log"; exit 1; }
	sleep 0.1
done
kill -INT $pid
wait $pid || exit 1
pid=
echo contents >"$dir/file"
timeout 20 "$1" "$dir/file" 2>"$dir/log" || exit 1
grep -q 'read 9: contents' "$dir/log" && grep -q 'closed ' "$dir/log" || exit 1
echo ok
