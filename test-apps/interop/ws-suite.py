#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# A client is driven through a whole conformance suite, as the published one for
# WebSocket does it. We are its server: the client asks /getCaseCount how many
# cases there are, comes once for each, /runCase?case=N&agent=NAME, one after the
# other, and has the reports written, /updateReports?agent=NAME. Our cases are
# the rows of wsrows.py, what wsdeflate.py has with each kind of agreement, and
# some megabytes.
#
#   ws-suite.py PROGRAM     PROGRAM --suite --agent NAME URL
import random
import select
import socket
import subprocess
import sys
import threading
import time
import urllib.parse

import wsdeflate
from wsrows import BYE, BYE_BACK, ROWS, run_row
from wswire import BINARY, F, FIN, TEXT, ToClient, check, failures

AGENT = 'our echo/1.0 & all'
OFFER = 'permessage-deflate; client_no_context_takeover; client_max_window_bits'
# how a server may agree to that (RFC 7692 7.1)
AGREEMENTS = [
    fresh + server + client
    for fresh in ('', '; server_no_context_takeover',
                  '; client_no_context_takeover',
                  '; server_no_context_takeover; client_no_context_takeover')
    for server in ('', '; server_max_window_bits=9',
                   '; server_max_window_bits=15')
    for client in ('', '; client_max_window_bits=9',
                   '; client_max_window_bits=15')]


class Suite:
    def __init__(self, program):
        self.listener = socket.create_server(('127.0.0.1', 0))
        self.listener.settimeout(20)
        self.program, self.case = program, 0
        self.process = subprocess.Popen(
            [program, '-d', '3', '--suite', '--agent', AGENT,
             'ws://127.0.0.1:%d' % self.listener.getsockname()[1]])

    def accept(self, path, agent=AGENT, more=''):
        s = self.listener.accept()[0]
        p = ToClient(s, more)
        words = p.head.split(' ')
        url = urllib.parse.urlsplit(words[1] if len(words) > 1 else '')
        want = {} if agent is None else {'agent': [agent]}
        if path == '/runCase':
            want['case'] = ['%d' % self.case]
        check('%s with %r is asked for' % (path, want), p.ok and
              (url.path, urllib.parse.parse_qs(url.query)) == (path, want),
              p.head)
        check('offers to compress',
              p.header('Sec-WebSocket-Extensions') == OFFER, p.head)
        return p

    def dial(self):
        """the next case comes, and no other with it"""
        self.case += 1
        p = self.accept('/runCase')
        check('one after the other',
              not select.select([self.listener], [], [], 0)[0])
        return p

    def dial_deflate(self, _, params):
        self.case += 1
        return self.accept('/runCase', more='Sec-WebSocket-Extensions: '
                           'permessage-deflate%s\r\n' % params)

    def says(self, path, agent, *frames):
        """what is not a case: nothing of it comes back"""
        p = self.accept(path, agent)
        p.send([*frames, BYE])
        check('%s is not an echo' % path, p.story() == [BYE_BACK])
        p.close()

    def ends(self, code):
        rc = self.process.wait(40)
        check('ended with %d, not %d' % (rc, code), rc == code)
        self.listener.close()


def run_big(suite):
    p, m = suite.dial(), random.Random(1).randbytes(1 << 24)
    sender = threading.Thread(
        target=lambda: p.send([F(FIN | BINARY, m), F(FIN | TEXT, b'x'), BYE]))
    sender.start()
    check('16 MB', p.story() == [(BINARY, m), (TEXT, b'x'), BYE_BACK])
    sender.join()
    p.close()


def cases(suite):
    """a function for each, which takes a connection"""
    def row_runner(row, how):
        return lambda: run_row(suite.dial, row, how)

    def deflate_runner(run, row):
        return lambda: run(lambda: suite.dial_deflate(None, ''), row,
                           'together')

    def agreement_runner(params):
        return lambda: wsdeflate.run_windows(suite.dial_deflate, None, params)

    return ([row_runner(row, 'together' if n & 1 else 'whole')
             for n, row in enumerate(ROWS)] +
            [deflate_runner(wsdeflate.run_talk, row)
             for row in wsdeflate.TALKS] +
            [deflate_runner(wsdeflate.run_fault, row)
             for row in wsdeflate.FAULTS] +
            [agreement_runner(params) for params in AGREEMENTS] +
            [lambda: run_big(suite)])


def run_whole(program):
    suite = Suite(program)
    todo = cases(suite)
    suite.says('/getCaseCount', None, F(FIN | TEXT, b'%d' % len(todo)))
    for case in todo:
        case()
    suite.says('/updateReports', AGENT)
    suite.ends(0)
    return suite.case


def run_no_number(program):
    suite = Suite(program)
    suite.says('/getCaseCount', None, F(FIN | TEXT, b'many'))
    suite.ends(1)


def run_server_goes(program):
    """it comes back to see, but not for ever"""
    suite = Suite(program)
    suite.says('/getCaseCount', None, F(TEXT, b'1'), F(FIN, b'0'))
    suite.dial().close()
    began = time.time()
    suite.listener.close()
    suite.ends(1)
    check('it has tried again', time.time() - began > 1)


def main():
    done = run_whole(sys.argv[1])
    run_no_number(sys.argv[1])
    run_server_goes(sys.argv[1])
    print('%d cases, %d failed' % (done, len(failures)))
    return 1 if failures else 0


sys.exit(main())
