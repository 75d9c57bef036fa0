/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * State machines in which the parts of a system have a say before it moves on.
 */

#ifndef LWS_STATE_H
#define LWS_STATE_H

struct lws_state_manager;
struct lws_state_notify_link;

typedef int (*lws_state_notify_t)(struct lws_state_manager *mgr,
				  struct lws_state_notify_link *link,
				  int current, int target);

struct lws_state_notify_link {
	lws_dll2_t list;
	lws_state_notify_t notify_cb;
	const char *name;
};

struct lws_state_manager {
	lws_dll2_owner_t notify_list;
	struct lws_context *context;
	void *parent;
	lws_smd_class_t smd_class;
	const char **state_names;
	const char *name;
	int state;
};

typedef struct lws_state_notify_link lws_state_notify_link_t;
typedef struct lws_state_manager lws_state_manager_t;
#if defined(LWS_WITH_SYS_STATE)

LWS_VISIBLE LWS_EXTERN void lws_state_reg_notifier(lws_state_manager_t *mgr,
						   lws_state_notify_link_t *nl);

LWS_VISIBLE LWS_EXTERN void
lws_state_reg_deregister(lws_state_notify_link_t *nl);

LWS_VISIBLE LWS_EXTERN void
lws_state_reg_notifier_list(lws_state_manager_t *mgr,
			    lws_state_notify_link_t *const *nl);

LWS_VISIBLE LWS_EXTERN int lws_state_transition_steps(lws_state_manager_t *mgr,
						      int target);

LWS_VISIBLE LWS_EXTERN int lws_state_transition(lws_state_manager_t *mgr,
						int target);

#endif

#endif
