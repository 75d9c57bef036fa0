/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The tokenizer's life, and what its states do: gather text, comments, a tag
 * with its attributes, and tell them. Text and comments go out in pieces of a
 * fixed size, so that borders do not depend on the input's; a tag is held
 * whole, in one buffer that is kept for the next.
 */
#include "codec/html/html.h"

static void
tell(struct lws_x_html_tok *t, lws_x_html_token_t *k)
{
	lws_stateful_ret_t r;

	if (t->fatal)
		return;
	k->line = t->line;
	k->col = t->col;
	r = t->cb(t->user, k);
	if (!t->ret)
		t->ret = r;
}

static void
fail(struct lws_x_html_tok *t)
{
	t->fatal = 1;
}

void
lws_html_error(struct lws_x_html_tok *t, const char *code)
{
	lws_x_html_token_t k = { .type = LWS_X_HTML_ERROR };

	k.text.text = code;
	k.text.len = strlen(code);
	tell(t, &k);
}

/* -- text and comments -- */

static void
piece_out(struct lws_x_html_tok *t, int last)
{
	lws_x_html_token_t k = { .type = LWS_X_HTML_TEXT };

	k.text.text = t->piece;
	k.text.len = t->piece_len;
	if (t->comment) {
		k.type = LWS_X_HTML_COMMENT;
		k.first = t->comment_first;
		k.last = !!last;
	}
	t->comment_first = 0;
	t->piece_len = 0;
	tell(t, &k);
}

void
lws_html_flush(struct lws_x_html_tok *t)
{
	if (t->piece_len)
		piece_out(t, 0);
}

void
lws_html_text(struct lws_x_html_tok *t, int c)
{
	/* a character is not cut: what belongs to it finds its place */
	if (t->piece_len >= LWS_HTML_PIECE - 3 && (c & 0xc0) != 0x80)
		piece_out(t, 0);
	t->piece[t->piece_len++] = (char)c;
}

void
lws_html_text_str(struct lws_x_html_tok *t, const char *s, size_t len)
{
	while (len--)
		lws_html_text(t, (uint8_t)*s++);
}

void
lws_html_text_bad(struct lws_x_html_tok *t)
{
	lws_html_text_str(t, "\xef\xbf\xbd", 3);
}

void
lws_html_comment_begin(struct lws_x_html_tok *t)
{
	lws_html_flush(t);
	t->comment = 1;
	t->comment_first = 1;
}

void
lws_html_comment_end(struct lws_x_html_tok *t)
{
	piece_out(t, 1);
	t->comment = 0;
}

/* -- tags -- */

void
lws_html_tag_begin(struct lws_x_html_tok *t, lws_x_html_token_type_t type)
{
	t->type = type;
	t->buf_len = 0;
	t->atr_count = 0;
	t->self_closing = 0;
	t->force_quirks = 0;
	t->atr_twice = 0;
	t->name.len = LWS_HTML_MISSING;
	t->public_id.len = LWS_HTML_MISSING;
	t->system_id.len = LWS_HTML_MISSING;
}

static int
buf_room(struct lws_x_html_tok *t)
{
	size_t n = t->buf_size ? t->buf_size * 2 : 256;
	char *p;

	if (t->buf_len < t->buf_size)
		return 0;
	if (t->buf_size >= LWS_LIMIT_HTML_TAG) {
		lwsl_notice("%s: a tag longer than %u\n", __func__,
			    (unsigned int)LWS_LIMIT_HTML_TAG);
		return -1;
	}
	if (n > LWS_LIMIT_HTML_TAG)
		n = LWS_LIMIT_HTML_TAG;
	p = lws_realloc(t->buf, n, "html tag");
	if (!p)
		return -1;
	t->buf = p;
	t->buf_size = n;

	return 0;
}

void
lws_html_slice_begin(struct lws_x_html_tok *t, struct lws_html_slice *s)
{
	s->ofs = (uint32_t)t->buf_len;
	s->len = 0;
}

void
lws_html_tag_add(struct lws_x_html_tok *t, struct lws_html_slice *s, int c)
{
	if (t->fatal)
		return;
	if (buf_room(t)) {
		fail(t);
		return;
	}
	t->buf[t->buf_len++] = (char)c;
	s->len++;
}

void
lws_html_tag_add_bad(struct lws_x_html_tok *t, struct lws_html_slice *s)
{
	lws_html_tag_add(t, s, 0xef);
	lws_html_tag_add(t, s, 0xbf);
	lws_html_tag_add(t, s, 0xbd);
}

