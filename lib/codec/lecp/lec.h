/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the files of the CBOR writer share: the tokens of a format, and heads
 * and floats in their shortest form. Its public side is lws-lecp.h.
 */
#ifndef LWS_CODEC_LEC_H
#define LWS_CODEC_LEC_H

#include "core/core.h"

/* -- lec-format.c: the words of a format -- */

enum lec_kind {
	LEC_END,           /* of the format */
	LEC_BAD,           /* not a word */
	LEC_OPEN_ARRAY,    /* [ */
	LEC_OPEN_MAP,      /* { */
	LEC_OPEN_TEXT,     /* <t */
	LEC_OPEN_BYTES,    /* <b */
	LEC_OPEN_TAG,      /* 123( or %t( */
	LEC_CLOSE_ARRAY,   /* ] */
	LEC_CLOSE_MAP,     /* } */
	LEC_CLOSE_STRINGS, /* > */
	LEC_CLOSE_TAG,     /* ) */
	LEC_NUMBER,        /* 123 or -123 */
	LEC_LITERAL,       /* 'text' */
	LEC_ARG            /* %d and so on */
};

/* what an argument is */
enum lec_arg {
	LEC_ARG_NONE, /* the number stands in the format */
	LEC_ARG_UINT,
	LEC_ARG_ULONG,
	LEC_ARG_ULLONG,
	LEC_ARG_INT,
	LEC_ARG_LONG,
	LEC_ARG_LLONG,
	LEC_ARG_DOUBLE,
	LEC_ARG_STRING,       /* %s */
	LEC_ARG_STRING_SIZED, /* %.*s: two arguments */
	LEC_ARG_BYTES_SIZED,  /* %.*b: two arguments */
};

struct lec_token {
	enum lec_kind kind;
	enum lec_arg arg;  /* of an ARG or OPEN_TAG */
	uint64_t number;   /* of a NUMBER or OPEN_TAG; a LITERAL's length */
	int negative;      /* a NUMBER has a minus sign */
	unsigned int body; /* of a LITERAL: where its text begins */
	unsigned int next; /* where the next word begins */
};

/* the word at pos or behind the separators there */
void lec_token(const char *format, unsigned int pos, struct lec_token *t);

/* The items up to the closer that fits what was opened in front of pos. 0; 1:
 * the format ends before; -1: it is wrong. */
int lec_count(const char *format, unsigned int pos, uint64_t *items);

/* -- cbor-head.c (RFC 8949 3, 4.1) -- */

/* the shortest head with this argument: its length, 1 to 9 */
size_t lws_cbor_head(uint8_t *to, uint8_t major, uint64_t arg);

/* A float's bits, and its width as low bits of the head (LWS_CBOR_M7_*): made
 * as short as can be without loss. */
void lws_cbor_shorten_float(uint8_t *low, uint64_t *bits);

/* head of a float as it is */
size_t lws_cbor_float_head(uint8_t *to, uint8_t low, uint64_t bits);

#endif
