#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# Malformed and borderline requests, and the answer that each must get: no
# invalid one is served, no valid one refused. Each is sent whole, byte by byte,
# and behind a good request on the same connection. What is refused is answered
# and closed, and nothing behind it is taken for a request.
#
#   h1-strict.py PROGRAM [NUMBER]     NUMBER: only that case
import sys
import tempfile

import h1wire

H = b'Host: a\r\n'
GOOD = b'GET /small.txt HTTP/1.1\r\n' + H + b'\r\n'
LAST = b'GET /small.txt HTTP/1.1\r\n' + H + b'Connection: close\r\n\r\n'
OK = (200,)
SERVED = (200, 404, 405, 415, 501)      # understood; there may be no such file
BAD = (400,)

CASES = []


def case(section, request, want, body_of=None):
    CASES.append((section, request, want))


def line(section, start, want):
    """a start line with the fields it needs"""
    case(section, start + b'\r\n' + H + b'\r\n', want)


def field(section, text, want, method=b'GET'):
    """a field line, raw, with its end"""
    case(section, method + b' /small.txt HTTP/1.1\r\n' + H + text + b'\r\n',
         want)


def body(section, text, want, method=b'POST', version=b'1.1'):
    """field lines and body, raw"""
    case(section, method + b' /small.txt HTTP/' + version + b'\r\n' + H + text,
         want)


def chunked(section, text, want):
    body(section, b'Transfer-Encoding: chunked\r\n\r\n' + text, want)


# -- RFC 9112 2.2: lines --
case('2.2', b'\r\n' + GOOD, OK)
case('2.2', b'\r\n\r\n' + GOOD, OK)
case('2.2', b'\n' + GOOD, BAD)
case('2.2', b' ' + GOOD, BAD)
case('2.2', b'GET /small.txt HTTP/1.1\n' + H + b'\r\n', BAD)
case('2.2', b'GET /small.txt HTTP/1.1\r\nHost: a\n\r\n', BAD)
case('2.2', b'GET /small.txt HTTP/1.1\r\nHost: a\r\n\n', BAD)
case('2.2', b'GET /small.txt HTTP/1.1\r' + H + b'\r\n', BAD)
case('2.2', b'GET /small.txt HTTP/1.1\r\nHost: a\r\r\n\r\n', BAD)
case('2.2', b'GET /small.txt HTTP/1.1\r\nHost: a\r\n\rX', BAD)
case('2.2', b'GET /small.txt HTTP/1.1\r\n ' + H + b'\r\n', BAD)
case('2.2', b'GET /small.txt HTTP/1.1\r\n\t' + H + b'\r\n', BAD)
case('2.2', b'GET /small.txt HTTP/1.1\r\n \r\n' + H + b'\r\n', BAD)
case('2.2', b'GET /small.txt\r\n HTTP/1.1\r\n' + H + b'\r\n', BAD)
case('2.2', b'GET\r\n/small.txt HTTP/1.1\r\n' + H + b'\r\n', BAD)
case('2.2', b'GET /small.txt HTTP/1.1 \r\n' + H + b'\r\n', BAD)
case('2.2', b'GET /small.txt HTTP/1.1\x00\r\n' + H + b'\r\n', BAD)
case('2.2', b'\x00' + GOOD, BAD)
case('2.2', b'\xef\xbb\xbf' + GOOD, BAD)
case('2.2', b'\r' + GOOD, BAD)
case('2.2', b'\r\r\n' + GOOD, BAD)
case('2.2', b'\t\r\n' + GOOD, BAD)
case('2.2', b'GET /small.txt HTTP/1.1\r\n\r\n' + H + b'\r\n', BAD)
# -- 2.3: version --
for v in (b'HTTP/1.1', b'HTTP/1.0', b'HTTP/1.2', b'HTTP/1.9'):
    line('2.3', b'GET /small.txt ' + v, OK)
for v in (b'http/1.1', b'HTTP/1', b'HTTP/1.', b'HTTP/.1', b'HTTP/11', b'HTTP1.1',
          b'HTTP/01.1', b'HTTP/1.01', b'HTTP/1.10', b'HTTP/1,1', b'HTTP/1.x',
          b'HTTP /1.1', b'HTTP/ 1.1', b'HTTP/-1.1', b'HTTPS/1.1', b'HTCPCP/1.0',
          b'HTTP/1.1.1', b'HTTP/1.1;x', b'HTTP/1 .1', b'HTTP/1. 1', b'HTTP/+1.1',
          b'HTTP/1.+1', b'HTTP/0x1.1', b'HTTP/1.1\x00', b'Http/1.1', b'HTTP',
          b'HTTP/', b'HTTP/1/1', b'HTTP\\1.1', b'\xc8TTP/1.1', b'HTTP/1.\xb9',
          b'', b'X', b'HTTP/1.1 ', b'HTTP/1.1 x', b'HTTP/1.1\t'):
    line('2.3', b'GET /small.txt ' + v, BAD)