static int
atr_room(struct lws_x_html_tok *t)
{
	size_t n = t->atr_size ? t->atr_size * 2 : 8;
	void *p;

	if (t->atr_count < t->atr_size)
		return 0;
	if (t->atr_size >= LWS_LIMIT_HTML_ATTRIBUTES) {
		lwsl_notice("%s: a tag with more than %u attributes\n",
			    __func__, (unsigned int)LWS_LIMIT_HTML_ATTRIBUTES);
		return -1;
	}
	if (n > LWS_LIMIT_HTML_ATTRIBUTES)
		n = LWS_LIMIT_HTML_ATTRIBUTES;
	p = lws_realloc(t->atr, n * sizeof(*t->atr), "html attributes");
	if (!p)
		return -1;
	t->atr = p;
	p = lws_realloc(t->told, n * sizeof(*t->told), "html attributes");
	if (!p)
		return -1;
	t->told = p;
	t->atr_size = n;

	return 0;
}

static void
drop_twice(struct lws_x_html_tok *t)
{
	if (t->atr_twice)
		t->atr_count--;
	t->atr_twice = 0;
}

void
lws_html_atr_begin(struct lws_x_html_tok *t)
{
	drop_twice(t);
	if (t->fatal)
		return;
	if (atr_room(t)) {
		fail(t);
		return;
	}
	t->atr_count++;
	lws_html_slice_begin(t, &t->atr[t->atr_count - 1].name);
	lws_html_slice_begin(t, &t->atr[t->atr_count - 1].value);
}

/* 13.2.5.33: the second of the same name is an error, and gone */
void
lws_html_atr_named(struct lws_x_html_tok *t)
{
	struct lws_html_slice *s, *n;
	size_t i;

	if (t->fatal)
		return;
	n = &t->atr[t->atr_count - 1].name;
	lws_html_slice_begin(t, &t->atr[t->atr_count - 1].value);
	for (i = 0; i + 1 < t->atr_count; i++) {
		s = &t->atr[i].name;
		if (s->len != n->len ||
		    memcmp(t->buf + s->ofs, t->buf + n->ofs, n->len))
			continue;
		lws_html_error(t, "duplicate-attribute");
		t->atr_twice = 1;
		return;
	}
}

struct lws_html_slice *
lws_html_atr_name(struct lws_x_html_tok *t)
{
	/* out of memory: nothing is added, but something must be pointed at */
	return t->fatal ? &t->name : &t->atr[t->atr_count - 1].name;
}

struct lws_html_slice *
lws_html_atr_value(struct lws_x_html_tok *t)
{
	return t->fatal ? &t->name : &t->atr[t->atr_count - 1].value;
}

static lws_x_html_str_t
str_of(const struct lws_x_html_tok *t, const struct lws_html_slice *s)
{
	lws_x_html_str_t r = { NULL, 0 };

	if (s->len == LWS_HTML_MISSING)
		return r;
	r.text = s->len ? t->buf + s->ofs : "";
	r.len = s->len;

	return r;
}

static void
remember(struct lws_x_html_tok *t)
{
	t->last_len = 0;
	if (t->name.len > sizeof(t->last))
		return;
	memcpy(t->last, t->buf + t->name.ofs, t->name.len);
	t->last_len = (uint8_t)t->name.len;
}

void
lws_html_tag_emit(struct lws_x_html_tok *t)
{
	lws_x_html_token_t k = { .type = t->type };
	size_t n;

	drop_twice(t);
	t->state = lws_html_st_data;
	if (t->fatal)
		return;
	lws_html_flush(t);
	for (n = 0; n < t->atr_count; n++) {
		t->told[n].name = str_of(t, &t->atr[n].name);
		t->told[n].value = str_of(t, &t->atr[n].value);
	}
	k.name = str_of(t, &t->name);
	k.atr = t->told;
	k.atr_count = t->atr_count;
	k.self_closing = t->self_closing;
	if (t->type == LWS_X_HTML_START_TAG)
		remember(t);
	if (t->type == LWS_X_HTML_END_TAG && t->atr_count)
		lws_html_error(t, "end-tag-with-attributes");
	if (t->type == LWS_X_HTML_END_TAG && t->self_closing)
		lws_html_error(t, "end-tag-with-trailing-solidus");
	tell(t, &k);
}

