/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Logs: levels, the functions that emit lines, and macros that log for the
 * process, a context, a vhost, a connection or a stream. A level that is
 * compiled out leaves nothing behind.
 */

#ifndef LWS_LOGS_H
#define LWS_LOGS_H

/** \defgroup logs Logs
 *
 * Each line has one level. Whether it is emitted is decided by a mask, at run
 * time; levels that the build leaves out (see _LWS_ENABLED_LOGS) are gone at
 * compile time. Any thread may log at any time.
 *
 * A line is emitted whole: time stamp, prefixes, text and one newline, which
 * is added when the text has none. Lines longer than LWS_LIMIT_LOG_LINE (1024
 * bytes) are cut and end in "...". errno is left as it was.
 *@{
 */

#define LLL_ERR     (1 << 0)  /**< E: cannot go on with what was asked */
#define LLL_WARN    (1 << 1)  /**< W: goes on, but somebody should look */
#define LLL_NOTICE  (1 << 2)  /**< N: rare and worth knowing */
#define LLL_INFO    (1 << 3)  /**< I: what is going on */
#define LLL_DEBUG   (1 << 4)  /**< D: details for those who write the code */
#define LLL_PARSER  (1 << 5)  /**< P: steps of parsers */
#define LLL_HEADER  (1 << 6)  /**< H: protocol headers */
#define LLL_EXT     (1 << 7)  /**< X: websocket extensions */
#define LLL_CLIENT  (1 << 8)  /**< C: client connections */
#define LLL_LATENCY (1 << 9)  /**< L: what took long */
#define LLL_USER    (1 << 10) /**< U: the program's own lines */
#define LLL_THREAD  (1 << 11) /**< T: threads and their locks */
#define LLL_COUNT   12        /**< how many levels there are */

/** goes with a level: the line may tell who somebody is; for the emitter */
#define LLLF_SECRECY_PII       (1 << 16)
/** goes with a level: the line may hold a credential; for the emitter */
#define LLLF_SECRECY_BEARER    (1 << 17)
/** in a mask: time stamps, also where the build has LWS_LOGS_TIMESTAMP off */
#define LLLF_LOG_TIMESTAMP     (1 << 18)
/** in lws_log_cx.lll_flags: u.emit_cx is the emitter, not u.emit */
#define LLLF_LOG_CONTEXT_AWARE (1 << 30)

struct lws_log_cx;

/** Levels that are compiled in unless lws_config.h says otherwise: all in a
 * debug build; otherwise not those from INFO to CLIENT; with LWS_WITH_NO_LOGS
 * only errors and the program's own */
#if defined(LWS_WITH_NO_LOGS)
#define _LWS_LINIT (LLL_ERR | LLL_USER)
#elif defined(_DEBUG)
#define _LWS_LINIT ((1 << LLL_COUNT) - 1)
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
 * What becomes of a line whose level is compiled out: nothing, arguments
 * included, so that a program may name what only its debug build has. In the
 * library itself arguments stay, unevaluated, so that they count as used and
 * are checked in every build.
 */
#if defined(LWS_BUILDING_SHARED) || defined(LWS_BUILDING_STATIC)
#define _LWSL_OUT(_x) ((void)(0 && (_x, 0)))
#else
#define _LWSL_OUT(_x) ((void)0)
#endif

/* one per level: what it says, or nothing */
#if _LWS_ENABLED_LOGS & LLL_ERR
#define _LWSL_ERR(_x) _x
#else
#define _LWSL_ERR(_x) _LWSL_OUT(_x)
#endif
#if _LWS_ENABLED_LOGS & LLL_WARN
#define _LWSL_WARN(_x) _x
#else
#define _LWSL_WARN(_x) _LWSL_OUT(_x)
#endif
#if _LWS_ENABLED_LOGS & LLL_NOTICE
#define _LWSL_NOTICE(_x) _x
#else
#define _LWSL_NOTICE(_x) _LWSL_OUT(_x)
#endif
#if _LWS_ENABLED_LOGS & LLL_INFO
#define _LWSL_INFO(_x) _x
#else
#define _LWSL_INFO(_x) _LWSL_OUT(_x)
#endif
#if _LWS_ENABLED_LOGS & LLL_DEBUG
#define _LWSL_DEBUG(_x) _x
#else
#define _LWSL_DEBUG(_x) _LWSL_OUT(_x)
#endif
#if _LWS_ENABLED_LOGS & LLL_PARSER
#define _LWSL_PARSER(_x) _x
#else
#define _LWSL_PARSER(_x) _LWSL_OUT(_x)
#endif
#if _LWS_ENABLED_LOGS & LLL_HEADER
#define _LWSL_HEADER(_x) _x
#else
#define _LWSL_HEADER(_x) _LWSL_OUT(_x)
#endif
#if _LWS_ENABLED_LOGS & LLL_EXT
#define _LWSL_EXT(_x) _x
#else
#define _LWSL_EXT(_x) _LWSL_OUT(_x)
#endif
#if _LWS_ENABLED_LOGS & LLL_CLIENT
#define _LWSL_CLIENT(_x) _x
#else
#define _LWSL_CLIENT(_x) _LWSL_OUT(_x)
#endif
#if _LWS_ENABLED_LOGS & LLL_LATENCY
#define _LWSL_LATENCY(_x) _x
#else
#define _LWSL_LATENCY(_x) _LWSL_OUT(_x)
#endif
#if _LWS_ENABLED_LOGS & LLL_THREAD
#define _LWSL_THREAD(_x) _x
#else
#define _LWSL_THREAD(_x) _LWSL_OUT(_x)
#endif
#if _LWS_ENABLED_LOGS & LLL_USER
#define _LWSL_USER(_x) _x
#else
#define _LWSL_USER(_x) _LWSL_OUT(_x)
#endif

