/*
 * lws-minimal-raw-proxy
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * Takes connections and passes their bytes on to another server, and back. The
 * two sides of a pair know each other; what one has said waits in a list until
 * the other has taken it, and meanwhile the one is not read.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* [0] who came to us, [1] who we went to */
struct pair {
	struct lws *side[2];            /* NULL: not there (any more) */
	struct lws_buflist *waiting[2]; /* for that side */
	int connected;                  /* the second one */
};

static struct lws_context *context;
static const char *server = "localhost";
static int to_port = 7682, to_flags;

static int
begin(struct pair *p, struct lws *wsi)
{
	struct lws_client_connect_info i;

	p->side[0] = wsi;
	lws_set_opaque_user_data(wsi, p);
	memset(&i, 0, sizeof i);
	i.context = context;
	i.vhost = lws_get_vhost(wsi);
	i.address = server;
	i.host = server;
	i.port = to_port;
	i.ssl_connection = to_flags;
	i.method = "RAW";
	i.local_protocol_name = "to";
	i.opaque_user_data = p;
	i.pwsi = &p->side[1];

	/* what it cannot pass on yet it does not read */
	lws_rx_flow_control(wsi, 0);

	return lws_client_connect_via_info(&i) ? 0 : -1;
}

static int
take(struct pair *p, int from, const void *in, size_t len)
{
	if (!p->side[!from])
		return -1;
	if (lws_buflist_append_segment(&p->waiting[!from], in, len) < 0)
		return -1;
	lws_rx_flow_control(p->side[from], 0); /* until that has left */
	lws_callback_on_writable(p->side[!from]);

	return 0;
}

static int
pass_on(struct pair *p, int to)
{
	unsigned char buf[LWS_PRE + 4096];
	int n = lws_buflist_linear_use(&p->waiting[to], buf + LWS_PRE,
				       sizeof(buf) - LWS_PRE);

	if (n > 0 && lws_write(p->side[to], buf + LWS_PRE, (size_t)n,
			       LWS_WRITE_RAW) != n)
		return -1;
	if (p->waiting[to])
		lws_callback_on_writable(p->side[to]);
	else if (p->side[!to])
		lws_rx_flow_control(p->side[!to], 1);
	else
		return -1; /* the other has ended, and this was the rest */

	return 0;
}

static void
gone(struct pair *p, int which)
{
	p->side[which] = NULL;
	lws_buflist_destroy_all_segments(&p->waiting[which]);
	if (p->side[!which]) { /* it gets what is there for it, then ends */
		if (which == 0 && !p->connected)
			lws_set_timeout(p->side[1], PENDING_TIMEOUT_USER_OK,
					LWS_TO_KILL_ASYNC);
		else
			lws_callback_on_writable(p->side[!which]);
		return;
	}
	free(p);
}

static int
callback_from(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	      void *in, size_t len)
{
	struct pair *p = lws_get_opaque_user_data(wsi);

	(void)user;
	switch (reason) {
	case LWS_CALLBACK_RAW_ADOPT:
		p = calloc(1, sizeof(*p));
		return p ? begin(p, wsi) : -1;

	case LWS_CALLBACK_RAW_RX:
		return take(p, 0, in, len);

	case LWS_CALLBACK_RAW_WRITEABLE:
		return p ? pass_on(p, 0) : 0;

	case LWS_CALLBACK_RAW_CLOSE:
		if (p)
			gone(p, 0);
		break;

	default:
		break;
	}

	return 0;
}

static int
callback_to(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	    void *in, size_t len)
{
	struct pair *p = lws_get_opaque_user_data(wsi);

	(void)user;
	switch (reason) {
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		lwsl_err("no connection: %.*s\n", (int)len,
			 in ? (const char *)in : "");
		gone(p, 1);
		break;

	case LWS_CALLBACK_RAW_CONNECTED:
		p->connected = 1;
		if (p->side[0])
			lws_rx_flow_control(p->side[0], 1);
		break;

	case LWS_CALLBACK_RAW_RX:
		return take(p, 1, in, len);

	case LWS_CALLBACK_RAW_WRITEABLE:
		return p->connected ? pass_on(p, 1) : 0;

	case LWS_CALLBACK_RAW_CLOSE:
		gone(p, 1);
		break;

	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ "from", callback_from, 0, 0, 0, NULL, 0 },
	{ "to", callback_to, 0, 0, 0, NULL, 0 },
	LWS_PROTOCOL_LIST_TERM
};

static void
sigint_handler(int sig)
{
	(void)sig;
	lws_default_loop_exit(context);
}

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;
	const char *p;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	info.options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT |
		       LWS_SERVER_OPTION_ADOPT_APPLY_LISTEN_ACCEPT_CONFIG;
	info.listen_accept_role = "raw-skt";
	info.listen_accept_protocol = "from";
	info.port = 7681;
	if ((p = lws_cmdline_option(argc, argv, "--port")))
		info.port = atoi(p);
	if ((p = lws_cmdline_option(argc, argv, "--server")))
		server = p;
	if ((p = lws_cmdline_option(argc, argv, "--to-port")))
		to_port = atoi(p);
	if (lws_cmdline_option(argc, argv, "--tls"))
		to_flags = LCCSCF_USE_SSL;
	info.protocols = protocols;

	context = lws_create_context(&info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);

	lws_context_default_loop_run_destroy(context);

	return 0;
}
