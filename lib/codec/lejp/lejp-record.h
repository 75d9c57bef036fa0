/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * For the tests of the JSON parser: a callback that writes down all that a
 * callback can see, one line an event, so that two ways to feed the same text
 * can be compared, and single tests can look for what they are about.
 */
#ifndef LWS_LEJP_RECORD_H
#define LWS_LEJP_RECORD_H

#include <stdio.h>

#include <libwebsockets.h>

struct record {
	char text[65536];
	size_t len;
	int fail_at; /* the event whose callback returns fail_with; 0: none */
	signed char fail_with;
	int events;
	int overflow;
};

static inline const char *
record_name(char reason)
{
	switch (reason) {
	case LEJPCB_CONSTRUCTED:
		return "CONSTRUCTED";
	case LEJPCB_DESTRUCTED:
		return "DESTRUCTED";
	case LEJPCB_START:
		return "START";
	case LEJPCB_COMPLETE:
		return "COMPLETE";
	case LEJPCB_FAILED:
		return "FAILED";
	case LEJPCB_PAIR_NAME:
		return "NAME";
	case LEJPCB_VAL_TRUE:
		return "TRUE";
	case LEJPCB_VAL_FALSE:
		return "FALSE";
	case LEJPCB_VAL_NULL:
		return "NULL";
	case LEJPCB_VAL_NUM_INT:
		return "INT";
	case LEJPCB_VAL_NUM_FLOAT:
		return "FLOAT";
	case LEJPCB_VAL_STR_START:
		return "STR";
	case LEJPCB_VAL_STR_CHUNK:
		return "CHUNK";
	case LEJPCB_VAL_STR_END:
		return "END";
	case LEJPCB_ARRAY_START:
		return "[";
	case LEJPCB_ARRAY_END:
		return "]";
	case LEJPCB_OBJECT_START:
		return "{";
	case LEJPCB_OBJECT_END:
		return "}";
	default:
		return "?";
	}
}

static inline void
record_add(struct record *r, const char *text, size_t len)
{
	if (r->len + len + 1 > sizeof(r->text)) {
		r->overflow = 1;
		return;
	}
	memcpy(r->text + r->len, text, len);
	r->len += len;
	r->text[r->len] = '\0';
}

/* name level path match sp indexes value */
static inline signed char
record_cb(struct lejp_ctx *ctx, char reason)
{
	struct record *r = ctx->user;
	char line[512];
	int n, l;

	l = snprintf(line, sizeof(line), "%s %u '%s' %u sp%u i",
		     record_name(reason), ctx->pst_sp, ctx->path,
		     ctx->path_match, ctx->sp);
	for (n = 0; n < ctx->ipos && reason != LEJPCB_COMPLETE; n++)
		l += snprintf(line + l, sizeof(line) - (size_t)l, ".%u",
			      ctx->i[n]);
	record_add(r, line, (size_t)l);
	if (reason & LEJP_FLAG_CB_IS_VALUE) {
		record_add(r, " ", 1);
		record_add(r, ctx->buf,
			   reason <= LEJPCB_VAL_NULL ? strlen(ctx->buf)
						     : ctx->npos);
	}
	record_add(r, "\n", 1);

	return ++r->events == r->fail_at ? r->fail_with : 0;
}

#endif
