/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-lwsac: many small objects that are freed all at once.
 *
 * Reads words into a sorted list whose objects and strings live in an lwsac,
 * each string once; shares one by references; keeps a file in memory. Exits 0
 * if all went as it should.
 */
#include <libwebsockets.h>

#include <stdio.h>

static const char *const text[] = { "one",   "ring", "to",   "rule", "them",
				    "all",   "one",  "ring", "to",   "find",
				    "them",  "one",  "ring", "to",   "bring",
				    "them",  "all",  "and",  "in",   "the",
				    "light", "let",  "them", "go" };

struct word {
	lws_list_ptr next;
	const char *text; /* in the same lwsac */
};

static int
compare_words(lws_list_ptr a, lws_list_ptr b)
{
	return strcmp(lws_list_ptr_container(a, struct word, next)->text,
		      lws_list_ptr_container(b, struct word, next)->text);
}

/* a string that is in there already is used again */
static const char *
keep_string(struct lwsac **ac, const char *s)
{
	size_t len = strlen(s) + 1;
	char *p = (char *)lwsac_scan_extant(*ac, (uint8_t *)(uintptr_t)s,
					    len - 1, 1);

	if (p)
		return p;
	p = lwsac_use(ac, len, 256);
	if (p)
		memcpy(p, s, len);

	return p;
}

static int
add_word(struct lwsac **ac, lws_list_ptr *head, const char *s)
{
	struct word *w = lwsac_use_zero(ac, sizeof(*w), 256);

	if (!w)
		return 1;
	w->text = keep_string(ac, s);
	if (!w->text)
		return 1;
	lws_list_ptr_insert(head, &w->next, compare_words);

	return 0;
}

static int
test_words(void)
{
	lws_list_ptr head = NULL, p;
	struct lwsac *ac = NULL;
	const struct word *w;
	const char *last = "";
	int e = 0, count = 0;
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(text) && !e; n++)
		e = add_word(&ac, &head, text[n]);

	for (p = head; p; count++) {
		w = lws_list_ptr_container(p, struct word, next);
		e |= strcmp(last, w->text) > 0;
		/* equal words share their string */
		e |= !strcmp(last, w->text) && last != w->text;
		last = w->text;
		lws_list_ptr_advance(p);
	}
	e |= count != (int)LWS_ARRAY_SIZE(text);
	lwsl_user("%s: %d words, %llu bytes, %llu of them overhead\n", __func__,
		  count, (unsigned long long)lwsac_total_alloc(ac),
		  (unsigned long long)lwsac_total_overhead(ac));

	lwsac_free(&ac); /* all objects and strings */
	e |= !!ac;

	return e;
}

/* content that several use goes with the last of them */
static int
test_references(void)
{
	struct lwsac *ac = NULL, *user1, *user2;
	int e = 0;

	if (!lwsac_use(&ac, 100, 0))
		return 1;
	user1 = user2 = ac;
	lwsac_reference(user1);
	lwsac_reference(user2);

	lwsac_detach(&ac); /* the owner is done with it */
	lwsac_unreference(&user1);
	e |= !user1; /* there is one more */
	lwsac_unreference(&user2);
	e |= !!user2; /* now it is gone */

	return e;
}

static int
write_file(const char *path, const char *s)
{
	FILE *f = fopen(path, "w");
	int e;

	if (!f)
		return 1;
	e = fputs(s, f) < 0;

	return fclose(f) || e;
}

static int
test_cached_file(void)
{
	const char *path = "lwsac-test.txt";
	lwsac_cached_file_t cache = NULL; /* NULL the first time */
	size_t len = 0;
	int e = 0, n;

	if (write_file(path, "hello"))
		return 1;

	for (n = 0; n < 1000; n++) /* read once, and looked at every 5 s */
		e |= lwsac_cached_file(path, &cache, &len);
	e |= len != 5 || !cache || strcmp((const char *)cache, "hello");

	lwsac_use_cached_file_detach(&cache);
	e |= !!cache;
	remove(path);
	e |= !lwsac_cached_file("does-not-exist.txt", &cache, &len);

	return e;
}

int
main(void)
{
	int e = 0;

	lws_set_log_level(LLL_USER, NULL);

	e |= test_words();
	e |= test_references();
	e |= test_cached_file();

	lwsl_user("Completed: %s\n", e ? "FAIL" : "PASS");

	return e;
}
