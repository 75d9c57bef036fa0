#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# What a browser does with an HTTP/1.1 server beside getting pages: a media
# element that seeks gets the parts it needs and not the rest, a form uploads
# the file that was chosen, and server-sent events go on with the next number
# after the server was away.
#
#   h1-browser.py PROGRAM
import json
import os
import shutil
import sys
import tempfile
import urllib.request
import wave

from demo import Demo
from webdriver import Browser

SECS = 6000
RATE = 8000     # bytes a second, too

PAGE = '''<!DOCTYPE html><meta charset="utf-8"><title>media</title>
<video id="v" src="tone.wav" preload="metadata" muted controls></video>'''


def need(fact, words):
    if not fact:
        raise AssertionError(words)


def make_folder(program, folder):
    """the demo's pages, and a page with an hour and a half of sound"""
    www = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..',
                       'test-server', 'www')
    shutil.copytree(www, folder, dirs_exist_ok=True)
    with open(os.path.join(folder, 'media.html'), 'w') as f:
        f.write(PAGE)
    with wave.open(os.path.join(folder, 'tone.wav'), 'wb') as w:
        w.setnchannels(1)
        w.setsampwidth(1)
        w.setframerate(RATE)
        w.writeframes(bytes(128 + (n % 20) for n in range(RATE)) * SECS)


def sent(server):
    with urllib.request.urlopen(server.url + '/server', timeout=20) as r:
        return json.load(r)['vhosts'][0]['tx_bytes']


def run_media(b, server):
    before = sent(server)
    b.go(server.url + '/media.html')
    secs = b.wait_for('return document.getElementById("v").duration || 0', 30)
    need(abs(secs - SECS) < 1, 'it lasts %r' % secs)
    for to in (SECS - 100, 50, SECS // 2):
        b.run('const v = document.getElementById("v"); window.seeked = 0;'
              'v.onseeked = () => { window.seeked = 1; };'
              'v.currentTime = arguments[0];', to)
        b.wait_for('return window.seeked && '
                   'document.getElementById("v").readyState >= 2', 30)
        at = b.run('return document.getElementById("v").currentTime')
        need(abs(at - to) < 1, 'at %r, not at %d' % (at, to))
    b.run('document.getElementById("v").play()')
    b.wait_for('return document.getElementById("v").currentTime > %d' %
               (SECS // 2 + .2), 30)
    error = b.run('const e = document.getElementById("v").error;'
                  'return e && e.message')
    need(error is None, error)
    b.go('about:blank')
    spent = sent(server) - before
    need(spent < SECS * RATE * 2 // 3, '%d bytes for parts of %d' %
         (spent, SECS * RATE))
    print('seeking in %d bytes took %d' % (SECS * RATE, spent))


def run_upload(b, server, folder, kept):
    path = os.path.join(folder, 'gr\xfc\xdfe "und" so.bin')
    content = os.urandom(3 << 20)
    with open(path, 'wb') as f:
        f.write(content)
    b.go(server.url + '/?still')
    b.type('#upload input[name=note]', 'a note')
    b.type('#upload input[type=file]', path)
    b.click('#upload button')
    said = b.wait_for('const s = document.getElementById("said").textContent;'
                      'return s === "\u2026" ? "" : s', 30)
    need('a note' in said, said)
    names = os.listdir(kept)
    need(len(names) == 1, 'kept: %r' % names)
    with open(os.path.join(kept, names[0]), 'rb') as f:
        need(f.read() == content, 'another file arrived')
    got = b.run('const a = document.querySelector("#files a");'
                'return a.textContent + " " + a.href')
    need(got.startswith(names[0] + ' '), got)
    # the plain form, without the page's script
    b.run('document.getElementById("files").remove();'
          'const f = document.getElementById("upload"), g = f.cloneNode(true);'
          'g.id = "plain"; f.replaceWith(g);')
    second = os.path.join(folder, 'second.txt')
    with open(second, 'w') as f:
        f.write('by the browser itself')
    b.type('#plain input[type=file]', second)
    b.click('#plain button')
    b.wait_for('return document.body.textContent.includes("second.txt")', 30)
    need(len(os.listdir(kept)) == 2, 'kept: %r' % os.listdir(kept))


def run_events(b, server):
    """the browser's own coming back, after three seconds or so"""
    b.go(server.url + '/media.html')
    b.run('window.ids = []; window.opened = 0;'
          'const e = new EventSource("clock");'
          'e.onopen = () => { window.opened++; };'
          'e.onmessage = (m) => { window.ids.push(Number(m.lastEventId)); };')
    b.wait_for('return window.ids.length >= 2', 30)
    server.restart()
    b.wait_for('return window.opened >= 2', 60)
    n = b.run('return window.ids.length')
    ids = b.wait_for('return window.ids.length > %d && window.ids' % (n + 1),
                     30)
    need(ids == list(range(1, len(ids) + 1)), 'numbers: %r' % ids)
    print('events: %r' % ids)


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder, \
            tempfile.TemporaryDirectory() as files, \
            tempfile.TemporaryDirectory() as kept:
        make_folder(program, folder)
        with Browser(1000, 800) as b, \
                Demo(program, folder, ['--uploads=' + kept]) as server:
            run_media(b, server)
            run_upload(b, server, files, kept)
            run_events(b, server)
            b.go('about:blank')
    print('ok')


main()