void
lws_html_doctype_emit(struct lws_x_html_tok *t)
{
	lws_x_html_token_t k = { .type = LWS_X_HTML_DOCTYPE };

	t->state = lws_html_st_data;
	if (t->fatal)
		return;
	lws_html_flush(t);
	k.name = str_of(t, &t->name);
	k.public_id = str_of(t, &t->public_id);
	k.system_id = str_of(t, &t->system_id);
	k.force_quirks = t->force_quirks;
	tell(t, &k);
}

void
lws_html_eof(struct lws_x_html_tok *t)
{
	lws_x_html_token_t k = { .type = LWS_X_HTML_END };

	lws_html_flush(t);
	t->ended = 1;
	tell(t, &k);
}

/* -- life -- */

struct lws_x_html_tok *
lws_x_html_tok_create(lws_x_html_tok_cb_t cb, void *user)
{
	struct lws_x_html_tok *t = lws_zalloc(sizeof(*t), "html tokenizer");

	if (!t)
		return NULL;
	t->cb = cb;
	t->user = user;
	t->line = 1;
	t->state = t->home = lws_html_st_data;

	return t;
}

void
lws_x_html_tok_destroy(struct lws_x_html_tok **pt)
{
	struct lws_x_html_tok *t = *pt;

	if (!t)
		return;
	lws_free(t->buf);
	lws_free(t->atr);
	lws_free(t->told);
	lws_free_set_NULL(*pt);
}

void
lws_x_html_tok_state(struct lws_x_html_tok *t, lws_x_html_state_t state,
		     const char *last_start_tag)
{
	static const lws_html_state_fn states[] = {
		[LWS_X_HTML_STATE_DATA] = lws_html_st_data,
		[LWS_X_HTML_STATE_RCDATA] = lws_html_st_rcdata,
		[LWS_X_HTML_STATE_RAWTEXT] = lws_html_st_rawtext,
		[LWS_X_HTML_STATE_SCRIPT] = lws_html_st_script,
		[LWS_X_HTML_STATE_PLAINTEXT] = lws_html_st_plaintext,
		[LWS_X_HTML_STATE_CDATA] = lws_html_st_cdata,
	};

	t->state = states[state];
	if (!last_start_tag)
		return;
	t->last_len = 0;
	if (strlen(last_start_tag) <= sizeof(t->last)) {
		t->last_len = (uint8_t)strlen(last_start_tag);
		memcpy(t->last, last_start_tag, t->last_len);
	}
}

void
lws_x_html_tok_foreign(struct lws_x_html_tok *t, int on)
{
	t->foreign = !!on;
}

/* what is only text in a state that only passes it on: most of most documents.
 * How many bytes of it were taken */
static size_t
plain_run(struct lws_x_html_tok *t, const uint8_t *p, size_t len)
{
	size_t n, max = LWS_HTML_PIECE - 3;

	if (t->state != lws_html_st_data && t->state != lws_html_st_rcdata &&
	    t->state != lws_html_st_rawtext)
		return 0;
	if (t->seq_need || t->after_cr || t->piece_len >= max)
		return 0;
	if (len > max - t->piece_len)
		len = max - t->piece_len;
	for (n = 0; n < len && p[n] >= 0x20 && p[n] < 0x7f && p[n] != '<' &&
		    p[n] != '&';
	     n++)
		t->piece[t->piece_len + n] = (char)p[n];
	t->piece_len += n;
	t->col += (uint32_t)n;

	return n;
}

static lws_stateful_ret_t
result(struct lws_x_html_tok *t, lws_stateful_ret_t usual)
{
	lws_stateful_ret_t r = t->ret;

	t->ret = LWS_SRET_OK;
	if (t->fatal)
		return LWS_SRET_FATAL;

	return r ? r : usual;
}

lws_stateful_ret_t
lws_x_html_tok_feed(struct lws_x_html_tok *t, const uint8_t **buf, size_t *len)
{
	size_t n;

	while (*len && !t->ret && !t->fatal && !t->ended) {
		n = plain_run(t, *buf, *len);
		if (!n) {
			lws_html_input(t, **buf);
			n = 1;
		}
		*buf += n;
		*len -= n;
	}

	return result(t, t->ended ? LWS_SRET_FATAL : LWS_SRET_WANT_INPUT);
}

lws_stateful_ret_t
lws_x_html_tok_end(struct lws_x_html_tok *t)
{
	if (!t->fatal && !t->ended)
		lws_html_input_end(t);

	return result(t, LWS_SRET_OK);
}
