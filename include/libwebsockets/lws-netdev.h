/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Network devices of embedded systems, WiFi above all: credentials, scanning,
 * connecting.
 */

#ifndef LWS_NETDEV_H
#define LWS_NETDEV_H

/** access points that are remembered */
#define LWS_WIFI_MAX_SCAN_TRACK 16

/** bytes of a hardware address */
#define LWS_ETH_ALEN 6

struct lws_netdev_instance;

/** Kinds of devices */
typedef enum {
	LWSNDTYP_UNKNOWN = 0, /**< not known */
	LWSNDTYP_WIFI = 1,    /**< WiFi */
	LWSNDTYP_ETH = 2,     /**< Ethernet */
} lws_netdev_type_t;

/** Authentication, flags and addresses of WiFi devices */
enum {
	LNDIW_ALG_OPEN = 0,      /**< authentication: none */
	LNDIW_ALG_WPA2 = 1,      /**< authentication: WPA2 */
	LNDIW_MODE_STA = 1 << 0, /**< flag: it is a station */
	LNDIW_MODE_AP = 1 << 1,  /**< flag: it is an access point */
	LNDIW_UP = 1 << 7,       /**< flag: it is up */
	LNDIW_ACQ_IPv4 = 1 << 0, /**< it has an IPv4 address */
	LNDIW_ACQ_IPv6 = 1 << 1, /**< it has an IPv6 address */
};

/** What a WiFi device does */
typedef enum {
	LWSNDVWIFI_STATE_INITIAL = 0, /**< nothing yet */
	/** looks for access points */
	LWSNDVWIFI_STATE_SCAN = 1,
	LWSNDVWIFI_STATE_AP = 2, /**< is one */
	/** is one and looks for others */
	LWSNDVWIFI_STATE_AP_SCAN = 3,
	LWSNDVWIFI_STATE_STAT_GRP_AP = 4, /**< is one of a group */
	/** is one of a group and looks for others */
	LWSNDVWIFI_STATE_STAT_GRP_AP_SCAN = 5,
	LWSNDVWIFI_STATE_STAT = 6,       /**< is connecting */
	LWSNDVWIFI_STATE_STAT_HAPPY = 7, /**< is connected */
} lws_netdev_wifi_state_t;

/** A channel */
typedef uint8_t lws_wifi_ch_t;

/** A signal strength in dBm */
typedef int8_t lws_wifi_rssi_t;

/** Configuration of a device */
struct lws_netdev_config {
	void *plat_config; /**< the platform's */
};

typedef struct lws_netdev_config lws_netdev_config_t;

/** A kind of device; 0 is success */
struct lws_netdev_ops {
	/** make a device of that name */
	struct lws_netdev_instance *(*create)(struct lws_context *ctx,
					      const struct lws_netdev_ops *ops,
					      const char *name, void *platinfo);
	/** configure it */
	int (*configure)(struct lws_netdev_instance *nd,
			 lws_netdev_config_t *config);
	/** bring it up */
	int (*up)(struct lws_netdev_instance *nd);
	/** bring it down */
	int (*down)(struct lws_netdev_instance *nd);
	/** a message about it has come, on the service thread */
	int (*event)(struct lws_netdev_instance *nd, lws_usec_t timestamp,
		     void *buf, size_t len);
	/** free it */
	void (*destroy)(struct lws_netdev_instance **pnd);
	/** connect to an access point: name, passphrase, address or NULL */
	int (*connect)(struct lws_netdev_instance *nd, const char *ssid,
		       const char *passphrase, uint8_t *bssid);
	/** look for access points */
	void (*scan)(struct lws_netdev_instance *nd);
};

/** The devices of a context */
struct lws_netdevs {
	lws_dll2_owner_t owner;           /**< the devices */
	lws_dll2_owner_t owner_creds;     /**< credentials */
	struct lwsac *ac_creds;           /**< their memory */
	lws_settings_instance_t *si;      /**< settings that keep them */
	lws_sockaddr46 sa46_dns_resolver; /**< DNS server */
	uint8_t refcount_creds;           /**< who uses them */
};

typedef struct lws_netdev_ops lws_netdev_ops_t;

/** A device */
struct lws_netdev_instance {
	const char *name;            /**< its name */
	const lws_netdev_ops_t *ops; /**< its kind */
	void *platinfo;              /**< the platform's */
	lws_dll2_t list;             /**< links those of the context */
	uint8_t mac[LWS_ETH_ALEN];   /**< its hardware address */
	uint8_t type;                /**< LWSNDTYP_... */
};

/** Credentials of an access point */
struct lws_wifi_creds {
	lws_dll2_t list;             /**< links them */
	uint8_t bssid[LWS_ETH_ALEN]; /**< its address, or zero */
	char passphrase[64];         /**< passphrase */
	char ssid[33];               /**< its name */
	uint8_t alg;                 /**< LNDIW_ALG_... */
};

typedef struct lws_netdev_instance lws_netdev_instance_t;
typedef struct lws_wifi_creds lws_wifi_creds_t;

