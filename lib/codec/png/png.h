/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the files of the PNG decoder share (ISO 15948). An image is a row of
 * chunks (chunk.c); what is in those of pixels is inflated into a line, the
 * line's filter undone (filter.c) and, where the public formats have no other
 * name for it, widened (expand.c). Two lines and the inflater's window are all
 * that is held; there is no frame.
 */
#ifndef LWS_CODEC_PNG_H
#define LWS_CODEC_PNG_H

#include "codec/gunzip/gunzip.h"

/* Why LWS_SRET_FATAL: in the low byte of the result. Below 10 and 31: the
 * inflater's reasons. */
enum lws_png_reason {
	LWS_PNG_BAD_FILTER = 12,    /* of a line */
	LWS_PNG_CUT = 13,           /* fewer lines than announced */
	LWS_PNG_NOT_PNG = 17,       /* signature */
	LWS_PNG_BAD_HEADER = 18,    /* of the image, or of a chunk */
	LWS_PNG_BAD_PALETTE = 19,   /* missing, or not of this image */
	LWS_PNG_INTERLACED = 20,    /* cannot be done line by line */
	LWS_PNG_UNKNOWN_CHUNK = 27, /* and it is critical */
	LWS_PNG_BAD_CRC = 28,       /* of a chunk that matters */
	LWS_PNG_BAD_ORDER = 29,     /* of chunks */
	LWS_PNG_TOO_LARGE = 30      /* LWS_LIMIT_PNG_LINE */
};

/* colour types (ISO 15948 11.2.2) */
enum {
	LWS_PNG_GREY = 0,
	LWS_PNG_RGB = 2,
	LWS_PNG_PALETTE = 3,
	LWS_PNG_GREY_ALPHA = 4,
	LWS_PNG_RGBA = 6
};

typedef lws_stateful_ret_t (*lws_png_state_t)(struct lws_upng_t *u,
					      struct lws_span *in);

/* a state that is done with its part: the next one may run */
#define LWS_PNG_GO ((lws_stateful_ret_t)~0u)

/** struct lws_png_lines - what is made when the pixels begin, in one block */
struct lws_png_lines {
	struct lws_inflate z;
	uint8_t *line;  /* the one that comes: its filter, then its bytes */
	uint8_t *above; /* the one before, without filter byte */
	uint8_t *wide;  /* as the user sees it, if that is not how it came */
	size_t have;    /* bytes of line */
			/* the lines follow */
};

struct lws_upng_t {
	lws_png_state_t next;
	struct lws_png_lines *lines; /* owned; NULL: not yet */
	const uint8_t *emit;         /* a line for the user; NULL: none */
	uint32_t width, height;
	uint32_t done;     /* lines emitted */
	uint32_t type;     /* the chunk's */
	uint32_t left;     /* bytes of it to come */
	uint32_t crc;      /* of it so far */
	size_t line_bytes; /* of a line as it comes, without filter */
	uint16_t palette_count;
	uint8_t field[16]; /* a fixed part of the format, collected */
	uint8_t field_len;
	uint8_t depth, colour;
	uint8_t pixel_bytes; /* distance to the left neighbour, for filters */
	uint8_t has_alpha;   /* the palette has */
	uint8_t seen_data, data_over, inflated;
	uint8_t hold;   /* stop before memory is needed */
	uint8_t reason; /* not 0: it failed */
	uint8_t broken; /* not 0: why the inflater did */
	uint8_t entry;  /* which byte of a palette's entry is next */
	uint8_t palette[256][4];
};

static inline lws_stateful_ret_t
lws_png_fail(struct lws_upng_t *u, unsigned int why, const char *words)
{
	(void)words; /* where no such level is compiled in */
	lwsl_info("png: %s\n", words);
	u->reason = (uint8_t)why;

	return LWS_SRET_FATAL | u->reason;
}

/** lws_png_begin() - the state with which an image begins */
lws_stateful_ret_t lws_png_begin(struct lws_upng_t *u, struct lws_span *in);

/** lws_png_unfilter() - undo a line's filter, in place  (ISO 15948 9)
 * \param line: len bytes behind the filter's
 * \param above: the line before, or zeros
 * \param bpp: distance to the left neighbour: 1, 2, 3, 4, 6 or 8
 * \return 0, or -1: no such filter */
int lws_png_unfilter(uint8_t filter, uint8_t *line, const uint8_t *above,
		     size_t len, unsigned int bpp);

/** lws_png_is_wide() - 1 if lines must be widened for the user */
int lws_png_is_wide(const struct lws_upng_t *u);

/** lws_png_components() - of what the user sees; and bits of each */
unsigned int lws_png_components(const struct lws_upng_t *u);
unsigned int lws_png_depth(const struct lws_upng_t *u);

/** lws_png_widen() - palette entries to RGB or RGBA, 16-bit grey to RGB
 * \param to: gets width pixels
 * \return 0, or -1: no such entry in the palette */
int lws_png_widen(const struct lws_upng_t *u, const uint8_t *line, uint8_t *to);

#endif
