# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# What RFC 7692 demands of who echoes, server or client, once it is agreed how
# to compress: we do what is agreed, the other end's bytes must keep to it.
import random
import struct
import zlib

from wsrows import (BYE, BYE_BACK, Fails, LATE, OK, OK_BACK, U, run_row, same)
from wswire import BINARY, CONT, F, FIN, PING, PONG, RSV1, RSV2, TEXT, check


def bits(params, name):
    """the window that the agreement has for it"""
    for p in params.split(';'):
        if p.strip().startswith(name + '_max_window_bits='):
            return int(p.split('=')[1])
    return 15


def stored(m):
    """DEFLATE without compression (RFC 1951 3.2.4): needs no window"""
    out = b''
    for i in range(0, len(m), 65535):
        piece = m[i:i + 65535]
        out += struct.pack('<BHH', 0, len(piece), len(piece) ^ 0xffff) + piece
    return out + b'\0'


class Windows:
    """both directions, as agreed: ours out, theirs in"""

    def __init__(self, params, client):
        mine, peer = ('client', 'server') if client else ('server', 'client')
        self.out_bits, self.in_bits = bits(params, mine), bits(params, peer)
        self.out_fresh = mine + '_no_context_takeover' in params
        self.in_fresh = peer + '_no_context_takeover' in params
        self.out = self.inn = None

    def pack(self, m, level=6):
        if self.out_bits == 8:  # zlib keeps to no such window
            return stored(m)
        if not self.out or self.out_fresh:
            self.out = zlib.compressobj(level, zlib.DEFLATED, -self.out_bits)
        return (self.out.compress(m) + self.out.flush(zlib.Z_SYNC_FLUSH))[:-4]

    def unpack(self, z):
        if not self.inn or self.in_fresh:
            self.inn = zlib.decompressobj(-self.in_bits)
        return self.inn.decompress(z + b'\0\0\xff\xff')


def take_message(p, w):
    """(kind, bytes) as the windows unpack them, pongs left out; or why not"""
    kind, whole, packed = None, [], False
    while True:
        f = p.frame()
        if f is None or isinstance(f[0], str):
            return f or 'the end'
        b0, payload = f
        if b0 & 8:
            if b0 != FIN | PONG:
                return f
            continue
        if b0 & RSV1 and kind is not None:
            return 'rsv1 on a continuation'
        if (kind is None) != bool(b0 & 15):
            return 'a bad fragment'
        if b0 & 15:
            kind, packed = b0 & 15, b0 & RSV1
        whole.append(payload)
        if b0 & FIN:
            m = b''.join(whole)
            try:
                return kind, w.unpack(m) if packed else m
            except zlib.error as e:
                return str(e)


def text_of(size, rnd):
    return rnd.randbytes(size).translate(b'abcdefghijklmnop' * 16)


def run_windows(dial, offer, params):
    """sizes around the forms of a head and the windows; each message twice, so
    that the second can refer to the first; whole and in fragments with a ping
    between; one that is not compressed among them (RFC 7692 6.1)"""
    p = dial(offer, params)
    w, rnd = Windows(params, p.client), random.Random(params)
    for size in (0, 1, 10, 16, 64, 125, 126, 1000, 4096, 32768, 70000):
        m = text_of(size, rnd)
        for kind in (TEXT, BINARY):
            for pieces in (1, 1, 3):
                z = w.pack(m)
                cuts = sorted(rnd.randrange(len(z) + 1)
                              for _ in range(pieces - 1))
                parts = [z[a:b] for a, b in zip([0] + cuts, cuts + [len(z)])]
                frames = [F(CONT if i else kind | RSV1, part)
                          for i, part in enumerate(parts)]
                frames[-1].b0 |= FIN
                if pieces > 1:
                    frames.insert(1, F(FIN | PING, b'p'))
                p.send(frames)
                check('%d bytes of kind %d in %d with %r' % (
                    size, kind, pieces, params),
                    take_message(p, w) == (kind, m))
        p.send([F(FIN | TEXT, m)])
        check('%d bytes not compressed with %r' % (size, params),
              take_message(p, w) == (TEXT, m))
    p.send([BYE])
    check('bye with %r' % params, p.story()[-1:] == [BYE_BACK])
    p.close()


