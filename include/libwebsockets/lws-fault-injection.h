/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Fault injection: rules that make named places in the library, and in
 * programs, fail as if memory, sockets or peers had failed; always, by count,
 * by chance or by a pattern.
 */

#ifndef LWS_FAULT_INJECTION_H
#define LWS_FAULT_INJECTION_H

/** \defgroup fi Fault injection
 *
 * A rule has the name of a place ("connfail") and lives in the fault context of
 * the object that is to fail. Rules for a context may carry scopes:
 * "vh=myvhost/wsi/connfail" is for the connections of one vhost; each object
 * takes its rules from the one above when it is created.
 *
 * Fault contexts are part of their objects' state: one thread at a time.
 *
 * In a build without LWS_WITH_SYS_FAULT_INJECTION the calls are macros: nothing
 * ever fails by order, rules go nowhere.
 *@{
 */

/** When a rule strikes; lws_fi_t.type */
enum {
	LWSFI_ALWAYS = 0,        /**< each time */
	LWSFI_DETERMINISTIC = 1, /**< from the pre-th time on, count times */
	LWSFI_PROBABILISTIC = 2, /**< by chance, pre is the percentage */
	LWSFI_PATTERN = 3,       /**< as the bits of pattern say, in turn */
	LWSFI_PATTERN_ALLOC = 4, /**< the same */
	LWSFI_RANGE = 5,         /**< never: it is asked by lws_fi_range() */
};

/** State of a generator of numbers that repeat with their seed; not for
 * secrets. All zero is as seeded with 0. */
struct lws_xos {
	uint64_t s[4]; /**< the library's */
};

/** A rule */
struct lws_fi {
	const char *name;       /**< of the place, with its scopes */
	const uint8_t *pattern; /**< LWSFI_PATTERN: bits, lowest first */
	uint64_t pre;           /**< see the types; LWSFI_RANGE: lowest value */
	uint64_t count;         /**< see the types; LWSFI_PATTERN: number of
				 * bits; LWSFI_RANGE: one above the highest
				 * value */
	uint64_t times;         /**< the library's: how often it was asked */
	char type;              /**< LWSFI_ */
};

/** The rules of an object; zeroed, with a name, it has none */
struct lws_fi_ctx {
	lws_dll2_owner_t fi_owner; /**< the library's: the rules */
	struct lws_xos xos;        /**< chance; seed by lws_xos_init() */
	const char *name;          /**< for the log, borrowed; NULL ok */
};

typedef struct lws_xos lws_xos_t;
typedef struct lws_fi lws_fi_t;
typedef struct lws_fi_ctx lws_fi_ctx_t;

/** lws_xos_init() - seed a generator
 * \param xos: the generator
 * \param seed: any number; the same gives the same sequence */
LWS_VISIBLE LWS_EXTERN void lws_xos_init(struct lws_xos *xos, uint64_t seed);

/** lws_xos() - the next number
 * \param xos: the generator
 * \return any 64 bits */
LWS_VISIBLE LWS_EXTERN uint64_t lws_xos(struct lws_xos *xos)
	LWS_WARN_UNUSED_RESULT;

/** lws_xos_percent() - does something with that chance happen?
 * \param xos: the generator
 * \param percent: 0 never, 100 always
 * \return 1 or 0 */
LWS_VISIBLE LWS_EXTERN int lws_xos_percent(struct lws_xos *xos,
					   int percent) LWS_WARN_UNUSED_RESULT;

#if defined(LWS_WITH_SYS_FAULT_INJECTION)

/** lws_fi() - is this to fail now?
 * \param fic: rules of the object; NULL ok: no
 * \param fi_name: the place
 * \return 1: fail, after a line at LLL_WARN; 0: no
 * Counts as one time for the rule. */
LWS_VISIBLE LWS_EXTERN int lws_fi(const lws_fi_ctx_t *fic, const char *fi_name);

/** lws_fi_range() - a number for a fault that needs one
 * \param fic: rules of the object; NULL ok
 * \param name: the place
 * \param result: out, from pre to below count by chance, if there is such a
 *	rule; pre if that is no value
 * \return 0: *result is set; 1: no rule of that name, or no range */
LWS_VISIBLE LWS_EXTERN int lws_fi_range(const lws_fi_ctx_t *fic,
					const char *name, uint64_t *result);

/** lws_fi_add() - add a rule, in place of one of the same name
 * \param fic: the rules
 * \param fi: copied, its name and pattern, too
 * \return 0; 1: out of memory, nothing has changed */
