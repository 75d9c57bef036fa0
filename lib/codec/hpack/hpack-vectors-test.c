/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Stories of other encoders: the header blocks of whole connections, with what
 * they mean. They are not part of the project; without them there is nothing to
 * test here. Each list is read, compared, written by our encoder, read again.
 */
#include "unit.h"

#include "codec/hpack/hpack.h"

#include <dirent.h>

static uint8_t scratch[LWS_HPACK_SCRATCH];
static uint8_t wire[65536], again[131072];
static char expect[131072], got[131072];
static unsigned int stories, blocks;

/* a JSON string behind at; returns behind it */
static const char *
json_string(const char *at, char *to, size_t room)
{
	const char *p = strchr(at, '"');
	size_t n = 0;

	assert_non_null(p);
	for (p++; *p != '"'; p++) {
		assert_true(*p && n + 1 < room);
		to[n] = *p;
		if (*p == '\\')
			to[n] = *++p;
		if (*p == 'u' && p[-1] == '\\') { /* ASCII is all there is */
			to[n] = (char)(lws_hex_digit((uint8_t)p[3]) << 4 |
				       lws_hex_digit((uint8_t)p[4]));
			p += 4;
		}
		n++;
	}
	to[n] = '\0';

	return p + 1;
}

static size_t
unhex(const char *hex)
{
	size_t n = 0;

	for (; *hex; hex += 2) {
		assert_true(n < sizeof(wire));
		wire[n++] = (uint8_t)(lws_hex_digit((uint8_t)hex[0]) << 4 |
				      lws_hex_digit((uint8_t)hex[1]));
	}

	return n;
}

static void
add(char *list, size_t room, const struct lws_hpack_field *f)
{
	size_t n = strlen(list);

	lws_snprintf(list + n, room - n, "%.*s: %.*s\n", (int)f->name.len,
		     (const char *)f->name.p, (int)f->value.len,
		     (const char *)f->value.p);
}

/* the list into got; and by enc into again */
static size_t
read_block(struct lws_hpack_decoder *d, struct lws_span in,
	   struct lws_hpack_encoder *enc)
{
	struct lws_hpack_field f;
	lws_stateful_ret_t r;
	uint8_t *p = again;

	d->scratch = scratch;
	got[0] = '\0';
	while ((r = lws_hpack_decode(d, &in, &f)) == LWS_SRET_WANT_OUTPUT) {
		add(got, sizeof(got), &f);
		if (enc)
			assert_int_equal(
				lws_hpack_encode(enc, &f, &p,
						 again + sizeof(again)),
				0);
	}
	assert_int_equal(r, LWS_SRET_WANT_INPUT);
	assert_int_equal(lws_hpack_decode_end(d), LWS_SRET_OK);

	return (size_t)(p - again);
}

static const char *
expected(const char *p)
{
	static char name[65536], value[65536];
	const char *end = strchr(p, ']');
	struct lws_hpack_field f;
	const char *q;

	expect[0] = '\0';
	for (;;) {
		q = strchr(p, '"');
		/* a ] may be in a value */
		while (end && (!q || end < q)) {
			const char *b = end;

			while (b > p && strchr(" \n\r\t", b[-1]))
				b--;
			if (b[-1] == '}' || b[-1] == '[')
				return end;
			end = strchr(end + 1, ']');
		}
		p = json_string(p, name, sizeof(name));
		p = json_string(p, value, sizeof(value));
		end = strchr(p, ']');
		f.name = lws_span_of(name, strlen(name));
		f.value = lws_span_of(value, strlen(value));
		add(expect, sizeof(expect), &f);
	}
}

static void
story(const char *text)
{
	static char hex[131072];
	struct lws_hpack_decoder d, ours;
	struct lws_hpack_encoder enc;
	const char *p = text, *size;
	size_t len;

	lws_hpack_decoder_begin(&d, 4096);
	lws_hpack_decoder_begin(&ours, 4096);
	lws_hpack_encoder_begin(&enc);
	while ((p = strstr(p, "\"wire\":"))) {
		/* of this case, before or behind its wire */
		size = strstr(p - 60 > text ? p - 60 : text,
			      "\"header_table_size\":");
		if (size && atoi(size + 20) > 0)
			d.limit = (uint32_t)atoi(size + 20);
		p = json_string(p + 7, hex, sizeof(hex));
		p = strstr(p, "\"headers\":");
		assert_non_null(p);
		p = expected(p + 10);
		len = read_block(&d, lws_span_of(wire, unhex(hex)), &enc);
		assert_string_equal(got, expect);
		memcpy(wire, again, len);
		read_block(&ours, lws_span_of(wire, len), NULL);
		assert_string_equal(got, expect);
		blocks++;
	}
	lws_hpack_encoder_end(&enc);
	lws_hpack_decoder_end(&ours);
	lws_hpack_decoder_end(&d);
	stories++;
}

static void
read_file(const char *path)
{
	FILE *f = fopen(path, "r");
	char *text = malloc(4u << 20);
	size_t n;

	assert_non_null(f);
	assert_non_null(text);
	n = fread(text, 1, (4u << 20) - 1, f);
	text[n] = '\0';
	fclose(f);
	story(text);
	free(text);
}

static char root[512];

static void
each_of(const char *dir, void (*fn)(const char *path))
{
	char path[1024];
	struct dirent *e;
	DIR *d = opendir(dir);

	if (!d)
		return;
	while ((e = readdir(d))) {
		if (e->d_name[0] == '.')
			continue;
		lws_snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
		fn(path);
	}
	closedir(d);
}

static void
read_folder(const char *path)
{
	const char *name = strrchr(path, '/') + 1;

	if (!strncmp(name, "story_", 6))
		read_file(path);
	else
		each_of(path, read_folder);
}

static void
stories_of_other_encoders(void **state)
{
	(void)state;
	each_of(root, read_folder);
	assert_true(stories && blocks);
	printf("%u stories, %u blocks\n", stories, blocks);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stories_of_other_encoders),
	};
	const char *shared = getenv("LWS_SHARED");

	lws_snprintf(root, sizeof(root), "%s/vectors/hpack",
		     shared ? shared : "../../../../shared");
	if (access(root, R_OK)) {
		printf("skipped: no vectors in %s\n", root);
		return 77;
	}

	return cmocka_run_group_tests(tests, NULL, NULL);
}