for v in (b'HTTP/2.0', b'HTTP/0.9', b'HTTP/3.1', b'HTTP/9.9'):
    line('2.3', b'GET /small.txt ' + v, (505,))
line('2.3', b'PRI * HTTP/2.0', (505, 400))
# -- 3: the request line --
line('3', b'GET /small.txt', BAD)
line('3', b'GET', BAD)
line('3', b'GET  /small.txt HTTP/1.1', BAD)
line('3', b'GET /small.txt  HTTP/1.1', BAD)
line('3', b'GET\t/small.txt HTTP/1.1', BAD)
line('3', b'GET /small.txt\tHTTP/1.1', BAD)
line('3', b'GET\x0b/small.txt HTTP/1.1', BAD)
line('3', b'GET\x0c/small.txt HTTP/1.1', BAD)
line('3', b'GET /small.txt x HTTP/1.1', BAD)
line('3', b'GET /small txt HTTP/1.1', BAD)
# -- 3.1: the method, a token --
for m in (b'GET', b'HEAD', b'POST', b'OPTIONS', b'PUT', b'PATCH', b'DELETE',
          b'FROB', b'get', b'Get', b"M!#$%&'*+-.^_`|~9", b'PROPFIND', b'TRACE',
          b'X' * 32):
    line('3.1', m + b' /small.txt HTTP/1.1', SERVED)
for m in (b'G@T', b'G(T', b'G\x00T', b'G\xc3T', b'GET:', b'"GET"', b'GET/', b'[',
          b'G,T', b'\x7f', b'', b'G\x01T', b'G{T', b'G}T', b'G<T', b'G>T',
          b'G=T', b'G?T', b'G;T', b'G\\T', b']', b'\x80', b'G\x1bT'):
    line('3.1', m + b' /small.txt HTTP/1.1', BAD)
line('3.1', b'X' * 33 + b' /small.txt HTTP/1.1', (501,))
# -- 3.2: the target --
for t in (b'/small.txt', b'/small.txt?', b'/small.txt?a=b&c', b'/small.txt??a',
          b'/small.txt?/?', b'/%73mall.txt', b'/./small.txt', b'//small.txt',
          b'/x/../small.txt', b'/small.txt?%41',
          b"/small.txt?-._~!$&'()*+,;=:@/?", b'http://a/small.txt',
          b'HTTP://A/small.txt', b'http://b.example:80/small.txt',
          b'http://[::1]:80/small.txt', b'http://a:/small.txt',
          b'https://a/small.txt', b'http://a/small.txt?x'):
    line('3.2', b'GET ' + t + b' HTTP/1.1', OK)
# what URIs have no place for and browsers send all the same
for t in (b'/a^b', b'/a|b', b'/?a=|^{}`\\'):
    line('3.2', b'GET ' + t + b' HTTP/1.1', SERVED)
for t in (b'/', b'/nothing', b'/a;b=c', b'/a,b', b"/-._~!$&'()*+,;=:@", b'/.',
          b'/../..', b'http://a', b'http://a?x'):
    line('3.2', b'GET ' + t + b' HTTP/1.1', SERVED)
for t in (b'small.txt', b'', b'?a', b'#', b'/small.txt#', b'/small.txt#a', b'*',
          b'/%', b'/%4', b'/%zz', b'/%0', b'/%00', b'/small.txt%00', b'/\x80',
          b'/\xc3\xa4', b'/a\x01b', b'/\x7f', b'/a"b', b'/a<b', b'/a>b',
          b'/a\\b', b'/a`b', b'/a{b', b'/a}b', b'/small.txt?a=%zz',
          b'/small.txt?\x80', b'/small.txt?"', b'/small.txt?<>', b'http://',
          b'http:///small.txt', b'http://u@a/small.txt', b'http:/small.txt',
          b'http://u:p@a/small.txt', b'http://a:x/small.txt', b'//', b'a:80',
          b'http://a:99999/small.txt', b'http://a b/small.txt',
          b'http://[::1/small.txt', b'http://a/small.txt#x', b'1http://a/'):
    line('3.2', b'GET ' + t + b' HTTP/1.1', SERVED if t == b'//' else BAD)