/** lws_log_emit_t() - takes a line to where it goes
 * \param level: the one level of the line (LLL_), with the LLLF_SECRECY_ flags
 *	that the caller gave
 * \param line: NUL-terminated, complete with its newline, valid during the
 *	call; an empty message is what comes before it, without a newline
 * May be called from any thread that logs. */
typedef void (*lws_log_emit_t)(int level, const char *line);

/** lws_log_emit_cx_t() - the same for a log context with
 * LLLF_LOG_CONTEXT_AWARE
 * \param cx: the log context
 * \param level: as in lws_log_emit_t
 * \param line: as in lws_log_emit_t
 * \param len: bytes of line without its NUL */
typedef void (*lws_log_emit_cx_t)(struct lws_log_cx *cx, int level,
				  const char *line, size_t len);

/** lws_log_prepend_cx_t() - writes a prefix into a line
 * \param cx: the log context it was set in
 * \param obj: the object that the line is about, as given to _lws_log_cx()
 * \param p: where to write, to be moved on; what it writes ends in ": " by
 *	custom, the NUL is not needed
 * \param e: the last byte of the line's room; p must not go beyond it. One too
 *	far, as with lws_snprintf() that cuts, is tolerated. */
typedef void (*lws_log_prepend_cx_t)(struct lws_log_cx *cx, void *obj, char **p,
				     char *e);

/** lws_log_use_cx_t() - told after each change of cx->refcount
 * \param cx: the log context; changes of it wait for the return
 * \param _new: 1 there is a new user of it, -1 one has gone */
typedef void (*lws_log_use_cx_t)(struct lws_log_cx *cx, int _new);

/** struct lws_log_cx - who logs where
 *
 * The program owns it, zeroes what it does not set, and names it at creation
 * of contexts, vhosts, connections and streams (log_cx), each of which holds
 * one reference; it must live until refcount is 0 again. */
struct lws_log_cx {
	union {
		lws_log_emit_t emit;       /**< NULL: the process's emitter */
		lws_log_emit_cx_t emit_cx; /**< if LLLF_LOG_CONTEXT_AWARE */
	} u;                               /**< the emitter */
	lws_plat_mutex_t refcount_lock;    /**< the library's */
	lws_log_use_cx_t refcount_cb;      /**< told of references; NULL ok */
	lws_log_prepend_cx_t prepend;      /**< prefix of each line; NULL ok */
	struct lws_log_cx *parent; /**< borrowed: its prepend comes before
				    * ours; its mask and emitter don't count.
				    * NULL ok */
	void *opaque;       /**< the program's; lws_log_emit_cx_file(): path */
	void *stg;          /**< the emitter's */
	uint32_t lll_flags; /**< mask of LLL_, and LLLF_ flags */
	int32_t refcount;   /**< objects that log here */
	char inited;        /**< the library's */
};

typedef struct lws_log_cx lws_log_cx_t;

/** lws_set_log_level() - what the process logs, and where
 * \param level: mask of LLL_ levels, LLLF_LOG_TIMESTAMP
 * \param log_emit_function: the emitter; NULL leaves the one that is there
 * Before the first call: ERR, WARN and NOTICE, to stderr. Any thread. */
LWS_VISIBLE LWS_EXTERN void lws_set_log_level(int level,
					      lws_log_emit_t log_emit_function);

/** lwsl_visible() - does the process log this level?
 * \param level: one LLL_
 * \return 1 or 0 */
LWS_VISIBLE LWS_EXTERN int lwsl_visible(int level);

