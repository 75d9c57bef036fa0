#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# The form that comes back has its fields, and its file byte by byte.
[ -x /usr/bin/python3 ] || { echo "skipped: no /usr/bin/python3"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
folder=$(mktemp -d)
/usr/bin/python3 ../peer.py $port &
pid=$!
trap 'kill $pid; wait $pid; rm -r "$folder"' EXIT
dd if=/dev/urandom of="$folder/long" bs=1000 count=300 2>/dev/null
: >"$folder/none"
say() { "$1" --port $port --server 127.0.0.1 --path /echo $2 $3 >"$folder/back"; }
look() {
	/usr/bin/python3 - "$folder/back" "$@" <<'P'
import re, sys
form = open(sys.argv[1], 'rb').read()
mark = form[:form.index(b'\r\n')]
assert re.fullmatch(rb'--[-0-9a-f]+', mark), mark
parts = (b'\r\n' + form).split(b'\r\n' + mark)
assert parts[0] == b'' and parts[-1] in (b'--', b'--\r\n'), parts[-1]
got = {}
for part in parts[1:-1]:
    head, body = part.split(b'\r\n\r\n', 1)
    got[re.search(rb' name="(\w+)"', head)[1]] = body
want = {b'text': b'my text field', b'send': b'Send it'}
if len(sys.argv) > 2:
    want[b'file'] = open(sys.argv[2], 'rb').read()
assert got == want, (got.keys(), want.keys())
P
}
say "$1" && look || exit 1
say "$1" --file "$folder/long" && look "$folder/long" || exit 1
say "$1" --file "$folder/none" && look "$folder/none" || exit 1
say "$1" --file "$folder/missing" && exit 1
echo ok
