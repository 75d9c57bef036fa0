/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A connection for the unit tests of this room: a wsi with a transaction,
 * without a socket. Its version writes blocks in the simplest form that can be
 * read; what is written is kept in fake.out. The context, vhost and thread are
 * there as far as headers and pages look at them.
 */
#ifndef LWS_ROLES_HTTP_TEST_H
#define LWS_ROLES_HTTP_TEST_H

#include "unit.h"

#include "roles/http/http.h"

/* Sunday, 6 November 1994, 08:49:37 GMT: the example of RFC 9110 */
#define FAKE_TIME 784111777ull
#define FAKE_DATE "Sun, 06 Nov 1994 08:49:37 GMT"

static struct fake {
	struct lws_context cx;
	struct lws_context_per_thread pt;
	struct lws_vhost vh;
	struct lws_vhost_thread vh_thread;
	struct lws wsi;
	struct fake_state {
		struct lws_http *txn;
	} state;
	uint8_t out[16384]; /* written, one after the other */
	size_t out_len;
	int writes;
	enum lws_write_protocol last_wp;
	int write_fails;
	uint64_t now_us;
} fake;

static inline int
fake_write(struct lws *wsi, uint8_t *buf, size_t len,
	   enum lws_write_protocol wp)
{
	(void)wsi;
	if (fake.write_fails)
		return -1;
	assert_true(len <= sizeof(fake.out) - 1 - fake.out_len);
	/* the headroom is the version's to write to */
	memset(buf - LWS_PRE, 0x55, LWS_PRE);
	memcpy(fake.out + fake.out_len, buf, len);
	fake.out_len += len;
	fake.out[fake.out_len] = '\0';
	fake.writes++;
	fake.last_wp = wp;
	if ((wp & 0x1f) != LWS_WRITE_HTTP_HEADERS && fake.state.txn &&
	    fake.state.txn->tx_left != UINT64_MAX)
		fake.state.txn->tx_left -= len;

	return (int)len;
}

static inline int
fake_completed(struct lws *wsi, int keepalive_secs)
{
	(void)wsi;

	return !keepalive_secs;
}

static inline int
fake_put(uint8_t **p, const uint8_t *end, const char *text)
{
	size_t len = strlen(text);

	if (end < *p || len > (size_t)(end - *p))
		return -1;
	memcpy(*p, text, len);
	*p += len;

	return 0;
}

/* "status 200|" */
static inline int
fake_status(struct lws *wsi, unsigned int code, uint8_t **p, const uint8_t *end)
{
	char s[32];

	(void)wsi;
	lws_snprintf(s, sizeof(s), "status %u|", code);

	return fake_put(p, end, s);
}

/* "name=value|"; '-' for a name or value that is NULL */
static inline int
fake_header(struct lws *wsi, const struct lws_span *name,
	    const struct lws_span *value, uint8_t **p, const uint8_t *end)
{
	char s[512];

	(void)wsi;
	lws_snprintf(s, sizeof(s), "%.*s=%.*s|", name->p ? (int)name->len : 1,
		     name->p ? (const char *)name->p : "-",
		     value->p ? (int)value->len : 1,
		     value->p ? (const char *)value->p : "-");

	return fake_put(p, end, s);
}

/* "end|" */
static inline int
fake_finalize(struct lws *wsi, uint8_t **p, const uint8_t *end)
{
	(void)wsi;

	return fake_put(p, end, "end|");
}

static const struct lws_role_ops fake_role = {
	.name = "fake",
	.write = fake_write,
	.is_http = 1,
};

static const struct lws_http_version_ops fake_ops = {
	.status = fake_status,
	.header = fake_header,
	.finalize = fake_finalize,
	.completed = fake_completed,
};

static inline uint64_t
fake_wall_us(void)
{
	return fake.now_us;
}

/* 0, or -1: out of memory, nothing is left */
static inline int
fake_open(void)
{
	static const struct lws_plat_clock clock = { .wall_us = fake_wall_us };

	memset(&fake, 0, sizeof(fake));
	fake.now_us = FAKE_TIME * LWS_US_PER_SEC;
	lws_plat_set_clock(&clock);
	fake.cx.pt_serv_buf_size = 4096;
	fake.pt.cx = &fake.cx;
	fake.vh.cx = &fake.cx;
	fake.vh.name = (char *)(uintptr_t) "fake";
	fake.wsi.pt = &fake.pt;
	fake.wsi.vhost = &fake.vh;
	fake.vh.threads = &fake.vh_thread;
	fake.wsi.role = &fake_role;
	fake.wsi.role_state = &fake.state;
	fake.wsi.phase = LWS_PHASE_OPEN;
	fake.wsi.fd = -1;
	fake.state.txn = lws_http_begin(&fake.wsi, &fake_ops);
	if (!fake.state.txn) {
		lws_http_thread_fini(&fake.pt);
		return -1;
	}
	fake.state.txn->minor = 1;
	fake.state.txn->keep = 1;
	fake.state.txn->method = WSI_TOKEN_GET_URI;

	return 0;
}

static inline void
fake_close(void)
{
	lws_http_end(fake.state.txn);
	lws_http_thread_fini(&fake.pt);
	lws_free_set_NULL(fake.pt.serv_buf);
	lws_plat_set_clock(NULL);
}

static inline int
fake_setup(void **state)
{
	(void)state;

	return fake_open();
}

static inline int
fake_teardown(void **state)
{
	(void)state;
	fake_close();

	return 0;
}

#define FAKE_TEST(fn)                                                          \
	cmocka_unit_test_setup_teardown(fn, fake_setup, fake_teardown)

static inline struct lws_http *
fake_http(void)
{
	return fake.state.txn;
}

static inline void
fake_add(int token, const char *value)
{
	assert_non_null(lws_http_store_add(&fake_http()->store, token, value,
					   strlen(value)));
}

static inline int
fake_add_custom(const char *name, const char *value)
{
	struct lws_span n = lws_span_of(name, strlen(name));
	struct lws_span v = lws_span_of(value, strlen(value));

	return lws_http_store_add_custom(&fake_http()->store, &n, &v);
}

#endif
