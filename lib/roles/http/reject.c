/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Clients that the context does not serve, by words of their User-Agent
 * (reject_service_keywords): each is told the status and text given for it, and
 * its connection ends.
 */
#include "roles/http/http.h"

static const struct lws_protocol_vhost_options *
rule_for(const struct lws_http *h)
{
	const struct lws_protocol_vhost_options *o =
		lws_cx(h->wsi)->reject_keywords;
	const char *agent;

	if (!o)
		return NULL;
	agent = lws_http_store_get(&h->store, WSI_TOKEN_HTTP_USER_AGENT, NULL);
	if (!agent)
		return NULL;
	while (o && !(o->name && *o->name && strstr(agent, o->name)))
		o = o->next;

	return o;
}

/* "CODE text" */
static unsigned int
code_of(const char *value, const char **text)
{
	size_t n = strspn(value, "0123456789");
	uint64_t code;

	*text = value + n + strspn(value + n, " ");
	if (lws_digits_u64(value, n, 599, &code) || code < 200)
		return HTTP_STATUS_FORBIDDEN;

	return (unsigned int)code;
}

int
lws_http_reject(struct lws_http *h, enum lws_keep *k)
{
	const struct lws_protocol_vhost_options *o = rule_for(h);
	const char *text;
	unsigned int code;

	if (!o)
		return 0;
	code = code_of(o->value ? o->value : "", &text);
	lwsl_wsi_info(h->wsi, "user agent with \"%s\": %u", o->name, code);
	h->close_after = 1;
	*k = LWS_CLOSE;
	if (lws_http_answer_simple(h, code, text, NULL))
		return 1;
	lws_close_mark(h->wsi, LWS_CLOSE_LINGER, "user agent is not served");
	*k = LWS_KEEP;

	return 1;
}
