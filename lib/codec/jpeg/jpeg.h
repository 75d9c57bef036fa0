/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the files of the JPEG decoder share (ITU-T T.81): sequential images with
 * Huffman codes, 8 bits, grey or three components in one scan. An image is a
 * row of marker segments (segment.c); behind the last of them come codes
 * (huffman.c) of blocks (scan.c), which are transformed (idct.c) into one row
 * of blocks of each component, from which lines are made (colour.c). One such
 * row is all that is held; there is no frame.
 */
#ifndef LWS_CODEC_JPEG_H
#define LWS_CODEC_JPEG_H

#include "core/core.h"

/* Why LWS_SRET_FATAL: in the low byte of the result. */
enum lws_jpeg_reason {
	LWS_JPEG_NOT_JPEG = 17,    /* no start of image */
	LWS_JPEG_BAD_SEGMENT = 18, /* its length or content */
	LWS_JPEG_BAD_TABLE = 19,   /* Huffman or quantization; or missing */
	LWS_JPEG_BAD_ORDER = 20,   /* of segments */
	LWS_JPEG_BAD_CODE = 21,    /* bits that are no code, a run too long */
	LWS_JPEG_CUT = 22,         /* a marker in the middle of the codes */
	LWS_JPEG_BAD_RESTART = 23, /* another marker where one must be */
	LWS_JPEG_TOO_LARGE = 24,   /* LWS_LIMIT_JPEG_WIDTH */
	LWS_JPEG_NO_MEMORY = 25,
	LWS_JPEG_PROGRESSIVE = 31, /* would need the whole image */
	LWS_JPEG_UNSUPPORTED = 32  /* arithmetic, lossless, 12 bits, CMYK,
				      several scans */
};

#define LWS_JPEG_FAST 9 /* bits of a code that are looked up at once */

/** struct lws_jpeg_huffman - a table of codes (T.81 annex C, F.2.2.3) */
struct lws_jpeg_huffman {
	uint16_t fast[1 << LWS_JPEG_FAST]; /* length << 8 | value; 0: longer */
	uint32_t limit[18]; /* codes of n bits are below it, at 16 bits */
	int32_t first[17];  /* value[] index of code 0 of n bits */
	uint8_t value[256];
	uint8_t is_there;
};

/** struct lws_jpeg_bits - codes, as they come (T.81 F.2.2.5) */
struct lws_jpeg_bits {
	uint64_t acc; /* the next bit is the highest */
	unsigned int n;
	unsigned int padded; /* of them made up, behind a marker */
	uint8_t ff;          /* the last byte was 0xff */
	uint8_t marker;      /* what ended the codes; 0: nothing yet */
};

struct lws_jpeg_component {
	const struct lws_jpeg_huffman *dc, *ac; /* of the same image */
	const uint16_t *quant;
	uint8_t *rows; /* stride * v * 8 bytes of the image's block */
	size_t stride;
	int32_t pred; /* DC of the block before */
	uint8_t id, h, v, quant_index;
};

typedef lws_stateful_ret_t (*lws_jpeg_state_t)(struct lws_jpeg *j,
					       struct lws_span *in);

/* a state that is done with its part: the next one may run */
#define LWS_JPEG_GO ((lws_stateful_ret_t)~0u)

struct lws_jpeg {
	lws_jpeg_state_t next;
	uint8_t *block;      /* owned: all rows and the line; NULL: not yet */
	uint8_t *line;       /* in block: as the user gets it */
	uint8_t *wide[3];    /* in block: lines of components, repeated */
	const uint8_t *emit; /* a line for the user; NULL: none */
	struct lws_jpeg_component comp[3];
	struct lws_jpeg_bits bits;
	uint16_t quant[4][64];                 /* in the order of the codes */
	struct lws_jpeg_huffman huffman[2][4]; /* DC, AC */
	int16_t coef[64];                      /* of the block, as rows */
	uint32_t width, height;
	uint32_t done;                   /* lines emitted */
	uint32_t mcus;                   /* in a row */
	uint32_t mcu;                    /* which is next */
	uint32_t restart, until_restart; /* in MCUs; restart 0: none */
	uint16_t left;                   /* bytes of the segment to come */
	uint16_t want; /* values of the Huffman table that is read */
	uint16_t field_len;
	uint8_t field[260]; /* a part of the format, collected */
	uint8_t counts[16]; /* of the Huffman table that is read */
	uint8_t marker;
	uint8_t count; /* components */
	uint8_t hmax, vmax;
	uint8_t at_comp, at_block; /* in the MCU */
	uint8_t k;                 /* coefficients of the block so far */
	uint8_t last;              /* the highest of them that is not 0 */
	uint8_t quant_there;       /* bits */
	uint8_t restart_next;      /* its number */
	uint8_t adobe;             /* transform + 1; 0: not said */
	uint8_t is_jfif, is_rgb;
	uint8_t row_line; /* of the row of MCUs, that is next */
	uint8_t table;    /* class and index that are read */
	uint8_t hold;     /* stop before memory is needed */
	uint8_t reason;   /* not 0: it failed */
};

static inline lws_stateful_ret_t
lws_jpeg_fail(struct lws_jpeg *j, enum lws_jpeg_reason why, const char *words)
{
	(void)words; /* where no such level is compiled in */
	lwsl_info("jpeg: %s\n", words);
	j->reason = (uint8_t)why;

	return LWS_SRET_FATAL | j->reason;
}

static inline lws_stateful_ret_t
lws_jpeg_go(struct lws_jpeg *j, lws_jpeg_state_t next)
{
	j->next = next;

	return LWS_JPEG_GO;
}

/** lws_jpeg_begin() - the state with which an image begins */
lws_stateful_ret_t lws_jpeg_begin(struct lws_jpeg *j, struct lws_span *in);

/** lws_jpeg_scan() - the state that decodes a row of MCUs */
lws_stateful_ret_t lws_jpeg_scan(struct lws_jpeg *j, struct lws_span *in);

/** lws_jpeg_scan_begin() - the scan's header is there: make the rows
 * \return 0, or -1: out of memory */
int lws_jpeg_scan_begin(struct lws_jpeg *j);

/** lws_jpeg_huffman_build() - a table from counts of codes by length
 * \param count: of 1 to 16 bits
 * \param value: of all codes, n of them
 * \return 0, or -1: there cannot be so many */
int lws_jpeg_huffman_build(struct lws_jpeg_huffman *t, const uint8_t count[16],
			   const uint8_t *value, unsigned int n);

/** lws_jpeg_huffman_slow() - a code longer than LWS_JPEG_FAST
 * \param bits: the next 16
 * \return length << 8 | value; 0: no code begins so */
unsigned int lws_jpeg_huffman_slow(const struct lws_jpeg_huffman *t,
				   uint32_t bits);

/** lws_jpeg_refill() - take bytes until 57 bits are there or a marker is
 * Behind a marker zeros are made up, and counted. */
void lws_jpeg_refill(struct lws_jpeg_bits *b, struct lws_span *in);

/** lws_jpeg_idct() - samples of a block  (T.81 A.3.3)
 * \param coef: dequantized, as rows
 * \param last: the highest index in the order of the codes that is not 0
 * \param to, stride: 8 lines of 8 samples */
void lws_jpeg_idct(const int16_t coef[64], unsigned int last, uint8_t *to,
		   size_t stride);

/** lws_jpeg_line() - line n of the row of MCUs, as the user gets it */
const uint8_t *lws_jpeg_line(struct lws_jpeg *j, unsigned int n);

#endif
