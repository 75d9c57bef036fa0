/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Protocols of a vhost, the data they keep for it, and plugins, which are
 * shared objects that bring protocols or event loops.
 */

#ifndef LWS_PROTOCOLS_PLUGINS_H
#define LWS_PROTOCOLS_PLUGINS_H

/** what lws_plugin_header.api_magic must be for this version */
#define LWS_PLUGIN_API_MAGIC 191

/** index into lws_openmetrics_export_protocols: served by this process */
#define LWSOMPROIDX_DIRECT_HTTP_SERVER 0

/** index into lws_openmetrics_export_protocols: what the collector asks at the
 * proxy
 */
#define LWSOMPROIDX_PROX_HTTP_SERVER 1

/** index into lws_openmetrics_export_protocols: where clients of the proxy
 * connect
 */
#define LWSOMPROIDX_PROX_WS_SERVER 2

/** index into lws_openmetrics_export_protocols: a client of the proxy */
#define LWSOMPROIDX_PROX_WS_CLIENT 3

struct lws_plugin;

#if defined(LWS_WITH_LIBUV) && defined(UV_ERRNO_MAP) && UV_VERSION_MAJOR > 0
typedef uv_lib_t lws_plugin_uv_lib_t;
#else
/** libuv's word for a loaded library, for who did not include uv.h */
typedef struct {
	void *handle; /**< from dlopen() */
	char *errmsg; /**< from dlerror() */
} lws_plugin_uv_lib_t;
#endif

/** Called for each plugin loaded or about to be unloaded
 * \param p: the plugin
 * \param user: argument of the call that does it
 * \return ignored
 */
typedef int (*each_plugin_cb_t)(struct lws_plugin *p, void *user);

/** A protocol: what a vhost can do with connections
 *
 * An array of these, ended by LWS_PROTOCOL_LIST_TERM, is given to a vhost,
 * which copies the elements: compare names or callbacks, not addresses. The
 * first one gets what names no protocol. Programs may initialise it by
 * position.
 */
struct lws_protocols {
	/** ws subprotocol, and name in mounts and options; without one it is
	 * not initialised
	 */
	const char *name;
	/** called for whatever happens; NULL ends the array */
	lws_callback_function *callback;
	/** bytes of zeroed heap a connection has as user, 0: none, and user is
	 * NULL; freed after LWS_CALLBACK_WSI_DESTROY
	 */
	size_t per_session_data_size;
	/** most that is received in a piece, 0:
	 * lws_context_creation_info.pt_serv_buf_size
	 */
	size_t rx_buffer_size;
	unsigned int id; /**< the program's */
	void *user;      /**< the program's */
	/** most that is sent at a time, the rest being kept for later; 0: no
	 * limit
	 */
	size_t tx_packet_size;
};

/** What every plugin starts with */
struct lws_plugin_header {
	/** name of the plugin; each is only loaded once */
	const char *name;
	/** kind of plugin: "lws_protocol_plugin", "lws_evlib_plugin" */
	const char *_class;
	/** LWS_BUILD_HASH, must be that of the library */
	const char *lws_build_hash;
	unsigned int api_magic; /**< LWS_PLUGIN_API_MAGIC */
};

typedef struct lws_plugin_header lws_plugin_header_t;

/** What a plugin with protocols exports */
struct lws_plugin_protocol {
	/** _class is "lws_protocol_plugin" */
	lws_plugin_header_t hdr;
	/** array of protocols: a vhost has those that its pvo names, and all of
	 * them with LWS_SERVER_OPTION_VH_INSTANTIATE_ALL_PROTOCOLS
	 */
	const struct lws_protocols *protocols;
	/** array of ws extensions, or NULL; not used: a vhost has those that
	 * the program gives it
	 */
	const struct lws_extension *extensions;
	int count_protocols; /**< elements of protocols */
	/** elements of extensions */
	int count_extensions;
};

/** A loaded plugin */
struct lws_plugin {
	struct lws_plugin *list; /**< the next one */
	/** what it exports; its _class tells the type */
	const lws_plugin_header_t *hdr;
	/** the shared object */
	union {
		lws_plugin_uv_lib_t lib; /**< as libuv loaded it */
		void *l;                 /**< as dlopen() loaded it */
	} u;
};

