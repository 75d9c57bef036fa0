/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A connection in use goes on with TLS (STARTTLS). Its role stays: its reads
 * are the steps of the handshake, and what it writes meanwhile waits.
 */
#include "core-net/secure.h"

static const char *
what_hinders(struct lws *wsi)
{
	if (wsi->transport != &lws_transport_plain ||
	    wsi->phase != LWS_PHASE_OPEN || !wsi->role || wsi->role->readable)
		return "it is no open connection in clear text";
	if (wsi->rx_held || wsi->rx_inside)
		return "bytes that came before have not been taken";
	lws_output_flush(wsi->pt, wsi);
	if (!lws_output_room(wsi))
		return "bytes that were written before have not left";

	return wsi->phase == LWS_PHASE_OPEN ? NULL : "it has closed";
}

static int
refuse(struct lws *wsi, const char *why)
{
	lwsl_wsi_err(wsi, "no TLS for it: %s", why);

	return -1;
}

static int
begun(struct lws *wsi)
{
	struct lws_secure *s = wsi->transport_state;

	s->in_band = 1;
	lws_timeout_us(wsi, PENDING_TIMEOUT_SSL_ACCEPT,
		       (lws_usec_t)lws_cx(wsi)->timeout_secs * LWS_US_PER_SEC);

	return 0;
}

int
lws_x_tls_accept(struct lws *wsi)
{
	char text[LWS_SECURE_WORDS];
	const struct lws_tls_words why = { text, sizeof(text) };
	const char *no = what_hinders(wsi);

	if (no)
		return refuse(wsi, no);
	if (lws_secure_accept_in_use(wsi, &why))
		return refuse(wsi, text);

	return begun(wsi);
}

int
lws_x_tls_connect(struct lws *wsi, const char *host, int flags)
{
	struct lws_secure_ask ask = { .host = host,
				      .flags = (unsigned int)flags };
	char text[LWS_SECURE_WORDS];
	const char *no = what_hinders(wsi);
	size_t none;
	uint8_t nothing;

	if (no)
		return refuse(wsi, no);
	if (lws_secure_client(wsi, &ask, text, sizeof(text)))
		return refuse(wsi, text);
	(void)begun(wsi);
	/* the first word is ours; a failure closes it as any read's does */
	if (wsi->transport->recv(wsi, &nothing, 0, &none) == LWS_IO_ERR)
		lws_close_mark(wsi, LWS_CLOSE_NOW, "TLS handshake failed");

	return 0;
}
