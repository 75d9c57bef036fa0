/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Front header of core-net: contexts, vhosts, service threads, connections,
 * and the hooks that roles, subsystems and transports fill. core-net never
 * names a role; it walks the tables of registry.c.
 *
 * The life of a connection (struct lws, "wsi"):
 *
 *	made (wsi.c) -> role and protocol bound (role.c, protocol.c) -> in the
 *	descriptor table (watch.c) -> turns on its service thread (service.c):
 *	rx.c reads and hands spans to the role, output.c sends what the role
 *	writes -> close.c: mark, finish, free.
 *
 * Rules: a wsi belongs to one service thread for life. Handlers return KEEP or
 * CLOSE; until they return the wsi is theirs. Only the reaper frees.
 */
#ifndef LWS_CORE_NET_H
#define LWS_CORE_NET_H

#include "core-net/timer-wheel.h"
#include "core/core.h"
#include "event-libs/event-libs.h"
#include "plat/plat.h"

#include <pthread.h>
#include <stdatomic.h>

struct lws_transport_ops;
struct lws_role_ops;
struct lws_peer_record;
struct lws_client;
struct lws_client_proxies;
struct lws_handle_slot;
struct lws_handle_table;
struct lws_shared;
struct lws_water;
struct lws_tls_ops;
struct lws_vhost_tls;
struct lws_context_tls;

/** enum lws_phase - where a connection is; legal moves: phase.c */
enum lws_phase {
	LWS_PHASE_NEW,        /* made; no descriptor, or not usable yet */
	LWS_PHASE_CONNECTING, /* the client chain is at work */
	LWS_PHASE_OPEN,       /* the role is at work */
	LWS_PHASE_FLUSHING,   /* will close when what is queued has gone out */
	LWS_PHASE_LINGERING,  /* our direction ended, or nothing more is said;
				 reading until the peer has seen it */
	LWS_PHASE_MARKED,     /* closes when its handler returns */
	LWS_PHASE_FINISHED,   /* every callback made; the reaper's */
	LWS_PHASE_COUNT
};

/** enum lws_close_how - see lws_close_mark() */
enum lws_close_how {
	LWS_CLOSE_FLUSH,  /* what is queued goes out first */
	LWS_CLOSE_LINGER, /* that, and then the peer gets time to read it */
	LWS_CLOSE_AWAIT,  /* that, and then the peer gets time to be the first
			     that ends its direction */
	LWS_CLOSE_NOW     /* the connection is dead or must be */
};

/* -- roles -- */

/** struct lws_role_reasons - the callback reasons a role uses, by side:
 * [0] client, [1] server; 0: not issued. A client is adopted when it begins to
 * connect */
struct lws_role_reasons {
	uint16_t adopt[2];
	uint16_t writeable[2];
	uint16_t close[2];
	uint16_t bind[2];
	uint16_t drop[2];
};

/** struct lws_role_ops - what a connection speaks
 * Members may be NULL where the comment says what happens then. All run on
 * the connection's service thread. */
struct lws_role_ops {
	const char *name; /* as listen_accept_role names it */
	const char *alpn; /* offered in TLS; NULL: never */
	struct lws_role_reasons reasons;

	/** takes() - does an adopted descriptor of this kind start here?
	 * \param type: LWS_ADOPT_* bits. 1 yes. NULL: never by itself */
	int (*takes)(const struct lws_vhost *vh, unsigned int type);

	/** client_takes() - is it a client's first role?
	 * \param method: of the connect info, may be NULL
	 * \return 1 yes. NULL: never */
	int (*client_takes)(const char *method);

	/** carrier - of a client's role that is one of several on a
	 * connection: the role of the connection. NULL: it has its own */
	const struct lws_role_ops *carrier;
	/** known_by - of a client's role: LCCSCF_* by which a program says that
	 * the server speaks it in clear text, without being asked. 0: none */
	int known_by;
	/** carry() - of a carrier: a client becomes a stream, and asks when it
	 * may. KEEP, or CLOSE: words have been said */
	enum lws_keep (*carry)(struct lws *net, struct lws *wsi);

	/** enter() - make wsi->role_state; 0, or -1 with nothing made.
	 * NULL: has none */
	int (*enter)(struct lws *wsi);
	/** leave() - free it; the role changes or the wsi has finished */
	void (*leave)(struct lws *wsi);

	/** opened() - the transport is usable; NULL: nothing to do */
	enum lws_keep (*opened)(struct lws *wsi);

	/** rx() - bytes from the peer; takes from in what it can. What is
	 * left is held for it while rx is paused (lws_rx_paused()), or, if
	 * it takes nothing without that, until lws_rx_kick(). */
	enum lws_keep (*rx)(struct lws *wsi, struct lws_span *in);
	/** rx_eof() - the peer has ended its direction, all that it sent has
	 * been taken. NULL: close */
	enum lws_keep (*rx_eof)(struct lws *wsi);
	/** readable() - instead of reading and rx(): the role reads itself */
	enum lws_keep (*readable)(struct lws *wsi, short revents);
	/** writeable() - one WRITEABLE for whoever asked; NULL: the user's
	 * reason from reasons.writeable */
	enum lws_keep (*writeable)(struct lws *wsi);

	/** write() - lws_write(); NULL: the bytes as they are. Results as
	 * lws_write() */
	int (*write)(struct lws *wsi, uint8_t *buf, size_t len,
		     enum lws_write_protocol wp);
	/** timed_out() - its timeout has run out; it closes after that. NULL:
	 * nothing to say */
	void (*timed_out)(struct lws *wsi, enum pending_timeout reason);
	/** owed() - in its turn, while wsi->owes_role: send on what the role
	 * has to send without anybody having asked for WRITEABLE, as long as
	 * there is room; clear the bit with the last of it. NULL: it never
	 * sets the bit */
	enum lws_keep (*owed)(struct lws *wsi);
	/** between() - may a whole message of somebody else be written now?
	 * NULL: always. Who says 0 asks for a turn when that has changed */
	int (*between)(const struct lws *wsi);
	/** drained() - the send queue has become empty; NULL: nothing */
	enum lws_keep (*drained)(struct lws *wsi);

