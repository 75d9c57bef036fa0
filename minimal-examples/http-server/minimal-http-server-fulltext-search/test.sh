#!/bin/sh
# SPDX-License-Identifier: CC0-1.0
# Starts the example; what is in the files must be found, as JSON, whatever it is.
command -v curl >/dev/null || { echo "skipped: curl is not installed"; exit 77; }
command -v python3 >/dev/null || { echo "skipped: python3 is not installed"; exit 77; }
port=$((10000 + $$ * 4 % 20000))
dir=$(mktemp -d)
cp README.md $dir/readme
printf 'odd "quoted" \\ <b>&\001 \303\251t\303\251\nbad \377\355\240\200 odd\n' >$dir/odd
awk 'BEGIN { for (n = 0; n < 5000; n++) print "line " n " has a number" }' >$dir/many
"$1" --port $port -- $dir/readme $dir/odd $dir/many &
pid=$!
trap 'kill -INT $pid; wait $pid; rm -rf $dir' EXIT
url=http://127.0.0.1:$port
curl -sf --retry 20 --retry-delay 1 --retry-connrefused -o /dev/null $url/ || exit 1
[ "$(curl -s -o /dev/null -w '%{http_code}' $url/fts/x/odd)" = 404 ] || exit 1
[ "$(curl -s -o /dev/null -w '%{http_code}' $url/fts)" != 200 ] || exit 1
cat >$dir/check.py <<'P'
import http.client, json, sys
c = http.client.HTTPConnection('127.0.0.1', int(sys.argv[1]))
folder = sys.argv[2]


def ask(path):
    c.request('GET', path)
    r = c.getresponse()
    assert r.status == 200 and r.getheader('content-type') == 'text/html'
    body = r.read().decode()
    assert '<' not in body and '&' not in body
    return json.loads(body)


assert ask('/fts/a/lin') == {'indexed': 1, 'fp': [], 'ac': [
    {'ac': 'line', 'matches': 5000, 'agg': 5001, 'elided': 0},
    {'ac': 'lines', 'matches': 1, 'agg': 1, 'elided': 0}]}
odd = ask('/fts/r/ODD')
assert odd == {'indexed': 1, 'ac': [], 'fp': [
    {'path': folder + '/odd', 'matches': 2, 'origlines': 2, 'hits': [
        {'l': 1, 'o': 0, 's': 'odd "quoted" \\ <b>&\1 \u00e9t\u00e9'},
        {'l': 2, 'o': 27, 's': 'bad \ufffd\ufffd\ufffd\ufffd odd'}]}]}, odd
assert ask('/fts/r/%C3%A9t%C3%A9')['fp'][0]['matches'] == 1
many = ask('/fts/r/number')['fp'][0]
assert many['matches'] == many['origlines'] == 5000
assert many['hits'][4321]['s'] == 'line 4321 has a number'
both = [f['path'][len(folder):] for f in ask('/fts/r/a')['fp']]
assert both == ['/many', '/readme'], both
for nothing in ('/fts/r/nowhere', '/fts/a/zz', '/fts/r/', '/fts/a/',
                '/fts/r/' + 'x' * 31):
    assert ask(nothing) == {'indexed': 0, 'ac': [], 'fp': []}, nothing
print('ok')
P
python3 $dir/check.py $port $dir
