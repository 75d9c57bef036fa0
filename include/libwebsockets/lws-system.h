/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The system the context lives in: its states from power up to running, blobs
 * of settings, DHCP, captive portals, and operations that the device provides.
 */

#ifndef LWS_SYSTEM_H
#define LWS_SYSTEM_H

/** not used */
#define LWSSYSGAUTH_HEX 1

struct lws_system_blob;
struct lws_attach_item;

/** Blobs of settings that a context keeps */
typedef enum {
	/** auth tokens, index 0 and 1 */
	LWS_SYSBLOB_TYPE_AUTH = 0,
	/** TLS client certificate */
	LWS_SYSBLOB_TYPE_CLIENT_CERT_DER = 2,
	LWS_SYSBLOB_TYPE_CLIENT_KEY_DER = 3,    /**< its key */
	LWS_SYSBLOB_TYPE_DEVICE_SERIAL = 4,     /**< serial number */
	LWS_SYSBLOB_TYPE_DEVICE_FW_VERSION = 5, /**< firmware version */
	LWS_SYSBLOB_TYPE_DEVICE_TYPE = 6,       /**< kind of device */
	LWS_SYSBLOB_TYPE_NTP_SERVER = 7,        /**< NTP server */
	LWS_SYSBLOB_TYPE_MQTT_CLIENT_ID = 8,    /**< MQTT client id */
	LWS_SYSBLOB_TYPE_MQTT_USERNAME = 9,     /**< MQTT user */
	LWS_SYSBLOB_TYPE_MQTT_PASSWORD = 10,    /**< MQTT password */
	/** key id and key, index 0 and 1 */
	LWS_SYSBLOB_TYPE_EXT_AUTH1 = 11,
	/** key id and key, index 0 and 1 */
	LWS_SYSBLOB_TYPE_EXT_AUTH2 = 13,
	/** key id and key, index 0 and 1 */
	LWS_SYSBLOB_TYPE_EXT_AUTH3 = 15,
	/** key id and key, index 0 and 1 */
	LWS_SYSBLOB_TYPE_EXT_AUTH4 = 17,
	/** the second of the last */
	LWS_SYSBLOB_TYPE_EXT_AUTH4_1 = 18,
	LWS_SYSBLOB_TYPE_COUNT = 19, /**< how many there are */
} lws_system_blob_item_t;

/** States of the system, in the order they are walked through; each can be held
 * up by a notifier
 */
typedef enum {
	/** before there is a context */
	LWS_SYSTATE_UNKNOWN = 0,
	LWS_SYSTATE_CONTEXT_CREATED = 1, /**< there is one */
	/** protocols may be initialised */
	LWS_SYSTATE_INITIALIZED = 2,
	/** arguments come from stdin */
	LWS_SYSTATE_COLLECTING_STDIN = 3,
	/** network interfaces are known */
	LWS_SYSTATE_IFACE_COLDPLUG = 4,
	LWS_SYSTATE_DHCP = 5, /**< there is an address */
	/** captive portal check before time is known */
	LWS_SYSTATE_CPD_PRE_TIME = 6,
	LWS_SYSTATE_TIME_VALID = 7, /**< the time is known */
	/** captive portal check with TLS */
	LWS_SYSTATE_CPD_POST_TIME = 8,
	/** the secure streams policy is there */
	LWS_SYSTATE_POLICY_VALID = 9,
	/** the device is registered */
	LWS_SYSTATE_REGISTERED = 10,
	LWS_SYSTATE_AUTH1 = 11, /**< it has auth token 1 */
	LWS_SYSTATE_AUTH2 = 12, /**< it has auth token 2 */
	/** updates at the start */
	LWS_SYSTATE_ONE_TIME_UPDATES = 13,
	LWS_SYSTATE_OPERATIONAL = 14, /**< all is well */
	/** the policy is being replaced */
	LWS_SYSTATE_POLICY_INVALID = 15,
	/** the context is going */
	LWS_SYSTATE_CONTEXT_DESTROYING = 16,
	/** all others make way for an update */
	LWS_SYSTATE_AWAITING_MODAL_UPDATING = 17,
	LWS_SYSTATE_MODAL_UPDATING = 18, /**< it is under way */
} lws_system_states_t;

