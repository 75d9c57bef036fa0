/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of roles/http: what HTTP/1 and HTTP/2 share. A transaction
 * (struct lws_http) is one request and its answer on one wsi. The version's
 * role parses bytes into the transaction's header store, says when the head is
 * complete and brings the body; everything in between is here: which mount,
 * which protocol, which checks in which order, files, the answer's headers,
 * the end.
 *
 * A transaction exists from the first byte of a request until it is completed;
 * an idle keep-alive connection has none. Its memory comes from a bounded
 * free list of the service thread, so that once warm nothing is allocated.
 */
#ifndef LWS_ROLES_HTTP_H
#define LWS_ROLES_HTTP_H

#include "codec/http1/http1.h"
#include "core-net/core-net.h"
#include "roles/http/client.h"

/* -- the header store (store.c) -- */

/* fragments of a request: one for each header value, URI argument and custom
 * header; by contract one less than the tokens */
#define LWS_HTTP_FRAGS (WSI_TOKEN_COUNT - 1)

struct lws_http_frag {
	uint32_t ofs;      /* of the value in data; a NUL follows the value */
	uint32_t len;      /* bytes without it */
	uint16_t name_len; /* custom headers: name with its colon, lower case,
			      directly before the value; else 0 */
	uint8_t next;      /* index + 1 of the next one of the same token */
};

/** struct lws_http_store - a request's headers, by token */
struct lws_http_store {
	uint8_t *data;              /* owned: in the same block */
	struct lws_http_frag *frag; /* owned: in the same block */
	uint32_t size;              /* bytes of data */
	uint32_t used;
	uint8_t room;         /* of frag; LWS_HTTP_FRAGS at most */
	uint8_t custom_first; /* custom headers in order of arrival */
	uint8_t custom_last;
	uint8_t count;
	uint8_t lent; /* 1: the program has pointers into it */
	uint8_t first[WSI_TOKEN_COUNT]; /* index + 1 into frag; 0: absent */
};

/** lws_http_store_reset() - empty; size, room and memory stay */
void lws_http_store_reset(struct lws_http_store *s);

/** lws_http_store_add() - a further value of a token
 * \param token: enum lws_token_indexes
 * \return the stored value, len bytes and a NUL, for decoding in place; NULL:
 *	no room, nothing changed */
uint8_t *lws_http_store_add(struct lws_http_store *s, int token,
			    const void *value, size_t len);

/** lws_http_store_share() - a further value of a token, which is in the store
 * already: its bytes are of both
 * \param value: in s->data, a NUL behind it
 * \return 0, -1 no room */
int lws_http_store_share(struct lws_http_store *s, int token,
			 const uint8_t *value, size_t len);

/** lws_http_store_copy() - into another, which is empty and has the room */
void lws_http_store_copy(struct lws_http_store *to,
			 const struct lws_http_store *from);

/** lws_http_store_add_custom() - a header that is not in the table
 * \param name: as sent, without colon; stored in lower case with one
 * \return 0, -1 no room. Without LWS_WITH_CUSTOM_HEADERS it is dropped: 0 */
int lws_http_store_add_custom(struct lws_http_store *s,
			      const struct lws_span *name,
			      const struct lws_span *value);

/** lws_http_store_shrink() - the value added last turned out shorter */
void lws_http_store_shrink(struct lws_http_store *s, size_t len);

/** lws_http_store_replace() - a token's first value becomes a shorter one; what
 * was there is overwritten. Longer, or absent: nothing happens */
void lws_http_store_replace(struct lws_http_store *s, int token,
			    const void *value, size_t len);

/** lws_http_store_remove() - a token is not there any more; its bytes stay */
void lws_http_store_remove(struct lws_http_store *s, int token);

/** lws_http_store_get() - first value of a token
 * \return NUL-terminated, borrowed from the store, its length in len (NULL
 *	ok); NULL: absent */
const char *lws_http_store_get(const struct lws_http_store *s, int token,
			       size_t *len);

/** lws_http_store_frag() - the nth value of a token, from 0
 * \return borrowed from the store; NULL: there is none */
const struct lws_http_frag *lws_http_store_frag(const struct lws_http_store *s,
						int token, int nth);

/** lws_hdr_simple_ptr() - first value of a header, without copying
 * Programs know it, and declare it themselves.
 * \return NUL-terminated, in the store and living as long; NULL: absent */
