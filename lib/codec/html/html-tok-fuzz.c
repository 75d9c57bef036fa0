/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Any bytes as a document, whole and in pieces, from each of the states: the
 * same tokens. The first byte chooses the state and the size of the pieces.
 */
#include "codec/html/html.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
mix(uint32_t *sum, const lws_x_html_str_t *s)
{
	size_t n;

	*sum = *sum * 31 + (s->text ? 1 : 2);
	for (n = 0; n < s->len; n++)
		*sum = *sum * 31 + (uint8_t)s->text[n];
}

static lws_stateful_ret_t
sum_cb(void *user, const lws_x_html_token_t *k)
{
	uint32_t *sum = user;
	size_t n;

	*sum = *sum * 31 + (uint32_t)k->type;
	mix(sum, &k->name);
	mix(sum, &k->text);
	mix(sum, &k->public_id);
	mix(sum, &k->system_id);
	for (n = 0; n < k->atr_count; n++) {
		mix(sum, &k->atr[n].name);
		mix(sum, &k->atr[n].value);
	}
	*sum = *sum * 31 + k->line;
	*sum = *sum * 31 + k->col;
	*sum = *sum * 31 + (uint32_t)(k->self_closing | k->force_quirks << 1 |
				      k->first << 2 | k->last << 3);

	return LWS_SRET_OK;
}

static uint32_t
run(const uint8_t *p, size_t len, size_t piece, unsigned int how)
{
	uint32_t sum = 1;
	struct lws_x_html_tok *t = lws_x_html_tok_create(sum_cb, &sum);
	size_t n;

	if (!t)
		abort();
	lws_x_html_tok_state(t, (lws_x_html_state_t)(how % 6), "script");
	lws_x_html_tok_foreign(t, !(how & 1));
	while (len) {
		n = piece < len ? piece : len;
		len -= n;
		sum += lws_x_html_tok_feed(t, &p, &n) & LWS_SRET_FATAL;
		if (n)
			break;
	}
	sum += lws_x_html_tok_end(t);
	lws_x_html_tok_destroy(&t);

	return sum;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned int how;

	if (size < 2)
		return 0;
	lws_set_log_level(0, NULL);
	how = data[0] & 7;
	if (run(data + 1, size - 1, size, how) !=
	    run(data + 1, size - 1, 1u + (data[0] >> 3), how))
		abort();

	return 0;
}
