/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Images in lines. Whoever fetches what a document links to asks for the flow
 * of an image before its element starts; if nobody does, a file of the context
 * may have that name. The element waits until the image's size is known, unless
 * styles or attributes say how large it is shown.
 */
#include "display/image.h"
#include "display/layout.h"

static struct layout_box *
block_around(struct lws_css_elem *e)
{
	struct layout_box *b =
		lws_css_elem_of(
			lws_container_of(e->ps.list.prev, lhp_pstack_t, list))
			->layout;

	/* the document's own memory is not a box */
	if (!e->ps.list.prev->prev || !b || b->kind == LAYOUT_NONE ||
	    lws_css_keyword(e, LCSP_PROP_DISPLAY) == LCSP_PROPVAL_NONE)
		return NULL;
	/* no line is between cells */
	if (b->block->kind == LAYOUT_TABLE || b->block->kind == LAYOUT_ROW)
		return NULL;

	return b->block->rect ? b->block : NULL;
}

static struct lws_image_dlo *
image_make(lhp_ctx_t *ctx, struct layout_box *block, lws_dlo_image_type_t type)
{
	lws_box_t nowhere = { { 0, 0 }, { 0, 0 }, { 0, 0 }, { 0, 0 } };
	lws_dlo_t *on = &block->rect->r.dlo;
	struct layout_doc *doc = lws_layout_doc(ctx);
	struct lws_image_dlo *im;

	im = type == LWSDLOSS_TYPE_PNG
		     ? lws_image_make_png(layout_list(ctx), on, &nowhere)
		     : lws_image_make_jpeg(layout_list(ctx), on, &nowhere);
	if (!lws_layout_counted(ctx, im))
		return NULL;
	doc->image = &im->dlo;

	return im;
}

lws_flow_t *
lws_x_lhp_image_flow(struct lhp_ctx *ctx, struct lhp_pstack *ps,
		     lws_dlo_image_type_t type)
{
	struct layout_box *block = block_around(lws_css_elem_of(ps));
	struct layout_doc *doc = lws_layout_doc(ctx);
	struct lws_image_dlo *im;

	if (!doc || !block || type == LWSDLOSS_TYPE_CSS)
		return NULL;
	if (doc->image)
		return &((struct lws_image_dlo *)doc->image)->flow;
	lws_layout_flush(ctx); /* text before it is before it on the list */
	im = image_make(ctx, block, type);

	return im ? &im->flow : NULL;
}

static int
ends_with(const char *s, const char *with)
{
	const size_t len = strlen(s), n = strlen(with);

	return len >= n && !strcasecmp(s + len - n, with);
}

/* a file of the context, whole */
static void
from_file(lhp_ctx_t *ctx, struct layout_box *b)
{
	const char *src = lws_html_get_atr(&b->e->ps, "src", 3);
	const lws_dlo_filesystem_t *f =
		src ? lws_dlo_file_choose(ctx->user1, src) : NULL;
	struct lws_image_dlo *im;

	if (!f || !f->len)
		return;
	im = image_make(ctx, b->block,
			ends_with(src, ".png") ? LWSDLOSS_TYPE_PNG
					       : LWSDLOSS_TYPE_JPEG);
	if (!im)
		return;
	if (lws_buflist_append_segment(&im->flow.bl, f->data, f->len) < 0)
		lws_lhp_fail(ctx, "layout: out of memory");
	im->flow.state = LWSDLOFLOW_STATE_READ_COMPLETED;
}

/* of the style, or else of the attribute; 0: neither */
static lu_t
asked(lhp_ctx_t *ctx, struct layout_box *b, const lcsp_atr_t *a,
      const char *atr, lu_t around)
{
	uint8_t is_auto;
	lu_t v = lws_layout_length(ctx, b, a, around, &is_auto);
	const char *s = lws_html_get_atr(&b->e->ps, atr, strlen(atr));
	int px = s ? atoi(s) : 0;

	if (!is_auto)
		return layout_max(v, 0);
	if (px > (int)LWS_LIMIT_LAYOUT_LENGTH)
		px = LWS_LIMIT_LAYOUT_LENGTH;

	return px > 0 ? px * LWS_SUB : 0;
}

/* the side that is not said is in proportion */
static void
size(const struct lws_image_dlo *im, lu_t *w, lu_t *h)
{
	const lu_t iw = im->w ? im->w : 1, ih = im->h ? im->h : 1;

	if (!*w && !*h) {
		*w = im->w * LWS_SUB;
		*h = im->h * LWS_SUB;
	} else if (!*w) {
		*w = (*h * iw / ih + LWS_SUB / 2) / LWS_SUB * LWS_SUB;
	} else if (!*h) {
		*h = (*w * ih / iw + LWS_SUB / 2) / LWS_SUB * LWS_SUB;
	}
}

static int
is_block(const struct layout_box *b)
{
	return lws_css_keyword(b->e, LCSP_PROP_DISPLAY) == LCSP_PROPVAL_BLOCK;
}

void
lws_layout_image_end(struct layout_box *b)
{
	if (b->kind == LAYOUT_INLINE && b->block->rect && is_block(b))
		lws_layout_line_end_plain(b->block);
}

lws_stateful_ret_t
lws_layout_image(lhp_ctx_t *ctx, struct layout_box *b)
{
	const lhp_pstack_t *ps = &b->e->ps;
	struct layout_doc *doc = lws_layout_doc(ctx);
	lu_t around = b->block->avail, w, h;
	struct lws_image_dlo *im;
	lws_stateful_ret_t r;

	if (!doc->image && b->block->rect)
		from_file(ctx, b);
	im = (struct lws_image_dlo *)doc->image;
	if (!im)
		return LWS_SRET_OK;
	w = asked(ctx, b, ps->css_width, "width", around);
	h = asked(ctx, b, ps->css_height, "height", b->block->height);
	r = lws_image_scan(im);
	if (!(r & LWS_SRET_FATAL) && r && (!w || !h))
		return LWS_SRET_AWAIT_RETRY;
	doc->image = NULL;
	if (r & LWS_SRET_FATAL) {
		lws_display_dlo_destroy(&(lws_dlo_t *){ &im->dlo });
		return LWS_SRET_OK;
	}
	size(im, &w, &h);
	im->dlo.box.w = layout_fx(w);
	im->dlo.box.h = layout_fx(h);
	if (is_block(b)) {
		lws_dll2_remove(&im->dlo.list);
		lws_layout_line_end(b->block);
		lws_dll2_add_tail(&im->dlo.list,
				  &b->block->rect->r.dlo.children);
	}
	lws_layout_edges(ctx, b, around);
	lws_layout_item(b->block, &im->dlo, &b->margin);
	lws_lhp_tag_dlo_id(ctx, &b->e->ps, &im->dlo);

	return LWS_SRET_OK;
}
