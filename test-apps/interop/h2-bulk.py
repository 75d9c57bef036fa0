#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# Much at once over HTTP/2, by TLS and in clear text: 200 MB come, and 64 MB go to
# a form that keeps them; each is there to the last byte, whatever the windows of
# the client.
#
#   h2-bulk.py PROGRAM      the demo server
import hashlib
import os
import subprocess
import sys
import tempfile

import demo

MB = 1 << 20
DOWN, UP = 200 * MB, 64 * MB


def fill(path, size):
    """bytes that tell where they belong; their digest"""
    digest = hashlib.sha256()
    with open(path, 'wb') as f:
        for n in range(size // MB):
            piece = hashlib.sha256(b'%d' % n).digest() * (MB // 32)
            f.write(piece)
            digest.update(piece)
    return digest.hexdigest()


def digest_of(stream):
    digest = hashlib.sha256()
    for piece in iter(lambda: stream.read(MB), b''):
        digest.update(piece)
    return digest.hexdigest()


def expect(what, got, want):
    if got != want:
        raise AssertionError('%s: %r, not %r' % (what, got, want))


def download(what, command, want):
    p = subprocess.Popen(command, stdout=subprocess.PIPE)
    got = digest_of(p.stdout)
    expect(what, (p.wait(60), got == want), (0, True))


def upload(url, how, path, kept):
    command = ['curl', '-sSk', how, '-o', '/dev/null', '-w',
               '%{http_version} %{http_code}', '-F', 'note=64 MB', '-F',
               'file=@%s;filename=up.bin' % path, url + '/upload']
    out = subprocess.run(command, stdout=subprocess.PIPE, check=True,
                         timeout=120).stdout
    expect('upload', out, b'2 200')
    with open(path, 'rb') as mine, open(kept, 'rb') as theirs:
        expect('what was kept', digest_of(theirs), digest_of(mine))
    os.unlink(kept)


def both(program, folder, kept, how, args, want):
    www = os.path.join(folder, 'www')
    with demo.Demo(program, www, args + ['--uploads=' + kept]) as server:
        url = server.url
        if args:
            url = 'https://localhost:%d' % server.port
        download('curl', ['curl', '-sSk', how, url + '/big.txt'], want)
        # windows of 64 KB for the stream, 16 MB for the connection: others
        download('nghttp', ['nghttp', '--no-verify-peer', '-w', '16', '-W',
                            '24', url + '/big.txt'], want)
        upload(url, how, os.path.join(folder, 'up.bin'),
               os.path.join(kept, 'up.bin'))


def main():
    for who in 'curl', 'nghttp':
        demo.need(who)
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, 'www'))
        kept = os.path.join(folder, 'kept')
        os.mkdir(kept)
        want = fill(os.path.join(folder, 'www', 'big.txt'), DOWN)
        fill(os.path.join(folder, 'up.bin'), UP)
        both(sys.argv[1], folder, kept, '--http2-prior-knowledge', [], want)
        cert, key = demo.certificate(folder)
        both(sys.argv[1], folder, kept, '--http2',
             ['--tls-cert=' + cert, '--tls-key=' + key], want)
    print('ok')


main()
