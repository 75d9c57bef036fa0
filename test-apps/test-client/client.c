/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A client for the terminal, of HTTP and of WebSocket: lws-test-client URL.
 * What the server sends is on standard output, everything else on standard
 * error; test-client.h has the exit codes.
 */
#include "test-client.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct test_client tc = { .result = -1, .hold_ms = 500 };

static lws_sorted_usec_list_t sul_timeout;
static const char *url, *proxy, *socks, *protocol;
static char url_copy[4096], path[4096], host[300];
static int timeout_ms, no_deflate;

static const char usage[] =
	"usage: lws-test-client [options] http://... | ws://... | https, wss\n"
	"  -X METHOD         default GET, with -d POST; -I is HEAD\n"
	"  -d TEXT, -d @FILE body of the request; @-: standard input\n"
	"  --chunked         do not announce its length\n"
	"  -H 'Name: value'  a header of the request, any number of them\n"
	"  -i                show headers of the answer\n"
	"  -f                a status of 400 or above is a failure (4)\n"
	"  --no-follow       a redirect is an answer like others\n"
	"  --slow US         read only so many microseconds after data came\n"
	"  --protocol LIST   ws: subprotocols to offer\n"
	"  --no-deflate      ws: do not offer permessage-deflate\n"
	"  --binary          ws: lines go as binary messages\n"
	"  --hold MS         ws: stay so long when standard input has ended\n"
	"  --alpn LIST       protocols to offer in TLS, as h2,http/1.1\n"
	"  --h2              http: HTTP/2 without being asked, in clear text\n"
	"  --proxy HOST:PORT, --socks HOST:PORT   [user:password@] before it\n"
	"  --iface NAME      from this interface or address\n"
	"  --timeout MS      for all of it, default none (5)\n"
	"  -k                accept any certificate\n"
	"  -D BITS           log level\n";

void
tc_finish(int result)
{
	if (tc.result < 0)
		tc.result = result;
	lws_default_loop_exit(tc.context);
}

/* -- options -- */

static int
read_file(const char *name)
{
	FILE *f = strcmp(name, "-") ? fopen(name, "rb") : stdin;
	size_t room = 0, n = 1;
	char *p = NULL, *q;

	if (!f)
		return -1;
	while (n) {
		if (tc.body_len == room) {
			room = room ? 2 * room : 65536;
			q = realloc(p, room);
			if (!q)
				break;
			p = q;
		}
		n = fread(p + tc.body_len, 1, room - tc.body_len, f);
		tc.body_len += n;
	}
	tc.body = p;
	n = n || ferror(f);
	if (f != stdin)
		fclose(f);

	return n ? -1 : 0;
}

static int
opt_data(const char *arg)
{
	if (arg[0] == '@')
		return read_file(arg + 1);
	tc.body = arg;
	tc.body_len = strlen(arg);

	return 0;
}

static int
opt_header(const char *arg)
{
	if (!strchr(arg, ':') || tc.headers == TC_MOST_HEADERS)
		return -1;
	tc.header[tc.headers++] = arg;

	return 0;
}

static int
opt_log(const char *arg)
{
	lws_set_log_level(atoi(arg), NULL);

	return 0;
}

static int
opt_any_cert(const char *arg)
{
	(void)arg;
	tc.to.ssl_connection |= LCCSCF_ALLOW_SELFSIGNED |
				LCCSCF_SKIP_SERVER_CERT_HOSTNAME_CHECK |
				LCCSCF_ALLOW_EXPIRED | LCCSCF_ALLOW_INSECURE;

	return 0;
}

static int
opt_no_follow(const char *arg)
{
	(void)arg;
	tc.to.ssl_connection |= LCCSCF_HTTP_NO_FOLLOW_REDIRECT;

	return 0;
}

static int
opt_h2(const char *arg)
{
	(void)arg;
	tc.to.ssl_connection |= LCCSCF_H2_PRIOR_KNOWLEDGE;

	return 0;
}

static int
opt_head(const char *arg)
{
	(void)arg;
	tc.to.method = "HEAD";

	return 0;
}

/* one of the three takes it */
static const struct option {
	const char *name;
	int takes_value;
	const char **text;
	int *number; /* without a value: 1 */
	int (*call)(const char *arg);
} options[] = {
	{ "-X", 1, &tc.to.method, NULL, NULL },
	{ "-I", 0, NULL, NULL, opt_head },
	{ "-d", 1, NULL, NULL, opt_data },
	{ "--chunked", 0, NULL, &tc.chunked, NULL },
	{ "-H", 1, NULL, NULL, opt_header },
	{ "-i", 0, NULL, &tc.show_headers, NULL },
	{ "-f", 0, NULL, &tc.fail_status, NULL },
	{ "--no-follow", 0, NULL, NULL, opt_no_follow },
	{ "--slow", 1, NULL, &tc.slow_us, NULL },
	{ "--protocol", 1, &protocol, NULL, NULL },
	{ "--no-deflate", 0, NULL, &no_deflate, NULL },
	{ "--binary", 0, NULL, &tc.binary, NULL },
	{ "--hold", 1, NULL, &tc.hold_ms, NULL },
	{ "--alpn", 1, &tc.to.alpn, NULL, NULL },
	{ "--h2", 0, NULL, NULL, opt_h2 },
	{ "--proxy", 1, &proxy, NULL, NULL },
	{ "--socks", 1, &socks, NULL, NULL },
	{ "--iface", 1, &tc.to.iface, NULL, NULL },
	{ "--timeout", 1, NULL, &timeout_ms, NULL },
	{ "-k", 0, NULL, NULL, opt_any_cert },
	{ "-D", 1, NULL, NULL, opt_log },
};