/** lwsl_timestamp() - what a line of that level begins with
 * \param level: exactly one LLL_
 * \param p: gets "[YYYY/MM/DD hh:mm:ss:ffff] X: ", NUL-terminated: local time,
 *	ffff in 1/10000 s, the level's letter
 * \param len: room at p, cut if less than 31
 * \return characters written without the NUL; 0 and an empty text if level is
 *	not exactly one */
LWS_VISIBLE LWS_EXTERN int lwsl_timestamp(int level, char *p, size_t len);

#if !(defined(LWS_PLAT_OPTEE) && !defined(LWS_WITH_NETWORK))
/** _lws_log() - behind lwsl_err() and the like
 * \param filter: the line's level
 * \param format: printf's, and its arguments */
LWS_VISIBLE LWS_EXTERN void _lws_log(int filter, const char *format, ...)
	LWS_FORMAT(2);

/** _lws_logv() - the same with the arguments in a va_list
 * \param filter: the line's level
 * \param format: printf's
 * \param vl: its arguments; used up */
LWS_VISIBLE LWS_EXTERN void _lws_logv(int filter, const char *format,
				      va_list vl);
#endif

/** _lws_log_cx() - behind lwsl_cx_err(), lwsl_wsi_err() and the like
 * \param cx: decides by its mask and emits; NULL: as _lws_log(), with prefix
 * \param prep: prefix for obj, after those of cx and its parents; NULL ok
 * \param obj: what the line is about, for the prefixes; they may take NULL
 * \param filter: the line's level
 * \param _fun: name of the function that logs, put before the text; NULL ok
 * \param format: printf's, and its arguments */
LWS_VISIBLE LWS_EXTERN void _lws_log_cx(lws_log_cx_t *cx,
					lws_log_prepend_cx_t prep, void *obj,
					int filter, const char *_fun,
					const char *format, ...) LWS_FORMAT(6);

/** lwsl_context_get_cx() - where a context logs
 * \param cx: context, NULL ok
 * \return its log context, the process's own if it has none or cx is NULL */
LWS_VISIBLE LWS_EXTERN struct lws_log_cx *
lwsl_context_get_cx(struct lws_context *cx);

/** lwsl_vhost_get_cx() - where a vhost logs
 * \param vh: vhost, NULL ok
 * \return as lwsl_context_get_cx() */
LWS_VISIBLE LWS_EXTERN struct lws_log_cx *
lwsl_vhost_get_cx(struct lws_vhost *vh);

/** lwsl_wsi_get_cx() - where a connection logs
 * \param wsi: connection, NULL ok
 * \return as lwsl_context_get_cx() */
LWS_VISIBLE LWS_EXTERN struct lws_log_cx *lwsl_wsi_get_cx(struct lws *wsi);

#if defined(LWS_WITH_SECURE_STREAMS)
/** lwsl_ss_get_cx() - where a stream logs
 * \param ss: stream, NULL ok
 * \return as lwsl_context_get_cx() */
LWS_VISIBLE LWS_EXTERN struct lws_log_cx *
lwsl_ss_get_cx(struct lws_ss_handle *ss);

/** lws_log_prepend_ss() - the prefix of a stream
 * \param cx: not used
 * \param obj: struct lws_ss_handle, NULL ok
 * \param p: as in lws_log_prepend_cx_t
 * \param e: as in lws_log_prepend_cx_t */
LWS_VISIBLE LWS_EXTERN void lws_log_prepend_ss(struct lws_log_cx *cx, void *obj,
					       char **p, char *e);
#endif

#if defined(LWS_WITH_SECURE_STREAMS_PROXY_API)
/** lwsl_sspc_get_cx() - where a proxied stream logs
 * \param ss: stream, NULL ok
 * \return as lwsl_context_get_cx() */
LWS_VISIBLE LWS_EXTERN struct lws_log_cx *
lwsl_sspc_get_cx(struct lws_sspc_handle *ss);

/** lws_log_prepend_sspc() - the prefix of a proxied stream
 * \param cx: not used
 * \param obj: struct lws_sspc_handle, NULL ok
 * \param p: as in lws_log_prepend_cx_t
 * \param e: as in lws_log_prepend_cx_t */
LWS_VISIBLE LWS_EXTERN void lws_log_prepend_sspc(struct lws_log_cx *cx,
						 void *obj, char **p, char *e);
#endif

/** lws_log_prepend_context() - the prefix of a context: its name
 * \param cx: not used
 * \param obj: struct lws_context, NULL ok
 * \param p: as in lws_log_prepend_cx_t
 * \param e: as in lws_log_prepend_cx_t */
LWS_VISIBLE LWS_EXTERN void
lws_log_prepend_context(struct lws_log_cx *cx, void *obj, char **p, char *e);

