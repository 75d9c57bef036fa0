#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# The demo's page uses its WebSockets in a browser: what is drawn on one board
# is on the other, the counter counts, echo gives back; and all of it comes back
# after the server was away.
#
#   demo-sockets.py PROGRAM PICTURES [ARGS-FOR-PROGRAM...]
import math
import os
import sys

from demo import Demo
from webdriver import Browser

SIZES = {'desk': (1280, 900), 'phone': (390, 844)}

PIXELS = '''
return [...document.querySelectorAll(".board")].map((c) => {
	const d = c.getContext("2d").getImageData(0, 0, c.width, c.height).data;
	let n = 0;
	for (let i = 3; i < d.length; i += 4)
		n += d[i] > 0;
	return n;
});'''

CONNECTED = '''
return ["boards", "counter", "echo"].every((x) =>
	document.getElementById("lamp-" + x).className === "lamp on");'''


def draw(b):
    wave = [(x, int(40 * math.sin(x / 18))) for x in range(-120, 121, 12)]
    b.drag('.board:first-child', wave)
    b.click('.ink:nth-child(2)')
    b.drag('.board:last-child', [(int(38 * math.cos(a / 4)),
                                  int(38 * math.sin(a / 4)))
                                 for a in range(0, 27)])
    b.wait_for('return document.getElementById("strokes").textContent'
               ' === "46 strokes"')
    left, right = b.run(PIXELS)
    if left < 500 or left != right:
        raise AssertionError('the boards differ: %d, %d' % (left, right))


def count(b):
    read = 'return Number(document.getElementById("counter").textContent)'
    n = b.run(read)
    b.wait_for('return Number(document.getElementById("counter").textContent)'
               ' > %d' % (n + 5))
    n = b.run(read)
    b.click('#reset')
    b.wait_for('return Number(document.getElementById("counter").textContent)'
               ' < %d' % n)


def echo(b):
    for text in ('Hello, socket', 'Grüße aus dem Draht ✓'):
        b.run('document.querySelector("#echo input").value = arguments[0]',
              text)
        b.click('#echo button')
        b.wait_for('const li = document.querySelector("#echoes li");'
                   'return li && li.firstChild.textContent === "%s"' % text)


def check_width(b, size):
    wide = b.run('return document.documentElement.scrollWidth')
    if wide > size[0]:
        raise AssertionError('the page is %d wide, of %d' % (wide, size[0]))


def main():
    program, pictures = sys.argv[1:3]
    os.makedirs(pictures, exist_ok=True)
    for name, size in SIZES.items():
        with Demo(program, args=sys.argv[3:]) as server, Browser(*size) as b:
            b.go(server.url)
            b.wait_for(CONNECTED)
            draw(b)
            count(b)
            echo(b)
            check_width(b, size)
            b.picture(os.path.join(pictures, 'sockets-%s.png' % name))
            b.click('#wipe')
            b.wait_for(PIXELS.replace('return [', 'const n = [') +
                       'return n[0] + n[1] === 0')
            server.restart()
            b.wait_for('return document.getElementById("lamp-echo").className'
                       ' === "lamp off" || true')
            b.wait_for(CONNECTED, 30)
            echo(b)
        print('%s: %dx%d' % ((name,) + size))
    print('ok')


main()
