# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# The server's HTTP/2, requirement by requirement: RFC 9113, 7541, 8441, each row
# a case with what has to come of it.
#
#   h2-conform.py PROGRAM clear|tls demo|example [slow] [SECTION...]
#
# PROGRAM: the demo server, or one of the examples that serve ./mount-origin.
# slow: each frame is sent by itself and has been read before the next one is
# sent, so what follows the end of something finds it ended.
#
# A stream error must leave the connection whole: behind each of them a request
# is answered. A connection error must be told in GOAWAY, and then it closes.
import os
import signal
import ssl
import struct
import sys
import tempfile

import demo
from h2wire import *    # noqa: F403

CASES = []


def case(section, words, expect):
    def keep(fn):
        CASES.append((section, words, expect, fn))
        return fn
    return keep


# -- what is expected --

def told(frames):
    return ', '.join(text_of(f) for f in frames) or 'nothing'


class Connecting:
    """a connection error of one of these codes"""

    def __init__(self, *codes):
        self.codes = codes

    def judge(self, c):
        seen = c.until(lambda f: False)
        bye = [f for f in seen if f[0] == GOAWAY]
        if not c.gone:
            return 'not closed; ' + told(seen)
        if not bye or code_of(bye[-1]) not in self.codes:
            return told(seen)
        return None


class Streaming:
    """a stream error; the next request is answered"""

    def __init__(self, stream, *codes):
        self.stream, self.codes = stream, codes

    def judge(self, c):
        seen = c.until(lambda f: f[0] == GOAWAY or
                       f[0] == RST and f[2] == self.stream)
        if (not seen or seen[-1][0] != RST or
                code_of(seen[-1]) not in self.codes):
            return told(seen)
        return Answering(9999).judge(c, request())


class Refusing:
    """an error of the stream, or of the connection, as it may be either: what
    came before may have been answered by then"""

    def __init__(self, stream, *codes):
        self.stream, self.codes = stream, codes

    def judge(self, c):
        seen = c.until(lambda f: f[0] in (GOAWAY, RST) and
                       code_of(f) in self.codes)
        if not seen or code_of(seen[-1]) not in self.codes:
            return told(seen)
        if seen[-1][0] == RST and seen[-1][2] != self.stream:
            return told(seen)
        return None


class Answering:
    """a request is answered, to its end"""

    def __init__(self, stream, status=None, length=None):
        self.stream, self.status, self.length = stream, status, length

    def judge(self, c, ask=None):
        if ask:
            c.send(headers(self.stream, ask))
        seen = c.until(lambda f: f[0] == GOAWAY and code_of(f) or
                       f[2] == self.stream and (f[0] == RST or
                       f[0] in (DATA, HEADERS) and f[1] & END_STREAM))
        heads = [f for f in seen if f[0] == HEADERS and f[2] == self.stream]
        heads = c.heads.pop(self.stream, []) + heads
        if not heads or not seen[-1][1] & END_STREAM or seen[-1][0] == RST:
            return told(seen)
        if self.status and status_of(heads[-1]) != self.status:
            return 'status %d' % status_of(heads[-1])
        if self.length is not None and self.length != sum(
                len(f[3]) for f in seen if f[0] == DATA and
                f[2] == self.stream):
            return told(seen)
        return None


class Living:
    """nothing comes of it: a request is answered as ever"""

    def judge(self, c):
        return Answering(9999, 200).judge(c, request())


class Acknowledging:
    """SETTINGS are acknowledged, PING comes back as it was"""

    def __init__(self, kind, payload=b''):
        self.kind, self.payload = kind, payload

    def judge(self, c):
        seen = c.until(lambda f: f[0] == self.kind and f[1] & ACK)
        if not seen or seen[-1][0] != self.kind or \
                seen[-1][3] != self.payload:
            return told(seen)
        return None


class Sizing:
    """the DATA frames of stream 1 have these lengths, and no more come"""

    def __init__(self, *lengths):
        self.lengths = list(lengths)

    def judge(self, c):
        seen = []
        for _ in range(3):
            c.send(frame(PING, 0, 0, b'the-end.'))
            seen += c.until(lambda f: f[0] == PING)
        got = [len(f[3]) for f in seen if f[0] == DATA and f[2] == 1]
        return None if got == self.lengths else told(seen) + str(got)


class Quiet:
    """no frame of stream 1 comes any more; a request is answered"""

    def judge(self, c):
        c.send(frame(PING, 0, 0, b'the-end.'))
        seen = c.until(lambda f: f[0] == PING)
        if not seen or seen[-1][0] != PING or [f for f in seen if f[2] == 1]:
            return told(seen)
        return Living().judge(c)


class Interim:
    """100 on stream 1, then an answer"""

    def judge(self, c):
        seen = c.until(lambda f: f[0] == HEADERS and f[2] == 1 or
                       f[0] == GOAWAY)
        if not seen or seen[-1][0] != HEADERS or status_of(seen[-1]) != 100:
            return told(seen)
        c.send(frame(DATA, END_STREAM, 1, b'x'))
        return Answering(1, 200).judge(c)


class Beginning:
    """the first frame of the server is SETTINGS, with these among them"""

    def __init__(self, **values):
        self.values = values

    def judge(self, c):
        f = c.first
        if not f or f[0] != SETTINGS or f[1] or f[2]:
            return told([f] if f else [])
        got = dict(struct.iter_unpack('>HI', f[3]))
        wrong = {k: got.get(int(k[1:])) for k, v in self.values.items()
                 if not v(got.get(int(k[1:])))}
        return str(wrong) if wrong else Living().judge(c)


class Windowed:
    """BIG arrives in frames that all take, as far as the connection's window
    goes, and the rest when that is given"""

    def judge(self, c):
        seen = []
        for n in (65535, BIG):
            while sum(len(f[3]) for f in seen) < n:
                f = c.read()
                if f is None or f[0] in (RST, GOAWAY):
                    return told(seen + ([f] if f else []))
                if f[0] == DATA:
                    seen.append(f)
            c.send(frame(PING, 0, 0, b'the-end.'))
            more = c.until(lambda f: f[0] == PING)
            seen += [f for f in more if f[0] == DATA]
            if sum(len(f[3]) for f in seen) != n:
                return '%d bytes' % sum(len(f[3]) for f in seen)
            c.send(word(WINDOW, 0, BIG))
        if max(len(f[3]) for f in seen) > 16384:
            return told(seen)
        return None if seen[-1][1] & END_STREAM else 'no end'


