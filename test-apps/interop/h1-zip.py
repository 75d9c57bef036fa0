#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# Files out of zip archives over HTTP, archives made by python's zipfile: they
# come as they went in, packed for who takes that, in parts, or not at all if
# they have not changed. An archive that lies is a clear 404 and a line in the
# log, one that lies about its bytes ends the connection; the server stays well.
#
#   h1-zip.py PROGRAM
import gzip
import os
import random
import struct
import sys
import tempfile
import zipfile

import h1wire

failures = []
TEXT = b''.join(b'line %d of a text that packs well\n' % i
                for i in range(20000))
NOISE = random.Random(1).randbytes(300000)
PAGE = b'<p>page of the archive'


def check(what, ok, seen=None):
    if not ok:
        failures.append(what)
        print('FAILED: %s: %r' % (what, seen))


def make(path):
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
        z.writestr('index.html', PAGE)
        z.writestr('css/a.css', 'b { color: red }')
        z.writestr('text.txt', TEXT)
        z.writestr('noise.png', NOISE, zipfile.ZIP_STORED)
        z.writestr('empty.txt', '')
        z.writestr('what.odd', 'x')
        z.writestr('sub/index.html', PAGE)
        z.writestr('sp ace/\xe4.txt', 'umlaut')
        z.writestr('../evil.txt', 'evil')
        z.writestr('/abs.txt', 'abs')
        z.writestr('back\\slash.txt', 'slash')


class Site:
    def __init__(self, server):
        self.server = server

    def get(self, path, *fields, method='GET'):
        """status, headers, body, whether the connection ended by itself"""
        request = ('%s %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n' %
                   (method, path)).encode()
        request += b''.join(f.encode() + b'\r\n' for f in fields) + b'\r\n'
        data = self.server.ask(request)
        got = h1wire.answers(data, (0,) if method == 'HEAD' else ())
        return got[0] if got else (0, {}, data)


def run_plain(site):
    for path, kind, content in (
            ('/index.html', 'text/html', PAGE), ('/', 'text/html', PAGE),
            ('/css/a.css', 'text/css', b'b { color: red }'),
            ('/text.txt', 'text/plain', TEXT),
            ('/noise.png', 'image/png', NOISE),
            ('/empty.txt', 'text/plain', b''),
            ('/sub/', 'text/html', PAGE),
            ('/x/../css/./a.css', 'text/css', b'b { color: red }'),
            ('/sp%20ace/%C3%A4.txt', 'text/plain', b'umlaut')):
        status, headers, body = site.get('/site.zip' + path)
        check('get ' + path, (status, body) == (200, content),
              (status, body[:80]))
        check('type of ' + path, headers.get('content-type') == kind, headers)
        check('length of ' + path,
              headers.get('content-length') == str(len(content)), headers)
        check('no coding of ' + path, 'content-encoding' not in headers,
              headers)
        status, again, body = site.get('/site.zip' + path, method='HEAD')
        check('head ' + path, (status, body) == (200, b'') and
              again.get('content-length') == str(len(content)), again)
    for path, want in (('/nothing.txt', 404), ('/css', 404), ('/css/', 404),
                       ('/what.odd', 415), ('/CSS/a.css', 404),
                       ('/../site.zip/index.html', 200),
                       ('/../../evil.txt', 404), ('/%2e%2e/evil.txt', 404),
                       ('/abs.txt', 404), ('/back%5Cslash.txt', 200),
                       ('/index.html/', 404), ('/index.html/x', 404)):
        status = site.get('/site.zip' + path)[0]
        check('%s is %d' % (path, want), status == want, status)
    for path in ('/none.zip/index.html', '/folder.zip/index.html',
                 '/small.txt.zip/x'):
        status = site.get(path)[0]
        check('%s is 404' % path, status == 404, status)


