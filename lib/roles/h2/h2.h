/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of roles/h2: HTTP/2 (RFC 9113), both ends. The network
 * connection has the role lws_role_h2, of a client lws_role_h2_client_net, and
 * struct lws_h2; each of its streams is a wsi of its own (core-net/mux.c) with
 * struct lws_h2_stream, whose role is lws_role_h2_stream or lws_role_h2_client
 * until it speaks something else. What the ends do differently is a table
 * (struct lws_h2_side).
 *
 *	connection.c  frames to what they mean for the connection
 *	block.c       a header block on its way in: one request
 *	request.c     from the block to the transaction of roles/http
 *	stream.c      streams: data in, credit, how they end
 *	answer.c      header blocks and bodies out
 *	encode.c      lines of text to HPACK
 *	own-settings.c  what we announce
 *	guard.c       what costs us and brings nothing has a limit
 *	client-*.c    the client's end, see h2-client.h
 */
#ifndef LWS_ROLES_H2_H
#define LWS_ROLES_H2_H

#include "codec/h2-frame/h2-frame.h"
#include "codec/hpack/hpack.h"
#include "roles/h1/h1.h"
#include "roles/http/http.h"

struct lws_h2;
struct lws_h2_block;

/** struct lws_h2_stream - transport_state of a stream's wsi; owned by it */
struct lws_h2_stream {
	struct lws_mux_stream mux;  /* first */
	struct lws_http *txn;       /* owned: what role_state points to while it
				       speaks http */
	struct lws_h2_stream *next; /* of the same bucket */
	uint32_t id;
	int64_t rx_credit;  /* bytes that the peer may still send */
	uint32_t rx_owed;   /* taken, and not yet given back to it */
	uint64_t body_left; /* of its content-length; UINT64_MAX: unknown */
	unsigned int rx_end : 1;    /* END_STREAM has come */
	unsigned int is_reset : 1;  /* by either side: nothing more is said */
	unsigned int is_tunnel : 1; /* RFC 8441: it is no exchange any more */
	unsigned int manual : 1;    /* a client's: its program alone gives back
				       what it took */
	struct lws_buflist *lines;  /* owned: of a header block that is written
				       in several pieces */
	uint8_t error;              /* enum lws_h2_err to reset it with, 0 */
};

/** struct lws_h2_side - what the two ends do differently */
struct lws_h2_side {
	/** hello() - preface and SETTINGS; 0, -1 dead */
	int (*hello)(struct lws_h2 *c);
	/** failed() - a connection error of ours: who is on it hears of it
	 * now, and not when it has closed. NULL: nobody does */
	void (*failed)(struct lws_h2 *c, enum lws_h2_err err, const char *why);
	/** idle() - it has no streams any more */
	void (*idle)(struct lws_h2 *c);
	/** setting() - the peer's, already judged, before it is kept */
	enum lws_keep (*setting)(struct lws_h2 *c,
				 const struct lws_h2_event *ev);
	/** settings_end() - all of one frame, or ours are acknowledged */
	enum lws_keep (*settings_end)(struct lws_h2 *c);
	/** goaway() - the peer's */
	enum lws_keep (*goaway)(struct lws_h2 *c,
				const struct lws_h2_event *ev);
	/** rst() - the peer has reset a stream of ours */
	enum lws_keep (*rst)(struct lws_h2_stream *s, uint32_t code);
	/** block_begin() - c->block is fresh, and knows its id */
	enum lws_keep (*block_begin)(struct lws_h2 *c);
	/** field() - a sound one */
	void (*field)(struct lws_h2_block *b, const struct lws_hpack_field *f);
	/** block_end() - it is decoded; end: nothing follows it */
	enum lws_keep (*block_end)(struct lws_h2 *c, int end);
	/** ended() - a stream ends that the peer has not reset: it is told */
	void (*ended)(struct lws_h2 *c, struct lws_h2_stream *s);
};

/** struct lws_h2_block - the header block that comes in */
struct lws_h2_block {
	struct lws_http *h; /* owned: a new request; NULL: trailers, or nobody
			       wants it */
	const char *bad;    /* malformed: why (RFC 9113 8.1.1); NULL */
	uint64_t length;    /* content-length; UINT64_MAX: none */
	uint32_t id;
	uint32_t bytes; /* of the block as sent */
	uint32_t list;  /* of the list, with 32 for each field */
	uint16_t frames;
	uint16_t fields;
	uint16_t status; /* of a refusal in http's words; 0 */
	uint8_t seen;    /* LWS_H2_SEEN_* */
	uint8_t urgency;
	unsigned int regular : 1; /* no more pseudo fields */
	unsigned int refuse : 1;  /* too many streams */
	unsigned int trailers : 1;
	unsigned int expects : 1;
	unsigned int cookie_last : 1; /* the store ends with a cookie */
};