for t in (b'/a\x00b', b'/a\tb', b'/a\x0bb', b'/a\x1fb', b'/a\rb', b'/a\nb',
          b'/\xff', b'/\xe2\x80\xa8', b'/?\x00', b'/?\x7f', b'/?a b', b'/?%',
          b'/?%1', b'/%G0', b'/%-1', b'/%+1', b'/%u0041', b'http://a:80:80/',
          b'http://[::g]/', b'http://a/\x80', b'http://a/%zz', b'http://\xc3/',
          b'http://a\\b/', b'http//a/', b'://a/', b'http', b'http:', b'http:/',
          b'\\', b'.', b'..', b'~', b'-', b'**', b'*/', b'%2f', b'a@b',
          b'user@a:80', b'[::1]:80', b'@', b'\xc2\xa0'):
    line('3.2', b'GET ' + t + b' HTTP/1.1', BAD)
for t in (b'/%0d%0aX:%20y', b'/%01', b'/%7f', b'/%ff', b'/%2e%2e/small.txt',
          b'/%2E', b'/%2f', b'/a%20b', b'/?a=%00', b'/?%0d%0a', b'/?a+b', b'/?',
          b'/??', b'/?&', b'/?&&=', b'/?=', b'/:80', b'/@', b'/http://a/', b'/*',
          b"/!$&'()*+,;=:@-._~", b'/%21%24', b'http://a/*', b'http://a:080/'):
    line('3.2', b'GET ' + t + b' HTTP/1.1', SERVED)
for t in (b'HTTP://a/small.txt', b'http://A:80/small.txt',
          b'http://127.0.0.1/small.txt', b'http://a.b.c/small.txt?q=1',
          b'http://a/x/%2e%2e/small.txt', b"http://a!$&'()*+,;=/small.txt"):
    case('3.2', b'GET ' + t + b' HTTP/1.0\r\n\r\n', OK)
# 3.2.2: the target's authority outranks Host, which has to be there and valid
case('3.2.2', b'GET http://b/small.txt HTTP/1.1\r\nHost: a/b\r\n\r\n', BAD)
case('3.2.2', b'GET http://b/small.txt HTTP/1.1\r\nHost:\r\n\r\n', OK)
case('3.2.2', b'GET http://b/small.txt HTTP/1.1\r\nHost: b\r\nHost: b\r\n\r\n',
     BAD)
for t in (b'a:', b':80', b'a:80/', b'u@a:80', b'a:x', b'a:80:80', b'*', b'',
          b'a:99999', b'a b:80', b'[::1:80', b'[::1]'):
    line('3.2.3', b'CONNECT ' + t + b' HTTP/1.1', BAD)
line('3.2.3', b'CONNECT [::1]:80 HTTP/1.1', SERVED)
line('3.2.3', b'GET a:80 HTTP/1.1', BAD)
line('3.2.4', b'GET * HTTP/1.1', BAD)
line('3.2.4', b'OPTIONS ** HTTP/1.1', BAD)
line('3.2.4', b'OPTIONS *?x HTTP/1.1', BAD)
line('3.2.4', b'OPTIONS http://a HTTP/1.1', SERVED)
line('3.2.4', b'OPTIONS * HTTP/1.1', SERVED)
line('3.2.4', b'HEAD * HTTP/1.1', BAD)
line('3.2.3', b'CONNECT a:80 HTTP/1.1', SERVED)
line('3.2.3', b'CONNECT a HTTP/1.1', BAD)
line('3.2.3', b'CONNECT /small.txt HTTP/1.1', BAD)
line('3.2.3', b'CONNECT http://a:80/ HTTP/1.1', BAD)
line('3', b'GET /' + b'x' * 7900 + b' HTTP/1.1', SERVED)
line('3', b'GET /?' + b'x' * 7900 + b' HTTP/1.1', SERVED)
line('3', b'GET /' + b'x' * 9000 + b' HTTP/1.1', (414,))
# -- 3.2: Host --
case('3.2', b'GET /small.txt HTTP/1.1\r\n\r\n', BAD)
case('3.2', b'GET /small.txt HTTP/1.0\r\n\r\n', OK)
case('3.2', b'GET /small.txt HTTP/1.1\r\n' + H + H + b'\r\n', BAD)
case('3.2', b'GET /small.txt HTTP/1.1\r\n' + H + b'Host: b\r\n\r\n', BAD)
case('3.2', b'GET /small.txt HTTP/1.1\r\n' + H + b'HOST:\r\n\r\n', BAD)
case('3.2', b'GET /small.txt HTTP/1.0\r\n' + H + H + b'\r\n', BAD)
case('3.2', b'GET http://a/small.txt HTTP/1.1\r\n\r\n', BAD)
for h in (b'a', b'', b'a:80', b'a:', b'127.0.0.1', b'[::1]', b'[::1]:80',
          b'a.example.', b'a_b', b'a-b', b'%41', b"!$&'()*+,;="):
    case('3.2', b'GET /small.txt HTTP/1.1\r\nHost: ' + h + b'\r\n\r\n', OK)
