/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The server that the benches load from outside.
 *
 *	bench-http-server PORT FOLDER [LOOP [THREADS [CERT KEY]]]
 *
 * LOOP: own, uv, event, ev, glib, sd, uloop. CERT, KEY: by TLS.
 */
#include "http-answers.h"

#include <signal.h>

#include "loop.h"
#include <stdio.h>

static struct lws_context *cx;
static volatile sig_atomic_t interrupted;

static void
on_signal(int sig)
{
	(void)sig;
	interrupted = 1;
	lws_default_loop_exit(cx);
}

int
main(int argc, char **argv)
{
	struct lws_context_creation_info info;
	int threads = argc > 4 ? atoi(argv[4]) : 1;

	if (argc < 3 || threads < 1 || threads > BENCH_MOST_THREADS) {
		fprintf(stderr, "usage: %s PORT FOLDER [LOOP [THREADS]]\n",
			argv[0]);
		return 2;
	}
	lws_set_log_level(LLL_ERR | LLL_WARN, NULL);
	answers_info(&info, argv[2]);
	info.port = atoi(argv[1]);
	info.iface = "127.0.0.1";
	info.count_threads = (unsigned int)threads;
	info.pcontext = &cx;
	if (argc > 6) {
		info.options |= LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
		info.ssl_cert_filepath = argv[5];
		info.ssl_private_key_filepath = argv[6];
	}
	if (bench_loop(&info, argc > 3 ? argv[3] : NULL))
		return 2;
	cx = lws_create_context(&info);
	if (!cx)
		return 1;
	signal(SIGINT, on_signal);
	signal(SIGTERM, on_signal);
	puts("ready");
	fflush(stdout);
	if (bench_serve(cx, &interrupted))
		return 1;
	lws_context_destroy(cx);

	return 0;
}
