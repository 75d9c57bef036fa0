/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Plugin "lws-test-fts": searches a full-text index over http. Behind its mount
 * /a/<needle> gives words that begin so, and /r/<needle> the files and lines
 * that have the word, as JSON, which is written as the connection takes it.
 * The vhost's option indexpath names the index; it is opened for each request,
 * so that a new one can take its place at any time.
 */
#include <libwebsockets.h>

#include <string.h>

#define COMPLETIONS  10
#define PIECE_BYTES  8192
#define ELEMENT_MOST 4096 /* a quote of 512 bytes, all of them escaped */

struct vhd_fts {
	const char *index_path; /* borrowed from the option */
};

/* an answer on its way */
struct pss_fts {
	struct lwsac *found; /* owned: what all of the following is in */
	const struct lws_fts_result_autocomplete *first_word, *word;
	const struct lws_fts_result_filepath *first_file, *file;
	int hit;                          /* the next of file */
	int (*step)(struct pss_fts *pss); /* NULL: there is no answer */
	size_t len;
	char piece[LWS_PRE + PIECE_BYTES];
};

/* -- JSON -- */

static void put(struct pss_fts *pss, const char *format, ...) LWS_FORMAT(2);

static void
put(struct pss_fts *pss, const char *format, ...)
{
	va_list ap;
	int n;

	va_start(ap, format);
	n = vsnprintf(pss->piece + LWS_PRE + pss->len, PIECE_BYTES - pss->len,
		      format, ap);
	va_end(ap);
	/* each step has its room, see ELEMENT_MOST */
	if (n > 0 && (size_t)n < PIECE_BYTES - pss->len)
		pss->len += (size_t)n;
}

/* bytes of the character in front (RFC 3629 4), 0: it is none */
static size_t
character(const char *text)
{
	const uint8_t *p = (const uint8_t *)text;
	size_t len = (size_t)1 + (*p > 0x7f) + (*p > 0xdf) + (*p > 0xef), n;

	if ((*p > 0x7f && *p < 0xc2) || *p > 0xf4)
		return 0;
	for (n = 1; n < len; n++)
		if ((p[n] & 0xc0) != 0x80)
			return 0;
	/* no longer than need be, no surrogates, none above U+10FFFF */
	if ((*p == 0xe0 && p[1] < 0xa0) || (*p == 0xed && p[1] > 0x9f) ||
	    (*p == 0xf0 && p[1] < 0x90) || (*p == 0xf4 && p[1] > 0x8f))
		return 0;

	return len;
}

static void
put_bytes(struct pss_fts *pss, const char *p, size_t len)
{
	if (len > PIECE_BYTES - pss->len)
		len = PIECE_BYTES - pss->len;
	memcpy(pss->piece + LWS_PRE + pss->len, p, len);
	pss->len += len;
}

/* Files may have anything in them, and words and quotes are cut at a limit: it
 * becomes JSON all the same. The type of the answer is html, so what could be
 * a tag does not stay one. */
static void
put_string(struct pss_fts *pss, const char *text)
{
	size_t n;

	put(pss, "\"");
	for (; *text; text += n ? n : 1) {
		n = character(text);
		if (!n)
			put(pss, "\\ufffd");
		else if (n == 1 && (*text < ' ' || strchr("\"\\<>&", *text)))
			put(pss, "\\u%04x", (unsigned int)*text);
		else
			put_bytes(pss, text, n);
	}
	put(pss, "\"");
}

/* -- the parts of an answer, one a call: 1 there is more, 0 that was all -- */

static int step_file(struct pss_fts *pss);

static int
step_hit(struct pss_fts *pss)
{
	const struct lws_fts_result_filepath *f = pss->file;
	const char *p = (const char *)(f + 1), *quote;
	uint32_t at[2];

	if (pss->hit == f->matches) {
		put(pss, "]}");
		pss->file = f->next;
		pss->step = step_file;
		return 1;
	}
	p += (size_t)pss->hit * (sizeof(at) + sizeof(quote));
	memcpy(at, p, sizeof(at));
	memcpy(&quote, p + sizeof(at), sizeof(quote));
	put(pss, "%s{\"l\":%u,\"o\":%u,\"s\":", pss->hit ? "," : "",
	    (unsigned int)at[0], (unsigned int)at[1]);
	put_string(pss, quote);
	put(pss, "}");
	pss->hit++;

	return 1;
}

static int
step_file(struct pss_fts *pss)
{
	const struct lws_fts_result_filepath *f = pss->file;

	if (!f) {
		put(pss, "]}\n");
		return 0;
	}
	put(pss, "%s{\"path\":", f == pss->first_file ? "" : ",");
	put_string(pss, (const char *)(f + 1) + f->matches_length);
	put(pss, ",\"matches\":%d,\"origlines\":%d,\"hits\":[", f->matches,
	    f->lines_in_file);
	pss->hit = 0;
	pss->step = step_hit;

	return 1;
}

static int
step_word(struct pss_fts *pss)
{
	const struct lws_fts_result_autocomplete *w = pss->word;

	if (!w) {
		put(pss, "],\"fp\":[");
		pss->step = step_file;
		return 1;
	}
	put(pss, "%s{\"ac\":", w == pss->first_word ? "" : ",");
	put_string(pss, (const char *)(w + 1));
	put(pss, ",\"matches\":%d,\"agg\":%d,\"elided\":%d}", w->instances,
	    w->agg_instances, w->elided);
	pss->word = w->next;

	return 1;
}

