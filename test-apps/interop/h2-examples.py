#!/usr/bin/python3
# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# The first WebSocket examples with each other over HTTP/2, as their READMEs have
# it: what a client of HTTP/1 says in the chat comes to one on a stream.
#
#   h2-examples.py CLIENT SERVER
import os
import signal
import subprocess
import sys

import demo

EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..',
                        'minimal-examples', 'ws-server')


def main():
    client, server = sys.argv[1:3]
    port = demo.free_port()
    with demo.Started([server, '--port', str(port)], port, EXAMPLES,
                      signal.SIGINT):
        p = subprocess.Popen(
            [client, '--h2', '--server', '127.0.0.1', '--port', str(port),
             '--count', '2'], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True)
        log = ''
        while 'established' not in log:
            line = p.stderr.readline()
            if not line:
                raise AssertionError('it has not connected: ' + log)
            log += line
        if 'established, over HTTP/2\n' not in log:
            raise AssertionError(log)
        # the second when the first has come to both
        subprocess.run([sys.executable, '-B', EXAMPLES + '/ws-say.py',
                        str(port), 'lws-minimal', '+hello', '=1', '+again',
                        '=1', '-'], check=True, stdout=subprocess.DEVNULL)
        out, log = p.communicate(timeout=20)
        if (p.returncode, out) != (0, 'hello\nagain\n'):
            raise AssertionError('%d, %r: %s' % (p.returncode, out, log))
    print('ok')


main()
