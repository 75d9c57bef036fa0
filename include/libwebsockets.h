/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The library's public API; a program includes this and nothing else.
 *
 * First the build's own lws_config.h, then the system headers that the API
 * names types of and that programs have always got from here, then the
 * platform's spelling of sockets and files, then the small things everything
 * else is declared with, and at the end one header per topic, in an order in
 * which each finds what it needs.
 *
 * All records and constants exist in every build, with one layout and one
 * value each. What a build leaves out is functions: they are declared where
 * the LWS_WITH_... that brings them is defined by lws_config.h.
 *
 * Unless a comment says otherwise: a call about a connection, stream or vhost
 * is for the service thread it belongs to; pointers must not be NULL; strings
 * are terminated; what a call is given it only uses until it returns; and of
 * a call that failed nothing is left.
 */

#ifndef LWS_LIBWEBSOCKETS_H
#define LWS_LIBWEBSOCKETS_H

#include "lws_config.h"

#include <limits.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/types.h>
#include <time.h>

#if defined(_WIN32)

#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif

#include <winsock2.h>

#include <io.h>
#include <tchar.h>
#include <windows.h>
#include <ws2tcpip.h>

#else

#include <arpa/inet.h>
#include <net/ethernet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

/* strictly conforming modes hide it, and lws_spawn_piped() names it */
#if defined(__GLIBC__) && !defined(__USE_POSIX199309)
#include <bits/types/siginfo_t.h>
#endif

#endif

#if defined(LWS_HAVE_SYS_CAPABILITY_H) && defined(LWS_HAVE_LIBCAP)
#include <sys/capability.h>
#endif

/*
 * The TLS vendor's types appear in the API. Without the vendor they stay
 * incomplete, so that every record has the same layout.
 */
#if defined(LWS_HAVE_OPENSSL) && !defined(LWS_WITH_MBEDTLS)
#include <openssl/err.h>
#include <openssl/ssl.h>
#else
typedef struct ssl_st SSL;
typedef struct ssl_ctx_st SSL_CTX;
typedef struct x509_st X509;
typedef struct bignum_st BIGNUM;
typedef struct engine_st ENGINE;
typedef struct evp_cipher_st EVP_CIPHER;
typedef struct evp_cipher_ctx_st EVP_CIPHER_CTX;
typedef struct evp_md_st EVP_MD;
typedef struct evp_md_ctx_st EVP_MD_CTX;
typedef struct evp_pkey_st EVP_PKEY;
typedef struct evp_pkey_ctx_st EVP_PKEY_CTX;
typedef struct rsa_st RSA;
#endif

