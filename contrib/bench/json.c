/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * How fast JSON is parsed: LEJP beside yajl, which also gives events, and
 * jansson and json-c, which build trees. One generated document of about
 * 10 MB, the same for all: records with strings plain, escaped and not ASCII,
 * integers, floats, literals, nested containers; compact, and once more with
 * indents. Each parser reads it a few times, the best
 * processor time counts; a parser
 * that refuses it, or finds another number of values, fails the run.
 *
 * Built as bench-json where yajl, jansson and json-c are installed.
 *
 * The result is 0 when LEJP is at least twice as fast as yajl and no slower
 * than the other two.
 */
#include <libwebsockets.h>

#include <jansson.h>
#include <stdio.h>
#include <time.h>
#include <yajl/yajl_parse.h>

#include "json.h"

#define DOCUMENT_SIZE (10u * 1024 * 1024)
#define ROUNDS        7

/* -- the document -- */

static const char *const words[] = {
	"alpha",
	"beta gamma",
	"a longer sentence, as people write them in "
	"comments on things they have bought and returned",
	"x",
	"tab\\tand \\\"quotes\\\" and \\u00e9\\n",
	"Stra\xc3\x9f"
	"e, \xe6\x97"
	"\xa5\xe6\x9c\xac\xe8\xaa\x9e",
	"https://example.com/a/b?c=d&e=f",
	"2026-01-31T12:34:56Z",
};

static size_t
record(char *to, size_t room, unsigned int n, const char *nl, const char *tab)
{
	const char *w1 = words[n % LWS_ARRAY_SIZE(words)];
	const char *w2 = words[(n / 3) % LWS_ARRAY_SIZE(words)];
	int l;

	l = snprintf(to, room,
		     "%s%s{%s%s%s\"id\":%s%u,%s%s%s\"name\":%s\"%s\",%s%s%s"
		     "\"price\":%s%u.%02u,%s%s%s\"ratio\":%s-%u.%ue-%u,"
		     "%s%s%s\"ok\":%s%s,%s%s%s\"none\":%snull,%s%s%s"
		     "\"tags\":%s[\"%s\",%s\"t%u\",%s%u],%s%s%s"
		     "\"where\":%s{\"lat\":%s%u.%06u,%s\"on\":%strue}%s%s}",
		     nl, tab, nl, tab, tab, tab, n, nl, tab, tab, tab, w1, nl,
		     tab, tab, tab, n % 1000, n % 100, nl, tab, tab, tab,
		     n % 10, n * 7919u, n % 20, nl, tab, tab, tab,
		     n & 1 ? "true" : "false", nl, tab, tab, tab, nl, tab, tab,
		     tab, w2, tab, n % 50, tab, n * 31u, nl, tab, tab, tab, tab,
		     n % 90, n * 1237u % 1000000, tab, tab, nl, tab);

	return l > 0 && (size_t)l < room ? (size_t)l : 0;
}

static int
generate(struct document *d, const char *name, const char *nl, const char *tab)
{
	unsigned int n;
	size_t l;

	d->name = name;
	d->text = malloc(DOCUMENT_SIZE + 16);
	if (!d->text)
		return -1;
	d->len = 0;
	d->text[d->len++] = '[';
	for (n = 0;; n++) {
		l = record(d->text + d->len + !!n, DOCUMENT_SIZE - d->len - 1,
			   n, nl, tab);
		if (!l)
			break;
		if (n)
			d->text[d->len++] = ',';
		d->len += l;
	}
	d->text[d->len++] = ']';
	d->text[d->len] = '\0';

	return 0;
}

/* -- LEJP -- */

static signed char
lejp_cb(struct lejp_ctx *ctx, char reason)
{
	struct tally *t = ctx->user;

	switch (reason) {
	case LEJPCB_VAL_STR_END:
		t->values++;
		/* fall through */
	case LEJPCB_VAL_STR_CHUNK:
		t->bytes += ctx->npos;
		break;
	case LEJPCB_VAL_TRUE:
	case LEJPCB_VAL_FALSE:
	case LEJPCB_VAL_NULL:
	case LEJPCB_VAL_NUM_INT:
	case LEJPCB_VAL_NUM_FLOAT:
		t->values++;
		break;
	default:
		break;
	}

	return 0;
}

static int
with_lejp_flags(const struct document *d, struct tally *t, uint16_t flags)
{
	struct lejp_ctx ctx;
	int r;

	memset(&ctx, 0, sizeof(ctx));
	lejp_construct(&ctx, lejp_cb, t, NULL, 0);
	ctx.flags = flags;
	r = lejp_parse(&ctx, (const unsigned char *)d->text, (int)d->len);
	lejp_destruct(&ctx);

	return r ? -1 : 0;
}

static int
with_lejp(const struct document *d, struct tally *t)
{
	return with_lejp_flags(d, t, 0);
}

static int
with_lejp_strict(const struct document *d, struct tally *t)
{
	return with_lejp_flags(d, t, LEJP_FLAG_STRICT);
}

/* -- yajl -- */

