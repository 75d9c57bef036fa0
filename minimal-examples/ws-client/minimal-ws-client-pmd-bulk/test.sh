#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# A megabyte comes back as it was, compressed or not.
. ../peer.sh
start_peer 0
peer_says ready || exit 1
for how in "" -n; do
	client /echo $how || exit 1
done
client /push/1 && { echo "that was no echo"; exit 1; }
echo ok
