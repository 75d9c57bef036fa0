/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * State machines in which the parts of a system have a say before it moves on.
 */

#ifndef LWS_STATE_H
#define LWS_STATE_H

struct lws_state_manager;
struct lws_state_notify_link;

/** A state is about to change, or has changed
 * \param mgr: the state machine
 * \param link: the registration
 * \param current: the state it is in
 * \param target: the state it is to enter; the same as current when it
 *	has
 * \return before the change: 0 to agree, nonzero to hold it up, when
 *	the callee calls lws_state_transition_steps() later. After it the
 *	result is ignored
 */
typedef int (*lws_state_notify_t)(struct lws_state_manager *mgr,
				  struct lws_state_notify_link *link,
				  int current, int target);

/** A registration; the program's memory, zeroed, then set */
struct lws_state_notify_link {
	lws_dll2_t list; /**< links it while it is registered */
	/** called before and after each change */
	lws_state_notify_t notify_cb;
	const char *name; /**< for logs */
};

/** A state machine */
struct lws_state_manager {
	lws_dll2_owner_t notify_list; /**< registrations */
	struct lws_context *context;  /**< its context, or NULL */
	void *parent;                 /**< what it is the state of */
	/** class of the system messages that tell of changes, 0: none */
	lws_smd_class_t smd_class;
	const char **state_names; /**< names by state */
	const char *name;         /**< its own */
	int state;                /**< the state it is in */
};

typedef struct lws_state_notify_link lws_state_notify_link_t;
typedef struct lws_state_manager lws_state_manager_t;

#if defined(LWS_WITH_SYS_STATE)

/** lws_state_reg_notifier() - have a say
 * \param mgr: the state machine
 * \param nl: the registration, in use until it is deregistered. The
 *	last to register is asked first
 */
LWS_VISIBLE LWS_EXTERN void lws_state_reg_notifier(lws_state_manager_t *mgr,
						   lws_state_notify_link_t *nl);

/** lws_state_reg_deregister() - undo lws_state_reg_notifier()
 * \param nl: the registration
 */
LWS_VISIBLE LWS_EXTERN void
lws_state_reg_deregister(lws_state_notify_link_t *nl);

/** lws_state_reg_notifier_list() - several registrations
 * \param mgr: the state machine
 * \param nl: NULL-ended array of them, or NULL
 */
LWS_VISIBLE LWS_EXTERN void
lws_state_reg_notifier_list(lws_state_manager_t *mgr,
			    lws_state_notify_link_t *const *nl);

/** lws_state_transition_steps() - go on to a state, one by one
 * \param mgr: the state machine
 * \param target: the state; one that is behind is let pass
 * \return 0, whether it got there or was held up: mgr->state tells
 *
 * For each step all registrations are asked, the last registered first, until
 * one objects; if none does, all are told. They may deregister themselves and
 * start further transitions meanwhile.
 */
LWS_VISIBLE LWS_EXTERN int lws_state_transition_steps(lws_state_manager_t *mgr,
						      int target);

/** lws_state_transition() - go to a state at once
 * \param mgr: the state machine
 * \param target: the state, which may be behind
 * \return 0, whether it got there or was held up
 */
LWS_VISIBLE LWS_EXTERN int lws_state_transition(lws_state_manager_t *mgr,
						int target);

#endif

#endif