	/** goodbye() - a handler or the program wants to close: the role may
	 * have a word with the peer first
	 * \return 1: the connection stays open and the role will close it;
	 *	0: close. NULL: 0 */
	int (*goodbye)(struct lws *wsi);
	/** ending() - first step of finishing, before any close callback */
	void (*ending)(struct lws *wsi);
	/** close_record() - what the role knows better: code, words, phase.
	 * NULL: nothing */
	void (*close_record)(const struct lws *wsi,
			     struct lws_x_close_record *r);
	/** child_ended() - a child wsi finishes; parent is this role's */
	void (*child_ended)(struct lws *parent, struct lws *child);

	/** default_callback() - behind lws_callback_http_dummy(); NULL: 0 */
	int (*default_callback)(struct lws *wsi,
				enum lws_callback_reasons reason, void *user,
				void *in, size_t len);

	/** retry_after() - raise *us if the peer said when to come back;
	 * NULL: it cannot say */
	void (*retry_after)(struct lws *wsi, lws_usec_t *us);
	/** ping() - send a keepalive that the peer must answer; NULL: the
	 * role has none, so validity is not checked */
	enum lws_keep (*ping)(struct lws *wsi);
	/** tx_credit() - see lws_wsi_tx_credit(); NULL: no flow control */
	int (*tx_credit)(struct lws *wsi, char peer_to_us, int add);

	/** upgrade() - a request asks to go on as upgrade_token: take it over,
	 * with its transaction, or refuse it
	 * The vhost is chosen and the program agreed. On KEEP the role of wsi
	 * may be another one. NULL: nothing becomes this role */
	enum lws_keep (*upgrade)(struct lws *wsi);
	const char *upgrade_token; /* in lower case (RFC 9110 7.8) */
	/** ask_upgrade() - the fields by which a client asks for it
	 * \param p: moved behind what was written; never reaches end
	 * \return 0; -1 no room. NULL: clients do not become this role */
	int (*ask_upgrade)(struct lws *wsi, uint8_t **p, const uint8_t *end);
	/** upgraded() - the server has agreed: see if it has done so rightly,
	 * and take over the connection with its transaction */
	enum lws_keep (*upgraded)(struct lws *wsi);
	/** preface - what a plain connection of it begins with; NULL: it is
	 * not known by that */
	const char *preface;

	/** vhost_init() - make the vhost's role data; 0, or -1 */
	int (*vhost_init)(struct lws_vhost *vh,
			  const struct lws_context_creation_info *info);
	void (*vhost_fini)(struct lws_vhost *vh);

	/** thread_fini() - the service thread goes: free lists and such */
	void (*thread_fini)(struct lws_context_per_thread *pt);

	uint8_t slot;    /* index of the role's data in vh->role_data[] and
			    pt->role_data[]; LWS_ROLE_SLOT_*; 0: none */
	uint8_t is_http; /* role_state begins with its transaction, see
			    roles/http */
	uint8_t is_http_client; /* and that with struct lws_http_client */
	uint8_t tunnel;         /* upgrade() takes streams too (RFC 8441) */
	uint8_t is_descriptor;  /* not a peer: files, listeners, wake-ups */
};

/* Data that roles keep per vhost or per thread, one pointer each. */
enum {
	LWS_ROLE_SLOT_NONE,
	LWS_ROLE_SLOT_HTTP,
	LWS_ROLE_SLOT_H2,
	LWS_ROLE_SLOT_WS,
	LWS_ROLE_SLOT_MQTT,
	LWS_ROLE_SLOTS
};

/** struct lws_subsystem_ops - a part of system/ that lives with the context */
struct lws_subsystem_ops {
	const char *name;
	/** context_init() - 0, or -1: creation fails. NULL ok */
	int (*context_init)(struct lws_context *cx,
			    const struct lws_context_creation_info *info);
	/** context_fini() - also after a context_init() that was never called
	 */
	void (*context_fini)(struct lws_context *cx);
	/** wsi_ended() - a connection has ended: its last callback was made.
	 * On its thread. NULL ok */
	void (*wsi_ended)(struct lws *wsi);
};

extern const struct lws_role_ops *const lws_registry_roles[];
extern const struct lws_subsystem_ops *const lws_registry_subsystems[];
extern const struct lws_wait_ops *const lws_registry_waits[];
extern const struct lws_plugin_evlib *const lws_registry_evlibs[];
extern const struct lws_tls_ops *const lws_registry_tls[];

/* -- transports -- */

/** struct lws_transport_ops - how bytes of a network wsi get to its peer */
struct lws_transport_ops {
	const char *name;
	/** recv() - as lws_plat_recv() */
	enum lws_io (*recv)(struct lws *wsi, void *buf, size_t len,
			    size_t *done);
	/** send() - n <= 8 pieces in order; as lws_plat_sendv(). WANT_WRITE
	 * with all of it taken: no more for now, the rest is held(). WANT_READ:
	 * nothing is taken until the peer has sent something; then the
	 * transport asks for POLLOUT itself */
	enum lws_io (*send)(struct lws *wsi, const struct lws_plat_iov *iov,
			    unsigned int n, size_t *done);
	/** sendfile() - part of a file; as lws_plat_sendfile(). NULL: files
	 * are read and sent */
	enum lws_io (*sendfile)(struct lws *wsi, int file, uint64_t offset,
				size_t len, size_t *done);
	/** alert() - the TLS alert that has ended it; NULL, -1: none */
	int (*alert)(const struct lws *wsi);
	/** pending() - 1 if bytes are inside that no wait will announce;
	 * NULL: never */
	int (*pending)(const struct lws *wsi);
	/** moved() - wsi->transport_state has been another wsi's so far; NULL:
	 * that makes no difference */
	void (*moved)(struct lws *wsi);
	/** held() - bytes inside that the socket refused; NULL: never any */
	size_t (*held)(const struct lws *wsi);
	/** flush() - send what is held: OK none is left; WANT_WRITE; ERR */
	enum lws_io (*flush)(struct lws *wsi);
	/** end() - a last word before our direction ends; NULL: none */
	void (*end)(struct lws *wsi);
	/** fini() - free wsi->transport_state; NULL: there is none */
	void (*fini)(struct lws *wsi);
	uint8_t is_datagram; /* each send is a message: never corked */
};

extern const struct lws_transport_ops lws_transport_plain;

/* -- a connection -- */