for h in (b'a b', b'a/b', b'a@b', b'a?b', b'a#b', b'a:b', b'a:80:80', b':80',
          b'http://a', b'[::1', b'::1', b'a\xc3b', b'a\tb', b'a:-1', b'a:99999',
          b'"a"', b'a\\b', b'%4', b'a<b>', b'[::1]x', b'[]'):
    case('3.2', b'GET /small.txt HTTP/1.1\r\nHost: ' + h + b'\r\n\r\n', BAD)
for h in (b'[v1.a:b]', b'[::ffff:1.2.3.4]', b'[1:2:3:4:5:6:7:8]', b'a.b.c.d.e',
          b'999.999.999.999', b'a:0', b'a:65535', b'a:00080', b'-', b'~',
          b'%C3%A4', b'A'):
    case('3.2', b'GET /small.txt HTTP/1.1\r\nHost: ' + h + b'\r\n\r\n', OK)
for h in (b'[::g]', b'[1::2::3]', b'[:::]', b'[1:2:3:4:5:6:7:8:9]', b'[12345::]',
          b'[::1.2.3]', b'[::1.2.3.256]', b'[v.a]', b'[vg.a]', b'[v1.]', b'a]',
          b'[a', b'a[::1]', b'[::1]:x', b'[::1]:80:80', b'a:65536', b'a: 80',
          b'a :80', b'a,b', b'a;b c', b'a\x00', b'a\x7f', b'%zz', b'a^b', b'a|b',
          b'a`b', b'{a}', b'a,', b'a:8x', b'a:+80', b'*\\', b'a%00/'):
    case('3.2', b'GET /small.txt HTTP/1.1\r\nHost: ' + h + b'\r\n\r\n',
         OK if h in (b'a,b', b'a,') else BAD)
case('3.2', b'GET /small.txt HTTP/1.1\r\nHost : a\r\n\r\n', BAD)
case('3.2', b'GET /small.txt HTTP/1.1\r\nHost\r\n\r\n', BAD)
case('3.2', b'GET /small.txt HTTP/1.1\r\nHost:a\r\n\r\n', OK)
case('3.2', b'GET /small.txt HTTP/1.1\r\nhOsT:\ta\t\r\n\r\n', OK)
case('3.2', b'GET /small.txt HTTP/1.1\r\nHost: a\r\n b\r\n\r\n', BAD)
# -- 5: field lines --
for f in (b'X:\r\n', b'X: \r\n', b'X:a\r\n', b'X:  a  \r\n', b'X:\ta\t\r\n',
          b'X: a\tb\r\n', b'X: \x80\xff\r\n', b"!#$%&'*+-.^_`|~9: a\r\n",
          b'X: a: b\r\n', b'X: ",\r\n', b'A: 1\r\nA: 2\r\n', b'Accept: *\r\n',
          b'Connection: x, ,close\r\n', b'X: ' + b'y' * 8000 + b'\r\n',
          b''.join(b'X%d: y\r\n' % i for i in range(60))):
    field('5', f, OK)
for f in (b'X\r\n', b': a\r\n', b'X : a\r\n', b'X\t: a\r\n', b'X Y: a\r\n',
          b'X: a\r\n b\r\n', b'X: a\r\n\tb\r\n', b'X:\r\n a\r\n', b'X(: a\r\n',
          b'X@: a\r\n', b'"X": a\r\n', b'X\x00: a\r\n', b'X: a\x00\r\n',
          b'X: \x00\r\n', b'X: a\x01b\r\n', b'X: \x1f\r\n', b'X: \x7f\r\n',
          b'X: a\x0bb\r\n', b'X: a\x0cb\r\n', b'X: a\rb\r\n', b'X: a\nB: c\r\n',
          b'X: a\r\r\n', b'\xc3: a\r\n', b'X\x80: a\r\n', b'{X}: a\r\n',
          b'X[]: a\r\n', b'X;: a\r\n', b'X,: a\r\n', b'X/: a\r\n', b'X=a\r\n',
          b'X\\: a\r\n', b'X<: a\r\n', b'\x0bX: a\r\n'):
    field('5', f, BAD)
for c in b'()<>@,;:\\"/[]?={} \t':
    if c != 0x3a:   # that one ends the name
        field('5.1', b'X' + bytes((c,)) + b'Y: a\r\n', BAD)
for c in range(256):
    if c not in (0x0a, 0x0d):
        field('5.5', b'X: a' + bytes((c,)) + b'b\r\n',
              OK if c == 9 or 0x20 <= c != 0x7f else BAD)