LWS_VISIBLE char *lws_hdr_simple_ptr(struct lws *wsi, enum lws_token_indexes h);

/* -- a version's way of writing (h1, h2) -- */

struct lws_http;

/** struct lws_http_version_ops - what differs between the versions
 * Encoders append at *p and move it, never at or beyond end; 0, or -1: no
 * room, *p is where it was. */
struct lws_http_version_ops {
	int (*status)(struct lws *wsi, unsigned int code, uint8_t **p,
		      const uint8_t *end);
	/** header() - one field; what the version may not carry
	 * (transfer-encoding and connection on HTTP/2) is left out
	 * \param name: without colon; p NULL: a line without a name
	 * \param value: no CR, LF or NUL in it; p NULL: len bytes are left for
	 *	the caller to fill */
	int (*header)(struct lws *wsi, const struct lws_span *name,
		      const struct lws_span *value, uint8_t **p,
		      const uint8_t *end);
	/** finalize() - the end of the header block; h->said tells what the
	 * block has */
	int (*finalize)(struct lws *wsi, uint8_t **p, const uint8_t *end);
	/** completed() - the transaction has ended and its memory is gone
	 * \param keepalive_secs: how long to wait for the next one
	 * \return 0 ready for it; 1 close */
	int (*completed)(struct lws *wsi, int keepalive_secs);
	/** body() - a piece of the body that a transform has made (coding.c)
	 * \param p: LWS_PRE writable bytes before it
	 * \param last: 1: nothing follows; then len may be 0
	 * \return 0, -1: close */
	int (*body)(struct lws_http *h, uint8_t *p, size_t len, int last);
	/** tunnel() - a role that goes on in the stream accepts (RFC 8441): the
	 * lines of its answer, with a status; 0, -1. NULL: the role says so in
	 * HTTP/1's words */
	int (*tunnel)(struct lws *wsi, const uint8_t *p, size_t len);
	const char *version; /* as in an access log; NULL: the request's own */
	uint8_t is_text; /* fields are lines of text, and nothing is written in
			    front of a body */
	uint8_t is_framed; /* a body leaves in frames, within a credit */
	const struct lws_http_client_ops *client; /* NULL: a server's */
};

/* -- a transaction -- */

enum lws_http_step {
	LWS_HTTP_HEAD,   /* the head is being read */
	LWS_HTTP_ACTION, /* checks and the HTTP callback run */
	LWS_HTTP_BODY,   /* the request's body comes in */
	LWS_HTTP_ANSWER, /* all is read; the answer is under way */
	LWS_HTTP_DISCARD /* completed early: the rest of the body is thrown
			    away, then it is really completed */
};

/* fields that the program gave for the answer: ours give way (h->said) */
#define LWS_HTTP_SAID_DATE       1u
#define LWS_HTTP_SAID_CONNECTION 2u
#define LWS_HTTP_SAID_LENGTH     4u
#define LWS_HTTP_SAID_CODING     8u  /* transfer-encoding */
#define LWS_HTTP_SAID_ENCODED    16u /* content-encoding */
/* a client's program offers ws extensions that it looks after itself */
#define LWS_HTTP_SAID_EXTENSIONS 32u

struct lws_http_coding;
struct lws_http_decoding;
struct lws_http_doc;
struct lws_http_parts;

/** struct lws_http_sending - the file that is the answer's body (file-send.c)
 */
struct lws_http_sending {
	struct lws_http_doc *doc;     /* counted; NULL: there is none */
	struct lws_http_parts *parts; /* owned; NULL: one piece */
	uint64_t at;                  /* the next byte of the document */
	uint64_t left;                /* bytes to go, of this part */
};