/** lws_log_prepend_vhost() - the prefix of a vhost: its tag
 * \param cx: not used
 * \param obj: struct lws_vhost, NULL ok
 * \param p: as in lws_log_prepend_cx_t
 * \param e: as in lws_log_prepend_cx_t */
LWS_VISIBLE LWS_EXTERN void lws_log_prepend_vhost(struct lws_log_cx *cx,
						  void *obj, char **p, char *e);

/** lws_log_prepend_wsi() - the prefix of a connection: its tag
 * \param cx: not used
 * \param obj: struct lws, NULL ok: "[null wsi]"
 * \param p: as in lws_log_prepend_cx_t
 * \param e: as in lws_log_prepend_cx_t */
LWS_VISIBLE LWS_EXTERN void lws_log_prepend_wsi(struct lws_log_cx *cx,
						void *obj, char **p, char *e);

/** lws_wsi_tag() - what a connection is called in logs
 * \param wsi: connection, NULL ok: "[null wsi]"
 * \return NUL-terminated, in brackets; belongs to wsi */
LWS_VISIBLE LWS_EXTERN const char *lws_wsi_tag(struct lws *wsi);

/** lwsl_refcount_cx() - an object begins or ceases to log somewhere
 * \param cx: log context, NULL ok: nothing happens
 * \param _new: above 0: one reference more, else one less
 * For objects of the program that share a log context; the library counts its
 * own. Any thread. */
LWS_VISIBLE LWS_EXTERN void lwsl_refcount_cx(lws_log_cx_t *cx, int _new);

/** lws_log_use_cx_file() - refcount_cb that opens and closes a file
 * \param cx: opaque is its path, NUL-terminated, which must live as long
 * \param _new: as in lws_log_use_cx_t
 * Opened, emptied, at the first reference, closed at the last. A file that
 * cannot be opened is an error in the process's log; lines then go to
 * stderr. */
LWS_VISIBLE LWS_EXTERN void lws_log_use_cx_file(struct lws_log_cx *cx,
						int _new);

/** lws_log_emit_cx_file() - emit_cx that goes with it
 * \param cx: as in lws_log_emit_cx_t
 * \param level: as in lws_log_emit_cx_t
 * \param line: as in lws_log_emit_cx_t
 * \param len: as in lws_log_emit_cx_t */
LWS_VISIBLE LWS_EXTERN void lws_log_emit_cx_file(struct lws_log_cx *cx,
						 int level, const char *line,
						 size_t len);

/** lwsl_emit_stderr() - emitter: stderr, in colours if it is a terminal
 * \param level: as in lws_log_emit_t
 * \param line: as in lws_log_emit_t */
LWS_VISIBLE LWS_EXTERN void lwsl_emit_stderr(int level, const char *line);

/** lwsl_emit_stderr_notimestamp() - the same: the stamp is part of the line,
 * and LLLF_LOG_TIMESTAMP and the build decide about it
 * \param level: as in lws_log_emit_t
 * \param line: as in lws_log_emit_t */
LWS_VISIBLE LWS_EXTERN void lwsl_emit_stderr_notimestamp(int level,
							 const char *line);

/** lwsl_emit_syslog() - emitter: syslog, with LOG_ERR, LOG_WARNING,
 * LOG_NOTICE, LOG_INFO, and LOG_DEBUG for all else
 * \param level: as in lws_log_emit_t
 * \param line: as in lws_log_emit_t
 * The program calls openlog() itself. */
LWS_VISIBLE LWS_EXTERN void lwsl_emit_syslog(int level, const char *line);

/** lwsl_hexdump_level() - bytes as lines of hexadecimal and characters
 * \param level: their level
 * \param vbuf: the bytes; NULL is said in words
 * \param len: how many; 0 is said in words
 * An empty line, a line for each 16 bytes, an empty line. */
LWS_VISIBLE LWS_EXTERN void lwsl_hexdump_level(int level, const void *vbuf,
					       size_t len);

/** lwsl_hexdump_level_cx() - the same through a log context
 * \param cx: as in _lws_log_cx()
 * \param prep: as in _lws_log_cx()
 * \param obj: as in _lws_log_cx()
 * \param hexdump_level: their level
 * \param vbuf: the bytes
 * \param len: how many */
LWS_VISIBLE LWS_EXTERN void lwsl_hexdump_level_cx(lws_log_cx_t *cx,
						  lws_log_prepend_cx_t prep,
						  void *obj, int hexdump_level,
						  const void *vbuf, size_t len);

/** lwsl_hexdump() - the same at LLL_DEBUG, for the process
 * \param buf: the bytes
 * \param len: how many */
LWS_VISIBLE LWS_EXTERN void lwsl_hexdump(const void *buf, size_t len);

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

/**@}*/

#endif
