/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the files of core-net share among themselves and show to nobody else.
 */
#ifndef LWS_CORE_NET_INSIDE_H
#define LWS_CORE_NET_INSIDE_H

#include "core-net/core-net.h"

/* seconds an output queue gets to drain before a connection closes anyway */
#define FLUSH_SECS       5
/* seconds a peer gets to end its direction after we have ended ours */
#define LINGER_SECS      2
/* seconds that what a peer sent before its reset is kept for who has paused */
#define RESET_GRACE_SECS 3

/* wsi.c: it is nobody's child any more; without a parent nothing happens */
void lws_wsi_leave_parent(struct lws *wsi);

/* close.c */
/* mark, finish at once whatever is on the stack above; wsi stays readable
 * until the reaper comes */
void lws_close_sync(struct lws *wsi, const char *why);
/* its vhost is destroyed */
void lws_close_shutdown(struct lws *wsi);
/* every callback, exactly once, then to the reaper */
void lws_close_finish(struct lws *wsi);
/* a foreign loop has let go of it, or there is none */
void lws_close_release(struct lws *wsi);
void lws_reap(struct lws_context_per_thread *pt);
/* to those that the thread keeps for the next, or to the heap (wsi.c) */
void lws_wsi_free(struct lws *wsi);
void lws_wsi_spare_fini(struct lws_context_per_thread *pt);
/* its descriptor is closed, the bytes of both ways are gone, and what its
 * transport has; it is not in the table by now */
void lws_close_transport(struct lws *wsi);
/* the queue has drained, or the time is up: the next step of closing */
void lws_close_continue(struct lws *wsi);

/* phase.c: 0, or asserts in debug builds and returns -1 */
int lws_phase_move(struct lws *wsi, enum lws_phase to);

/* rx.c */
enum lws_keep lws_rx_turn(struct lws *wsi, short revents);
int lws_rx_has_work(const struct lws *wsi);

/* output.c */
/* send what is queued; KEEP also if some is left */
enum lws_keep lws_output_drain(struct lws *wsi);
int lws_output_pending(const struct lws *wsi);
/* the pieces from offset skip on wait for room */
enum lws_keep lws_output_queue(struct lws *wsi, const struct lws_plat_iov *iov,
			       unsigned int n, size_t skip);

/* turn.c */
void lws_turn_ready(struct lws *wsi, short revents);
void lws_turn_run(struct lws_context_per_thread *pt);
void lws_turn_forget(struct lws *wsi);
/* whoever waits in our place learns that connections have work */
void lws_turns_announce(struct lws_context_per_thread *pt);
/* lws_callback_on_writable() on the thread that services wsi; same results */
int lws_writeable_request(struct lws *wsi);
/* 1: others than the program have something to send, and may: not inside a
 * message of its */
int lws_turn_owes(const struct lws *wsi);
/* send it, while there is room */
enum lws_keep lws_turn_pay(struct lws *wsi);
/* 1: the caller is not the thread that services pt */
int lws_thread_is_foreign(const struct lws_context_per_thread *pt);

/* mailbox.c */
#define LWS_MAIL_WRITEABLE 1u
#define LWS_MAIL_CLOSE     2u
#define LWS_MAIL_HANDLE    4u /* handle.c has messages for it, or its end */
#define LWS_MAIL_RX_FLOW   8u /* lws_rx_flow_control(wsi, 1) */
#define LWS_MAIL_QUEUED    0x80u
void lws_mailbox_post(struct lws *wsi, uint8_t what);
void lws_mailbox_drain(struct lws_context_per_thread *pt);

/* handle.c */
/* what others have sent to it by handle, while there is room */
enum lws_keep lws_handle_deliver(struct lws *wsi);
/* nobody sends to it any more */
void lws_handle_end(struct lws *wsi);
void lws_handles_fini(struct lws_context_per_thread *pt);

/* water.c: its own queue has become longer or shorter */
void lws_water_changed(struct lws *wsi);

/* errand.c */
void lws_errands_run(struct lws_context_per_thread *pt);

/* others ask something of the thread: each pass looks, several times. Whoever
 * asks between a look and the wait has the wait ended. */
static inline int
lws_thread_is_asked(const struct lws_context_per_thread *pt)
{
	return atomic_load_explicit(&pt->mailbox, memory_order_relaxed) ||
	       atomic_load_explicit(&pt->errands, memory_order_relaxed) ||
	       atomic_load_explicit(&pt->cancelled, memory_order_relaxed);
}

/* thread.c */
int lws_thread_init(struct lws_context *cx, int tsi,
		    const struct lws_context_creation_info *info);
void lws_thread_fini(struct lws_context_per_thread *pt);
void lws_thread_wake(struct lws_context_per_thread *pt);
void lws_thread_close_wake(struct lws_context_per_thread *pt);
uint8_t *lws_thread_rx_buf(struct lws_context_per_thread *pt);

