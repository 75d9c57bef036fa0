/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Part of the front header: what HTTP clients of all versions share. The
 * request is a transaction (struct lws_http) as a server's is; its header store
 * gets the headers of the answer. The version's role writes the request and
 * reads the answer; what is asked, and what an answer means, is here:
 *
 *	client-request.c	the header block of the request
 *	client-answer.c		its answer: redirects, authentication, upgrades,
 *				and what the program is told
 *	client.c		the bodies of both
 */
#ifndef LWS_ROLES_HTTP_CLIENT_H
#define LWS_ROLES_HTTP_CLIENT_H

/* what a ws client asks for (RFC 6455 4.1) */
#define LWS_HTTP_CLIENT_UPGRADE "websocket"

#define LWS_HTTP_STATUS_SWITCHING 101u /* RFC 9110 15.2.2 */

/* of a multipart body; its number is random */
#define LWS_HTTP_BOUNDARY "------------------------%016llx"

struct lws_http;
struct lws_http_version_ops;

/** struct lws_http_client - role state of a client begins with it */
struct lws_http_client {
	struct lws_http *txn; /* owned: the request at hand; NULL: none. First
				 member, see lws_http_of() */
	struct lws_span *in;  /* what has come, while the program is asked to
				 read it; NULL: look at what is held */
	uint8_t nonce[16];    /* of an upgrade */
	const void *offer; /* of an upgrade: what the other role makes of it */
	uint64_t boundary; /* of a multipart body */
	unsigned int sending : 1;   /* the program has body to send */
	unsigned int chunked : 1;   /* whose length nobody knows */
	unsigned int sent_all : 1;  /* its end has been sent */
	unsigned int writing : 1;   /* WRITEABLE runs */
	unsigned int upgrades : 1;  /* it asks for another protocol */
	unsigned int answered : 1;  /* the final head has come */
	unsigned int asked : 1;     /* the program was told to read, and has
				       not yet */
	unsigned int multipart : 1; /* LCCSCF_HTTP_MULTIPART_MIME */
	unsigned int parts : 1;     /* a part was begun */
	unsigned int reading : 1;   /* lws_http_client_read() runs */
};

/** lws_http_client_of() - NULL: the wsi is no http client */
static inline struct lws_http_client *
lws_http_client_of(const struct lws *wsi)
{
	return wsi && wsi->role && wsi->role->is_http_client ? wsi->role_state
							     : NULL;
}

/** lws_http_client_here() - of a wsi that is one */
static inline struct lws_http_client *
lws_http_client_here(const struct lws *wsi)
{
	return wsi->role_state;
}

/** struct lws_http_client_ops - a version's way, for clients */
struct lws_http_client_ops {
	/** request() - begin the header block: method, target, host
	 * \return 0; -1 no room, *p is where it was */
	int (*request)(struct lws_http *h, const char *method,
		       const char *target, const char *host, uint8_t **p,
		       const uint8_t *end);
	/** head() - the header block, complete; 0, -1 dead. NULL: the bytes as
	 * they are */
	int (*head)(struct lws *wsi, struct lws_span text);
	/** read() - the next piece of the answer's body, of bytes that came
	 * \return as lws_http1_body_feed(). NULL: the program gets it without
	 *	asking for it */
	lws_stateful_ret_t (*read)(struct lws *wsi, struct lws_span *in,
				   struct lws_span *piece);
	/** send() - a piece of the request's body
	 * \param len: 0: only its end
	 * \return 0; -1 the connection is dead, it has been marked */
	int (*send)(struct lws *wsi, const uint8_t *p, size_t len, int last);
	/** completed() - the answer is whole, its transaction is gone */
	void (*completed)(struct lws *wsi);
};

/* -- client-request.c -- */

/** lws_http_client_begin() - the transaction of what the wsi is to ask
 * \return NULL: out of memory */
struct lws_http *lws_http_client_begin(struct lws *wsi,
				       const struct lws_http_version_ops *ops);
/** lws_http_client_request() - send it */
enum lws_keep lws_http_client_request(struct lws_http *h);

/* -- client-answer.c -- */

/** lws_http_client_answer() - the final head has come; h->status is set */
enum lws_keep lws_http_client_answer(struct lws_http *h);

/** lws_http_client_follow() - an answer that sends elsewhere
 * (client-redirect.c)
 * \param redirected: out, 1: it is on its way, h is gone soon */
enum lws_keep lws_http_client_follow(struct lws_http *h, int *redirected);

/** lws_http_client_prove() - an answer that wants the user proven
 * (client-auth.c, or no-client-auth.c)
 * \param again: out, 1: it is asked again, with the proof */
enum lws_keep lws_http_client_prove(struct lws_http *h, int *again);

/* -- client-decode.c, or no-client-decode.c -- */

/** lws_http_decoding_begin() - the answer's head is here, and h->decoding if
 * the program asked for it: is its body coded in a way that we can undo?  Then
 * the fields that say so, and how long it is like that, are gone \return 0; -1
 * out of memory */
int lws_http_decoding_begin(struct lws_http *h);
/** lws_http_decoding_is_on() - does the body go through it? 1, 0 */
int lws_http_decoding_is_on(const struct lws_http *h);
/** lws_http_decoding_feed() - a piece of the body
 * \param piece: moved past what was used
 * \param out: what came of it, until the next call
 * \return NULL: go on, and out empty means that piece is used up; else why the
 *	answer is not to be had, in words */
const char *lws_http_decoding_feed(struct lws_http *h, struct lws_span *piece,
				   struct lws_span *out);
/** lws_http_decoding_is_whole() - the body has ended: has its coding? 1, 0 */
int lws_http_decoding_is_whole(const struct lws_http *h);
/** lws_http_decoding_drop() - its memory; h->decoding is there */
void lws_http_decoding_drop(struct lws_http *h);

/* -- client-cookies.c, or no-client-cookies.c -- */

/** lws_http_client_cookies() - what the jar has for the request at hand
 * \param field: out, the caller's (lws_free()); NULL: nothing
 * \return 0; -1 out of memory */
int lws_http_client_cookies(struct lws *wsi, char **field);
/** lws_http_client_cookies_keep() - what an answer's head sets; what cannot be
 * kept is said in the log */
void lws_http_client_cookies_keep(struct lws_http *h);

/** lws_http_client_target() - the path as it is asked for: with a slash */
static inline const char *
lws_http_client_slash(const char *path)
{
	return path && *path == '/' ? "" : "/";
}

/* -- client.c -- */

/** lws_http_client_rx() - bytes of the answer's body: the program is told, and
 * reads them or not */
enum lws_keep lws_http_client_rx(struct lws *wsi, struct lws_span *in);
/** lws_http_client_tell() - bytes of the answer's body, where they lie, for a
 * version that does not let the program ask for them
 * \return 0, nonzero: close; its reason may be there already */
int lws_http_client_tell(struct lws *wsi, struct lws_span piece);
/** lws_http_client_completed() - the answer's body has ended
 * \return KEEP, or CLOSE: the program wants that. The transaction is gone */
enum lws_keep lws_http_client_completed(struct lws *wsi);

enum lws_keep lws_http_client_writeable(struct lws *wsi);
int lws_http_client_write(struct lws *wsi, uint8_t *buf, size_t len,
			  enum lws_write_protocol wp);
void lws_http_client_timed_out(struct lws *wsi, enum pending_timeout reason);
/** lws_http_client_wait() - for the server, from now on */
void lws_http_client_wait(struct lws *wsi);

#endif
