/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Any bytes as a style sheet, whole and in pieces: the same rules. The first
 * byte chooses the size of the pieces; the rest is a style attribute and a list
 * of media queries as well.
 */
#include "codec/css/css.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
mix(uint32_t *sum, const void *p, size_t len)
{
	const uint8_t *b = p;

	while (len--)
		*sum = *sum * 31 + *b++;
}

static void
mix_defs(uint32_t *sum, const lws_dll2_owner_t *defs)
{
	const struct lws_css_def *d;
	const lcsp_atr_t *a;

	lws_start_foreach_dll(struct lws_dll2 *, p, defs->head)
	{
		d = lws_container_of(p, struct lws_css_def, d.list);
		mix(sum, &d->d.prop, sizeof(d->d.prop));
		mix(sum, &d->important, 1);
		lws_start_foreach_dll(struct lws_dll2 *, q, d->d.atrs.head)
		{
			a = lws_container_of(q, lcsp_atr_t, list);
			mix(sum, &a->unit, sizeof(a->unit));
			mix(sum, &a->propval, sizeof(a->propval));
			mix(sum, &a->op, 1);
			mix(sum, a + 1, a->value_len);
			if (a->unit == LCSP_UNIT_RGBA)
				mix(sum, &a->u.rgba, sizeof(a->u.rgba));
			else
				mix(sum, &a->u.i, sizeof(a->u.i));
		}
		lws_end_foreach_dll(q);
	}
	lws_end_foreach_dll(p);
}

static uint32_t
run(const uint8_t *data, size_t size, size_t piece)
{
	struct lws_css_sheet s = { 0 };
	const struct lws_css_rule *r;
	const lcsp_names_t *n;
	uint32_t sum = 1;
	lhp_ctx_t ctx = { 0 };
	size_t used = 0, len;

	s.ctx = &ctx;
	s.used = &used;
	lws_css_begin(&s, 1);
	for (; size; size -= len, data += len) {
		len = piece < size ? piece : size;
		lws_css_feed(&s, (const char *)data, len);
	}
	lws_css_end(&s);
	lws_css_fini(&s);
	lws_start_foreach_dll(struct lws_dll2 *, p, ctx.css.head)
	{
		r = lws_container_of(p, struct lws_css_rule, stz.list);
		lws_start_foreach_dll(struct lws_dll2 *, q, r->stz.names.head)
		{
			n = lws_container_of(q, lcsp_names_t, list);
			mix(&sum, n + 1, n->name_len);
		}
		lws_end_foreach_dll(q);
		mix_defs(&sum, &r->stz.defs);
	}
	lws_end_foreach_dll(p);
	lwsac_free(&ctx.cssac);

	return sum;
}

static void
others(const uint8_t *data, size_t size)
{
	struct lwsac *ac = NULL;
	lws_dll2_owner_t defs = { 0 };
	lhp_ctx_t ctx = { 0 };

	lws_css_style(&ac, &defs, (const char *)data, size);
	lwsac_free(&ac);
	lws_css_media(&ctx, (const char *)data, size);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 2)
		return 0;
	lws_set_log_level(0, NULL);
	if (run(data + 1, size - 1, size) !=
	    run(data + 1, size - 1, 1u + data[0]))
		abort();
	others(data + 1, size - 1);

	return 0;
}
