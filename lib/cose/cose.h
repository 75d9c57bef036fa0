/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of cose, layer 2: keys, signatures and MACs in CBOR (RFC 9052,
 * 9053) over crypto and the CBOR parser. The API is public (lws-cose.h); here
 * is what the files of the room share.
 */
#ifndef LWS_COSE_COSE_H
#define LWS_COSE_COSE_H

#include "crypto/crypto.h"

/* -- bytes of a length that is not known in front -- */

struct lws_cose_buf {
	uint8_t *p; /* owned */
	size_t len;
	size_t room;
	int failed; /* out of memory, or over the limit: nothing more is added
		     */
};

/** \param limit: bytes that it may become; more is a failure */
void lws_cose_buf_add(struct lws_cose_buf *b, const void *p, size_t len,
		      size_t limit);

/** lws_cose_buf_fini() - wipe and free; it may be used again */
void lws_cose_buf_fini(struct lws_cose_buf *b);

/* -- CBOR into such bytes (RFC 8949 3); major is LWS_CBOR_MAJTYP_* -- */

void lws_cose_put_head(struct lws_cose_buf *b, uint8_t major, uint64_t arg);
void lws_cose_put_int(struct lws_cose_buf *b, int64_t n);
void lws_cose_put_bstr(struct lws_cose_buf *b, const void *p, size_t len);
void lws_cose_put_tstr(struct lws_cose_buf *b, const char *text);

/** lws_cose_drain() - as much of b as fits into the window of a writer
 * \param done: how much of it was written before; moves on
 * \return 0: all of it; 1: the window is full */
int lws_cose_drain(const struct lws_cose_buf *b, size_t *done,
		   lws_lec_pctx_t *lec);

/** lws_cose_int() - the number that a reader is at, INT64_MAX if it is another
 * that no int64_t is, or none: nothing has that as its name
 * \param reason: its event */
int64_t lws_cose_int(const struct lecp_ctx *ctx, char reason);

/* -- algorithms (alg.c) -- */

enum lws_cose_kind {
	LWS_COSE_ECDSA,
	LWS_COSE_RSA,
	LWS_COSE_PSS,
	LWS_COSE_HMAC,
	LWS_COSE_EDDSA,
	LWS_COSE_AESMAC,
};

struct lws_cose_alg {
	cose_param_t alg;
	const char *name;
	enum lws_cose_kind kind;
	enum lws_genhash_types hash; /* of the text, or of the HMAC */
	const char *curve;           /* ECDSA: that is made with it */
	uint16_t len;                /* bytes of a MAC */
	uint8_t key_len;             /* AES: bytes of the key */
};

static inline int
lws_cose_is_mac(const struct lws_cose_alg *alg)
{
	return alg->kind == LWS_COSE_HMAC || alg->kind == LWS_COSE_AESMAC;
}

/** lws_cose_alg() - \return constant row, NULL if it is not known */
const struct lws_cose_alg *lws_cose_alg(cose_param_t alg);

enum lws_cose_use {
	LWS_COSE_MAKE,
	LWS_COSE_CHECK,
	LWS_COSE_CHECK_ANY_CURVE, /* the hash's own or another */
};

/** lws_cose_key_suits() - 1 if the key may be used so with the algorithm */
int lws_cose_key_suits(const lws_cose_key_t *ck, const struct lws_cose_alg *alg,
		       enum lws_cose_use use);

/** lws_cose_curve_name() - by its number; NULL: none of ours */
const char *lws_cose_curve_name(cose_param_t curve);

/* -- what is signed (RFC 9052 4.4, 6.3), and its signature (tbs.c) -- */

/* aes-mac.c */
struct lws_cose_aes_mac {
	struct lws_genaes_ctx aes;
	struct lws_gencrypto_keyelem key; /* borrowed bytes */
	uint8_t block[16];                /* fill bytes of the next one */
	uint8_t mac[16];                  /* the last one encrypted */
	size_t fill;
};

/** lws_cose_aes_mac_begin() - 0, or -1 with nothing left */
int lws_cose_aes_mac_begin(struct lws_cose_aes_mac *m,
			   const struct lws_gencrypto_keyelem *key);
int lws_cose_aes_mac_add(struct lws_cose_aes_mac *m, const uint8_t *p,
			 size_t len);
/** lws_cose_aes_mac_end() - \param mac: gets len bytes, 16 at most; NULL: none
 */
int lws_cose_aes_mac_end(struct lws_cose_aes_mac *m, uint8_t *mac, size_t len);

struct lws_cose_tbs {
	const struct lws_cose_alg *alg;
	const lws_cose_key_t *ck;   /* borrowed as long as this is there */
	struct lws_signing_run run; /* ECDSA, RSA, HMAC */
	struct lws_cose_aes_mac aes_mac;
	struct lws_cose_buf whole; /* EdDSA: it signs no digest */
	int begun;
};

enum {
	LWS_COSE_RSA_BITS = 2048,
	LWS_COSE_SIG_MAX = 512 /* RSA with 4096 bits */
};

/** struct lws_cose_context - what stands before the payload */
struct lws_cose_context {
	enum lws_signing_to to;
	const char *text; /* "Signature1" and so on */
	const struct lws_span *body, *sign,
		*ext; /* sign: NULL if it has none */
	uint64_t payload_len;
};

/** lws_cose_tbs_begin() - 0, or -1 with nothing left */
int lws_cose_tbs_begin(struct lws_cose_tbs *t, const struct lws_cose_alg *alg,
		       const lws_cose_key_t *ck,
		       const struct lws_cose_context *cx);

/** lws_cose_tbs_add() - bytes of the payload; 0 or -1 */
int lws_cose_tbs_add(struct lws_cose_tbs *t, const void *p, size_t len);

/** lws_cose_tbs_make() - \param sig: LWS_COSE_SIG_MAX bytes
 * \return bytes of the signature or MAC, -1 on failure; t is finished */
int lws_cose_tbs_make(struct lws_cose_tbs *t, uint8_t *sig);

/** lws_cose_tbs_check() - 0 if it is the signature or MAC, else -1; t is
 * finished */
int lws_cose_tbs_check(struct lws_cose_tbs *t, const uint8_t *sig, size_t len);

/** lws_cose_tbs_fini() - harmless on what was never begun (zeroed) */
void lws_cose_tbs_fini(struct lws_cose_tbs *t);

/* -- headers (header.c, RFC 9052 3.1) -- */

struct lws_cose_header {
	uint64_t seen;    /* bit per label up to 63 that came */
	cose_param_t alg; /* 0: not there */
	struct lws_cose_buf kid;
	uint8_t has_kid;
	uint8_t unknown_crit; /* something critical that is not understood */
};

/** lws_cose_header_read() - parse the protected header of a message
 * \param in: the map, or nothing
 * \return 0, -1 it is none */
int lws_cose_header_read(struct lws_cose_header *h, const struct lws_span *in);

/** the one parameter that a reader is at, as its parts come */
struct lws_cose_param {
	int64_t label;
	uint8_t is_value; /* label is there */
	uint8_t is_protected;
};

/** lws_cose_header_event() - an event inside a header's map
 * \param depth: containers that are open inside the map
 * \return 0, -1 it is wrong */
int lws_cose_header_event(struct lws_cose_header *h, struct lws_cose_param *p,
			  struct lecp_ctx *ctx, char reason,
			  unsigned int depth);

void lws_cose_header_fini(struct lws_cose_header *h);

#endif