/** struct lws_wsi_extra - what few connections need, made when first used */
struct lws_wsi_extra {
	struct lws *wsi;                 /* whose it is */
	lws_sorted_usec_list_t timer;    /* lws_set_timer_usecs() */
	lws_sorted_usec_list_t validity; /* ping, then hangup, if
					    lws->timeout is not free for it */
	const lws_retry_bo_t *retry;     /* borrowed from the program */
	lws_log_cx_t *log_cx;            /* counted (log contexts) */
	struct lws_peer_record *peer;    /* counted (peer-limits.c) */
	struct lws_udp *udp;             /* owned */
	lws_sockaddr46 *proxied;         /* owned: source and destination, as
					    a proxy in front told us; NULL */
	void *evlib;                     /* owned: the event library's bytes */
	struct lws_client *client;       /* owned: of a client, until it does
					    not need it any more */
	struct lws_conmon_notes *conmon; /* owned: what was measured of it */
	lws_dll2_owner_t tasks;          /* threadpool's, of this connection */
	struct lws_handle_slot *handle;  /* its thread's: handle.c; NULL */
	struct lws_water *water;         /* owned: water.c; NULL */
	struct lws_spawn_piped *spawned; /* whose stdio it is; NULL */
	uint8_t std_index;               /* which of it */
	lws_fi_ctx_t fic;
	char tag[64]; /* "" until asked for */
};

struct lws {
	struct lws_context_per_thread *pt; /* whose thread; for life */
	struct lws_vhost *vhost;           /* NULL: the thread's own wake-up */
	const struct lws_role_ops *role;
	void *role_state; /* owned by role */
	const struct lws_transport_ops *transport;
	void *transport_state;                /* owned by transport */
	const struct lws_protocols *protocol; /* into vhost->protocols */
	void *user_space;                     /* owned unless user_is_theirs */
	void *opaque_user;                    /* the program's */
	void *opaque_parent;                  /* the program's */

	struct lws *parent; /* finishes after its children */
	struct lws *child;  /* newest first */
	struct lws *sibling;

	struct lws_buflist *rx_held;  /* owned: received, not taken yet */
	struct lws_buflist *tx_queue; /* owned: what the socket refused */

	lws_dll2_t in_vhost;    /* vhost->threads[tsi].wsis */
	lws_dll2_t in_protocol; /* vhost->threads[tsi].by_protocol[n] */
	lws_dll2_t in_work;     /* pt->turns, or pt->reap once finished */

	lws_sorted_usec_list_t timeout; /* looks at timeout_at, not later */
	lws_usec_t timeout_at; /* lws_set_timeout() and our own; 0 none */

	struct lws_wsi_extra *extra; /* owned; NULL until first used */
	const char *close_why;       /* constant text */

	/* other threads' requests: a lock-free stack, see mailbox.c */
	struct lws *mail_next;
	atomic_uint_least8_t mail;

	int fd;            /* -1: none of its own */
	uint32_t id;       /* unique within the context, for tags */
	uint32_t lingered; /* bytes thrown away since its end was marked */
	uint32_t on_stack; /* handlers of it or of a descendant that run */
	uint16_t timeout_reason;
	uint16_t close_err;  /* errno of what has ended it; 0 */
	uint8_t phase;       /* enum lws_phase */
	uint8_t close_how;   /* enum lws_close_how of the mark */
	uint8_t close_by;    /* enum lws_x_close_by, and then */
	uint8_t close_phase; /* enum lws_x_close_phase */
	uint8_t rx_pause;    /* reason bits of lws_rx_flow_control() */

	unsigned int is_client : 1;
	unsigned int user_is_theirs : 1; /* lws_set_wsi_user() */
	unsigned int bound : 1;          /* BIND was sent, DROP is due */
	unsigned int told_open : 1;      /* an established callback was made */
	unsigned int created : 1;        /* WSI_CREATE was sent */
	unsigned int wants_write : 1;    /* lws_callback_on_writable() */
	unsigned int tx_blocked : 1;     /* the kernel refused bytes */
	unsigned int rx_stalled : 1; /* the role took nothing; until a kick */
	unsigned int rx_in : 1;      /* POLLIN is asked for */
	unsigned int rx_eof : 1;     /* the peer has ended its direction */
	unsigned int rx_eof_told : 1;
	unsigned int tx_ended : 1;  /* so have we */
	unsigned int timed_out : 1; /* closes because a timeout ran out */
	unsigned int unix_skt : 1;
	unsigned int close_held : 1; /* a foreign loop still needs it */
	unsigned int child_wants_write : 1;
	unsigned int owes_handle : 1; /* messages of other threads wait */
	unsigned int owes_role : 1;   /* see owed() */
	unsigned int in_turn : 1;     /* its turn is running now */
	unsigned int rx_rests : 1;    /* the role has had its share of it */
	unsigned int tls_wanted : 1;
	unsigned int is_cgi : 1;
	unsigned int rx_inside : 1;   /* a pause, or a rest, left the role with
					 input, or with something to say of it:
					 then rx() gets an empty span. It clears
					 this */
	unsigned int heard : 1;       /* of the peer, since it was asked */
	unsigned int validity_on : 1; /* lws_validity_start() */
	unsigned int validity_in_slot : 1; /* timeout is its timer now */
	unsigned int validity_pinged : 1;  /* waiting for the answer */
};

/* -- errands (errand.c) -- */

/** struct lws_errand - something that a service thread is to look after; lies
 * in who sends for it, zeroed, with run set */
struct lws_errand {
	struct lws_errand *next;
	/** run() - on the thread, in a pass */
	void (*run)(struct lws_errand *e, struct lws_context_per_thread *pt);
	atomic_uint_least8_t due;
};

/** lws_errand_post() - run it soon, once, on the thread; from any thread
 * \return 1: it was not due before. 0: it was, and who runs it sees what the
 *	caller has done before. Whatever e lies in must live until it has run */
int lws_errand_post(struct lws_context_per_thread *pt, struct lws_errand *e);

#include "core-net/mux.h"

/* -- vhosts -- */

/** struct lws_vhost_counts - what has happened on a vhost, on one thread. Only
 * that thread adds; anybody may look */
struct lws_vhost_counts {
	atomic_size_t accepted;   /* connections, by a listener */
	atomic_size_t rx_bytes;   /* inside TLS, if there is TLS */
	atomic_size_t tx_bytes;   /* the same */
	atomic_size_t requests;   /* of HTTP, that have ended */
	atomic_size_t answers[5]; /* to them: 1xx .. 5xx */
};

/** lws_count() - add to a counter of one's own thread */
static inline void
lws_count(atomic_size_t *c, size_t n)
{
	atomic_store_explicit(c,
			      atomic_load_explicit(c, memory_order_relaxed) + n,
			      memory_order_relaxed);
}

