/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Long strings in one piece: what the callback gets in chunks is gathered in
 * an lwsac and, when the string has ended, joined there.
 */
#include "codec/lejp/lejp.h"

/* the piece and its text, in one allocation */
static int
piece_add(struct lejp_ctx *ctx, struct lwsac **ac)
{
	lejp_string_unifier_t *su = &ctx->su;
	lejp_string_piece_t *p;
	char *text;

	p = lwsac_use(ac, sizeof(*p) + ctx->npos + 1u, 0);
	if (!p)
		return 1;

	text = (char *)(p + 1);
	memcpy(text, ctx->buf, ctx->npos);
	text[ctx->npos] = '\0';
	p->next = NULL;
	p->piece = text;
	p->len = ctx->npos;

	*su->sp_next = p;
	su->sp_next = &p->next;
	if (!su->pieces++)
		su->fp = text; /* it may stay the only one */
	su->asl += p->len;

	return 0;
}

int
lejp_string_unify_part(struct lejp_ctx *ctx, struct lwsac **ac, char reason)
{
	lejp_string_unifier_t *su = &ctx->su;

	switch (reason) {
	case LEJPCB_VAL_STR_START:
		memset(su, 0, sizeof(*su));
		su->sp_next = &su->sph;
		return 0;
	case LEJPCB_VAL_STR_CHUNK:
	case LEJPCB_VAL_STR_END:
		return piece_add(ctx, ac);
	default:
		return 0;
	}
}

int
lejp_string_unify(struct lejp_ctx *ctx, struct lwsac **ac)
{
	lejp_string_unifier_t *su = &ctx->su;
	const lejp_string_piece_t *p;
	char *to;

	if (su->pieces == 1)
		return 0;

	to = lwsac_use(ac, su->asl + 1, 0);
	if (!to)
		return 1;

	su->fp = to;
	for (p = su->sph; p; p = p->next) {
		memcpy(to, p->piece, p->len);
		to += p->len;
	}
	*to = '\0';

	return 0;
}
