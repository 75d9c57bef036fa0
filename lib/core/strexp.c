/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Templates: text with ${name} in it, whose values a callback writes. Both
 * sides can be cut anywhere: the state survives the end of a piece of input,
 * and when the output is full the caller empties it, gives it back and goes
 * on where the input was left. While a value is being written that is the }
 * behind its name.
 */
#include "core/core.h"

_Static_assert(LWS_LIMIT_STREXP_NAME < sizeof(((lws_strexp_t *)0)->name),
	       "a name and its NUL must fit");

enum {
	ST_LITERAL,
	ST_DOLLAR, /* a $ is held back: it may begin a name */
	ST_NAME,
	ST_VALUE /* the callback has more to write; input is at the } */
};

void
lws_strexp_init(lws_strexp_t *exp, void *priv, lws_strexp_expand_cb cb,
		char *out, size_t olen)
{
	memset(exp, 0, sizeof(*exp));
	exp->priv = priv;
	exp->cb = cb;
	lws_strexp_reset_out(exp, out, olen);
}

void
lws_strexp_reset_out(lws_strexp_t *exp, char *out, size_t olen)
{
	exp->out = out;
	exp->olen = olen;
	exp->pos = 0;
}

/* the caller knows there is room for one */
static void
put(lws_strexp_t *exp, char c)
{
	if (exp->out)
		exp->out[exp->pos] = c;
	exp->pos++;
}

/* Each step handles the next character, says in *used whether it is done with
 * it, and returns one of LSTRX_. */

static int
step_literal(lws_strexp_t *exp, char c, int *used)
{
	*used = 1;
	if (c == '$')
		exp->state = ST_DOLLAR;
	else
		put(exp, c);

	return LSTRX_DONE;
}

/* no name after all: the held back $ goes out, c is looked at again */
static int
step_dollar(lws_strexp_t *exp, char c, int *used)
{
	*used = c == '{' || c == '$';
	if (c == '{') {
		exp->state = ST_NAME;
		exp->name_pos = 0;
		return LSTRX_DONE;
	}
	put(exp, '$');
	exp->state = c == '$' ? ST_DOLLAR : ST_LITERAL;

	return LSTRX_DONE;
}

static int
step_name(lws_strexp_t *exp, char c, int *used)
{
	if (c == '}') {
		*used = 0;
		exp->name[exp->name_pos] = '\0';
		exp->exp_ofs = 0;
		exp->state = ST_VALUE;
		return LSTRX_DONE;
	}
	if (exp->name_pos == LWS_LIMIT_STREXP_NAME)
		return LSTRX_FATAL_NAME_TOO_LONG;
	exp->name[exp->name_pos++] = c;
	*used = 1;

	return LSTRX_DONE;
}

static int
step_value(lws_strexp_t *exp, char c, int *used)
{
	int r = exp->cb(exp->priv, exp->name, exp->out, &exp->pos, exp->olen,
			&exp->exp_ofs);

	(void)c; /* the } */
	if (exp->pos > exp->olen)
		exp->pos = exp->olen;
	*used = r == LSTRX_DONE;
	if (r == LSTRX_DONE)
		exp->state = ST_LITERAL;

	return r;
}

typedef int (*step_t)(lws_strexp_t *exp, char c, int *used);

static const step_t steps[] = { [ST_LITERAL] = step_literal,
				[ST_DOLLAR] = step_dollar,
				[ST_NAME] = step_name,
				[ST_VALUE] = step_value };

int
lws_strexp_expand(lws_strexp_t *exp, const char *in, size_t len,
		  size_t *pused_in, size_t *pused_out)
{
	int r = LSTRX_DONE, used;
	size_t n = 0;

	while (n < len && r == LSTRX_DONE && exp->pos < exp->olen) {
		used = 0;
		r = steps[(int)exp->state](exp, in[n], &used);
		if (r == LSTRX_FATAL_NAME_TOO_LONG)
			return r;
		n += (size_t)used;
	}

	*pused_in = n;
	*pused_out = exp->pos;

	if (r != LSTRX_DONE)
		return r;
	if (len && exp->pos == exp->olen)
		return LSTRX_FILLED_OUT;
	if (exp->out && exp->pos < exp->olen)
		exp->out[exp->pos] = '\0';

	return LSTRX_DONE;
}
