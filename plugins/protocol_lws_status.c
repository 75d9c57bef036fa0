/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Plugin "lws-status": whoever is connected to it is sent, as JSON, who is,
 * each time somebody comes or goes.
 */
#include <libwebsockets.h>

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define JSON_SIZE  65536u
#define ENTRY_SIZE 512u /* of a connection in it, at most */

struct pss_status {
	struct pss_status *next; /* of the vhost */
	time_t since;
	char peer[64];
	char agent[256]; /* fit for JSON */
};

/* of a vhost; connections of several threads come and go */
struct vhd_status {
	pthread_mutex_t lock;
	struct pss_status *list;
	int count;
	struct lws_x_topic *topic;
	struct lws_context *context;
};

static int
start(struct lws *wsi)
{
	struct vhd_status *vhd = lws_protocol_vh_priv_zalloc(
		lws_get_vhost(wsi), lws_get_protocol(wsi), sizeof(*vhd));

	if (!vhd)
		return -1;
	vhd->context = lws_get_context(wsi);
	vhd->topic = lws_x_topic_create(vhd->context, NULL);
	if (!vhd->topic)
		return -1;
	if (!pthread_mutex_init(&vhd->lock, NULL))
		return 0;
	lws_x_topic_destroy(vhd->topic);

	return -1;
}

static size_t
write_json_locked(const struct vhd_status *vhd, char *p, size_t size)
{
	const struct pss_status *s;
	size_t at;

	at = (size_t)lws_snprintf(
		p, size,
		"{ \"version\":\"%s\", \"wss_over_h2\":\"0\", "
		"\"hostname\":\"%s\", \"wsi\":\"%d\", \"conns\":[",
		lws_get_library_version(), lws_canonical_hostname(vhd->context),
		vhd->count);
	/* with more than fit, the number still is the right one */
	for (s = vhd->list; s && size - at > ENTRY_SIZE; s = s->next)
		at += (size_t)lws_snprintf(
			p + at, size - at,
			"%s{\"peer\":\"%s\",\"time\":\"%lld\",\"ua\":\"%s\"}",
			s == vhd->list ? "" : ",", s->peer, (long long)s->since,
			s->agent);
	at += (size_t)lws_snprintf(p + at, size - at, "]}");

	return at;
}

/* under the lock, so that the last message is about the last change */
static void
publish_locked(struct vhd_status *vhd)
{
	char *p = malloc(JSON_SIZE);

	if (!p)
		return;
	if (lws_x_topic_publish(vhd->topic, p,
				write_json_locked(vhd, p, JSON_SIZE),
				LWS_WRITE_TEXT))
		lwsl_notice("lws-status: a change was not told\n");
	free(p);
}

static int
join(struct lws *wsi, struct vhd_status *vhd, struct pss_status *pss)
{
	char agent[128];
	int used = 0;

	lws_get_peer_simple(wsi, pss->peer, sizeof(pss->peer));
	if (lws_hdr_copy_fragment(wsi, agent, sizeof(agent),
				  WSI_TOKEN_HTTP_USER_AGENT, 0) < 0)
		lws_strncpy(agent, "unknown", sizeof(agent));
	lws_json_purify(pss->agent, agent, sizeof(pss->agent), &used);
	if (lws_x_topic_subscribe(vhd->topic, wsi))
		return -1;
	pss->since = time(NULL);
	pthread_mutex_lock(&vhd->lock);
	lws_ll_fwd_insert(pss, next, vhd->list);
	vhd->count++;
	publish_locked(vhd);
	pthread_mutex_unlock(&vhd->lock);

	return 0;
}

static void
leave(struct vhd_status *vhd, struct pss_status *pss)
{
	if (!pss->since)
		return; /* it never came in */
	pthread_mutex_lock(&vhd->lock);
	lws_ll_fwd_remove(struct pss_status, next, pss, vhd->list);
	vhd->count--;
	publish_locked(vhd);
	pthread_mutex_unlock(&vhd->lock);
}

static int
callback_lws_status(struct lws *wsi, enum lws_callback_reasons reason,
		    void *user, void *in, size_t len)
{
	struct vhd_status *vhd = lws_protocol_vh_priv_get(
		lws_get_vhost(wsi), lws_get_protocol(wsi));

	(void)in;
	(void)len;
	switch ((int)reason) {
	case LWS_CALLBACK_PROTOCOL_INIT:
		return start(wsi);
	case LWS_CALLBACK_PROTOCOL_DESTROY:
		if (!vhd)
			return 0;
		lws_x_topic_destroy(vhd->topic);
		pthread_mutex_destroy(&vhd->lock);
		return 0;
	case LWS_CALLBACK_ESTABLISHED:
		return vhd ? join(wsi, vhd, user) : -1;
	case LWS_CALLBACK_CLOSED:
		leave(vhd, user);
		return 0;
	}

	return 0;
}

#define LWS_PLUGIN_PROTOCOL_LWS_STATUS                                         \
	{                                                                      \
		.name = "lws-status", .callback = callback_lws_status,         \
		.per_session_data_size = sizeof(struct pss_status),            \
		.rx_buffer_size = 512                                          \
	}

LWS_VISIBLE extern const struct lws_protocols lws_status_protocols[1];
const struct lws_protocols lws_status_protocols[1] = {
	LWS_PLUGIN_PROTOCOL_LWS_STATUS
};

#if !defined(LWS_PLUGIN_STATIC)
LWS_VISIBLE extern const lws_plugin_protocol_t lws_status;
const lws_plugin_protocol_t lws_status = {
	.hdr = { "lws status", "lws_protocol_plugin", LWS_BUILD_HASH,
		 LWS_PLUGIN_API_MAGIC },
	.protocols = lws_status_protocols,
	.count_protocols = LWS_ARRAY_SIZE(lws_status_protocols),
};
#endif
