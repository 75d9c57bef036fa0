#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# On each event library, and without one, each protocol says what it should.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
prog=$1
plugins=${2:-.}
shift 2
ls "$plugins"/*lws_mirror* >/dev/null 2>&1 ||
	{ echo "skipped: no plugins in $plugins"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
pid=
trap 'kill -KILL $pid 2>/dev/null' EXIT
say() { /usr/bin/python3 ../../ws-server/ws-say.py $port "$@"; }
for lib in '' "$@"; do
	"$prog" --port $port --plugins "$plugins" -d 3 $lib &
	pid=$!
	[ "$(say dumb-increment-protocol =3 - | tr '\n' ' ')" = "0 1 2 " ] ||
		exit 1
	[ "$(say lws-mirror-protocol +hello =1 -)" = hello ] || exit 1
	say lws-status =1 - | grep -q '"conns"' || exit 1
	kill -INT $pid
	wait $pid || { echo "$lib: ended with $?"; exit 1; }
	echo "${lib:-own}: ok"
done
