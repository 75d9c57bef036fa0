/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Faults by order: places in the library and in programs ask by name whether
 * to fail here, and a fault context says when they do. In builds without it
 * the questions are macros that answer no.
 */

#ifndef LWS_FAULT_INJECTION_H
#define LWS_FAULT_INJECTION_H

enum {
	LWSFI_ALWAYS = 0,
	LWSFI_DETERMINISTIC = 1,
	LWSFI_PROBABILISTIC = 2,
	LWSFI_PATTERN = 3,
	LWSFI_PATTERN_ALLOC = 4,
	LWSFI_RANGE = 5,
};

struct lws_xos {
	uint64_t s[4];
};

struct lws_fi {
	const char *name;
	const uint8_t *pattern;
	uint64_t pre;
	uint64_t count;
	uint64_t times;
	char type;
};

struct lws_fi_ctx {
	lws_dll2_owner_t fi_owner;
	struct lws_xos xos;
	const char *name;
};

typedef struct lws_xos lws_xos_t;
typedef struct lws_fi lws_fi_t;
typedef struct lws_fi_ctx lws_fi_ctx_t;
LWS_VISIBLE LWS_EXTERN void lws_xos_init(struct lws_xos *xos, uint64_t seed);

LWS_VISIBLE LWS_EXTERN uint64_t lws_xos(struct lws_xos *xos)
	LWS_WARN_UNUSED_RESULT;

LWS_VISIBLE LWS_EXTERN int lws_xos_percent(struct lws_xos *xos,
					   int percent) LWS_WARN_UNUSED_RESULT;

#if defined(LWS_WITH_SYS_FAULT_INJECTION)
LWS_VISIBLE LWS_EXTERN int lws_fi(const lws_fi_ctx_t *fic, const char *fi_name);

LWS_VISIBLE LWS_EXTERN int lws_fi_range(const lws_fi_ctx_t *fic,
					const char *name, uint64_t *result);

LWS_VISIBLE LWS_EXTERN int lws_fi_add(lws_fi_ctx_t *fic, const lws_fi_t *fi);

LWS_VISIBLE LWS_EXTERN void lws_fi_remove(lws_fi_ctx_t *fic, const char *name);

LWS_VISIBLE LWS_EXTERN void lws_fi_import(lws_fi_ctx_t *fic_dest,
					  const lws_fi_ctx_t *fic_src);

LWS_VISIBLE LWS_EXTERN void lws_fi_inherit_copy(lws_fi_ctx_t *fic_dest,
						const lws_fi_ctx_t *fic_src,
						const char *scope,
						const char *value);

LWS_VISIBLE LWS_EXTERN void lws_fi_destroy(const lws_fi_ctx_t *fic);

LWS_VISIBLE LWS_EXTERN void lws_fi_deserialize(lws_fi_ctx_t *fic,
					       const char *sers);

LWS_VISIBLE LWS_EXTERN int _lws_fi_user_wsi_fi(struct lws *wsi,
					       const char *name);

LWS_VISIBLE LWS_EXTERN int _lws_fi_user_context_fi(struct lws_context *ctx,
						   const char *name);

#endif

#if defined(LWS_WITH_SYS_FAULT_INJECTION) && defined(LWS_WITH_SECURE_STREAMS)
LWS_VISIBLE LWS_EXTERN int _lws_fi_user_ss_fi(struct lws_ss_handle *h,
					      const char *name);

#endif

#if defined(LWS_WITH_SYS_FAULT_INJECTION) &&                                   \
	defined(LWS_WITH_SECURE_STREAMS) &&                                    \
	defined(LWS_WITH_SECURE_STREAMS_PROXY_API)
LWS_VISIBLE LWS_EXTERN int _lws_fi_user_sspc_fi(struct lws_sspc_handle *h,
						const char *name);

#endif

#if defined(LWS_WITH_SYS_FAULT_INJECTION)
/** nonzero if the program is to fail here: fault of a connection */
#define lws_fi_user_wsi_fi(_wsi, _name)     _lws_fi_user_wsi_fi(_wsi, _name)
/** nonzero if the program is to fail here: fault of a context */
#define lws_fi_user_context_fi(_ctx, _name) _lws_fi_user_context_fi(_ctx, _name)
/** nonzero if the program is to fail here: fault of a secure stream */
#define lws_fi_user_ss_fi(_h, _name)        _lws_fi_user_ss_fi(_h, _name)
/** nonzero if the program is to fail here: fault of a proxied stream */
#define lws_fi_user_sspc_fi(_h, _name)      _lws_fi_user_sspc_fi(_h, _name)
#else
/* nothing ever fails by order, and nothing is left of the questions */
#define lws_fi(_fi_name, _fic) (0)
#define lws_fi_destroy(_x)
#define lws_fi_inherit_copy(_a, _b, _c, _d)
#define lws_fi_deserialize(_x, _y)
#define lws_fi_user_wsi_fi(_wsi, _name)     (0)
#define lws_fi_user_context_fi(_ctx, _name) (0)
#define lws_fi_user_ss_fi(_h, _name)        (0)
#define lws_fi_user_sspc_fi(_h, _name)      (0)
#endif

#endif
