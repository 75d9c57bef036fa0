/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * System messages: short JSON or binary notes that parts of a system send each
 * other through the context, by class.
 */

#ifndef LWS_SMD_H
#define LWS_SMD_H

/** bytes a message may have */
#define LWS_SMD_MAX_PAYLOAD 384

/** bytes of a class */
#define LWS_SMD_CLASS_BITFIELD_BYTES 4

/** secure stream type that carries messages between processes */
#define LWS_SMD_STREAMTYPENAME "_lws_smd"

/** bytes before a message on such a stream: class and time, 64 bits each */
#define LWS_SMD_SS_RX_HEADER_LEN 16

/** flag of lws_smd_register(): it is such a stream */
#define LWSSMDREG_FLAG_PROXIED_SS 1

struct lws_smd_msg;
struct lws_smd_peer;

/** Classes of messages; bits */
enum {
	LWSSMDCL_INTERACTION = 1 << 0,  /**< somebody pressed something */
	LWSSMDCL_SYSTEM_STATE = 1 << 1, /**< the system's state changed */
	LWSSMDCL_NETWORK = 1 << 2,      /**< the network changed */
	LWSSMDCL_METRICS = 1 << 3,      /**< metrics */
	/** number of the first bit for programs */
	LWSSMDCL_USER_BASE_BITNUM = 24,
};

/** A class, or a set of them */
typedef uint32_t lws_smd_class_t;

/** A message has come
 * \param opaque: the program's
 * \param _class: its class
 * \param timestamp: when it was allocated, by lws_now_usecs()
 * \param buf: the message, valid during the call
 * \param len: bytes of it; there is a NUL behind it
 * \return ignored
 */
typedef int (*lws_smd_notification_cb_t)(void *opaque, lws_smd_class_t _class,
					 lws_usec_t timestamp, void *buf,
					 size_t len);

#if defined(LWS_WITH_SYS_SMD)

/** lws_smd_msg_alloc() - allocate a message
 * \param ctx: the context
 * \param _class: its class
 * \param len: bytes of it, LWS_SMD_MAX_PAYLOAD at most
 * \return where to write it; NULL if nobody listens to the class, which
 *	is no error, or memory is short
 *
 * Thread: any.
 */
LWS_VISIBLE LWS_EXTERN void *
lws_smd_msg_alloc(struct lws_context *ctx, lws_smd_class_t _class, size_t len);

/** lws_smd_msg_free() - free a message that was not sent
 * \param payload: the message, NULL on return
 *
 * Thread: any.
 */
LWS_VISIBLE LWS_EXTERN void lws_smd_msg_free(void **payload);

/** lws_smd_msg_send() - send a message to all who listen
 * \param ctx: the context
 * \param payload: from lws_smd_msg_alloc()
 * \return 0, and the message is not the caller's any more; 1 if there
 *	are too many, when it still is
 *
 * It is delivered on service thread 0, never inside the call. Thread: any.
 */
LWS_VISIBLE LWS_EXTERN int lws_smd_msg_send(struct lws_context *ctx,
					    void *payload);

/** lws_smd_msg_printf() - allocate, print and send a message
 * \param ctx: the context
 * \param _class: its class
 * \param format: as printf()
 * \return 0, also if nobody listens; 1 if it is too long, memory is
 *	short or there are too many
 *
 * Thread: any.
 */
LWS_VISIBLE LWS_EXTERN int lws_smd_msg_printf(struct lws_context *ctx,
					      lws_smd_class_t _class,
					      const char *format, ...)
	LWS_FORMAT(3);

/** lws_smd_ss_msg_printf() - print a message for a stream, in its tx callback
 * \param tag: the stream's name, for logs
 * \param buf: gets the header and the message
 * \param len: bytes there; out, bytes used
 * \param _class: its class
 * \param format: as printf()
 * \return 0, or 1 if it is too long
 */
LWS_VISIBLE LWS_EXTERN int
lws_smd_ss_msg_printf(const char *tag, uint8_t *buf, size_t *len,
		      lws_smd_class_t _class, const char *format, ...)
	LWS_FORMAT(5);

/** lws_smd_ss_rx_forward() - send on what came on a stream, in its rx callback
 * \param ss_user: the stream's user object
 * \param buf: what came
 * \param len: bytes of it
 * \return 0, also if nobody listens; 1 if that failed
 */
LWS_VISIBLE LWS_EXTERN int
lws_smd_ss_rx_forward(void *ss_user, const uint8_t *buf, size_t len);

/** lws_smd_sspc_rx_forward() - lws_smd_ss_rx_forward() for streams of a proxy
 * \param ss_user: the stream's user object
 * \param buf: what came
 * \param len: bytes of it
 * \return as lws_smd_ss_rx_forward()
 */
LWS_VISIBLE LWS_EXTERN int
lws_smd_sspc_rx_forward(void *ss_user, const uint8_t *buf, size_t len);

/** lws_smd_register() - listen
 * \param ctx: the context
 * \param opaque: first argument of cb
 * \param flags: 0
 * \param _class_filter: classes
 * \param cb: called for each message, on service thread 0
 * \return the registration, which goes with the context; NULL if memory
 *	is short
 *
 * Thread: any.
 */
LWS_VISIBLE LWS_EXTERN struct lws_smd_peer *
lws_smd_register(struct lws_context *ctx, void *opaque, int flags,
		 lws_smd_class_t _class_filter, lws_smd_notification_cb_t cb);

/** lws_smd_unregister() - listen no more
 * \param pr: the registration
 *
 * Thread: any.
 */
LWS_VISIBLE LWS_EXTERN void lws_smd_unregister(struct lws_smd_peer *pr);

#endif

#endif
