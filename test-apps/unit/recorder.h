/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the tests of core-net share: a context with one or two protocols whose
 * callback writes down every reason it gets, in order, as short words; a hook
 * for what a test does inside one; rounds without sleeping; and peers to talk
 * to. expect() compares the words with what should have come, and forgets them.
 */
#ifndef LWS_UNIT_RECORDER_H
#define LWS_UNIT_RECORDER_H

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

/* after "core-net/inside.h", which each test includes itself */
#include "unit.h"

struct rec_word {
	enum lws_callback_reasons reason;
	const char *word;
	int is_poll;
};

static struct recorder {
	char words[4096];
	int (*hook)(struct lws *wsi, enum lws_callback_reasons reason, void *in,
		    size_t len); /* NULL: return 0 */
	int poll;                /* write down the POLL_FD reasons too */
	int quiet;               /* write down nothing */
	int created, destroyed;  /* WSI_CREATE, WSI_DESTROY with a user wsi */
	struct lws *last;        /* the wsi of the latest adoption */
	char rx[65536];          /* what RAW_RX brought */
	size_t rx_len;
	char why[256];               /* what CLIENT_CONNECTION_ERROR said */
	const struct rec_word *more; /* words of the test's own; ended by a
					word NULL. NULL: none */
} rec;

static const struct rec_word rec_words[] = {
	{ LWS_CALLBACK_PROTOCOL_INIT, "INIT", 0 },
	{ LWS_CALLBACK_PROTOCOL_DESTROY, "DESTROY", 0 },
	{ LWS_CALLBACK_WSI_CREATE, "create", 0 },
	{ LWS_CALLBACK_WSI_DESTROY, "destroy", 0 },
	{ LWS_CALLBACK_FILTER_NETWORK_CONNECTION, "filter", 0 },
	{ LWS_CALLBACK_RAW_SKT_BIND_PROTOCOL, "bind", 0 },
	{ LWS_CALLBACK_RAW_SKT_DROP_PROTOCOL, "drop", 0 },
	{ LWS_CALLBACK_RAW_ADOPT, "adopt", 0 },
	{ LWS_CALLBACK_CONNECTING, "connecting", 0 },
	{ LWS_CALLBACK_RAW_CONNECTED, "connected", 0 },
	{ LWS_CALLBACK_CLIENT_CONNECTION_ERROR, "failed", 0 },
	{ LWS_CALLBACK_RAW_RX, "rx", 0 },
	{ LWS_CALLBACK_RAW_WRITEABLE, "writeable", 0 },
	{ LWS_CALLBACK_RAW_CLOSE, "close", 0 },
	{ LWS_CALLBACK_RAW_ADOPT_FILE, "adopt-file", 0 },
	{ LWS_CALLBACK_RAW_RX_FILE, "rx-file", 0 },
	{ LWS_CALLBACK_RAW_WRITEABLE_FILE, "writeable-file", 0 },
	{ LWS_CALLBACK_RAW_CLOSE_FILE, "close-file", 0 },
	{ LWS_CALLBACK_CHILD_CLOSING, "child-closing", 0 },
	{ LWS_CALLBACK_TIMER, "timer", 0 },
	{ LWS_CALLBACK_EVENT_WAIT_CANCELLED, "cancelled", 0 },
	{ LWS_CALLBACK_USER, "user", 0 },
	{ LWS_CALLBACK_ADD_POLL_FD, "ADD", 1 },
	{ LWS_CALLBACK_DEL_POLL_FD, "DEL", 1 },
	{ LWS_CALLBACK_CHANGE_MODE_POLL_FD, "CHANGE", 1 },
	{ LWS_CALLBACK_LOCK_POLL, "LOCK", 1 },
	{ LWS_CALLBACK_UNLOCK_POLL, "UNLOCK", 1 },
};

static inline void
rec_say(const char *word)
{
	size_t n = strlen(rec.words);

	if (rec.quiet)
		return;
	assert_true(n + strlen(word) + 2 < sizeof(rec.words));
	lws_snprintf(rec.words + n, sizeof(rec.words) - n, "%s%s", n ? " " : "",
		     word);
}

static inline void
rec_note(enum lws_callback_reasons reason, const void *in, size_t len)
{
	const struct rec_word *m;
	char w[32];
	size_t n;

	for (m = rec.more; m && m->word; m++)
		if (m->reason == reason)
			rec_say(m->word);
	for (n = 0; n < LWS_ARRAY_SIZE(rec_words); n++) {
		if (rec_words[n].reason != reason)
			continue;
		if (rec_words[n].is_poll && !rec.poll)
			return;
		lws_strncpy(w, rec_words[n].word, sizeof(w));
		if (reason == LWS_CALLBACK_LOCK_POLL ||
		    reason == LWS_CALLBACK_UNLOCK_POLL)
			lws_snprintf(w, sizeof(w), "%s%d", rec_words[n].word,
				     (int)len);
		if (reason == LWS_CALLBACK_CHANGE_MODE_POLL_FD)
			lws_snprintf(w, sizeof(w), "CHANGE%d",
				     ((const struct lws_pollargs *)in)->events);
		rec_say(w);
		return;
	}
}

