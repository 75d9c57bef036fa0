/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Backoff: how long to wait before trying again, and how long a connection may
 * be silent before it is checked and given up.
 */

#ifndef LWS_RETRY_H
#define LWS_RETRY_H

/** conceal_count: try for ever */
#define LWS_RETRY_CONCEAL_ALWAYS 65535

/** A policy; the memory stays the program's, and must outlive what uses it */
struct lws_retry_bo {
	/** milliseconds before each retry; the last one is repeated */
	const uint32_t *retry_ms_table;
	uint16_t retry_ms_table_count; /**< how many */
	/** retries before the failure is told */
	uint16_t conceal_count;
	/** seconds after which a silent connection is checked */
	uint16_t secs_since_valid_ping;
	/** seconds after which it is closed, more than the former; 0: never,
	 * and no checks either
	 */
	uint16_t secs_since_valid_hangup;
	/** up to so much is added at random, 0: 30 */
	uint8_t jitter_percent;
};

typedef struct lws_retry_bo lws_retry_bo_t;

/** lws_retry_get_delay_ms() - how long to wait before the next try
 * \param context: the context, or NULL
 * \param retry: the policy; NULL, or one without a table: 3000 ms
 * \param ctry: tries so far, one more on return, up to 65535
 * \param conceal: out, nonzero while there are retries left, always 0
 *	without a policy; may be NULL
 * \return milliseconds, jitter included
 */
LWS_VISIBLE LWS_EXTERN unsigned int
lws_retry_get_delay_ms(struct lws_context *context, const lws_retry_bo_t *retry,
		       uint16_t *ctry, char *conceal);

/** lws_retry_sul_schedule() - try again later
 * \param context: the context
 * \param tid: index of the service thread, from 0
 * \param sul: timer
 * \param retry: the policy
 * \param cb: called when it is time
 * \param ctry: tries so far, one more on return
 * \return 0 if sul is scheduled, 1 if there are no retries left
 */
LWS_VISIBLE LWS_EXTERN int lws_retry_sul_schedule(struct lws_context *context,
						  int tid,
						  lws_sorted_usec_list_t *sul,
						  const lws_retry_bo_t *retry,
						  sul_cb_t cb, uint16_t *ctry);

/** lws_retry_sul_schedule_retry_wsi() - try again later, by a connection's
 * policy
 * \param wsi: the connection that failed or closed; a retry-after it
 *	got is respected
 * \param sul: timer
 * \param cb: called when it is time
 * \param ctry: tries so far, one more on return
 * \return 0 if sul is scheduled, 1 if there are no retries left
 */
LWS_VISIBLE LWS_EXTERN int
lws_retry_sul_schedule_retry_wsi(struct lws *wsi, lws_sorted_usec_list_t *sul,
				 sul_cb_t cb, uint16_t *ctry);

#endif
