/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Logs: levels, the functions that emit lines, and macros that log for the
 * process, a context, a vhost, a connection or a stream. A level that is
 * compiled out leaves nothing behind.
 */

#ifndef LWS_LOGS_H
#define LWS_LOGS_H

#define LLL_ERR                (1 << 0)
#define LLL_WARN               (1 << 1)
#define LLL_NOTICE             (1 << 2)
#define LLL_INFO               (1 << 3)
#define LLL_DEBUG              (1 << 4)
#define LLL_PARSER             (1 << 5)
#define LLL_HEADER             (1 << 6)
#define LLL_EXT                (1 << 7)
#define LLL_CLIENT             (1 << 8)
#define LLL_LATENCY            (1 << 9)
#define LLL_USER               (1 << 10)
#define LLL_THREAD             (1 << 11)
#define LLL_COUNT              12
#define LLLF_SECRECY_PII       (1 << 16)
#define LLLF_SECRECY_BEARER    (1 << 17)
#define LLLF_LOG_TIMESTAMP     (1 << 18)
#define LLLF_LOG_CONTEXT_AWARE (1 << 30)

struct lws_log_cx;

/** Levels that are compiled in unless lws_config.h says otherwise */
#if defined(_DEBUG)
#define _LWS_LINIT ((1 << LLL_COUNT) - 1)
#elif defined(LWS_WITH_NO_LOGS)
#define _LWS_LINIT (LLL_ERR | LLL_USER)
#else
#define _LWS_LINIT                                                             \
	(LLL_ERR | LLL_WARN | LLL_NOTICE | LLL_USER | LLL_THREAD | LLL_LATENCY)
#endif

/** levels the build adds to those */
#if defined(LWS_LOGGING_BITFIELD_SET)
#define _LWS_LBS (LWS_LOGGING_BITFIELD_SET)
#else
#define _LWS_LBS 0
#endif

/** levels the build takes from those */
#if defined(LWS_LOGGING_BITFIELD_CLEAR)
#define _LWS_LBC (LWS_LOGGING_BITFIELD_CLEAR)
#else
#define _LWS_LBC 0
#endif

/** levels that are compiled in; a program may define it beforehand */
#if !defined(_LWS_ENABLED_LOGS)
#define _LWS_ENABLED_LOGS (((_LWS_LINIT) | (_LWS_LBS)) & ~(_LWS_LBC))
#endif

/*
 * One per level: what it says, or nothing at all, arguments included, if the
 * level is compiled out.
 */
#if _LWS_ENABLED_LOGS & LLL_ERR
#define _LWSL_ERR(_x) _x
#else
#define _LWSL_ERR(_x) ((void)0)
#endif
#if _LWS_ENABLED_LOGS & LLL_WARN
#define _LWSL_WARN(_x) _x
#else
#define _LWSL_WARN(_x) ((void)0)
#endif
#if _LWS_ENABLED_LOGS & LLL_NOTICE
#define _LWSL_NOTICE(_x) _x
#else
#define _LWSL_NOTICE(_x) ((void)0)
#endif
#if _LWS_ENABLED_LOGS & LLL_INFO
#define _LWSL_INFO(_x) _x
#else
#define _LWSL_INFO(_x) ((void)0)
#endif
#if _LWS_ENABLED_LOGS & LLL_DEBUG
#define _LWSL_DEBUG(_x) _x
#else
#define _LWSL_DEBUG(_x) ((void)0)
#endif
#if _LWS_ENABLED_LOGS & LLL_PARSER
#define _LWSL_PARSER(_x) _x
#else
#define _LWSL_PARSER(_x) ((void)0)
#endif
#if _LWS_ENABLED_LOGS & LLL_HEADER
#define _LWSL_HEADER(_x) _x
#else
#define _LWSL_HEADER(_x) ((void)0)
#endif
#if _LWS_ENABLED_LOGS & LLL_EXT
#define _LWSL_EXT(_x) _x
#else
#define _LWSL_EXT(_x) ((void)0)
#endif
#if _LWS_ENABLED_LOGS & LLL_CLIENT
#define _LWSL_CLIENT(_x) _x
#else
#define _LWSL_CLIENT(_x) ((void)0)
#endif
#if _LWS_ENABLED_LOGS & LLL_LATENCY
#define _LWSL_LATENCY(_x) _x
#else
#define _LWSL_LATENCY(_x) ((void)0)
#endif
#if _LWS_ENABLED_LOGS & LLL_THREAD
#define _LWSL_THREAD(_x) _x
#else
#define _LWSL_THREAD(_x) ((void)0)
#endif
#if _LWS_ENABLED_LOGS & LLL_USER
#define _LWSL_USER(_x) _x
#else
#define _LWSL_USER(_x) ((void)0)
#endif