/** What a plugin with an event loop exports */
struct lws_plugin_evlib {
	/** _class is "lws_evlib_plugin" */
	lws_plugin_header_t hdr;
	const struct lws_event_loop_ops *ops; /**< the loop */
};

typedef struct lws_plugin_protocol lws_plugin_protocol_t;
typedef struct lws_plugin_evlib lws_plugin_evlib_t;

#if defined(LWS_WITH_PLUGINS_BUILTIN)
/** protocols of the plugin post_demo, built in */
LWS_VISIBLE extern const struct lws_protocols post_demo_protocols[1];

/** protocols of the plugin raw_proxy, built in */
LWS_VISIBLE extern const struct lws_protocols lws_raw_proxy_protocols[1];

/** protocols of the plugin lws_status, built in */
LWS_VISIBLE extern const struct lws_protocols lws_status_protocols[1];

/** protocols of the plugin lws_mirror, built in */
LWS_VISIBLE extern const struct lws_protocols lws_mirror_protocols[1];

/** protocols of the plugin ssh_base, built in */
LWS_VISIBLE extern const struct lws_protocols lws_ssh_base_protocols[2];

/** protocols of the plugin lws_echo, built in (an extension) */
LWS_VISIBLE extern const struct lws_protocols lws_echo_protocols[1];

/** protocols of the plugin dumb_increment, built in */
LWS_VISIBLE extern const struct lws_protocols dumb_increment_protocols[1];

/** protocols of the plugin deaddrop, built in */
LWS_VISIBLE extern const struct lws_protocols deaddrop_protocols[1];

/** protocols of the plugin raw_test, built in */
LWS_VISIBLE extern const struct lws_protocols lws_raw_test_protocols[1];

/** protocols of the plugin sshd_demo, built in */
LWS_VISIBLE extern const struct lws_protocols lws_sshd_demo_protocols[1];

/** protocols of the plugin acme_client, built in */
LWS_VISIBLE extern const struct lws_protocols lws_acme_client_protocols[1];

/** protocols of the plugin client_loopback_test, built in */
LWS_VISIBLE extern const struct lws_protocols client_loopback_test_protocols[1];

/** protocols of the plugin fulltext_demo, built in */
LWS_VISIBLE extern const struct lws_protocols fulltext_demo_protocols[1];

/** protocols of the plugin openmetrics_export, built in, by LWSOMPROIDX_... */
LWS_VISIBLE extern const struct lws_protocols
	lws_openmetrics_export_protocols[4];

#endif

/** lws_vhost_name_to_protocol() - find a protocol of a vhost
 * \param vh: the vhost
 * \param name: the protocol's name
 * \return the vhost's copy of it, which lives as long as the vhost;
 *	NULL if there is none
 */
LWS_VISIBLE LWS_EXTERN const struct lws_protocols *
lws_vhost_name_to_protocol(struct lws_vhost *vh, const char *name);

/** lws_get_protocol() - protocol a connection is bound to
 * \param wsi: the connection, or the stand-in of a callback
 * \return the vhost's copy of it, which lives as long as the vhost;
 *	NULL if it is bound to none
 */
LWS_VISIBLE LWS_EXTERN const struct lws_protocols *
lws_get_protocol(struct lws *wsi);

/** lws_protocol_get() - old name of lws_get_protocol()
 * \param wsi: the connection
 * \return as lws_get_protocol()
 */
LWS_VISIBLE LWS_EXTERN const struct lws_protocols *
lws_protocol_get(struct lws *wsi) LWS_WARN_DEPRECATED;

/** lws_protocol_vh_priv_zalloc() - memory a protocol keeps for a vhost
 * \param vhost: the vhost
 * \param prot: the protocol, as lws_get_protocol() gives it
 * \param size: bytes
 * \return zeroed memory, freed by the vhost after
 *	LWS_CALLBACK_PROTOCOL_DESTROY; NULL if memory is short or prot is no
 *	protocol of vhost
 *
 * Meant for LWS_CALLBACK_PROTOCOL_INIT, once.
 */
LWS_VISIBLE LWS_EXTERN void *
lws_protocol_vh_priv_zalloc(struct lws_vhost *vhost,
			    const struct lws_protocols *prot, int size);

