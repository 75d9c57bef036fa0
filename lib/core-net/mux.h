/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Connections inside a connection: the streams of HTTP/2, later those of MQTT.
 * A stream is a wsi without descriptor and transport whose parent is the
 * network connection. What its role writes is handed to the parent's role,
 * which frames it; what comes for it is given to its role as if it had been
 * read. Part of core-net's front header.
 *
 * The role of the network connection has a struct lws_mux in its state, and
 * for each stream a struct that holds a struct lws_mux_stream.
 */
#ifndef LWS_CORE_NET_MUX_H
#define LWS_CORE_NET_MUX_H

struct lws_mux_stream;

/* 0 goes first (RFC 9218 4.1) */
#define LWS_MUX_URGENCIES 8u

/** struct lws_mux_ops - what the role of the network connection does */
struct lws_mux_ops {
	/** send() - a part of what a stream has leaves, within the credit of
	 * both
	 * \param iov: n pieces, of mux->most bytes together at most; n 1: of
	 *	mux->burst bytes; n 0: none, only the end
	 * \param end: nothing follows
	 * \return 0; -1: the network connection is dead, and marked */
	int (*send)(struct lws_mux_stream *s, const struct lws_plat_iov *iov,
		    unsigned int n, int end);
	/** took() - its role has taken bytes that it had been given */
	void (*took)(struct lws_mux_stream *s, size_t len);
	/** ended() - it finishes: the peer is told. Its role state is there */
	void (*ended)(struct lws_mux_stream *s);
	/** fini() - free it; s->wsi is about to be freed */
	void (*fini)(struct lws_mux_stream *s);
};

/** struct lws_mux - in the role state of the network connection */
struct lws_mux {
	struct lws *wsi; /* the network connection */
	const struct lws_mux_ops *ops;
	lws_dll2_owner_t want[LWS_MUX_URGENCIES]; /* streams with something to
						     write */
	int64_t tx_credit; /* bytes that all of them may send */
	size_t most;       /* bytes of one send() */
	size_t burst;      /* if they are one piece; not less */
	uint32_t count;    /* streams, until they have finished */
	uint32_t turns;    /* LWS_TUNE_MUX_FAIR */
};

/** struct lws_mux_stream - transport_state of a stream's wsi */
struct lws_mux_stream {
	struct lws_mux *mux;
	struct lws *wsi;
	lws_dll2_t in_want;
	int64_t tx_credit; /* below 0 when the peer has lowered it */
	uint8_t urgency;
	unsigned int end_due : 1;  /* when what is queued has gone */
	unsigned int end_sent : 1; /* no more from us */
};

/** lws_mux_stream_of() - NULL: wsi is no stream */
static inline struct lws_mux_stream *
lws_mux_stream_of(const struct lws *wsi)
{
#if defined(LWS_WITH_MUX)
	return wsi->transport || wsi->fd >= 0
		       ? NULL
		       : (struct lws_mux_stream *)wsi->transport_state;
#else
	(void)wsi;

	return NULL; /* no role has streams */
#endif
}

/** lws_mux_open() - a stream of mux
 * \param s: zeroed; s->tx_credit and urgency set
 * \param role: whose rx() and writeable() it gets; its enter() finds
 *	wsi->transport_state
 * \return its wsi, told of by WSI_CREATE, open; NULL: out of memory, s is still
 *	the caller's. Else ops->fini() frees it. */
struct lws *lws_mux_open(struct lws_mux *mux, struct lws_mux_stream *s,
			 const struct lws_role_ops *role);

/** lws_mux_join() - a client that has no transport becomes a stream of mux
 * \param s, role: as for lws_mux_open()
 * \return 0; -1: out of memory, s is still the caller's, wsi has no role */
int lws_mux_join(struct lws_mux *mux, struct lws_mux_stream *s, struct lws *wsi,
		 const struct lws_role_ops *role);
/** lws_mux_part() - it is a stream no more, but lives: ended(), fini() */
void lws_mux_part(struct lws *wsi);

/** lws_mux_kill() - it finishes now, or when its handler has returned */
void lws_mux_kill(struct lws_mux_stream *s, const char *why);

/** lws_mux_writeable() - the network connection's turn to write: shared out
 * among the streams, the urgent ones first */
enum lws_keep lws_mux_writeable(struct lws_mux *mux);

/** lws_mux_go_on() - credit or room has come: streams may write again */
void lws_mux_go_on(struct lws_mux *mux);

/** lws_mux_urgency() - from now on */
void lws_mux_urgency(struct lws_mux_stream *s, uint8_t urgency);

/** lws_mux_credit() - bytes that a stream may send now, >= 0 */
int64_t lws_mux_credit(const struct lws_mux_stream *s);

/** lws_mux_output() - as lws_output(): what has no credit or room is queued
 * \param end: nothing follows; then n may be 0
 * \return 0, or -1: dead, and marked, or ended before */
int lws_mux_output(struct lws_mux_stream *s, const struct lws_plat_iov *iov,
		   unsigned int n, int end);

/** lws_rx_give() - bytes for a stream (rx.c)
 * What its role does not take now is held and given later. */
void lws_rx_give(struct lws *wsi, const struct lws_span *piece);
/** lws_rx_give_end() - and those were all */
void lws_rx_give_end(struct lws *wsi);

/* -- inside core-net -- */

/* it wants to write */
void lws_mux_want(struct lws_mux_stream *s);
/* can it write without queueing? */
int lws_mux_room(const struct lws_mux_stream *s);
void lws_mux_ended(struct lws *wsi);
void lws_mux_fini(struct lws *wsi);

#endif