struct lws_http {
	struct lws *wsi;
	const struct lws_http_version_ops *ops;
	const struct lws_http_mount *mount; /* the program's; NULL: none */
	struct lws_http_sending file;
	struct lws_http_coding *coding; /* owned; NULL: the answer's body leaves
					   as it is written */
	struct lws_http_decoding *decoding; /* owned; NULL: a client gets the
					       answer's body as it comes */
	char *path; /* decoded path in the store, NUL-terminated */
	size_t path_len;
	uint64_t body_announced;    /* content-length of the request */
	uint64_t discarded;         /* bytes of the body thrown away */
	uint64_t tx_bytes;          /* written, headers included */
	uint64_t tx_left;           /* of the answer's content-length, counted
				       down by the version's write();
				       UINT64_MAX none was given */
	int16_t method;             /* WSI_TOKEN_*_URI, -1 unknown */
	uint16_t status;            /* of the answer; 0: none yet */
	uint8_t step;               /* enum lws_http_step */
	uint8_t said;               /* LWS_HTTP_SAID_*, of the header block that
				       is being made (headers.c) */
	unsigned int has_body : 1;  /* one was announced, length 0 too */
	unsigned int body_done : 1; /* all of it has come */
	unsigned int keep : 1;      /* the version says it may persist */
	unsigned int close_after : 1; /* our answer says it will not */
	unsigned int is_head : 1;
	unsigned int answered : 1;    /* response headers were written; the
					 version's write() sets it too */
	unsigned int completing : 1;  /* completion waits for output */
	unsigned int in_callback : 1; /* HTTP or BODY callback runs */
	unsigned int detached : 1;    /* store was given up early */
	unsigned int sse : 1;
	unsigned int is_chunked : 1;  /* the body has no known length */
	unsigned int expects : 1;     /* 100-continue is due */
	unsigned int body_seen : 1;   /* BODY was called */
	unsigned int unread : 1;      /* nobody gets the body */
	unsigned int late : 1;        /* a file waits for the body's end */
	unsigned int counted : 1;     /* by admit.c */
	unsigned int bodyless : 1;    /* headers that no body follows are out */
	unsigned int counts_body : 1; /* tx_left is what is still to come */
	unsigned int hang_up : 1;     /* the program wants no answer */
	unsigned int in_chunks : 1;   /* ops->body() frames the answer's body */
	unsigned int packed : 1;      /* see lws_http_pack() */
	unsigned int minor : 4;       /* HTTP/1.minor of the request */
	struct lws_http_store store;  /* last: frag and data follow it */
};

/** struct lws_http_vhost - what a vhost has for http (vhost.c) */
struct lws_http_vhost {
	int log_fd;                          /* owned; -1: no access log */
	struct lws_http_coding_rule *coding; /* owned list: what is compressed
					      */
	struct lws_http_links_rule *links;   /* owned list: links.c */
};

int lws_http_vhost_init(struct lws_vhost *vh,
			const struct lws_context_creation_info *info);
void lws_http_vhost_fini(struct lws_vhost *vh);

/** lws_http_of() - the transaction of an http wsi; NULL: idle, or not http
 * The first member of every http role's state points to it. */
static inline struct lws_http *
lws_http_of(const struct lws *wsi)
{
	if (!wsi || !wsi->role || !wsi->role->is_http || !wsi->role_state)
		return NULL;

	return *(struct lws_http *const *)wsi->role_state;
}

/** lws_http_take() - the transaction changes hands: the role forgets it
 * \return NULL: there was none */
static inline struct lws_http *
lws_http_take(struct lws *wsi)
{
	struct lws_http *h = lws_http_of(wsi);

	if (h)
		*(struct lws_http **)wsi->role_state = NULL;

	return h;
}

/** struct lws_http_waiter - a connection whose next request has to wait */
struct lws_http_waiter {
	lws_dll2_t list; /* struct lws_http_queue.waiting, or detached */
	struct lws *wsi;
};

/** struct lws_http_queue - a thread's (pool.c), see admit.c */
struct lws_http_queue {
	lws_dll2_owner_t waiting; /* struct lws_http_waiter, the next first */
	lws_sorted_usec_list_t sul_again;
	unsigned int in_use; /* requests that are counted */
};

/** lws_http_queue_of() - NULL: out of memory */
struct lws_http_queue *lws_http_queue_of(struct lws_context_per_thread *pt);

/** lws_http_admit() - may a request begin now?  Before lws_http_begin().
 * \param w: the connection's, owned; NULL until it has to wait
 * \return 1 it may, and is counted; 0 not yet: leave the input, it is offered
 *	again; -1 out of memory */
int lws_http_admit(struct lws *wsi, struct lws_http_waiter **w);
/** lws_http_unadmit() - there is no request after all */
void lws_http_unadmit(struct lws *wsi);
/** lws_http_is_limited() - is there anything to wait for: does admitted mean
 * counted (h->counted)? 1, 0 */
static inline int
lws_http_is_limited(const struct lws_context *context)
{
	return context->max_header_pool ||
	       (context->peers && context->ip_limit_ah);
}
/** lws_http_dismiss() - the headers of one that was counted are gone: the next
 * one may come */
