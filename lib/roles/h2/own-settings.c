/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Our SETTINGS: what limits.h says, or what the vhost's http2_settings do. They
 * may be lower than our limits, not higher: what a peer can make us hold has
 * its bound there.
 */
#include "roles/h2/h2.h"

/* by id; what is 0 here cannot be chosen: a server does not push */
static const uint32_t most[H2SET_MAX_HEADER_LIST_SIZE + 1] = {
	[H2SET_HEADER_TABLE_SIZE] = LWS_LIMIT_H2_TABLE,
	[H2SET_MAX_CONCURRENT_STREAMS] = LWS_LIMIT_H2_STREAMS,
	[H2SET_INITIAL_WINDOW_SIZE] = LWS_LIMIT_H2_HELD,
	[H2SET_MAX_FRAME_SIZE] = LWS_LIMIT_H2_FRAME,
	[H2SET_MAX_HEADER_LIST_SIZE] = LWS_LIMIT_H2_LIST,
};

static void
presets(struct lws_h2_set *s)
{
	lws_h2_settings_init(s);
	s->v[H2SET_MAX_CONCURRENT_STREAMS] = LWS_LIMIT_H2_STREAMS;
	s->v[H2SET_INITIAL_WINDOW_SIZE] = LWS_TUNE_H2_STREAM_WINDOW;
	s->v[H2SET_MAX_HEADER_LIST_SIZE] = LWS_LIMIT_H2_LIST;
}

static int
choose(struct lws_vhost *vh, struct lws_h2_set *s, uint16_t id, uint32_t value)
{
	if (!most[id] || !value)
		return 0;
	if (lws_h2_settings_judge(id, value)) {
		lwsl_vhost_err(vh, "http2_settings: %u may not be %u", id,
			       (unsigned int)value);
		return -1;
	}
	if (value > most[id])
		lwsl_vhost_notice(vh, "http2_settings: %u is %u, limit %u", id,
				  (unsigned int)value, (unsigned int)most[id]);
	s->v[id] = value < most[id] ? value : most[id];

	return 0;
}

int
lws_h2_vhost_init(struct lws_vhost *vh,
		  const struct lws_context_creation_info *info)
{
	struct lws_h2_set *s;
	uint16_t id;

	if (!info->http2_settings[0])
		return 0;
	s = lws_malloc(sizeof(*s), "h2 settings");
	if (!s)
		return -1;
	presets(s);
	for (id = 1; id < LWS_ARRAY_SIZE(most); id++)
		if (choose(vh, s, id, info->http2_settings[id])) {
			lws_free(s);
			return -1;
		}
	vh->role_data[LWS_ROLE_SLOT_H2] = s;

	return 0;
}

void
lws_h2_vhost_fini(struct lws_vhost *vh)
{
	lws_free(vh->role_data[LWS_ROLE_SLOT_H2]);
	vh->role_data[LWS_ROLE_SLOT_H2] = NULL;
}

void
lws_h2_own_settings(const struct lws_vhost *vh, struct lws_h2_set *s)
{
	const struct lws_h2_set *own =
		vh ? vh->role_data[LWS_ROLE_SLOT_H2] : NULL;

	if (own)
		*s = *own;
	else
		presets(s);
}

/* Only what differs from what a peer thinks without being told. */
uint8_t *
lws_h2_own_settings_put(const struct lws_h2_set *s, uint8_t *p)
{
	uint8_t *head = p;
	struct lws_h2_set unsaid;
	uint16_t id;

	lws_h2_settings_init(&unsaid);
	p += LWS_H2_HEAD;
	for (id = 1; id < LWS_ARRAY_SIZE(most); id++)
		if (most[id] && s->v[id] != unsaid.v[id])
			p = lws_h2_setting_put(p, id, s->v[id]);
	p = lws_h2_setting_put(p, H2SET_ENABLE_CONNECT_PROTOCOL, 1);
	lws_h2_head_put(head, (uint32_t)(p - head) - LWS_H2_HEAD,
			LWS_H2_SETTINGS, 0, 0);

	return p;
}
