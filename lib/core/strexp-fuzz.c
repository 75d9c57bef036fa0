/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The first byte is the size of the output, the second where to cut the
 * input; the text must be as in one piece and a large buffer.
 */
#include "core/core.h"

#include <stdlib.h>

/* ${x} is x twice, but of names that begin with ? nothing is known */
static int
twice(void *priv, const char *name, char *out, size_t *pos, size_t olen,
      size_t *exp_ofs)
{
	size_t len = strlen(name);

	(void)priv;
	if (name[0] == '?')
		return LSTRX_FATAL_NAME_UNKNOWN;
	while (*exp_ofs < 2 * len && *pos < olen)
		out[(*pos)++] = name[(*exp_ofs)++ % len];

	return *exp_ofs < 2 * len ? LSTRX_FILLED_OUT : LSTRX_DONE;
}

struct result {
	char text[1024];
	size_t len;
	int ret;
};

static void
run(struct result *r, const char *in, size_t len, size_t cut, size_t room)
{
	char *out = malloc(room);
	size_t at = 0, end = cut, ui, uo;
	lws_strexp_t exp;

	r->len = 0;
	lws_strexp_init(&exp, NULL, twice, out, room);
	do {
		r->ret = lws_strexp_expand(&exp, in + at, end - at, &ui, &uo);
		if (r->ret == LSTRX_FATAL_NAME_TOO_LONG)
			break;
		at += ui;
		if (r->ret == LSTRX_FILLED_OUT) {
			memcpy(r->text + r->len, out, uo);
			r->len += uo;
			lws_strexp_reset_out(&exp, out, room);
			/* with the last byte of input: that was all */
			r->ret = LSTRX_DONE;
		}
		if (at == end)
			end = len;
	} while (r->ret >= 0 && at < len);
	memcpy(r->text + r->len, out, exp.pos);
	r->len += exp.pos;
	free(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct result one, cut;
	const char *in = (const char *)data + 2;
	size_t len = size - 2;

	if (size < 3 || size > 400)
		return 0;
	run(&one, in, len, len, sizeof(one.text));
	run(&cut, in, len, data[1] % len, 1u + data[0] % 64);
	if (one.ret != cut.ret || one.len != cut.len ||
	    memcmp(one.text, cut.text, one.len))
		abort();

	return 0;
}
