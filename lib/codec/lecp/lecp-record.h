/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * For the tests of the CBOR parser: a callback that writes down what it is
 * told, one short word an event, so that two ways to feed the same input can
 * be compared.
 */
#ifndef LWS_LECP_RECORD_H
#define LWS_LECP_RECORD_H

#include <stdio.h>

#include <libwebsockets.h>

struct record {
	char text[65536];
	size_t len;
	int events;
	int fail_at; /* the event whose callback says no; 0: none */
	int paths;   /* write path, match and indexes too */
	int overflow;
};

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

static inline void
record_string(struct record *r, const char *word, const struct lecp_ctx *ctx)
{
	record_add(r, word, strlen(word));
	record_add(r, ctx->buf, ctx->npos);
}

static inline void
record_number(struct record *r, const char *before, uint64_t v,
	      const char *after)
{
	char t[64];
	int n = snprintf(t, sizeof(t), "%s%llu%s", before,
			 (unsigned long long)v, after);

	record_add(r, t, (size_t)n);
}

static inline void
record_hex(struct record *r, const char *before, uint64_t v, int digits)
{
	char t[64];
	int n = snprintf(t, sizeof(t), "%s%0*llx", before, digits,
			 (unsigned long long)v);

	record_add(r, t, (size_t)n);
}

static inline void
record_value(struct record *r, struct lecp_ctx *ctx, char reason)
{
	uint64_t bits = 0;
	uint32_t single = 0;

	switch (reason) {
	case LECPCB_VAL_NUM_UINT:
		record_number(r, "", ctx->item.u.u64, "");
		break;
	case LECPCB_VAL_NUM_INT:
		record_number(r, "-1-", ~ctx->item.u.u64, "");
		break;
	case LECPCB_VAL_FLOAT16:
		record_hex(r, "h", ctx->item.u.hf, 4);
		break;
	case LECPCB_VAL_FLOAT32:
		memcpy(&single, &ctx->item.u.f, sizeof(single));
		record_hex(r, "f", single, 8);
		break;
	case LECPCB_VAL_FLOAT64:
		memcpy(&bits, &ctx->item.u.d, sizeof(bits));
		record_hex(r, "d", bits, 16);
		break;
	case LECPCB_VAL_SIMPLE:
		record_number(r, "simple", ctx->item.u.u64, "");
		break;
	case LECPCB_VAL_STR_START:
		record_number(r, "text", ctx->item.u.u64, "");
		break;
	case LECPCB_VAL_BLOB_START:
		record_number(r, "bytes", ctx->item.u.u64, "");
		break;
	case LECPCB_VAL_STR_CHUNK:
	case LECPCB_VAL_BLOB_CHUNK:
		record_string(r, "+", ctx);
		break;
	case LECPCB_VAL_STR_END:
	case LECPCB_VAL_BLOB_END:
		record_string(r, "=", ctx);
		break;
	case LECPCB_TAG_START:
		record_number(r, "", ctx->item.u.u64, "(");
		break;
	default:
		record_number(r, "?", (uint64_t)reason, "");
		break;
	}
}

static inline const char *
record_word(char reason)
{
	switch (reason) {
	case LECPCB_CONSTRUCTED:
		return "(";
	case LECPCB_DESTRUCTED:
		return ")";
	case LECPCB_COMPLETE:
		return "COMPLETE";
	case LECPCB_FAILED:
		return "FAILED";
	case LECPCB_VAL_TRUE:
		return "true";
	case LECPCB_VAL_FALSE:
		return "false";
	case LECPCB_VAL_NULL:
		return "null";
	case LECPCB_VAL_UNDEFINED:
		return "undefined";
	case LECPCB_ARRAY_START:
		return "[";
	case LECPCB_ARRAY_END:
		return "]";
	case LECPCB_OBJECT_START:
		return "{";
	case LECPCB_OBJECT_END:
		return "}";
	case LECPCB_ARRAY_ITEM_START:
		return "<";
	case LECPCB_ARRAY_ITEM_END:
		return ">";
	case LECPCB_TAG_END:
		return "/";
	default:
		return NULL;
	}
}

static inline signed char
record_cb(struct lecp_ctx *ctx, char reason)
{
	struct record *r = ctx->user;
	const char *word = record_word(reason);
	char where[256];
	int n, l;

	/* how raw bytes are cut is the input's business */
	if (reason == LECPCB_LITERAL_CBOR) {
		record_add(r, (const char *)ctx->cbor, ctx->cbor_pos);
		return 0;
	}
	if (word)
		record_add(r, word, strlen(word));
	else
		record_value(r, ctx, reason);
	if (r->paths) {
		l = snprintf(where, sizeof(where), "'%s'%u%s sp%u", ctx->path,
			     ctx->path_match,
			     lecp_parse_map_is_key(ctx) ? "k" : "", ctx->sp);
		for (n = 0; n < ctx->ipos; n++)
			l += snprintf(where + l, sizeof(where) - (size_t)l,
				      ".%u", ctx->i[n]);
		record_add(r, where, (size_t)l);
	}
	record_add(r, " ", 1);

	return ++r->events == r->fail_at;
}

#endif
