/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The value of sec-websocket-extensions, taken apart (RFC 6455 9.1):
 *
 *	name *( ";" param [ "=" ( token / quoted token ) ] ), more with commas
 */
#include "codec/ws-frame/ws-frame.h"

static void
skip_blanks(struct lws_span *s)
{
	while (s->len && (*s->p == ' ' || *s->p == '\t'))
		lws_span_skip(s, 1);
}

/* RFC 9110 5.6.2 */
static int
is_token_byte(uint8_t c)
{
	return c > 0x20 && c < 0x7f && !strchr("\"(),/:;<=>?@[\\]{}", c);
}

static int
take_token(struct lws_span *s, struct lws_span *token)
{
	token->p = s->p;
	token->len = 0;
	while (s->len && is_token_byte(*s->p)) {
		lws_span_skip(s, 1);
		token->len++;
	}

	return token->len ? 0 : -1;
}

/* what is quoted must be a token, too; escapes would make it none */
static int
take_value(struct lws_span *s, struct lws_span *value)
{
	if (!s->len || *s->p != '"')
		return take_token(s, value);
	lws_span_skip(s, 1);
	if (take_token(s, value) || !s->len || *s->p != '"')
		return -1;
	lws_span_skip(s, 1);

	return 0;
}

int
lws_ws_extension_next(struct lws_span *list, struct lws_span *name)
{
	skip_blanks(list);
	/* RFC 9110 5.6.1: empty elements of a list do not count */
	while (list->len && *list->p == ',') {
		lws_span_skip(list, 1);
		skip_blanks(list);
	}
	if (!list->len)
		return 0;

	return take_token(list, name) ? -1 : 1;
}

int
lws_ws_param_take(struct lws_span *list, struct lws_ws_param *param)
{
	skip_blanks(list);
	param->value = lws_span_of(NULL, 0);
	if (take_token(list, &param->name))
		return -1;
	skip_blanks(list);
	if (!list->len || *list->p != '=')
		return 1;
	lws_span_skip(list, 1);
	skip_blanks(list);

	return take_value(list, &param->value) ? -1 : 1;
}

int
lws_ws_param_next(struct lws_span *list, struct lws_ws_param *param)
{
	skip_blanks(list);
	if (!list->len || *list->p == ',')
		return 0;
	if (*list->p != ';')
		return -1;
	lws_span_skip(list, 1);

	return lws_ws_param_take(list, param);
}
