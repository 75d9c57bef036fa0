/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Any bytes as a document with its styles, laid out whole and in pieces: the
 * same objects; and then rendered.
 */
#include "codec/png/png.h"
#include "layout-make.h"
#include "png-make.h"
#include "stroke-font.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char whole[sizeof(page_text)];
static struct png_made made;

static lws_stateful_ret_t
fetch(lhp_ctx_t *ctx, struct lhp_pstack *ps, const char *url,
      lws_dlo_image_type_t type)
{
	lws_flow_t *flow = lws_x_lhp_image_flow(ctx, ps, type);

	(void)url;
	if (!flow)
		return LWS_SRET_FATAL;
	if (lws_buflist_append_segment(&flow->bl, made.bytes, made.len) < 0)
		abort();
	flow->state = LWSDLOFLOW_STATE_READ_COMPLETED;

	return LWS_SRET_OK;
}

static void
once(void)
{
	static const struct png_plan plan = { 9, 7, 8, LWS_PNG_RGBA, 5, 0,
					      0, 0, 0 };
	static struct lws_context_creation_info info;
	uint8_t *font;
	size_t len;

	if (page_cx)
		return;
	lws_set_log_level(0, NULL);
	info.port = CONTEXT_PORT_NO_LISTEN;
	page_cx = lws_create_context(&info);
	font = stroke_font("Strokes Sans", 20, 0, 0, &len);
	if (!page_cx || lws_font_register(page_cx, font, len))
		abort();
	png_make(&made, &plan);
	page_fetch = fetch;
}

static void
render(void)
{
	uint8_t line[PAGE_W * 3];
	int y;

	page_rs.line = line;
	memset(line, 0, sizeof(line));
	for (y = 0; y < PAGE_H; y++) {
		page_rs.curr = (lws_display_scalar)y;
		if (lws_display_list_render_line(&page_rs) != LWS_SRET_OK)
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	lws_stateful_ret_t r;

	if (size < 2)
		return 0;
	once();
	r = page_lay_out((const char *)data + 1, size - 1, 0);
	page_dump();
	memcpy(whole, page_text, page_text_len + 1);
	page_end();
	if (page_lay_out((const char *)data + 1, size - 1, 1u + data[0]) != r)
		abort();
	page_dump();
	if (strcmp(whole, page_text))
		abort();
	render();
	page_end();

	return 0;
}
