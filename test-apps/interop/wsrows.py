# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# What RFC 6455 demands of who echoes, server or client, a row each: section,
# name, frames that are sent, what comes back, in order and complete, until the
# end of the stream.
import struct

from wswire import (BINARY, CLOSE, CONT, F, FIN, PING, PONG, RSV1, RSV2, RSV3,
                    TEXT, check)


class Fails:
    """the connection is failed: a CLOSE with this code, and any words"""

    def __init__(self, code):
        self.code = code

    def __repr__(self):
        return 'Fails(%d)' % self.code


def code(n):
    return struct.pack('>H', n)


U = 'κόσμε €𐍈'.encode()
BYE = F(FIN | CLOSE, code(1000))
BYE_BACK = (CLOSE, code(1000))
OK, OK_BACK = F(FIN | TEXT, b'ok'), (TEXT, b'ok')
LATE = F(FIN | PING, b'late')
GOOD_CODES = (1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013,
              1014, 3000, 3999, 4000, 4999)
BAD_CODES = (0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 1999, 2000, 2999,
             5000, 65535)
NO_UTF8 = (b'\x80', b'\xbf', b'\xfe', b'\xff', b'\xfe\xfe\xff\xff',
           b'\x80\xbf\x80\xbf', b'\xc0\x20', b'\xfc\x20', b'\xc0\xaf',
           b'\xc0\x80', b'\xc1\xbf', b'\xe0\x80\x80', b'\xe0\x80\xaf',
           b'\xe0\x9f\xbf', b'\xf0\x80\x80\x80', b'\xf0\x80\x80\xaf',
           b'\xf0\x8f\xbf\xbf', b'\xf8\x88\x80\x80\x80',
           b'\xfc\x84\x80\x80\x80\x80', b'\xf8\x80\x80\x80\xaf',
           b'\xf7\xbf\xbf\xbf', b'\xfb\xbf\xbf\xbf\xbf', b'\xed\xa0\x80',
           b'\xed\xad\xbf', b'\xed\xae\x80', b'\xed\xbf\xbf',
           b'\xed\xa0\x80\xed\xb0\x80', b'\xf4\x90\x80\x80', b'\xc3',
           b'\xe2\x82', b'\xf0\x90\x8d', b'\xc3\x28', b'\xe2\x28\xa1',
           U + b'\xce')
# no characters, and boundaries, which are UTF-8 all the same
IS_UTF8 = ['\u0000', '\u007f', '\u0080', '\u07ff', '\u0800', '\ud7ff',
           '\ue000', '\ufffd', '\U00010000', '\U0010ffff', 'κόσμε']
IS_UTF8 += [chr((plane << 16) + n) for plane in range(17)
            for n in (0xfffe, 0xffff)]

ROWS = [
    # -- closing --
    ('5.5.1', 'bye', [BYE], [BYE_BACK]),
    ('5.5.1', 'empty close', [F(FIN | CLOSE)], [(CLOSE, b'')]),
    ('5.5.1', 'close with words', [F(FIN | CLOSE, code(1000) + U)],
     [(CLOSE, code(1000) + U)]),
    ('5.5', 'close of 125', [F(FIN | CLOSE, code(1000) + b'x' * 123)],
     [(CLOSE, code(1000) + b'x' * 123)]),
    ('5.5', 'close of 126', [F(FIN | CLOSE, code(1000) + b'x' * 124)],
     [Fails(1002)]),
    ('5.5.1', 'close of 1', [F(FIN | CLOSE, b'x')], [Fails(1002)]),
    ('8.1', 'close with bad words', [F(FIN | CLOSE, code(1000) + b'\xff')],
     [Fails(1007)]),
    ('8.1', 'close with cut words', [F(FIN | CLOSE, code(1000) + U[:-1])],
     [Fails(1007)]),
    ('7.1.5', 'a message, then a close', [OK, BYE], [OK_BACK, BYE_BACK]),
    ('7.1.5', 'messages, then a close', [OK] * 50 + [BYE],
     [OK_BACK] * 50 + [BYE_BACK]),
    ('7.1.5', '256 KB, then a close and a ping',
     [F(FIN | TEXT, b'BAsd7&jh23' * 26215), BYE, LATE],
     [(TEXT, b'BAsd7&jh23' * 26215), BYE_BACK]),
    ('5.5.1', 'two closes', [BYE, BYE], [BYE_BACK]),
    ('5.5.1', 'a ping after the close', [BYE, LATE], [BYE_BACK]),
    ('5.5.1', 'a message after the close', [BYE, OK], [BYE_BACK]),
    ('5.5.1', 'a bad frame after the close', [BYE, F(0xff, b'x')],
     [BYE_BACK]),
    ('5.5.1', 'a close inside a message',
     [F(TEXT, b'x'), BYE, F(FIN | CONT, b'y')], [BYE_BACK]),
    ('5.5', 'fragmented close', [F(CLOSE, code(1000))], [Fails(1002)]),
]
ROWS += [('7.4', 'close code %d' % c, [F(FIN | CLOSE, code(c))],
          [(CLOSE, code(c))]) for c in GOOD_CODES]
