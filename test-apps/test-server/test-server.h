/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the files of the demo server share: each brings a protocol.
 */
#ifndef TEST_SERVER_H
#define TEST_SERVER_H

#include <libwebsockets.h>

extern const struct lws_protocols protocol_status; /* status.c */
/* a request wants to become a WebSocket */
void status_note_socket(struct lws *wsi);
/* the head of an answer in JSON that nobody keeps; len bytes, or
 * LWS_ILLEGAL_HTTP_CONTENT_LEN. WRITEABLE comes. 0, -1 close */
int status_begin_json(struct lws *wsi, lws_filepos_t len);
extern const struct lws_protocols protocol_server; /* server-status.c */
extern const struct lws_protocols protocol_clock;  /* clock.c */
/* upload.c; user: the folder; id: 1 it goes with the server */
extern struct lws_protocols protocol_upload;
/* plugins.c, no-plugins.c; ended by NULL */
extern const struct lws_protocols *const plugin_protocols[];
extern const struct lws_extension plugin_extensions[];

#endif
