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

/** Answers a message
 * \param conn: the connection
 * \param message: the message
 * \param reply: out, the answer
 * \param d: the program's
 * \return as D-Bus has it
 */
typedef DBusHandlerResult (*lws_dbus_message_handler)(DBusConnection *conn,
						      DBusMessage *message,
						      DBusMessage **reply,
						      void *d);

/** A connection is gone, and nothing of it is left in the loop
 * \param ctx: the connection; the callee drops it
 */
typedef void (*lws_dbus_closing_t)(struct lws_dbus_ctx *ctx);

/** A connection or a server; zeroed, then vh and tsi set */
struct lws_dbus_ctx {
	struct lws_dll2_owner owner; /**< connections of a server */
	struct lws_dll2 next;        /**< links them */
	struct lws_vhost *vh;        /**< vhost whose loop services it */
	/** index of the service thread, from 0 */
	int tsi;
	DBusConnection *conn;          /**< the connection */
	DBusServer *dbs;               /**< the server */
	DBusWatch *w[4];               /**< what is watched */
	DBusPendingCall *pc;           /**< call that waits for its answer */
	char hup;                      /**< it is hung up */
	char timeouts;                 /**< timers under way */
	lws_dbus_closing_t cb_closing; /**< called when it is gone */
};

/** lws_dbus_connection_setup() - service a connection
 * \param ctx: the program's record of it
 * \param conn: the connection
 * \param cb_closing: called when it is gone
 * \return 0, or 1 if that failed
 */
LWS_VISIBLE LWS_EXTERN int
lws_dbus_connection_setup(struct lws_dbus_ctx *ctx, DBusConnection *conn,
			  lws_dbus_closing_t cb_closing);

/** lws_dbus_server_listen() - listen, and service the listener
 * \param ctx: the program's record of it
 * \param ads: the address, as D-Bus has it
 * \param err: out, what went wrong
 * \param new_conn: called for each connection
 * \return the server, or NULL if that failed
 */
LWS_VISIBLE LWS_EXTERN DBusServer *
lws_dbus_server_listen(struct lws_dbus_ctx *ctx, const char *ads,
		       DBusError *err, DBusNewConnectionFunction new_conn);

#if defined(__cplusplus)
}
#endif

#endif

#endif