/* What a service thread has of a vhost; each of them on cache lines of its own.
 * The lists of connections are guarded by the lock, which others than that
 * thread take after the vhost's, to look; the listeners are touched by that
 * thread alone. */
struct lws_vhost_thread {
	_Alignas(LWS_TUNE_CACHE_LINE) pthread_mutex_t lock; /* when several */
	lws_dll2_owner_t wsis;         /* all that are bound to the vhost */
	size_t bound;                  /* those, and which are being freed */
	lws_dll2_owner_t *by_protocol; /* owned, apart: [protocol_count] */
	lws_dll2_owner_t listeners;    /* struct lws_listener */
	lws_dll2_owner_t shares;       /* client-share.c */
	struct lws_errand errand;      /* to attend to its listeners */
	struct lws_vhost_counts counts;
	struct lws_vhost *vh;
};

struct lws_vhost {
	lws_dll2_t list; /* cx->vhosts, later cx->vhosts_dying */
	struct lws_context *cx;
	char *name;                       /* owned */
	char *tag;                        /* owned */
	const char *iface;                /* the program's; NULL any */
	struct lws_protocols *protocols;  /* owned copy, ended by NULLs */
	void **vh_priv;                   /* owned, and each: by protocol */
	uint8_t *protocol_started;        /* owned: INIT was accepted */
	struct lws_vhost_thread *threads; /* owned, apart: [count_threads] */
	const struct lws_protocol_vhost_options *pvo;     /* the program's */
	const struct lws_http_mount *mounts;              /* the program's */
	const struct lws_protocol_vhost_options *headers; /* the program's */
	const char *error_document_404;                   /* the program's */
	void *role_data[LWS_ROLE_SLOTS];                  /* the roles' */
	void *evlib;                                      /* owned */
	void *user;                                       /* the program's */
	void (*finalize)(struct lws_vhost *vh, void *arg);
	void *finalize_arg;
	const lws_retry_bo_t *retry; /* the program's, or our default */
	lws_log_cx_t *log_cx;        /* counted */
	lws_fi_ctx_t fic;
	lws_sorted_usec_list_t sul_listen_retry;
	struct lws_client_proxies *proxies; /* owned; NULL: none are used */
	const char *unix_perms;             /* "user:group", the program's */
	const char *listen_role;     /* listen_accept_role, the program's */
	const char *listen_protocol; /* listen_accept_protocol */
	/* who walks lists of others in threads[]; of tls. When several */
	pthread_mutex_t lock;
	struct lws_vhost_tls *tls; /* owned: secure-vhost.c; NULL: none */
	uint64_t options;
	int port;         /* as asked; the real one once bound */
	int inherited_fd; /* vh_listen_sockfd, ours; -1 none */
	int keepalive_secs;
	int ka_time, ka_interval, ka_probes;
	int fo_queue;
	unsigned int ah_idle_secs;
	unsigned int connect_timeout_secs;
	uint16_t protocol_count;
	uint16_t default_protocol;
	uint16_t raw_protocol;
	uint8_t bind_device;
	atomic_uint_least8_t destroying;
	atomic_uint_least8_t inited; /* protocols had PROTOCOL_INIT */
	/* the interface: not there yet, or it came after the vhost was made */
	atomic_uint_least8_t iface_missing, iface_came;
	atomic_uint listeners;  /* of all threads */
	uint32_t serial;        /* its place in cx->vhosts */
	uint32_t mounts_serial; /* one more with each new list */
	atomic_uint holders;    /* threads with connections of it, and others:
				   the last frees */
};

/* -- service threads -- */

/** struct lws_thread_counts - what a service thread has done. Only that thread
 * adds, but for lws_context_destroy() when nobody serves; anybody may look */
struct lws_thread_counts {
	atomic_size_t passes;   /* outermost entries from a loop */
	atomic_size_t events;   /* descriptors that were found ready */
	atomic_size_t wsis;     /* that it has now: the wake-up's, listeners */
	atomic_size_t accepted; /* connections, by its listeners */
	atomic_size_t rx_bytes, tx_bytes; /* as struct lws_vhost_counts */
};

struct lws_cork {
	uint8_t *buf;    /* owned: LWS_TUNE_CORK_BUFFER, with the first write */
	struct lws *wsi; /* whose bytes these are; NULL: empty */
	size_t len;
};

/* on cache lines of its own */
struct lws_context_per_thread {
	_Alignas(LWS_TUNE_CACHE_LINE) struct lws_context *cx;
	struct lws_timer_wheel wheel;
	lws_usec_t next_timer;   /* the wheel's next when it was asked last, */
	uint32_t next_timer_of;  /* after so many lws_wheel_schedule() */
	uint8_t next_timer_none; /* there was no timer then */
	struct lws_poll_table table;
	struct lws_cork cork;
	uint8_t *tls_run;   /* owned: LWS_TUNE_TLS_RUN: records that leave */
	size_t tls_run_len; /* together, inside one call */
	struct lws_plat_wake wake;
	lws_dll2_owner_t turns;  /* wsi with work that needs no waiting */
	lws_dll2_owner_t reap;   /* finished wsi */
	struct lws *spare;       /* owned: by sibling, LWS_TUNE_WSI_SPARE */
	lws_dll2_owner_t attach; /* lws_system attach items */
	uint8_t *rx_buf;         /* owned: LWS_PRE + LWS_TUNE_READ_BUFFER */
	char *serv_buf;          /* owned: pt_serv_buf_size, when first used */
	struct lws *wake_wsi;    /* the pipe role's */
	void *evlib;             /* owned: the event library's bytes */
	void *role_data[LWS_ROLE_SLOTS];
	lws_sorted_usec_list_t sul_accept; /* resume accepting */
	_Atomic(struct lws *) mailbox;
	_Atomic(struct lws_handle_table *) handles; /* owned: handle.c; NULL */
	_Atomic(struct lws_errand *) errands;
	lws_dll2_owner_t
		lookups; /* done, under the resolver's lock: lookup.c */
	struct lws_errand lookups_errand; /* to take them */
	atomic_int cancelled;             /* EVENT_WAIT_CANCELLED is due */
	atomic_uintptr_t owner; /* thread that serviced last; 0 none yet */
	uint32_t fd_limit;      /* descriptors at most */
	uint32_t spare_count;
	uint32_t made; /* connections so far */
	struct lws_thread_counts counts;
	uint32_t held_count; /* closed, and a foreign loop still needs them */
	atomic_uint pass_depth;
	size_t turn_bytes; /* written in the turn that runs now */
	size_t turn_grown; /* made of what came in it: inflated */
	int tsi;
	uint8_t accept_paused;
	uint8_t accept_told; /* that it pauses */
	uint8_t loop_told;   /* a foreign loop will look at the timers */
	uint8_t loop_given;  /* the loop is the program's, not our own */
	/* our own loop of an event library runs */
	atomic_uint_least8_t loop_runs;
	int round_ms; /* cx->in_rounds: the longest wait; -1: none is too long
		       */
};

