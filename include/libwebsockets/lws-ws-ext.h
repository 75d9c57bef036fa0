/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * WebSocket extensions (RFC 6455 9), permessage-deflate (RFC 7692) above all.
 */

#ifndef LWS_WS_EXT_H
#define LWS_WS_EXT_H

/** Why an extension's callback is called */
enum lws_extension_callback_reasons {
	/** server: make its state; user points to the place for its pointer, in
	 * to that for its options. Nonzero: not used
	 */
	LWS_EXT_CB_CONSTRUCT = 4,
	LWS_EXT_CB_CLIENT_CONSTRUCT = 5, /**< client: the same */
	LWS_EXT_CB_DESTROY = 8,          /**< free its state */
	/** a whole frame is about to go out; in is a lws_tokens, the frame,
	 * whose reserved bits it may set. Negative: fatal
	 */
	LWS_EXT_CB_PACKET_TX_PRESEND = 12,
	/** payload on its way out; in is a pair of lws_tokens: what was given,
	 * and what becomes of it, at first the same. Given bytes may be changed
	 * in place; or the second is pointed to memory that lives until the
	 * next call, with 0 bytes for nothing yet. 0: all that was given has
	 * been used; above 0: call again for more; below: fatal. len 1: the
	 * message ends with what is given
	 */
	LWS_EXT_CB_PAYLOAD_TX = 21,
	/** payload on its way in, as it came; the same. Text is checked to be
	 * UTF-8 when it has been made. lws_get_reserved_bits() has the frame's
	 */
	LWS_EXT_CB_PAYLOAD_RX = 22,
	LWS_EXT_CB_OPTION_DEFAULT = 23, /**< set the options' defaults */
	/** set an option; in is a struct lws_ext_option_arg */
	LWS_EXT_CB_OPTION_SET = 24,
	LWS_EXT_CB_OPTION_CONFIRM = 25, /**< all options are set */
	/** set an option by name; in is a struct lws_ext_option_arg */
	LWS_EXT_CB_NAMED_OPTION_SET = 26,
};

/** What value an option has */
enum lws_ext_options_types {
	EXTARG_NONE = 0,    /**< none */
	EXTARG_DEC = 1,     /**< a decimal number */
	EXTARG_OPT_DEC = 2, /**< a decimal number, or none */
};

/** An extension's callback
 * \param context: the context
 * \param ext: the extension
 * \param wsi: the connection
 * \param reason: what is to be done
 * \param user: its state
 * \param in: depends on the reason
 * \param len: depends on the reason
 * \return 0; of the payload reasons negative is fatal
 */
typedef int lws_extension_callback_function(
	struct lws_context *context, const struct lws_extension *ext,
	struct lws *wsi, enum lws_extension_callback_reasons reason, void *user,
	void *in, size_t len);

/** An option an extension knows; the array ends with NULL name */
struct lws_ext_options {
	const char *name;                /**< its name */
	enum lws_ext_options_types type; /**< its value */
};

/** An option that is to be set */
struct lws_ext_option_arg {
	const char *option_name; /**< its name, or NULL */
	int option_index;        /**< its index, without a name */
	const char *start;       /**< its value, or NULL */
	int len;                 /**< bytes of it */
};

/** An extension; the array ends with a NULL callback */
struct lws_extension {
	const char *name; /**< its name */
	/** its callback */
	lws_extension_callback_function *callback;
	/** what clients offer: name and parameters */
	const char *client_offer;
};

#if defined(LWS_WITH_NETWORK)

/** lws_set_extension_option() - set an option of a connection's extension
 * \param wsi: the connection
 * \param ext_name: the extension
 * \param opt_name: the option
 * \param opt_val: its value
 * \return 0, or -1 if the extension is not active
 */
LWS_VISIBLE LWS_EXTERN int lws_set_extension_option(struct lws *wsi,
						    const char *ext_name,
						    const char *opt_name,
						    const char *opt_val);

/** lws_ext_parse_options() - set the options of a header's parameters
 * \param ext: the extension
 * \param wsi: the connection
 * \param ext_user: its state
 * \param opts: options it knows
 * \param o: "a; b=12", up to the end or a comma
 * \param len: bytes of it
 * \return 0, or -1 at an unknown name or a bad value
 */
LWS_VISIBLE LWS_EXTERN int
lws_ext_parse_options(const struct lws_extension *ext, struct lws *wsi,
		      void *ext_user, const struct lws_ext_options *opts,
		      const char *o, int len) LWS_WARN_UNUSED_RESULT;

/** lws_extension_callback_pm_deflate() - permessage-deflate (RFC 7692)
 * \param context: as lws_extension_callback_function
 * \param ext: as lws_extension_callback_function
 * \param wsi: as lws_extension_callback_function
 * \param reason: as lws_extension_callback_function
 * \param user: as lws_extension_callback_function
 * \param in: as lws_extension_callback_function
 * \param len: as lws_extension_callback_function
 * \return as lws_extension_callback_function
 *
 * For the array of extensions; never called by programs.
 */
LWS_VISIBLE LWS_EXTERN int lws_extension_callback_pm_deflate(
	struct lws_context *context, const struct lws_extension *ext,
	struct lws *wsi, enum lws_extension_callback_reasons reason, void *user,
	void *in, size_t len);

#endif

#endif