/** What the captive portal check found */
typedef enum {
	LWS_CPD_UNKNOWN = 0,        /**< nothing yet */
	LWS_CPD_INTERNET_OK = 1,    /**< the internet */
	LWS_CPD_CAPTIVE_PORTAL = 2, /**< a captive portal */
	LWS_CPD_NO_INTERNET = 3,    /**< neither */
} lws_cpd_result_t;

/** Indexes into nums and sa46 of lws_dhcpc_ifstate_t */
enum {
	LWSDH_IPV4_SUBNET_MASK = 0, /**< nums: netmask */
	LWSDH_IPV4_BROADCAST = 1,   /**< nums: broadcast address */
	LWSDH_LEASE_SECS = 2,       /**< nums: seconds of the lease */
	LWSDH_REBINDING_SECS = 3,   /**< nums: seconds to rebinding */
	LWSDH_RENEWAL_SECS = 4,     /**< nums: seconds to renewal */
	_LWSDH_NUMS_COUNT = 5,      /**< how many nums */
	LWSDH_SA46_IP = 0,          /**< sa46: our address */
	LWSDH_SA46_DNS_SRV_1 = 1,   /**< sa46: DNS server */
	LWSDH_SA46_DNS_SRV_2 = 2,   /**< sa46: DNS server */
	LWSDH_SA46_DNS_SRV_3 = 3,   /**< sa46: DNS server */
	LWSDH_SA46_DNS_SRV_4 = 4,   /**< sa46: DNS server */
	LWSDH_SA46_IPV4_ROUTER = 5, /**< sa46: router */
	LWSDH_SA46_NTP_SERVER = 6,  /**< sa46: NTP server */
	LWSDH_SA46_DHCP_SERVER = 7, /**< sa46: who gave all this */
	_LWSDH_SA46_COUNT = 8,      /**< how many sa46 */
};

/** Flags of lws_system_adopt_stdin() */
enum {
	/** words that come are arguments of the program */
	LWS_SAS_FLAG__APPEND_COMMANDLINE = 1 << 0,
};

typedef struct lws_system_blob lws_system_blob_t;
/** Called on the service thread
 * \param context: the context
 * \param tsi: index of the service thread, from 0
 * \param opaque: the program's
 */
typedef void (*lws_attach_cb_t)(struct lws_context *context, int tsi,
				void *opaque);

typedef struct lws_dhcpc_ifstate lws_dhcpc_ifstate_t;
/** An interface has got its address
 * \param opaque: the program's
 * \param is: what DHCP said
 * \return 0
 */
typedef int (*dhcpc_cb_t)(void *opaque, lws_dhcpc_ifstate_t *is);

/** What the device provides; NULL for what it doesn't */
struct lws_system_ops {
	int (*reboot)(void); /**< start the device again */
	/** set the time, microseconds since 1970 */
	int (*set_clock)(lws_usec_t us);
	/** __lws_system_attach() under a lock, so that it may be called from
	 * other threads
	 */
	int (*attach)(struct lws_context *context, int tsi, lws_attach_cb_t cb,
		      lws_system_states_t state, void *opaque,
		      struct lws_attach_item **get);
	/** start the check; it ends in lws_system_cpd_set() */
	int (*captive_portal_detect_request)(struct lws_context *context);
	/** take a metric's report; nonzero: begin it anew */
	int (*metric_report)(lws_metric_pub_t *metric);
	/** find the CA with this subject key identifier; it goes to
	 * lws_tls_jit_trust_got_cert_cb() with the last argument
	 */
	int (*jit_trust_query)(struct lws_context *cx, const uint8_t *skid,
			       size_t skid_len, void *got_opaque);
	/** bytes from stdin; NULL and 0 when it is closed */
	int (*stdin_rx)(struct lws_context *cx, const char *buf, size_t len);
	lws_ota_ops_t ota_ops;    /**< firmware updates */
	uint32_t wake_latency_us; /**< how long it takes to wake up */
};

