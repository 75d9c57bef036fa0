/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * lws-doctor URL: one connection, and what becomes of each of its steps, in
 * words for a person. A failure is said with the library's own words, and with
 * what they usually mean.
 */
#include <libwebsockets.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum step { NAME, CONNECT, PROXY, TLS, ANSWER, WS, BODY, STEPS };

static const char *const step_words[STEPS] = {
	[NAME] = "looking up the name",   [CONNECT] = "connecting",
	[PROXY] = "talking to the proxy", [TLS] = "securing the connection",
	[ANSWER] = "asking the server",   [WS] = "agreeing on WebSocket",
	[BODY] = "reading the answer",
};

static struct lws_context *context;
static struct lws_client_connect_info to;
static lws_sorted_usec_list_t sul_timeout;
static enum step step;
static lws_usec_t began, asked;
static int attempts, result = -1;
static size_t bytes;
static const char *url, *proxy, *socks;
static char url_copy[4096], path[4096], host[300];

static LWS_FORMAT(2) void say(const char *what, const char *fmt, ...)
{
	va_list ap;

	printf("%-8s ", what);
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
	fflush(stdout);
}

static double
ms_since(lws_usec_t then)
{
	return (double)(lws_now_usecs() - then) / 1000;
}

static void
finish(int r)
{
	if (result < 0)
		result = r;
	lws_default_loop_exit(context);
}

/* -- what failures usually mean -- */

static const struct {
	const char *words; /* how they begin */
	const char *advice;
} advices[] = {
	{ "DNS NXDOMAIN", "there is no such name; is it spelt right?" },
	{ "DNS", "no name server answers; is there a network?" },
	{ "conn fail: ECONNREFUSED",
	  "the machine is there, but nothing listens on that port" },
	{ "conn fail: EHOSTUNREACH", "no way leads to that address" },
	{ "conn fail: timed out",
	  "no answer from the address; a firewall may swallow it" },
	{ "conn fail: socket bind",
	  "the local address or interface cannot be used" },
	{ "http_proxy -> 407", "the proxy wants a name and a password" },
	{ "http_proxy -> 403", "the proxy does not allow it" },
	{ "http_proxy -> 5", "the proxy does not reach the server" },
	{ "http_proxy", "what answers there is not an HTTP proxy" },
	{ "proxy", "the proxy does not talk to us" },
	{ "socks", "the SOCKS proxy refuses, or is none" },
	{ "tls:", "is it a TLS port, and a protocol version of today?" },
	{ "server's cert",
	  "the certificate is not one to trust for that name" },
	{ "Timed out waiting server reply",
	  "connected, but the server says nothing" },
	{ "read failed", "the server hangs up instead of answering" },
	{ "problems parsing header", "what answers there does not speak HTTP" },
	{ "HS: ws upgrade unauthorized",
	  "the server wants to know who you are (401)" },
	{ "HS: ws upgrade response not 101",
	  "the server speaks HTTP, but no WebSocket at that path" },
	{ "HS: PROTOCOL", "the server chose a subprotocol nobody asked for" },
	{ "HS: Redirect", "it is redirected in a circle, or to nowhere" },
	{ "HS: ", "the server's handshake is not that of RFC 6455" },
};

static void
explain(const char *words, size_t len)
{
	size_t n;

	say("failed", "while %s: %.*s", step_words[step], (int)len, words);
	for (n = 0; n < LWS_ARRAY_SIZE(advices); n++)
		if (len >= strlen(advices[n].words) &&
		    !strncmp(words, advices[n].words, strlen(advices[n].words)))
			break;
	if (n < LWS_ARRAY_SIZE(advices))
		say("", "%s", advices[n].advice);
	finish(1);
}

/* -- names: what the system says, before the library asks it too -- */

static void
list_addresses(const struct addrinfo *a, double ms)
{
	char list[1024], text[64];
	size_t len = 0;

	list[0] = '\0';
	for (; a; a = a->ai_next) {
		if (getnameinfo(a->ai_addr, a->ai_addrlen, text, sizeof(text),
				NULL, 0, NI_NUMERICHOST))
			continue;
		len += (size_t)lws_snprintf(list + len, sizeof(list) - len,
					    "%s%s", len ? ", " : "", text);
	}
	say("name", "%s is %s (%.1f ms)", to.address, list, ms);
}