#if defined(__cplusplus)
extern "C" {
#endif

/** \defgroup build Compiler and linkage
 *
 * How the declarations are decorated.
 * @{
 */

/** visible outside the library, though it is built with hidden visibility */
#if defined(__GNUC__) && __GNUC__ >= 4 && !defined(_WIN32)
#define LWS_VISIBLE __attribute__((visibility("default")))
#else
#define LWS_VISIBLE
#endif

/** goes with LWS_VISIBLE before a function's declaration */
#if defined(_WIN32) && defined(LWS_DLL) && defined(LWS_INTERNAL)
#define LWS_EXTERN extern __declspec(dllexport)
#elif defined(_WIN32) && defined(LWS_DLL)
#define LWS_EXTERN extern __declspec(dllimport)
#elif !defined(_WIN32) && defined(LWS_BUILDING_SHARED)
#define LWS_EXTERN extern
#else
#define LWS_EXTERN
#endif

/** the compiler's keyword for an inline function */
#if defined(_MSC_VER)
#define LWS_INLINE __inline
#else
#define LWS_INLINE inline
#endif

#if defined(__GNUC__)
/** warn where the caller drops what the function returns */
#define LWS_WARN_UNUSED_RESULT __attribute__((warn_unused_result))
/** warn where the function is still used */
#define LWS_WARN_DEPRECATED    __attribute__((deprecated))
/** check arguments against the printf() format at this argument index */
#define LWS_FORMAT(string_index)                                               \
	__attribute__((format(printf, string_index, (string_index) + 1)))
#else
#define LWS_WARN_UNUSED_RESULT
#define LWS_WARN_DEPRECATED
#define LWS_FORMAT(string_index)
#endif

/** @} */

/** \defgroup units Units
 * @{
 */

#define LWS_US_PER_SEC 1000000 /**< microseconds in a second */
#define LWS_MS_PER_SEC 1000    /**< milliseconds in a second */
#define LWS_US_PER_MS  1000    /**< microseconds in a millisecond */
#define LWS_NS_PER_US  1000    /**< nanoseconds in a microsecond */

#define LWS_KI (1024)                    /**< 2^10 */
#define LWS_MI (LWS_KI * 1024)           /**< 2^20 */
#define LWS_GI (LWS_MI * 1024)           /**< 2^30 */
#define LWS_TI ((uint64_t)LWS_GI * 1024) /**< 2^40 */
#define LWS_PI ((uint64_t)LWS_TI * 1024) /**< 2^50 */

/** microseconds to milliseconds, to the nearest */
#define LWS_US_TO_MS(x) (((x) + (LWS_US_PER_MS / 2)) / LWS_US_PER_MS)

/** four bytes as an int, the first one most significant */
#define LWS_FOURCC(a, b, c, d) ((a << 24) | (b << 16) | (c << 8) | d)

/** @} */

/** \defgroup features What this version's API has
 *
 * For programs that also build with old versions.
 * @{
 */

/** lws_serve_http_file() takes other headers */
#define LWS_FEATURE_SERVE_HTTP_FILE_HAS_OTHER_HEADERS_ARG
/** and their length */
#define LWS_FEATURE_SERVE_HTTP_FILE_HAS_OTHER_HEADERS_LEN
/** struct lws_protocols has id */
#define LWS_FEATURE_PROTOCOLS_HAS_ID_FIELD
/** there is lws_get_peer_write_allowance() */
#define LWS_FEATURE_PROTOCOLS_HAS_PEER_WRITE_ALLOWANCE
/** there are lws_vfs_file_...() */
#define LWS_FEATURE_FOPS
/** struct lws_http_mount has cache_no */
#define LWS_FEATURE_MOUNT_NO_CACHE

/** @} */

struct addrinfo;
struct lws;
struct lws_context;
struct lws_dsh;
struct lws_ss_handle;
struct lws_sspc_handle;
struct lws_vhost;

/** \defgroup plat The platform's words
 * @{
 */

/** an integer that a pointer fits in */
#define lws_intptr_t intptr_t

typedef struct lws_context *lws_ctx_t; /**< a context, short */

#if defined(_WIN32)

typedef unsigned int uid_t;
typedef unsigned int gid_t;
typedef unsigned short sa_family_t;

#if !defined(LWS_HAVE_SUSECONDS_T)
typedef unsigned int useconds_t;
typedef int suseconds_t;
#endif

#if !defined(LWS_WIN32_HANDLE_TYPES)
typedef SOCKET lws_sockfd_type;
#if defined(__MINGW32__)
typedef int lws_filefd_type;
#else
typedef HANDLE lws_filefd_type;
#endif
#endif

/* how a child process ended, of which POSIX tells more */
typedef struct {
	int si_code;
	int si_status;
} siginfo_t;

typedef CRITICAL_SECTION lws_plat_mutex_t;
typedef DWORD lws_plat_thread_t;

#define ETHER_ADDR_LEN           6
#define LWS_INVALID_FILE         INVALID_HANDLE_VALUE
#define LWS_SOCK_INVALID         (INVALID_SOCKET)
#define LWS_O_RDONLY             _O_RDONLY
#define LWS_O_WRONLY             _O_WRONLY
#define LWS_O_CREAT              _O_CREAT
#define LWS_O_TRUNC              _O_TRUNC
#define LWS_POSIX_LENGTH_CAST(x) (unsigned int)(x)
#define LWS_POLLHUP              (POLLHUP)
#define LWS_POLLIN               (POLLRDNORM | POLLRDBAND)
#define LWS_POLLOUT              (POLLWRNORM)

#else

typedef int lws_sockfd_type; /**< a socket */
typedef int lws_filefd_type; /**< a file or any other descriptor */

typedef pthread_mutex_t lws_plat_mutex_t; /**< lock inside public records */
typedef pthread_t lws_plat_thread_t;      /**< a thread's identity */

#define LWS_INVALID_FILE         (-1)                /**< no lws_filefd_type */
#define LWS_SOCK_INVALID         (-1)                /**< no lws_sockfd_type */
#define LWS_O_RDONLY             O_RDONLY            /**< lws_open() flag */
#define LWS_O_WRONLY             O_WRONLY            /**< lws_open() flag */
#define LWS_O_CREAT              O_CREAT             /**< lws_open() flag */
#define LWS_O_TRUNC              O_TRUNC             /**< lws_open() flag */
#define LWS_POSIX_LENGTH_CAST(x) (x)                 /**< what send() takes */
#define LWS_POLLHUP              (POLLHUP | POLLERR) /**< the fd is gone */
#define LWS_POLLIN               (POLLIN)  /**< there is something to read */
#define LWS_POLLOUT              (POLLOUT) /**< there is room to write */

#endif

#define LWS_ETHER_ADDR_LEN ETHER_ADDR_LEN /**< bytes of a hardware address */

/** struct lws_pollfd is the system's struct pollfd */
#define lws_pollfd pollfd

typedef int64_t lws_usec_t;               /**< time or interval in us */
typedef unsigned long long lws_filepos_t; /**< place or length in a file */
typedef long long lws_fileofs_t;          /**< signed distance in a file */
typedef uint32_t lws_fop_flags_t;         /**< flags of a file being opened */

/** @} */

/** \defgroup locks Locks of programs
 *
 * A lock member for protocols that share data between service threads. They
 * are real in every build, however many service threads it allows.
 * @{
 */

#if defined(_WIN32)

#define lws_pthread_mutex(name) CRITICAL_SECTION name;

static LWS_INLINE void
lws_pthread_mutex_init(CRITICAL_SECTION *lock)
{
	InitializeCriticalSection(lock);
}

static LWS_INLINE void
lws_pthread_mutex_destroy(CRITICAL_SECTION *lock)
{
	DeleteCriticalSection(lock);
}

static LWS_INLINE void
lws_pthread_mutex_lock(CRITICAL_SECTION *lock)
{
	EnterCriticalSection(lock);
}

static LWS_INLINE void
lws_pthread_mutex_unlock(CRITICAL_SECTION *lock)
{
	LeaveCriticalSection(lock);
}

#else

/** declares the member `name`; takes no semicolon of its own */
#define lws_pthread_mutex(name) pthread_mutex_t name;

/** make the lock usable, once, before any thread can meet it */
static LWS_INLINE void
lws_pthread_mutex_init(pthread_mutex_t *lock)
{
	pthread_mutex_init(lock, NULL);
}

/** undo lws_pthread_mutex_init(); nobody holds the lock */
static LWS_INLINE void
lws_pthread_mutex_destroy(pthread_mutex_t *lock)
{
	pthread_mutex_destroy(lock);
}

/** wait for the lock; it does not nest */
static LWS_INLINE void
lws_pthread_mutex_lock(pthread_mutex_t *lock)
{
	pthread_mutex_lock(lock);
}

/** give the lock back, from the thread that holds it */
static LWS_INLINE void
lws_pthread_mutex_unlock(pthread_mutex_t *lock)
{
	pthread_mutex_unlock(lock);
}

#endif

/** @} */

/** \defgroup small Small things everybody uses
 * @{
 */

/** info.port: this vhost listens on nothing */
#define CONTEXT_PORT_NO_LISTEN        (-1)
/** info.port: no listener of its own, but serves what others accept for it */
#define CONTEXT_PORT_NO_LISTEN_SERVER (-2)

/** the T whose member M is at P */
#define lws_container_of(P, T, M) ((T *)(void *)((char *)(P)-offsetof(T, M)))

/** statement: round the lvalue x up to a multiple of bou */
#define LWS_ALIGN_TO(x, bou) x += ((bou) - ((x) % (bou))) % (bou)

/** the unused tail of the array _t of which _l bytes are left */
#define lws_concat_temp(_t, _l) (_t + sizeof(_t) - _l)
/** how many bytes are used of the array _t of which _l bytes are left */
#define lws_concat_used(_t, _l) (sizeof(_t) - (size_t)_l)

/** size of a pointer, as an int */
#define LWS_SIZEOFPTR ((int)sizeof(void *))

/** what buffers given to lws_write() are aligned for */
#if defined(__x86_64__)
#define _LWS_PAD_SIZE 16
#else
#define _LWS_PAD_SIZE LWS_SIZEOFPTR
#endif

/** n rounded up to a multiple of _LWS_PAD_SIZE */
#define _LWS_PAD(n)                                                            \
	(((n) % _LWS_PAD_SIZE)                                                 \
		 ? ((n) + (_LWS_PAD_SIZE - ((n) % _LWS_PAD_SIZE)))             \
		 : (n))

/** Bytes that lws_write() may use before the payload it is given.
 *
 * A buffer for lws_write() is LWS_PRE bytes longer than its payload, and the
 * payload starts LWS_PRE bytes into it: frame headers are put together there
 * without a copy.
 */
#define LWS_PRE                      _LWS_PAD(4 + 10 + 2)
/** old name of LWS_PRE */
#define LWS_SEND_BUFFER_PRE_PADDING  LWS_PRE
/** old name of what was once needed behind the payload: nothing */
#define LWS_SEND_BUFFER_POST_PADDING 0

/** @} */

/** What a step of a streaming codec ended with; bits, ORed together */
typedef enum {
	LWS_SRET_OK = 0,                  /**< done, or nothing to say */
	LWS_SRET_WANT_INPUT = 1 << 16,    /**< all input used, more is needed */
	LWS_SRET_WANT_OUTPUT = 1 << 17,   /**< the output buffer is full */
	LWS_SRET_FATAL = 1 << 18,         /**< failed; only destroy it now */
	LWS_SRET_NO_FURTHER_IN = 1 << 19, /**< will take no more input */
	LWS_SRET_NO_FURTHER_OUT = 1 << 20, /**< will make no more output */
	LWS_SRET_AWAIT_RETRY = 1 << 21,    /**< can't go on now, ask again */
	LWS_SRET_YIELD = 1 << 22           /**< has more to do, but gives way */
} lws_stateful_ret_t;

/** Argument of the external poll callbacks: see enum lws_callback_reasons */
struct lws_pollargs {
	lws_sockfd_type fd; /**< the descriptor it is about */
	int events;         /**< poll() events wanted from now on */
	int prev_events;    /**< poll() events that were wanted before */
};

/** \defgroup fixedpoint Fixed point numbers
 *
 * Whole part and fraction in 1/100000000, both int32_t. A number is negative
 * if either is negative; its magnitude is the sum of their magnitudes. Zeroed
 * memory is 0.
 * @{
 */

/** A fixed point number */
typedef struct lws_fixed3232 {
	int32_t whole; /**< integer part */
	int32_t frac;  /**< fraction in units of 1/LWS_FX_FRACTION_MSD */
} lws_fx_t;

#define LWS_FX_FRACTION_MSD 100000000 /**< what frac would be for 1.0 */

/** nonzero if the number at a is negative */
#define lws_neg(a) ((a)->whole < 0 || (a)->frac < 0)

/** block: set the lws_fx_t a to x.y, y in 1/100000000 with the sign of x */
#define lws_fx_set(a, x, y)                                                    \
	{                                                                      \
		(a).whole = (x);                                               \
		(a).frac = (x) < 0 ? -(y) : (y);                               \
	}

/** the magnitude of the number at a, with 32 binary places */
#define lws_fix64_abs(a)                                                       \
	((((int64_t)((a)->whole < 0 ? -(int64_t)(a)->whole                     \
				    : (int64_t)(a)->whole))                    \
	  << 32) +                                                             \
	 ((((int64_t)((a)->frac < 0 ? -(int64_t)(a)->frac                      \
				    : (int64_t)(a)->frac))                     \
	   << 32) /                                                            \
	  LWS_FX_FRACTION_MSD))

/** the number at a, with 32 binary places */
#define lws_fix64(a) (lws_neg(a) ? -lws_fix64_abs(a) : lws_fix64_abs(a))

/** block: store a64, which has 32 binary places, to the number at a */
#define lws_fix3232(a, a64)                                                    \
	{                                                                      \
		(a)->whole = (int32_t)((int64_t)(a64) / (1ll << 32));          \
		(a)->frac = (int32_t)(((int64_t)(a64) % (1ll << 32)) *         \
				      LWS_FX_FRACTION_MSD / (1ll << 32));      \
	}

/** lws_fx_add() - r = a + b, exactly
 * \param r: result; may be a or b
 * \param a: augend
 * \param b: addend
 * \return r
 */
LWS_VISIBLE LWS_EXTERN const lws_fx_t *
lws_fx_add(lws_fx_t *r, const lws_fx_t *a, const lws_fx_t *b);

/** lws_fx_sub() - r = a - b, exactly
 * \param r: result; may be a or b
 * \param a: minuend
 * \param b: subtrahend
 * \return r
 */
LWS_VISIBLE LWS_EXTERN const lws_fx_t *
lws_fx_sub(lws_fx_t *r, const lws_fx_t *a, const lws_fx_t *b);

/** lws_fx_mul() - r = a * b, truncated toward zero
 * \param r: result; may be a or b
 * \param a: factor
 * \param b: factor
 * \return r
 */
LWS_VISIBLE LWS_EXTERN const lws_fx_t *
lws_fx_mul(lws_fx_t *r, const lws_fx_t *a, const lws_fx_t *b);

/** lws_fx_div() - r = a / b
 * \param r: result; may be a or b
 * \param a: dividend
 * \param b: divisor; dividing by zero gives 0
 * \return r
 *
 * The quotient is truncated to 32 binary places before it is made decimal.
 */
LWS_VISIBLE LWS_EXTERN const lws_fx_t *
lws_fx_div(lws_fx_t *r, const lws_fx_t *a, const lws_fx_t *b);

/** lws_fx_sqrt() - square root, truncated
 * \param r: result; may be a
 * \param a: a number that is not negative
 * \return r
 */
LWS_VISIBLE LWS_EXTERN const lws_fx_t *lws_fx_sqrt(lws_fx_t *r,
						   const lws_fx_t *a);

/** lws_fx_comp() - compare two numbers
 * \param a: one number
 * \param b: the other
 * \return < 0 if a < b, 0 if they are equal, > 0 if a > b
 */
LWS_VISIBLE LWS_EXTERN int lws_fx_comp(const lws_fx_t *a, const lws_fx_t *b);

/** lws_fx_roundup() - to an integer, away from zero
 * \param a: the number
 * \return the integer; a->whole if there is no fraction
 */
LWS_VISIBLE LWS_EXTERN int lws_fx_roundup(const lws_fx_t *a);

/** lws_fx_rounddown() - to an integer, toward zero
 * \param a: the number
 * \return a->whole
 */
LWS_VISIBLE LWS_EXTERN int lws_fx_rounddown(const lws_fx_t *a);

/** lws_fx_string() - as decimal text
 * \param a: the number
 * \param buf: gets the text and its NUL
 * \param size: of buf; 24 are always enough
 * \return buf
 *
 * Sign if negative, at least one digit on either side of the point, no other
 * trailing zeros: "12.5", "-3.0", "-0.00000005".
 */
LWS_VISIBLE LWS_EXTERN const char *lws_fx_string(const lws_fx_t *a, char *buf,
						 size_t size);

/** @} */

/* in this order: each finds its types in those above it */
/* clang-format off */
#include "libwebsockets/lws-dll2.h"
#include "libwebsockets/lws-timeout-timer.h"
#include "libwebsockets/lws-retry.h"
#include "libwebsockets/lws-adopt.h"
#include "libwebsockets/lws-async-dns.h"
#include "libwebsockets/lws-backtrace.h"
#include "libwebsockets/lws-i2c.h"
#include "libwebsockets/lws-gpio.h"
#include "libwebsockets/lws-bb-i2c.h"
#include "libwebsockets/lws-spi.h"
#include "libwebsockets/lws-bb-spi.h"
#include "libwebsockets/lws-button.h"
#include "libwebsockets/lws-cache-ttl.h"
#include "libwebsockets/lws-cgi.h"
#include "libwebsockets/lws-fault-injection.h"
#include "libwebsockets/lws-logs.h"
#include "libwebsockets/lws-mqtt.h"
#include "libwebsockets/lws-client.h"
#include "libwebsockets/lws-conmon.h"
#include "libwebsockets/lws-smd.h"
#include "libwebsockets/lws-state.h"
#include "libwebsockets/lws-metrics.h"
#include "libwebsockets/lws-ota.h"
#include "libwebsockets/lws-system.h"
#include "libwebsockets/lws-context-vhost.h"
#include "libwebsockets/lws-gencrypto.h"
#include "libwebsockets/lws-lecp.h"
#include "libwebsockets/lws-x-lecp.h"
#include "libwebsockets/lws-cose.h"
#include "libwebsockets/lws-x-cose.h"
#include "libwebsockets/lws-diskcache.h"
#include "libwebsockets/lws-led.h"
#include "libwebsockets/lws-pwm.h"
#include "libwebsockets/lws-display.h"
#include "libwebsockets/lws-jpeg.h"
#include "libwebsockets/lws-misc.h"
#include "libwebsockets/lws-upng.h"
#include "libwebsockets/lws-dlo.h"
#include "libwebsockets/lws-dsh.h"
#include "libwebsockets/lws-ws-close.h"
#include "libwebsockets/lws-eventlib-exports.h"
#include "libwebsockets/lws-fts.h"
#include "libwebsockets/lws-genaes.h"
#include "libwebsockets/lws-genhash.h"
#include "libwebsockets/lws-genec.h"
#include "libwebsockets/lws-genrsa.h"
#include "libwebsockets/lws-x-okp.h"
#include "libwebsockets/lws-html.h"
#include "libwebsockets/lws-x-html.h"
#include "libwebsockets/lws-http.h"
#include "libwebsockets/lws-ili9341-spi.h"
#include "libwebsockets/lws-jwk.h"
#include "libwebsockets/lws-jose.h"
#include "libwebsockets/lws-lejp.h"
#include "libwebsockets/lws-x-lejp.h"
#include "libwebsockets/lws-jrpc.h"
#include "libwebsockets/lws-jws.h"
#include "libwebsockets/lws-jwe.h"
#include "libwebsockets/lws-x-jose.h"
#include "libwebsockets/lws-lwsac.h"
#include "libwebsockets/lws-map.h"
#include "libwebsockets/lws-settings.h"
#include "libwebsockets/lws-netdev.h"
#include "libwebsockets/lws-network-helper.h"
#include "libwebsockets/lws-x-proxy-line.h"
#include "libwebsockets/lws-x-tls.h"
#include "libwebsockets/lws-callbacks.h"
#include "libwebsockets/lws-protocols-plugins.h"
#include "libwebsockets/lws-purify.h"
#include "libwebsockets/lws-ring.h"
#include "libwebsockets/lws-secure-streams.h"
#include "libwebsockets/lws-secure-streams-serialization.h"
#include "libwebsockets/lws-secure-streams-client.h"
#include "libwebsockets/lws-secure-streams-policy.h"
#include "libwebsockets/lws-service.h"
#include "libwebsockets/lws-sha1-base64.h"
#include "libwebsockets/lws-spa.h"
#include "libwebsockets/lws-spd1656-spi.h"
#include "libwebsockets/lws-ssd1306-i2c.h"
#include "libwebsockets/lws-ssd1675b-spi.h"
#include "libwebsockets/lws-struct.h"
#include "libwebsockets/lws-threadpool.h"
#include "libwebsockets/lws-tls-sessions.h"
#include "libwebsockets/lws-tokenize.h"
#include "libwebsockets/lws-uc8176-spi.h"
#include "libwebsockets/lws-vfs.h"
#include "libwebsockets/lws-write.h"
#include "libwebsockets/lws-writeable.h"
#include "libwebsockets/lws-ws-ext.h"
#include "libwebsockets/lws-ws-state.h"
#include "libwebsockets/lws-x-connection.h"
#include "libwebsockets/lws-x-dir.h"
#include "libwebsockets/lws-x-evlib.h"
#include "libwebsockets/lws-x-http.h"
#include "libwebsockets/lws-x-status.h"
#include "libwebsockets/lws-x-ws.h"
#include "libwebsockets/lws-x509.h"
/* clang-format on */

#if defined(__cplusplus)
}
#endif

#endif
