/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * An image on a list. Its bytes come through a flow that somebody else fills;
 * lines are decoded when the rendering reaches them, so of the image there is
 * never more than a line. A box of another size than the image shows the
 * nearest pixels; one without size takes the image's. An image that is damaged
 * stays blank from there on, and the page goes on.
 */
#include "display/image.h"

int
lws_dlo_image_awaits(const lws_dlo_t *d)
{
	const struct lws_image_dlo *im = (const struct lws_image_dlo *)d;

	return d->_destroy == lws_image_destroy &&
	       im->flow.state == LWSDLOFLOW_STATE_READ;
}

int
lws_dlo_image_is_unmeasured(const lws_dlo_t *d)
{
	const struct lws_image_dlo *im = (const struct lws_image_dlo *)d;

	return d->_destroy == lws_image_destroy && !im->w && !im->failed;
}

void
lws_image_destroy(lws_dlo_t *dlo)
{
	struct lws_image_dlo *im = (struct lws_image_dlo *)dlo;

	im->ops->free(&im->decoder);
	lws_dll2_remove(&im->flow.list);
	lws_buflist_destroy_all_segments(&im->flow.bl);
}

struct lws_image_dlo *
lws_image_new(lws_displaylist_t *dl, lws_dlo_t *parent, const lws_box_t *box,
	      void *decoder, const struct lws_image_ops *ops,
	      lws_dlo_renderer_t render)
{
	struct lws_image_dlo *im = NULL;

	if (!decoder)
		return NULL;
	im = (struct lws_image_dlo *)lws_dlo_new(dl, parent, sizeof(*im), box,
						 render);
	if (!im) {
		ops->free(&decoder);
		return NULL;
	}
	im->decoder = decoder;
	im->ops = ops;
	im->dlo._destroy = lws_image_destroy;

	return im;
}

static lws_stateful_ret_t
fails(struct lws_image_dlo *im, const char *why, lws_stateful_ret_t r)
{
	(void)why; /* where no such level is compiled in */
	if (!im->failed)
		lwsl_notice("%s: %s at line %u of %u (%d)\n", im->ops->name,
			    why, im->have, im->h, (int)r & 0xff);
	im->failed = 1;

	return LWS_SRET_FATAL;
}

static void
measured(struct lws_image_dlo *im)
{
	im->ops->measure(im);
	if (!im->dlo.box.w.whole && !im->dlo.box.w.frac)
		im->dlo.box.w.whole = (int32_t)im->w;
	if (!im->dlo.box.h.whole && !im->dlo.box.h.frac)
		im->dlo.box.h.whole = (int32_t)im->h;
}

/* WANT_OUTPUT: there is a line, AWAIT_RETRY: it holds; WANT_INPUT: the flow is
 * empty; YIELD: no memory now; FATAL; OK: there are no more lines */
static lws_stateful_ret_t
decode(struct lws_image_dlo *im, char hold)
{
	lws_stateful_ret_t r, f = LWS_SRET_OK;

	do {
		r = im->ops->next_line(im->decoder, &im->pix, &im->flow.data,
				       &im->flow.len, hold);
		if (r == LWS_SRET_WANT_INPUT)
			f = lws_flow_req(&im->flow);
	} while (r == LWS_SRET_WANT_INPUT && im->flow.len);
	if (r == LWS_SRET_WANT_INPUT && f == LWS_SRET_OK)
		return fails(im, "cut short", r);
	if (r & LWS_SRET_FATAL)
		return fails(im, "damaged, or not supported", r);

	return r;
}

lws_stateful_ret_t
lws_image_scan(struct lws_image_dlo *im)
{
	lws_stateful_ret_t r;

	if (im->failed)
		return LWS_SRET_FATAL;
	if (im->w)
		return LWS_SRET_OK;
	r = decode(im, 1);
	if (r != LWS_SRET_AWAIT_RETRY)
		return r;
	measured(im);

	return LWS_SRET_OK;
}

/* -- pixels -- */

/* a component of the last line, as 8 bits */
static unsigned int
component(const struct lws_image_dlo *im, unsigned int index)
{
	const unsigned int bit = index * im->depth;
	unsigned int v;

	if (im->depth >= 8)
		return im->pix[bit / 8];
	v = (unsigned int)im->pix[bit / 8] >> (8 - im->depth - bit % 8);
	v &= (1u << im->depth) - 1;

	return v * 255 / ((1u << im->depth) - 1);
}

static lws_display_colour_t
pixel(const struct lws_image_dlo *im, unsigned int x)
{
	const unsigned int n = im->per_line, at = x * n;
	const unsigned int first = component(im, at);
	const unsigned int a = n == 2   ? component(im, at + 1)
			       : n == 4 ? component(im, at + 3)
					: 255;

	if (n < 3)
		return LWSDC_RGBA(first, first, first, a);

	return LWSDC_RGBA(first, component(im, at + 1), component(im, at + 2),
			  a);
}

static void
show_line(const lws_display_render_state_t *rs, const struct lws_image_dlo *im,
	  int x0, int wide)
{
	const int x1 = x0 + wide < rs->ic->wh_px[0].whole
			       ? x0 + wide
			       : rs->ic->wh_px[0].whole;
	lws_display_colour_t c;
	int x;

	for (x = x0 < 0 ? 0 : x0; x < x1; x++) {
		c = pixel(im, (unsigned int)((int64_t)(x - x0) * im->w / wide));
		lws_surface_set_px(rs->ic, rs->line, x, &c);
	}
}

/* lines up to the one that is wanted */
static lws_stateful_ret_t
decode_to(struct lws_image_dlo *im, unsigned int line)
{
	lws_stateful_ret_t r;

	while (im->have <= line) {
		r = decode(im, 0);
		if (r == LWS_SRET_OK)
			return fails(im, "too few lines", r);
		if (r != LWS_SRET_WANT_OUTPUT)
			return r;
		im->have++;
	}

	return LWS_SRET_OK;
}

static int
rounded(const lws_fx_t *a)
{
	return lws_sub_floor(lws_sub_of(a) + LWS_SUB / 2);
}

lws_stateful_ret_t
lws_image_render(struct lws_display_render_state *rs)
{
	const lws_display_render_stack_t *st = &rs->st[rs->sp];
	struct lws_image_dlo *im = (struct lws_image_dlo *)st->dlo;
	lws_stateful_ret_t r = lws_image_scan(im);
	int y, wide, high;

	if (r == LWS_SRET_OK) {
		wide = rounded(&im->dlo.box.w);
		high = rounded(&im->dlo.box.h);
		y = rs->curr - rounded(&st->co.y);
		if (y < 0 || y >= high)
			return LWS_SRET_OK;
		r = decode_to(im, (unsigned int)((int64_t)y * im->h / high));
		if (r == LWS_SRET_OK)
			show_line(rs, im, rounded(&st->co.x), wide);
	}

	/* the rest of the page does not suffer from a bad image */
	return r & LWS_SRET_FATAL ? LWS_SRET_OK : r;
}