/* -- context -- */

/** struct lws_system_blob - see blob.c; opaque to programs */
struct lws_system_blob {
	union {
		struct lws_buflist *bl; /* owned: appended parts */
		struct {
			const uint8_t *ptr; /* the program's */
			size_t len;
		} direct;
	} u;
	uint8_t is_direct;
};

/* what the end of a pass has to destroy */
#define LWS_DESTROY_VHOSTS  1u /* dying vhosts without connections */
#define LWS_DESTROY_CONTEXT 2u /* asked for; lws_service() ends */

struct lws_context {
	struct lws_context_per_thread *pt; /* owned, apart: [count_threads] */
	lws_dll2_owner_t vhosts;
	lws_dll2_owner_t vhosts_dying;
	struct lws_vhost *vh_system; /* hidden, for the library's own */
	/* first of the program's; may be NULL */
	_Atomic(struct lws_vhost *) vh_default;
	const struct lws_protocols *protocols; /* the program's defaults */
	/* of plugins, ended by NULL: a vhost gets those that its pvo names;
	 * NULL: there are none. Borrowed from the subsystem that loads them */
	const struct lws_protocols *const *more_protocols;
	const struct lws_event_loop_ops *ev; /* foreign loop, NULL ours */
	void *evlib;                         /* owned: its bytes */
	void **foreign_loops;                /* the program's */
	void *user;                          /* the program's */
	const char *name;                    /* the program's */
	const char *server_string;           /* the program's */
	const struct lws_protocol_vhost_options *reject_keywords;
	const struct lws_token_limits *token_limits;
	const struct lws_plat_file_ops *fops; /* head of the list in force */
	struct lws_plat_file_ops *fops_own;   /* owned */
	const lws_system_ops_t *system_ops;   /* the program's */
	const lws_retry_bo_t *retry;
	lws_retry_bo_t retry_own;
	struct lws_context **pcontext;
	void *baggage; /* free() at the very end */
	const char **argv;
	char *hostname; /* owned */
	lws_log_cx_t *log_cx;
	lws_state_manager_t states;
	lws_state_notify_link_t state_protocols;
	lws_system_blob_t blobs[LWS_SYSBLOB_TYPE_COUNT]; /* type + idx */
	lws_fi_ctx_t fic;
	struct lws_peer_table *peers; /* owned; NULL: no limits asked for */
	lws_peer_limits_notify_t peer_notify;
	void (*signal_cb)(void *handle, int signum);
	lws_reload_func deprecate_cb;
	lws_sorted_usec_list_t sul_deprecate;
	lws_sorted_usec_list_t sul_cpd;
	struct lws_resolver *resolver;   /* counted: lookup.c; NULL: none yet */
	struct lws_stdin *std_in;        /* owned: stdin.c; NULL: not adopted */
	struct lws_context_tls *tls;     /* owned: secure-vhost.c; NULL: none */
	void *role_data[LWS_ROLE_SLOTS]; /* the roles' */
	lws_dll2_owner_t spawned;        /* system/spawn's, under lock */
	/* of the lists of vhosts, when several threads; nothing else is locked
	 * and nobody is called while it is held */
	pthread_mutex_t lock;
	/* one vhost comes or goes at a time; may call the program */
	pthread_mutex_t coming;
	uint64_t options;
	atomic_uint vhosts_made;
	unsigned int timeout_secs;
	unsigned int pt_serv_buf_size;
	unsigned int max_header_data;
	unsigned int max_header_pool;
	unsigned int fd_limit_asked; /* fd_limit_per_thread given */
	int count_threads;
	int argc;
	uid_t uid;
	gid_t gid;
	int caps[4];
	uint16_t ip_limit_ah;
	uint16_t ip_limit_wsi;
	uint8_t count_caps;
	uint8_t cpd_result;
	atomic_uint destroying; /* LWS_DESTROY_*: for the end of a pass */
	lws_usec_t made_at_us;
	atomic_uint_least8_t protocols_started;
	atomic_uint_least8_t serviced; /* some thread has begun a pass */
	atomic_uint vhost_count;       /* in vhosts */
	atomic_uint dying_count;       /* in vhosts_dying */
	uint32_t next_serial;
	uint8_t states_begun;
	atomic_uint_least8_t deprecated;
	uint8_t privileges_dropped;
	uint8_t held;        /* its end waits for a foreign loop to let go */
	uint8_t taken_apart; /* its end has begun, and waits for a loop */
	atomic_uint_least8_t loop_exit;
	uint8_t in_rounds;   /* each service call is one of the event library */
	uint8_t poll_locked; /* LOCK_POLL is handled by the program */
	struct lws_display_assets *display; /* system/display's */
};

/* -- making and asking (wsi.c) -- */

/** lws_wsi_create() - a connection without descriptor
 * \param vh: may be NULL for the library's own descriptors
 * \return owned by the service thread, or NULL: out of memory, injected fault.
 * Destroyed with lws_close_mark(). */
struct lws *lws_wsi_create(struct lws_context_per_thread *pt,
			   struct lws_vhost *vh);

/** lws_wsi_extra() - its extra part, made now if need be; NULL: no memory */
struct lws_wsi_extra *lws_wsi_extra(struct lws *wsi);

/** lws_network_wsi() - the one that has the transport; itself for most */
struct lws *lws_network_wsi(struct lws *wsi);

/** lws_peer_headers() - count a request's headers in memory for its peer
 * \param change: 1 or -1
 * \return 0; -1 the peer is at its limit, not counted: wait */
int lws_peer_headers(struct lws *wsi, int change);

/** lws_wsi_adopt_child() - child becomes the newest child of parent */
void lws_wsi_adopt_child(struct lws *parent, struct lws *child);

static inline struct lws_context *
lws_cx(const struct lws *wsi)
{
	return wsi->pt->cx;
}

/** lws_wsi_protocol() - what is bound, else the vhost's first */
const struct lws_protocols *lws_wsi_protocol(const struct lws *wsi);