ROWS += [('7.4', 'bad close code %d' % c, [F(FIN | CLOSE, code(c))],
          [Fails(1002)]) for c in BAD_CODES]

# -- lengths --
for size in (0, 1, 124, 125, 126, 127, 128, 4096, 65535, 65536, 65537, 300000):
    for kind in (TEXT, BINARY):
        m = b'*' * size
        ROWS.append(('5.2', '%d bytes of kind %d' % (size, kind),
                     [F(FIN | kind, m), BYE], [(kind, m), BYE_BACK]))
ROWS += [
    ('5.2', '16-bit length for 125', [F(FIN | TEXT, b'x' * 125, form=16)],
     [Fails(1002)]),
    ('5.2', '16-bit length for 0', [OK, F(FIN | TEXT, form=16)],
     [OK_BACK, Fails(1002)]),
    ('5.2', '64-bit length for 5', [F(FIN | TEXT, b'hello', form=64)],
     [Fails(1002)]),
    ('5.2', '64-bit length for 126', [F(FIN | BINARY, b'x' * 126, form=64)],
     [Fails(1002)]),
    ('5.2', '64-bit length for 65535',
     [F(FIN | BINARY, b'x' * 65535, form=64)], [Fails(1002)]),
    ('5.2', 'bit 63 of a length', [OK, F(FIN | BINARY, b'', say=1 << 63)],
     [OK_BACK, Fails(1002)]),
    ('5.2', 'all bits of a length', [F(FIN | BINARY, b'', say=(1 << 64) - 1)],
     [Fails(1002)]),
]

# -- fragments --
for n in (1, 3, 10, 97, 500, 1000):
    m = bytes(i * 7 & 0x7f for i in range(1000))
    cut = [m[i:i + n] for i in range(0, 1000, n)]
    for kind in (TEXT, BINARY):
        ROWS.append(('5.4', '%d fragments of kind %d' % (len(cut), kind),
                     [F(CONT if i else kind, c) for i, c in enumerate(cut)] +
                     [F(FIN | CONT), BYE], [(kind, m), BYE_BACK]))