class Gone:
    """it closes; in which words is not said"""

    def judge(self, c):
        c.until(lambda f: False)
        return None if c.gone else 'not closed'


def status_of(f):
    """of a header block that begins with it, as static entry or literal"""
    b = f[3]
    while b[0] & 0xe0 == 0x20:
        b = b[1:] if b[0] & 31 < 31 else b[3:]
    if b[0] & 0x80:
        return {8: 200, 9: 204, 10: 206, 11: 304, 12: 400, 13: 404,
                14: 500}.get(b[0] & 0x7f, 0)
    at = 1
    n = b[at] & 0x7f
    if b[at] & 0x80:     # digits have 5 or 6 bits: 0, 1, 2, then 3 to 9
        bits = ''.join('{:08b}'.format(x) for x in b[at + 1:at + 1 + n])
        digits = ''
        while len(digits) < 3:
            if int(bits[:5], 2) < 3:
                digits, bits = digits + str(int(bits[:5], 2)), bits[5:]
            else:
                digits = digits + str(int(bits[:6], 2) - 22)
                bits = bits[6:]
        return int(digits)
    return int(b[at + 1:at + 1 + n])


GET = request()
POST = request(method='POST')
OPEN = END_HEADERS      # of a request with a body


def upload(c, stream, *more):
    c.send(headers(stream, request(*more, method='POST'), OPEN))


# -- 3.4: the preface --

@case('3.4', 'SETTINGS are the first that the server sends', Beginning())
def _(c):
    pass                # Connection() has waited for them


@case('6.5.2', 'no less than 100 streams, no push, no bad value', Beginning(
    _2=lambda v: not v, _3=lambda v: v >= 100, _4=lambda v: v <= WINDOW_MAX,
    _5=lambda v: v is None or 16384 <= v <= 16777215))
def _(c):
    pass


@case('8441 3', 'extended CONNECT is announced', Beginning(
    _8=lambda v: v == 1))
def _(c):
    pass


@case('3.4', 'no preface', Gone())
def raw_preface(c):
    c.send(b'PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n', settings())


@case('3.4', 'some words instead of the preface', Gone())
def raw_words(c):
    c.send(b'INVALID CONNECTION PREFACE\r\n\r\n')


@case('3.4', 'requests may come before our SETTINGS are seen', Answering(1, 200))
def raw_early(c):
    c.send(PREFACE, settings(), headers(1, GET))


@case('3.4', 'the preface byte by byte', Answering(1, 200))
def raw_bytes(c):
    c.send(*[PREFACE[n:n + 1] for n in range(len(PREFACE))], settings(),
           headers(1, GET))


@case('3.4', 'no SETTINGS behind the preface', Connecting(PROTOCOL))
def raw_no_settings(c):
    c.send(PREFACE, headers(1, GET))


@case('3.4', 'an acknowledgement is not the SETTINGS that have to come',
      Connecting(PROTOCOL))
def raw_ack_first(c):
    c.send(PREFACE, settings(flags=ACK))


# -- 4.1, 5.5: frames --

@case('4.1', 'unknown frame type', Living())
def _(c):
    c.send(frame(0xee, 0, 0, b'12345678'))


@case('4.1', 'unknown frame type on a stream', Living())
def _(c):
    c.send(frame(0xee, 0xff, 1, b'12345678'))


@case('4.1', 'undefined flags', Acknowledging(PING, b'12345678'))
def _(c):
    c.send(frame(PING, 0xfe, 0, b'12345678'))


@case('4.1', 'the reserved bit of a stream id', Acknowledging(
    PING, b'12345678'))
def _(c):
    c.send(frame(PING, 0, 0x80000000, b'12345678'))


@case('5.5', 'unknown frame inside a header block', Connecting(PROTOCOL))
def _(c):
    c.send(headers(1, GET, END_STREAM), frame(0xee, 0, 1, b'x'))


# -- 4.2: sizes --

@case('4.2', 'DATA of 2^14 bytes', Answering(1))
def _(c):
    upload(c, 1)
    c.send(frame(DATA, END_STREAM, 1, bytes(16384)))


@case('4.2', 'DATA above the largest frame', Connecting(SIZE))
def _(c):
    upload(c, 1)
    c.send(frame(DATA, END_STREAM, 1, bytes(16385)))


@case('4.2', 'HEADERS above the largest frame', Connecting(SIZE))
def _(c):
    c.send(headers(1, GET + literal('a', 'b' * 16384)))


@case('4.2', 'SETTINGS above the largest frame', Connecting(SIZE))
def _(c):
    c.send(settings(*[(0x99, 0)] * 2731))


@case('4.2', 'a frame of an unknown type above the largest',
      Connecting(SIZE))
def _(c):
    c.send(frame(0xee, 0, 0, bytes(16385)))


# -- 4.3: header blocks --

@case('4.3', 'a block that cannot be decoded', Connecting(COMPRESSION))
def _(c):
    c.send(headers(1, b'\x40\x01\xff'))


@case('4.3', 'PRIORITY inside a header block', Connecting(PROTOCOL))
def _(c):
    c.send(headers(1, GET, END_STREAM), frame(PRIORITY, 0, 1, b'\0\0\0\0\1'))


@case('4.3', 'another stream\'s HEADERS inside a block', Connecting(PROTOCOL))
def _(c):
    c.send(headers(1, GET, END_STREAM), headers(3, GET))


@case('4.3', 'an empty first fragment', Answering(1, 200))
def _(c):
    c.send(headers(1, b'', END_STREAM), frame(CONT, 0, 1, GET),
           frame(CONT, END_HEADERS, 1))


@case('4.3', 'a block byte by byte in CONTINUATION', Answering(1, 200))
def _(c):
    c.send(headers(1, GET[:1], END_STREAM),
           *[frame(CONT, 0, 1, GET[n:n + 2]) for n in range(1, 41, 2)],
           frame(CONT, END_HEADERS, 1, GET[41:]))


# -- 5.1: states --

