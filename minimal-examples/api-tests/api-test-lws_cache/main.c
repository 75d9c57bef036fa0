/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-lws_cache: items in memory that expire and give way, and a
 * cookie jar with a cache in memory in front of it. Exits 0 if all went as it
 * should.
 */
#include <libwebsockets.h>

#include <stdio.h>

static struct lws_context *context;

static int
write_text(struct lws_cache_ttl_lru *cache, const char *key, const char *text,
	   lws_usec_t expiry)
{
	return lws_cache_write_through(cache, key, (const uint8_t *)text,
				       strlen(text), expiry, NULL);
}

static int
has(struct lws_cache_ttl_lru *cache, const char *key, const char *text)
{
	const void *data;
	size_t size;

	if (lws_cache_item_get(cache, key, &data, &size))
		return 0;

	/* no NUL behind it */
	return size == strlen(text) && !memcmp(data, text, size);
}

/* -- in memory -- */

static lws_sorted_usec_list_t sul;
static int waited;

static void
waited_cb(lws_sorted_usec_list_t *s)
{
	(void)s;
	waited = 1;
	lws_cancel_service(context);
}

static void
wait_ms(int ms)
{
	waited = 0;
	lws_sul_schedule(context, 0, &sul, waited_cb, ms * LWS_US_PER_MS);
	while (!waited)
		lws_service(context, 0);
}

static int
memory_test(void)
{
	struct lws_cache_creation_info ci;
	struct lws_cache_ttl_lru *cache;
	int bad = 0;

	memset(&ci, 0, sizeof(ci));
	ci.cx = context;
	ci.ops = &lws_cache_ops_heap;
	ci.name = "answers";
	ci.max_items = 2;
	cache = lws_cache_create(&ci);
	if (!cache)
		return 1;

	bad |= write_text(cache, "a", "first", 0);
	bad |= write_text(cache, "b", "second",
			  lws_now_usecs() + 50 * LWS_US_PER_MS);
	bad |= !has(cache, "a", "first"); /* now b is the older one */
	bad |= write_text(cache, "c", "third",
			  lws_now_usecs() + 50 * LWS_US_PER_MS);
	bad |= has(cache, "b", "second") || !has(cache, "c", "third");
	wait_ms(100);
	bad |= has(cache, "c", "third") || !has(cache, "a", "first");
	bad |= lws_cache_footprint(cache) != 5;
	lws_cache_destroy(&cache);

	return bad;
}

/* -- a cookie jar -- */

static const char session[] =
	"example.com\tFALSE\t/shop\tTRUE\t4000000000\tsession\t0123";
static const char theme[] =
	"example.com\tFALSE\t/\tFALSE\t4000000000\ttheme\tdark";

static int
count_for(struct lws_cache_ttl_lru *cache, const char *wildcard)
{
	lws_cache_results_t cr;
	const void *data;
	int n = 0;

	if (lws_cache_lookup(cache, wildcard, &data, &cr.size))
		return 0;
	cr.ptr = (const uint8_t *)data;
	while (!lws_cache_results_walk(&cr)) {
		lwsl_user(" %s: %s, %d bytes\n", wildcard, (const char *)cr.tag,
			  (int)cr.payload_len);
		n++;
	}

	return n;
}

static int
use_jar(struct lws_cache_ttl_lru *l1)
{
	int bad = 0;

	bad |= write_text(l1, "example.com|/shop|session", session, 0);
	bad |= write_text(l1, "example.com|/|theme", theme, 0);

	/* what a request for a page in /shop takes with it */
	bad |= count_for(l1, "example.com|/shop/cart|*") != 2;
	bad |= count_for(l1, "example.com|/about|*") != 1;
	bad |= count_for(l1, "example.org|/|*") != 0;
	bad |= !has(l1, "example.com|/shop|session", session);

	bad |= lws_cache_item_remove(l1, "example.com|/shop|*");
	bad |= count_for(l1, "example.com|/shop/cart|*") != 1;

	return bad;
}

static int
jar_test(void)
{
	char dir[] = "/tmp/lws-api-test-lws_cache-XXXXXX", path[64];
	struct lws_cache_creation_info ci;
	struct lws_cache_ttl_lru *l1, *jar;
	int bad = 1;

	if (!mkdtemp(dir))
		return 1;
	lws_snprintf(path, sizeof(path), "%s/jar", dir);

	memset(&ci, 0, sizeof(ci));
	ci.cx = context;
	ci.ops = &lws_cache_ops_nscookiejar;
	ci.name = "jar";
	ci.u.nscookiejar.filepath = path;
	jar = lws_cache_create(&ci);

	ci.ops = &lws_cache_ops_heap;
	ci.name = "L1";
	ci.parent = jar;
	l1 = jar ? lws_cache_create(&ci) : NULL;

	if (l1)
		bad = use_jar(l1);
	lws_cache_destroy(&jar); /* the file stays; in any order */
	lws_cache_destroy(&l1);
	bad |= unlink(path) || rmdir(dir);

	return bad;
}

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;
	int bad;

	memset(&info, 0, sizeof(info));
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	info.port = CONTEXT_PORT_NO_LISTEN;
	context = lws_create_context(&info);
	if (!context)
		return 1;

	bad = memory_test();
	bad |= jar_test();
	lws_context_destroy(context);
	lwsl_user("Completed: %s\n", bad ? "FAIL" : "PASS");

	return bad;
}
