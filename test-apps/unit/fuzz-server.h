/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Where fuzzed clients find their server: a socket of our own, whose address no
 * text of a peer happens to name. The fuzz target includes it, listens and
 * makes its context once; both go when the program ends.
 */
#include <libwebsockets.h>

#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static char address[40]; /* for lws_client_connect_info */
static int listener;     /* nonblocking */
static struct lws_context *fuzz_context;

static void
fuzz_drop(void)
{
	lws_context_destroy(fuzz_context);
	close(listener);
}

static void
fuzz_listen(void)
{
	struct sockaddr_un sun;
	socklen_t len;

	lws_snprintf(address, sizeof(address), "+@lws-fuzz-%d", (int)getpid());
	if (lws_plat_unix_address(address + 1, &sun, &len))
		abort();
	listener = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
	if (bind(listener, (struct sockaddr *)&sun, len) ||
	    listen(listener, 64))
		abort();
}

/* a context of clients alone, silent
 * \param extensions: NULL: none */
static struct lws_context *
fuzz_clients(const struct lws_protocols *protocols,
	     const struct lws_extension *extensions)
{
	struct lws_context_creation_info info;

	lws_set_log_level(0, NULL);
	fuzz_listen();
	memset(&info, 0, sizeof(info));
	info.port = CONTEXT_PORT_NO_LISTEN;
	info.protocols = protocols;
	info.extensions = extensions;
	info.options = LWS_SERVER_OPTION_SKIP_SERVER_CANONICAL_NAME;
	fuzz_context = lws_create_context(&info);
	if (!fuzz_context)
		abort();
	atexit(fuzz_drop);

	return fuzz_context;
}

/* 1: a redirect names a server, and so leads out of here: refuse it */
static int
fuzz_leads_out(const char *location)
{
	return strstr(location, "://") || !strncmp(location, "//", 2);
}
