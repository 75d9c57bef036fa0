/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Network devices of embedded systems, WiFi above all: credentials, scanning,
 * connecting.
 */

#ifndef LWS_NETDEV_H
#define LWS_NETDEV_H

#define LWS_WIFI_MAX_SCAN_TRACK 16
#define LWS_ETH_ALEN            6

struct lws_netdev_instance;

typedef enum {
	LWSNDTYP_UNKNOWN = 0,
	LWSNDTYP_WIFI = 1,
	LWSNDTYP_ETH = 2,
} lws_netdev_type_t;

enum {
	LNDIW_ALG_OPEN = 0,
	LNDIW_ALG_WPA2 = 1,
	LNDIW_MODE_STA = 1,
	LNDIW_MODE_AP = 2,
	LNDIW_UP = 128,
	LNDIW_ACQ_IPv4 = 1,
	LNDIW_ACQ_IPv6 = 2,
};

typedef enum {
	LWSNDVWIFI_STATE_INITIAL = 0,
	LWSNDVWIFI_STATE_SCAN = 1,
	LWSNDVWIFI_STATE_AP = 2,
	LWSNDVWIFI_STATE_AP_SCAN = 3,
	LWSNDVWIFI_STATE_STAT_GRP_AP = 4,
	LWSNDVWIFI_STATE_STAT_GRP_AP_SCAN = 5,
	LWSNDVWIFI_STATE_STAT = 6,
	LWSNDVWIFI_STATE_STAT_HAPPY = 7,
} lws_netdev_wifi_state_t;

typedef uint8_t lws_wifi_ch_t;
typedef int8_t lws_wifi_rssi_t;

struct lws_netdev_config {
	void *plat_config;
};

typedef struct lws_netdev_config lws_netdev_config_t;

struct lws_netdev_ops {
	struct lws_netdev_instance *(*create)(struct lws_context *,
					      const struct lws_netdev_ops *,
					      const char *, void *);
	int (*configure)(struct lws_netdev_instance *, lws_netdev_config_t *);
	int (*up)(struct lws_netdev_instance *);
	int (*down)(struct lws_netdev_instance *);
	int (*event)(struct lws_netdev_instance *, lws_usec_t, void *, size_t);
	void (*destroy)(struct lws_netdev_instance **);
	int (*connect)(struct lws_netdev_instance *, const char *, const char *,
		       uint8_t *);
	void (*scan)(struct lws_netdev_instance *);
};

struct lws_netdevs {
	lws_dll2_owner_t owner;
	lws_dll2_owner_t owner_creds;
	struct lwsac *ac_creds;
	lws_settings_instance_t *si;
	lws_sockaddr46 sa46_dns_resolver;
	uint8_t refcount_creds;
};

typedef struct lws_netdev_ops lws_netdev_ops_t;

struct lws_netdev_instance {
	const char *name;
	const lws_netdev_ops_t *ops;
	void *platinfo;
	lws_dll2_t list;
	uint8_t mac[LWS_ETH_ALEN];
	uint8_t type;
};

struct lws_wifi_creds {
	lws_dll2_t list;
	uint8_t bssid[LWS_ETH_ALEN];
	char passphrase[64];
	char ssid[33];
	uint8_t alg;
};

typedef struct lws_netdev_instance lws_netdev_instance_t;
typedef struct lws_wifi_creds lws_wifi_creds_t;

struct lws_netdev_instance_wifi {
	lws_netdev_instance_t inst;
	lws_dll2_owner_t scan;
	lws_sorted_usec_list_t sul_scan;
	lws_wifi_creds_t *ap_cred;
	const char *ap_ip;
	const char *sta_ads;
	char current_attempt_ssid[33];
	uint8_t current_attempt_bssid[LWS_ETH_ALEN];
	uint8_t flags;
	uint8_t state;
};

struct lws_wifi_sta {
	lws_dll2_t list;
	uint32_t last_seen;
	uint32_t last_tried;
	uint8_t bssid[LWS_ETH_ALEN];
	char *ssid;
	uint8_t ssid_len;
	lws_wifi_ch_t ch;
	lws_wifi_rssi_t rssi[8];
	int16_t rssi_avg;
	uint8_t authmode;
	uint8_t rssi_count;
	uint8_t rssi_next;
};

typedef struct lws_netdevs lws_netdevs_t;
typedef struct lws_netdev_instance_wifi lws_netdev_instance_wifi_t;
typedef struct lws_wifi_sta lws_wifi_sta_t;
#if defined(LWS_WITH_NETWORK)

LWS_VISIBLE LWS_EXTERN lws_netdevs_t *
lws_netdevs_from_ctx(struct lws_context *ctx);

LWS_VISIBLE LWS_EXTERN int
lws_netdev_credentials_settings_set(lws_netdevs_t *nds);

LWS_VISIBLE LWS_EXTERN int
lws_netdev_credentials_settings_get(lws_netdevs_t *nds);

LWS_VISIBLE LWS_EXTERN struct lws_netdev_instance *
lws_netdev_wifi_create_plat(struct lws_context *ctx,
			    const lws_netdev_ops_t *ops, const char *name,
			    void *platinfo);

LWS_VISIBLE LWS_EXTERN int
lws_netdev_wifi_configure_plat(struct lws_netdev_instance *nd,
			       lws_netdev_config_t *config);

LWS_VISIBLE LWS_EXTERN int
lws_netdev_wifi_event_plat(struct lws_netdev_instance *nd, lws_usec_t timestamp,
			   void *buf, size_t len);

LWS_VISIBLE LWS_EXTERN int
lws_netdev_wifi_up_plat(struct lws_netdev_instance *nd);

LWS_VISIBLE LWS_EXTERN int
lws_netdev_wifi_down_plat(struct lws_netdev_instance *nd);

LWS_VISIBLE LWS_EXTERN void
lws_netdev_wifi_destroy_plat(struct lws_netdev_instance **pnd);

LWS_VISIBLE LWS_EXTERN void
lws_netdev_wifi_scan_plat(lws_netdev_instance_t *nd);

LWS_VISIBLE LWS_EXTERN int
lws_netdev_wifi_connect_plat(lws_netdev_instance_t *wnd, const char *ssid,
			     const char *passphrase, uint8_t *bssid);

LWS_VISIBLE LWS_EXTERN lws_netdev_instance_t *
lws_netdev_find(lws_netdevs_t *netdevs, const char *ifname);

LWS_VISIBLE LWS_EXTERN int lws_netdev_plat_init(void);

LWS_VISIBLE LWS_EXTERN int lws_netdev_plat_wifi_init(void);

#endif

/** mean signal strength of a lws_wifi_sta_t *, -200 if it has no samples */
#define rssi_averaged(_x)                                                      \
	((_x)->rssi_count ? ((_x)->rssi_avg / (_x)->rssi_count) : -200)

/** the members of a lws_netdev_ops_t for the platform's WiFi */
#define lws_netdev_wifi_plat_ops                                               \
	.create = lws_netdev_wifi_create_plat,                                 \
	.configure = lws_netdev_wifi_configure_plat,                           \
	.event = lws_netdev_wifi_event_plat, .up = lws_netdev_wifi_up_plat,    \
	.down = lws_netdev_wifi_down_plat,                                     \
	.connect = lws_netdev_wifi_connect_plat,                               \
	.scan = lws_netdev_wifi_scan_plat,                                     \
	.destroy = lws_netdev_wifi_destroy_plat

#endif