static void
look_up(void)
{
	struct addrinfo hints, *all;
	lws_sockaddr46 sa;
	lws_usec_t now = lws_now_usecs();
	int e;

	if (proxy || socks) {
		say("name", "%s is for the proxy to look up", to.address);
		return;
	}
	if (!lws_sa46_parse_numeric_address(to.address, &sa)) {
		say("name", "%s is an address", to.address);
		return;
	}
	memset(&hints, 0, sizeof(hints));
	hints.ai_socktype = SOCK_STREAM;
	e = getaddrinfo(to.address, NULL, &hints, &all);
	if (e) {
		say("name", "%s: %s", to.address, gai_strerror(e));
		return;
	}
	list_addresses(all, ms_since(now));
	freeaddrinfo(all);
}

/* -- the steps, as they are reached -- */

static void
connecting(void)
{
	step = CONNECT;
	attempts++;
	if (proxy || socks)
		say("connect", "attempt %d, to the proxy", attempts);
	else
		say("connect", "attempt %d, to port %d", attempts, to.port);
}

static void
connected(struct lws *wsi)
{
	char peer[64];

	peer[0] = '\0';
	lws_get_peer_simple(wsi, peer, sizeof(peer));
	say("connect", "connected to %s after %.1f ms", peer, ms_since(began));
	if (proxy || socks)
		step = PROXY;
	else
		step = to.ssl_connection & LCCSCF_USE_SSL ? TLS : ANSWER;
}

static void
asking(struct lws *wsi)
{
	if (proxy || socks)
		say("proxy", "it has connected us");
	if (lws_is_ssl(wsi))
		say("tls", "secured");
	step = ANSWER;
	asked = lws_now_usecs();
	say("request", "%s %s of %s", to.method ? to.method : "WebSocket",
	    to.path, to.host);
}

static void
answered(struct lws *wsi)
{
	char text[256];

	say("answer", "status %u after %.1f ms",
	    lws_http_client_http_response(wsi), ms_since(asked));
	/* there the connection is another wsi's */
	say("", "over HTTP/%d", lws_get_network_wsi(wsi) != wsi ? 2 : 1);
	if (lws_hdr_copy(wsi, text, sizeof(text), WSI_TOKEN_HTTP_SERVER) > 0)
		say("", "server: %s", text);
	if (lws_hdr_copy(wsi, text, sizeof(text), WSI_TOKEN_HTTP_CONTENT_TYPE) >
	    0)
		say("", "content-type: %s", text);
	step = to.method ? BODY : WS;
}

static void
upgraded(struct lws *wsi)
{
	char text[256];

	if (lws_hdr_copy(wsi, text, sizeof(text), WSI_TOKEN_PROTOCOL) > 0)
		say("ws", "subprotocol %s", text);
	else
		say("ws", "no subprotocol");
	if (lws_hdr_copy(wsi, text, sizeof(text), WSI_TOKEN_EXTENSIONS) > 0)
		say("ws", "extension %s", text);
	else
		say("ws", "no extension");
}

static int
read_some(struct lws *wsi)
{
	char buf[LWS_PRE + 4096], *p = buf + LWS_PRE;
	int room = (int)sizeof(buf) - LWS_PRE;

	return lws_http_client_read(wsi, &p, &room) < 0 ? -1 : 0;
}

static void
closed(void)
{
	if (result >= 0)
		return;
	say("failed", "while %s: it broke off after %lu bytes",
	    step_words[step], (unsigned long)bytes);
	finish(1);
}