static inline int
rec_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	     void *in, size_t len)
{
	(void)user;
	rec_note(reason, in, len);
	if (reason == LWS_CALLBACK_WSI_CREATE) {
		rec.created++;
		rec.last = wsi;
	}
	/* a listener has no WSI_CREATE, and is told of its end all the same */
	if (reason == LWS_CALLBACK_WSI_DESTROY && wsi->role &&
	    strcmp(wsi->role->name, "listen"))
		rec.destroyed++;
	if (reason == LWS_CALLBACK_CLIENT_CONNECTION_ERROR) {
		assert_true(len && len < sizeof(rec.why));
		memcpy(rec.why, in, len);
		rec.why[len] = '\0';
	}
	if (reason == LWS_CALLBACK_RAW_RX) {
		assert_true(len && rec.rx_len + len <= sizeof(rec.rx));
		memcpy(rec.rx + rec.rx_len, in, len);
		rec.rx_len += len;
	}

	return rec.hook ? rec.hook(wsi, reason, in, len) : 0;
}

struct rec_session {
	char bytes[40];
};

static const struct lws_protocols rec_protocols[] = {
	{ .name = "one",
	  .callback = rec_callback,
	  .per_session_data_size = sizeof(struct rec_session) },
	LWS_PROTOCOL_LIST_TERM
};

static inline void
rec_info(struct lws_context_creation_info *info)
{
	memset(info, 0, sizeof(*info));
	info->port = CONTEXT_PORT_NO_LISTEN;
	info->protocols = rec_protocols;
	info->options = LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME;
}

static inline void
rec_info_listen(struct lws_context_creation_info *info)
{
	rec_info(info);
	info->port = 0;
	info->iface = "127.0.0.1";
	info->options |= LWS_SERVER_OPTION_ONLY_RAW;
	info->listen_accept_role = "raw-skt";
}

static inline void
rec_forget(void)
{
	rec.words[0] = '\0';
	rec.rx_len = 0;
}

static inline void
rec_begin(void)
{
	memset(&rec, 0, sizeof(rec));
	lws_set_log_level(0, NULL);
}

#define expect(text)                                                           \
	do {                                                                   \
		assert_string_equal(rec.words, text);                          \
		rec_forget();                                                  \
	} while (0)

/* rounds that do not sleep; enough for whatever is under way on loopback */
static inline void
rounds(struct lws_context *cx, int n)
{
	while (n--)
		assert_int_equal(lws_service(cx, -1), 0);
}

/* past the first pass, with its PROTOCOL_INIT and cancel */
static inline struct lws_context *
rec_context(const struct lws_context_creation_info *info)
{
	struct lws_context *cx = lws_create_context(info);

	assert_non_null(cx);
	rounds(cx, 3);
	rec_forget();

	return cx;
}

static inline struct lws_vhost *
rec_vhost(struct lws_context *cx)
{
	struct lws_vhost *vh = lws_get_vhost_by_name(cx, "default");

	assert_non_null(vh);

	return vh;
}

static inline struct lws *
rec_adopt(struct lws_context *cx, int fd, lws_adoption_type type,
	  struct lws *parent)
{
	lws_sock_file_fd_type u;

	u.sockfd = fd;

	return lws_adopt_descriptor_vhost(rec_vhost(cx), type, u, NULL, parent);
}

/* a connected raw wsi; its peer's end, nonblocking, in *peer */
static inline struct lws *
rec_pair(struct lws_context *cx, int *peer)
{
	struct lws *wsi;
	int sv[2];

	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sv), 0);
	*peer = sv[1];
	assert_int_equal(fcntl(sv[1], F_SETFL, O_NONBLOCK), 0);
	wsi = rec_adopt(cx, sv[0], LWS_ADOPT_SOCKET, NULL);
	assert_non_null(wsi);

	return wsi;
}

static inline int
rec_connect(int port)
{
	struct sockaddr_in sin;
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	assert_true(fd >= 0);
	memset(&sin, 0, sizeof(sin));
	sin.sin_family = AF_INET;
	sin.sin_port = htons((uint16_t)port);
	sin.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (connect(fd, (struct sockaddr *)&sin, sizeof(sin))) {
		close(fd);
		return -1;
	}

	return fd;
}

/* a TCP end that resets when it closes */
static inline void
rec_reset(int fd)
{
	struct linger l = { 1, 0 };

	assert_int_equal(setsockopt(fd, SOL_SOCKET, SO_LINGER, &l, sizeof(l)),
			 0);
	close(fd);
}

/* -- time that passes when a test says so -- */

static lws_usec_t rec_clock_ahead_us;

static inline lws_usec_t
rec_clock_monotonic(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);

	return (lws_usec_t)ts.tv_sec * 1000000 + ts.tv_nsec / 1000 +
	       rec_clock_ahead_us;
}

static inline uint64_t
rec_clock_wall(void)
{
	return 1;
}

static inline void
rec_clock_begin(void)
{
	static const struct lws_plat_clock c = { .monotonic_us =
							 rec_clock_monotonic,
						 .wall_us = rec_clock_wall };

	rec_clock_ahead_us = 0;
	lws_plat_set_clock(&c);
}

static inline void
rec_clock_pass(unsigned int secs)
{
	rec_clock_ahead_us += (lws_usec_t)secs * LWS_US_PER_SEC;
}

static inline void
rec_clock_end(void)
{
	lws_plat_set_clock(NULL);
}

/* every wsi that was announced has been told of its end */
static inline void
rec_end(struct lws_context *cx)
{
	lws_context_destroy(cx);
	assert_int_equal(rec.created, rec.destroyed);
}

#endif
