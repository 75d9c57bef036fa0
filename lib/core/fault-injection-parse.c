/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Fault rules as people write them on a command line:
 *
 *	rules = rule *("," rule)
 *	rule  = name ["(" (1*DIGIT "%" / 1*DIGIT ".." 1*DIGIT / 1*("."/"X"))
 *")"]
 *
 * A name alone happens always; NN% by chance; a row of dots and X in turn; two
 * numbers are a range for lws_fi_range(). Names may hold scopes, "vh=a/wsi/x".
 * What stands before a mistake counts, the rest does not.
 */
#include "core/fault-injection.h"

static int
is_name_char(uint8_t c)
{
	return c > ' ' && c != 0x7f && c != ',' && c != '(' && c != ')';
}

/* takes the longest run of what ok() accepts */
static struct lws_span
take_run(struct lws_span *s, int (*ok)(uint8_t c))
{
	struct lws_span run = *s;
	size_t n = 0;

	while (n < s->len && ok(s->p[n]))
		n++;
	run.len = n;
	lws_span_skip(s, n);

	return run;
}

static int
is_digit(uint8_t c)
{
	return c >= '0' && c <= '9';
}

static int
is_pattern_char(uint8_t c)
{
	return c == '.' || c == 'X';
}

/* 1 and skipped if s starts with this */
static int
take_text(struct lws_span *s, const char *text)
{
	const size_t n = strlen(text);

	if (s->len < n || memcmp(s->p, text, n))
		return 0;
	lws_span_skip(s, n);

	return 1;
}

static int
take_number(struct lws_span *s, uint64_t max, uint64_t *v)
{
	const struct lws_span run = take_run(s, is_digit);

	return lws_digits_u64(run.p, run.len, max, v);
}

/* "NN%" or "a..b"; 0, or -1 */
static int
parse_numbers(struct lws_span *s, lws_fi_t *fi)
{
	if (take_number(s, UINT64_MAX, &fi->pre))
		return -1;
	if (take_text(s, "%")) {
		fi->type = LWSFI_PROBABILISTIC;
		return fi->pre > 100 ? -1 : 0;
	}
	fi->type = LWSFI_RANGE;
	if (!take_text(s, "..") || take_number(s, UINT64_MAX, &fi->count))
		return -1;

	return fi->count < fi->pre ? -1 : 0;
}

/* what stands in the brackets; 0, or -1 */
static int
parse_arg(struct lws_span *s, lws_fi_t *fi, struct lws_span *pattern)
{
	int bad = 0;

	if (!take_text(s, "("))
		return 0;
	*pattern = take_run(s, is_pattern_char);
	fi->type = LWSFI_PATTERN_ALLOC;
	fi->count = pattern->len;
	if (!pattern->len)
		bad = parse_numbers(s, fi);

	return bad || !take_text(s, ")") ? -1 : 0;
}

static struct lws_fault *
fault_of_text(struct lws_span name, const lws_fi_t *fi, struct lws_span pattern)
{
	const size_t bytes = (pattern.len + 7) / 8;
	struct lws_fault *f;
	uint8_t *bits;
	size_t n;

	f = lws_fault_create((const char *)name.p, name.len, bytes);
	if (!f)
		return NULL;
	bits = (uint8_t *)&f[1];
	for (n = 0; n < pattern.len; n++)
		if (pattern.p[n] == 'X')
			bits[n / 8] = (uint8_t)(bits[n / 8] | 1 << (n % 8));
	f->fi.type = fi->type;
	f->fi.pre = fi->pre;
	f->fi.count = fi->count;

	return f;
}

/* one rule; 0, or -1 at the first mistake */
static int
parse_rule(lws_fi_ctx_t *fic, struct lws_span *s)
{
	struct lws_span name = take_run(s, is_name_char);
	struct lws_span pattern = lws_span_of("", 0);
	lws_fi_t fi = { .type = LWSFI_ALWAYS };
	struct lws_fault *f;

	if (!name.len || parse_arg(s, &fi, &pattern))
		return -1;
	if (s->len && *s->p != ',')
		return -1;
	f = fault_of_text(name, &fi, pattern);
	if (!f) {
		lwsl_err("out of memory: fault rules are incomplete\n");
		return -1;
	}
	lws_fault_adopt(fic, f);

	return 0;
}

void
lws_fi_deserialize(lws_fi_ctx_t *fic, const char *sers)
{
	struct lws_span s = lws_span_of(sers, strlen(sers));

	do {
		if (parse_rule(fic, &s))
			return;
	} while (take_text(&s, ","));
}