LWS_VISIBLE LWS_EXTERN int lws_fi_add(lws_fi_ctx_t *fic, const lws_fi_t *fi);

/** lws_fi_remove() - remove a rule
 * \param fic: the rules
 * \param name: of it; one that is not there is no error */
LWS_VISIBLE LWS_EXTERN void lws_fi_remove(lws_fi_ctx_t *fic, const char *name);

/** lws_fi_import() - move all rules, and the seed if there is one
 * \param fic_dest: gets them
 * \param fic_src: has none afterwards */
LWS_VISIBLE LWS_EXTERN void lws_fi_import(lws_fi_ctx_t *fic_dest,
					  const lws_fi_ctx_t *fic_src);

/** lws_fi_inherit_copy() - take over what is meant for an object
 * \param fic_dest: gets copies, without the scope in their names; gets a seed
 *	if it has none
 * \param fic_src: the rules one level above; NULL ok
 * \param scope: kind of the object: "scope/x" becomes "x"
 * \param value: its name: "scope=value/x" becomes "x"; NULL: it has none
 * A rule that cannot be copied, out of memory, is an error line. */
LWS_VISIBLE LWS_EXTERN void lws_fi_inherit_copy(lws_fi_ctx_t *fic_dest,
						const lws_fi_ctx_t *fic_src,
						const char *scope,
						const char *value);

/** lws_fi_destroy() - remove all rules
 * \param fic: has none afterwards, and can be used again */
LWS_VISIBLE LWS_EXTERN void lws_fi_destroy(const lws_fi_ctx_t *fic);

/** lws_fi_deserialize() - add rules from text
 * \param fic: gets them
 * \param sers: NUL-terminated: names, separated by commas, without blanks. A
 *	name alone strikes always; "name(25%)" by chance; "name(..X.)" in turn,
 *	X strikes; "name(10..20)" is for lws_fi_range()
 * What stands before the first mistake counts, the rest does not. */
LWS_VISIBLE LWS_EXTERN void lws_fi_deserialize(lws_fi_ctx_t *fic,
					       const char *sers);

/** _lws_fi_user_wsi_fi() - behind lws_fi_user_wsi_fi()
 * \param wsi: connection
 * \param name: the place
 * \return as lws_fi() */
LWS_VISIBLE LWS_EXTERN int _lws_fi_user_wsi_fi(struct lws *wsi,
					       const char *name);

/** _lws_fi_user_context_fi() - behind lws_fi_user_context_fi()
 * \param ctx: context
 * \param name: the place
 * \return as lws_fi() */
LWS_VISIBLE LWS_EXTERN int _lws_fi_user_context_fi(struct lws_context *ctx,
						   const char *name);

#endif

#if defined(LWS_WITH_SYS_FAULT_INJECTION) && defined(LWS_WITH_SECURE_STREAMS)
/** _lws_fi_user_ss_fi() - behind lws_fi_user_ss_fi()
 * \param h: stream
 * \param name: the place
 * \return as lws_fi() */
LWS_VISIBLE LWS_EXTERN int _lws_fi_user_ss_fi(struct lws_ss_handle *h,
					      const char *name);
#endif

#if defined(LWS_WITH_SYS_FAULT_INJECTION) &&                                   \
	defined(LWS_WITH_SECURE_STREAMS) &&                                    \
	defined(LWS_WITH_SECURE_STREAMS_PROXY_API)
/** _lws_fi_user_sspc_fi() - behind lws_fi_user_sspc_fi()
 * \param h: proxied stream
 * \param name: the place
 * \return as lws_fi() */
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
#define lws_fi(_fi_name, _fic)             (0)
#define lws_fi_range(_fic, _name, _result) (1)
#define lws_fi_add(_fic, _fi)              (0)
#define lws_fi_remove(_fic, _name)         ((void)0)
#define lws_fi_import(_dest, _src)         ((void)0)
#define lws_fi_destroy(_x)
#define lws_fi_inherit_copy(_a, _b, _c, _d)
#define lws_fi_deserialize(_x, _y)
#define lws_fi_user_wsi_fi(_wsi, _name)     (0)
#define lws_fi_user_context_fi(_ctx, _name) (0)
#define lws_fi_user_ss_fi(_h, _name)        (0)
#define lws_fi_user_sspc_fi(_h, _name)      (0)
#endif

/**@}*/

#endif