typedef void (*lws_log_emit_t)(int level, const char *line);

typedef void (*lws_log_emit_cx_t)(struct lws_log_cx *cx, int level,
				  const char *line, size_t len);

typedef void (*lws_log_prepend_cx_t)(struct lws_log_cx *cx, void *obj, char **p,
				     char *e);

typedef void (*lws_log_use_cx_t)(struct lws_log_cx *cx, int _new);

struct lws_log_cx {
	union {
		lws_log_emit_t emit;
		lws_log_emit_cx_t emit_cx;
	} u;
	lws_plat_mutex_t refcount_lock;
	lws_log_use_cx_t refcount_cb;
	lws_log_prepend_cx_t prepend;
	struct lws_log_cx *parent;
	void *opaque;
	void *stg;
	uint32_t lll_flags;
	int32_t refcount;
	char inited;
};

typedef struct lws_log_cx lws_log_cx_t;
LWS_VISIBLE LWS_EXTERN int lwsl_timestamp(int level, char *p, size_t len);

#if !(defined(LWS_PLAT_OPTEE) && !defined(LWS_WITH_NETWORK))
LWS_VISIBLE LWS_EXTERN void _lws_log(int filter, const char *format, ...)
	LWS_FORMAT(2);

LWS_VISIBLE LWS_EXTERN void _lws_logv(int filter, const char *format,
				      va_list vl);

#endif

LWS_VISIBLE LWS_EXTERN struct lws_log_cx *
lwsl_context_get_cx(struct lws_context *cx);

LWS_VISIBLE LWS_EXTERN struct lws_log_cx *
lwsl_vhost_get_cx(struct lws_vhost *vh);

LWS_VISIBLE LWS_EXTERN struct lws_log_cx *lwsl_wsi_get_cx(struct lws *wsi);

#if defined(LWS_WITH_SECURE_STREAMS)
LWS_VISIBLE LWS_EXTERN struct lws_log_cx *
lwsl_ss_get_cx(struct lws_ss_handle *ss);

#endif

#if defined(LWS_WITH_SECURE_STREAMS_PROXY_API)
LWS_VISIBLE LWS_EXTERN struct lws_log_cx *
lwsl_sspc_get_cx(struct lws_sspc_handle *ss);

#endif

LWS_VISIBLE LWS_EXTERN void lws_log_emit_cx_file(struct lws_log_cx *cx,
						 int level, const char *line,
						 size_t len);

LWS_VISIBLE LWS_EXTERN void lws_log_use_cx_file(struct lws_log_cx *cx,
						int _new);

LWS_VISIBLE LWS_EXTERN void
lws_log_prepend_context(struct lws_log_cx *cx, void *obj, char **p, char *e);

LWS_VISIBLE LWS_EXTERN void lws_log_prepend_vhost(struct lws_log_cx *cx,
						  void *obj, char **p, char *e);

LWS_VISIBLE LWS_EXTERN void lws_log_prepend_wsi(struct lws_log_cx *cx,
						void *obj, char **p, char *e);

#if defined(LWS_WITH_SECURE_STREAMS)
LWS_VISIBLE LWS_EXTERN void lws_log_prepend_ss(struct lws_log_cx *cx, void *obj,
					       char **p, char *e);

#endif

#if defined(LWS_WITH_SECURE_STREAMS_PROXY_API)
LWS_VISIBLE LWS_EXTERN void lws_log_prepend_sspc(struct lws_log_cx *cx,
						 void *obj, char **p, char *e);

#endif

LWS_VISIBLE LWS_EXTERN void _lws_log_cx(lws_log_cx_t *cx,
					lws_log_prepend_cx_t prep, void *obj,
					int filter, const char *_fun,
					const char *format, ...) LWS_FORMAT(6);

LWS_VISIBLE LWS_EXTERN void lwsl_hexdump_level(int level, const void *vbuf,
					       size_t len);

