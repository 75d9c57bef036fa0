/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Firmware updates of devices: what a platform does to fetch, check, store and
 * boot them.
 */

#ifndef LWS_OTA_H
#define LWS_OTA_H

#define LWSOTAFIN_OK  0
#define LWSOTAFIN_BAD 1

struct lws_ota;

typedef enum {
	LWSOTARET_OK = 0,
	LWSOTARET_ONGOING = 1,
	LWSOTARET_REJECTED = 2,
	LWSOTARET_NOSLOT = 3,
	LWSOTARET_UPDATE_AVAILABLE = 4,
	LWSOTARET_PROGRESS = 5,
	LWSOTARET_FAILED = 6,
	LWSOTARET_COMPLETED = 7,
} lws_ota_ret_t;

typedef enum {
	LWS_OTA_ASYNC_START = 1,
	LWS_OTA_ASYNC_WRITE = 2,
	LWS_OTA_ASYNC_ABORT = 3,
	LWS_OTA_ASYNC_FINALIZE = 4,
} lws_ota_async_t;

typedef void *lws_ota_process_t;
typedef void (*lws_ota_cb_t)(void *ctx, lws_ota_ret_t r);

typedef struct {
	int (*ota_start)(struct lws_ota *);
	void (*ota_queue)(struct lws_ota *, lws_ota_async_t);
	int (*ota_report_current)(struct lws_ota *, int);
	int (*ota_progress)(lws_ota_ret_t, int);
	int (*ota_get_last_fw_unixtime)(uint64_t *);
	int ota_periodic_check_secs;
} lws_ota_ops_t;

LWS_VISIBLE LWS_EXTERN const char *lws_ota_variant_name(void);

LWS_VISIBLE LWS_EXTERN int lws_plat_ota_start(struct lws_ota *g);

LWS_VISIBLE LWS_EXTERN void lws_plat_ota_queue(struct lws_ota *g,
					       lws_ota_async_t a);

LWS_VISIBLE LWS_EXTERN int lws_plat_ota_report_current(struct lws_ota *g,
						       int bad);

LWS_VISIBLE LWS_EXTERN int
lws_plat_ota_get_last_fw_unixtime(uint64_t *fw_unixtime);

#endif
