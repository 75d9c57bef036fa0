/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Descriptors of any kind on the loop: files, pipes, ttys, devices. The library
 * only says that one is readable or writable; the program reads and writes it.
 */
#include "core-net/core-net.h"

static int
file_takes(const struct lws_vhost *vh, unsigned int type)
{
	(void)vh;

	return !(type & LWS_ADOPT_SOCKET);
}

static enum lws_keep
file_readable(struct lws *wsi, short revents)
{
	/* a hang-up with nothing left to read is the end */
	if (!(revents & POLLIN))
		return LWS_CLOSE;

	return lws_user_callback(wsi, LWS_CALLBACK_RAW_RX_FILE, NULL, 0)
		       ? LWS_CLOSE
		       : LWS_KEEP;
}

const struct lws_role_ops lws_role_raw_file = {
	.name = "raw-file",
	.reasons = {
		.adopt = { LWS_CALLBACK_RAW_ADOPT_FILE,
			   LWS_CALLBACK_RAW_ADOPT_FILE },
		.writeable = { LWS_CALLBACK_RAW_WRITEABLE_FILE,
			       LWS_CALLBACK_RAW_WRITEABLE_FILE },
		.close = { LWS_CALLBACK_RAW_CLOSE_FILE,
			   LWS_CALLBACK_RAW_CLOSE_FILE },
	},
	.takes = file_takes,
	.readable = file_readable,
	.is_descriptor = 1,
};
