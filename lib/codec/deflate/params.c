/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The four parameters of permessage-deflate (RFC 7692 7.1). An offer that has
 * one which is unknown, repeated, or of a value that it cannot have must be
 * declined, and so must one that asks for what we cannot keep: zlib has no
 * window of 256 bytes for sending.
 */
#include "codec/deflate/deflate.h"
#include "codec/ws-frame/ws-frame.h"

#define SENDS_BITS_LEAST 9

enum param {
	SERVER_FRESH,
	CLIENT_FRESH,
	SERVER_BITS,
	CLIENT_BITS,
	PARAM_COUNT
};

static const char *const names[PARAM_COUNT] = {
	[SERVER_FRESH] = "server_no_context_takeover",
	[CLIENT_FRESH] = "client_no_context_takeover",
	[SERVER_BITS] = "server_max_window_bits",
	[CLIENT_BITS] = "client_max_window_bits",
};

static unsigned int
which(const struct lws_span *name)
{
	unsigned int n;

	for (n = 0; n < PARAM_COUNT; n++)
		if (name->len == strlen(names[n]) &&
		    !memcmp(name->p, names[n], name->len))
			break;

	return n;
}

/* RFC 7692 7.1.2: 8 to 15, no leading zero; 0: it is not */
static uint8_t
bits_of(const struct lws_span *value)
{
	uint64_t n;

	if (!value->len || *value->p == '0' ||
	    lws_digits_u64(value->p, value->len, 15, &n) || n < 8)
		return 0;

	return (uint8_t)n;
}

/* 1 good, 0 to be declined */
static int
take(struct lws_pmd_params *p, unsigned int param, const struct lws_span *value)
{
	uint8_t bits = value->p ? bits_of(value) : 0;

	switch (param) {
	case SERVER_FRESH:
		p->server_fresh = 1;
		return !value->p;
	case CLIENT_FRESH:
		p->client_fresh = 1;
		return !value->p;
	case SERVER_BITS:
		p->server_bits = bits;
		p->server_named = 1;
		return bits >= SENDS_BITS_LEAST;
	case CLIENT_BITS:
		/* without a value: it would obey if we asked for less */
		p->client_bits = value->p ? bits : 15;
		return !value->p || bits;
	default:
		return 0;
	}
}

int
lws_pmd_offer(struct lws_span *list, struct lws_pmd_params *p)
{
	struct lws_ws_param param;
	unsigned int seen = 0, n;
	int r, good = 1;

	memset(p, 0, sizeof(*p));
	p->server_bits = p->client_bits = 15;
	while ((r = lws_ws_param_next(list, &param)) > 0) {
		n = which(&param.name);
		if (seen & (1u << n) || !take(p, n, &param.value))
			good = 0;
		seen |= 1u << n;
	}

	return r < 0 ? -1 : good;
}

/* RFC 7692 7.1.2.1, 7.1.2.2: in an answer both have a value; zlib can receive
 * with a window of 256 bytes, and who sends without one needs none */
static int
take_answer(struct lws_pmd_params *p, unsigned int param,
	    const struct lws_span *value)
{
	uint8_t bits = value->p ? bits_of(value) : 0;

	if (param == SERVER_BITS)
		p->server_bits = bits;
	else if (param == CLIENT_BITS)
		p->client_bits = bits;
	else
		return take(p, param, value);

	return bits != 0;
}

int
lws_pmd_answer(struct lws_span *list, int limits_us, struct lws_pmd_params *p)
{
	struct lws_ws_param param;
	unsigned int seen = 0, n;
	int r, good = 1;

	memset(p, 0, sizeof(*p));
	p->server_bits = p->client_bits = 15;
	while ((r = lws_ws_param_next(list, &param)) > 0) {
		n = which(&param.name);
		if (seen & (1u << n) || (n == CLIENT_BITS && !limits_us) ||
		    !take_answer(p, n, &param.value))
			good = 0;
		seen |= 1u << n;
	}

	return r < 0 ? -1 : good;
}

static int
put_bits(uint8_t **to, const uint8_t *end, const char *name, unsigned int bits)
{
	char text[48];

	lws_snprintf(text, sizeof(text), "; %s=%u", name, bits);

	return lws_put_text(to, end, text);
}

static int
put_fresh(uint8_t **to, const uint8_t *end, const char *name, int fresh)
{
	return fresh &&
	       (lws_put_text(to, end, "; ") || lws_put_text(to, end, name));
}

int
lws_pmd_reply_put(uint8_t **to, const uint8_t *end,
		  const struct lws_pmd_params *p)
{
	uint8_t *start = *to;

	if (lws_put_text(to, end, LWS_PMD_NAME) ||
	    put_fresh(to, end, names[SERVER_FRESH], p->server_fresh) ||
	    put_fresh(to, end, names[CLIENT_FRESH], p->client_fresh) ||
	    /* RFC 7692 7.1.2.1: who is asked for a window names it */
	    ((p->server_named || p->server_bits < 15) &&
	     put_bits(to, end, names[SERVER_BITS], p->server_bits)) ||
	    (p->client_bits < 15 &&
	     put_bits(to, end, names[CLIENT_BITS], p->client_bits))) {
		*to = start;
		return -1;
	}

	return 0;
}
