/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A url-encoded body, whole and in pieces that its bytes choose, through the
 * reader and the store of values: the same must come of it, within the storage
 * that was allowed. Multipart has a target of its own beside its codec.
 */
#include <stdlib.h>

#include "roles/http/spa.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define STORAGE 48

static const char *const names[] = { "a", "b", "abc", "", "x y" };

struct run {
	struct lws_spa_values v;
	struct lws_spa_urlencoded u;
	int r;
};

static void
must(int fact)
{
	if (!fact)
		abort();
}

static void
feed_copy(struct run *r, const uint8_t *p, size_t len)
{
	uint8_t *copy = malloc(len ? len : 1);

	must(!!copy);
	memcpy(copy, p, len);
	r->r = lws_spa_urlencoded_feed(&r->u, &r->v, lws_span_of(copy, len));
	free(copy);
}

static void
run(struct run *r, const uint8_t *p, size_t size, int whole)
{
	lws_spa_create_info_t info;
	size_t at, n;

	memset(&info, 0, sizeof(info));
	info.param_names = names;
	info.count_params = (int)LWS_ARRAY_SIZE(names);
	info.max_storage = STORAGE;
	memset(r, 0, sizeof(*r));
	must(!lws_spa_values_init(&r->v, &info));
	for (at = 0; at < size && !r->r; at += n) {
		n = whole ? size : (size_t)(p[at] & 7) + 1;
		if (n > size - at)
			n = size - at;
		feed_copy(r, p + at, n);
	}
	if (!r->r)
		r->r = lws_spa_urlencoded_end(&r->u, &r->v);
}

static void
same(const struct run *a, const struct run *b)
{
	size_t n, total = 0;

	must(a->r == b->r);
	for (n = 0; n < LWS_ARRAY_SIZE(names); n++) {
		const struct lws_spa_value *x = &a->v.list[n];
		const struct lws_spa_value *y = &b->v.list[n];

		must(x->len == y->len && !x->text == !y->text);
		if (!x->text)
			continue;
		must(!memcmp(x->text, y->text, x->len + 1));
		must(!x->text[x->len]);
		total += x->len + 1;
	}
	must(total <= STORAGE);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct run whole, pieces;

	run(&whole, data, size, 1);
	run(&pieces, data, size, 0);
	same(&whole, &pieces);
	lws_spa_values_fini(&whole.v);
	lws_spa_values_fini(&pieces.v);

	return 0;
}