for kind, name, payload in ((DATA, 'DATA', b'x'), (RST, 'RST_STREAM', b'\0' * 4),
                            (WINDOW, 'WINDOW_UPDATE', b'\0\0\0\1'),
                            (CONT, 'CONTINUATION', b'\x82')):
    @case('5.1', 'idle: %s' % name, Connecting(PROTOCOL))
    def _(c, kind=kind, payload=payload):
        c.send(frame(kind, END_HEADERS if kind == CONT else 0, 1, payload))


@case('5.1', 'idle: PRIORITY is nothing', Living())
def _(c):
    c.send(frame(PRIORITY, 0, 1, b'\0\0\0\0\x10'))


def held(c):
    """half-closed (remote): its answer cannot leave"""
    c.send(settings((4, 0)), headers(1, GET))
    c.heads[1] = c.until(lambda f: f[0] == HEADERS and f[2] == 1)[-1:]


@case('5.1', 'half-closed: DATA', Streaming(1, CLOSED))
def _(c):
    held(c)
    c.send(frame(DATA, END_STREAM, 1, b'x'), settings((4, 65535)))


def half_closed(kind, words, expect, frames):
    @case('5.1', 'half-closed: ' + words, expect)
    def _(c):
        held(c)
        c.send(*frames)


half_closed(HEADERS, 'HEADERS', Streaming(1, CLOSED), [headers(1, POST),
                                                       settings((4, 65535))])
half_closed(CONT, 'CONTINUATION', Connecting(PROTOCOL),
            [frame(CONT, END_HEADERS, 1, b'\x82')])
half_closed(PRIORITY, 'PRIORITY', Answering(1, 200),
            [frame(PRIORITY, 0, 1, b'\0\0\0\0\x10'), settings((4, 65535)),
             word(WINDOW, 1, 100000)])
half_closed(WINDOW, 'WINDOW_UPDATE', Answering(1, 200),
            [word(WINDOW, 1, 100000)])
half_closed(RST, 'RST_STREAM', Living(),
            [word(RST, 1, CANCEL), settings((4, 65535))])


def reset_then(words, expect, *frames):
    @case('5.1', 'reset by the client: ' + words, expect)
    def _(c):
        upload(c, 1)
        c.send(word(RST, 1, CANCEL), *frames)


reset_then('DATA', Connecting(CLOSED), frame(DATA, END_STREAM, 1, b'x'))
reset_then('HEADERS', Connecting(CLOSED), headers(1, block(('a', 'b'))))
reset_then('CONTINUATION', Connecting(PROTOCOL),
           frame(CONT, END_HEADERS, 1, b'\x82'))
reset_then('PRIORITY', Living(), frame(PRIORITY, 0, 1, b'\0\0\0\0\x10'))
reset_then('WINDOW_UPDATE', Living(), word(WINDOW, 1, 1))
reset_then('RST_STREAM', Living(), word(RST, 1, CANCEL))


def ended_then(words, expect, *frames):
    @case('5.1', 'closed by both: ' + words, expect)
    def _(c):
        Answering(1).judge(c, GET)
        c.send(*frames)


def behind(words, codes, *frames):
    @case('5.1', 'behind END_STREAM, answered by then or not: ' + words,
          Refusing(1, *codes))
    def _(c):
        c.send(headers(1, GET), *frames)


behind('DATA', [CLOSED], frame(DATA, END_STREAM, 1, b'x'))
behind('HEADERS', [CLOSED], headers(1, GET))
behind('CONTINUATION', [CLOSED, PROTOCOL],
       frame(CONT, END_HEADERS, 1, b'\x82'))

ended_then('DATA', Connecting(CLOSED), frame(DATA, END_STREAM, 1, b'x'))
ended_then('HEADERS', Connecting(CLOSED), headers(1, GET))
ended_then('CONTINUATION', Connecting(PROTOCOL),
           frame(CONT, END_HEADERS, 1, b'\x82'))
ended_then('PRIORITY', Living(), frame(PRIORITY, 0, 1, b'\0\0\0\0\x10'))
ended_then('WINDOW_UPDATE', Living(), word(WINDOW, 1, 1))
ended_then('RST_STREAM', Living(), word(RST, 1, CANCEL))


@case('5.1', 'what crosses a reset of ours is thrown away', Living())
def _(c):
    upload(c, 1, ('content-length', '1'))
    c.send(frame(DATA, 0, 1, b'too much'), frame(DATA, 0, 1, bytes(9000)),
           headers(1, block(('a', 'trailer'))))


@case('5.1', 'what was not used below an id is closed', Living())
def _(c):
    c.send(headers(5, GET), word(RST, 3, CANCEL), word(WINDOW, 3, 1),
           frame(PRIORITY, 0, 3, b'\0\0\0\0\x10'))


@case('5.1', 'an unknown frame of a stream that is idle', Living())
def _(c):
    c.send(frame(0xee, 0xff, 7, b'12345678'))


@case('5.1', 'a push\'s stream cannot be reset, there is none',
      Connecting(PROTOCOL))
def _(c):
    c.send(headers(1, GET), word(RST, 2, CANCEL))


@case('5.1.1', 'an even id', Connecting(PROTOCOL))
def _(c):
    c.send(headers(2, GET))


@case('5.1.1', 'an id below one that was used', Connecting(PROTOCOL))
def _(c):
    c.send(headers(5, GET), headers(3, GET))


@case('5.1.1', 'ids may be left out', Answering(1001, 200))
def _(c):
    c.send(headers(1, GET), headers(1001, GET))


@case('5.1.1', 'the last id', Answering(0x7fffffff, 200))
def _(c):
    c.send(headers(0x7fffffff, GET))


@case('5.1.2', 'more streams than are allowed', Streaming(257, REFUSED))
def _(c):
    c.send(*[headers(i, POST, OPEN) for i in range(1, 259, 2)])
    c.send(word(RST, 1, CANCEL))


@case('5.1.2', 'more than are allowed, whose answers have no window',
      Streaming(257, REFUSED))
def _(c):
    c.send(settings((4, 0)), *[headers(i, GET) for i in range(1, 259, 2)])
    c.send(word(RST, 1, CANCEL), settings((4, 65535)))


@case('5.1.2', 'a stream that ended makes room', Answering(257, 200))
def _(c):
    c.send(*[headers(i, POST, OPEN) for i in range(1, 257, 2)])
    c.send(word(RST, 3, CANCEL), headers(257, GET))