LWS_VISIBLE LWS_EXTERN void lwsl_hexdump_level_cx(lws_log_cx_t *cx,
						  lws_log_prepend_cx_t prep,
						  void *obj, int hexdump_level,
						  const void *vbuf, size_t len);

LWS_VISIBLE LWS_EXTERN void lwsl_hexdump(const void *buf, size_t len);

LWS_VISIBLE LWS_EXTERN void lws_set_log_level(int level,
					      lws_log_emit_t log_emit_function);

LWS_VISIBLE LWS_EXTERN void lwsl_emit_syslog(int level, const char *line);

LWS_VISIBLE LWS_EXTERN void lwsl_emit_stderr(int level, const char *line);

LWS_VISIBLE LWS_EXTERN void lwsl_emit_stderr_notimestamp(int level,
							 const char *line);

LWS_VISIBLE LWS_EXTERN int lwsl_visible(int level);

LWS_VISIBLE LWS_EXTERN const char *lws_wsi_tag(struct lws *wsi);

LWS_VISIBLE LWS_EXTERN void lwsl_refcount_cx(lws_log_cx_t *cx, int _new);

/** lws_is_be() - byte order of this machine
 * \return nonzero if it is big-endian
 */
static LWS_INLINE int
lws_is_be(void)
{
	const int probe = ~0xff;

	return *(const char *)&probe;
}

/** log for a context, at the given level */
#define lwsl_cx(_c, _fil, ...)                                                 \
	_lws_log_cx(lwsl_context_get_cx(_c), lws_log_prepend_context, _c,      \
		    _fil, __func__, __VA_ARGS__)

/** hexdump for a context, at the given level */
#define lwsl_hexdump_context(_c, _fil, _buf, _len)                             \
	lwsl_hexdump_level_cx(lwsl_context_get_cx(_c),                         \
			      lws_log_prepend_context, _c, _fil, _buf, _len)

/** log for a vhost, at the given level */
#define lwsl_vhost(_v, _fil, ...)                                              \
	_lws_log_cx(lwsl_vhost_get_cx(_v), lws_log_prepend_vhost, _v, _fil,    \
		    __func__, __VA_ARGS__)

/** hexdump for a vhost, at the given level */
#define lwsl_hexdump_vhost(_v, _fil, _buf, _len)                               \
	lwsl_hexdump_level_cx(lwsl_vhost_get_cx(_v), lws_log_prepend_vhost,    \
			      _v, _fil, _buf, _len)

/** log for a connection, at the given level */
#define lwsl_wsi(_w, _fil, ...)                                                \
	_lws_log_cx(lwsl_wsi_get_cx(_w), lws_log_prepend_wsi, _w, _fil,        \
		    __func__, __VA_ARGS__)

/** hexdump for a connection, at the given level */
#define lwsl_hexdump_wsi(_w, _fil, _buf, _len)                                 \
	lwsl_hexdump_level_cx(lwsl_wsi_get_cx(_w), lws_log_prepend_wsi, _w,    \
			      _fil, _buf, _len)

/** log for a secure stream, at the given level */
#define lwsl_ss(_h, _fil, ...)                                                 \
	_lws_log_cx(lwsl_ss_get_cx(_h), lws_log_prepend_ss, _h, _fil,          \
		    __func__, __VA_ARGS__)

/** hexdump for a secure stream, at the given level */
#define lwsl_hexdump_ss(_h, _fil, _buf, _len)                                  \
	lwsl_hexdump_level_cx(lwsl_ss_get_cx(_h), lws_log_prepend_ss, _h,      \
			      _fil, _buf, _len)