void lws_http_dismiss(struct lws_http *h);
/** lws_http_wait_end() - the connection ends, or waits no more */
void lws_http_wait_end(struct lws_http_waiter **w);

/** lws_http_begin() - make one
 * \return owned by the caller, given back with lws_http_end(); NULL: out of
 *	memory */
struct lws_http *lws_http_begin(struct lws *wsi,
				const struct lws_http_version_ops *ops);
/** lws_http_end() - its memory goes to the thread's free list; NULL ok */
void lws_http_end(struct lws_http *h);

/** lws_http_pack() - its head is complete, and it waits: from now on it needs
 * no more memory than its headers have. A program that has pointers into them
 * keeps them where they are.
 * \param h: owned by the caller; no call of it is under way
 * \return the same, or where it is now: whoever pointed to it has to be told */
struct lws_http *lws_http_pack(struct lws_http *h);

/** lws_http_field() - a field of the head goes into the store (field.c)
 * \return 0, -1 no room */
int lws_http_field(struct lws_http *h, const struct lws_http1_field *f);

/** lws_http_target() - what a request is for goes into the store (target.c)
 * \param token: of the method, where the path is kept; sets h->path
 * \param path: begins with /, or is something else that is kept as it is
 * \return LWS_HTTP1_OK, or why not */
enum lws_http1_err lws_http_target(struct lws_http *h, int token,
				   struct lws_span path, struct lws_span query);

/** lws_http_request() - the head is complete: checks, mount, HTTP callback
 * The version has set method, path, keep, has_body, minor, and filled the
 * store. */
enum lws_keep lws_http_request(struct lws_http *h);

/** lws_http_upgrade_to() - the role that a request's Upgrade header asks for
 * \return NULL: none of ours: it is an ordinary request (RFC 9110 7.8) */
const struct lws_role_ops *lws_http_upgrade_to(const struct lws_http *h);

/** lws_http_upgrade_role() - the role of a token, in lower case; or NULL */
const struct lws_role_ops *lws_http_upgrade_role(const char *token);

/** lws_http_upgrade() - instead of lws_http_request(): leave http, if the
 * program and the role agree (upgrade.c)
 * Afterwards h may be gone, and the wsi of another role. */
enum lws_keep lws_http_upgrade(struct lws_http *h,
			       const struct lws_role_ops *to);

/** lws_http_body() - a piece of the body */
enum lws_keep lws_http_body(struct lws_http *h, const struct lws_span *piece);
/** lws_http_body_end() - that was all of it */
enum lws_keep lws_http_body_end(struct lws_http *h);

/** lws_http_body_first() - does a file have to wait for the request's body?
 * Nobody reads it, but it must be whole and well-formed before the request is
 * answered; unless there is too much of it.
 * \return 1: serve it when asked again; 0: now */
int lws_http_body_first(struct lws_http *h);

/** lws_http_expected() - send 100 Continue if the client waits for it and the
 * program wants the body: called when it is about to wait for the body */
enum lws_keep lws_http_expected(struct lws_http *h);

/** lws_http_write() - behind lws_write() of a version without framing */
int lws_http_write(struct lws *wsi, uint8_t *buf, size_t len,
		   enum lws_write_protocol wp);

/** lws_http_thread_fini() - the thread's free list goes */
void lws_http_thread_fini(struct lws_context_per_thread *pt);

/** lws_http_writeable() - the socket takes more */
enum lws_keep lws_http_writeable(struct lws_http *h);

/** lws_http_refuse() - answer a bad request, without any callback
 * The connection then closes with a lingering read.
 * \param status: 4xx or 5xx; \param why: words for the log */
enum lws_keep lws_http_refuse(struct lws_http *h, unsigned int status,
			      const char *why);

/** lws_http_default_callback() - behind lws_callback_http_dummy() */
int lws_http_default_callback(struct lws *wsi, enum lws_callback_reasons reason,
			      void *user, void *in, size_t len);

/* -- the answer's headers (headers.c), behind lws_add_http_header_*() -- */

/** lws_http_add() - one field, by h->ops, taken note of in h->said
 * \param name: without colon; p NULL: a line without a name, not checked
 * \return 0; -1: no room, or the value has CR, LF or NUL (said in the log) */
int lws_http_add(struct lws_http *h, const struct lws_span *name,
		 const struct lws_span *value, uint8_t **p, const uint8_t *end);

