#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Six clients hear both senders, also after others have gone.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
"$1" --port $port &
pid=$!
trap 'kill -INT $pid; wait $pid' EXIT
say() { /usr/bin/python3 ../ws-say.py $port "$@"; }
out=$(mktemp -d)
say lws-minimal =1 - >/dev/null || exit 1
for n in 1 2 3 4 5 6; do
	say lws-minimal =12 - >"$out/$n" &
	eval client$n=$!
done
for n in 1 2 3 4 5 6; do
	eval wait \$client$n || exit 1
	for sender in 0 1; do
		[ "$(grep -c "^sender $sender: " "$out/$n")" -ge 4 ] || exit 1
	done
done
rm -r "$out"
echo ok
