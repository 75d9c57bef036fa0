/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What reading a request head costs, the codec and the storing of what it
 * finds alone: no socket, no context. Counts are exact with callgrind, and the
 * cost of one request is the difference of two runs:
 *
 *	valgrind --tool=callgrind http1-parse browser 1000
 *	valgrind --tool=callgrind http1-parse browser 2000
 *
 * The first word chooses the request: bare, browser (700 bytes of fields), or
 * cut (browser in pieces of 64 bytes). READMEs/README.http1-parser.md has the
 * figures.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codec/http1/http1.h"

static const char bare[] = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

static const char browser[] =
	"GET / HTTP/1.1\r\n"
	"Host: www.example.com\r\n"
	"Connection: keep-alive\r\n"
	"Cache-Control: max-age=0\r\n"
	"sec-ch-ua: \"Chromium\";v=\"118\", \"Not=A?Brand\";v=\"99\"\r\n"
	"sec-ch-ua-mobile: ?0\r\n"
	"sec-ch-ua-platform: \"Linux\"\r\n"
	"Upgrade-Insecure-Requests: 1\r\n"
	"User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 "
	"(KHTML, like Gecko) Chrome/118.0.0.0 Safari/537.36\r\n"
	"Accept: text/html,application/xhtml+xml,application/xml;q=0.9,"
	"image/avif,image/webp,image/apng,*/*;q=0.8\r\n"
	"Sec-Fetch-Site: none\r\n"
	"Sec-Fetch-Mode: navigate\r\n"
	"Sec-Fetch-User: ?1\r\n"
	"Sec-Fetch-Dest: document\r\n"
	"Accept-Encoding: gzip, deflate, br\r\n"
	"Accept-Language: en-GB,en;q=0.9,de;q=0.8\r\n"
	"Cookie: session=4f1c2a9d8b7e6f50; theme=dark\r\n"
	"\r\n";

/* as plain a store as there can be: values one after the other */
static struct store {
	char data[4096];
	size_t len;
	struct {
		int token;
		size_t at, len;
	} field[64];
	size_t fields;
} store;

static enum lws_http1_err
keep(int token, const struct lws_span *s)
{
	if (store.fields == 64 || s->len > sizeof(store.data) - store.len)
		return LWS_HTTP1_ERR_STORE_FULL;
	store.field[store.fields].token = token;
	store.field[store.fields].at = store.len;
	store.field[store.fields++].len = s->len;
	memcpy(store.data + store.len, s->p, s->len);
	store.len += s->len;

	return LWS_HTTP1_OK;
}

static enum lws_http1_err
on_start(struct lws_http1 *h, const struct lws_http1_start *s)
{
	return keep(h->msg.method, &s->path);
}

static enum lws_http1_err
on_field(struct lws_http1 *h, const struct lws_http1_field *f)
{
	(void)h;
	if (f->token < 0 && keep(-2, &f->name))
		return LWS_HTTP1_ERR_STORE_FULL;

	return keep(f->token, &f->value);
}

static uint8_t *
on_carry(struct lws_http1 *h, size_t size)
{
	static uint8_t carry[LWS_LIMIT_HTTP1_START_LINE + 2];

	(void)h;

	return size ? carry : NULL;
}

static lws_stateful_ret_t
feed(struct lws_http1 *h, const char *text, size_t len, size_t piece)
{
	lws_stateful_ret_t r = LWS_SRET_WANT_INPUT;

	while (len && r == LWS_SRET_WANT_INPUT) {
		size_t n = len < piece ? len : piece;
		struct lws_span in = lws_span_of(text, n);

		r = lws_http1_head_feed(h, &in);
		text += n;
		len -= n;
	}

	return r;
}

int
main(int argc, char **argv)
{
	static const struct lws_http1_ops ops = { on_start, on_field, NULL,
						  on_carry };
	const struct lws_http1_setup setup = { &ops, NULL, NULL, 0 };
	const char *what = argc > 1 ? argv[1] : "browser";
	int count = argc > 2 ? atoi(argv[2]) : 1000000;
	size_t piece = strcmp(what, "cut") ? SIZE_MAX : 64;
	const char *text = strcmp(what, "bare") ? browser : bare;
	size_t len = strlen(text);
	struct lws_http1 h;
	int i;

	lws_http1_begin(&h, &setup);
	for (i = 0; i < count; i++) {
		store.len = 0;
		store.fields = 0;
		lws_http1_next(&h);
		if (feed(&h, text, len, piece) != LWS_SRET_OK) {
			fprintf(stderr, "%s\n", lws_http1_err_text(h.err));
			return 1;
		}
	}
	lws_http1_end(&h);
	printf("%d requests of %zu bytes, %zu fields\n", count, len,
	       store.fields);

	return 0;
}