#define lwsl_err(...)     _LWSL_ERR(_lws_log(LLL_ERR, __VA_ARGS__))
#define lwsl_warn(...)    _LWSL_WARN(_lws_log(LLL_WARN, __VA_ARGS__))
#define lwsl_notice(...)  _LWSL_NOTICE(_lws_log(LLL_NOTICE, __VA_ARGS__))
#define lwsl_info(...)    _LWSL_INFO(_lws_log(LLL_INFO, __VA_ARGS__))
#define lwsl_debug(...)   _LWSL_DEBUG(_lws_log(LLL_DEBUG, __VA_ARGS__))
#define lwsl_parser(...)  _LWSL_PARSER(_lws_log(LLL_PARSER, __VA_ARGS__))
#define lwsl_header(...)  _LWSL_HEADER(_lws_log(LLL_HEADER, __VA_ARGS__))
#define lwsl_ext(...)     _LWSL_EXT(_lws_log(LLL_EXT, __VA_ARGS__))
#define lwsl_client(...)  _LWSL_CLIENT(_lws_log(LLL_CLIENT, __VA_ARGS__))
#define lwsl_latency(...) _LWSL_LATENCY(_lws_log(LLL_LATENCY, __VA_ARGS__))
#define lwsl_thread(...)  _LWSL_THREAD(_lws_log(LLL_THREAD, __VA_ARGS__))
#define lwsl_user(...)    _LWSL_USER(_lws_log(LLL_USER, __VA_ARGS__))

#define lwsl_hexdump_user(...)   lwsl_hexdump_level(LLL_USER, __VA_ARGS__)
#define lwsl_hexdump_err(...)    lwsl_hexdump_level(LLL_ERR, __VA_ARGS__)
#define lwsl_hexdump_warn(...)   lwsl_hexdump_level(LLL_WARN, __VA_ARGS__)
#define lwsl_hexdump_notice(...) lwsl_hexdump_level(LLL_NOTICE, __VA_ARGS__)
#define lwsl_hexdump_info(...)   lwsl_hexdump_level(LLL_INFO, __VA_ARGS__)
#define lwsl_hexdump_debug(...)  lwsl_hexdump_level(LLL_DEBUG, __VA_ARGS__)
#define lwsl_cx_err(_c, ...)     _LWSL_ERR(lwsl_cx(_c, LLL_ERR, __VA_ARGS__))
#define lwsl_cx_warn(_c, ...)    _LWSL_WARN(lwsl_cx(_c, LLL_WARN, __VA_ARGS__))
#define lwsl_cx_notice(_c, ...)                                                \
	_LWSL_NOTICE(lwsl_cx(_c, LLL_NOTICE, __VA_ARGS__))
#define lwsl_cx_info(_c, ...)  _LWSL_INFO(lwsl_cx(_c, LLL_INFO, __VA_ARGS__))
#define lwsl_cx_debug(_c, ...) _LWSL_DEBUG(lwsl_cx(_c, LLL_DEBUG, __VA_ARGS__))
#define lwsl_cx_parser(_c, ...)                                                \
	_LWSL_PARSER(lwsl_cx(_c, LLL_PARSER, __VA_ARGS__))
#define lwsl_cx_header(_c, ...)                                                \
	_LWSL_HEADER(lwsl_cx(_c, LLL_HEADER, __VA_ARGS__))
#define lwsl_cx_ext(_c, ...) _LWSL_EXT(lwsl_cx(_c, LLL_EXT, __VA_ARGS__))
#define lwsl_cx_client(_c, ...)                                                \
	_LWSL_CLIENT(lwsl_cx(_c, LLL_CLIENT, __VA_ARGS__))
#define lwsl_cx_latency(_c, ...)                                               \
	_LWSL_LATENCY(lwsl_cx(_c, LLL_LATENCY, __VA_ARGS__))
#define lwsl_cx_thread(_c, ...)                                                \
	_LWSL_THREAD(lwsl_cx(_c, LLL_THREAD, __VA_ARGS__))
#define lwsl_cx_user(_c, ...) _LWSL_USER(lwsl_cx(_c, LLL_USER, __VA_ARGS__))
#define lwsl_hexdump_cx_err(_c, ...)                                           \
	lwsl_hexdump_context(_c, LLL_ERR, __VA_ARGS__)
#define lwsl_hexdump_cx_warn(_c, ...)                                          \
	lwsl_hexdump_context(_c, LLL_WARN, __VA_ARGS__)
#define lwsl_hexdump_cx_notice(_c, ...)                                        \
	lwsl_hexdump_context(_c, LLL_NOTICE, __VA_ARGS__)
#define lwsl_hexdump_cx_info(_c, ...)                                          \
	lwsl_hexdump_context(_c, LLL_INFO, __VA_ARGS__)
#define lwsl_hexdump_cx_debug(_c, ...)                                         \
	lwsl_hexdump_context(_c, LLL_DEBUG, __VA_ARGS__)