def run_packed(site):
    for accept, packed in (('gzip', True), ('br, gzip;q=0.5', True),
                           ('*', True), ('gzip;q=0', False),
                           ('identity', False), ('br', False)):
        status, headers, body = site.get('/site.zip/text.txt',
                                         'Accept-Encoding: ' + accept)
        coded = headers.get('content-encoding') == 'gzip'
        check('%s packs' % accept, status == 200 and coded == packed, headers)
        check('%s: whole' % accept,
              (gzip.decompress(body) if coded else body) == TEXT)
        if coded:
            check('%s: vary' % accept,
                  headers.get('vary') == 'accept-encoding', headers)
    plain = site.get('/site.zip/text.txt')[1]['etag']
    packed = site.get('/site.zip/text.txt', 'Accept-Encoding: gzip')[1]['etag']
    check('two forms, two tags', plain != packed, (plain, packed))
    # what is stored as it is does not become gzip
    headers = site.get('/site.zip/noise.png', 'Accept-Encoding: gzip')[1]
    check('stored stays', 'content-encoding' not in headers, headers)


def run_parts(site):
    for name, content in (('/site.zip/text.txt', TEXT),
                          ('/site.zip/noise.png', NOISE)):
        n = len(content)
        for spec, a, b in (('0-0', 0, 1), ('5-9', 5, 10), ('-7', n - 7, n),
                           ('%d-' % (n - 1), n - 1, n), ('0-', 0, n),
                           ('100000-250000', 100000, 250001),
                           ('5-99999999', 5, n)):
            status, headers, body = site.get(name, 'Range: bytes=' + spec)
            check('%s %s' % (name, spec), status == 206 and
                  body == content[a:b] and headers.get('content-range') ==
                  'bytes %d-%d/%d' % (a, b - 1, n), (status, headers))
        status, headers, _ = site.get(name, 'Range: bytes=%d-' % n)
        check(name + ' beyond', status == 416 and
              headers.get('content-range') == 'bytes */%d' % n, headers)
        # the second lies in front of the first: unpacking begins anew
        status, headers, body = site.get(
            name, 'Range: bytes=200000-200099,50-149')
        check(name + ' two parts', status == 206 and
              content[200000:200100] in body and content[50:150] in body and
              headers['content-type'].startswith('multipart/byteranges'),
              headers)
    whole = site.get('/site.zip/text.txt', 'Accept-Encoding: gzip')[2]
    for a, b in ((0, 4), (5, 30), (len(whole) - 6, len(whole) - 1)):
        status, headers, body = site.get(
            '/site.zip/text.txt', 'Accept-Encoding: gzip',
            'Range: bytes=%d-%d' % (a, b))
        check('part of the packed form', status == 206 and
              body == whole[a:b + 1], (status, headers))


def run_conditions(site):
    _, headers, _ = site.get('/site.zip/text.txt')
    tag, date = headers['etag'], headers['last-modified']
    for field, want in (('If-None-Match: ' + tag, 304),
                        ('If-None-Match: "x", ' + tag, 304),
                        ('If-None-Match: "x"', 200),
                        ('If-Modified-Since: ' + date, 304),
                        ('If-Modified-Since: Thu, 01 Jan 1981 00:00:00 GMT',
                         200),
                        ('If-Match: ' + tag, 200), ('If-Match: "x"', 412)):
        status, _, body = site.get('/site.zip/text.txt', field)
        check(field, status == want and (status != 304 or not body), status)
    for tagged, want in ((tag, 206), ('"x"', 200), (date, 206)):
        status = site.get('/site.zip/text.txt', 'Range: bytes=1-2',
                          'If-Range: ' + tagged)[0]
        check('if-range ' + tagged, status == want, status)


def u16(b, at, v):
    return b[:at] + struct.pack('<H', v) + b[at + 2:]


def u32(b, at, v):
    return b[:at] + struct.pack('<I', v) + b[at + 4:]


