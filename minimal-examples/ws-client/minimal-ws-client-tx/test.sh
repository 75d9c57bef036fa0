#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Each line arrives, once and in order; those made before there was a server
# have waited.
. ../peer.sh
start_peer 1
client /count --count 30 --interval 50 || exit 1
peer_says '^30 messages, closed with 1000$' || exit 1
grep '^line' "$folder/peer" >"$folder/got"
for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 \
	28 29 30; do
	echo "line $n"
done | cmp - "$folder/got" || exit 1
echo ok
