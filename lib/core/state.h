/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What a state manager tells besides its notifiers; part of core's front
 * header.
 */
#ifndef LWS_CORE_STATE_H
#define LWS_CORE_STATE_H

struct lws_state_manager;

/** lws_state_announce_t - a manager has reached mgr->state
 * Called before the notifiers hear of it, for managers with an smd_class. */
typedef void (*lws_state_announce_t)(struct lws_state_manager *mgr);

/** lws_state_set_announce() - who tells the message bus
 * \param cb: NULL: nobody
 * There is one for the process; set at start, before any thread. */
void lws_state_set_announce(lws_state_announce_t cb);

/** lws_state_name() - the state in words
 * \return constant text, "?" for a state that the manager has no name for.
 * state_names has one for each state from 0 up and ends with NULL. */
const char *lws_state_name(const struct lws_state_manager *mgr, int state);

#endif
