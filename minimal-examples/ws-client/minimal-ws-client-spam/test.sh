#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Every connection sends all its messages and is closed with a code.
. ../peer.sh
start_peer 0
peer_says ready || exit 1
client /count --clients 5 --limit 7 --rounds 20 --size 10 || exit 1
peer_says '^7 messages, closed with 1000$' || exit 1
n=$(grep -c '^7 messages, closed with 1000$' "$folder/peer")
[ $n -ge 19 ] || { echo "$n of 20"; exit 1; }
grep -q Traceback "$folder/peer" && exit 1
echo ok
