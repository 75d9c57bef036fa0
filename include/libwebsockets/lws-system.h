/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The system the context lives in: its states from power up to running, blobs
 * of settings, DHCP, captive portals, and operations that the device provides.
 */

#ifndef LWS_SYSTEM_H
#define LWS_SYSTEM_H

#define LWSSYSGAUTH_HEX 1

struct lws_system_blob;
struct lws_attach_item;

typedef enum {
	LWS_SYSBLOB_TYPE_AUTH = 0,
	LWS_SYSBLOB_TYPE_CLIENT_CERT_DER = 2,
	LWS_SYSBLOB_TYPE_CLIENT_KEY_DER = 3,
	LWS_SYSBLOB_TYPE_DEVICE_SERIAL = 4,
	LWS_SYSBLOB_TYPE_DEVICE_FW_VERSION = 5,
	LWS_SYSBLOB_TYPE_DEVICE_TYPE = 6,
	LWS_SYSBLOB_TYPE_NTP_SERVER = 7,
	LWS_SYSBLOB_TYPE_MQTT_CLIENT_ID = 8,
	LWS_SYSBLOB_TYPE_MQTT_USERNAME = 9,
	LWS_SYSBLOB_TYPE_MQTT_PASSWORD = 10,
	LWS_SYSBLOB_TYPE_EXT_AUTH1 = 11,
	LWS_SYSBLOB_TYPE_EXT_AUTH2 = 13,
	LWS_SYSBLOB_TYPE_EXT_AUTH3 = 15,
	LWS_SYSBLOB_TYPE_EXT_AUTH4 = 17,
	LWS_SYSBLOB_TYPE_EXT_AUTH4_1 = 18,
	LWS_SYSBLOB_TYPE_COUNT = 19,
} lws_system_blob_item_t;

typedef enum {
	LWS_SYSTATE_UNKNOWN = 0,
	LWS_SYSTATE_CONTEXT_CREATED = 1,
	LWS_SYSTATE_INITIALIZED = 2,
	LWS_SYSTATE_COLLECTING_STDIN = 3,
	LWS_SYSTATE_IFACE_COLDPLUG = 4,
	LWS_SYSTATE_DHCP = 5,
	LWS_SYSTATE_CPD_PRE_TIME = 6,
	LWS_SYSTATE_TIME_VALID = 7,
	LWS_SYSTATE_CPD_POST_TIME = 8,
	LWS_SYSTATE_POLICY_VALID = 9,
	LWS_SYSTATE_REGISTERED = 10,
	LWS_SYSTATE_AUTH1 = 11,
	LWS_SYSTATE_AUTH2 = 12,
	LWS_SYSTATE_ONE_TIME_UPDATES = 13,
	LWS_SYSTATE_OPERATIONAL = 14,
	LWS_SYSTATE_POLICY_INVALID = 15,
	LWS_SYSTATE_CONTEXT_DESTROYING = 16,
	LWS_SYSTATE_AWAITING_MODAL_UPDATING = 17,
	LWS_SYSTATE_MODAL_UPDATING = 18,
} lws_system_states_t;

typedef enum {
	LWS_CPD_UNKNOWN = 0,
	LWS_CPD_INTERNET_OK = 1,
	LWS_CPD_CAPTIVE_PORTAL = 2,
	LWS_CPD_NO_INTERNET = 3,
} lws_cpd_result_t;

enum {
	LWSDH_IPV4_SUBNET_MASK = 0,
	LWSDH_IPV4_BROADCAST = 1,
	LWSDH_LEASE_SECS = 2,
	LWSDH_REBINDING_SECS = 3,
	LWSDH_RENEWAL_SECS = 4,
	_LWSDH_NUMS_COUNT = 5,
	LWSDH_SA46_IP = 0,
	LWSDH_SA46_DNS_SRV_1 = 1,
	LWSDH_SA46_DNS_SRV_2 = 2,
	LWSDH_SA46_DNS_SRV_3 = 3,
	LWSDH_SA46_DNS_SRV_4 = 4,
	LWSDH_SA46_IPV4_ROUTER = 5,
	LWSDH_SA46_NTP_SERVER = 6,
	LWSDH_SA46_DHCP_SERVER = 7,
	_LWSDH_SA46_COUNT = 8,
};

enum {
	LWS_SAS_FLAG__APPEND_COMMANDLINE = 1,
};

typedef struct lws_system_blob lws_system_blob_t;
typedef void (*lws_attach_cb_t)(struct lws_context *context, int tsi,
				void *opaque);

