#!/usr/bin/python3
# SPDX-License-Identifier: CC0-1.0
#
# An HTTP/2 server for the test of this example: /N is N bytes, sent as far as
# the client's windows allow.
#
#   peer.py PORT
import socket
import sys

try:
    import h2.config
    import h2.connection
    import h2.events
except ImportError:
    print('skipped: python3-h2 is not installed', flush=True)
    sys.exit(77)


def send_on(c, left):
    for stream in list(left):
        n = min(left[stream], c.local_flow_control_window(stream),
                c.max_outbound_frame_size)
        if n <= 0:
            continue
        left[stream] -= n
        c.send_data(stream, b'x' * n, end_stream=not left[stream])
        if not left[stream]:
            del left[stream]


def serve(s):
    c = h2.connection.H2Connection(h2.config.H2Configuration(
        client_side=False, header_encoding='utf-8'))
    c.initiate_connection()
    s.sendall(c.data_to_send())
    left = {}
    while True:
        data = s.recv(65536)
        if not data:
            return
        for e in c.receive_data(data):
            if isinstance(e, h2.events.RequestReceived):
                c.send_headers(e.stream_id, [(':status', '200')])
                left[e.stream_id] = int(dict(e.headers)[':path'][1:])
        for _ in range(100):
            send_on(c, left)
        s.sendall(c.data_to_send())


listener = socket.create_server(('127.0.0.1', int(sys.argv[1])))
print('ready', flush=True)
while True:
    try:
        serve(listener.accept()[0])
    except OSError:
        pass