/* listen.c */
struct lws_listener {
	lws_dll2_t list; /* vh->threads[tsi].listeners */
	struct lws *wsi; /* NULL: not watched yet */
	int fd;          /* owned while there is no wsi */
};
/* 0; -1 the vhost cannot listen (said in the log) */
int lws_listen_start(struct lws_vhost *vh);
/* each thread that has sockets of the vhost looks after them: watches new ones,
 * and, when listening is over, hands them to another vhost of the same address
 * or closes them. What is another thread's comes there as an errand. */
void lws_listen_attend_all(struct lws_vhost *vh);
/* the part of the thread that calls */
void lws_listen_attend(struct lws_vhost *vh, struct lws_context_per_thread *pt);
/* the vhost was never seen by anybody: close all */
void lws_listen_undo(struct lws_vhost *vh);
/* what: there is no more of it, for the log; timed, or until resumed */
void lws_accept_pause(struct lws_context_per_thread *pt, const char *what);
void lws_accept_resume(struct lws_context_per_thread *pt);

/* proxied.c: the role begins when the PROXY header has been read; 0, or -1 out
 * of memory */
int lws_proxied_begin(struct lws *wsi, const struct lws_role_ops *role);

/* secure-*.c; no-secure*.c: a vhost that is given a certificate is refused,
 * and none serves TLS */
/* limits and defaults from info; 0, -1 no memory */
int lws_secure_context_init(struct lws_context *cx,
			    const struct lws_context_creation_info *info);
void lws_secure_context_fini(struct lws_context *cx);
/* TLS as info asks for it; 0, -1 said in the log */
int lws_secure_vhost_init(struct lws_vhost *vh,
			  const struct lws_context_creation_info *info);
void lws_secure_vhost_fini(struct lws_vhost *vh);
/* the handshake comes before the role; wsi has a descriptor and is not open
 * yet. 0, -1 said in the log */
int lws_secure_accept(struct lws *wsi, const struct lws_role_ops *role);
/* the same of one that is open; 0, -1: close */
int lws_secure_accept_open(struct lws *wsi, const struct lws_role_ops *role);
/* 1: as many connections or handshakes as info allows */
int lws_secure_full(const struct lws_context *cx);

/* vhost.c */
/* the first to which the wsi's of other vhosts fall back */
struct lws_vhost *lws_vhost_create(struct lws_context *cx,
				   const struct lws_context_creation_info *info,
				   const char *name);
void lws_vhost_bind_wsi(struct lws_vhost *vh, struct lws *wsi);
void lws_vhost_unbind_wsi(struct lws *wsi);
/* one more connection of a thread is the vhost's, or one less: the first holds
 * it, the last lets go */
void lws_vhost_join(struct lws_vhost_thread *vt);
void lws_vhost_leave(struct lws_vhost_thread *vt);
/* not found by others any more, but still bound */
void lws_vhost_hide_wsi(struct lws *wsi);
/* out of the list of the dying, and the caller's: one without connections */
struct lws_vhost *lws_vhost_take_dead(struct lws_context *cx);
/* what the sockets of its connections have in common; 0, or -1 with errno */
int lws_vhost_tune_socket(const struct lws_vhost *vh, int fd);
/* its connections are gone: PROTOCOL_DESTROY, finalize, free */
void lws_vhost_destroy_final(struct lws_vhost *vh);
/* one vhost comes or goes at a time; recursive */
void lws_coming_lock(struct lws_context *cx);
void lws_coming_unlock(struct lws_context *cx);
void lws_vhost_close_all(struct lws_vhost *vh);

static inline void
lws_vhost_lock(struct lws_vhost *vh)
{
	if (lws_has_threads(vh->cx))
		pthread_mutex_lock(&vh->lock);
}

static inline void
lws_vhost_unlock(struct lws_vhost *vh)
{
	if (lws_has_threads(vh->cx))
		pthread_mutex_unlock(&vh->lock);
}

/* for a moment, on the thread whose it is; who looks at another's, or calls
 * anybody meanwhile, has the vhost's lock already: so nobody who waits for one
 * of these is waited for */
static inline void
lws_vhost_thread_lock(struct lws_vhost_thread *vt)
{
	if (lws_has_threads(vt->vh->cx))
		pthread_mutex_lock(&vt->lock);
}

static inline void
lws_vhost_thread_unlock(struct lws_vhost_thread *vt)
{
	if (lws_has_threads(vt->vh->cx))
		pthread_mutex_unlock(&vt->lock);
}

/* protocol.c */
int lws_vhost_protocols_copy(struct lws_vhost *vh,
			     const struct lws_context_creation_info *info);
