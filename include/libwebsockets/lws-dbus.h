/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * D-Bus connections serviced by the event loop of a vhost. Not part of
 * libwebsockets.h: a program includes it after that, as it needs the D-Bus
 * headers.
 */

#ifndef LWS_DBUS_H
#define LWS_DBUS_H

#if defined(LWS_ROLE_DBUS)

#include <dbus/dbus.h>

#if defined(__cplusplus)
extern "C" {
#endif

struct lws_dbus_ctx;

typedef DBusHandlerResult (*lws_dbus_message_handler)(DBusConnection *conn,
						      DBusMessage *message,
						      DBusMessage **reply,
						      void *d);

typedef void (*lws_dbus_closing_t)(struct lws_dbus_ctx *ctx);

struct lws_dbus_ctx {
	struct lws_dll2_owner owner;
	struct lws_dll2 next;
	struct lws_vhost *vh;
	int tsi;
	DBusConnection *conn;
	DBusServer *dbs;
	DBusWatch *w[4];
	DBusPendingCall *pc;
	char hup;
	char timeouts;
	lws_dbus_closing_t cb_closing;
};

LWS_VISIBLE LWS_EXTERN int
lws_dbus_connection_setup(struct lws_dbus_ctx *ctx, DBusConnection *conn,
			  lws_dbus_closing_t cb_closing);

LWS_VISIBLE LWS_EXTERN DBusServer *
lws_dbus_server_listen(struct lws_dbus_ctx *ctx, const char *ads,
		       DBusError *err, DBusNewConnectionFunction new_conn);

#if defined(__cplusplus)
}
#endif

#endif

#endif