/* -- roles and protocols (role.c, protocol.c) -- */

/** lws_role_by_name() - or NULL */
const struct lws_role_ops *lws_role_by_name(const char *name);

/** lws_role_set() - leave the present role, enter another; role may be NULL
 * \return 0, or -1: out of memory, the wsi then has no role */
int lws_role_set(struct lws *wsi, const struct lws_role_ops *role);

/** lws_role_begin() - a connection that is open takes up another role, as if
 * it had been adopted into it: its protocol is bound (http does that later, for
 * each request), the program is told, the role's opened() runs
 * \return 0; -1: close */
int lws_role_begin(struct lws *wsi, const struct lws_role_ops *role,
		   const struct lws_protocols *p);

/** lws_role_fallback() - the vhost's listen_accept_role and _protocol, by
 * default raw sockets, take over a connection that speaks something else than
 * was expected. Its role state is freed, its timeout cleared.
 * \return 0: what has been read goes to wsi->role now; -1: close */
int lws_role_fallback(struct lws *wsi);

/** lws_protocol_bind() - drop the bound protocol, bind another
 * Sends the role's DROP to the old and BIND to the new one, frees and makes
 * the user space. p NULL: only drop.
 * \param why: constant text; DROP gets it as in
 * \return 0; -1 out of memory or BIND was refused: close */
int lws_protocol_bind(struct lws *wsi, const struct lws_protocols *p,
		      const char *why);

/** lws_protocol_set() - as bind, without any callback: before the first */
int lws_protocol_set(struct lws *wsi, const struct lws_protocols *p);

/** lws_user_callback() - the bound protocol's callback
 * \return what it returned */
int lws_user_callback(struct lws *wsi, enum lws_callback_reasons reason,
		      void *in, size_t len);

/** lws_user_callback_first() - that of protocols[0] of the wsi's vhost; 0 if
 * it has no vhost */
int lws_user_callback_first(struct lws *wsi, enum lws_callback_reasons reason,
			    void *in, size_t len);

/* -- descriptors (watch.c) -- */

/** lws_watch_start() - put wsi->fd into its thread's table, for reading
 * \return 0; -1: limit, out of memory or refused, said in the log */
int lws_watch_start(struct lws *wsi);
/** lws_watch_start_for() - the same, and events say for what */
int lws_watch_start_for(struct lws *wsi, short events);
void lws_watch_stop(struct lws *wsi);
/** lws_watch_move() - the descriptor, and what is asked of it, become another
 * wsi's, which has none */
void lws_watch_move(struct lws *from, struct lws *to);
/** lws_watch_want() - set and clear POLLIN and POLLOUT; 0, or -1: close */
int lws_watch_want(struct lws *wsi, short set, short clear);
/** lws_watch_is_on() - 1 if wsi is in the table */
int lws_watch_is_on(const struct lws *wsi);

/* -- receiving (rx.c) -- */

static inline int
lws_rx_paused(const struct lws *wsi)
{
	return wsi->rx_pause || wsi->rx_rests || wsi->phase != LWS_PHASE_OPEN;
}

/** lws_rx_rest() - a role has done enough with what came: the rest is held for
 * it as while it is paused, until its next turn, which comes by itself */
void lws_rx_rest(struct lws *wsi);

/** lws_rx_kick() - what the role left may now be offered again */
void lws_rx_kick(struct lws *wsi);

/** lws_rx_inject() - bytes as if received before what the socket has
 * \return 0, -1 out of memory */
int lws_rx_inject(struct lws *wsi, const void *p, size_t len);

/* -- sending (output.c) -- */

/** lws_output() - send, cork or queue bytes of a wsi, all of them
 * \param iov: n <= 7 pieces, in order; the bytes are the caller's again when
 *	this returns
 * \return 0, or -1: the connection is dead; it has been marked */
int lws_output(struct lws *wsi, const struct lws_plat_iov *iov, unsigned int n);

/** lws_output_claim() - room in the cork, behind what was written, which is
 * written with that: fill all of it at once
 * \param len: bytes, not 0
 * \return the room; NULL: not now, for any reason; lws_output() knows why */
uint8_t *lws_output_claim(struct lws *wsi, size_t len);

/** lws_output_shared() - send bytes that others read too; what the socket does
 * not take of a large block is queued by reference
 * \param s: all of it; the caller's reference stays the caller's
 * \return as lws_output() */
int lws_output_shared(struct lws *wsi, struct lws_shared *s);

/** lws_output_file() - send part of a file without copying it, after all that
 * was written before
 * \param done: out, bytes taken. The rest is not queued: when the socket takes
 *	more there is a WRITEABLE, and the caller goes on
 * \return 0; 1 not here, nothing was taken: read the file and lws_output();
 *	-1 the connection is dead, it has been marked */
int lws_output_file(struct lws *wsi, int file, uint64_t offset, size_t len,
		    size_t *done);

/** lws_output_room() - 1 if more can be written without queueing: nothing is
 * queued and the kernel has not refused */
int lws_output_room(const struct lws *wsi);

/** lws_output_flush() - send the thread's cork if it is wsi's, or any if
 * wsi is NULL */
void lws_output_flush(struct lws_context_per_thread *pt, struct lws *wsi);

/** lws_output_end() - no more from us: the peer sees the end of the stream */
void lws_output_end(struct lws *wsi);

/* -- turns (turn.c) -- */

/** lws_turn_request() - it has work that needs no waiting for the kernel */
void lws_turn_request(struct lws *wsi);

/** lws_enter() / lws_leave() - bracket every call of a wsi's handlers
 * While inside, neither it nor an ancestor can finish. LWS_CLOSE marks it; it
 * finishes in the turn that this requests, so the wsi stays readable until the
 * pass ends. */
void lws_enter(struct lws *wsi);
void lws_leave(struct lws *wsi, enum lws_keep keep);
/** lws_turn_begin() / lws_turn_end() - the same, and what it asks for meanwhile
 * is looked at when it has returned: if it closes, it finishes there
 * \return 1: it has finished, and may be gone; 0 */
void lws_turn_begin(struct lws *wsi);
int lws_turn_end(struct lws *wsi, enum lws_keep keep);

/** lws_each_of_protocol() - fn(wsi, arg) for all that are bound to a protocol
 * of the same name and callback, on any vhost; stops at nonzero */
int lws_each_of_protocol(const struct lws_context *cx,
			 const struct lws_protocols *p,
			 int (*fn)(struct lws *wsi, void *arg), void *arg);