#define lwsl_vhost_err(_v, ...) _LWSL_ERR(lwsl_vhost(_v, LLL_ERR, __VA_ARGS__))
#define lwsl_vhost_warn(_v, ...)                                               \
	_LWSL_WARN(lwsl_vhost(_v, LLL_WARN, __VA_ARGS__))
#define lwsl_vhost_notice(_v, ...)                                             \
	_LWSL_NOTICE(lwsl_vhost(_v, LLL_NOTICE, __VA_ARGS__))
#define lwsl_vhost_info(_v, ...)                                               \
	_LWSL_INFO(lwsl_vhost(_v, LLL_INFO, __VA_ARGS__))
#define lwsl_vhost_debug(_v, ...)                                              \
	_LWSL_DEBUG(lwsl_vhost(_v, LLL_DEBUG, __VA_ARGS__))
#define lwsl_vhost_parser(_v, ...)                                             \
	_LWSL_PARSER(lwsl_vhost(_v, LLL_PARSER, __VA_ARGS__))
#define lwsl_vhost_header(_v, ...)                                             \
	_LWSL_HEADER(lwsl_vhost(_v, LLL_HEADER, __VA_ARGS__))
#define lwsl_vhost_ext(_v, ...) _LWSL_EXT(lwsl_vhost(_v, LLL_EXT, __VA_ARGS__))
#define lwsl_vhost_client(_v, ...)                                             \
	_LWSL_CLIENT(lwsl_vhost(_v, LLL_CLIENT, __VA_ARGS__))
#define lwsl_vhost_latency(_v, ...)                                            \
	_LWSL_LATENCY(lwsl_vhost(_v, LLL_LATENCY, __VA_ARGS__))
#define lwsl_vhost_thread(_v, ...)                                             \
	_LWSL_THREAD(lwsl_vhost(_v, LLL_THREAD, __VA_ARGS__))
#define lwsl_vhost_user(_v, ...)                                               \
	_LWSL_USER(lwsl_vhost(_v, LLL_USER, __VA_ARGS__))
#define lwsl_hexdump_vhost_err(_v, ...)                                        \
	lwsl_hexdump_vhost(_v, LLL_ERR, __VA_ARGS__)
#define lwsl_hexdump_vhost_warn(_v, ...)                                       \
	lwsl_hexdump_vhost(_v, LLL_WARN, __VA_ARGS__)
#define lwsl_hexdump_vhost_notice(_v, ...)                                     \
	lwsl_hexdump_vhost(_v, LLL_NOTICE, __VA_ARGS__)
#define lwsl_hexdump_vhost_info(_v, ...)                                       \
	lwsl_hexdump_vhost(_v, LLL_INFO, __VA_ARGS__)
#define lwsl_hexdump_vhost_debug(_v, ...)                                      \
	lwsl_hexdump_vhost(_v, LLL_DEBUG, __VA_ARGS__)
#define lwsl_wsi_err(_w, ...)  _LWSL_ERR(lwsl_wsi(_w, LLL_ERR, __VA_ARGS__))
#define lwsl_wsi_warn(_w, ...) _LWSL_WARN(lwsl_wsi(_w, LLL_WARN, __VA_ARGS__))
#define lwsl_wsi_notice(_w, ...)                                               \
	_LWSL_NOTICE(lwsl_wsi(_w, LLL_NOTICE, __VA_ARGS__))
#define lwsl_wsi_info(_w, ...) _LWSL_INFO(lwsl_wsi(_w, LLL_INFO, __VA_ARGS__))
#define lwsl_wsi_debug(_w, ...)                                                \
	_LWSL_DEBUG(lwsl_wsi(_w, LLL_DEBUG, __VA_ARGS__))
#define lwsl_wsi_parser(_w, ...)                                               \
	_LWSL_PARSER(lwsl_wsi(_w, LLL_PARSER, __VA_ARGS__))
#define lwsl_wsi_header(_w, ...)                                               \
	_LWSL_HEADER(lwsl_wsi(_w, LLL_HEADER, __VA_ARGS__))
#define lwsl_wsi_ext(_w, ...) _LWSL_EXT(lwsl_wsi(_w, LLL_EXT, __VA_ARGS__))
#define lwsl_wsi_client(_w, ...)                                               \
	_LWSL_CLIENT(lwsl_wsi(_w, LLL_CLIENT, __VA_ARGS__))
