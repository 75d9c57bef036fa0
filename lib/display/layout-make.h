/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * For the tests of the layout: a page in, objects out.
 */
#ifndef LWS_LAYOUT_MAKE_H
#define LWS_LAYOUT_MAKE_H

#include <stdio.h>

#include "display/display.h"

#define PAGE_W 200
#define PAGE_H 150

static struct lws_context *page_cx;
static lws_display_render_state_t page_rs;
static lws_dl_rend_t page_drt;
static lws_surface_info_t page_ic = {
	.wh_px = { { PAGE_W, 0 }, { PAGE_H, 0 } },
	/* 4 pixels a millimetre */
	.wh_mm = { { PAGE_W / 4, 0 }, { PAGE_H / 4, 50000000 } },
};
static lws_x_lhp_fetch_t page_fetch;
static char page_text[65536]; /* what page_dump() wrote */
static size_t page_text_len;

static inline void
page_end(void)
{
	lws_display_list_destroy(&page_rs.displaylist);
	lws_display_render_free_ids(&page_rs);
}

/* in pieces; of what waits, a few tries are made */
static inline lws_stateful_ret_t
page_feed(lhp_ctx_t *ctx, const char *html, size_t len, size_t piece)
{
	const uint8_t *p = (const uint8_t *)html;
	lws_stateful_ret_t r;
	size_t n, given;
	int tries = 0;

	do {
		n = given = piece && piece < len ? piece : len;
		if (n == len)
			ctx->flags |= LHP_FLAG_DOCUMENT_END;
		do
			r = lws_lhp_parse(ctx, &p, &n);
		while (r == LWS_SRET_AWAIT_RETRY && ++tries < 1000);
		len -= given - n;
	} while (r == LWS_SRET_WANT_INPUT);

	return r;
}

/* ids: a, b, ... h may be asked for */
static inline lws_stateful_ret_t
page_lay_out(const char *html, size_t len, size_t piece)
{
	lws_stateful_ret_t r;
	char id[2] = "a";
	lhp_ctx_t ctx;

	memset(&page_rs, 0, sizeof(page_rs));
	lws_display_dl_init(&page_rs.displaylist, NULL);
	page_rs.ic = &page_ic;
	page_drt.dl = &page_rs.displaylist;
	for (; id[0] <= 'h'; id[0]++)
		if (!lws_display_render_add_id(&page_rs, id, NULL))
			return LWS_SRET_FATAL;
	if (lws_lhp_construct(&ctx, lhp_displaylist_layout, &page_drt,
			      &page_ic))
		return LWS_SRET_FATAL;
	ctx.base_url = strdup("https://x.com/");
	ctx.user1 = page_cx;
	ctx.ids = &page_rs.ids;
	lws_x_lhp_set_fetch(&ctx, page_fetch);
	r = page_feed(&ctx, html, len, piece);
	lws_lhp_destruct(&ctx);
	lws_display_get_ids_boxes(&page_rs);

	return r;
}

static inline void
page_put(const char *p, size_t len)
{
	if (page_text_len + len + 1 > sizeof(page_text))
		return;
	memcpy(page_text + page_text_len, p, len);
	page_text_len += len;
	page_text[page_text_len] = '\0';
}

/* x,y w h 'text' of each object, indented */
static inline void
page_dump_one(const lws_dlo_t *d, int depth)
{
	const lws_dlo_text_t *t = lws_container_of(d, lws_dlo_text_t, dlo);
	char line[160];
	int n;

	n = snprintf(line, sizeof(line), "%*s%d.%08d,%d.%08d %dx%d #%08x",
		     depth, "", d->box.x.whole, d->box.x.frac, d->box.y.whole,
		     d->box.y.frac, d->box.w.whole, d->box.h.whole,
		     (unsigned int)d->dc);
	page_put(line, (size_t)n);
	if (d->_destroy == lws_display_dlo_text_destroy) {
		page_put(" '", 2);
		page_put(t->text, t->text_len);
		page_put("'", 1);
	}
	page_put("\n", 1);
}

static inline void
page_dump(void)
{
	lws_dlo_t *d = lws_dlo_of(page_rs.displaylist.dl.head);
	int depth = 0;

	page_text_len = 0;
	page_text[0] = '\0';
	while (d) {
		page_dump_one(d, depth);
		if (d->children.head) {
			d = lws_dlo_of(d->children.head);
			depth++;
			continue;
		}
		while (d && !d->list.next) {
			d = lws_dlo_parent(&page_rs.displaylist, d);
			depth--;
		}
		d = d ? lws_dlo_of(d->list.next) : NULL;
	}
}

#endif