static int
yajl_value(void *user)
{
	((struct tally *)user)->values++;

	return 1;
}

static int
yajl_bool(void *user, int on)
{
	(void)on;

	return yajl_value(user);
}

static int
yajl_num(void *user, const char *text, size_t len)
{
	(void)text;
	(void)len;

	return yajl_value(user);
}

static int
yajl_str(void *user, const unsigned char *text, size_t len)
{
	(void)text;
	((struct tally *)user)->bytes += len;

	return yajl_value(user);
}

static int
yajl_key(void *user, const unsigned char *text, size_t len)
{
	(void)user;
	(void)text;
	(void)len;

	return 1;
}

static int
yajl_nest(void *user)
{
	(void)user;

	return 1;
}

static int
with_yajl(const struct document *d, struct tally *t)
{
	/* all that LEJP tells, it is asked for too */
	static const yajl_callbacks cbs = {
		.yajl_null = yajl_value,
		.yajl_boolean = yajl_bool,
		.yajl_number = yajl_num,
		.yajl_string = yajl_str,
		.yajl_start_map = yajl_nest,
		.yajl_map_key = yajl_key,
		.yajl_end_map = yajl_nest,
		.yajl_start_array = yajl_nest,
		.yajl_end_array = yajl_nest,
	};
	yajl_handle h = yajl_alloc(&cbs, NULL, t);
	int r;

	r = yajl_parse(h, (const unsigned char *)d->text, d->len) ||
	    yajl_complete_parse(h);
	yajl_free(h);

	return r ? -1 : 0;
}

/* -- the tree builders; their trees are counted after the clock stops -- */

static void
jansson_count(const json_t *j, struct tally *t)
{
	const char *key;
	json_t *v;
	size_t n;

	if (json_is_object(j)) {
		json_object_foreach((json_t *)j, key, v) jansson_count(v, t);
		return;
	}
	if (json_is_array(j)) {
		json_array_foreach(j, n, v) jansson_count(v, t);
		return;
	}
	t->values++;
	if (json_is_string(j))
		t->bytes += json_string_length(j);
}

static int
with_jansson(const struct document *d, struct tally *t)
{
	json_t *j = json_loadb(d->text, d->len, 0, NULL);

	if (!j)
		return -1;
	if (t)
		jansson_count(j, t);
	json_decref(j);

	return 0;
}

/* -- the race -- */

enum { LEJP, LEJP_STRICT, YAJL, JANSSON, JSON_C };

static const struct runner {
	const char *name;
	int (*run)(const struct document *d, struct tally *t);
	int builds_tree;
} runners[] = {
	[LEJP] = { "lejp", with_lejp, 0 },
	[LEJP_STRICT] = { "lejp strict", with_lejp_strict, 0 },
	[YAJL] = { "yajl", with_yajl, 0 },
	[JANSSON] = { "jansson", with_jansson, 1 },
	[JSON_C] = { "json-c", with_json_c, 1 },
};

/* of this process alone: others on the machine do not count */
static double
seconds(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);

	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

/* Everybody's best time; they take turns, so that what else the machine does
 * falls on all alike. -1: one refused the document. */
static int
time_all(const struct document *d, double best[])
{
	struct tally scrap;
	double t;
	size_t n, i;

	for (i = 0; i < LWS_ARRAY_SIZE(runners); i++)
		best[i] = 1e9;
	for (n = 0; n < ROUNDS * LWS_ARRAY_SIZE(runners); n++) {
		i = n % LWS_ARRAY_SIZE(runners);
		t = seconds();
		if (runners[i].run(d, runners[i].builds_tree ? NULL : &scrap)) {
			printf("%s refused the document\n", runners[i].name);
			return -1;
		}
		t = seconds() - t;
		if (t < best[i])
			best[i] = t;
	}

	return 0;
}

static int
race(const struct document *d)
{
	struct tally first = { 0, 0 }, t;
	double s[LWS_ARRAY_SIZE(runners)];
	int failed = 0;
	size_t n;

	if (time_all(d, s))
		return 1;
	for (n = 0; n < LWS_ARRAY_SIZE(runners); n++) {
		memset(&t, 0, sizeof(t));
		runners[n].run(d, &t);
		if (!n)
			first = t;
		failed |= memcmp(&first, &t, sizeof(t));
		printf("%-8s %-12s %7.0f MB/s  %lu values\n", d->name,
		       runners[n].name, (double)d->len / 1e6 / s[n], t.values);
	}
	if (failed)
		printf("they did not read the same\n");

	return failed || s[LEJP] * 2 > s[YAJL] || s[LEJP] > s[JANSSON] ||
	       s[LEJP] > s[JSON_C];
}

int
main(void)
{
	struct document compact, indented;
	int r;

	if (generate(&compact, "compact", "", "") ||
	    generate(&indented, "indented", "\n", "    "))
		return 2;
	r = race(&compact) | race(&indented);
	free(compact.text);
	free(indented.text);
	printf("%s\n", r ? "too slow" : "fast enough");

	return r;
}
