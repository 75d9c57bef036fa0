/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Named settings that survive a reboot, kept by the platform.
 */

#ifndef LWS_SETTINGS_H
#define LWS_SETTINGS_H

/** to be written */
#define LSOOPEN_FLAG_WRITEABLE 1

struct lws_settings_ops;

/** A store */
typedef struct {
	void *handle_plat;                 /**< the platform's */
	const struct lws_settings_ops *so; /**< its operations */
	uint8_t refcount;                  /**< who uses it */
	void *opaque_plat;                 /**< given at its creation */
} lws_settings_instance_t;

/** What a store does */
struct lws_settings_ops {
	/** copy a setting, as lws_settings_plat_get() */
	int (*get)(lws_settings_instance_t *si, const char *name, uint8_t *dest,
		   size_t *max_actual);
	/** keep a setting, as lws_settings_plat_set() */
	int (*set)(lws_settings_instance_t *si, const char *name,
		   const uint8_t *src, size_t len);
};

typedef struct lws_settings_ops lws_settings_ops_t;

/** lws_settings_plat_get() - copy a setting from the platform's store
 * \param si: the store
 * \param name: its name
 * \param dest: gets it; NULL to ask how long it is
 * \param max_actual: bytes there; out, its length
 * \return 0, nonzero if it is absent
 */
LWS_VISIBLE LWS_EXTERN int lws_settings_plat_get(lws_settings_instance_t *si,
						 const char *name,
						 uint8_t *dest,
						 size_t *max_actual);

/** lws_settings_plat_set() - keep a setting in the platform's store
 * \param si: the store
 * \param name: its name
 * \param src: its value
 * \param len: bytes of it
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_settings_plat_set(lws_settings_instance_t *si,
						 const char *name,
						 const uint8_t *src,
						 size_t len);

/** lws_settings_plat_printf() - keep text as a setting
 * \param si: the store
 * \param name: its name
 * \param format: as printf()
 * \return 0, nonzero if that failed
 */
LWS_VISIBLE LWS_EXTERN int lws_settings_plat_printf(lws_settings_instance_t *si,
						    const char *name,
						    const char *format, ...)
	LWS_FORMAT(3);

/** lws_settings_init() - open a store
 * \param so: its operations, used in place
 * \param opaque_plat: the platform's
 * \return the store, or NULL if memory is short
 */
LWS_VISIBLE LWS_EXTERN lws_settings_instance_t *
lws_settings_init(const lws_settings_ops_t *so, void *opaque_plat);

/** lws_settings_deinit() - close a store
 * \param si: the store, NULL on return
 */
LWS_VISIBLE LWS_EXTERN void lws_settings_deinit(lws_settings_instance_t **si);

/** the members of a lws_settings_ops_t for the platform's store */
#define lws_settings_ops_plat                                                  \
	.get = lws_settings_plat_get, .set = lws_settings_plat_set,

#endif