static int
step_begin(struct pss_fts *pss)
{
	put(pss, "{\"indexed\":%d,\"ac\":[",
	    pss->first_word || pss->first_file);
	pss->step = step_word;

	return 1;
}

/* -- http -- */

static void
forget(struct pss_fts *pss)
{
	lwsac_free(&pss->found);
	memset(pss, 0, offsetof(struct pss_fts, piece));
}

/* without an index, or with a needle that is too long, nothing is found */
static void
search(struct pss_fts *pss, const char *index_path, const char *needle,
       int flags)
{
	struct lws_fts_search_params params;
	struct lws_fts_result *result;
	struct lws_fts_file *f = lws_fts_open(index_path);

	if (!f)
		return;
	memset(&params, 0, sizeof(params));
	params.needle = needle;
	params.flags = flags;
	params.max_autocomplete = COMPLETIONS;
	result = lws_fts_search(f, &params);
	lws_fts_close(f);
	if (!result)
		return;
	pss->found = params.results_head;
	pss->first_word = pss->word = result->autocomplete_head;
	pss->first_file = pss->file = result->filepath_head;
}

static int
refuse(struct lws *wsi)
{
	if (lws_return_http_status(wsi, HTTP_STATUS_NOT_FOUND, NULL))
		return -1;

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int
answer(struct lws *wsi, const struct vhd_fts *vhd, struct pss_fts *pss,
       const char *path)
{
	uint8_t buf[LWS_PRE + LWS_RECOMMENDED_MIN_HEADER_SPACE];
	uint8_t *start = buf + LWS_PRE, *p = start;
	uint8_t *end = buf + sizeof(buf) - 1;
	int flags = LWSFTS_F_QUERY_AUTOCOMPLETE;

	if (!vhd || !path ||
	    (strncmp(path, "/a/", 3) && strncmp(path, "/r/", 3)))
		return refuse(wsi);
	if (path[1] == 'r')
		flags = LWSFTS_F_QUERY_FILES | LWSFTS_F_QUERY_FILE_LINES |
			LWSFTS_F_QUERY_QUOTE_LINE;
	forget(pss);
	search(pss, vhd->index_path, path + 3, flags);
	if (lws_add_http_common_headers(wsi, HTTP_STATUS_OK, "text/html",
					LWS_ILLEGAL_HTTP_CONTENT_LEN, &p,
					end) ||
	    lws_finalize_write_http_header(wsi, start, &p, end))
		return -1;
	pss->step = step_begin;
	lws_callback_on_writable(wsi);

	return 0;
}

static int
send_piece(struct lws *wsi, struct pss_fts *pss)
{
	int more = 1;

	if (!pss->step)
		return 0;
	pss->len = 0;
	while (more && PIECE_BYTES - pss->len >= ELEMENT_MOST)
		more = pss->step(pss);
	if (lws_write(wsi, (uint8_t *)pss->piece + LWS_PRE, pss->len,
		      more ? LWS_WRITE_HTTP : LWS_WRITE_HTTP_FINAL) <
	    (int)pss->len)
		return -1;
	if (more) {
		lws_callback_on_writable(wsi);
		return 0;
	}
	forget(pss);

	return lws_http_transaction_completed(wsi) ? -1 : 0;
}

/* in: the vhost's options for it; NULL: it does not use it */
static int
start(struct lws *wsi, const void *in)
{
	const struct lws_protocol_vhost_options *pvo =
		in ? lws_pvo_search(in, "indexpath") : NULL;
	struct vhd_fts *vhd;

	if (!in)
		return 0;
	if (!pvo || !pvo->value) {
		lwsl_err("lws-test-fts: the option indexpath is needed\n");
		return -1;
	}
	vhd = lws_protocol_vh_priv_zalloc(lws_get_vhost(wsi),
					  lws_get_protocol(wsi), sizeof(*vhd));
	if (!vhd)
		return -1;
	vhd->index_path = pvo->value;

	return 0;
}

static int
callback_fts(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	     void *in, size_t len)
{
	struct pss_fts *pss = user;

	switch ((int)reason) {
	case LWS_CALLBACK_PROTOCOL_INIT:
		return start(wsi, in);
	case LWS_CALLBACK_HTTP:
		return answer(wsi,
			      lws_protocol_vh_priv_get(lws_get_vhost(wsi),
						       lws_get_protocol(wsi)),
			      pss, in);
	case LWS_CALLBACK_HTTP_WRITEABLE:
		return send_piece(wsi, pss);
	case LWS_CALLBACK_HTTP_DROP_PROTOCOL:
		if (pss)
			forget(pss);
		return 0;
	}

	return lws_callback_http_dummy(wsi, reason, user, in, len);
}

#define LWS_PLUGIN_PROTOCOL_FULLTEXT_DEMO                                      \
	{                                                                      \
		.name = "lws-test-fts", .callback = callback_fts,              \
		.per_session_data_size = sizeof(struct pss_fts)                \
	}

LWS_VISIBLE extern const struct lws_protocols fulltext_demo_protocols[1];
const struct lws_protocols fulltext_demo_protocols[1] = {
	LWS_PLUGIN_PROTOCOL_FULLTEXT_DEMO
};

#if !defined(LWS_PLUGIN_STATIC)
LWS_VISIBLE extern const lws_plugin_protocol_t fulltext_demo;
const lws_plugin_protocol_t fulltext_demo = {
	.hdr = { "fulltext demo", "lws_protocol_plugin", LWS_BUILD_HASH,
		 LWS_PLUGIN_API_MAGIC },
	.protocols = fulltext_demo_protocols,
	.count_protocols = LWS_ARRAY_SIZE(fulltext_demo_protocols),
};
#endif
