/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Prints what a callback of lws_lhp_parse() is told of a document, a line an
 * event, indented by the depth, with the properties that styles give.
 */
#include "test-html.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	lcsp_props_t prop;
	const char *name;
} shown[] = {
	{ LCSP_PROP_DISPLAY, "display" },
	{ LCSP_PROP_COLOR, "color" },
	{ LCSP_PROP_BACKGROUND_COLOR, "background-color" },
	{ LCSP_PROP_WIDTH, "width" },
	{ LCSP_PROP_HEIGHT, "height" },
	{ LCSP_PROP_MARGIN_TOP, "margin-top" },
	{ LCSP_PROP_PADDING_LEFT, "padding-left" },
	{ LCSP_PROP_FONT_FAMILY, "font-family" },
	{ LCSP_PROP_FONT_SIZE, "font-size" },
	{ LCSP_PROP_FONT_WEIGHT, "font-weight" },
};

static void
print_value(const lcsp_atr_t *a)
{
	char num[24];

	if (a->op)
		putchar(a->op);
	else
		putchar(' ');
	if (a->unit == LCSP_UNIT_RGBA)
		printf("rgba(%u,%u,%u,%u)", LWSDC_R(a->u.rgba),
		       LWSDC_G(a->u.rgba), LWSDC_B(a->u.rgba),
		       LWSDC_ALPHA(a->u.rgba));
	else if (a->value_len)
		printf("\"%s\"", (const char *)(a + 1));
	else if (a->propval != LCSP_PROPVAL__COUNT)
		printf("keyword-%d", a->propval);
	else
		printf("%s(unit %d)", lws_fx_string(&a->u.i, num, sizeof(num)),
		       a->unit);
}

static void
print_props(lhp_ctx_t *ctx)
{
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(shown); n++) {
		if (!lws_css_cascade_get_prop_atr(ctx, shown[n].prop))
			continue;
		printf("; %s:", shown[n].name);
		lws_start_foreach_dll(struct lws_dll2 *, p,
				      ctx->active_atr.head)
			print_value(
				lws_container_of(p, lcsp_atr_ptr_t, list)->atr);
		lws_end_foreach_dll(p);
	}
}

static void
print_atrs(lhp_pstack_t *ps)
{
	const lhp_atr_t *a;

	lws_start_foreach_dll(struct lws_dll2 *, p, ps->atr.head)
	{
		a = lws_container_of(p, lhp_atr_t, list);
		if (p != ps->atr.head)
			printf(" %s=\"%s\"", (const char *)(a + 1),
			       (const char *)(a + 1) + a->name_len + 1);
	}
	lws_end_foreach_dll(p);
}

static lws_stateful_ret_t
event_cb(lhp_ctx_t *ctx, char reason)
{
	lhp_pstack_t *ps =
		lws_container_of(ctx->stack.tail, lhp_pstack_t, list);

	/* the default style sheet's own */
	if (reason == LHPCB_COMMENT && ctx->u.f.default_css)
		return LWS_SRET_OK;
	printf("%*s", (int)(ctx->stack.count - 1) * 2, "");
	switch (reason) {
	case LHPCB_ELEMENT_START:
		printf("START %.*s", ctx->npos, ctx->buf);
		print_atrs(ps);
		print_props(ctx);
		break;
	case LHPCB_ELEMENT_END:
		printf("END %.*s", ctx->npos, ctx->buf);
		break;
	case LHPCB_CONTENT:
		printf("CONTENT %.*s", ctx->npos, ctx->buf);
		break;
	case LHPCB_COMMENT:
		printf("COMMENT %.*s", ctx->npos, ctx->buf);
		break;
	case LHPCB_COMPLETE:
		printf("COMPLETE");
		break;
	case LHPCB_FAILED:
		printf("FAILED");
		break;
	default:
		break;
	}
	putchar('\n');

	return LWS_SRET_OK;
}

/* every link to a style sheet is answered with the file of -c; what is no more
 * than that needs no waiting */
static const char *css_file;

static lws_stateful_ret_t
fetch_cb(lhp_ctx_t *ctx, lhp_pstack_t *ps, const char *url,
	 lws_dlo_image_type_t type)
{
	lws_stateful_ret_t r = LWS_SRET_OK;
	uint8_t buf[1024];
	size_t n;
	FILE *f;

	(void)ps;
	printf("FETCH %s\n", url);
	if (type != LWSDLOSS_TYPE_CSS || !css_file)
		return LWS_SRET_OK;
	f = fopen(css_file, "rb");
	if (!f)
		return LWS_SRET_FATAL;
	while (!r && (n = fread(buf, 1, sizeof(buf), f)) > 0)
		r = lws_x_lhp_css(ctx, buf, n, 0);
	fclose(f);

	return r ? r : lws_x_lhp_css(ctx, buf, 0, 1);
}

int
test_html_elements(const struct test_html_options *o, FILE *f)
{
	static const lws_surface_info_t ic = {
		.wh_px = { { 600, 0 }, { 448, 0 } },
		.wh_mm = { { 114, 0 }, { 86, 0 } },
	};
	lws_stateful_ret_t r = LWS_SRET_WANT_INPUT;
	static uint8_t buf[65536];
	const uint8_t *p;
	lws_dl_rend_t drt;
	lhp_ctx_t ctx;
	size_t n;

	memset(&drt, 0, sizeof(drt));
	if (lws_lhp_construct(&ctx, event_cb, &drt, &ic))
		return 1;
	ctx.base_url = strdup("https://example.com/");
	css_file = o->css;
	lws_x_lhp_set_fetch(&ctx, fetch_cb);
	while (r == LWS_SRET_WANT_INPUT) {
		n = fread(buf, 1, o->piece, f);
		if (!n)
			ctx.flags |= LHP_FLAG_DOCUMENT_END;
		p = buf;
		r = lws_lhp_parse(&ctx, &p, &n);
	}
	lws_lhp_destruct(&ctx);

	return r != LWS_SRET_NO_FURTHER_OUT;
}
