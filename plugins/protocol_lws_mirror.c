/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Plugin "lws-mirror-protocol": what a client sends, all clients of the same
 * mirror get, the sender too. "?mirror=name" in the URL chooses one; there are
 * at most three on a vhost at a time. A mirror is a topic: a message is framed
 * once for all, and who falls too far behind is closed.
 */
#include <libwebsockets.h>

#include <pthread.h>
#include <string.h>

#define MIRRORS_MOST 3
#define NAME_SIZE    32
#define MESSAGE_MOST 4096u
#define BEHIND_MOST  (256u * 1024)

struct mirror {
	struct lws_x_topic *topic; /* NULL: free */
	char name[NAME_SIZE];
	int clients;
};

/* of a vhost; connections of several threads come and go */
struct vhd_mirror {
	pthread_mutex_t lock;
	struct mirror mirrors[MIRRORS_MOST];
};

struct pss_mirror {
	struct mirror *mirror;
};

static int
start(struct lws *wsi)
{
	struct vhd_mirror *vhd = lws_protocol_vh_priv_zalloc(
		lws_get_vhost(wsi), lws_get_protocol(wsi), sizeof(*vhd));

	if (!vhd || pthread_mutex_init(&vhd->lock, NULL))
		return -1;

	return lws_x_ws_whole_messages(lws_get_vhost(wsi),
				       lws_get_protocol(wsi), MESSAGE_MOST);
}

static void
stop(struct vhd_mirror *vhd)
{
	int n;

	if (!vhd)
		return;
	for (n = 0; n < MIRRORS_MOST; n++)
		lws_x_topic_destroy(vhd->mirrors[n].topic);
	pthread_mutex_destroy(&vhd->lock);
}

static struct mirror *
find_locked(struct vhd_mirror *vhd, const char *name)
{
	struct mirror *unused = NULL;
	int n;

	for (n = 0; n < MIRRORS_MOST; n++) {
		struct mirror *m = &vhd->mirrors[n];

		if (m->topic && !strcmp(m->name, name))
			return m;
		if (!m->topic)
			unused = m;
	}

	return unused;
}

static struct mirror *
open_locked(struct lws *wsi, struct vhd_mirror *vhd, const char *name)
{
	const struct lws_x_topic_info info = { .most = BEHIND_MOST,
					       .policy = LWS_X_TOPIC_CLOSE };
	struct mirror *m = find_locked(vhd, name);

	if (!m) {
		lwsl_wsi_notice(wsi,
				"there are %d mirrors already: none for "
				"\"%s\"",
				MIRRORS_MOST, name);
		return NULL;
	}
	if (!m->topic) {
		m->topic = lws_x_topic_create(lws_get_context(wsi), &info);
		lws_strncpy(m->name, name, sizeof(m->name));
	}
	if (!m->topic)
		return NULL;
	m->clients++;

	return m;
}

static int
join(struct lws *wsi, struct vhd_mirror *vhd, struct pss_mirror *pss)
{
	char name[NAME_SIZE] = "";

	(void)lws_get_urlarg_by_name_safe(wsi, "mirror", name, sizeof(name));
	pthread_mutex_lock(&vhd->lock);
	pss->mirror = open_locked(wsi, vhd, name);
	pthread_mutex_unlock(&vhd->lock);

	return pss->mirror ? lws_x_topic_subscribe(pss->mirror->topic, wsi)
			   : -1;
}

/* the last one switches off the light */
static void
leave(struct vhd_mirror *vhd, struct pss_mirror *pss)
{
	struct mirror *m = pss->mirror;

	if (!m)
		return;
	pss->mirror = NULL;
	pthread_mutex_lock(&vhd->lock);
	if (!--m->clients) {
		lws_x_topic_destroy(m->topic);
		m->topic = NULL;
	}
	pthread_mutex_unlock(&vhd->lock);
}

static int
callback_lws_mirror(struct lws *wsi, enum lws_callback_reasons reason,
		    void *user, void *in, size_t len)
{
	struct vhd_mirror *vhd = lws_protocol_vh_priv_get(
		lws_get_vhost(wsi), lws_get_protocol(wsi));
	struct pss_mirror *pss = user;

	switch ((int)reason) {
	case LWS_CALLBACK_PROTOCOL_INIT:
		return start(wsi);
	case LWS_CALLBACK_PROTOCOL_DESTROY:
		stop(vhd);
		return 0;
	case LWS_CALLBACK_CONFIRM_EXTENSION_OKAY:
		return 1; /* strokes are too short to be compressed */
	case LWS_CALLBACK_ESTABLISHED:
		return vhd ? join(wsi, vhd, pss) : -1;
	case LWS_CALLBACK_CLOSED:
		leave(vhd, pss);
		return 0;
	case LWS_CALLBACK_RECEIVE:
		/* all threads are far behind: this one is lost */
		return lws_x_topic_publish(pss->mirror->topic, in, len,
					   LWS_WRITE_TEXT) < 0
			       ? -1
			       : 0;
	}

	return 0;
}

#define LWS_PLUGIN_PROTOCOL_MIRROR                                             \
	{                                                                      \
		.name = "lws-mirror-protocol",                                 \
		.callback = callback_lws_mirror,                               \
		.per_session_data_size = sizeof(struct pss_mirror),            \
		.rx_buffer_size = 4096                                         \
	}

LWS_VISIBLE extern const struct lws_protocols lws_mirror_protocols[1];
const struct lws_protocols lws_mirror_protocols[1] = {
	LWS_PLUGIN_PROTOCOL_MIRROR
};

#if !defined(LWS_PLUGIN_STATIC)
LWS_VISIBLE extern const lws_plugin_protocol_t lws_mirror;
const lws_plugin_protocol_t lws_mirror = {
	.hdr = { "lws mirror", "lws_protocol_plugin", LWS_BUILD_HASH,
		 LWS_PLUGIN_API_MAGIC },
	.protocols = lws_mirror_protocols,
	.count_protocols = LWS_ARRAY_SIZE(lws_mirror_protocols),
};
#endif