def hostile(good):
    """archives with one lie each"""
    end = good.rindex(b'PK\5\6')
    entry = good.index(b'PK\1\2')
    yield 'empty', b''
    yield 'nothing of an archive', b'x' * 1000
    yield 'cut in the middle', good[:len(good) // 2]
    yield 'cut by a byte', good[:-1]
    yield 'directory beyond the end', u32(good, end + 16, len(good) + 5)
    yield 'directory at 4 GB', u32(good, end + 16, 0xfffffffe)
    yield 'directory of 4 GB', u32(good, end + 12, 0xfffffffe)
    yield 'directory that is none', u32(good, end + 16, 0)
    yield 'more entries than there are', u16(u16(good, end + 8, 9), end + 10, 9)
    yield 'two parts', u16(good, end + 4, 1)
    yield 'name beyond the end', u16(good, entry + 28, 0xffff)
    yield 'extra field beyond the end', u16(good, entry + 30, 0xffff)
    yield 'member beyond the end', u32(good, entry + 42, len(good) + 9)
    yield 'member at 4 GB', u32(good, entry + 42, 0xfffffffe)
    yield 'member of 4 GB', u32(good, entry + 20, 0xfffffffe)
    yield '3 GB by its own account', u32(good, entry + 24, 3 << 30)
    yield 'member in the directory', u32(good, entry + 42, entry)
    yield 'unknown packing', u16(good, entry + 10, 99)
    yield 'encrypted', u16(good, entry + 8, 1)
    yield 'zip64', u32(good, entry + 42, 0xffffffff)
    yield 'other name inside', good.replace(b'a.txt', b'b.txt', 1)


def one_member(folder, content, method=zipfile.ZIP_DEFLATED):
    path = os.path.join(folder, 'one.zip')
    with zipfile.ZipFile(path, 'w', method) as z:
        z.writestr('a.txt', content)
    with open(path, 'rb') as f:
        return f.read()


def run_hostile(site, folder):
    good = one_member(folder, TEXT[:5000])
    check('the sound one', site.get('/one.zip/a.txt')[2] == TEXT[:5000])
    for what, content in hostile(good):
        with open(os.path.join(folder, 'bad.zip'), 'wb') as f:
            f.write(content)
        status = site.get('/bad.zip/a.txt')[0]
        check(what + ' is 404', status == 404, status)
    entry = good.index(b'PK\1\2')
    # lies that are found out when the bytes are read: what came before was
    # sent, and the end of the connection says that it is not all
    for what, content in (
            ('longer than it is', u32(good, entry + 24, 9000)),
            ('wrong checksum', u32(good, entry + 16, 1)),
            ('damaged bytes', good[:60] + b'\xff' * 20 + good[80:])):
        with open(os.path.join(folder, 'bad.zip'), 'wb') as f:
            f.write(content)
        status, headers, body = site.get('/bad.zip/a.txt')
        n = int(headers.get('content-length', 0))
        check(what + ' is cut off', status == 500 or
              (status == 200 and len(body) < n), (status, len(body), n))
    # every byte of the directory, one after the other
    at = good.index(b'PK\1\2')
    for n in range(at, len(good)):
        with open(os.path.join(folder, 'bad.zip'), 'wb') as f:
            f.write(good[:n] + bytes((good[n] ^ 0xff,)) + good[n + 1:])
        status = site.get('/bad.zip/a.txt')[0]
        check('byte %d of the directory' % n, status in (200, 404, 500), status)


def run_changes(site, folder):
    """an archive that is replaced is found anew"""
    one_member(folder, 'first')
    check('first', site.get('/one.zip/a.txt')[2] == b'first')
    one_member(folder, 'second')
    check('second', site.get('/one.zip/a.txt')[2] == b'second')
    os.unlink(os.path.join(folder, 'one.zip'))
    check('gone', site.get('/one.zip/a.txt')[0] == 404)


def main():
    with tempfile.TemporaryDirectory() as folder:
        make(os.path.join(folder, 'site.zip'))
        os.mkdir(os.path.join(folder, 'folder.zip'))
        with open(os.path.join(folder, 'folder.zip', 'index.html'), 'w') as f:
            f.write('in a folder')
        server = h1wire.Server(sys.argv[1], folder)
        site = Site(server)
        try:
            run_plain(site)
            run_packed(site)
            run_parts(site)
            run_conditions(site)
            run_changes(site, folder)
            run_hostile(site, folder)
            check('still there', server.process.poll() is None)
        finally:
            rc = server.stop()
        check('exit code %d' % rc, rc == 0)
    print('%d failures' % len(failures))
    return 1 if failures else 0


sys.exit(main())
