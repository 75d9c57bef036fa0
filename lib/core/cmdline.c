/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Switches on a command line: -x15, -x 15, --name=value, --name value. A
 * switch is found by the text an argument starts with; programs know that "-d"
 * also finds "-debug" and order their questions accordingly.
 */
#include "core/core.h"

/* what argument i gives if it starts with the switch of len characters: the
 * rest of it, else the argument behind it, else an empty text */
static const char *
switch_value(int argc, const char *const *argv, int i, size_t len)
{
	const char *rest = argv[i] + len;

	if (*rest == '=')
		return rest + 1;
	if (*rest || i + 1 == argc)
		return rest;
	if (strlen(argv[i + 1]) > LWS_LIMIT_CMDLINE_VALUE)
		return NULL;

	return argv[i + 1];
}

/* the argument that last points into; searched from the end, so that the walk
 * gets on even if two arguments are the same memory */
static int
index_of(int argc, const char *const *argv, const char *last)
{
	uintptr_t p = (uintptr_t)last;
	int i;

	for (i = argc - 1; i > 0; i--) {
		uintptr_t a = (uintptr_t)argv[i];

		if (p >= a && p <= a + strlen(argv[i]))
			return i;
	}

	return 0;
}

const char *
lws_cmdline_options(int argc, const char *const *argv, const char *val,
		    const char *last)
{
	size_t len = val ? strlen(val) : 0;
	int i = 1;

	if (last)
		i = index_of(argc, argv, last) + 1;

	for (; i < argc; i++) {
		if (!val && argv[i][0] != '-')
			return argv[i];
		if (val && !strncmp(argv[i], val, len))
			return switch_value(argc, argv, i, len);
	}

	return NULL;
}

const char *
lws_cmdline_option(int argc, const char **argv, const char *val)
{
	return lws_cmdline_options(argc, (const char *const *)argv, val, NULL);
}

/* a number of digits only, with 0x hexadecimal; 0, or -1: none */
static int
number(const char *text, uint64_t max, uint64_t *out)
{
	if (text[0] == '0' && (text[1] == 'x' || text[1] == 'X'))
		return lws_hexdigits_u64(text + 2, strlen(text + 2), max, out);

	return lws_digits_u64(text, strlen(text), max, out);
}

int
lws_cmdline_number(int argc, const char **argv, const char *val, uint64_t max,
		   uint64_t *out)
{
	const char *p = lws_cmdline_option(argc, argv, val);

	return p ? number(p, max, out) : -1;
}

int
lws_cmdline_passfail(int argc, const char **argv, int actual)
{
	uint64_t v = 0;
	int expected;

	lws_cmdline_number(argc, argv, "--expected-exit", INT_MAX, &v);
	expected = (int)v;

	if (actual == expected) {
		lwsl_user("Completed: OK (seen expected %d)\n", actual);
		return 0;
	}
	lwsl_err("Completed: failed: exit %d, expected %d\n", actual, expected);

	return 1;
}