static int
take_option(const struct option *o, const char *value)
{
	if (o->takes_value && !value)
		return -1;
	if (o->text)
		*o->text = value;
	else if (o->number)
		*o->number = o->takes_value ? atoi(value) : 1;
	else
		return o->call(value);

	return 0;
}

static int
read_options(int argc, char **argv)
{
	size_t i;
	int n;

	for (n = 1; n < argc; n++) {
		for (i = 0; i < LWS_ARRAY_SIZE(options); i++)
			if (!strcmp(argv[n], options[i].name))
				break;
		if (i == LWS_ARRAY_SIZE(options)) {
			if (url || argv[n][0] == '-')
				return -1;
			url = argv[n];
			continue;
		}
		if (take_option(&options[i], argv[n + 1]))
			return -1;
		n += options[i].takes_value;
	}

	return url ? 0 : -1;
}

/* -- what is asked for -- */

static int
read_url(void)
{
	const char *scheme, *rest, *authority;
	int tls, ws;

	if (strlen(url) >= sizeof(url_copy))
		return -1;
	strcpy(url_copy, url);
	if (lws_parse_uri(url_copy, &scheme, &tc.to.address, &tc.to.port,
			  &rest))
		return -1;
	tls = !strcmp(scheme, "https") || !strcmp(scheme, "wss");
	ws = !strcmp(scheme, "ws") || !strcmp(scheme, "wss");
	if (!tls && !ws && strcmp(scheme, "http"))
		return -1;
	lws_snprintf(path, sizeof(path), "%s%s", rest[0] == '/' ? "" : "/",
		     rest);
	/* the header has the name as it was written, with its port */
	authority = strstr(url, "://") + 3;
	lws_snprintf(host, sizeof(host), "%.*s", (int)strcspn(authority, "/?#"),
		     authority);
	tc.to.path = path;
	tc.to.host = host;
	tc.to.origin = host;
	if (tls)
		tc.to.ssl_connection |= LCCSCF_USE_SSL;
	tc.to.protocol = ws ? protocol : NULL;
	tc.to.local_protocol_name = ws ? "ws" : "http";
	if (ws)
		tc.to.method = NULL;
	else if (!tc.to.method)
		tc.to.method = tc.body ? "POST" : "GET";

	return 0;
}

/* -- the program -- */

static const struct lws_protocols protocols[] = {
	{ "http", tc_callback_http, 0, 0, 0, NULL, 0 },
	{ "ws", tc_callback_ws, 0, 0, 0, NULL, 0 },
	{ "input", tc_callback_input, 0, 0, 0, NULL, 0 },
	LWS_PROTOCOL_LIST_TERM
};

#if !defined(LWS_WITHOUT_EXTENSIONS)
static const struct lws_extension extensions[] = {
	{ "permessage-deflate", lws_extension_callback_pm_deflate,
	  "permessage-deflate; client_no_context_takeover; "
	  "client_max_window_bits" },
	{ NULL, NULL, NULL }
};
#else
static const struct lws_extension extensions[] = { { NULL, NULL, NULL } };
#endif

static void
timed_out(lws_sorted_usec_list_t *sul)
{
	(void)sul;
	fprintf(stderr, "timed out\n");
	tc_finish(TC_LATE);
}

static void
interrupted(int sig)
{
	(void)sig;
	lws_default_loop_exit(tc.context);
}

static int
begin(void)
{
	struct lws_vhost *vh = lws_get_vhost_by_name(tc.context, "default");

	if ((proxy && lws_set_proxy(vh, proxy)) ||
	    (socks && lws_set_socks(vh, socks)))
		return TC_USAGE;
	if (timeout_ms > 0)
		lws_sul_schedule(tc.context, 0, &sul_timeout, timed_out,
				 (lws_usec_t)timeout_ms * LWS_US_PER_MS);
	tc.to.context = tc.context;
	tc.to.pwsi = &tc.wsi;
	if (lws_client_connect_via_info(&tc.to))
		return TC_OK;
	fprintf(stderr, "no connection\n");

	return TC_NO_CONNECTION;
}

int
main(int argc, char **argv)
{
	struct lws_context_creation_info info;
	int r;

	lws_set_log_level(LLL_ERR, NULL);
	if (read_options(argc, argv) || read_url()) {
		fputs(usage, stderr);
		return TC_USAGE;
	}
	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	info.options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
	info.protocols = protocols;
	if (!no_deflate)
		info.extensions = extensions;
	tc.context = lws_create_context(&info);
	if (!tc.context)
		return TC_NO_CONNECTION;
	signal(SIGINT, interrupted);
	signal(SIGPIPE, SIG_IGN);
	r = begin();
	if (r)
		tc_finish(r);
	lws_context_default_loop_run_destroy(tc.context);

	return tc.result < 0 ? TC_BROKEN : tc.result;
}