def no_tail(*pieces):
    z = zlib.compressobj(6, zlib.DEFLATED, -15)
    out = b''
    for m in pieces:
        out += z.compress(m) + z.flush(zlib.Z_SYNC_FLUSH)
    return out[:-4]


def ended(m, strategy=zlib.Z_DEFAULT_STRATEGY):
    z = zlib.compressobj(6, zlib.DEFLATED, -15, 8, strategy)
    return z.compress(m) + z.flush(zlib.Z_FINISH)


H = b'Hello'
PACKED = bytes.fromhex('f248cdc9c90700')
# what is said once permessage-deflate is agreed on, without parameters
TALKS = [
    ('7.2.3.1', 'one frame', [F(FIN | RSV1 | TEXT, PACKED)], [(TEXT, H)]),
    ('7.2.3.1', 'two frames',
     [F(RSV1 | TEXT, PACKED[:3]), F(FIN | CONT, PACKED[3:])], [(TEXT, H)]),
    ('7.2.3.2', 'the window of the one before',
     [F(FIN | RSV1 | TEXT, PACKED),
      F(FIN | RSV1 | TEXT, bytes.fromhex('f200110000'))],
     [(TEXT, H), (TEXT, H)]),
    ('7.2.3.3', 'a block without compression',
     [F(FIN | RSV1 | TEXT, b'\0\5\0\xfa\xffHello\0')], [(TEXT, H)]),
    ('7.2.3.4', 'a block with BFINAL',
     [F(FIN | RSV1 | TEXT, bytes.fromhex('f348cdc9c9070000'))], [(TEXT, H)]),
    ('7.2.3.4', 'a message after a block with BFINAL',
     [F(FIN | RSV1 | TEXT, bytes.fromhex('f348cdc9c9070000')),
      F(FIN | RSV1 | TEXT, PACKED)], [(TEXT, H), (TEXT, H)]),
    ('7.2.3.4', 'dynamic codes with BFINAL',
     [F(FIN | RSV1 | BINARY, ended(U * 300) + b'\0')], [(BINARY, U * 300)]),
    ('7.2.3.4', 'fixed codes with BFINAL',
     [F(FIN | RSV1 | BINARY, ended(U * 300, zlib.Z_FIXED) + b'\0')],
     [(BINARY, U * 300)]),
    ('7.2.3.5', 'two blocks in one message',
     [F(FIN | RSV1 | TEXT, bytes.fromhex('f248050000 00ffffcac9c90700'))],
     [(TEXT, H)]),
    ('7.2.3.6', 'an empty message', [F(FIN | RSV1 | TEXT, b'\0')],
     [(TEXT, b'')]),
    ('7.2.3.6', 'an empty message, of a fixed block',
     [F(FIN | RSV1 | TEXT, b'\2\0')], [(TEXT, b'')]),
    ('7.2.2', 'no payload at all', [F(FIN | RSV1 | BINARY, b'')],
     [(BINARY, b'')]),
    ('6.2', 'fragments of which some are empty',
     [F(RSV1 | TEXT), F(CONT, PACKED), F(CONT), F(FIN | CONT)], [(TEXT, H)]),
    ('6.2', 'a byte a fragment',
     [F(RSV1 | TEXT)] + [F(CONT, PACKED[i:i + 1]) for i in range(7)] +
     [F(FIN | CONT)], [(TEXT, H)]),
    ('7.2.2', 'many flushes in a message',
     [F(FIN | RSV1 | TEXT, no_tail(*[b'%d,' % i for i in range(500)]))],
     [(TEXT, b''.join(b'%d,' % i for i in range(500)))]),
    ('6.1', 'not compressed', [OK, OK], [OK_BACK, OK_BACK]),
    ('6.1', 'not compressed, between two that share a window',
     [F(FIN | RSV1 | TEXT, PACKED), OK,
      F(FIN | RSV1 | TEXT, bytes.fromhex('f200110000'))],
     [(TEXT, H), OK_BACK, (TEXT, H)]),
    ('6.1', 'a ping between compressed fragments',
     [F(RSV1 | TEXT, PACKED[:3]), F(FIN | PING, b'p'),
      F(FIN | CONT, PACKED[3:])], [(TEXT, H)]),
    ('7.2.2', '4 MB from 4 KB', [F(FIN | RSV1 | BINARY, no_tail(bytes(1 << 22)))],
     [(BINARY, bytes(1 << 22))]),
    ('8.1', 'UTF-8 that flushes cut',
     [F(FIN | RSV1 | TEXT, no_tail(*[U[i:i + 1] for i in range(len(U))]))],
     [(TEXT, U)]),
    ('8.1', 'UTF-8 that fragments cut',
     [F(RSV1 | TEXT, no_tail(*[U[i:i + 1] for i in range(len(U))])[:30]),
      F(FIN | CONT,
        no_tail(*[U[i:i + 1] for i in range(len(U))])[30:])], [(TEXT, U)]),
]
# what fails the connection then, after a good message
FAULTS = [
    ('6.2', 'rsv1 on a continuation', [F(RSV1 | TEXT), F(FIN | RSV1 | CONT)],
     1002),
    ('6.1', 'rsv1 on a continuation of what is not compressed',
     [F(TEXT, b'x'), F(FIN | RSV1 | CONT, b'y')], 1002),
    ('6', 'rsv1 on a ping', [F(FIN | RSV1 | PING)], 1002),
    ('6', 'rsv1 on a close', [F(FIN | RSV1 | 8, b'\x03\xe8')], 1002),
    ('5.2', 'rsv2 beside rsv1', [F(FIN | RSV1 | RSV2 | TEXT, PACKED)], 1002),
    ('7.2.2', 'block type 3', [F(FIN | RSV1 | TEXT, b'\xff\xff\xff\xff')],
     1007),
    ('7.2.2', 'a stored block with a wrong length',
     [F(FIN | RSV1 | TEXT, b'\0\5\0\xfa\xfeHello\0')], 1007),
    ('7.2.2', 'a distance before the window',
     [F(FIN | RSV1 | TEXT, bytes.fromhex('f200110000'))], 1007),
    ('8.1', 'bad text', [F(FIN | RSV1 | TEXT, no_tail(b'ab\xff'))], 1007),
    ('8.1', 'bad text at once',
     [F(RSV1 | TEXT, no_tail(b'ab\xffcd') + b'\0\0\xff\xff', say=1000)], 1007),
    ('8.1', 'text that ends inside a character',
     [F(FIN | RSV1 | TEXT, no_tail(U[:-1]))], 1007),
]