/** lws_http_write_headers() - send a finished block
 * \param start, p: the block, LWS_PRE writable bytes before it
 * \param last: 1: there is no body after it
 * \return bytes; -1: close */
int lws_http_write_headers(struct lws_http *h, uint8_t *start, const uint8_t *p,
			   int last);

/** lws_http_has_no_body() - may a status have a body?  (RFC 9110 6.4.1)
 * \return 1: it never has one */
static inline int
lws_http_has_no_body(unsigned int status)
{
	return status < 200 || status == 204 || status == 304;
}

/* -- compression of answers (coding.c; no-coding.c) -- */

/** lws_http_coding_offer() - may this answer be compressed?  Called with the
 * answer's type, before its length.
 * \param len: bytes of the body, UINT64_MAX not known
 * Takes h->coding up if the mount or vhost asks for it, the type gains and the
 * client accepts it; the headers then follow when the block ends. */
void lws_http_coding_offer(struct lws_http *h, const char *type, uint64_t len,
			   uint8_t **p, const uint8_t *end);
/** lws_http_coding_length() - the body's length is known now: h->coding is
 * there, and the answer has no content-length */
void lws_http_coding_length(struct lws_http *h, uint64_t len);
/** lws_http_coding_etag() - instead of adding a field: h->coding is there, and
 * a compressed answer is another representation (RFC 9110 8.8.1); 0, -1 */
int lws_http_coding_etag(struct lws_http *h, const struct lws_span *name,
			 const struct lws_span *value, uint8_t **p,
			 const uint8_t *end);
/** lws_http_coding_finalize() - its fields, at the end of the block; or the
 * length, if it cannot be after all. h->coding is there. 0, -1 no room */
int lws_http_coding_finalize(struct lws_http *h, uint8_t **p,
			     const uint8_t *end);
/** lws_http_coding_is_on() - does the body go through it? 1, 0 */
int lws_http_coding_is_on(const struct lws_http *h);
/** lws_http_coding_write() - bytes of the body; lws_http_coding_is_on()
 * \param last: 1: nothing follows
 * \return 0, -1: close */
int lws_http_coding_write(struct lws_http *h, const uint8_t *buf, size_t len,
			  int last);
/** lws_http_coding_rest() - the program waits for something: what it wrote is
 * for the peer to see. h->coding is there; 0, -1: close */
int lws_http_coding_rest(struct lws_http *h);
/** lws_http_coding_end() - the transaction is completed: so is the body.
 * h->coding is there; 0, -1 close */
int lws_http_coding_end(struct lws_http *h);
/** lws_http_coding_drop() - give its memory back; h->coding is there */
void lws_http_coding_drop(struct lws_http *h);
/** lws_http_coding_asked() - does the vhost ask for it at all? 1, 0 */
static inline int
lws_http_coding_asked(const struct lws_vhost *vh)
{
	const struct lws_http_vhost *own =
		vh ? vh->role_data[LWS_ROLE_SLOT_HTTP] : NULL;

	return own && own->coding;
}
/** lws_http_coding_vhost_fini() - the vhost's rules go */
void lws_http_coding_vhost_fini(struct lws_http_vhost *own);

/** struct lws_http_date - the present as text, rendered once a second */
struct lws_http_date {
	int64_t secs;  /* since 1970-01-01 00:00 UTC */
	char text[30]; /* as in a date header, "" none yet */
};

/** lws_http_date_cache() - the thread's (pool.c); NULL: out of memory */
struct lws_http_date *lws_http_date_cache(struct lws_context_per_thread *pt);

/** lws_http_date() - the present, for a date header (date.c)
 * \param own: used if the thread has no memory for its cache
 * \return 29 characters and a NUL, borrowed until the next call; NULL: the
 *	clock has a year that the format cannot hold */
const char *lws_http_date(struct lws_context_per_thread *pt,
			  struct lws_http_date *own);

/* -- inside the room -- */

/** lws_http_call() - the program, which may complete the transaction there:
 * that is done when we know that nothing of it is needed any more \return its
 * result */
int lws_http_call(struct lws_http *h, enum lws_callback_reasons reason,
		  void *in, size_t len);
/** lws_http_bind() - lws_protocol_bind() in that way; 0, -1 */
int lws_http_bind(struct lws_http *h, const struct lws_protocols *p,
		  const char *why);

/* RFC 9110 15.5.20; the public list has it not */
#define HTTP_STATUS_MISDIRECTED 421u

