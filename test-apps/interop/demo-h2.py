#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# The demo's page in a browser, by TLS and in clear text: it says which protocol
# has carried it and its WebSockets, which is HTTP/2 for all of them by TLS
# (RFC 8441), and they do what they do on HTTP/1.
#
#   demo-h2.py PROGRAM PICTURES
import os
import sys
import tempfile

from demo import Demo, certificate
from webdriver import Browser

CONNECTED = '''
return ["boards", "counter", "echo"].every((x) =>
	document.getElementById("lamp-" + x).className === "lamp on");'''
SAYS = 'return document.getElementById("%s").textContent === "%s"'


def echo(b):
    for text in ('by a stream', 'Grüße' + ' und noch mehr' * 12):
        b.run('document.querySelector("#echo input").value = arguments[0]',
              text)
        b.click('#echo button')
        b.wait_for('const li = document.querySelector("#echoes li");'
                   'return li && li.firstChild.textContent === "%s"' % text)


def draw(b):
    b.drag('.board:first-child', [(x, x // 4) for x in range(-100, 101, 20)])
    b.wait_for('return document.getElementById("strokes").textContent'
               ' === "10 strokes"')


def look(b, url, http, picture):
    b.go(url)
    b.wait_for(CONNECTED)
    b.wait_for(SAYS % ('by', http))
    b.wait_for(SAYS % ('sockets-by', http + ': 4'))
    echo(b)
    draw(b)
    b.picture(picture)


def main():
    program, pictures = sys.argv[1:3]
    os.makedirs(pictures, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        cert, key = certificate(folder)
        trust = ['--ignore-certificate-errors']
        with Demo(program, args=['--tls-cert=' + cert, '--tls-key=' + key]) \
                as server, Browser(1280, 900, trust) as b:
            look(b, 'https://localhost:%d/' % server.port, 'HTTP/2',
                 os.path.join(pictures, 'h2.png'))
    with Demo(program) as server, Browser(1280, 900) as b:
        look(b, server.url, 'HTTP/1.1', os.path.join(pictures, 'h1.png'))
    print('ok')


main()