static int
callback(struct lws *wsi, enum lws_callback_reasons reason, void *user,
	 void *in, size_t len)
{
	(void)user;
	switch (reason) {
	case LWS_CALLBACK_CONNECTING:
		connecting();
		break;
	case LWS_CALLBACK_WSI_CREATE:
		connected(wsi);
		break;
	case LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER:
		asking(wsi);
		break;
	case LWS_CALLBACK_CLIENT_HTTP_REDIRECT:
		say("redirect", "%u to %s", (unsigned int)len,
		    (const char *)in);
		break;
	case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
		explain(in ? in : "", in ? len : 0);
		break;
	case LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP:
		answered(wsi);
		break;
	case LWS_CALLBACK_CLIENT_FILTER_PRE_ESTABLISH:
		if (!to.method)
			upgraded(wsi);
		break;
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP:
		return read_some(wsi);
	case LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ:
		bytes += len;
		break;
	case LWS_CALLBACK_COMPLETED_CLIENT_HTTP:
		say("body", "%lu bytes, complete after %.1f ms",
		    (unsigned long)bytes, ms_since(asked));
		say("done", "all is well");
		finish(0);
		break;
	case LWS_CALLBACK_CLIENT_ESTABLISHED:
		say("ws", "established after %.1f ms in all", ms_since(began));
		say("done", "all is well");
		finish(0);
		lws_close_reason(wsi, LWS_CLOSE_STATUS_NORMAL, NULL, 0);
		lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK,
				LWS_TO_KILL_ASYNC);
		break;
	case LWS_CALLBACK_CLIENT_CLOSED:
	case LWS_CALLBACK_CLOSED_CLIENT_HTTP:
		closed();
		break;
	default:
		break;
	}

	return 0;
}

static const struct lws_protocols protocols[] = {
	{ "doctor", callback, 0, 0, 0, NULL, 0 }, LWS_PROTOCOL_LIST_TERM
};

/* -- what is asked for -- */

static int
read_url(void)
{
	const char *scheme, *rest, *authority;
	int tls, ws;

	if (strlen(url) >= sizeof(url_copy))
		return -1;
	strcpy(url_copy, url);
	if (lws_parse_uri(url_copy, &scheme, &to.address, &to.port, &rest))
		return -1;
	tls = !strcmp(scheme, "https") || !strcmp(scheme, "wss");
	ws = !strcmp(scheme, "ws") || !strcmp(scheme, "wss");
	if (!tls && !ws && strcmp(scheme, "http"))
		return -1;
	lws_snprintf(path, sizeof(path), "%s%s", rest[0] == '/' ? "" : "/",
		     rest);
	authority = strstr(url, "://") + 3;
	lws_snprintf(host, sizeof(host), "%.*s", (int)strcspn(authority, "/?#"),
		     authority);
	to.path = path;
	to.host = host;
	to.origin = host;
	to.method = ws ? NULL : "GET";
	to.ssl_connection = tls ? LCCSCF_USE_SSL : 0;
	to.local_protocol_name = protocols[0].name;

	return 0;
}

static void
timed_out(lws_sorted_usec_list_t *sul)
{
	(void)sul;
	say("failed", "while %s: it takes longer than --timeout",
	    step_words[step]);
	finish(1);
}

static int
begin(int argc, const char **argv)
{
	struct lws_vhost *vh = lws_get_vhost_by_name(context, "default");
	const char *p = lws_cmdline_option(argc, argv, "--timeout");

	if ((proxy && lws_set_proxy(vh, proxy)) ||
	    (socks && lws_set_socks(vh, socks))) {
		say("failed", "a proxy is [user:password@]host:port");
		return -1;
	}
	lws_sul_schedule(context, 0, &sul_timeout, timed_out,
			 (lws_usec_t)(p ? atoi(p) : 30000) * LWS_US_PER_MS);
	look_up();
	began = lws_now_usecs();
	to.protocol = lws_cmdline_option(argc, argv, "--protocol");
	to.context = context;
	if (lws_client_connect_via_info(&to))
		return 0;
	say("failed", "the connection cannot even be tried");

	return -1;
}

static void
interrupted(int sig)
{
	(void)sig;
	lws_default_loop_exit(context);
}

int
main(int argc, const char **argv)
{
	struct lws_context_creation_info info;

	lws_set_log_level(0, NULL);
	url = argc > 1 ? argv[argc - 1] : "";
	proxy = lws_cmdline_option(argc, argv, "--proxy");
	socks = lws_cmdline_option(argc, argv, "--socks");
	if (read_url()) {
		fputs("usage: lws-doctor [--proxy HOST:PORT | --socks "
		      "HOST:PORT] [--protocol NAME]\n"
		      "                  [--timeout MS] http://... | ws://... "
		      "| https, wss\n",
		      stderr);
		return 2;
	}
	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	info.options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
	info.protocols = protocols;
	context = lws_create_context(&info);
	if (!context)
		return 2;
	signal(SIGINT, interrupted);
	if (begin(argc, argv))
		finish(1);
	lws_context_default_loop_run_destroy(context);

	return result < 0 ? 1 : result;
}