/* -- vhosts (vhost.c) -- */

/** lws_vhosts_lock() / _unlock() - the list cx->vhosts does not change between
 * them. For a look of no more than a moment: nothing may be locked, nobody
 * called, no connection be moved. */
void lws_vhosts_lock(struct lws_context *cx);
void lws_vhosts_unlock(struct lws_context *cx);

/** lws_vhost_hold() / _release() - it is not freed between them. To hold one
 * is for who has it otherwise: by a connection of it, or under the lock. */
void lws_vhost_hold(struct lws_vhost *vh);
void lws_vhost_release(struct lws_vhost *vh);

/** lws_vhost_next() - all vhosts in turn, whoever makes or destroys some
 * \param vh: what the last call returned, which this lets go; NULL: the first
 * \return held; NULL at the end. Who stops before that releases it. */
struct lws_vhost *lws_vhost_next(struct lws_context *cx, struct lws_vhost *vh);

/** lws_secure_serves() - 1: connections to vh begin with a handshake */
int lws_secure_serves(const struct lws_vhost *vh);

/** lws_vhost_counts_of() - where what happens to a connection is counted; its
 * vhost is not NULL */
static inline struct lws_vhost_counts *
lws_vhost_counts_of(const struct lws *wsi)
{
	return &wsi->vhost->threads[wsi->pt->tsi].counts;
}

/** lws_thread_wsis() - how many a service thread has, its wake-up and listeners
 * too; any thread may ask */
static inline size_t
lws_thread_wsis(const struct lws_context_per_thread *pt)
{
	return atomic_load_explicit(&pt->counts.wsis, memory_order_relaxed);
}

/** lws_thread_pass() - the number of the pass that runs now on one's own
 * thread: what was seen in it is not old */
static inline uint32_t
lws_thread_pass(const struct lws_context_per_thread *pt)
{
	return (uint32_t)atomic_load_explicit(&pt->counts.passes,
					      memory_order_relaxed);
}

/** lws_vhost_open_count() - its connections now, streams of HTTP/2 too, on all
 * threads; held by the caller */
size_t lws_vhost_open_count(struct lws_vhost *vh);

/** lws_vhost_is_alone() - beside the system's own there is no other: nothing
 * to choose from by name */
static inline int
lws_vhost_is_alone(const struct lws_vhost *vh)
{
	return atomic_load_explicit(&vh->cx->vhost_count,
				    memory_order_relaxed) <= 2;
}

/** lws_has_threads() - several service threads: they lock what they share. A
 * build for one has no code for that */
static inline int
lws_has_threads(const struct lws_context *cx)
{
	return LWS_MAX_SMP > 1 && cx->count_threads > 1;
}

/** lws_vhost_is_named() - 1 if that is its name, in any case
 * \param name: len bytes; NULL: 0 */
int lws_vhost_is_named(const struct lws_vhost *vh, const char *name,
		       size_t len);

/** lws_vhost_named() - of the vhosts on own's listener the one of a name:
 * exactly, then by "*.name"; else own
 * \param name: len bytes, any case; NULL: own
 * \return held: another thread may be destroying it */
struct lws_vhost *lws_vhost_named(struct lws_vhost *own, const char *name,
				  size_t len);

/** lws_vhost_move_wsi() - the wsi belongs to another vhost from now on; its
 * protocol must be bound anew */
void lws_vhost_move_wsi(struct lws *wsi, struct lws_vhost *to);

/* -- closing (close.c) -- */

/** lws_close_mark() - it will close; the first reason given stays
 * It finishes in its next turn, never inside this call.
 * \param why: constant text */
void lws_close_mark(struct lws *wsi, enum lws_close_how how, const char *why);

/** lws_close_by() - note who ends it, with which errno or 0; the first one
 * counts. Whoever closes for its own reasons just marks: that is the library's
 * doing */
void lws_close_by(struct lws *wsi, enum lws_x_close_by by, int err);

/** lws_is_live() - 1 until it is marked or flushing */
static inline int
lws_is_live(const struct lws *wsi)
{
	return wsi->phase <= LWS_PHASE_OPEN;
}

/* -- passes (service.c) -- */

struct lws_pass {
	struct lws_context_per_thread *outer; /* what was running before */
	int is_round;    /* of our own wait: what is left is seen by the next */
	int is_loops;    /* of a foreign loop, which asks for timers after it */
	uint32_t timers; /* queued before it */
};

/** lws_pass_begin() / lws_pass_end() - an entry into the library from a loop.
 * The end flushes, reaps and finishes a pending destruction.
 * \return of end: 0; -1 the context is gone or going */
void lws_pass_begin(struct lws_context_per_thread *pt, struct lws_pass *pass);
int lws_pass_end(struct lws_context_per_thread *pt, struct lws_pass *pass);

/** lws_pass_is_any() - 1 inside a pass on the calling thread */
int lws_pass_is_any(void);

/** lws_pass_current - the thread whose pass runs on this thread of the
 * process; NULL outside */
extern _Thread_local struct lws_context_per_thread *lws_pass_current
	LWS_TLS_IN_PLACE;

/** lws_pass_is_mine() - 1 inside a pass of pt on the calling thread */
static inline int
lws_pass_is_mine(const struct lws_context_per_thread *pt)
{
	return lws_pass_current == pt;
}

/* -- adopting (adopt.c) -- */

/** struct lws_adoption - what adopt.c needs to know of a descriptor */
struct lws_adoption {
	struct lws_vhost *vh;
	const struct lws_role_ops *role; /* NULL: choose by type */
	const char *protocol;            /* name, NULL: the vhost's choice */
	struct lws *parent;              /* or NULL */
	void *opaque;
	const char *fi_name;            /* or NULL */
	const struct sockaddr *peer;    /* if known, for peer limits */
	const lws_sockaddr46 *udp_peer; /* where a datagram socket is
					   connected to, or NULL */
	const void *readbuf;            /* bytes already read, copied */
	size_t readbuf_len;
	unsigned int type; /* LWS_ADOPT_* */
	int fd;
	int from_listener;
	struct lws_context_per_thread *pt; /* NULL: choose */
};

/** lws_adopt() - make a connection of a descriptor
 * \return the wsi; NULL: failed, and a socket has been closed; a file
 *	descriptor is still the caller's */
struct lws *lws_adopt(const struct lws_adoption *a);

/* -- TLS (secure.c; no-secure.c in builds without) -- */

