/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The server that the benches load from outside.
 *
 *	bench-http-server PORT FOLDER
 */
#include "http-answers.h"

#include <signal.h>
#include <stdio.h>

static struct lws_context *cx;
static volatile sig_atomic_t interrupted;

static void
on_signal(int sig)
{
	(void)sig;
	interrupted = 1;
	lws_cancel_service(cx);
}

int
main(int argc, char **argv)
{
	struct lws_context_creation_info info;
	int n = 0;

	if (argc != 3) {
		fprintf(stderr, "usage: %s PORT FOLDER\n", argv[0]);
		return 2;
	}
	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);
	answers_info(&info, argv[2]);
	info.port = atoi(argv[1]);
	info.iface = "127.0.0.1";
	cx = lws_create_context(&info);
	if (!cx)
		return 1;
	signal(SIGINT, on_signal);
	signal(SIGTERM, on_signal);
	puts("ready");
	fflush(stdout);
	while (n >= 0 && !interrupted)
		n = lws_service(cx, 0);
	lws_context_destroy(cx);

	return 0;
}