field('5', b'X: a\n\r\n', BAD)
field('5', b'\rX: a\r\n', BAD)
field('5', b'X: a\r\n\r', BAD)
field('5', b'X:: a\r\n', OK)
field('5', b'-: a\r\n', OK)
field('5', b'1: a\r\n', OK)
field('5.4', b'X: ' + b'y' * 9000 + b'\r\n', (431,))
field('5.4', b'X' * 9000 + b': y\r\n', (431,))
field('5.4', b''.join(b'X%d: y\r\n' % i for i in range(200)), (431,))
field('5.4', b''.join(b'X%d: %s\r\n' % (i, b'y' * 4000) for i in range(12)),
      (431,))
# -- 6.1: Transfer-Encoding --
END = b'0\r\n\r\n'
for t in (b'chunked', b'Chunked', b'CHUNKED', b' chunked ', b'\tchunked\t',
          b', chunked', b'chunked,'):
    body('6.1', b'Transfer-Encoding:' + t + b'\r\n\r\n' + END, OK)
for t in (b'', b' ', b',', b'identity', b'chunked, identity',
          b'chunked, chunked', b'chunked, gzip', b'xchunked', b'chunkedx',
          b'chunked;q=1', b'"chunked"', b"'chunked'", b'chunked chunked',
          b'chunked\x0b', b'\x0bchunked', b'chunked\x00', b'chunked\x0c',
          b'c\thunked', b'chun ked', b'x, y', b'chunked\xa0', b'chunke\xc4\x8f'):
    body('6.1', b'Transfer-Encoding: ' + t + b'\r\n\r\n' + END, (400, 501))
for t in (b'gzip', b'gzip, chunked', b'identity, chunked', b'deflate,chunked',
          b'x-frob, chunked'):
    body('6.1', b'Transfer-Encoding: ' + t + b'\r\n\r\n' + END, (400, 501))
for f in (b'Transfer-Encoding : chunked\r\n', b'Transfer-Encoding\t: chunked\r\n',
          b' Transfer-Encoding: chunked\r\n', b'X: a\r\n Transfer-Encoding: '
          b'chunked\r\n', b'Transfer-Encoding:\r\n chunked\r\n',
          b'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n',
          b'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n',
          b'Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n',
          b'Transfer-Encoding: x\r\nTransfer-Encoding: chunked\r\n',
          b'X: a\nTransfer-Encoding: chunked\r\n',
          b'X: a\rTransfer-Encoding: chunked\r\n'):
    body('6.1', f + b'\r\n' + END, (400, 501))
for t in (b'chunked,,', b',,chunked', b' , chunked , '):
    body('6.1', b'Transfer-Encoding: ' + t + b'\r\n\r\n' + END, OK)
for t in (b'chunked;', b'chunked;a', b'chunked; a=b', b'chunked/1', b'trailers',
          b'chunked, chunked;q=0', b'compress, gzip, chunked', b'chunked,x',
          b'ch\xc3\xbcnked', b'CHUNKE\xc4', b'chunked \x00', b'chunked\x1f',
          b'chunked,\x0b', b'*', b'close', b'0', b'=chunked', b'chunked:',
          b'/chunked', b'(x) chunked', b'chunked (x)'):
    body('6.1', b'Transfer-Encoding: ' + t + b'\r\n\r\n' + END, (400, 501))
body('6.1', b'TrAnSfEr-EnCoDiNg: cHuNkEd\r\n\r\n' + END, OK)
body('6.1', b'Transfer-Encoding: chunked\r\nContent-Length: x\r\n\r\n' + END,
     BAD)
body('6.1', b'Transfer-Encoding\x00: chunked\r\n\r\n' + END, BAD)
body('6.1', b'Transfer-Encoding\x0b: chunked\r\n\r\n' + END, BAD)
body('6.1', b'Transfer-Encoding: chunked\r\n\r\n' + END, BAD, version=b'1.0')
body('6.1', b'Transfer-Encoding: gzip\r\n\r\n' + END, (400, 501),
     version=b'1.0')
body('6.1', b'Transfer_Encoding: chunked\r\nContent-Length: 5\r\n\r\nhello', OK)
body('6.1', b'Transfer-Encoding2: chunked\r\nContent-Length: 5\r\n\r\nhello', OK)
# -- 6.3: both, or several --
for f in (b'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n',
          b'Transfer-Encoding: chunked\r\nContent-Length: 5\r\n',
          b'Content-Length: 0\r\nTransfer-Encoding: chunked\r\n',
          b'Content-Length: 5\r\nTransfer-Encoding: identity\r\n',
          b'Content-Length: 5\r\nTransfer-Encoding:\r\n',
          b'Content-Length: 5\r\nContent-Length: 5\r\n',
          b'Content-Length: 5\r\nContent-Length: 6\r\n',
          b'Content-Length: 0\r\nContent-Length: 5\r\n',
          b'Content-Length: 5\r\ncontent-length:\r\n'):
    body('6.3', f + b'\r\n' + END + b'hello', BAD)