@case('5.2', 'no more than the windows have', Windowed())
def _(c):
    c.send(settings((4, 1 << 20)), headers(1, request(path='/big.txt')))


# -- 5.3: priority is read, and means nothing --

@case('5.3.1', 'HEADERS of a stream that depends on itself',
      Streaming(1, PROTOCOL))
def _(c):
    c.send(headers(1, b'\0\0\0\1\xff' + GET, PRIO | END_STREAM | END_HEADERS))


@case('5.3.1', 'PRIORITY of a stream that depends on itself',
      Streaming(3, PROTOCOL))
def _(c):
    c.send(headers(3, POST, OPEN), frame(PRIORITY, 0, 3, b'\0\0\0\3\xff'))


@case('5.3.1', 'PRIORITY of an idle stream that depends on itself',
      Connecting(PROTOCOL))
def _(c):
    c.send(frame(PRIORITY, 0, 3, b'\0\0\0\3\xff'))


@case('5.3.2', 'HEADERS with a priority', Answering(1, 200))
def _(c):
    c.send(headers(1, b'\x80\0\0\0\x10' + GET,
                   PRIO | END_STREAM | END_HEADERS))


# -- 5.4.1: errors of a connection --

@case('5.4.1', 'nothing is said behind GOAWAY, and it closes',
      Connecting(PROTOCOL))
def _(c):
    c.send(frame(PING, 0, 1, b'12345678'), headers(1, GET))


@case('5.4.2', 'RST_STREAM is not answered', Quiet())
def _(c):
    upload(c, 1)
    c.send(word(RST, 1, PROTOCOL))


@case('5.4.2', 'what a request asked for is not sent behind its reset', Quiet())
def _(c):
    held(c)
    c.send(word(RST, 1, CANCEL), settings((4, 65535)))


# -- 6.1: DATA --

@case('6.1', 'on stream 0', Connecting(PROTOCOL))
def _(c):
    c.send(frame(DATA, END_STREAM, 0, b'x'))


@case('6.1', 'padded', Answering(1, 200))
def _(c):
    upload(c, 1, ('content-length', '4'))
    c.send(frame(DATA, PADDED | END_STREAM, 1, b'\x06test' + bytes(6)))


@case('6.1', 'padding alone', Answering(1, 200))
def _(c):
    upload(c, 1)
    c.send(frame(DATA, PADDED | END_STREAM, 1, b'\x06' + bytes(6)))


@case('6.1', 'more padding than frame', Connecting(PROTOCOL))
def _(c):
    upload(c, 1)
    c.send(frame(DATA, PADDED | END_STREAM, 1, b'\x05test'))


@case('6.1', 'padded without a length of it', Connecting(SIZE))
def _(c):
    upload(c, 1)
    c.send(frame(DATA, PADDED | END_STREAM, 1))


# -- 6.2: HEADERS --

@case('6.2', 'on stream 0', Connecting(PROTOCOL))
def _(c):
    c.send(headers(0, GET))


@case('6.2', 'padded', Answering(1, 200))
def _(c):
    c.send(headers(1, b'\x03' + GET + bytes(3),
                   PADDED | END_STREAM | END_HEADERS))


@case('6.2', 'padded, with priority', Answering(1, 200))
def _(c):
    c.send(headers(1, b'\x03\0\0\0\0\x10' + GET + bytes(3),
                   PADDED | PRIO | END_STREAM | END_HEADERS))


@case('6.2', 'more padding than frame', Connecting(PROTOCOL))
def _(c):
    c.send(headers(1, bytes([len(GET) + 2]) + GET,
                   PADDED | END_STREAM | END_HEADERS))


@case('6.2', 'too short for its priority', Connecting(SIZE))
def _(c):
    c.send(headers(1, b'\0\0', PRIO | END_STREAM | END_HEADERS))


# -- 6.3: PRIORITY --

@case('6.3', 'on stream 0', Connecting(PROTOCOL))
def _(c):
    c.send(frame(PRIORITY, 0, 0, b'\0\0\0\0\x10'))


@case('6.3', 'of 4 bytes, an open stream', Streaming(1, SIZE))
def _(c):
    upload(c, 1)
    c.send(frame(PRIORITY, 0, 1, b'\0\0\0\1'))


@case('6.3', 'of 4 bytes, a closed stream', Streaming(1, SIZE))
def _(c):
    Answering(1, 200).judge(c, GET)
    c.send(frame(PRIORITY, 0, 1, b'\0\0\0\1'))


@case('6.3', 'of 4 bytes, an idle stream', Connecting(SIZE))
def _(c):
    c.send(frame(PRIORITY, 0, 1, b'\0\0\0\0'))


# -- 6.4: RST_STREAM --

@case('6.4', 'on stream 0', Connecting(PROTOCOL))
def _(c):
    c.send(word(RST, 0, CANCEL))


for n in (0, 3, 5):
    @case('6.4', 'of %d bytes' % n, Connecting(SIZE))
    def _(c, n=n):
        upload(c, 1)
        c.send(frame(RST, 0, 1, bytes(n)))


@case('6.4', 'with an unknown code', Living())
def _(c):
    upload(c, 1)
    c.send(word(RST, 1, 0xfe))


# -- 6.5: SETTINGS --

@case('6.5', 'acknowledgement with a payload', Connecting(SIZE))
def _(c):
    c.send(settings((1, 4096), flags=ACK))


@case('6.5', 'on a stream', Connecting(PROTOCOL))
def _(c):
    c.send(frame(SETTINGS, 0, 1, b'\0\3\0\0\0\x64'))


for n in (3, 5, 7):
    @case('6.5', 'of %d bytes' % n, Connecting(SIZE))
    def _(c, n=n):
        c.send(frame(SETTINGS, 0, 0, bytes(n)))

for pair, code in (((2, 2), PROTOCOL), ((4, 0x80000000), FLOW),
                   ((5, 16383), PROTOCOL), ((5, 16777216), PROTOCOL),
                   ((8, 2), PROTOCOL)):
    @case('6.5.2', 'setting %d of %d' % pair, Connecting(code))
    def _(c, pair=pair):
        c.send(settings(pair))


