/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What programs call for every reason that they do not handle. The name is
 * history: whatever is more than a constant belongs to the role of the
 * connection, which may have a default of its own.
 */
#include "core-net/inside.h"

int
lws_callback_http_dummy(struct lws *wsi, enum lws_callback_reasons reason,
			void *user, void *in, size_t len)
{
	if (reason == LWS_CALLBACK_GET_THREAD_ID)
		return LWS_MAX_SMP > 1 ? (int)lws_plat_thread_self() : 0;
	/* by contract 0 lets a client in whose certificate did not verify; who
	 * has no opinion does not mean that */
	if (reason == LWS_CALLBACK_OPENSSL_PERFORM_CLIENT_CERT_VERIFICATION)
		return !len;
	if (!wsi || !wsi->role || !wsi->role->default_callback)
		return 0;

	return wsi->role->default_callback(wsi, reason, user, in, len);
}
