/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Any bytes as a document with its styles, whole and in pieces: the callback
 * is told the same. The first byte chooses the size of the pieces, and whether
 * each start is held back first.
 */
#include "codec/html/lhp-record.h"
#include "core/core.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct record whole, cut;

static lws_stateful_ret_t
fetch_cb(lhp_ctx_t *ctx, lhp_pstack_t *ps, const char *url,
	 lws_dlo_image_type_t type)
{
	static const char css[] = "p{color:red}*{margin:1px 2px";

	(void)ps;
	(void)url;
	if (type == LWSDLOSS_TYPE_CSS)
		lws_x_lhp_css(ctx, (const uint8_t *)css, sizeof(css) - 1, 0);

	return LWS_SRET_OK;
}

static void
run(struct record *r, const uint8_t *data, size_t size, size_t piece, int hold)
{
	static const lcsp_props_t props[] = { LCSP_PROP_COLOR,
					      LCSP_PROP_MARGIN_LEFT,
					      LCSP_PROP_FONT_FAMILY };
	lhp_ctx_t ctx;

	memset(r, 0, sizeof(*r));
	r->props = props;
	r->prop_count = LWS_ARRAY_SIZE(props);
	r->hold = hold;
	r->comments = 1;
	if (lws_lhp_construct(&ctx, record_cb, r, NULL))
		abort();
	ctx.base_url = strdup("https://x.com/");
	lws_x_lhp_set_fetch(&ctx, fetch_cb);
	record_feed(&ctx, data, size, piece, piece);
	lws_lhp_destruct(&ctx);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 2)
		return 0;
	lws_set_log_level(0, NULL);
	run(&whole, data + 1, size - 1, 0, 0);
	run(&cut, data + 1, size - 1, 1u + (data[0] >> 1), data[0] & 1);
	if (whole.len != cut.len || memcmp(whole.text, cut.text, cut.len))
		abort();

	return 0;
}
