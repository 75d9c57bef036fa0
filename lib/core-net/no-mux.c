/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * No role of this build has streams: lws_mux_stream_of() finds none, so none of
 * these is called, which a compiler that does not optimise does not see.
 */
#include "core-net/core-net.h"

void
lws_mux_want(struct lws_mux_stream *s)
{
	(void)s;
}

int
lws_mux_room(const struct lws_mux_stream *s)
{
	(void)s;

	return 0;
}

int64_t
lws_mux_credit(const struct lws_mux_stream *s)
{
	(void)s;

	return 0;
}

int
lws_mux_output(struct lws_mux_stream *s, const struct lws_plat_iov *iov,
	       unsigned int n, int end)
{
	(void)s;
	(void)iov;
	(void)n;
	(void)end;

	return -1;
}

void
lws_mux_part(struct lws *wsi)
{
	(void)wsi;
}

void
lws_mux_ended(struct lws *wsi)
{
	(void)wsi;
}

void
lws_mux_fini(struct lws *wsi)
{
	(void)wsi;
}