/** What DHCP said about an interface (RFC 2132) */
struct lws_dhcpc_ifstate {
	char ifname[16];        /**< the interface */
	char domain[64];        /**< domain name */
	uint8_t mac[6];         /**< its hardware address */
	uint32_t nums[5];       /**< by LWSDH_... */
	lws_sockaddr46 sa46[8]; /**< by LWSDH_SA46_... */
};

typedef struct lws_system_ops lws_system_ops_t;

/** lws_system_blob_direct_set() - let a blob be memory of the program
 * \param b: the blob
 * \param ptr: the memory, which must stay
 * \param len: bytes of it
 */
LWS_VISIBLE LWS_EXTERN void lws_system_blob_direct_set(lws_system_blob_t *b,
						       const uint8_t *ptr,
						       size_t len);

/** lws_system_blob_heap_empty() - a blob becomes empty
 * \param b: the blob
 */
LWS_VISIBLE LWS_EXTERN void lws_system_blob_heap_empty(lws_system_blob_t *b);

/** lws_system_blob_heap_append() - add bytes to a blob
 * \param b: the blob
 * \param ptr: the bytes, copied
 * \param len: how many
 * \return 0, or -1 if memory is short
 */
LWS_VISIBLE LWS_EXTERN int lws_system_blob_heap_append(lws_system_blob_t *b,
						       const uint8_t *ptr,
						       size_t len);

/** lws_system_blob_get_size() - length of a blob
 * \param b: the blob
 * \return bytes
 */
LWS_VISIBLE LWS_EXTERN size_t lws_system_blob_get_size(lws_system_blob_t *b);

/** lws_system_blob_get_single_ptr() - where a blob is
 * \param b: the blob
 * \param ptr: out, its bytes, the blob's
 * \return 0, or -1 if it is empty or in several parts
 */
LWS_VISIBLE LWS_EXTERN int lws_system_blob_get_single_ptr(lws_system_blob_t *b,
							  const uint8_t **ptr);

/** lws_system_blob_get() - copy from a blob
 * \param b: the blob
 * \param ptr: gets the bytes
 * \param len: how many at most; out, how many
 * \param ofs: where to begin
 * \return 0, nonzero if there is nothing there, when len is 0
 */
LWS_VISIBLE LWS_EXTERN int lws_system_blob_get(lws_system_blob_t *b,
					       uint8_t *ptr, size_t *len,
					       size_t ofs);

/** lws_system_blob_destroy() - free what a blob allocated
 * \param b: the blob
 */
LWS_VISIBLE LWS_EXTERN void lws_system_blob_destroy(lws_system_blob_t *b);

/** lws_system_get_blob() - blob of a context
 * \param context: the context
 * \param type: which
 * \param idx: which of several, from 0
 * \return the blob, which lives as long as the context; NULL if there
 *	is no such index
 */
LWS_VISIBLE LWS_EXTERN lws_system_blob_t *
lws_system_get_blob(struct lws_context *context, lws_system_blob_item_t type,
		    int idx);

/** lws_tls_jit_trust_got_cert_cb() - answer to jit_trust_query
 * \param cx: the context
 * \param got_opaque: last argument of the query
 * \param skid: subject key identifier
 * \param skid_len: bytes of it
 * \param der: the certificate, copied; NULL if there is none
 * \param der_len: bytes of it
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int
lws_tls_jit_trust_got_cert_cb(struct lws_context *cx, void *got_opaque,
			      const uint8_t *skid, size_t skid_len,
			      const uint8_t *der, size_t der_len);

#if defined(LWS_WITH_SYS_STATE)
/** lws_system_get_state_manager() - the system's state machine
 * \param context: the context
 * \return the state machine, the context's
 */