# -- 6.2: Content-Length --
for n in (b'5', b'05', b'0005', b' 5 ', b'\t5\t', b'00000000000000000005'):
    body('6.2', b'Content-Length:' + n + b'\r\n\r\nhello', OK)
for n in (b'', b' ', b'-1', b'+5', b'5,5', b'5, 5', b'5 5', b'5,6', b'0x5', b'5h',
          b'5.0', b'5e0', b'5;', b'"5"', b'5\x00', b'five', b'5\x0b', b'\x0b5',
          b'5_0', b'1_0', b'\xd9\xa5', b'5\r\n 5', b',5', b'5,', b'0,5', b'-0',
          b'18446744073709551616', b'18446744073709551621',
          b'9223372036854775808', b'99999999999999999999999999'):
    body('6.2', b'Content-Length: ' + n + b'\r\n\r\nhello', BAD)
for n in (b'0' * 100 + b'5', b'5' + b' ' * 100):
    body('6.2', b'Content-Length: ' + n + b'\r\n\r\nhello', OK)
for n in (b'0b5', b'0o5', b'5,,5', b'5;5', b'5\t5', b'5 ,5', b'--5', b'5-', b'5+',
          b'(5)', b'5(x)', b'1e1', b'5\xa0', b'\xa05', b'\xef\xbc\x95', b'5:', b'=5',
          b'5\x7f', b'5\x0c', b'nan', b'inf', b'4294967296x', b'0' * 40 + b'x',
          b'9' * 400, b'5.', b'.5', b"'5'", b'5L', b'5u'):
    body('6.2', b'Content-Length: ' + n + b'\r\n\r\nhello', BAD)
body('6.2', b'CONTENT-LENGTH: 5\r\n\r\nhello', OK)
body('6.2', b'Content-Length: 5\r\n\r\nhello', (200,), version=b'1.0')
body('6.2', b'Content-Length\x00: 5\r\n\r\nhello', BAD)
body('6.2', b'\x00Content-Length: 5\r\n\r\nhello', BAD)
body('6.2', b'Content-Length:\r\n 5\r\n\r\nhello', BAD)
body('6.2', b'Content-Length: 5\r\nX: a\r\nContent-Length: 5\r\n\r\nhello', BAD)
body('6.2', b'Content-Length : 5\r\n\r\nhello', BAD)
body('6.2', b'Content Length: 5\r\n\r\nhello', BAD)
for m in (b'GET', b'HEAD', b'DELETE', b'OPTIONS', b'PUT', b'FROB'):
    body('6.2', b'Content-Length: 5\r\n\r\nhello', SERVED, m)
    body('6.2', b'Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n' + END, SERVED,
         m)
body('6.2', b'Content-Length: 0\r\n\r\n', OK)
body('6.3', b'\r\n', OK)
body('6.2', b'Content-Length: 33\r\n\r\n' + (GOOD + GOOD)[:33], OK)
# -- 7.1: chunks --
for c in (b'5\r\nhello\r\n0\r\n\r\n', b'0\r\n\r\n', b'00\r\n\r\n',
          b'05\r\nhello\r\n000\r\n\r\n', b'a\r\n0123456789\r\n0\r\n\r\n',
          b'A\r\n0123456789\r\n0\r\n\r\n', b'1\r\nh\r\n1\r\ne\r\n0\r\n\r\n',
          b'00000000000000005\r\nhello\r\n' + b'0' * 60 + b'\r\n\r\n',
          b'F\r\n0123456789abcde\r\n0\r\n\r\n', b'5\r\n\r\n0\r\n\r\n0\r\n\r\n',
          b'2\r\n\r\n\r\n0\r\n\r\n', b'0000000000000005\r\nhello\r\n0\r\n\r\n'):
    chunked('7.1', c, OK)