@case('6.5.2', 'unknown setting', Living())
def _(c):
    c.send(settings((0xff, 1), (0, 7)))


@case('6.5.3', 'acknowledged', Acknowledging(SETTINGS))
def _(c):
    c.send(settings((3, 100)))


@case('6.5.3', 'the last of several values counts', Sizing(1))
def _(c):
    c.send(settings((4, 100), (4, 1)), headers(1, GET))


@case('6.5.3', 'a table of nothing', Living())
def _(c):
    c.send(settings((1, 0)))
    Answering(1, 200).judge(c, GET)


@case('6.5', 'none at all are acknowledged', Acknowledging(SETTINGS))
def _(c):
    c.send(settings())


@case('6.5', 'an acknowledgement of nothing', Living())
def _(c):
    c.send(settings(flags=ACK))


for pair in ((1, 0xffffffff), (2, 0), (2, 1), (3, 0), (3, 0xffffffff),
             (4, WINDOW_MAX), (5, 16384), (5, 16777215), (6, 0),
             (6, 0xffffffff), (8, 0), (8, 1)):
    @case('6.5.2', 'setting %d may be %d' % pair, Living())
    def _(c, pair=pair):
        c.send(settings(pair))


# -- 6.6: PUSH_PROMISE --

@case('6.6', 'a client does not push', Connecting(PROTOCOL))
def _(c):
    upload(c, 1)
    c.send(frame(PUSH, END_HEADERS, 1, b'\0\0\0\2' + GET))


# -- 6.7: PING --

@case('6.7', 'comes back', Acknowledging(PING, b'h2-ping!'))
def _(c):
    c.send(frame(PING, 0, 0, b'h2-ping!'))


@case('6.7', 'an acknowledgement does not', Acknowledging(PING, b'the-2nd.'))
def _(c):
    c.send(frame(PING, ACK, 0, b'the-1st.'), frame(PING, 0, 0, b'the-2nd.'))


@case('6.7', 'on a stream', Connecting(PROTOCOL))
def _(c):
    c.send(frame(PING, 0, 1, b'12345678'))


for n in (0, 6, 9):
    @case('6.7', 'of %d bytes' % n, Connecting(SIZE))
    def _(c, n=n):
        c.send(frame(PING, 0, 0, bytes(n)))


@case('6.7', 'inside a header block', Connecting(PROTOCOL))
def _(c):
    c.send(headers(1, GET, END_STREAM), frame(PING, 0, 0, b'12345678'))


# -- 6.8: GOAWAY --

@case('6.8', 'on a stream', Connecting(PROTOCOL))
def _(c):
    c.send(frame(GOAWAY, 0, 1, bytes(8)))


@case('6.8', 'too short', Connecting(SIZE))
def _(c):
    c.send(frame(GOAWAY, 0, 0, bytes(7)))


@case('6.8', 'what is under way is finished', Answering(1, 200))
def _(c):
    upload(c, 1)
    c.send(frame(GOAWAY, 0, 0, bytes(8) + b'bye'),
           frame(DATA, END_STREAM, 1, b'x'))


@case('6.8', 'and then it closes', Gone())
def _(c):
    c.send(frame(GOAWAY, 0, 0, bytes(8)))


# -- 6.9: WINDOW_UPDATE --

@case('6.9', 'of 0 for the connection', Connecting(PROTOCOL))
def _(c):
    c.send(word(WINDOW, 0, 0))


@case('6.9', 'of 0 for a stream', Streaming(1, PROTOCOL))
def _(c):
    upload(c, 1)
    c.send(word(WINDOW, 1, 0))


for n in (3, 5):
    @case('6.9', 'of %d bytes' % n, Connecting(SIZE))
    def _(c, n=n):
        c.send(frame(WINDOW, 0, 0, bytes(n)))


@case('6.9', 'of 5 bytes for a stream', Connecting(SIZE))
def _(c):
    upload(c, 1)
    c.send(frame(WINDOW, 0, 1, bytes(5)))


@case('6.9', 'the reserved bit', Living())
def _(c):
    c.send(word(WINDOW, 0, 0x80000001))


@case('6.9.1', 'DATA within the window of the stream', Sizing(1))
def _(c):
    c.send(settings((4, 1)), headers(1, GET))


@case('6.9.1', 'the connection\'s window overflows', Connecting(FLOW))
def _(c):
    c.send(word(WINDOW, 0, WINDOW_MAX), word(WINDOW, 0, WINDOW_MAX))


@case('6.9.1', 'a stream\'s window overflows', Streaming(1, FLOW))
def _(c):
    upload(c, 1)
    c.send(word(WINDOW, 1, WINDOW_MAX), word(WINDOW, 1, WINDOW_MAX))


@case('6.9.2', 'a new initial window is for open streams too', Sizing(1))
def _(c):
    c.send(settings((4, 0)), headers(1, GET))
    c.until(lambda f: f[0] == HEADERS)
    c.send(settings((4, 1)))


@case('6.9.2', 'a window below zero', Sizing(1))
def _(c):
    c.send(settings((4, 3)), headers(1, GET))
    c.until(lambda f: f[0] == DATA)
    c.send(settings((4, 2)), word(WINDOW, 1, 2))


@case('6.9.2', 'a new initial window overflows one', Connecting(FLOW))
def _(c):
    upload(c, 1)
    c.send(word(WINDOW, 1, WINDOW_MAX - 65535), settings((4, 65536)))


# -- 6.10: CONTINUATION --

@case('6.10', 'several', Answering(1, 200))
def _(c):
    c.send(headers(1, GET, END_STREAM),
           frame(CONT, 0, 1, literal('a', 'b')),
           frame(CONT, END_HEADERS, 1, literal('c', 'd')))


@case('6.10', 'another frame between', Connecting(PROTOCOL))
def _(c):
    c.send(headers(1, GET, END_STREAM), frame(DATA, END_STREAM, 1, b'x'))


@case('6.10', 'on stream 0', Connecting(PROTOCOL))
def _(c):
    c.send(headers(1, GET, END_STREAM), frame(CONT, END_HEADERS, 0, b''))


@case('6.10', 'behind END_HEADERS', Connecting(PROTOCOL))
def _(c):
    c.send(headers(1, POST, OPEN), frame(CONT, END_HEADERS, 1, b''))