#define LWS_H2_STATUS_FIELDS_TOO_LARGE 431u /* RFC 6585 5 */

#define LWS_H2_SEEN_METHOD    1u
#define LWS_H2_SEEN_SCHEME    2u
#define LWS_H2_SEEN_PATH      4u
#define LWS_H2_SEEN_AUTHORITY 8u
#define LWS_H2_SEEN_PROTOCOL  16u
#define LWS_H2_SEEN_HOST      32u

/** struct lws_h2_guard - so many at once, so many a second */
struct lws_h2_guard {
	lws_usec_t since;
	uint32_t spent;
};

#define LWS_H2_BUCKETS 32u

/** enum lws_h2_closed - how a stream that is not there any more ended */
enum lws_h2_closed {
	LWS_H2_CLOSED_UNKNOWN, /* long ago, or it has never been */
	LWS_H2_CLOSED_BOTH,    /* the peer knows that it may send nothing */
	LWS_H2_CLOSED_CROSSING /* we have reset it: frames may have crossed */
};

/** struct lws_h2 - role state of the network connection */
struct lws_h2 {
	struct lws_http *txn; /* NULL always: it has no request itself. First
				 member, see lws_http_of() */
	struct lws *wsi;
	const struct lws_h2_side *side;
	struct lws_mux mux;
	struct lws_h2_reader rd;
	struct lws_hpack_decoder dec;
	struct lws_hpack_encoder enc;
	struct lws_h2_set peer;
	struct lws_h2_set own;
	struct lws_h2_block block;
	struct lws_h2_guard idle_frames;
	struct lws_h2_guard resets;
	struct lws_h2_stream *bucket[LWS_H2_BUCKETS]; /* by id */
	struct lws_h2_memo *memo; /* owned: the last block (encode.c); NULL */
	uint32_t closed[LWS_LIMIT_H2_STREAMS]; /* a ring of the last ones' ids;
						  without bit 0: CROSSING */
	uint32_t closed_at;
	int64_t rx_credit; /* bytes that the peer may still send */
	uint32_t rx_owed;
	uint32_t rx_held;         /* given to streams, not taken by them */
	lws_dll2_owner_t waiting; /* a client's: struct lws_h2_client that has
				     not asked yet */
	char *bye_words;          /* owned: of the server's GOAWAY; NULL */
	unsigned int warm_secs;   /* a client's: it is kept for the next */
	uint32_t last_id;         /* the highest that the client has used */
	uint8_t preface;          /* bytes of it that have come */
	unsigned int hello : 1;   /* our SETTINGS are out */
	unsigned int acked : 1;   /* and acknowledged */
	unsigned int bye : 1;     /* GOAWAY: no new streams */
	unsigned int seen_settings : 1;
	unsigned int in_rx : 1;     /* a server's: it reads frames */
	unsigned int idle_due : 1;  /* and had no streams then, at least once */
	unsigned int manual : 1;    /* streams begin without a window */
	unsigned int forgiving : 1; /* windows that overflow are just full */
};

/** struct lws_h2_pt - of a service thread */
struct lws_h2_pt {
	struct lws_h2_stream *free; /* owned: by next, LWS_TUNE_H2_POOL */
	uint32_t free_count;
	uint8_t scratch[LWS_HPACK_SCRATCH]; /* reading a block, writing one */
};

extern const struct lws_role_ops lws_role_h2;
extern const struct lws_role_ops lws_role_h2_stream;
extern const struct lws_http_version_ops lws_h2_version;

static inline struct lws_h2_stream *
lws_h2_stream_of(const struct lws *wsi)
{
	return (struct lws_h2_stream *)lws_mux_stream_of(wsi);
}

static inline struct lws_h2 *
lws_h2_of_stream(const struct lws_h2_stream *s)
{
	return lws_container_of(s->mux.mux, struct lws_h2, mux);
}

/* -- connection.c -- */