for c in (b'5\r\nhello0\r\n\r\n', b'5\r\nhelloX\r\n0\r\n\r\n',
          b'5\r\nhell\r\n0\r\n\r\n', b'5\nhello\r\n0\r\n\r\n',
          b'5\r\nhello\n0\r\n\r\n', b'5\rhello\r\n0\r\n\r\n',
          b'5\r\nhello\r0\r\n\r\n', b'5\r\nhello\r\n0\n\r\n',
          b'5\r\nhello\r\n0\r\n\n', b'0x5\r\nhello\r\n0\r\n\r\n',
          b'-5\r\nhello\r\n0\r\n\r\n', b'+5\r\nhello\r\n0\r\n\r\n',
          b' 5\r\nhello\r\n0\r\n\r\n', b'5 \r\nhello\r\n0\r\n\r\n',
          b'\t5\r\nhello\r\n0\r\n\r\n', b'5\t\r\nhello\r\n0\r\n\r\n',
          b'\r\nhello\r\n0\r\n\r\n', b'g\r\nhello\r\n0\r\n\r\n',
          b'5g\r\nhello\r\n0\r\n\r\n', b'5_0\r\nhello\r\n0\r\n\r\n',
          b'5.0\r\nhello\r\n0\r\n\r\n', b'5,5\r\nhello\r\n0\r\n\r\n',
          b'1 5\r\nhello\r\n0\r\n\r\n', b'\x005\r\nhello\r\n0\r\n\r\n',
          b'5\x00\r\nhello\r\n0\r\n\r\n', b'FFFFFFFFFFFFFFFFF\r\nhello',
          b'10000000000000005\r\nhello\r\n0\r\n\r\n',
          b'1' + b'0' * 40 + b'\r\nhello\r\n0\r\n\r\n',
          b'5\r\nhello\r\n\r\n0\r\n\r\n', b'5\r\nhello\r\n0\r\n\rX',
          b'5\r\nhello\r\n0\r\r\n\r\n', b'5\r\r\nhello\r\n0\r\n\r\n',
          b'5\r\nhello\r\r\n0\r\n\r\n', b'5;\r\nhello\r\n0\r\n\r\n',
          b'0x0\r\n\r\n', b'0 \r\n\r\n', b' 0\r\n\r\n', b'-0\r\n\r\n',
          b'0\x00\r\n\r\n', b'0.\r\n\r\n', b'\r\n0\r\n\r\n', b'0\n\n',
          b'5\x0b\r\nhello\r\n0\r\n\r\n', b'5#x\r\nhello\r\n0\r\n\r\n',
          b'5//\r\nhello\r\n0\r\n\r\n', b'5=5\r\nhello\r\n0\r\n\r\n',
          b'8000000000000000\r\nhello', b'FFFFFFFFFFFFFFFF\r\nhello',
          b'\x0b5\r\nhello\r\n0\r\n\r\n', b'\xef\xbc\x95\r\nhello\r\n0\r\n\r\n'):
    chunked('7.1', c, BAD)
# -- 7.1.1: chunk extensions --
for e in (b';a', b';a=b', b';a="b"', b' ;a', b';a=b;c="d\\"e;"', b' ; a = b',
          b'\t;\ta\t=\t"b"', b";!#$%&'*+-.^_`|~9", b';a=""', b';a="\x80 \t"',
          b'; a=b ;c'):
    chunked('7.1.1', b'5' + e + b'\r\nhello\r\n0' + e + b'\r\n\r\n', OK)
for e in (b';', b';;a', b';=b', b';a=', b';a=b c', b';a b', b';a="b', b';a="b"c',
          b';a\x00', b';a\n', b';a\rb', b';a\x0b', b';"a"', b';a=b,', b';a;',
          b';a="\x00"', b';a="\n"', b';a="\\\x01"', b'a=b', b' a', b';a=\xc3',
          b';a\x7f', b';a=b ', b';\xc3', b';a="\r\n"'):
    chunked('7.1.1', b'5' + e + b'\r\nhello\r\n0\r\n\r\n', BAD)
chunked('7.1.1', b'5;' + b'x' * 2000 + b'\r\nhello\r\n0\r\n\r\n', BAD)
# -- 7.1.2: trailers --
for t in (b'X: a\r\n', b'X:\r\nY: b\r\n', b'Content-Length: 5\r\n',
          b'Host: b\r\n', b'Transfer-Encoding: chunked\r\n'):
    chunked('7.1.2', b'5\r\nhello\r\n0\r\n' + t + b'\r\n', OK)
for t in (b'X\r\n', b'X : a\r\n', b'X: a\r\n b\r\n', b' X: a\r\n', b': a\r\n',
          b'X: \x00\r\n', b'X: a\n', b'X: a\r', b'G@T: a\r\n'):
    chunked('7.1.2', b'5\r\nhello\r\n0\r\n' + t + b'\r\n', BAD)
for t in (b'X: \x80\r\n', b'X:\r\n', b"!#$%&'*+-.^_`|~9: a\r\n",
          b'Expect: x\r\n', b'Connection: close\r\n', b'Trailer: X\r\n'):
    if b'close' not in t:
        chunked('7.1.2', b'0\r\n' + t + b'\r\n', OK)