@case('6.10', 'behind the last CONTINUATION', Connecting(PROTOCOL))
def _(c):
    c.send(headers(1, POST, 0), frame(CONT, END_HEADERS, 1),
           frame(CONT, END_HEADERS, 1))


@case('6.10', 'of DATA', Connecting(PROTOCOL))
def _(c):
    upload(c, 1)
    c.send(frame(DATA, 0, 1, b'x'), frame(CONT, END_HEADERS, 1))


# -- 7: codes --

@case('7', 'GOAWAY with an unknown code', Gone())
def _(c):
    c.send(frame(GOAWAY, 0, 0, struct.pack('>II', 0, 0xff)))


# -- 8.1: messages --

@case('8.1', 'second HEADERS without END_STREAM', Streaming(1, PROTOCOL))
def _(c):
    upload(c, 1)
    c.send(frame(DATA, 0, 1, b'x'), headers(1, block(('a', 'b')), OPEN))


@case('8.1', 'trailers', Answering(1, 200))
def _(c):
    upload(c, 1)
    c.send(frame(DATA, 0, 1, b'x'), headers(1, block(('x-check', '1'))))


@case('8.1', 'trailers with a pseudo field', Streaming(1, PROTOCOL))
def _(c):
    upload(c, 1)
    c.send(frame(DATA, 0, 1, b'x'), headers(1, block((':method', 'GET'))))


@case('8.1', 'trailers with an upper case name', Streaming(1, PROTOCOL))
def _(c):
    upload(c, 1)
    c.send(frame(DATA, 0, 1, b'x'), headers(1, block(('X-Check', '1'))))


@case('8.1', 'trailers behind no body', Answering(1, 200))
def _(c):
    upload(c, 1)
    c.send(headers(1, block(('x-check', '1'))))


@case('8.1', 'trailers in CONTINUATION', Answering(1, 200))
def _(c):
    upload(c, 1)
    c.send(headers(1, b'', END_STREAM),
           frame(CONT, END_HEADERS, 1, block(('x-check', '1'))))


for name, value in (('connection', 'close'), ('transfer-encoding', 'chunked'),
                    ('x', 'a\nb'), ('', 'x'), (':path', '/')):
    @case('8.1', 'trailers with %r' % name, Streaming(1, PROTOCOL))
    def _(c, name=name, value=value):
        upload(c, 1)
        c.send(frame(DATA, 0, 1, b'x'), headers(1, block((name, value))))


@case('8.1.1', 'trailers behind less than announced', Streaming(1, PROTOCOL))
def _(c):
    upload(c, 1, ('content-length', '2'))
    c.send(frame(DATA, 0, 1, b'x'), headers(1, block(('x-check', '1'))))


@case('8.1', 'HEAD has no body', Answering(1, 200, 0))
def _(c):
    c.send(headers(1, request(method='HEAD')))


@case('8.1', 'who expects 100 gets it', Interim())
def _(c):
    upload(c, 1, ('expect', '100-continue'))


@case('8.1', 'a GET that ends later', Answering(1, 200))
def _(c):
    c.send(headers(1, GET, OPEN), frame(DATA, 0, 1), frame(DATA, END_STREAM, 1))


def open_get(section, words, expect, *frames):
    """a request that could be answered, but has not ended"""
    @case(section, 'of a GET that is open: ' + words, expect)
    def _(c):
        c.send(headers(1, GET, OPEN), *frames)


open_get('5.1', 'DATA behind its reset', Connecting(CLOSED),
         word(RST, 1, CANCEL), frame(DATA, END_STREAM, 1, b'x'))
open_get('5.1', 'HEADERS behind its reset', Connecting(CLOSED),
         word(RST, 1, CANCEL), headers(1, GET))
open_get('6.4', 'RST_STREAM of 3 bytes', Connecting(SIZE),
         frame(RST, 0, 1, bytes(3)))
open_get('6.9', 'WINDOW_UPDATE of 0', Streaming(1, PROTOCOL),
         word(WINDOW, 1, 0))
open_get('6.9.1', 'its window overflows', Streaming(1, FLOW),
         word(WINDOW, 1, WINDOW_MAX), word(WINDOW, 1, WINDOW_MAX))
open_get('8.1', 'HEADERS without END_STREAM', Streaming(1, PROTOCOL),
         headers(1, GET, OPEN))

for method in ('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH'):
    @case('8.1', method, Answering(1, 200))
    def _(c, method=method):
        c.send(headers(1, request(method=method)))


def bad_request(section, words, payload, flags=END_STREAM | END_HEADERS):
    @case(section, words, Streaming(1, PROTOCOL))
    def _(c):
        c.send(headers(1, payload, flags))


bad_request('8.2.1', 'upper case in a name', request(('X-Test', 'ok')))
bad_request('8.2.1', 'upper case in a name that is known',
            request(('Accept', '*/*')))
bad_request('8.2.1', 'upper case in a longer one',
            request(('content-languagE', 'en')))
for name in ('x test', 'x\x7ft', 'x\x00t', 'x\x80', 'a:b', ''):
    bad_request('8.2.1', 'a name of %r' % name,
                request((name.encode('latin-1'), 'ok')))
@case('8.2.1', 'an empty value', Answering(1, 200))
def _(c):
    c.send(headers(1, request(('x', ''))))


for value in ('a\rb', 'a\nb', 'a\0b', ' a', 'a ', '\ta'):
    bad_request('8.2.1', 'a value of %r' % value, request(('x', value)))
for name, value in (('connection', 'keep-alive'), ('keep-alive', '1'),
                    ('proxy-connection', 'keep-alive'),
                    ('transfer-encoding', 'chunked'), ('upgrade', 'h3')):
    bad_request('8.2.2', 'field of a connection: ' + name,
                request((name, value)))
bad_request('8.2.2', 'TE other than trailers',
            request(('te', 'trailers, deflate;q=0.5')))


@case('8.2.2', 'TE of trailers', Answering(1, 200))
def _(c):
    c.send(headers(1, request(('te', 'trailers'))))


@case('8.2.3', 'cookie crumbs', Answering(1, 200))
def _(c):
    c.send(headers(1, request(('cookie', 'a=b'), ('x', 'y'),
                              ('cookie', 'c=d'))))