/** A WiFi device; starts with its lws_netdev_instance_t */
struct lws_netdev_instance_wifi {
	lws_netdev_instance_t inst; /**< the device */
	/** access points that were found */
	lws_dll2_owner_t scan;
	lws_sorted_usec_list_t sul_scan; /**< time to look again */
	lws_wifi_creds_t *ap_cred;       /**< its own, as an access point */
	/** its address, as an access point */
	const char *ap_ip;
	const char *sta_ads;           /**< its address, as a station */
	char current_attempt_ssid[33]; /**< what it tries to connect to */
	/** what it tries to connect to */
	uint8_t current_attempt_bssid[LWS_ETH_ALEN];
	uint8_t flags; /**< LNDIW_... */
	uint8_t state; /**< LWSNDVWIFI_STATE_... */
};

/** An access point that was found */
struct lws_wifi_sta {
	lws_dll2_t list;             /**< links them */
	uint32_t last_seen;          /**< when */
	uint32_t last_tried;         /**< when it was tried */
	uint8_t bssid[LWS_ETH_ALEN]; /**< its address */
	char *ssid;                  /**< its name, not terminated */
	uint8_t ssid_len;            /**< bytes of it */
	lws_wifi_ch_t ch;            /**< its channel */
	lws_wifi_rssi_t rssi[8];     /**< last signal strengths */
	int16_t rssi_avg;            /**< sum of these */
	uint8_t authmode;            /**< how it authenticates */
	uint8_t rssi_count;          /**< how many */
	uint8_t rssi_next;           /**< where the next one goes */
};

typedef struct lws_netdevs lws_netdevs_t;
typedef struct lws_netdev_instance_wifi lws_netdev_instance_wifi_t;
typedef struct lws_wifi_sta lws_wifi_sta_t;

#if defined(LWS_WITH_NETWORK)

/** lws_netdevs_from_ctx() - devices of a context
 * \param ctx: the context
 * \return its devices
 */
LWS_VISIBLE LWS_EXTERN lws_netdevs_t *
lws_netdevs_from_ctx(struct lws_context *ctx);

/** lws_netdev_credentials_settings_set() - keep the credentials
 * \param nds: the devices
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int
lws_netdev_credentials_settings_set(lws_netdevs_t *nds);

/** lws_netdev_credentials_settings_get() - get the credentials that were kept
 * \param nds: the devices
 * \return 0, nonzero if there are none
 */
LWS_VISIBLE LWS_EXTERN int
lws_netdev_credentials_settings_get(lws_netdevs_t *nds);

/** lws_netdev_wifi_create_plat() - lws_netdev_ops.create of the platform's WiFi
 * \param ctx: the context
 * \param ops: its kind
 * \param name: its name
 * \param platinfo: the platform's
 * \return the device, or NULL if that failed
 */
LWS_VISIBLE LWS_EXTERN struct lws_netdev_instance *
lws_netdev_wifi_create_plat(struct lws_context *ctx,
			    const lws_netdev_ops_t *ops, const char *name,
			    void *platinfo);

/** lws_netdev_wifi_configure_plat() - lws_netdev_ops.configure of the
 * platform's WiFi
 * \param nd: the device
 * \param config: its configuration
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int
lws_netdev_wifi_configure_plat(struct lws_netdev_instance *nd,
			       lws_netdev_config_t *config);

/** lws_netdev_wifi_event_plat() - lws_netdev_ops.event of the platform's WiFi
 * \param nd: the device
 * \param timestamp: when the message was made
 * \param buf: the message
 * \param len: bytes of it
 * \return 0
 */
LWS_VISIBLE LWS_EXTERN int
lws_netdev_wifi_event_plat(struct lws_netdev_instance *nd, lws_usec_t timestamp,
			   void *buf, size_t len);

/** lws_netdev_wifi_up_plat() - lws_netdev_ops.up of the platform's WiFi
 * \param nd: the device
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int
lws_netdev_wifi_up_plat(struct lws_netdev_instance *nd);

/** lws_netdev_wifi_down_plat() - lws_netdev_ops.down of the platform's WiFi
 * \param nd: the device
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int
lws_netdev_wifi_down_plat(struct lws_netdev_instance *nd);

/** lws_netdev_wifi_destroy_plat() - lws_netdev_ops.destroy of the platform's
 * WiFi
 * \param pnd: the device, NULL on return
 */
LWS_VISIBLE LWS_EXTERN void
lws_netdev_wifi_destroy_plat(struct lws_netdev_instance **pnd);

/** lws_netdev_wifi_scan_plat() - lws_netdev_ops.scan of the platform's WiFi
 * \param nd: the device
 */
LWS_VISIBLE LWS_EXTERN void
lws_netdev_wifi_scan_plat(lws_netdev_instance_t *nd);

/** lws_netdev_wifi_connect_plat() - lws_netdev_ops.connect of the platform's
 * WiFi
 * \param wnd: the device
 * \param ssid: name of the access point
 * \param passphrase: passphrase
 * \param bssid: its address, or NULL
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int
lws_netdev_wifi_connect_plat(lws_netdev_instance_t *wnd, const char *ssid,
			     const char *passphrase, uint8_t *bssid);

/** lws_netdev_find() - find a device
 * \param netdevs: the devices
 * \param ifname: its name
 * \return the device, or NULL
 */
LWS_VISIBLE LWS_EXTERN lws_netdev_instance_t *
lws_netdev_find(lws_netdevs_t *netdevs, const char *ifname);

/** lws_netdev_plat_init() - make the platform's network ready
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_netdev_plat_init(void);

/** lws_netdev_plat_wifi_init() - make the platform's WiFi ready
 * \return 0, nonzero if that failed
 */
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
