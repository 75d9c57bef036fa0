/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The switches that every program which asks for it understands: what it says
 * while it runs, faults for tests, and the way to a Secure Streams proxy.
 */
#include "core/core.h"

static void
ignore_signal(int sig)
{
	(void)sig;
}

/* -d: a value that is no number belongs to a switch of the program that only
 * starts like it */
static void
log_level(int argc, const char **argv, struct lws_context_creation_info *info)
{
	uint64_t level = LLL_USER | LLL_ERR | LLL_WARN | LLL_NOTICE;

	if (info->default_loglevel)
		level = (uint64_t)info->default_loglevel;
	lws_cmdline_number(argc, argv, "-d", INT_MAX, &level);

	lws_set_log_level((int)level, NULL);
}

static void
ss_proxy(int argc, const char **argv, struct lws_context_creation_info *info)
{
	const char *p;
	uint64_t port;

	if (!lws_cmdline_number(argc, argv, "--ssproxy-port", UINT16_MAX,
				&port))
		info->ss_proxy_port = (uint16_t)port;

	p = lws_cmdline_option(argc, argv, "--ssproxy-iface");
	if (p)
		info->ss_proxy_bind = p;

	p = lws_cmdline_option(argc, argv, "--ssproxy-ads");
	if (p)
		info->ss_proxy_address = p;
}

void
lws_cmdline_option_handle_builtin(int argc, const char **argv,
				  struct lws_context_creation_info *info)
{
	log_level(argc, argv, info);

	info->argc = argc;
	info->argv = argv;
	lws_cmdline_faults(argc, argv, info);
	ss_proxy(argc, argv, info);

	if (lws_cmdline_option(argc, argv, "--ignore-sigterm"))
		signal(SIGTERM, ignore_signal);
}
