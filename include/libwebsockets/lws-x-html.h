/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * HTML and CSS, beyond the API of 4.5: the tokens of a document as the HTML
 * standard defines them (WHATWG HTML 13.2.5), without elements or styles, and
 * how style sheets and images that a document links to are brought to the
 * parser of lws-html.h.
 */

#ifndef LWS_X_HTML_H
#define LWS_X_HTML_H

/** What a token is */
typedef enum {
	LWS_X_HTML_TEXT = 0,  /**< text, a piece: what follows may be more */
	LWS_X_HTML_START_TAG, /**< name, attributes, self_closing */
	LWS_X_HTML_END_TAG, /**< name; attributes are there and mean nothing */
	LWS_X_HTML_COMMENT, /**< text, a piece; first and last say which */
	LWS_X_HTML_DOCTYPE, /**< name, public_id, system_id, force_quirks */
	LWS_X_HTML_END,     /**< the end of the document */
	LWS_X_HTML_ERROR,   /**< a parse error: code in text, line, col */
} lws_x_html_token_type_t;

/** Where the standard's tokenizer may begin, and where the rules for elements
 * put it (13.2.6.2) */
typedef enum {
	LWS_X_HTML_STATE_DATA = 0,  /**< markup, the usual */
	LWS_X_HTML_STATE_RCDATA,    /**< title, textarea: references, no tags */
	LWS_X_HTML_STATE_RAWTEXT,   /**< style and the like: text only */
	LWS_X_HTML_STATE_SCRIPT,    /**< script */
	LWS_X_HTML_STATE_PLAINTEXT, /**< text to the end of the document */
	LWS_X_HTML_STATE_CDATA,     /**< inside a CDATA section */
} lws_x_html_state_t;

/** A piece of UTF-8, not terminated; text NULL: there was none, which is not
 * the same as an empty one */
typedef struct {
	const char *text; /**< during the callback only */
	size_t len;       /**< bytes */
} lws_x_html_str_t;

/** An attribute of a tag, its references replaced */
typedef struct {
	lws_x_html_str_t name;  /**< in lower case */
	lws_x_html_str_t value; /**< may be empty */
} lws_x_html_tok_atr_t;

/** A token; what its type does not have is zero */
typedef struct {
	lws_x_html_token_type_t type; /**< what it is */
	lws_x_html_str_t name;        /**< of the tag or doctype, lower case */
	lws_x_html_str_t text;        /**< of text, comments, errors */
	lws_x_html_str_t public_id;   /**< of a doctype */
	lws_x_html_str_t system_id;   /**< of a doctype */
	const lws_x_html_tok_atr_t *atr; /**< attributes in order, each once */
	size_t atr_count;                /**< how many */
	uint32_t line;                   /**< where, from 1 */
	uint32_t col;                    /**< where, in characters from 1 */
	uint8_t self_closing : 1;        /**< a tag with a slash at its end */
	uint8_t force_quirks : 1;        /**< a doctype that is not one */
	uint8_t first : 1;               /**< a comment's first piece */
	uint8_t last : 1;                /**< a comment's last piece */
} lws_x_html_token_t;

struct lws_x_html_tok;

/** Gets the tokens
 * \param user: as given to lws_x_html_tok_create()
 * \param token: valid during the call
 * \return LWS_SRET_OK to go on. Anything else: lws_x_html_tok_feed() returns it
 *	with this token behind it, and the next call goes on there; other
 *	tokens that are due at the same byte are given first
 */
typedef lws_stateful_ret_t (*lws_x_html_tok_cb_t)(
	void *user, const lws_x_html_token_t *token);

struct lhp_ctx;
struct lhp_pstack;

/** Brings what a document links to; called with a link to a style sheet (type
 * LWSDLOSS_TYPE_CSS) or an image when its element starts, and again with each
 * lws_lhp_parse() as long as it says LWS_SRET_AWAIT_RETRY. A sheet's bytes go
 * to lws_x_lhp_css(), at any time before the hook returns something else.
 * \param ctx: the document
 * \param ps: the element
 * \param url: absolute
 * \param type: LWSDLOSS_TYPE_...
 * \return LWS_SRET_OK: it is here, or one can go on without; the document goes
 *	on. LWS_SRET_AWAIT_RETRY: not yet, lws_lhp_parse() returns that.
 *	LWS_SRET_FATAL: there is no such thing: a sheet is as if empty, an
 *	image's element is dropped without a callback
 */
typedef lws_stateful_ret_t (*lws_x_lhp_fetch_t)(struct lhp_ctx *ctx,
						struct lhp_pstack *ps,
						const char *url,
						lws_dlo_image_type_t type);

#if defined(LWS_WITH_LHP)