#define lwsl_wsi_latency(_w, ...)                                              \
	_LWSL_LATENCY(lwsl_wsi(_w, LLL_LATENCY, __VA_ARGS__))
#define lwsl_wsi_thread(_w, ...)                                               \
	_LWSL_THREAD(lwsl_wsi(_w, LLL_THREAD, __VA_ARGS__))
#define lwsl_wsi_user(_w, ...)        _LWSL_USER(lwsl_wsi(_w, LLL_USER, __VA_ARGS__))
#define lwsl_hexdump_wsi_err(_v, ...) lwsl_hexdump_wsi(_v, LLL_ERR, __VA_ARGS__)
#define lwsl_hexdump_wsi_warn(_v, ...)                                         \
	lwsl_hexdump_wsi(_v, LLL_WARN, __VA_ARGS__)
#define lwsl_hexdump_wsi_notice(_v, ...)                                       \
	lwsl_hexdump_wsi(_v, LLL_NOTICE, __VA_ARGS__)
#define lwsl_hexdump_wsi_info(_v, ...)                                         \
	lwsl_hexdump_wsi(_v, LLL_INFO, __VA_ARGS__)
#define lwsl_hexdump_wsi_debug(_v, ...)                                        \
	lwsl_hexdump_wsi(_v, LLL_DEBUG, __VA_ARGS__)
#define lwsl_hexdump_wsi_user(_v, ...)                                         \
	lwsl_hexdump_wsi(_v, LLL_USER, __VA_ARGS__)
#define lwsl_ss_err(_w, ...)  _LWSL_ERR(lwsl_ss(_w, LLL_ERR, __VA_ARGS__))
#define lwsl_ss_warn(_w, ...) _LWSL_WARN(lwsl_ss(_w, LLL_WARN, __VA_ARGS__))
#define lwsl_ss_notice(_w, ...)                                                \
	_LWSL_NOTICE(lwsl_ss(_w, LLL_NOTICE, __VA_ARGS__))
#define lwsl_ss_info(_w, ...)  _LWSL_INFO(lwsl_ss(_w, LLL_INFO, __VA_ARGS__))
#define lwsl_ss_debug(_w, ...) _LWSL_DEBUG(lwsl_ss(_w, LLL_DEBUG, __VA_ARGS__))
#define lwsl_ss_parser(_w, ...)                                                \
	_LWSL_PARSER(lwsl_ss(_w, LLL_PARSER, __VA_ARGS__))
#define lwsl_ss_header(_w, ...)                                                \
	_LWSL_HEADER(lwsl_ss(_w, LLL_HEADER, __VA_ARGS__))
#define lwsl_ss_ext(_w, ...) _LWSL_EXT(lwsl_ss(_w, LLL_EXT, __VA_ARGS__))
#define lwsl_ss_client(_w, ...)                                                \
	_LWSL_CLIENT(lwsl_ss(_w, LLL_CLIENT, __VA_ARGS__))
#define lwsl_ss_latency(_w, ...)                                               \
	_LWSL_LATENCY(lwsl_ss(_w, LLL_LATENCY, __VA_ARGS__))
#define lwsl_ss_thread(_w, ...)                                                \
	_LWSL_THREAD(lwsl_ss(_w, LLL_THREAD, __VA_ARGS__))
#define lwsl_ss_user(_w, ...)         _LWSL_USER(lwsl_ss(_w, LLL_USER, __VA_ARGS__))
#define lwsl_hexdump_ss_err(_v, ...)  lwsl_hexdump_ss(_v, LLL_ERR, __VA_ARGS__)
#define lwsl_hexdump_ss_warn(_v, ...) lwsl_hexdump_ss(_v, LLL_WARN, __VA_ARGS__)
#define lwsl_hexdump_ss_notice(_v, ...)                                        \
	lwsl_hexdump_ss(_v, LLL_NOTICE, __VA_ARGS__)
#define lwsl_hexdump_ss_info(_v, ...) lwsl_hexdump_ss(_v, LLL_INFO, __VA_ARGS__)
#define lwsl_hexdump_ss_debug(_v, ...)                                         \
	lwsl_hexdump_ss(_v, LLL_DEBUG, __VA_ARGS__)

#endif
