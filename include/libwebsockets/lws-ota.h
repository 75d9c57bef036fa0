/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Firmware updates of devices: what a platform does to fetch, check, store and
 * boot them.
 */

#ifndef LWS_OTA_H
#define LWS_OTA_H

/** the firmware that runs is good */
#define LWSOTAFIN_OK 0

/** the firmware that runs is bad */
#define LWSOTAFIN_BAD 1

struct lws_ota;

/** How an update goes */
typedef enum {
	LWSOTARET_OK = 0,               /**< all is well */
	LWSOTARET_ONGOING = 1,          /**< it goes on */
	LWSOTARET_REJECTED = 2,         /**< it was refused */
	LWSOTARET_NOSLOT = 3,           /**< there is no room */
	LWSOTARET_UPDATE_AVAILABLE = 4, /**< there is one */
	LWSOTARET_PROGRESS = 5,         /**< so much is done */
	LWSOTARET_FAILED = 6,           /**< it failed */
	LWSOTARET_COMPLETED = 7,        /**< it is done */
} lws_ota_ret_t;

/** What is asked of the platform's worker */
typedef enum {
	LWS_OTA_ASYNC_START = 1,    /**< begin */
	LWS_OTA_ASYNC_WRITE = 2,    /**< write a piece */
	LWS_OTA_ASYNC_ABORT = 3,    /**< give up */
	LWS_OTA_ASYNC_FINALIZE = 4, /**< check it, and boot it next time */
} lws_ota_async_t;

/** What the platform knows an update by */
typedef void *lws_ota_process_t;

/** The platform's worker is done
 * \param ctx: the library's
 * \param r: how it went
 */
typedef void (*lws_ota_cb_t)(void *ctx, lws_ota_ret_t r);

/** What the platform does for updates */
typedef struct {
	/** make the worker; 0 if that worked */
	int (*ota_start)(struct lws_ota *g);
	/** ask it */
	void (*ota_queue)(struct lws_ota *g, lws_ota_async_t a);
	/** is the firmware that runs good? LWSOTAFIN_... */
	int (*ota_report_current)(struct lws_ota *g, int bad);
	/** how it goes, with percent */
	int (*ota_progress)(lws_ota_ret_t r, int percent);
	/** when the firmware was made; 0 if known */
	int (*ota_get_last_fw_unixtime)(uint64_t *fw_unixtime);
	/** seconds between looks for updates, 0: a day */
	int ota_periodic_check_secs;
} lws_ota_ops_t;

/** lws_ota_variant_name() - which firmware this is
 * \return its name, static
 */
LWS_VISIBLE LWS_EXTERN const char *lws_ota_variant_name(void);

/** lws_plat_ota_start() - lws_ota_ops_t.ota_start of the platform
 * \param g: the update
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_plat_ota_start(struct lws_ota *g);

/** lws_plat_ota_queue() - lws_ota_ops_t.ota_queue of the platform
 * \param g: the update
 * \param a: what is asked
 */
LWS_VISIBLE LWS_EXTERN void lws_plat_ota_queue(struct lws_ota *g,
					       lws_ota_async_t a);

/** lws_plat_ota_report_current() - lws_ota_ops_t.ota_report_current of the
 * platform
 * \param g: the update
 * \param bad: LWSOTAFIN_...
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_plat_ota_report_current(struct lws_ota *g,
						       int bad);

/** lws_plat_ota_get_last_fw_unixtime() - lws_ota_ops_t.ota_get_last_fw_unixtime
 * of the platform
 * \param fw_unixtime: out, seconds since 1970
 * \return 0, nonzero if that is not known
 */
LWS_VISIBLE LWS_EXTERN int
lws_plat_ota_get_last_fw_unixtime(uint64_t *fw_unixtime);

#endif