/** lws_x_html_tok_create() - begin with a document
 * \param cb: gets the tokens
 * \param user: for cb
 * \return the tokenizer, to be destroyed by lws_x_html_tok_destroy(); NULL: out
 *	of memory
 */
LWS_VISIBLE LWS_EXTERN struct lws_x_html_tok *
lws_x_html_tok_create(lws_x_html_tok_cb_t cb, void *user);

/** lws_x_html_tok_destroy() - free a tokenizer
 * \param t: its pointer, set to NULL; NULL there is fine
 */
LWS_VISIBLE LWS_EXTERN void lws_x_html_tok_destroy(struct lws_x_html_tok **t);

/** lws_x_html_tok_state() - what comes next is read in this state
 * \param t: the tokenizer, before the first byte, or in its callback for a
 *	start tag
 * \param state: which; the standard's tree construction chooses it by element
 * \param last_start_tag: name of the tag that would end raw text; NULL: the
 *	one that came last
 */
LWS_VISIBLE LWS_EXTERN void lws_x_html_tok_state(struct lws_x_html_tok *t,
						 lws_x_html_state_t state,
						 const char *last_start_tag);

/** lws_x_html_tok_foreign() - whether CDATA sections are markup
 * \param t: the tokenizer
 * \param on: nonzero: the current element is of SVG or MathML; 0, as at first:
 *	of HTML
 */
LWS_VISIBLE LWS_EXTERN void lws_x_html_tok_foreign(struct lws_x_html_tok *t,
						   int on);

/** lws_x_html_tok_feed() - bytes of the document  (WHATWG HTML 13.2.5)
 * \param t: the tokenizer
 * \param buf: in: UTF-8 cut anywhere; out: behind what was used. What is not
 *	UTF-8 becomes U+FFFD (Encoding 8.1.1); a byte order mark is kept
 * \param len: bytes at *buf; out: what is left
 * \return LWS_SRET_WANT_INPUT: all was used; LWS_SRET_FATAL: out of memory, or
 *	a tag is longer than LWS_LIMIT_HTML_TAG or has more attributes than
 *	LWS_LIMIT_HTML_ATTRIBUTES; so from now on. What the callback returned
 *	if not OK
 * Text comes in pieces whose borders do not depend on how the input is cut, so
 * the last of it waits for what comes next. Allocates only when a tag is longer
 * than any before.
 */
LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t
lws_x_html_tok_feed(struct lws_x_html_tok *t, const uint8_t **buf, size_t *len);

/** lws_x_html_tok_end() - no more input will come
 * \param t: the tokenizer
 * \return LWS_SRET_OK, the callback has got LWS_X_HTML_END; LWS_SRET_FATAL
 */
LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t
lws_x_html_tok_end(struct lws_x_html_tok *t);

/** lws_x_lhp_set_fetch() - who brings what a document links to
 * \param ctx: constructed, and nothing parsed yet
 * \param fetch: the hook; NULL, as at first: nobody. Sheets are as if empty,
 *	and images' elements are told like any other
 */
LWS_VISIBLE LWS_EXTERN void lws_x_lhp_set_fetch(struct lhp_ctx *ctx,
						lws_x_lhp_fetch_t fetch);

/** lws_x_lhp_css() - bytes of a style sheet
 * \param ctx: the document
 * \param buf: len bytes, cut anywhere
 * \param len: how many
 * \param flags: 0: more will come; 1: the sheet ends here
 * \return LWS_SRET_OK; LWS_SRET_FATAL: out of memory
 * May be called from the fetch hook and at any time between calls of
 * lws_lhp_parse(). Rules hold for elements that start later.
 */
LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t lws_x_lhp_css(struct lhp_ctx *ctx,
							const uint8_t *buf,
							size_t len, int flags);

#if defined(LWS_WITH_DLO)

/** lws_x_lhp_image_flow() - where the bytes of an image go, for
 * lhp_displaylist_layout()
 * \param ctx: the document, in its fetch hook
 * \param ps: the img, as the hook got it
 * \param type: what the bytes are: LWSDLOSS_TYPE_PNG or _JPEG
 * \return the flow of the image's object on the display list: append segments
 *	to its bl, and set state to LWSDLOFLOW_STATE_READ_COMPLETED or _FAILED
 *	at the end. It is there until that is set, or the list is destroyed.
 *	The same one again when the hook is called again. NULL: it is not in
 *	the body or not shown, there is no such decoder, or out of memory
 * The hook may say LWS_SRET_OK at once: the element waits until the image's
 * size is known, unless styles give it, and rendering for its lines.
 */
LWS_VISIBLE LWS_EXTERN lws_flow_t *
lws_x_lhp_image_flow(struct lhp_ctx *ctx, struct lhp_pstack *ps,
		     lws_dlo_image_type_t type);

#endif

#endif

#endif