ROWS += [
    ('5.4', 'empty fragments', [F(TEXT), F(CONT), F(FIN | CONT), BYE],
     [(TEXT, b''), BYE_BACK]),
    ('5.4', 'empty fragments around one',
     [F(TEXT), F(CONT, b'middle'), F(FIN | CONT), BYE],
     [(TEXT, b'middle'), BYE_BACK]),
    ('5.4', 'ping inside a message',
     [F(TEXT, b'a'), F(FIN | PING, b'p'), F(FIN | CONT, b'b'), BYE],
     [(PONG, b'p'), (TEXT, b'ab'), BYE_BACK]),
    ('5.4', 'pings between five fragments',
     [F(TEXT, b'1'), F(CONT, b'2'), F(FIN | PING, b'p'), F(CONT, b'3'),
      F(CONT, b'4'), F(FIN | PING, b'q'), F(FIN | CONT, b'5'), BYE],
     [(PONG, b'p'), (PONG, b'q'), (TEXT, b'12345'), BYE_BACK]),
    ('5.4', 'continuation of nothing', [F(FIN | CONT, b'x')], [Fails(1002)]),
    ('5.4', 'continuation of nothing, not the last',
     [F(CONT, b'x'), OK], [Fails(1002)]),
    ('5.4', 'continuation of nothing, after a message',
     [OK, F(FIN | CONT, b'y'), OK], [OK_BACK, Fails(1002)]),
    ('5.4', 'continuation after the end',
     [F(TEXT, b'a'), F(FIN | CONT, b'b'), F(CONT, b'y'), OK],
     [(TEXT, b'ab'), Fails(1002)]),
    ('5.4', 'text inside a text', [F(TEXT, b'x'), F(FIN | TEXT, b'y')],
     [Fails(1002)]),
    ('5.4', 'binary inside a text', [F(TEXT, b'x'), F(BINARY, b'y')],
     [Fails(1002)]),
    ('5.4', 'text inside a binary', [F(BINARY, b'x'), F(TEXT, b'y')],
     [Fails(1002)]),
]

# -- control frames --
ROWS += [
    ('5.5.2', 'ping', [F(FIN | PING, b'hi'), BYE], [(PONG, b'hi'), BYE_BACK]),
    ('5.5.2', 'empty ping', [F(FIN | PING), BYE], [(PONG, b''), BYE_BACK]),
    ('5.5.2', 'binary ping', [F(FIN | PING, b'\0\xff\xfe\xfd'), BYE],
     [(PONG, b'\0\xff\xfe\xfd'), BYE_BACK]),
    ('5.5', 'ping of 125', [F(FIN | PING, b'\xfe' * 125), BYE],
     [(PONG, b'\xfe' * 125), BYE_BACK]),
    ('5.5', 'ping of 126', [F(FIN | PING, b'x' * 126)], [Fails(1002)]),
    ('5.5', 'ping of 65536', [OK, F(FIN | PING, b'', say=65536)],
     [OK_BACK, Fails(1002)]),
    ('5.5.2', 'ten pings', [F(FIN | PING, b'%d' % i) for i in range(10)] +
     [BYE], [(PONG, b'%d' % i) for i in range(10)] + [BYE_BACK]),
    ('5.5.3', 'pong nobody asked for', [F(FIN | PONG, b'x'), BYE],
     [BYE_BACK]),
    ('5.5.3', 'pong nobody asked for, then a ping',
     [F(FIN | PONG, b'x'), F(FIN | PING, b'y'), BYE],
     [(PONG, b'y'), BYE_BACK]),
    ('5.5', 'fragmented ping', [F(PING, b'a'), F(FIN | CONT, b'b')],
     [Fails(1002)]),
    ('5.5', 'fragmented pong', [F(PONG, b'a'), F(FIN | CONT, b'b')],
     [Fails(1002)]),
    ('5.1', 'wrongly masked', [F(FIN | TEXT, b'x', masked=False)],
     [Fails(1002)]),
    ('5.1', 'wrongly masked, after a message',
     [OK, F(FIN | TEXT, b'x', masked=False)], [OK_BACK, Fails(1002)]),
    ('5.1', 'wrongly masked ping', [F(FIN | PING, masked=False)],
     [Fails(1002)]),
    ('5.1', 'wrongly masked close',
     [F(FIN | CLOSE, code(1000), masked=False)], [Fails(1002)]),
]

# -- bits and opcodes nobody has agreed on --
for rsv in range(RSV3, RSV1 + RSV2 + RSV3 + 1, RSV3):
    for op in (TEXT, BINARY, PING, PONG, CLOSE):
        ROWS.append(('5.2', 'rsv %02x on %d' % (rsv, op),
                     [OK, F(FIN | rsv | op, b'\x03\xe8'), LATE],
                     [OK_BACK, Fails(1002)]))
    ROWS.append(('5.2', 'rsv %02x on a continuation' % rsv,
                 [F(TEXT, b'x'), F(FIN | rsv | CONT, b'y')], [Fails(1002)]))