LWS_VISIBLE LWS_EXTERN lws_state_manager_t *
lws_system_get_state_manager(struct lws_context *context);

#endif

/** lws_system_get_ops() - what the device provides
 * \param context: the context
 * \return info.system_ops, or NULL
 */
LWS_VISIBLE LWS_EXTERN const lws_system_ops_t *
lws_system_get_ops(struct lws_context *context);

#if defined(LWS_WITH_SYS_STATE)
/** lws_system_context_from_system_mgr() - context of a system's state machine
 * \param mgr: the state machine
 * \return its context
 */
LWS_VISIBLE LWS_EXTERN struct lws_context *
lws_system_context_from_system_mgr(lws_state_manager_t *mgr);

#endif

/** __lws_system_attach() - call back on the service thread in a certain state
 * \param context: the context
 * \param tsi: index of the service thread, from 0
 * \param cb: called once the state is reached; NULL to ask
 * \param state: the state
 * \param opaque: argument of cb
 * \param get: NULL to add; otherwise out, what is next
 * \return 0, or 1 if memory is short
 *
 * Takes no lock: from other threads use lws_system_ops.attach.
 */
LWS_VISIBLE LWS_EXTERN int __lws_system_attach(struct lws_context *context,
					       int tsi, lws_attach_cb_t cb,
					       lws_system_states_t state,
					       void *opaque,
					       struct lws_attach_item **get);

#if defined(LWS_WITH_NETWORK)
/** lws_dhcpc_request() - get an address for an interface (RFC 2131)
 * \param c: the context
 * \param i: the interface
 * \param af: AF_INET
 * \param cb: called when it has one
 * \param opaque: argument of cb
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_dhcpc_request(struct lws_context *c,
					     const char *i, int af,
					     dhcpc_cb_t cb, void *opaque);

/** lws_dhcpc_remove() - no more DHCP for an interface
 * \param context: the context
 * \param iface: the interface
 * \return 0, nonzero if there was none
 */
LWS_VISIBLE LWS_EXTERN int lws_dhcpc_remove(struct lws_context *context,
					    const char *iface);

/** lws_dhcpc_status() - does any interface have an address by DHCP?
 * \param context: the context
 * \param sa46: out, its DNS server; may be NULL
 * \return nonzero if so
 */
LWS_VISIBLE LWS_EXTERN int lws_dhcpc_status(struct lws_context *context,
					    lws_sockaddr46 *sa46);

/** lws_system_cpd_start() - check for a captive portal
 * \param context: the context
 * \return 0, nonzero if the device can't
 */
LWS_VISIBLE LWS_EXTERN int lws_system_cpd_start(struct lws_context *context);

/** lws_system_cpd_start_defer() - check for a captive portal later
 * \param cx: the context
 * \param defer_us: how much
 */
LWS_VISIBLE LWS_EXTERN void lws_system_cpd_start_defer(struct lws_context *cx,
						       lws_usec_t defer_us);

/** lws_system_cpd_set() - the check is done
 * \param context: the context
 * \param result: what it found; later ones are ignored until the next
 *	check
 */
LWS_VISIBLE LWS_EXTERN void lws_system_cpd_set(struct lws_context *context,
					       lws_cpd_result_t result);

/** lws_system_cpd_state_get() - what the check found
 * \param context: the context
 * \return that
 */
LWS_VISIBLE LWS_EXTERN lws_cpd_result_t
lws_system_cpd_state_get(struct lws_context *context);

/** lws_system_adopt_stdin() - stdin joins the loop
 * \param cx: the context
 * \param flags: LWS_SAS_FLAG_...; without it goes to
 *	lws_system_ops.stdin_rx
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_system_adopt_stdin(struct lws_context *cx,
						  unsigned int flags);

#endif

#endif
