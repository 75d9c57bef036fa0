/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Prints the tokens of a document as a line of JSON, in the form in which
 * html5lib's tests have them: {"output":[...],"errors":[...]}.
 */
#include "test-html.h"

#include <stdio.h>
#include <stdlib.h>

struct printer {
	char *errors; /* told behind the tokens */
	size_t errors_len;
	FILE *errors_out;
	const char *separator;
	int open; /* text or a comment, whose next piece may come */
	lws_x_html_token_type_t open_type;
};

static void
print_bytes(FILE *f, const lws_x_html_str_t *s)
{
	size_t n;

	for (n = 0; n < s->len; n++)
		if ((unsigned char)s->text[n] < 0x20 || s->text[n] == '"' ||
		    s->text[n] == '\\')
			fprintf(f, "\\u%04x", (unsigned char)s->text[n]);
		else
			fputc(s->text[n], f);
}

static void
print_string(FILE *f, const lws_x_html_str_t *s)
{
	if (!s->text) {
		fputs("null", f);
		return;
	}
	fputc('"', f);
	print_bytes(f, s);
	fputc('"', f);
}

static void
close_open(struct printer *p)
{
	if (p->open)
		fputs("\"]", stdout);
	p->open = 0;
}

static void
begin(struct printer *p, const char *name)
{
	close_open(p);
	printf("%s[\"%s\"", p->separator, name);
	p->separator = ",";
}

static void
piece(struct printer *p, const lws_x_html_token_t *k)
{
	if (!p->open || p->open_type != k->type || k->first) {
		begin(p, k->type == LWS_X_HTML_TEXT ? "Character" : "Comment");
		fputs(",\"", stdout);
	}
	p->open = 1;
	p->open_type = k->type;
	print_bytes(stdout, &k->text);
}

static void
start_tag(struct printer *p, const lws_x_html_token_t *k)
{
	size_t n;

	begin(p, "StartTag");
	putchar(',');
	print_string(stdout, &k->name);
	fputs(",{", stdout);
	for (n = 0; n < k->atr_count; n++) {
		if (n)
			putchar(',');
		print_string(stdout, &k->atr[n].name);
		putchar(':');
		print_string(stdout, &k->atr[n].value);
	}
	fputs(k->self_closing ? "},true]" : "}]", stdout);
}

static void
doctype(struct printer *p, const lws_x_html_token_t *k)
{
	begin(p, "DOCTYPE");
	putchar(',');
	print_string(stdout, &k->name);
	putchar(',');
	print_string(stdout, &k->public_id);
	putchar(',');
	print_string(stdout, &k->system_id);
	fputs(k->force_quirks ? ",false]" : ",true]", stdout);
}

static lws_stateful_ret_t
token_cb(void *user, const lws_x_html_token_t *k)
{
	struct printer *p = user;

	switch (k->type) {
	case LWS_X_HTML_TEXT:
	case LWS_X_HTML_COMMENT:
		piece(p, k);
		break;
	case LWS_X_HTML_START_TAG:
		start_tag(p, k);
		break;
	case LWS_X_HTML_END_TAG:
		begin(p, "EndTag");
		putchar(',');
		print_string(stdout, &k->name);
		putchar(']');
		break;
	case LWS_X_HTML_DOCTYPE:
		doctype(p, k);
		break;
	case LWS_X_HTML_ERROR:
		fprintf(p->errors_out,
			"%s{\"code\":\"%s\",\"line\":%u,\"col\":%u}",
			ftell(p->errors_out) ? "," : "", k->text.text, k->line,
			k->col);
		break;
	case LWS_X_HTML_END:
		close_open(p);
		break;
	}

	return LWS_SRET_OK;
}

static lws_stateful_ret_t
feed(struct lws_x_html_tok *t, const struct test_html_options *o, FILE *f)
{
	static uint8_t buf[65536];
	lws_stateful_ret_t r = LWS_SRET_OK;
	const uint8_t *p;
	size_t n;

	while (!(r & LWS_SRET_FATAL) && (n = fread(buf, 1, o->piece, f)) > 0) {
		p = buf;
		r = lws_x_html_tok_feed(t, &p, &n);
	}
	if (!(r & LWS_SRET_FATAL))
		r = lws_x_html_tok_end(t);

	return r;
}

int
test_html_tokens(const struct test_html_options *o, FILE *f)
{
	struct printer p = { .separator = "" };
	lws_stateful_ret_t r = LWS_SRET_FATAL;
	struct lws_x_html_tok *t;

	p.errors_out = open_memstream(&p.errors, &p.errors_len);
	t = lws_x_html_tok_create(token_cb, &p);
	if (p.errors_out && t) {
		lws_x_html_tok_state(t, o->state, o->last_start_tag);
		lws_x_html_tok_foreign(t, o->foreign);
		fputs("{\"output\":[", stdout);
		r = feed(t, o, f);
		close_open(&p);
		fclose(p.errors_out);
		printf("],\"errors\":[%s]}\n", p.errors);
	}
	lws_x_html_tok_destroy(&t);
	free(p.errors);

	return r != LWS_SRET_OK;
}