for op in (3, 4, 5, 6, 7, 11, 12, 13, 14, 15):
    for body in (b'', b'body'):
        ROWS.append(('5.2', 'opcode %d with %d' % (op, len(body)),
                     [OK, F(FIN | op, body), LATE], [OK_BACK, Fails(1002)]))

# -- UTF-8 --
ROWS += [
    ('5.6', 'utf8', [F(FIN | TEXT, U), BYE], [(TEXT, U), BYE_BACK]),
    ('5.6', 'utf8, a byte a fragment',
     [F(TEXT)] + [F(CONT, U[i:i + 1]) for i in range(len(U))] +
     [F(FIN | CONT), BYE], [(TEXT, U), BYE_BACK]),
    ('5.6', 'what is no utf8, as binary', [F(FIN | BINARY, b'\xff\xfe'), BYE],
     [(BINARY, b'\xff\xfe'), BYE_BACK]),
    ('8.1', 'bad text after a good one', [OK, F(FIN | TEXT, b'\xff')],
     [OK_BACK, Fails(1007)]),
    ('8.1', 'a character begun in one message does not end in the next',
     [F(FIN | TEXT, b'\xc3'), F(FIN | TEXT, b'\xa9')], [Fails(1007)]),
]
for bad in NO_UTF8:
    for before, after in ((b'', b''), (U, b'edited'), (b'x' * 61, b'')):
        ROWS.append(('8.1', 'text %r after %d' % (bad, len(before)),
                     [F(FIN | TEXT, before + bad + after)], [Fails(1007)]))
    ROWS.append(('8.1', 'text %r in fragments' % bad,
                 [F(TEXT, b'abc ')] +
                 [F(CONT, bad[i:i + 1]) for i in range(len(bad))] +
                 [F(FIN | CONT)], [Fails(1007)]))
for good in IS_UTF8:
    m = good.encode() * 3
    ROWS.append(('5.6', 'text %r' % good, [F(FIN | TEXT, m), BYE],
                 [(TEXT, m), BYE_BACK]))

# RFC 6455 8.1: at the bad byte, and not when the frame or the message ends:
# nothing comes after it
for start, bad in ((b'', b'\xff'), (b'\xf4', b'\x90'), (b'\xed', b'\xa0'),
                   (b'\xc3', b'\x28'), (b'\xe0', b'\x9f'), (b'', b'\xc0'),
                   (b'\xf0\x90', b'\xc0'), (b'', b'\x80')):
    for size in (0, 1, 3, 7, 8, 9, 63, 1000):
        text = b'x' * size + U + start
        ROWS += [
            ('8.1', 'at once: %r%r after %d' % (start, bad, size),
             [F(TEXT, text + bad, say=len(text) + 300)], [Fails(1007)]),
            ('8.1', 'at once: %r, %r in the next frame, after %d' % (
                start, bad, size),
             [F(TEXT, text), F(CONT, bad, say=300)], [Fails(1007)])]


def same(story, want):
    if not isinstance(want[-1], Fails):
        return story == want
    last = story[-1] if story else None
    return (isinstance(last, tuple) and story[:-1] == want[:-1] and
            last[0] == CLOSE and last[1][:2] == code(want[-1].code))


def run_row(dial, row, how):
    section, name, frames, want = row
    p = dial()
    p.send(frames, how)
    story = p.story()
    p.close()
    check('%s %s, %s: wanted %s' % (section, name, how, str(want)[:200]),
          p.ok and same(story, want),
          [(e[0], e[1][:40]) if isinstance(e, tuple) else e for e in story])


def ways(row):
    size = sum(len(f.wire(True)) for f in row[2])
    yield 'whole'
    yield 'together'
    if size <= 2000:
        yield 'bytewise'
    elif size <= 100000:
        yield 'chopped'