/** lws_protocol_vh_priv_get() - what lws_protocol_vh_priv_zalloc() gave
 * \param vhost: the vhost
 * \param prot: the protocol, as lws_get_protocol() gives it
 * \return the memory; NULL before it was allocated, which callbacks
 *	that come before LWS_CALLBACK_PROTOCOL_INIT must expect, or if prot
 *	is no protocol of vhost
 */
LWS_VISIBLE LWS_EXTERN void *
lws_protocol_vh_priv_get(struct lws_vhost *vhost,
			 const struct lws_protocols *prot);

/** lws_vhd_find_by_pvo() - find a protocol's memory on some vhost
 * \param cx: the context
 * \param protname: name of the protocol
 * \param pvo_name: name of an option of it
 * \param pvo_value: what that option must be
 * \return the memory of the first vhost with such an option; NULL if
 *	there is none
 */
LWS_VISIBLE LWS_EXTERN void *lws_vhd_find_by_pvo(struct lws_context *cx,
						 const char *protname,
						 const char *pvo_name,
						 const char *pvo_value);

/** lws_adjust_protocol_psds() - change the size of a protocol's session data
 * \param wsi: a connection of the protocol, which has none yet
 * \param new_size: bytes from now on
 * \return zeroed session data of wsi; NULL if memory is short
 */
LWS_VISIBLE LWS_EXTERN void *lws_adjust_protocol_psds(struct lws *wsi,
						      size_t new_size);

/** lws_finalize_startup() - drop privileges now
 * \param context: a context with LWS_SERVER_OPTION_EXPLICIT_VHOSTS,
 *	whose vhosts are made
 * \return 0, or nonzero if they can't be dropped
 */
LWS_VISIBLE LWS_EXTERN int lws_finalize_startup(struct lws_context *context);

/** lws_pvo_search() - find an option in a list
 * \param pvo: the list, or NULL
 * \param name: name to find
 * \return the first element of that name, or NULL
 */
LWS_VISIBLE LWS_EXTERN const struct lws_protocol_vhost_options *
lws_pvo_search(const struct lws_protocol_vhost_options *pvo, const char *name);

/** lws_pvo_get_str() - value of an option
 * \param in: the list, as LWS_CALLBACK_PROTOCOL_INIT has it
 * \param name: name to find
 * \param result: out, the value; borrowed
 * \return 0, or nonzero if there is no such option, when result is left
 *	alone
 */
LWS_VISIBLE LWS_EXTERN int lws_pvo_get_str(void *in, const char *name,
					   const char **result);

/** lws_protocol_init() - initialise the protocols of all vhosts that are not
 * yet
 * \param context: the context
 * \return 0, or nonzero if that failed
 *
 * The service loop does it by itself.
 */
LWS_VISIBLE LWS_EXTERN int lws_protocol_init(struct lws_context *context);

/** lws_plugins_init() - load plugins
 * \param pplugin: list they are put on
 * \param d: NULL-ended directories to search; with a filter after those of
 *	LD_LIBRARY_PATH
 * \param _class: class they must have
 * \param filter: name to load, or NULL for all
 * \param each: called for each one loaded, or NULL
 * \param each_user: its argument
 * \return 0 if something was loaded, else 1
 *
 * The exported symbol is the part of the file's name between the first '_' or
 * '-' and the first '.'. Files of another class, version or build are passed
 * over, and so are names that are loaded already. Builds without
 * LWS_WITH_PLUGINS load nothing.
 */
LWS_VISIBLE LWS_EXTERN int
lws_plugins_init(struct lws_plugin **pplugin, const char *const *d,
		 const char *_class, const char *filter, each_plugin_cb_t each,
		 void *each_user);

/** lws_plugins_destroy() - unload plugins
 * \param pplugin: the list, empty on return
 * \param each: called for each one beforehand, or NULL
 * \param each_user: its argument
 * \return 0
 */
LWS_VISIBLE LWS_EXTERN int lws_plugins_destroy(struct lws_plugin **pplugin,
					       each_plugin_cb_t each,
					       void *each_user);

/** initialiser of the element that ends an array of struct lws_protocols */
#define LWS_PROTOCOL_LIST_TERM                                                 \
	{                                                                      \
		NULL, NULL, 0, 0, 0, NULL, 0                                   \
	}

#endif
