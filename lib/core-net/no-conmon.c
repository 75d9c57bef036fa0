/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Nothing is measured in this build.
 */
#include "core-net/conmon.h"

void
lws_conmon_begin(struct lws *wsi)
{
	(void)wsi;
}

void
lws_conmon_note(struct lws *wsi, enum lws_conmon_step step)
{
	(void)wsi;
	(void)step;
}

void
lws_conmon_found(struct lws *wsi, lws_conmon_dns_disposition_t how)
{
	(void)wsi;
	(void)how;
}

void
lws_conmon_addresses(struct lws *wsi, const lws_sockaddr46 *sa,
		     unsigned int count)
{
	(void)wsi;
	(void)sa;
	(void)count;
}

void
lws_conmon_status(struct lws *wsi, unsigned int status)
{
	(void)wsi;
	(void)status;
}

void
lws_conmon_fini(struct lws_wsi_extra *x)
{
	(void)x;
}
