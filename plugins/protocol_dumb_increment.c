/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Plugin "dumb-increment-protocol": each ws connection is sent a counter of its
 * own, from 0 on, every 50 ms. It can say "reset\n", and "closeme\n".
 *
 * Option "options" of the vhost: points to an unsigned int; bit 0 set: no
 * timer, somebody else asks for WRITEABLE.
 */
#include <libwebsockets.h>

#include <string.h>

#define TICK_US     (50 * LWS_US_PER_MS)
#define STOP_TIMER  1u
#define NUMBER_SIZE 16

struct vhd_increment {
	struct lws_context *context;
	struct lws_vhost *vhost;
	const struct lws_protocols *protocol;
	const unsigned int *options; /* the program's; NULL */
	lws_sorted_usec_list_t sul;
};

struct pss_increment {
	int number;
};

static void
tick(lws_sorted_usec_list_t *sul)
{
	struct vhd_increment *vhd =
		lws_container_of(sul, struct vhd_increment, sul);

	if (!vhd->options || !(*vhd->options & STOP_TIMER))
		lws_callback_on_writable_all_protocol_vhost(vhd->vhost,
							    vhd->protocol);
	lws_sul_schedule(vhd->context, 0, &vhd->sul, tick, TICK_US);
}

static int
start(struct lws *wsi, void *pvo)
{
	struct vhd_increment *vhd = lws_protocol_vh_priv_zalloc(
		lws_get_vhost(wsi), lws_get_protocol(wsi), sizeof(*vhd));
	const char *options;

	if (!vhd)
		return -1;
	vhd->context = lws_get_context(wsi);
	vhd->vhost = lws_get_vhost(wsi);
	vhd->protocol = lws_get_protocol(wsi);
	if (!lws_pvo_get_str(pvo, "options", &options))
		vhd->options = (const unsigned int *)(const void *)options;
	tick(&vhd->sul);

	return 0;
}

static int
send_number(struct lws *wsi, struct pss_increment *pss)
{
	uint8_t buf[LWS_PRE + NUMBER_SIZE], *p = buf + LWS_PRE;
	int n = lws_snprintf((char *)p, NUMBER_SIZE, "%d", pss->number++);

	return lws_write(wsi, p, (size_t)n, LWS_WRITE_TEXT) < n ? -1 : 0;
}

static int
is_word(const char *word, const void *in, size_t len)
{
	return len == strlen(word) && !memcmp(word, in, len);
}

static int
take(struct lws *wsi, struct pss_increment *pss, const void *in, size_t len)
{
	static unsigned char seeya[] = "seeya";

	if (is_word("reset\n", in, len))
		pss->number = 0;
	if (!is_word("closeme\n", in, len))
		return 0;
	lws_close_reason(wsi, LWS_CLOSE_STATUS_GOINGAWAY, seeya,
			 sizeof(seeya) - 1);

	return -1;
}

static int
callback_dumb_increment(struct lws *wsi, enum lws_callback_reasons reason,
			void *user, void *in, size_t len)
{
	struct vhd_increment *vhd = lws_protocol_vh_priv_get(
		lws_get_vhost(wsi), lws_get_protocol(wsi));

	switch ((int)reason) {
	case LWS_CALLBACK_PROTOCOL_INIT:
		return start(wsi, in);
	case LWS_CALLBACK_PROTOCOL_DESTROY:
		if (vhd)
			lws_sul_cancel(&vhd->sul);
		return 0;
	case LWS_CALLBACK_SERVER_WRITEABLE:
		return send_number(wsi, user);
	case LWS_CALLBACK_RECEIVE:
		return take(wsi, user, in, len);
	}

	return 0;
}

#define LWS_PLUGIN_PROTOCOL_DUMB_INCREMENT                                     \
	{                                                                      \
		.name = "dumb-increment-protocol",                             \
		.callback = callback_dumb_increment,                           \
		.per_session_data_size = sizeof(struct pss_increment),         \
		.rx_buffer_size = 128                                          \
	}

LWS_VISIBLE extern const struct lws_protocols dumb_increment_protocols[1];
const struct lws_protocols dumb_increment_protocols[1] = {
	LWS_PLUGIN_PROTOCOL_DUMB_INCREMENT
};

#if !defined(LWS_PLUGIN_STATIC)
LWS_VISIBLE extern const lws_plugin_protocol_t dumb_increment;
const lws_plugin_protocol_t dumb_increment = {
	.hdr = { "dumb increment", "lws_protocol_plugin", LWS_BUILD_HASH,
		 LWS_PLUGIN_API_MAGIC },
	.protocols = dumb_increment_protocols,
	.count_protocols = LWS_ARRAY_SIZE(dumb_increment_protocols),
};
#endif
