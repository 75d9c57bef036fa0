/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * For tests about one connection: each finds a context, a raw connection of it
 * and the peer's end of that, with nothing written down yet.
 */
#ifndef LWS_UNIT_RECORDER_PAIR_H
#define LWS_UNIT_RECORDER_PAIR_H

#include "recorder.h"

static struct lws_context *cx;
static struct lws *wsi;
static int peer;

static int
setup(void **state)
{
	struct lws_context_creation_info info;

	(void)state;
	rec_begin();
	rec_info(&info);
	cx = rec_context(&info);
	wsi = rec_pair(cx, &peer);
	rec_forget();

	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	rec.hook = NULL;
	rec_end(cx);
	close(peer);

	return 0;
}

#endif