bad_request('8.3', 'unknown pseudo field', request((':test', 'x')))
bad_request('8.3', 'pseudo field of an answer',
            block((':status', '200')) + GET)
bad_request('8.3', 'pseudo field behind another',
            request(('x', 'y'), without=(':path',)) + block((':path', '/')))
bad_request('8.3.1', 'empty :path', request(path=''))
for name in (':method', ':scheme', ':path'):
    bad_request('8.3.1', 'without ' + name, request(without=(name,)))
for name, value in ((':method', 'GET'), (':scheme', 'http'), (':path', '/'),
                    (':authority', 'localhost')):
    bad_request('8.3.1', 'twice ' + name, block((name, value)) + GET)
bad_request('8.3.1', 'a path without /', request(path='x'))
bad_request('8.3.1', 'a host that is not the authority',
            request(('host', 'other')))
bad_request('8.3.1', 'a host twice',
            request(('host', 'localhost'), ('host', 'localhost')))
bad_request('8.3.1', 'userinfo in the authority',
            request(authority='me@localhost'))
bad_request('8.3.1', '* of another method than OPTIONS', request(path='*'))
bad_request('8.3.1', 'empty :method', request(method=''))
bad_request('8.3.1', 'empty :scheme', request(scheme=''))
bad_request('8.5', 'CONNECT with a path',
            request(method='CONNECT'))
bad_request('8.5', 'CONNECT with a scheme',
            request(method='CONNECT', without=(':path',)))
bad_request('8.5', 'CONNECT without authority',
            request(method='CONNECT', without=(':path', ':scheme',
                                               ':authority')))


@case('8.5', 'CONNECT is not for us', Answering(1, 501))
def _(c):
    c.send(headers(1, request(method='CONNECT', without=(
        ':path', ':scheme')), OPEN))


@case('8.3.1', 'a method that is not known', Answering(1))
def _(c):
    c.send(headers(1, request(method='BREW')))


@case('10.5.1', 'a header list above the limit', Answering(1, 431))
def _(c):
    big = [literal('x-%d' % n, 'b' * 12000) for n in range(6)]
    c.send(headers(1, GET, END_STREAM), *[frame(CONT, 0, 1, f) for f in big],
           frame(CONT, END_HEADERS, 1))


@case('8.3.1', 'OPTIONS *', Answering(1))
def _(c):
    c.send(headers(1, request(method='OPTIONS', path='*')))


@case('8.3.1', 'no authority, but a Host', Answering(1, 200))
def _(c):
    c.send(headers(1, request(('host', 'localhost'),
                              without=(':authority',))))


# -- 8.1.1: content-length --

def with_length(words, length, expect, *pieces):
    @case('8.1.1', words, expect)
    def _(c):
        upload(c, 1, ('content-length', length))
        c.send(*[frame(DATA, END_STREAM if n + 1 == len(pieces) else 0, 1, p)
                 for n, p in enumerate(pieces)])


with_length('less than announced', '5', Streaming(1, PROTOCOL), b'test')
with_length('more than announced', '3', Streaming(1, PROTOCOL), b'te', b'st')
with_length('as announced, in pieces', '4', Answering(1, 200), b'te', b'',
            b'st')
for length in ('+4', '4,4', '0x4', '', '4 4', '\xb2'):
    with_length('a length of %r' % length, length.encode('latin-1'),
                Streaming(1, PROTOCOL), b'test')
with_length('announced as 0', '0', Answering(1, 200), b'')
with_length('more than 0 that was announced', '0', Streaming(1, PROTOCOL),
            b'x')
with_length('no number', 'x', Streaming(1, PROTOCOL), b'x')
with_length('below zero', '-1', Streaming(1, PROTOCOL), b'x')
with_length('too large a number', '9' * 30, Streaming(1, PROTOCOL), b'x')
bad_request('8.1.1', 'announced, and ended',
            request(('content-length', '1'), method='POST'))
bad_request('8.1.1', 'two that differ',
            request(('content-length', '1'), ('content-length', '2'),
                    method='POST'))


@case('8.4', 'push may be refused', Living())
def _(c):
    c.send(settings((2, 0)))


# -- RFC 8441 --

bad_request('8441 4', ':protocol without CONNECT',
            request()[:0] + block((':protocol', 'websocket')) + GET)
bad_request('8441 4', 'without a path',
            request(without=(':path',), method='CONNECT') and
            block((':method', 'CONNECT'), (':protocol', 'websocket'),
                  (':authority', 'a')))


@case('8441 5', 'a protocol that is not known', Answering(1, 501))
def _(c):
    c.send(headers(1, block((':method', 'CONNECT'), (':protocol', 'x'),
                            (':scheme', 'http'), (':path', '/'),
                            (':authority', 'a')), OPEN))


# -- RFC 9218 --

@case('9218 7.1', 'PRIORITY_UPDATE', Living())
def _(c):
    c.send(frame(PRIORITY_UPDATE, 0, 0, b'\0\0\0\1u=1, i'))


@case('9218 7.1', 'PRIORITY_UPDATE on a stream', Connecting(PROTOCOL))
def _(c):
    c.send(frame(PRIORITY_UPDATE, 0, 1, b'\0\0\0\1u=1'))


@case('9218 7.1', 'PRIORITY_UPDATE of stream 0', Connecting(PROTOCOL))
def _(c):
    c.send(frame(PRIORITY_UPDATE, 0, 0, b'\0\0\0\0u=1'))


@case('9218 7.1', 'PRIORITY_UPDATE too short', Connecting(SIZE))
def _(c):
    c.send(frame(PRIORITY_UPDATE, 0, 0, b'\0\0\0'))


# -- RFC 7541 --

STATIC = [None, ':authority', ':method']


def compressed(section, words, expect, payload, more=()):
    @case('7541 ' + section, words, expect)
    def _(c):
        c.send(*more)
        c.send(headers(1, payload))


BAD = Connecting(COMPRESSION)
GOOD = Answering(1, 200)
# :method GET, :scheme http, :path /, :authority
INDEXED = b'\x82\x86\x84'
compressed('2.3.3', 'an index behind both tables', BAD, INDEXED + b'\xbe')
compressed('2.3.3', 'a name\'s index behind both tables', BAD,
           INDEXED + b'\x7e\x01x')
