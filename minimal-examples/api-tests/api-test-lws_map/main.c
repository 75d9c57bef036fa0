/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-lws_map: looking things up by name.
 *
 * A map from the heap with everything as it comes; then one that counts words
 * without regard to case, with its items in an lwsac. Exits 0 if all went as it
 * should.
 */
#include <libwebsockets.h>

#include <ctype.h>
#include <strings.h>

static int
expect(lws_map_t *map, const char *key, const char *value)
{
	struct lws_map_item *i = lws_map_item_lookup_ks(map, key);

	if (!i)
		return 1;

	/* neither key nor value is terminated */
	return lws_map_item_value_len(i) != strlen(value) ||
	       memcmp(lws_map_item_value(i), value, strlen(value));
}

static int
test_plain(void)
{
	lws_map_info_t info = { .modulo = 0 }; /* zeroed: all as it comes */
	lws_map_t *map = lws_map_create(&info);
	int e = 0;

	if (!map)
		return 1;

	e |= !lws_map_item_create_ks(map, "123", "4567", 4);
	e |= !lws_map_item_create_ks(map, "abc", "def", 3);
	e |= expect(map, "123", "4567");
	e |= expect(map, "abc", "def");
	e |= !expect(map, "ab", "def"); /* not there */

	/* an equal key replaces */
	e |= !lws_map_item_create_ks(map, "abc", "new", 3);
	e |= expect(map, "abc", "new");

	lws_map_item_destroy(lws_map_item_lookup_ks(map, "abc"));
	e |= !!lws_map_item_lookup_ks(map, "abc");

	lws_map_destroy(&map); /* and the item that is left */
	e |= !!map;

	return e;
}

/* keys that compare as equal must have the same hash */
static lws_map_hash_t
hash_caseless(const lws_map_key_t key, size_t len)
{
	const unsigned char *p = key;
	lws_map_hash_t h = 0;

	while (len--)
		h = h * 31 + (lws_map_hash_t)tolower(*p++);

	return h;
}

static int
compare_caseless(const lws_map_key_t sought, size_t len1,
		 const lws_map_value_t stored, size_t len2)
{
	return len1 != len2 || strncasecmp(sought, stored, len1);
}

/* values are not aligned: copy them in and out */
static int
count_word(lws_map_t *map, const char *word)
{
	struct lws_map_item *i = lws_map_item_lookup_ks(map, word);
	unsigned int n = 0;

	if (i)
		memcpy(&n, lws_map_item_value(i), sizeof(n));
	n++;

	return !lws_map_item_create_ks(map, word, &n, sizeof(n));
}

static int
test_words(void)
{
	static const char *const words[] = { "To", "be", "or", "not",
					     "to", "be", "TO", "BE" };
	struct lwsac *ac = NULL;
	lws_map_info_t info = { ._hash = hash_caseless,
				._compare = compare_caseless,
				._alloc = lws_map_alloc_lwsac,
				._free = lws_map_free_lwsac,
				.opaque = &ac,
				.modulo = 32 };
	lws_map_t *map = lws_map_create(&info);
	unsigned int three = 3;
	struct lws_map_item *i;
	int e = 0;
	size_t n;

	if (!map)
		return 1;

	for (n = 0; n < LWS_ARRAY_SIZE(words); n++)
		e |= count_word(map, words[n]);
	i = lws_map_item_lookup_ks(map, "tO");
	e |= !i || memcmp(lws_map_item_value(i), &three, sizeof(three));
	e |= !!lws_map_item_lookup_ks(map, "question");

	lws_map_destroy(&map);
	lwsac_free(&ac); /* after the map */

	return e;
}

int
main(void)
{
	int e = 0;

	lws_set_log_level(LLL_USER | LLL_ERR | LLL_WARN, NULL);

	e |= test_plain();
	e |= test_words();

	lwsl_user("Completed: %s\n", e ? "FAIL" : "PASS");

	return e;
}
