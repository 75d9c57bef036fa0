#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# PINGs are answered.
. ../peer.sh
start_peer 0
peer_says ready || exit 1
[ "$(client /echo --count 3 --interval 20 | grep -c '^pong after [0-9]* us$')" = 3 ] ||
	exit 1
echo ok