/** struct lws_secure_ask - how a client wants its TLS */
struct lws_secure_ask {
	const char *host;   /* SNI and name to check, may have ":port"; borrowed
			       for the call */
	const char *alpn;   /* comma list, or NULL: none offered; borrowed */
	unsigned int flags; /* LCCSCF_* */
	uint16_t port;      /* for the session cache's key */
	uint8_t sys_cert;   /* info.sys_tls_client_cert */
};

/** lws_secure_client() - from now on wsi's bytes go through TLS, as client
 * \param wsi: has a connected descriptor and a plain transport; in the
 *	descriptor table or not
 * \param why: gets words of a failure, for people; size >= 1
 * \return 0; -1 with words: the wsi is as it was. Sends nothing: that is for
 *	lws_secure_step(). Thread: the wsi's
 * Whoever wants to begin anew on another socket calls wsi->transport->fini(wsi)
 * before closing this one, and makes the transport plain again. */
int lws_secure_client(struct lws *wsi, const struct lws_secure_ask *ask,
		      char *why, size_t size);

/** lws_secure_step() - go on with the handshake
 * \param why: gets words of a failure: what CLIENT_CONNECTION_ERROR is told
 * \return LWS_IO_OK: done; WANT_READ or WANT_WRITE: the descriptor is watched
 *	for that, call again when it is ready; ERR: words, close it. Never
 *	blocks. Thread: the wsi's, which is in the descriptor table */
enum lws_io lws_secure_step(struct lws *wsi, char *why, size_t size);

/** lws_secure_is_fit_for() - may a request on wsi be for vh? Not if vh asks
 * clients for certificates and the handshake was with another vhost
 * (RFC 9110 15.5.20). 1, 0; 1 without TLS */
int lws_secure_is_fit_for(const struct lws *wsi, const struct lws_vhost *vh);

/** lws_secure_default_alpn() - the comma list of the vhost's or the context's
 * program; NULL: it has none */
const char *lws_secure_default_alpn(const struct lws_vhost *vh);

/** lws_secure_alpn() - what was agreed; NULL: nothing. Valid while the
 * connection is */
const char *lws_secure_alpn(const struct lws *wsi);

/* -- clients (client.c, or no-client.c) -- */

/** struct lws_client - what a client connection is to become: kept until it is
 * established, by http until the answer has come */
struct lws_client {
	/* owned: our copy, and behind it in its block the strings */
	struct lws_client_connect_info *ask;
	struct lws_way *way;     /* owned: what it is doing to get there; NULL:
				    it is there */
	char *authorization;     /* owned: proof for the server; NULL */
	struct lws_share *share; /* the connection that it shares with others:
				    client-share.c; NULL: it does not */
	lws_dll2_t queued;       /* it waits for it */
	uint8_t redirects;       /* followed so far */
	uint8_t proven;          /* challenges met */
	uint8_t unheard;         /* times that it was asked and not looked at */
	unsigned int to_get : 1; /* one of them made it a GET */
	unsigned int handed : 1; /* the program has it: its end is told */
	unsigned int reused : 1; /* others have had its connection before */
	unsigned int repeatable : 1; /* its role's word: what it asks may be
					asked for twice */
	char words[192];             /* why it failed; "" it has not */
};

/** lws_client_of() - NULL: none, or established long ago */
static inline struct lws_client *
lws_client_of(const struct lws *wsi)
{
	return wsi->extra ? wsi->extra->client : NULL;
}

/** lws_client_here() - of a client that is not established: there is one */
static inline struct lws_client *
lws_client_here(const struct lws *wsi)
{
	return wsi->extra->client;
}

/** lws_client_fail() - it ends, before it was established
 * \param fmt: words for the program; the first that are said count
 * \return LWS_CLOSE */
enum lws_keep lws_client_fail(struct lws *wsi, const char *fmt, ...)
	LWS_FORMAT(2);

/** lws_client_established() - from now on it closes as such */
static inline void
lws_client_established(struct lws *wsi)
{
	wsi->told_open = 1;
}

/** lws_client_forget() - how it was made is not needed any more */
void lws_client_forget(struct lws *wsi);

/** lws_client_again() - an open client leaves its peer and begins anew
 * \param ask: where to now; strings may be those of the present one
 * \return KEEP: it is under way; CLOSE: it has failed, in words */
enum lws_keep lws_client_again(struct lws *wsi,
			       const struct lws_client_connect_info *ask);

/** lws_client_done() - a transaction is over, all of it was received
 * \param reusable: the peer is ready for another. If others wait for the
 *	connection the next one has it when this returns; it may be kept for a
 *	while; or it closes */
void lws_client_done(struct lws *wsi, int reusable);

/** lws_client_lost() - the peer has gone before it answered
 * \return KEEP: it may have closed just then what others had used before: the
 *	client begins again. CLOSE: that was it */
enum lws_keep lws_client_lost(struct lws *wsi);

/* by contract a connection that several share is kept so long */
#define LWS_CLIENT_WARM_SECS 5u

/* -- many clients on a connection (client-carry.c, client-share.c) -- */

/** lws_carried_elsewhere() - a stream whose request the peer has not looked at
 * begins again: on another connection, or on this one if it is still shared
 * \return KEEP: it is under way; CLOSE: it has been so too often */
enum lws_keep lws_carried_elsewhere(struct lws *wsi);

/** lws_carrier_is_shared() - more clients may come: keep it */
int lws_carrier_is_shared(const struct lws *net);
/** lws_carrier_full() - no more clients for it: whoever waits for it goes by
 * itself. Again, or of one that is not shared: nothing happens */
void lws_carrier_full(struct lws *net);

/** lws_conmon_status() - a client's answer has come (conmon.c) */
void lws_conmon_status(struct lws *wsi, unsigned int status);

/** lws_client_wants_tls() - 1, 0 */
static inline int
lws_client_wants_tls(const struct lws_client_connect_info *ask)
{
	return !!(ask->ssl_connection & LCCSCF_USE_SSL);
}

/* -- timers of a wsi (wsi-timeout.c) -- */

/** lws_timeout_us() - one timeout slot; us 0 clears. why label for logs */
void lws_timeout_us(struct lws *wsi, enum pending_timeout reason,
		    lws_usec_t us);

/** lws_validity_start() - begin to check that the peer is there, by the
 * retry policy in force; restart it by lws_validity_confirmed() */
void lws_validity_start(struct lws *wsi);

#endif
