/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The program ends a connection in whatever callback, in whatever way, as
 * client and as server, over HTTP/1 and inside a stream of HTTP/2: a table of
 * all of these. A conversation of our client with our server, which shows every
 * reason of a life, is disturbed at one reason at a time. What must hold of
 * both ends, each time: a connection that was created is destroyed, once; one
 * that was established is told CLOSED, once, and then only of its end; a client
 * that never was is told why, once.
 */
#include "unit.h"

#include "roles/ws/ws.h"

enum way {
	UNDISTURBED,
	RETURN, /* nonzero, without a word */
	REASON, /* nonzero, with a reason */
	KILL_ASYNC,
	KILL_SYNC,
	TIMEOUT, /* one that runs out, while nobody says goodbye */
	HANDLE,  /* as other threads would */
	CONTEXT, /* the context ends next */

	WAYS
};

#define MOST_ENDS    16
#define MOST_REASONS 200

struct end {
	struct lws *wsi;
	int client, created, established, failed, closed, destroyed;
};

static struct {
	struct lws_context *cx;
	struct end ends[MOST_ENDS];
	int count;
	/* the disturbance */
	enum way way;
	int at_client, at_reason, done;
	/* the conversation */
	int echo, pong, timer, clients_goodbye;
	lws_usec_t skipped;
	/* of an undisturbed one: reasons that came */
	uint8_t seen[2][MOST_REASONS];
} life;

static lws_usec_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);

	return (lws_usec_t)t.tv_sec * LWS_US_PER_SEC + t.tv_nsec / 1000 +
	       life.skipped;
}

static const struct lws_plat_clock test_clock = { .monotonic_us = now };

/* -- book-keeping -- */

/* not of a connection, or of none of these two */
static int
is_of_no_connection(struct lws *wsi, int reason)
{
	switch (reason) {
	case LWS_CALLBACK_PROTOCOL_INIT:
	case LWS_CALLBACK_PROTOCOL_DESTROY:
	case LWS_CALLBACK_GET_THREAD_ID:
	case LWS_CALLBACK_EVENT_WAIT_CANCELLED:
	case LWS_CALLBACK_FILTER_NETWORK_CONNECTION:
	case LWS_CALLBACK_ADD_POLL_FD:
	case LWS_CALLBACK_DEL_POLL_FD:
	case LWS_CALLBACK_CHANGE_MODE_POLL_FD:
	case LWS_CALLBACK_LOCK_POLL:
	case LWS_CALLBACK_UNLOCK_POLL:
	case LWS_CALLBACK_OPENSSL_LOAD_EXTRA_CLIENT_VERIFY_CERTS:
	case LWS_CALLBACK_OPENSSL_LOAD_EXTRA_SERVER_VERIFY_CERTS:
	case LWS_CALLBACK_VHOST_CERT_AGING:
	case LWS_CALLBACK_CONNECTING: /* before there is one, by contract */
		return 1;
	default:
		return !wsi;
	}
}

static struct end *
end_of(struct lws *wsi)
{
	struct end *e;
	int n;

	for (n = life.count - 1; n >= 0; n--)
		if (life.ends[n].wsi == wsi && !life.ends[n].destroyed)
			return &life.ends[n];
	assert_true(life.count < MOST_ENDS);
	e = &life.ends[life.count++];
	memset(e, 0, sizeof(*e));
	e->wsi = wsi;
	e->client = wsi->is_client;

	return e;
}

static const char *
words(int reason)
{
	static char w[120];

	lws_snprintf(w, sizeof(w), "%s, reason %d, way %d: then reason %d",
		     life.at_client ? "client" : "server", life.at_reason,
		     (int)life.way, reason);

	return w;
}

static int
may_come_after_closed(int reason)
{
	return reason == LWS_CALLBACK_WSI_DESTROY;
}

static void
note(struct end *e, int reason)
{
	if (e->closed + e->failed && !may_come_after_closed(reason) &&
	    reason != LWS_CALLBACK_CLIENT_HTTP_DROP_PROTOCOL &&
	    reason != LWS_CALLBACK_WS_CLIENT_DROP_PROTOCOL)
		fail_msg("%s", words(reason));
	e->created += reason == LWS_CALLBACK_WSI_CREATE;
	e->destroyed += reason == LWS_CALLBACK_WSI_DESTROY;
	e->established += reason == LWS_CALLBACK_ESTABLISHED ||
			  reason == LWS_CALLBACK_CLIENT_ESTABLISHED;
	e->closed += reason == LWS_CALLBACK_CLOSED ||
		     reason == LWS_CALLBACK_CLIENT_CLOSED;
	e->failed += reason == LWS_CALLBACK_CLIENT_CONNECTION_ERROR;
}