def run_talk(dial, row, how):
    section, name, frames, want = row
    p = dial()
    w = Windows('', p.client)
    p.send(frames, how)
    got = [take_message(p, w) for _ in want]
    check('7692 %s %s, %s' % (section, name, how), p.ok and got == want,
          [str(g)[:80] for g in got])
    p.send([BYE])
    check('7692 %s %s, %s: bye' % (section, name, how),
          p.story()[-1:] == [BYE_BACK])
    p.close()


def run_fault(dial, row, how):
    """the good message before it comes back, compressed or not"""
    section, name, frames, code = row
    p = dial()
    w = Windows('', p.client)
    p.send([OK, *frames, LATE], how)
    check('7692 %s %s, %s: before' % (section, name, how),
          p.ok and take_message(p, w) == OK_BACK)
    story = p.story()
    check('7692 %s %s, %s' % (section, name, how),
          same(story, [Fails(code)]), story)
    p.close()


def run_talks(dial):
    for row in TALKS:
        for how in ('whole', 'together', 'bytewise', 'chopped'):
            if how != 'bytewise' or len(row[2]) < 20:
                run_talk(dial, row, how)
    for row in FAULTS:
        for how in ('whole', 'together', 'bytewise'):
            run_fault(dial, row, how)


def run_declined(dial):
    """RSV1 without an agreement"""
    run_row(dial, ('6', 'rsv1 and nothing agreed',
                   [F(FIN | RSV1 | TEXT, PACKED)], [Fails(1002)]), 'whole')
