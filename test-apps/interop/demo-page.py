#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# The demo's page in a browser, as wide as a desk's and as a phone's: it has
# talked to its server, nothing sticks out sideways, and the picture is not
# empty.
#
#   demo-page.py PROGRAM PICTURES    pictures are left in that folder
import os
import re
import struct
import subprocess
import sys
import tempfile
import zlib

from demo import Demo, need

WIDTHS = {'desk': (1280, 900), 'phone': (390, 844)}


def browser(chromium, profile, size, args):
    return subprocess.run(
        [chromium, '--headless', '--no-sandbox', '--disable-gpu',
         '--disable-dev-shm-usage', '--hide-scrollbars', '--no-first-run',
         '--user-data-dir=' + profile, '--virtual-time-budget=4000',
         '--window-size=%d,%d' % size] + args,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=120,
        check=True).stdout.decode()


def text_of(dom, name):
    m = re.search(r'id="%s"[^>]*>([^<]*)<' % name, dom)
    return m.group(1).strip() if m else None


def check_dom(dom):
    version = text_of(dom, 'version')
    if not version or not re.match(r'\d+\.\d+\.\d+', version):
        raise AssertionError('the page shows no version: %r' % version)
    for name in ('uptime', 'descriptors', 'threads', 'heap', 'peer', 'trip',
                 'accepted', 'answered', 'rx', 'tx'):
        if text_of(dom, name) in (None, '', '–'):
            raise AssertionError('the page shows nothing for ' + name)
    if text_of(dom, 'threads') != '1':
        raise AssertionError('threads: ' + text_of(dom, 'threads'))
    if dom.count('<li') < 3:
        raise AssertionError('the features of the build are not listed')


def chunks_of(png):
    if png[:8] != b'\x89PNG\r\n\x1a\n':
        raise AssertionError('not a PNG')
    at = 8
    while at < len(png):
        n, name = struct.unpack('>I4s', png[at:at + 8])
        yield name, png[at + 8:at + 8 + n]
        at += 12 + n


def paeth(a, b, c):
    pa, pb, pc = abs(b - c), abs(a - c), abs(a + b - 2 * c)
    return a if pa <= pb and pa <= pc else b if pb <= pc else c


def unfilter(kind, line, above, step):
    """PNG (ISO 15948) 9.2"""
    for i in range(len(line)):
        a = line[i - step] if i >= step else 0
        b = above[i]
        c = above[i - step] if i >= step else 0
        line[i] = (line[i] + (0, a, b, (a + b) // 2,
                              paeth(a, b, c))[kind]) & 255
    return line


def picture_of(png):
    """width, rows of pixels' bytes, bytes a pixel"""
    data = b''
    for name, content in chunks_of(png):
        if name == b'IHDR':
            width, height, depth, kind = struct.unpack('>IIBB', content[:10])
        if name == b'IDAT':
            data += content
    step = {2: 3, 6: 4}[kind] * depth // 8
    raw, size = zlib.decompress(data), 1 + width * step
    if len(raw) != size * height:
        raise AssertionError('a picture of another size than it says')
    rows, above = [], bytes(size - 1)
    for y in range(height):
        line = bytearray(raw[y * size + 1:(y + 1) * size])
        above = unfilter(raw[y * size], line, above, step)
        rows.append(bytes(above))
    return width, rows, step


def check_picture(path, size):
    with open(path, 'rb') as f:
        width, rows, step = picture_of(f.read())
    if (width, len(rows)) != size:
        raise AssertionError('%dx%d, not %dx%d' % ((width, len(rows)) + size))
    if len(set(rows)) < 50:
        raise AssertionError('the picture is empty')
    # what is too wide would run through the margin
    ground = rows[0][:step]
    for y, row in enumerate(rows):
        if row[-8 * step:] != ground * 8 or row[:8 * step] != ground * 8:
            raise AssertionError('row %d: something is in the margin' % y)


def main():
    chromium = need('chromium')
    program, pictures = sys.argv[1:3]
    os.makedirs(pictures, exist_ok=True)
    with tempfile.TemporaryDirectory() as tmp, Demo(program) as server:
        for name, size in WIDTHS.items():
            profile = os.path.join(tmp, name)
            dom = browser(chromium, profile, size,
                          ['--dump-dom', server.url + '/?still'])
            check_dom(dom)
            picture = os.path.join(pictures, name + '.png')
            browser(chromium, profile, size,
                    ['--screenshot=' + picture, server.url + '/?still'])
            check_picture(picture, size)
            print('%s: %dx%d' % ((name,) + size))
    print('ok')


main()