/** lws_http_choose_vhost() - move to the one that Host names
 * (transaction.c); -1: close; 1: not over this connection, 421 */
int lws_http_choose_vhost(struct lws_http *h);

/** lws_http_log() - a line of the vhost's access log (access-log.c), for a
 * transaction that ends */
void lws_http_log(const struct lws_http *h);
/** lws_http_count() - one of a server has ended (count.c) */
void lws_http_count(const struct lws_http *h);
/** lws_http_log_open() - \param path: NULL: none; \param fd: out, -1 none
 * \return 0; -1 said in the log */
int lws_http_log_open(struct lws_vhost *vh, const char *path, int *fd);

/** lws_http_mount_redirects() - does its mount send a request elsewhere
 * (redirect.c)? 1, 0 */
int lws_http_mount_redirects(const struct lws_http *h);
/** lws_http_redirect_by_mount() - and where to */
enum lws_keep lws_http_redirect_by_mount(struct lws_http *h);

/** lws_http_reject() - is it a client that the context does not serve
 * (reject.c)?
 * \param k: out, if so: what becomes of the connection
 * \return 1: it has been told; 0 */
int lws_http_reject(struct lws_http *h, enum lws_keep *k);

/** lws_http_wants_tls() - does the vhost serve this by https only? 1, 0 */
int lws_http_wants_tls(const struct lws_http *h);
enum lws_keep lws_http_redirect_to_tls(struct lws_http *h);

/** lws_http_basic_auth() - is the client let into the mount (basic-auth.c)?
 * \param answered: out, 1: no, and it has been told; untouched: yes */
enum lws_keep lws_http_basic_auth(struct lws_http *h, int *answered);
/** lws_http_basic_auth_by_file() - is it by the lines of a file?
 * \param answered: as above */
enum lws_keep lws_http_basic_auth_by_file(struct lws_http *h,
					  const char *login_file,
					  int *answered);

/** lws_http_mount_find() - the mount of a path (mount.c); NULL: none */
const struct lws_http_mount *lws_http_mount_find(const struct lws_vhost *vh,
						 const char *path, size_t len);

/** lws_http_serve() - a file mount's answer (file.c)
 * \param rest: path after the mountpoint
 * \return 0 under way or answered; 1 there is no such file, nothing was
 *	written; -1 close */
int lws_http_serve(struct lws_http *h, const char *rest);

/** lws_http_file_write() - next part of the file; 1 all written, 0, -1 */
int lws_http_file_write(struct lws_http *h);
/** lws_http_file_turn() - the same; at its end the program is told, before that
 * the socket is asked
 * \return 1 all written, 0, -1 close */
int lws_http_file_turn(struct lws_http *h);
void lws_http_file_close(struct lws_http *h);

/** lws_http_file_buf() - the thread's LWS_TUNE_HTTP_FILE_CHUNK bytes to read
 * files into, LWS_PRE writable ones before them (pool.c); NULL: out of memory
 */
uint8_t *lws_http_file_buf(struct lws_context_per_thread *pt);

/** lws_http_coded_buf() - LWS_TUNE_HTTP_CODED_PIECE bytes for what a coder
 * gives, LWS_PRE writable ones before them (pool.c); NULL: out of memory */
uint8_t *lws_http_coded_buf(struct lws_context_per_thread *pt);

/** lws_http_coders() - a coder more or less in the thread (pool.c)
 * \param change: 1, -1, or 0 to ask
 * \return how many there are; UINT_MAX: out of memory */
unsigned int lws_http_coders(struct lws_context_per_thread *pt, int change);

/** lws_http_answer_simple() - status, headers and the stock page
 * (status-page.c)
 * \param body: HTML for the page, cut if it does not fit half of the thread's
 *	header buffer; NULL: none
 * \param location: for redirects, which have no page; or NULL
 * \return 0, or -1: close, or there was an answer already. Does not complete
 *	the transaction. */
int lws_http_answer_simple(struct lws_http *h, unsigned int code,
			   const char *body, const char *location);

/** lws_http_answer_500() - the answer's headers did not fit: nothing has been
 * written, and none of what is configured is sent; 0, -1 close */
int lws_http_answer_500(struct lws_http *h);

/** lws_http_serv_buf() - the thread's scratch for header blocks
 * \param end: out, one past its last byte
 * \return LWS_PRE writable bytes before it; NULL: out of memory */
uint8_t *lws_http_serv_buf(struct lws *wsi, uint8_t **end);

#endif