for t in (b'X\x00: a\r\n', b'X: a\x01\r\n', b'\rX: a\r\n', b'X: a\r\r\n',
          b'"X": a\r\n', b'X: a\rY: b\r\n', b'X: a\nY: b\r\n', b'\tX: a\r\n',
          b'\x00\r\n', b'X Y: a\r\n', b'\xc3: a\r\n'):
    chunked('7.1.2', b'0\r\n' + t + b'\r\n', BAD)
chunked('7.1.2', b'0\r\nX: ' + b'y' * 9000 + b'\r\n\r\n', (400, 431))
# -- 9: the connection; RFC 9110 10.1.1 --
for c in (b'keep-alive', b'Keep-Alive, x', b'x', b'upgrade', b'', b',', b'te'):
    field('9', b'Connection: ' + c + b'\r\n', OK)
field('7.8', b'Upgrade: frob\r\nConnection: upgrade\r\n', OK)
field('7.8', b'Upgrade: h2c\r\n', OK)
field('10.1.1', b'Expect: nonsense\r\n', (417,))
for e in (b'100-continue, x', b'x, 100-continue', b'100', b'200-ok',
          b'100-continue;a=b', b'100-continue 100-continue'):
    body('10.1.1', b'Expect: ' + e + b'\r\nContent-Length: 5\r\n\r\nhello',
         (417,))
# RFC 9110 10.1.1: of HTTP/1.0 it is ignored
# a body in front of another protocol's bytes would be taken for those
for f in (b'Content-Length: 5\r\n\r\nhello',
          b'Transfer-Encoding: chunked\r\n\r\n' + END):
    body('7.8', b'Upgrade: websocket\r\nConnection: upgrade\r\n'
         b'Sec-WebSocket-Version: 13\r\n'
         b'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n' + f, BAD,
         b'GET')
body('10.1.1', b'Expect: 100-continue\r\nContent-Length: 5\r\n\r\nhello', OK,
     version=b'1.0')
field('7.8', b'Upgrade: websocket\r\n', OK)
field('7.8', b'Connection: upgrade\r\n', OK)
field('7.8', b'Upgrade: a/1, b/2 , c\r\nConnection: upgrade\r\n', OK)
body('7.8', b'Upgrade: frob\r\nConnection: upgrade\r\nContent-Length: 5\r\n\r\n'
     b'hello', OK)
body('10.1.1', b'Expect: 100-continue\r\nContent-Length: 5\r\n\r\nhello', OK)
body('10.1.1', b'expect: 100-CONTINUE\r\nContent-Length: 0\r\n\r\n', OK)

failures = []


def check(number, how, ok, data):
    if ok:
        return
    failures.append(number)
    section, request, want = CASES[number]
    print('FAILED %d (%s) %s: wanted %r\n   %r\n   %r' % (
        number, section, how, want, request[:200], data[:160]))


def judge(number, how, data, before):
    """before: the status of what was pipelined in front of it"""
    _, request, want = CASES[number]
    is_head = request.lstrip().startswith(b'HEAD') and want is SERVED
    got = h1wire.answers(data, (before,) if is_head else ())
    statuses = [a[0] for a in got]
    first, rest = statuses[:before], statuses[before:]
    ok = bool(rest) and first == [200] * before and rest[0] in want
    # what was refused by its form ends the connection: nothing follows it
    if ok and want not in (OK, SERVED):
        ok = len(rest) == 1 and (got[-1][1].get('connection') == 'close' or
                                 got[-1][1][':version'] == 'HTTP/1.0')
    # what was served is followed by the good request behind it
    elif ok:
        ok = rest[1:] == ([] if ends(request) else [200])
    check(number, how, ok and b'(' not in data[-9:], data)


def ends(request):
    return b'close' in request or b'HTTP/1.0' in request


def run(server, number):
    request = CASES[number][1]
    behind = b'' if ends(request) else LAST
    judge(number, 'whole', server.ask(request + behind), 0)
    judge(number, 'pipelined', server.ask(GOOD + request + behind), 1)
    if len(request) < 600:
        judge(number, 'byte by byte', server.ask(request + behind, True), 0)


def main():
    with tempfile.TemporaryDirectory() as folder:
        server = h1wire.Server(sys.argv[1], folder)
        try:
            numbers = range(len(CASES))
            if len(sys.argv) > 2:
                numbers = [int(sys.argv[2])]
            for n in numbers:
                run(server, n)
            if server.process.poll() is not None:
                failures.append('the server is gone')
        finally:
            rc = server.stop()
    if rc:
        failures.append('exit code %d' % rc)
    print('%d cases, %d failures in %d of them' % (
        len(CASES), len(failures), len(set(failures))))
    return 1 if failures else 0


sys.exit(main())
