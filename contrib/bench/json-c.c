/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * json-c's part of the race in json.c.
 */
#include <json-c/json.h>

#include "json.h"

static void
json_c_count(struct json_object *j, struct tally *t)
{
	size_t n;

	if (json_object_is_type(j, json_type_object)) {
		json_object_object_foreach(j, key, v)
		{
			(void)key;
			json_c_count(v, t);
		}
		return;
	}
	if (json_object_is_type(j, json_type_array)) {
		for (n = 0; n < json_object_array_length(j); n++)
			json_c_count(json_object_array_get_idx(j, n), t);
		return;
	}
	t->values++;
	if (json_object_is_type(j, json_type_string))
		t->bytes += (unsigned long)json_object_get_string_len(j);
}

int
with_json_c(const struct document *d, struct tally *t)
{
	struct json_tokener *tok = json_tokener_new();
	struct json_object *j;

	j = json_tokener_parse_ex(tok, d->text, (int)d->len);
	json_tokener_free(tok);
	if (!j)
		return -1;
	if (t)
		json_c_count(j, t);
	json_object_put(j);

	return 0;
}