typedef struct lws_dhcpc_ifstate lws_dhcpc_ifstate_t;
typedef int (*dhcpc_cb_t)(void *opaque, lws_dhcpc_ifstate_t *is);

struct lws_system_ops {
	int (*reboot)(void);
	int (*set_clock)(lws_usec_t);
	int (*attach)(struct lws_context *, int, lws_attach_cb_t,
		      lws_system_states_t, void *, struct lws_attach_item **);
	int (*captive_portal_detect_request)(struct lws_context *);
	int (*metric_report)(lws_metric_pub_t *);
	int (*jit_trust_query)(struct lws_context *, const uint8_t *, size_t,
			       void *);
	int (*stdin_rx)(struct lws_context *, const char *, size_t);
	lws_ota_ops_t ota_ops;
	uint32_t wake_latency_us;
};

struct lws_dhcpc_ifstate {
	char ifname[16];
	char domain[64];
	uint8_t mac[6];
	uint32_t nums[5];
	lws_sockaddr46 sa46[8];
};

typedef struct lws_system_ops lws_system_ops_t;
LWS_VISIBLE LWS_EXTERN void lws_system_blob_direct_set(lws_system_blob_t *b,
						       const uint8_t *ptr,
						       size_t len);

LWS_VISIBLE LWS_EXTERN void lws_system_blob_heap_empty(lws_system_blob_t *b);

LWS_VISIBLE LWS_EXTERN int lws_system_blob_heap_append(lws_system_blob_t *b,
						       const uint8_t *ptr,
						       size_t len);

LWS_VISIBLE LWS_EXTERN size_t lws_system_blob_get_size(lws_system_blob_t *b);

LWS_VISIBLE LWS_EXTERN int lws_system_blob_get_single_ptr(lws_system_blob_t *b,
							  const uint8_t **ptr);

LWS_VISIBLE LWS_EXTERN int lws_system_blob_get(lws_system_blob_t *b,
					       uint8_t *ptr, size_t *len,
					       size_t ofs);

LWS_VISIBLE LWS_EXTERN void lws_system_blob_destroy(lws_system_blob_t *b);

LWS_VISIBLE LWS_EXTERN lws_system_blob_t *
lws_system_get_blob(struct lws_context *context, lws_system_blob_item_t type,
		    int idx);

LWS_VISIBLE LWS_EXTERN int
lws_tls_jit_trust_got_cert_cb(struct lws_context *cx, void *got_opaque,
			      const uint8_t *skid, size_t skid_len,
			      const uint8_t *der, size_t der_len);

#if defined(LWS_WITH_SYS_STATE)
LWS_VISIBLE LWS_EXTERN lws_state_manager_t *
lws_system_get_state_manager(struct lws_context *context);

#endif

LWS_VISIBLE LWS_EXTERN const lws_system_ops_t *
lws_system_get_ops(struct lws_context *context);

#if defined(LWS_WITH_SYS_STATE)
LWS_VISIBLE LWS_EXTERN struct lws_context *
lws_system_context_from_system_mgr(lws_state_manager_t *mgr);

#endif

LWS_VISIBLE LWS_EXTERN int __lws_system_attach(struct lws_context *context,
					       int tsi, lws_attach_cb_t cb,
					       lws_system_states_t state,
					       void *opaque,
					       struct lws_attach_item **get);

#if defined(LWS_WITH_NETWORK)
LWS_VISIBLE LWS_EXTERN int lws_dhcpc_request(struct lws_context *c,
					     const char *i, int af,
					     dhcpc_cb_t cb, void *opaque);

LWS_VISIBLE LWS_EXTERN int lws_dhcpc_remove(struct lws_context *context,
					    const char *iface);

LWS_VISIBLE LWS_EXTERN int lws_dhcpc_status(struct lws_context *context,
					    lws_sockaddr46 *sa46);

LWS_VISIBLE LWS_EXTERN int lws_system_cpd_start(struct lws_context *context);

LWS_VISIBLE LWS_EXTERN void lws_system_cpd_start_defer(struct lws_context *cx,
						       lws_usec_t defer_us);

LWS_VISIBLE LWS_EXTERN void lws_system_cpd_set(struct lws_context *context,
					       lws_cpd_result_t result);

LWS_VISIBLE LWS_EXTERN lws_cpd_result_t
lws_system_cpd_state_get(struct lws_context *context);

LWS_VISIBLE LWS_EXTERN int lws_system_adopt_stdin(struct lws_context *cx,
						  unsigned int flags);

#endif

#endif