/* all that was begun has ended: rightly */
static int
all_over(void)
{
	int n, over = life.count;

	for (n = 0; n < life.count; n++)
		over -= life.ends[n].destroyed != 0;

	return life.count && !over;
}

static void
judge(void)
{
	int n;

	for (n = 0; n < life.count; n++) {
		const struct end *e = &life.ends[n];
		int told = e->closed + e->failed;

		/* a client has another try: by contract it is told again */
		if ((!e->client && e->created > 1) || e->destroyed != 1 ||
		    told > 1 || e->established > 1 ||
		    (e->established && told != 1))
			fail_msg("%s: end %d, created %d, established %d, "
				 "failed %d, closed %d, destroyed %d",
				 words(-1), n, e->created, e->established,
				 e->failed, e->closed, e->destroyed);
	}
}

/* -- the disturbance -- */

static int
disturb(struct lws *wsi)
{
	life.done = 1;
	switch (life.way) {
	case RETURN:
		return -1;
	case REASON:
		lws_close_reason(wsi, LWS_CLOSE_STATUS_GOINGAWAY,
				 (unsigned char *)"off", 3);
		return -1;
	case KILL_ASYNC:
		lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK,
				LWS_TO_KILL_ASYNC);
		return 0;
	case KILL_SYNC:
		lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_SYNC);
		return 0;
	case TIMEOUT:
		lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, 1);
		return 0;
	case HANDLE: {
		lws_x_handle_t h = lws_x_handle(wsi);

		if (h)
			lws_x_handle_close(life.cx, h);
		return 0;
	}
	default:
		return 0;
	}
}

/* -- the conversation -- */

static unsigned char text[LWS_PRE + 8] = {
	[LWS_PRE] = 'h', 'e', 'l', 'l', 'o'
};

static int
send_text(struct lws *wsi)
{
	return lws_write(wsi, text + LWS_PRE, 5, LWS_WRITE_TEXT) == 5 ? 0 : -1;
}

static int
send_ping(struct lws *wsi)
{
	return lws_write(wsi, text + LWS_PRE, 1, LWS_WRITE_PING) < 0 ? -1 : 0;
}

static int
says_goodbye(struct lws *wsi)
{
	if (!life.echo || life.pong != 3 || life.timer != 3 ||
	    (life.way == TIMEOUT && life.done) ||
	    life.clients_goodbye != wsi->is_client)
		return 0;
	lws_close_reason(wsi, LWS_CLOSE_STATUS_NORMAL, NULL, 0);

	return -1;
}

static int
converse(struct lws *wsi, enum lws_callback_reasons reason)
{
	int bit = wsi && wsi->is_client ? 1 : 2;

	switch (reason) {
	case LWS_CALLBACK_ESTABLISHED:
	case LWS_CALLBACK_CLIENT_ESTABLISHED:
		lws_callback_on_writable(wsi);
		lws_set_timer_usecs(wsi, 1000);
		return 0;
	case LWS_CALLBACK_CLIENT_WRITEABLE:
		if (life.echo)
			return says_goodbye(wsi);
		return send_text(wsi) || send_ping(wsi);
	case LWS_CALLBACK_SERVER_WRITEABLE:
		return life.pong & 2 ? says_goodbye(wsi) : send_ping(wsi);
	case LWS_CALLBACK_RECEIVE:
		return send_text(wsi);
	case LWS_CALLBACK_CLIENT_RECEIVE:
		life.echo = 1;
		break;
	case LWS_CALLBACK_RECEIVE_PONG:
	case LWS_CALLBACK_CLIENT_RECEIVE_PONG:
		life.pong |= bit;
		break;
	case LWS_CALLBACK_TIMER:
		life.timer |= bit;
		lws_set_timer_usecs(wsi, 1000); /* again: it may be early */
		break;
	default:
		return 0;
	}
	lws_callback_on_writable(wsi);

	return 0;
}

