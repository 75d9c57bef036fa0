/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What plugins-test.c loads: one that is good, and some that must be refused,
 * by what is defined. It counts what it is told in the integers that the
 * options "inits" and "destroys" point to.
 */
#include <libwebsockets.h>

struct counters {
	int *destroys;
};

static int
callback_test(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	      void *in, size_t len)
{
	struct counters *c;
	const char *p;

	(void)user;
	(void)len;
	switch ((int)reason) {
	case LWS_CALLBACK_PROTOCOL_INIT:
		c = lws_protocol_vh_priv_zalloc(
			lws_get_vhost(wsi), lws_get_protocol(wsi), sizeof(*c));
		if (!c || lws_pvo_get_str(in, "inits", &p))
			return -1;
		(*(int *)(uintptr_t)p)++;
		if (lws_pvo_get_str(in, "destroys", &p))
			return -1;
		c->destroys = (int *)(uintptr_t)p;
		return 0;
	case LWS_CALLBACK_PROTOCOL_DESTROY:
		c = lws_protocol_vh_priv_get(lws_get_vhost(wsi),
					     lws_get_protocol(wsi));
		if (c)
			(*c->destroys)++;
		return 0;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ .name = "plugin-test", .callback = callback_test },
};

#if defined(FOR_TEST_MAGIC)
#define MAGIC  (LWS_PLUGIN_API_MAGIC - 1)
#define SYMBOL for_test_magic
#else
#define MAGIC LWS_PLUGIN_API_MAGIC
#endif
#if defined(FOR_TEST_HASH)
#define HASH   "another build"
#define SYMBOL for_test_hash
#else
#define HASH LWS_BUILD_HASH
#endif
#if defined(FOR_TEST_CLASS)
#define CLASS  "lws_evlib_plugin"
#define SYMBOL for_test_class
#else
#define CLASS "lws_protocol_plugin"
#endif
#if defined(FOR_TEST_NONE)
#define SYMBOL another_symbol
#endif
#if defined(FOR_TEST_GOOD)
#define SYMBOL for_test_good
#endif

LWS_VISIBLE extern const lws_plugin_protocol_t SYMBOL;
const lws_plugin_protocol_t SYMBOL = {
	.hdr = { "for test", CLASS, HASH, MAGIC },
	.protocols = protocols,
	.count_protocols = LWS_ARRAY_SIZE(protocols),
};
