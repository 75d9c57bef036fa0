/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Elements that end without an end tag of their own, since another one starts
 * or ends (WHATWG HTML 13.1.2.4, 13.2.6.4). Only what the document has is on
 * the stack: html, head, body and tbody are not made up, and formatting that
 * overlaps ends with what is around it.
 */
#include "codec/html/lhp.h"

static const char blocks[] =
	" address article aside blockquote center details dialog dir div dl "
	"fieldset figcaption figure footer form header hgroup hr main menu nav "
	"ol p search section summary ul h1 h2 h3 h4 h5 h6 pre listing "
	"plaintext "
	"table xmp li dd dt ";

/* 13.2.4.2: an element is not looked for outside of these */
static const char scope[] =
	" applet caption html table td th marquee object template ";
static const char table_scope[] = " html table template ";
static const char table_parts[] =
	" table caption colgroup thead tbody tfoot tr td th ";

static const struct {
	const char *starts; /* when one of these starts */
	const char *ends;   /* these end */
	const char *within; /* looked for up to one of these */
} rules[] = {
	{ " body frameset ", " head ", " html " },
	{ blocks, " p ",
	  " applet caption html table td th marquee object "
	  "template button " },
	{ " li ", " li ",
	  " ul ol menu dir applet caption html table td th "
	  "marquee object template " },
	{ " dd dt ", " dd dt ",
	  " dl applet caption html table td th marquee object template " },
	{ " option optgroup ", " option ", " select datalist html template " },
	{ " optgroup ", " optgroup ", " select html template " },
	{ " rp rt rb rtc ", " rp rt rb ", " ruby rtc html template " },
	{ " rb rtc ", " rtc ", " ruby html template " },
	{ " td th ", " td th caption colgroup ", " tr table html template " },
	{ " tr ", " tr caption colgroup ", table_scope },
	{ " thead tbody tfoot ", " thead tbody tfoot caption colgroup ",
	  table_scope },
	{ " caption colgroup ", " caption colgroup ", table_scope },
	{ " a ", " a ", scope },
	{ " nobr ", " nobr ", scope },
	{ " button ", " button ", scope },
};

static const char headings[] = " h1 h2 h3 h4 h5 h6 ";

int
lws_lhp_in_list(const char *list, const char *name, size_t len)
{
	const char *p = list;

	if (!len || memchr(name, ' ', len))
		return 0;
	while ((p = strchr(p, ' ')) && *++p)
		if (!strncmp(p, name, len) && p[len] == ' ')
			return 1;

	return 0;
}

static int
elem_in(struct lws_css_elem *e, const char *list)
{
	const char *name = lws_css_pstack_name(&e->ps);

	return !e->foreign && lws_lhp_in_list(list, name, strlen(name));
}

static struct lws_css_elem *
outer(struct lws_css_elem *e)
{
	return lws_container_of(e->ps.list.prev, struct lws_css_elem, ps.list);
}

static struct lws_css_elem *
find(lhp_ctx_t *ctx, const char *names, const char *within)
{
	struct lws_css_elem *e = lws_lhp_top(ctx);

	for (; !lws_lhp_is_base(e); e = outer(e)) {
		if (elem_in(e, names))
			return e;
		if (elem_in(e, within))
			return NULL;
	}

	return NULL;
}

static void
close_to(lhp_ctx_t *ctx, const struct lws_css_elem *e)
{
	int last;

	do {
		last = lws_lhp_top(ctx) == e;
		lws_lhp_close_top(ctx);
	} while (!last && !ctx->inside->failed);
}

static int
is_open(lhp_ctx_t *ctx, const char *name)
{
	struct lws_css_elem *e = lws_lhp_top(ctx);

	for (; !lws_lhp_is_base(e); e = outer(e))
		if (lws_lhp_is(e, name))
			return 1;

	return 0;
}

int
lws_lhp_implied(lhp_ctx_t *ctx, const char *name)
{
	size_t n, len = strlen(name);
	struct lws_css_elem *e;

	if (lws_lhp_in_list(" html head body ", name, len) &&
	    is_open(ctx, name))
		return 1;
	if (!lws_lhp_is_base(lws_lhp_top(ctx)) && lws_lhp_top(ctx)->foreign)
		return 0;
	for (n = 0; n < LWS_ARRAY_SIZE(rules); n++) {
		if (!lws_lhp_in_list(rules[n].starts, name, len))
			continue;
		e = find(ctx, rules[n].ends, rules[n].within);
		if (e)
			close_to(ctx, e);
	}
	if (lws_lhp_in_list(headings, name, len) &&
	    elem_in(lws_lhp_top(ctx), headings))
		lws_lhp_close_top(ctx);

	return 0;
}

struct lws_css_elem *
lws_lhp_scope(lhp_ctx_t *ctx, const char *name)
{
	struct lws_css_elem *e = lws_lhp_top(ctx);
	const char *within = scope;

	if (lws_lhp_in_list(table_parts, name, strlen(name)))
		within = table_scope;
	for (; !lws_lhp_is_base(e); e = outer(e)) {
		if (lws_lhp_is(e, name))
			return e;
		/* body and html end everything */
		if (elem_in(e, within) && strcmp(name, "body") &&
		    strcmp(name, "html"))
			return NULL;
	}

	return NULL;
}