void lws_vhost_protocols_start(struct lws_vhost *vh);
void lws_vhost_protocols_stop(struct lws_vhost *vh);
void lws_vhost_protocols_free(struct lws_vhost *vh);
uint16_t lws_protocol_index(const struct lws_vhost *vh,
			    const struct lws_protocols *p);
/* DROP to what is bound, without unbinding: close callbacks still come */
void lws_protocol_drop(struct lws *wsi, const char *why);
/* unbind and free the user space, without callbacks */
void lws_protocol_forget(struct lws *wsi);
/* EVENT_WAIT_CANCELLED to everybody */
void lws_protocols_cancelled(struct lws_context_per_thread *pt);

/* a wsi that is none: good for context, vhost and protocol */
void lws_standin(struct lws *wsi, struct lws_context_per_thread *pt,
		 struct lws_vhost *vh, const struct lws_protocols *p);

/* service.c */
void lws_wake_all(struct lws_context *cx);

/* event-env.c: which event library the environment asks for; NULL: none. Not
 * asked by a process with others' rights */
const char *lws_event_loop_of_environment(void);

/* event-hook.c: cx->ev by the options or the environment; 0, or -1 said in
 * words */
int lws_event_loop_choose(struct lws_context *cx,
			  const struct lws_context_creation_info *info);

/* context-destroy.c */
/* whatever there is of it; nobody is inside */
void lws_context_take_apart(struct lws_context *cx);
int lws_context_destroy_step(struct lws_context *cx);
/* a foreign loop has let go of a connection: it may have been the last */
void lws_context_let_go(struct lws_context *cx);

/* states.c */
void lws_states_init(struct lws_context *cx,
		     const struct lws_context_creation_info *info);
void lws_states_end(struct lws_context *cx);
void lws_states_begin(struct lws_context *cx);
/* the program's notifiers may be used with another context */
void lws_states_fini(struct lws_context *cx);

/* attach.c */
void lws_attach_run(struct lws_context_per_thread *pt);
void lws_attach_drop(struct lws_context_per_thread *pt);

/* stdin.c */
void lws_stdin_fini(struct lws_context *cx);

/* blob.c */
void lws_blobs_destroy(struct lws_context *cx);

/* client.c */
/* a step of the way to the peer, while the phase is CONNECTING */
enum lws_keep lws_client_turn(struct lws *wsi, short revents);
/* its time is up: says so in words */
void lws_client_late(struct lws *wsi);
/* it closes: on the way there is nothing more, and the program hears of it if
 * it was not established */
void lws_client_ending(struct lws *wsi);
/* client-proxy.c: 0, or -1: out of memory, or malformed (said in the log) */
int lws_client_vhost_init(struct lws_vhost *vh,
			  const struct lws_context_creation_info *info);
void lws_client_vhost_fini(struct lws_vhost *vh);
/* lookup.c */
void lws_lookups_fini(struct lws_context *cx);

/* sul.c */
/* "never" is said with the largest of numbers: the sum stays there */
lws_usec_t lws_from_now(lws_usec_t us);

/* wsi-timeout.c */
void lws_timers_forget(struct lws *wsi);

/* peer-limits.c */
int lws_peers_init(struct lws_context *cx,
		   const struct lws_context_creation_info *info);
void lws_peers_fini(struct lws_context *cx);
/* 0 counted; -1 over the limit */
int lws_peer_count_wsi(struct lws *wsi, const struct sockaddr *sa);
void lws_peer_uncount_wsi(struct lws *wsi);

/* adopt-udp.c: peer NULL: answers go to who sent last. 0, -1 no memory */
int lws_udp_attach(struct lws *wsi, const lws_sockaddr46 *peer, int connected);

/* privileges.c */
int lws_privileges_resolve(struct lws_context *cx,
			   const struct lws_context_creation_info *info);
int lws_privileges_drop(struct lws_context *cx);

/* version.c: for the log line of a new context; cut to size */
void lws_feature_words(char *words, size_t size);

/* event-hook.c: what a foreign loop is told; harmless with our own */
int lws_ev_accept(struct lws *wsi);
void lws_ev_io(struct lws *wsi, unsigned int flags);
/* its descriptor is not watched any more, and may be closed */
void lws_ev_release(struct lws *wsi);
/* the same of one that will not be closed with the wsi, whether it was watched
 * or was about to be; who has been told already does nothing */
void lws_ev_forget(struct lws *wsi);
/* 1: what the loop has of from is of to now; 0: it has to be told */
int lws_ev_move(struct lws *from, struct lws *to);
/* a timer was queued: a loop that sleeps may have to wake for it */
void lws_ev_timer_added(struct lws_context_per_thread *pt);

/* plugins.c, or no-plugins.c: the event library of that name from a plugin,
 * which is never unloaded; NULL: there is none */
const lws_plugin_evlib_t *lws_evlib_load(const char *name);

#endif
