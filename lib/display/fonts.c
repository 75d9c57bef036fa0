/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The fonts of a context, and which of them is nearest to what is wanted.
 */
#include "display/display.h"

int
lws_font_register(struct lws_context *cx, const uint8_t *data, size_t data_len)
{
	struct lws_display_assets *as = lws_display_assets(cx);
	lws_display_font_t *f;

	if (!as)
		return 1;
	f = lws_zalloc(sizeof(*f), "font");
	if (!f)
		return 1;
	f->data = data;
	f->data_len = data_len;
	if (lws_font_parse(f)) {
		lws_free(f);
		return 1;
	}
	lws_dll2_add_tail(&f->list, &as->fonts);

	return 0;
}

static int
is_prefix(const char *of, const char *prefix)
{
	return prefix && *prefix && of &&
	       !strncasecmp(of, prefix, strlen(prefix));
}

/* the lower, the better */
static int
score(const lws_font_choice_t *f, const lws_font_choice_t *want)
{
	int s = 1000;

	if (is_prefix(f->family_name, want->family_name))
		s = 0;
	else if (is_prefix(f->generic_name, want->generic_name))
		s -= 500;
	s += abs(f->weight - want->weight) / 100;
	if (f->style != want->style)
		s += 100;

	return s + abs(f->fixed_height - want->fixed_height) * 10;
}

const lws_display_font_t *
lws_font_choose(struct lws_context *cx, const lws_font_choice_t *hints)
{
	struct lws_display_assets *as = lws_display_assets(cx);
	const lws_display_font_t *f, *best = NULL;
	int s, best_s = 0;

	if (!as)
		return NULL;
	lws_start_foreach_dll(struct lws_dll2 *, p, as->fonts.head)
	{
		f = lws_container_of(p, lws_display_font_t, list);
		s = hints ? score(&f->choice, hints) : 0;
		if (!best || s < best_s) {
			best = f;
			best_s = s;
		}
	}
	lws_end_foreach_dll(p);

	return best;
}

void
lws_fonts_destroy(struct lws_context *cx)
{
	struct lws_display_assets *as = lws_display_assets(cx);
	lws_display_font_t *f;

	while (as && as->fonts.head) {
		f = lws_container_of(as->fonts.head, lws_display_font_t, list);
		lws_dll2_remove(&f->list);
		lws_free(f);
	}
}