static int
callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	 void *in, size_t len)
{
	int client;

	if (is_of_no_connection(wsi, reason))
		return 0;
	client = wsi->is_client;
	note(end_of(wsi), reason);
	if ((int)reason < MOST_REASONS && life.way == UNDISTURBED)
		life.seen[client][reason] = 1;
	if (life.way != UNDISTURBED && !life.done && life.at_client == client &&
	    life.at_reason == (int)reason && disturb(wsi))
		return -1;
	if (reason == LWS_CALLBACK_HTTP)
		return lws_callback_http_dummy(wsi, reason, user, in, len);

	return converse(wsi, reason);
}

static const struct lws_protocols protocols[] = {
	{ .name = "life", .callback = callback }, LWS_PROTOCOL_LIST_TERM
};

static void
dial(int flags)
{
	struct lws_client_connect_info i;

	memset(&i, 0, sizeof(i));
	i.context = life.cx;
	i.address = "127.0.0.1";
	i.port = lws_get_vhost_listen_port(
		lws_get_vhost_by_name(life.cx, "default"));
	i.host = i.address;
	i.path = "/";
	i.protocol = "life";
	i.ssl_connection = flags;
	/* NULL: refused within the call, and told of */
	(void)lws_client_connect_via_info(&i);
}

/* until all is over; time passes faster when nothing happens */
static void
run(int flags, int clients_goodbye)
{
	struct lws_context_creation_info info;
	int n;

	life.count = life.done = life.echo = life.pong = life.timer = 0;
	life.clients_goodbye = clients_goodbye;
	memset(&info, 0, sizeof(info));
	info.port = 0;
	info.iface = "127.0.0.1";
	info.protocols = protocols;
	info.options = LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME;
	life.cx = lws_create_context(&info);
	assert_non_null(life.cx);
	dial(flags);
	for (n = 0; n < 4000 && !all_over(); n++) {
		lws_service(life.cx, -1);
		if (life.way == CONTEXT && life.done)
			break;
		life.skipped += n < 200 ? 200 : LWS_US_PER_SEC / 10;
	}
	lws_context_destroy(life.cx);
	life.cx = NULL;
	judge();
}

/* -- the table -- */

/* what ends a connection that has ended already is misuse */
static int
makes_sense(int reason, enum way way)
{
	return reason != LWS_CALLBACK_WSI_DESTROY || way == RETURN ||
	       way == CONTEXT;
}

static int
disturb_everywhere(int flags, int clients_goodbye)
{
	int client, reason, rows = 0;

	memset(life.seen, 0, sizeof(life.seen));
	life.way = UNDISTURBED;
	run(flags, clients_goodbye);
	assert_int_equal(life.pong, 3);
	assert_int_equal(life.timer, 3);
	for (client = 0; client < 2; client++)
		for (reason = 0; reason < MOST_REASONS; reason++) {
			life.at_client = client;
			life.at_reason = reason;
			if (!life.seen[client][reason])
				continue;
			for (life.way = RETURN; life.way < WAYS; life.way++) {
				if (!makes_sense(reason, life.way))
					continue;
				run(flags, clients_goodbye);
				rows++;
				assert_int_equal(life.done, 1);
			}
		}

	return rows;
}

static int
setup(void **state)
{
	(void)state;
	lws_set_log_level(0, NULL);
	lws_plat_set_clock(&test_clock);

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	lws_plat_set_clock(NULL);

	return 0;
}

static void
a_connection_may_be_ended_anywhere(void **state)
{
	(void)state;
	assert_true(disturb_everywhere(0, 1) > 150);
	assert_true(life.seen[0][LWS_CALLBACK_WS_PEER_INITIATED_CLOSE]);
	assert_true(disturb_everywhere(0, 0) > 150);
	assert_true(life.seen[1][LWS_CALLBACK_WS_PEER_INITIATED_CLOSE]);
}

static void
a_stream_may_be_ended_anywhere(void **state)
{
	(void)state;
	assert_true(disturb_everywhere(LCCSCF_H2_PRIOR_KNOWLEDGE, 1) > 150);
	assert_true(disturb_everywhere(LCCSCF_H2_PRIOR_KNOWLEDGE, 0) > 150);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_connection_may_be_ended_anywhere),
		T(a_stream_may_be_ended_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