/* of both ends' roles */
int lws_h2_enter(struct lws *wsi, const struct lws_h2_side *side);
void lws_h2_leave(struct lws *wsi);
enum lws_keep lws_h2_rx(struct lws *wsi, struct lws_span *in);
enum lws_keep lws_h2_drained(struct lws *wsi);
enum lws_keep lws_h2_ping(struct lws *wsi);
int lws_h2_out(struct lws_h2 *c, const uint8_t *p, const uint8_t *end);
int lws_h2_goaway(struct lws_h2 *c, enum lws_h2_err err, const char *why);
/** lws_h2_hello() - our SETTINGS, if they are not out yet; 0, -1 dead */
int lws_h2_hello(struct lws_h2 *c);
/** lws_h2_fail() - a connection error (RFC 9113 5.4.1): GOAWAY, then it closes
 * \param why: constant words, for the peer's people and our log
 * \return KEEP: it is marked */
enum lws_keep lws_h2_fail(struct lws_h2 *c, enum lws_h2_err err,
			  const char *why);
/** lws_h2_last_stream() - GOAWAY: what is open is finished; 0, -1 dead */
int lws_h2_last_stream(struct lws_h2 *c);
/** lws_h2_word() - RST_STREAM or WINDOW_UPDATE; 0, -1 dead */
int lws_h2_word(struct lws_h2 *c, enum lws_h2_type type, uint32_t id,
		uint32_t value);
/** lws_h2_idle() - it has no streams any more: for how long it may stay so */
void lws_h2_idle(struct lws_h2 *c);
/** lws_h2_pt_of() - made now if need be; NULL: out of memory */
struct lws_h2_pt *lws_h2_pt_of(struct lws_context_per_thread *pt);

/* -- own-settings.c -- */

int lws_h2_vhost_init(struct lws_vhost *vh,
		      const struct lws_context_creation_info *info);
void lws_h2_vhost_fini(struct lws_vhost *vh);
/** lws_h2_own_settings() - \param s: out, those of the vhost */
void lws_h2_own_settings(const struct lws_vhost *vh, struct lws_h2_set *s);
/** lws_h2_own_settings_put() - as a frame, at most LWS_H2_OWN_MAX bytes
 * \return behind it */
uint8_t *lws_h2_own_settings_put(const struct lws_h2_set *s, uint8_t *p);
#define LWS_H2_OWN_MAX (LWS_H2_HEAD + 6u * 6u)

/* -- guard.c -- */

/** lws_h2_spend() - one more of what has a limit
 * \return 0; -1: too many */
int lws_h2_spend(struct lws_h2_guard *g, uint32_t burst, uint32_t per_sec);
enum lws_keep lws_h2_idle_frame(struct lws_h2 *c, const char *what);
enum lws_keep lws_h2_reset_seen(struct lws_h2 *c);

/* -- block.c, request.c -- */

extern const struct lws_h2_side lws_h2_server;

enum lws_keep lws_h2_block_begin(struct lws_h2 *c,
				 const struct lws_h2_event *ev);
enum lws_keep lws_h2_block_feed(struct lws_h2 *c, struct lws_span piece);
enum lws_keep lws_h2_block_end(struct lws_h2 *c, const struct lws_h2_event *ev);
/** lws_h2_judge_field() - for the decoder: may name and value be so? 0 yes */
uint8_t lws_h2_judge_field(const struct lws_hpack_field *f);
/** lws_h2_bad_field() - f->verdict is not 0 */
void lws_h2_bad_field(struct lws_h2_block *b, const struct lws_hpack_field *f);
/** lws_h2_bad() - it is malformed: why, a constant; the first counts */
void lws_h2_bad(struct lws_h2_block *b, const char *why);
void lws_h2_content_length(struct lws_h2_block *b, const struct lws_span *v);
/** lws_h2_block_absent() - a block for a stream that is not there any more */
enum lws_keep lws_h2_block_absent(struct lws_h2 *c, uint32_t id);
/** lws_h2_trailers() - the block of a stream that has had one */
enum lws_keep lws_h2_trailers(struct lws_h2 *c, int end);
/** lws_h2_request() - the block is a whole request
 * \param end: nothing follows */
enum lws_keep lws_h2_request(struct lws_h2 *c, int end);
/* the server's block: see struct lws_h2_side */
enum lws_keep lws_h2_request_begin(struct lws_h2 *c);
void lws_h2_request_field(struct lws_h2_block *b,
			  const struct lws_hpack_field *f);
enum lws_keep lws_h2_request_end(struct lws_h2 *c, int end);
/** lws_h2_say_end() - how a server's stream ends, to its peer */
void lws_h2_say_end(struct lws_h2 *c, struct lws_h2_stream *s);
/** lws_h2_run() - a stream's request is complete: roles/http goes on */
void lws_h2_run(struct lws_h2_stream *s, int expects);
/** lws_h2_urgency() - of a priority field's value (RFC 9218 4.1) */
uint8_t lws_h2_urgency(struct lws_span value);