compressed('2.3.3', 'an entry of the dynamic table', GOOD,
           INDEXED + b'\x40\x01a\x01b\xbe')
compressed('4.1', 'an entry larger than the table', GOOD,
           b'\x20' + INDEXED + b'\x40\x01a\x01b')
compressed('4.1', 'and it is not in there', BAD,
           b'\x20' + INDEXED + b'\x40\x01a\x01b\xbe')
compressed('4.2', 'size update at the end of a block', BAD, INDEXED + b'\x20')
compressed('4.2', 'size update in a block', BAD, b'\x82\x20\x86\x84')
compressed('4.2', 'two size updates', GOOD, b'\x20\x3f\xe1\x1f' + INDEXED)
compressed('6.3', 'size update above what was allowed', BAD,
           b'\x3f\xe2\x1f' + INDEXED)
compressed('6.3', 'a huge size update', BAD,
           b'\x3f\xff\xff\xff\xff\x0f' + INDEXED)
compressed('5.1', 'an integer without end', BAD,
           INDEXED + b'\xff' + b'\x80' * 12 + b'\1')
compressed('5.1', 'an integer above 2^32', BAD,
           INDEXED + b'\xff\xff\xff\xff\xff\xff\x7f')
compressed('5.2', 'a string beyond the block', BAD, INDEXED + b'\0\x7fabc')
compressed('5.2', 'Huffman padding of 8 bits', BAD,
           INDEXED + b'\0\x01a\x82\x1f\xff')
compressed('5.2', 'Huffman padding of zeros', BAD,
           INDEXED + b'\0\x01a\x81\x18')
compressed('5.2', 'EOS in a string', BAD,
           INDEXED + b'\0\x01a\x84\xff\xff\xff\xff')
compressed('5.2', 'Huffman', GOOD, INDEXED + b'\0\x01a\x81\x1f')
compressed('6.1', 'index 0', BAD, INDEXED + b'\x80')
compressed('6.2.1', 'literal with indexing, indexed name', GOOD,
           INDEXED + b'\x41\x09localhost')
compressed('6.2.1', 'literal with indexing, new name', GOOD,
           INDEXED + b'\x40' + string('x-a') + string('b'))
compressed('6.2.2', 'literal without indexing, indexed name', GOOD,
           INDEXED + b'\x01\x09localhost')
compressed('6.2.2', 'literal without indexing, new name', GOOD,
           INDEXED + b'\0' + string('x-a') + string('b'))
compressed('6.2.3', 'literal never indexed, indexed name', GOOD,
           INDEXED + b'\x11\x09localhost')
compressed('6.2.3', 'literal never indexed, new name', GOOD,
           INDEXED + b'\x10' + string('x-a') + string('b'))
compressed('4.3', 'a size update that evicts', BAD,
           b'\x3f\xe1\x1f\x20' + INDEXED + b'\xbe',
           [headers(1, INDEXED + b'\x40\x01a\x01b')][:0])


@case('7541 2.3.2', 'entries last from block to block', Answering(3, 200))
def _(c):
    c.send(headers(1, INDEXED + b'\x40\x01a\x01b'), headers(3, INDEXED +
                                                            b'\xbe'))


@case('8.2.1', 'a bad field is no better when it comes from the table',
      Streaming(3, PROTOCOL))
def _(c):
    c.send(headers(1, INDEXED + b'\x40\x01A\x01b'))
    c.until(lambda f: f[0] == RST)
    c.send(headers(3, INDEXED + b'\xbe'))


@case('7541 4.4', 'the table is emptied by one too large', BAD)
def _(c):
    c.send(headers(1, INDEXED + b'\x40\x01a\x01b'),
           headers(3, INDEXED + b'\x40\x01a' + string('x' * 4096) + b'\xbe'))


@case('7541 2.3.2', 'a refused stream\'s block counts for the table',
      Answering(301, 200))
def _(c):
    c.send(*[headers(i, POST, OPEN) for i in range(1, 257, 2)])
    c.send(headers(299, INDEXED + b'\x40\x01a\x01b'), word(RST, 1, CANCEL),
           headers(301, INDEXED + b'\xbe'))


# -- running them --

PLAIN, BIG = 'some text', 100000


def pages(folder):
    os.mkdir(folder)
    for name, text in (('index.html', '<p>%s</p>\n' % PLAIN),
                       ('big.txt', 'b' * BIG)):
        with open(os.path.join(folder, name), 'w') as f:
            f.write(text)


def start(program, kind, folder, tls):
    """as a context"""
    pages(os.path.join(folder, 'mount-origin'))
    cert, key = demo.certificate(folder) if tls else (None, None)
    if kind == 'demo':
        return demo.Demo(program, os.path.join(folder, 'mount-origin'),
                         ['--tls-cert=' + cert, '--tls-key=' + key]
                         if tls else [])
    port = demo.free_port()
    return demo.Started([program, '--port', str(port)] + (
        ['--cert', cert, '--key', key] if tls else []), port, folder,
        signal.SIGINT)


def trust(folder):
    tls = ssl.create_default_context(cafile=os.path.join(folder, 'cert'))
    tls.set_alpn_protocols(['h2'])
    return tls


def run(port, tls, pause, row):
    """what was wrong; None: nothing"""
    section, words, expect, fn = row
    c = Connection(port, tls, hello=not fn.__name__.startswith('raw'),
                   pause=pause)
    fn(c)
    wrong = expect.judge(c)
    c.close()
    if wrong:
        print('FAILED: %s: %s (%s): %s' % (section, words, expect.__doc__,
                                           wrong), flush=True)
    return wrong


def main():
    program, how, kind = sys.argv[1:4]
    only = sys.argv[4:]
    pause = 0.01 if 'slow' in only else 0
    only = [word for word in only if word != 'slow']
    rows = [row for row in CASES if not only or row[0] in only]
    with tempfile.TemporaryDirectory() as folder:
        with start(program, kind, folder, how == 'tls') as server:
            tls = trust(folder) if how == 'tls' else None
            failed = sum(bool(run(server.port, tls, pause, row))
                         for row in rows)
    print('%d passed, %d failed' % (len(rows) - failed, failed))
    return 1 if failed or not rows else 0


sys.exit(main())
