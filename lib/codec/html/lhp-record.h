/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * For the tests of the document parser: a callback that writes down what a
 * callback can see, so that two ways to feed the same text can be compared.
 */
#ifndef LWS_LHP_RECORD_H
#define LWS_LHP_RECORD_H

#include <stdio.h>

#include <libwebsockets.h>

struct record {
	char text[16384];
	size_t len;
	const lcsp_props_t *props; /* shown at the start of each element */
	size_t prop_count;
	int hold; /* how often each start is answered with AWAIT_RETRY */
	int held;
	int comments; /* those of the default sheet too */
};

static inline void
record_add(struct record *r, const char *p, size_t len)
{
	if (r->len + len + 1 > sizeof(r->text))
		return;
	memcpy(r->text + r->len, p, len);
	r->len += len;
	r->text[r->len] = '\0';
}

static inline void
record_str(struct record *r, const char *s)
{
	record_add(r, s, strlen(s));
}

static inline void
record_number(struct record *r, const lws_fx_t *n)
{
	char num[64];
	int l = snprintf(num, sizeof(num), "%s%d.%08d",
			 n->whole < 0 || n->frac < 0 ? "-" : "",
			 n->whole < 0 ? -n->whole : n->whole,
			 n->frac < 0 ? -n->frac : n->frac);

	while (num[l - 1] == '0')
		l--;
	if (num[l - 1] == '.')
		l--;
	record_add(r, num, (size_t)l);
}

static inline void
record_value(struct record *r, const lcsp_atr_t *a)
{
	static const char *const units[] = { "",    "num", "em", "ex", "in",
					     "cm",  "mm",  "pt", "pc", "px",
					     "%",   "deg", "?",  "hz", "rgba",
					     "url", "?",   "?" };
	char num[32];

	if (a->op)
		record_add(r, (const char *)&a->op, 1);
	if (a->unit == LCSP_UNIT_RGBA) {
		snprintf(num, sizeof(num), "#%08x", (unsigned int)a->u.rgba);
		record_str(r, num);
	} else if (a->value_len) {
		record_str(r, a->unit == LCSP_UNIT_URL ? "<" : "'");
		record_add(r, (const char *)(a + 1), a->value_len);
		record_str(r, a->unit == LCSP_UNIT_URL ? ">" : "'");
	} else if (a->propval != LCSP_PROPVAL__COUNT) {
		snprintf(num, sizeof(num), "k%d", a->propval);
		record_str(r, num);
	} else {
		record_number(r, &a->u.i);
		record_str(r, units[a->unit]);
	}
}

static inline void
record_props(struct record *r, lhp_ctx_t *ctx)
{
	const lcsp_atr_t *last;
	size_t n;

	for (n = 0; n < r->prop_count; n++) {
		last = lws_css_cascade_get_prop_atr(ctx, r->props[n]);
		record_str(r, n ? ";" : " {");
		lws_start_foreach_dll(struct lws_dll2 *, p,
				      ctx->active_atr.head)
		{
			if (p != ctx->active_atr.head)
				record_str(r, " ");
			record_value(
				r,
				lws_container_of(p, lcsp_atr_ptr_t, list)->atr);
			if (!p->next &&
			    lws_container_of(p, lcsp_atr_ptr_t, list)->atr !=
				    last)
				record_str(r, "?not the last?");
		}
		lws_end_foreach_dll(p);
		if (!last)
			record_str(r, "-");
	}
	if (n)
		record_str(r, "}");
}

static inline void
record_atrs(struct record *r, lhp_pstack_t *ps)
{
	const lhp_atr_t *a;

	lws_start_foreach_dll(struct lws_dll2 *, p, ps->atr.head)
	{
		a = lws_container_of(p, lhp_atr_t, list);
		if (p != ps->atr.head) {
			record_str(r, "|");
			record_add(r, (const char *)(a + 1), a->name_len);
			record_str(r, "=");
			record_add(r, (const char *)(a + 1) + a->name_len + 1,
				   a->value_len);
		}
	}
	lws_end_foreach_dll(p);
}

/* <name|a=v {props}>, </name>, "content", (comment), COMPLETE, FAILED */
static inline lws_stateful_ret_t
record_cb(lhp_ctx_t *ctx, char reason)
{
	struct record *r = ctx->user;
	lhp_pstack_t *ps =
		lws_container_of(ctx->stack.tail, lhp_pstack_t, list);

	switch (reason) {
	case LHPCB_ELEMENT_START:
		if (r->held++ < r->hold)
			return LWS_SRET_AWAIT_RETRY;
		r->held = 0;
		record_str(r, "<");
		record_add(r, ctx->buf, (size_t)ctx->npos);
		record_atrs(r, ps);
		record_props(r, ctx);
		record_str(r, ">");
		break;
	case LHPCB_ELEMENT_END:
		record_str(r, "</");
		record_add(r, ctx->buf, (size_t)ctx->npos);
		record_str(r, strcmp(lws_css_pstack_name(ps), ctx->buf) ? "?>"
									: ">");
		break;
	case LHPCB_CONTENT:
		record_str(r, "\"");
		record_add(r, ctx->buf, (size_t)ctx->npos);
		record_str(r, "\"");
		break;
	case LHPCB_COMMENT:
		if (ctx->u.f.default_css && !r->comments)
			break;
		record_str(r, "(");
		record_add(r, ctx->buf, (size_t)ctx->npos);
		record_str(r, ")");
		break;
	case LHPCB_COMPLETE:
		record_str(r, "COMPLETE");
		break;
	case LHPCB_FAILED:
		record_str(r, "FAILED");
		break;
	default:
		record_str(r, "?");
		break;
	}

	return LWS_SRET_OK;
}

/** record_feed() - a document in pieces; piece 0: whole
 * \return what the last call of lws_lhp_parse() returned, or LWS_SRET_FATAL */
static inline lws_stateful_ret_t
record_feed(lhp_ctx_t *ctx, const void *text, size_t len, size_t first,
	    size_t piece)
{
	lws_stateful_ret_t ret = LWS_SRET_WANT_INPUT;
	const uint8_t *p = text;
	size_t n = first, given;
	int tries = 0;

	do {
		if (!n || n > len)
			n = len;
		given = n;
		if (given == len)
			ctx->flags |= LHP_FLAG_DOCUMENT_END;
		do
			ret = lws_lhp_parse(ctx, &p, &n);
		while (ret == LWS_SRET_AWAIT_RETRY && ++tries < 1000);
		len -= given - n;
		n = piece;
	} while (ret == LWS_SRET_WANT_INPUT);

	return ret;
}

#endif