/* -- stream.c -- */

/* frames of one stream that leave together: as many as a send has pieces for */
#define LWS_H2_BURST_FRAMES 4u

extern const struct lws_mux_ops lws_h2_mux;
/** lws_h2_stream_take() - zeroed, of the thread's free list if there is one
 * \return given back with lws_h2_stream_give(); NULL: out of memory */
struct lws_h2_stream *lws_h2_stream_take(struct lws_context_per_thread *pt);
void lws_h2_stream_give(struct lws_context_per_thread *pt,
			struct lws_h2_stream *s);
/** lws_h2_pool_fini() - the free list goes; t NULL ok */
void lws_h2_pool_fini(struct lws_h2_pt *t);
struct lws_h2_stream *lws_h2_find(const struct lws_h2 *c, uint32_t id);
/** lws_h2_known() - it is found by its id from now on */
void lws_h2_known(struct lws_h2 *c, struct lws_h2_stream *s);
/** lws_h2_open() - a stream of this id with a transaction
 * \param h: taken over, also if it fails
 * \return NULL: out of memory */
struct lws_h2_stream *lws_h2_open(struct lws_h2 *c, uint32_t id,
				  struct lws_http *h);
/** lws_h2_next() - clients that wait may ask, in a turn of the connection */
void lws_h2_next(struct lws_h2 *c);
/** lws_h2_reset() - a stream error (RFC 9113 5.4.2): it ends */
void lws_h2_reset(struct lws_h2_stream *s, enum lws_h2_err err,
		  const char *why);
/** lws_h2_settle() - its request waits for something: then it needs no more
 * memory than its headers have */
void lws_h2_settle(struct lws_h2_stream *s);
/** lws_h2_peer_ended() - END_STREAM has come */
void lws_h2_peer_ended(struct lws_h2_stream *s);
/** lws_h2_closed_note() - a stream, or what was none yet, is over
 * \param crossing: frames of the peer may still come */
void lws_h2_closed_note(struct lws_h2 *c, uint32_t id, int crossing);
enum lws_h2_closed lws_h2_closed_how(const struct lws_h2 *c, uint32_t id);
/** lws_h2_turn_down() - RST_STREAM for a request that became no stream
 * \param end: its END_STREAM has come */
enum lws_keep lws_h2_turn_down(struct lws_h2 *c, enum lws_h2_err err, int end);
enum lws_keep lws_h2_data_begin(struct lws_h2 *c,
				const struct lws_h2_event *ev);
enum lws_keep lws_h2_data(struct lws_h2 *c, const struct lws_h2_event *ev);
enum lws_keep lws_h2_data_end(struct lws_h2 *c, const struct lws_h2_event *ev);
enum lws_keep lws_h2_window(struct lws_h2 *c, const struct lws_h2_event *ev);
/** lws_h2_settings_acked() - the peer keeps to our SETTINGS from now on */
void lws_h2_settings_acked(struct lws_h2 *c);
/** lws_h2_window_shift() - the peer's INITIAL_WINDOW_SIZE is another */
enum lws_keep lws_h2_window_shift(struct lws_h2 *c, uint32_t size);

int lws_h2_tx_credit(struct lws *wsi, char peer_to_us, int add);

/* -- encode.c -- */

/** lws_h2_encode() - lines of text as a header block
 * \param block: out, in t->scratch or the memo: until the next block
 * \return 0; -1: no room, or not lines; the table may have changed */
int lws_h2_encode(struct lws_h2 *c, struct lws_span text, struct lws_h2_pt *t,
		  struct lws_span *block);
/** lws_h2_is_of_connection() - may HTTP/2 not carry this field? 1, 0 */
int lws_h2_is_of_connection(const struct lws_span *name);

/* -- answer.c -- */

/* fields as lines of text, without those that are of a connection */
int lws_h2_header(struct lws *wsi, const struct lws_span *name,
		  const struct lws_span *value, uint8_t **p,
		  const uint8_t *end);
int lws_h2_finalize(struct lws *wsi, uint8_t **p, const uint8_t *end);

int lws_h2_write(struct lws *wsi, uint8_t *buf, size_t len,
		 enum lws_write_protocol wp);
/** lws_h2_interim() - 100 Continue; 0, -1 dead */
int lws_h2_interim(struct lws_h2_stream *s);
/** lws_h2_send_block() - lines of text as a header block; 0, -1 */
int lws_h2_send_block(struct lws_h2_stream *s, struct lws_span text, int end);

#endif
