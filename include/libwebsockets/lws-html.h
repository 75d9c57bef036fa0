/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * HTML and CSS parsed from a stream into elements with their properties, for
 * layout on displays.
 */

#ifndef LWS_HTML_H
#define LWS_HTML_H

#define LHP_MAX_ELEMS_NEST        32
#define LHP_MAX_DEPTH             12
#define LHP_STRING_CHUNK          254
#define CCPAS_TOP                 0
#define CCPAS_RIGHT               1
#define CCPAS_BOTTOM              2
#define CCPAS_LEFT                3
#define LHP_FLAG_DOCUMENT_END     1
#define LHP_CSS_PROPVAL_INT_WHOLE 1
#define LHP_CSS_PROPVAL_INT_FRAC  2
#define LHP_CSS_PROPVAL_INT_UNIT  3
#define LWS_LHPREF_WIDTH          0
#define LWS_LHPREF_HEIGHT         1
#define LWS_LHPREF_NONE           2

struct lcsp_atr;
struct lws_lhp_inside;

/** What a callback is told, and why a document failed. buf has npos bytes */
enum lhp_callbacks {
	LHPCB_ERR_ATTRIB_SYNTAX = -5, /**< not used: HTML has no such error */
	LHPCB_ERR_ATTRIB_LEN = -4,    /**< a tag is too long */
	LHPCB_ERR_OOM = -3,           /**< out of memory */
	LHPCB_ERR_ELEM_DEPTH = -2,    /**< elements nest too deep */
	LHPCB_CONTINUE = -1,          /**< more is needed */
	LHPCB_CONSTRUCTED = 0,        /**< not issued */
	LHPCB_DESTRUCTED = 1,         /**< not issued */
	LHPCB_COMPLETE = 2,           /**< the document is at its end */
	LHPCB_FAILED = 3,             /**< it cannot go on */
	LHPCB_ELEMENT_START = 4, /**< buf: the name; attributes on the top */
	LHPCB_ELEMENT_END = 5,   /**< buf: the name; styles still hold */
	LHPCB_CONTENT = 6,       /**< buf: text of the body, a piece */
	LHPCB_COMMENT = 7,       /**< buf: a comment, a piece */
};

typedef enum lcsp_props {
	LCSP_PROP_AZIMUTH = 0,
	LCSP_PROP_BACKGROUND_ATTACHMENT = 1,
	LCSP_PROP_BACKGROUND_COLOR = 2,
	LCSP_PROP_BACKGROUND_IMAGE = 3,
	LCSP_PROP_BACKGROUND_POSITION = 4,
	LCSP_PROP_BACKGROUND_REPEAT = 5,
	LCSP_PROP_BACKGROUND = 6,
	LCSP_PROP_BORDER_COLLAPSE = 7,
	LCSP_PROP_BORDER_COLOR = 8,
	LCSP_PROP_BORDER_SPACING = 9,
	LCSP_PROP_BORDER_STYLE = 10,
	LCSP_PROP_BORDER_TOP = 11,
	LCSP_PROP_BORDER_RIGHT = 12,
	LCSP_PROP_BORDER_BOTTOM = 13,
	LCSP_PROP_BORDER_LEFT = 14,
	LCSP_PROP_BORDER_TOP_COLOR = 15,
	LCSP_PROP_BORDER_RIGHT_COLOR = 16,
	LCSP_PROP_BORDER_BOTTOM_COLOR = 17,
	LCSP_PROP_BORDER_LEFT_COLOR = 18,
	LCSP_PROP_BORDER_TOP_STYLE = 19,
	LCSP_PROP_BORDER_RIGHT_STYLE = 20,
	LCSP_PROP_BORDER_BOTTOM_STYLE = 21,
	LCSP_PROP_BORDER_LEFT_STYLE = 22,
	LCSP_PROP_BORDER_TOP_WIDTH = 23,
	LCSP_PROP_BORDER_RIGHT_WIDTH = 24,
	LCSP_PROP_BORDER_BOTTOM_WIDTH = 25,
	LCSP_PROP_BORDER_LEFT_WIDTH = 26,
	LCSP_PROP_BORDER_WIDTH = 27,
	LCSP_PROP_BORDER_TOP_LEFT_RADIUS = 28,
	LCSP_PROP_BORDER_TOP_RIGHT_RADIUS = 29,
	LCSP_PROP_BORDER_BOTTOM_LEFT_RADIUS = 30,
	LCSP_PROP_BORDER_BOTTOM_RIGHT_RADIUS = 31,
	LCSP_PROP_BORDER_RADIUS = 32,
	LCSP_PROP_BORDER = 33,
	LCSP_PROP_BOTTOM = 34,
	LCSP_PROP_CAPTION_SIDE = 35,
	LCSP_PROP_CLEAR = 36,
	LCSP_PROP_CLIP = 37,
	LCSP_PROP_COLOR = 38,
	LCSP_PROP_CONTENT = 39,
	LCSP_PROP_COUNTER_INCREMENT = 40,
	LCSP_PROP_COUNTER_RESET = 41,
	LCSP_PROP_CUE_AFTER = 42,
	LCSP_PROP_CUE_BEFORE = 43,
	LCSP_PROP_CUE = 44,
	LCSP_PROP_CURSOR = 45,
	LCSP_PROP_DIRECTION = 46,
	LCSP_PROP_DISPLAY = 47,
	LCSP_PROP_ELEVATION = 48,
	LCSP_PROP_EMPTY_CELLS = 49,
	LCSP_PROP_FLOAT = 50,
	LCSP_PROP_FONT_FAMILY = 51,
	LCSP_PROP_FONT_SIZE = 52,
	LCSP_PROP_FONT_STYLE = 53,
	LCSP_PROP_FONT_VARAIANT = 54,
	LCSP_PROP_FONT_WEIGHT = 55,
	LCSP_PROP_FONT = 56,
	LCSP_PROP_HEIGHT = 57,
	LCSP_PROP_LEFT = 58,
	LCSP_PROP_LETTER_SPACING = 59,
	LCSP_PROP_LINE_HEIGHT = 60,
	LCSP_PROP_LIST_STYLE_IMAGE = 61,
	LCSP_PROP_LIST_STYLE_POSITION = 62,
	LCSP_PROP_LIST_STYLE_TYPE = 63,
	LCSP_PROP_LIST_STYLE = 64,
	LCSP_PROP_MARGIN_RIGHT = 65,
	LCSP_PROP_MARGIN_LEFT = 66,
	LCSP_PROP_MARGIN_TOP = 67,
	LCSP_PROP_MARGIN_BOTTOM = 68,
	LCSP_PROP_MARGIN = 69,
	LCSP_PROP_MAX_HEIGHT = 70,
	LCSP_PROP_MAX_WIDTH = 71,
	LCSP_PROP_MIN_HEIGHT = 72,
	LCSP_PROP_MIN_WIDTH = 73,
	LCSP_PROP_ORPHANS = 74,
	LCSP_PROP_OUTLINE_COLOR = 75,
	LCSP_PROP_OUTLINE_STYLE = 76,
	LCSP_PROP_OUTLINE_WIDTH = 77,
	LCSP_PROP_OUTLINE = 78,
	LCSP_PROP_OVERFLOW = 79,
	LCSP_PROP_PADDING_TOP = 80,
	LCSP_PROP_PADDING_RIGHT = 81,
	LCSP_PROP_PADDING_BOTTOM = 82,
	LCSP_PROP_PADDING_LEFT = 83,
	LCSP_PROP_PADDING = 84,
	LCSP_PROP_PAGE_BREAK_AFTER = 85,
	LCSP_PROP_PAGE_BREAK_BEFORE = 86,
	LCSP_PROP_PAGE_BREAK_INSIDE = 87,
	LCSP_PROP_PAUSE_AFTER = 88,
	LCSP_PROP_PAUSE_BEFORE = 89,
	LCSP_PROP_PAUSE = 90,
	LCSP_PROP_PITCH_RANGE = 91,
	LCSP_PROP_PITCH = 92,
	LCSP_PROP_PLAY_DURING = 93,
	LCSP_PROP_POSITION = 94,
	LCSP_PROP_QUOTES = 95,
	LCSP_PROP_RICHNESS = 96,
	LCSP_PROP_RIGHT = 97,
	LCSP_PROP_SPEAK_HEADER = 98,
	LCSP_PROP_SPEAK_NUMERAL = 99,
	LCSP_PROP_SPEAK_PUNCTUATION = 100,
	LCSP_PROP_SPEAK = 101,
	LCSP_PROP_SPEECH_RATE = 102,
	LCSP_PROP_STRESS = 103,
	LCSP_PROP_TABLE_LAYOUT = 104,
	LCSP_PROP_TEXT_ALIGN = 105,
	LCSP_PROP_TEXT_DECORATION = 106,
	LCSP_PROP_TEXT_INDENT = 107,
	LCSP_PROP_TEXT_TRANSFORM = 108,
	LCSP_PROP_TOP = 109,
	LCSP_PROP_UNICODE_BIDI = 110,
	LCSP_PROP_VERTICAL_ALIGN = 111,
	LCSP_PROP_VISIBILITY = 112,
	LCSP_PROP_VOICE_FAMILY = 113,
	LCSP_PROP_VOLUME = 114,
	LCSP_PROP_WHITE_SPACE = 115,
	LCSP_PROP_WIDOWS = 116,
	LCSP_PROP_WIDTH = 117,
	LCSP_PROP_WORD_SPACING = 118,
	LCSP_PROP_Z_INDEX = 119,
	LCSP_PROP__COUNT = 120,
} lcsp_props_t;

typedef enum {
	LCSP_PROPVAL_ABOVE = 0,
	LCSP_PROPVAL_ABSOLUTE = 1,
	LCSP_PROPVAL_ALWAYS = 2,
	LCSP_PROPVAL_ARMENIAN = 3,
	LCSP_PROPVAL_AUTO = 4,
	LCSP_PROPVAL_AVOID = 5,
	LCSP_PROPVAL_BASELINE = 6,
	LCSP_PROPVAL_BEHIND = 7,
	LCSP_PROPVAL_BELOW = 8,
	LCSP_PROPVAL_BIDI_OVERRIDE = 9,
	LCSP_PROPVAL_BLINK = 10,
	LCSP_PROPVAL_BLOCK = 11,
	LCSP_PROPVAL_BOLD = 12,
	LCSP_PROPVAL_BOLDER = 13,
	LCSP_PROPVAL_BOTH = 14,
	LCSP_PROPVAL_BOTTOM = 15,
	LCSP_PROPVAL_CAPITALIZE = 16,
	LCSP_PROPVAL_CAPTION = 17,
	LCSP_PROPVAL_CENTER = 18,
	LCSP_PROPVAL_CIRCLE = 19,
	LCSP_PROPVAL_CLOSE_QUOTE = 20,
	LCSP_PROPVAL_CODE = 21,
	LCSP_PROPVAL_COLLAPSE = 22,
	LCSP_PROPVAL_CONTINUOUS = 23,
	LCSP_PROPVAL_CROSSHAIR = 24,
	LCSP_PROPVAL_DECIMAL_LEADING_ZERO = 25,
	LCSP_PROPVAL_DECIMAL = 26,
	LCSP_PROPVAL_DIGITS = 27,
	LCSP_PROPVAL_DISC = 28,
	LCSP_PROPVAL_EMBED = 29,
	LCSP_PROPVAL_E_RESIZE = 30,
	LCSP_PROPVAL_FIXED = 31,
	LCSP_PROPVAL_GEORGIAN = 32,
	LCSP_PROPVAL_HELP = 33,
	LCSP_PROPVAL_HIDDEN = 34,
	LCSP_PROPVAL_HIDE = 35,
	LCSP_PROPVAL_HIGH = 36,
	LCSP_PROPVAL_HIGHER = 37,
	LCSP_PROPVAL_ICON = 38,
	LCSP_PROPVAL_INHERIT = 39,
	LCSP_PROPVAL_INLINE = 40,
	LCSP_PROPVAL_INLINE_BLOCK = 41,
	LCSP_PROPVAL_INLINE_TABLE = 42,
	LCSP_PROPVAL_INVERT = 43,
	LCSP_PROPVAL_ITALIC = 44,
	LCSP_PROPVAL_JUSTIFY = 45,
	LCSP_PROPVAL_LEFT = 46,
	LCSP_PROPVAL_LIGHTER = 47,
	LCSP_PROPVAL_LINE_THROUGH = 48,
	LCSP_PROPVAL_LIST_ITEM = 49,
	LCSP_PROPVAL_LOW = 50,
	LCSP_PROPVAL_LOWER = 51,
	LCSP_PROPVAL_LOWER_ALPHA = 52,
	LCSP_PROPVAL_LOWERCASE = 53,
	LCSP_PROPVAL_LOWER_GREEK = 54,
	LCSP_PROPVAL_LOWER_LATIN = 55,
	LCSP_PROPVAL_LOWER_ROMAN = 56,
	LCSP_PROPVAL_LTR = 57,
	LCSP_PROPVAL_MENU = 58,
	LCSP_PROPVAL_MESSAGE_BOX = 59,
	LCSP_PROPVAL_MIDDLE = 60,
	LCSP_PROPVAL_MIX = 61,
	LCSP_PROPVAL_MOVE = 62,
	LCSP_PROPVAL_NE_RESIZE = 63,
	LCSP_PROPVAL_NO_CLOSE_QUOTE = 64,
	LCSP_PROPVAL_NONE = 65,
	LCSP_PROPVAL_NO_OPEN_QUOTE = 66,
	LCSP_PROPVAL_NO_REPEAT = 67,
	LCSP_PROPVAL_NORMAL = 68,
	LCSP_PROPVAL_NOWRAP = 69,
	LCSP_PROPVAL_N_RESIZE = 70,
	LCSP_PROPVAL_NW_RESIZE = 71,
	LCSP_PROPVAL_OBLIQUE = 72,
	LCSP_PROPVAL_ONCE = 73,
	LCSP_PROPVAL_OPEN_QUOTE = 74,
	LCSP_PROPVAL_OUTSIDE = 75,
	LCSP_PROPVAL_OVERLINE = 76,
	LCSP_PROPVAL_POINTER = 77,
	LCSP_PROPVAL_PRE = 78,
	LCSP_PROPVAL_PRE_LINE = 79,
	LCSP_PROPVAL_PRE_WRAP = 80,
	LCSP_PROPVAL_PROGRESS = 81,
	LCSP_PROPVAL_RELATIVE = 82,
	LCSP_PROPVAL_REPEAT = 83,
	LCSP_PROPVAL_REPEAT_X = 84,
	LCSP_PROPVAL_REPEAT_Y = 85,
	LCSP_PROPVAL_RIGHT = 86,
	LCSP_PROPVAL_RTL = 87,
	LCSP_PROPVAL_SCROLL = 88,
	LCSP_PROPVAL_SEPARATE = 89,
	LCSP_PROPVAL_SE_RESIZE = 90,
	LCSP_PROPVAL_SHOW = 91,
	LCSP_PROPVAL_SILENT = 92,
	LCSP_PROPVAL_SMALL_CAPS = 93,
	LCSP_PROPVAL_SMALL_CAPTION = 94,
	LCSP_PROPVAL_SPELL_OUT = 95,
	LCSP_PROPVAL_SQUARE = 96,
	LCSP_PROPVAL_S_RESIZE = 97,
	LCSP_PROPVAL_STATIC = 98,
	LCSP_PROPVAL_STATUS_BAR = 99,
	LCSP_PROPVAL_SUB = 100,
	LCSP_PROPVAL_SUPER = 101,
	LCSP_PROPVAL_SW_RESIZE = 102,
	LCSP_PROPVAL_TABLE = 103,
	LCSP_PROPVAL_TABLE_CAPTION = 104,
	LCSP_PROPVAL_TABLE_CELL = 105,
	LCSP_PROPVAL_TABLE_COLUMN = 106,
	LCSP_PROPVAL_TABLE_COLUMN_GROUP = 107,
	LCSP_PROPVAL_TABLE_FOOTER_GROUP = 108,
	LCSP_PROPVAL_TABLE_HEADER_GROUP = 109,
	LCSP_PROPVAL_TABLE_ROW = 110,
	LCSP_PROPVAL_TABLE_ROW_GROUP = 111,
	LCSP_PROPVAL_TEXT_BOTTOM = 112,
	LCSP_PROPVAL_TEXT_TOP = 113,
	LCSP_PROPVAL_TEXT = 114,
	LCSP_PROPVAL_TOP = 115,
	LCSP_PROPVAL_TRANSPARENT = 116,
	LCSP_PROPVAL_UNDERLINE = 117,
	LCSP_PROPVAL_UPPER_ALPHA = 118,
	LCSP_PROPVAL_UPPERCASE = 119,
	LCSP_PROPVAL_UPPER_LATIN = 120,
	LCSP_PROPVAL_UPPER_ROMAN = 121,
	LCSP_PROPVAL_VISIBLE = 122,
	LCSP_PROPVAL_WAIT = 123,
	LCSP_PROPVAL_W_RESIZE = 124,
	LCSP_PROPVAL__COUNT = 125,
} lcsp_propvals_t;

typedef enum lcsp_css_units {
	LCSP_UNIT_NONE = 0,
	LCSP_UNIT_NUM = 1,
	LCSP_UNIT_LENGTH_EM = 2,
	LCSP_UNIT_LENGTH_EX = 3,
	LCSP_UNIT_LENGTH_IN = 4,
	LCSP_UNIT_LENGTH_CM = 5,
	LCSP_UNIT_LENGTH_MM = 6,
	LCSP_UNIT_LENGTH_PT = 7,
	LCSP_UNIT_LENGTH_PC = 8,
	LCSP_UNIT_LENGTH_PX = 9,
	LCSP_UNIT_LENGTH_PERCENT = 10,
	LCSP_UNIT_ANGLE_ABS_DEG = 11,
	LCSP_UNIT_ANGLE_REL_DEG = 12,
	LCSP_UNIT_FREQ_HZ = 13,
	LCSP_UNIT_RGBA = 14,
	LCSP_UNIT_URL = 15,
	LCSP_UNIT_STRING = 16,
	LCSP_UNIT_DATA = 17,
} lcsp_css_units_t;

/** Is told what comes
 * \param ctx: the document; the top of its stack is the element
 * \param reason: enum lhp_callbacks
 * \return LWS_SRET_OK. Anything else from ELEMENT_START is what
 *	lws_lhp_parse() returns, and the start is told again with its next
 *	call; from others it is ignored
 */
typedef lws_stateful_ret_t (*lhp_callback)(struct lhp_ctx *ctx, char reason);

struct lhp_atr {
	lws_dll2_t list;
	size_t name_len;
	size_t value_len;
};

typedef struct {
	lws_dll2_t list;
	lws_dll2_owner_t row_dlos;
	lws_fx_t height;
} lhp_table_row_t;

typedef struct {
	lws_dll2_t list;
	lws_dll2_owner_t col_dlos;
	lws_fx_t width;
} lhp_table_col_t;

struct lhp_pstack {
	lws_dll2_t list;
	void *user;
	lhp_callback cb;
	lws_box_t drt;
	lws_fx_t curx;
	lws_fx_t cury;
	lws_fx_t widest;
	lws_fx_t deepest;
	lws_dlo_t *dlo_set_curx;
	lws_dlo_t *dlo_set_cury;
	lws_dll2_owner_t atr;
	const lws_display_font_t *f;
	const struct lcsp_atr *css_background_color;
	const struct lcsp_atr *css_color;
	const struct lcsp_atr *css_position;
	const struct lcsp_atr *css_display;
	const struct lcsp_atr *css_width;
	const struct lcsp_atr *css_height;
	const struct lcsp_atr *css_border_radius[4];
	const struct lcsp_atr *css_pos[4];
	const struct lcsp_atr *css_margin[4];
	const struct lcsp_atr *css_padding[4];
	uint16_t tr_idx;
	uint16_t td_idx;
	uint8_t is_block : 1;
	uint8_t is_table : 1;
	lws_dlo_t *dlo;
	const lws_display_font_t *font;
	int oi[4];
	int positioned[4];
	int rel_layout_cursor[4];
	uint8_t runon;
};

struct lcsp_atr {
	lws_dll2_t list;
	int propval;
	size_t value_len;
	lcsp_css_units_t unit;
	union {
		lws_fx_t i;
		uint32_t rgba;
	} u;
	lws_fx_t r;
	uint8_t op;
};

struct lcsp_defs {
	lws_dll2_t list;
	lws_dll2_owner_t atrs;
	lcsp_props_t prop;
};

struct lcsp_names {
	lws_dll2_t list;
	size_t name_len;
};

struct lcsp_stanza {
	lws_dll2_t list;
	lws_dll2_owner_t names;
	lws_dll2_owner_t defs;
};

typedef struct lcsp_stanza lcsp_stanza_t;

struct lcsp_stanza_ptr {
	lws_dll2_t list;
	lcsp_stanza_t *stz;
};

typedef struct lcsp_atr lcsp_atr_t;

struct lcsp_atr_ptr {
	lws_dll2_t list;
	lcsp_atr_t *atr;
};

typedef struct lcsp_defs lcsp_defs_t;

struct lhp_ctx {
	lws_dll2_owner_t stack;
	struct lwsac *cssac;
	struct lwsac *cascadeac;
	struct lwsac *propatrac;
	lws_dll2_owner_t css;
	lws_dll2_owner_t *ids;
	lws_fx_t tf;
	lcsp_css_units_t unit;
	lcsp_stanza_t *stz;
	lcsp_defs_t *def;
	lws_dll2_owner_t active_stanzas;
	lws_dll2_owner_t active_atr;
	lws_surface_info_t ic;
	const char *base_url;
	sul_cb_t ssevcb;
	lws_sorted_usec_list_t *ssevsul;
	sul_cb_t sshtmlevcb;
	lws_sorted_usec_list_t *sshtmlevsul;
	void *user;
	void *user1;
	const char *tag;
	size_t tag_len;
	int npos;
	int state;
	int state_css_comm;
	int nl_temp;
	int temp_count;
	uint32_t flags;
	uint32_t temp;
	int32_t window;
	union {
		uint32_t s;
		struct {
			uint32_t first : 1;
			uint32_t closing : 1;
			uint32_t void_element : 1;
			uint32_t doctype : 1;
			uint32_t inq : 1;
			uint32_t tag_used : 1;
			uint32_t arg : 1;
			uint32_t default_css : 1;
			uint32_t integer : 2;
			uint32_t color : 2;
		} f;
	} u;
	int prop;
	int propval;
	int16_t css_state;
	int16_t cssval_state;
	uint8_t in_body : 1;
	uint8_t finish_css : 1;
	uint8_t is_css : 1;
	uint8_t await_css_done : 1;
	char buf[LHP_STRING_CHUNK + 1];
	struct lws_lhp_inside *inside; /**< the parser's own */
};

typedef struct lhp_atr lhp_atr_t;
typedef struct lhp_pstack lhp_pstack_t;
typedef struct lcsp_names lcsp_names_t;
typedef struct lcsp_stanza_ptr lcsp_stanza_ptr_t;
typedef struct lcsp_atr_ptr lcsp_atr_ptr_t;
typedef struct lhp_ctx lhp_ctx_t;
/** lws_lhp_construct() - begin with a document
 * \param ctx: the caller's, need not be zeroed. Before parsing set base_url to
 *	a malloc()ed string (freed by lws_lhp_destruct()), if anything is to
 *	be fetched; flags, ids, user1 if they are wanted
 * \param cb: is told what comes
 * \param user: kept in ctx->user; layout wants an lws_dl_rend_t
 * \param ic: the surface, for lengths; copied; NULL: none
 * \return 0; 1: out of memory, nothing to destruct
 */
LWS_VISIBLE LWS_EXTERN int lws_lhp_construct(lhp_ctx_t *ctx, lhp_callback cb,
					     void *user,
					     const lws_surface_info_t *ic);

/** lws_lhp_destruct() - free what a document has; calls no callback
 * \param ctx: constructed
 */
LWS_VISIBLE LWS_EXTERN void lws_lhp_destruct(lhp_ctx_t *ctx);

LWS_VISIBLE LWS_EXTERN int lws_lhp_ss_browse(struct lws_context *cx,
					     lws_display_render_state_t *rs,
					     const char *url, sul_cb_t render);

/** lws_lhp_parse() - bytes of a document  (WHATWG HTML 13.2, CSS Syntax 3)
 * \param ctx: constructed; LHP_FLAG_DOCUMENT_END in its flags says that these
 *	are the last
 * \param buf: in: UTF-8, cut anywhere; out: behind what was used
 * \param len: bytes at *buf; out: what is left
 * \return LWS_SRET_WANT_INPUT: all was used; LWS_SRET_NO_FURTHER_OUT: the
 *	document is at its end, COMPLETE was told; LWS_SRET_AWAIT_RETRY:
 *	something is being fetched, call again with what is left;
 *	LWS_SRET_FATAL: FAILED was told: out of memory, elements nest deeper
 *	than LHP_MAX_ELEMS_NEST, a tag is longer than LWS_LIMIT_HTML_TAG;
 *	what the callback returned for an element's start
 * What is wrong by the standard of HTML or CSS is no failure.
 */
LWS_VISIBLE LWS_EXTERN lws_stateful_ret_t lws_lhp_parse(lhp_ctx_t *ctx,
							const uint8_t **buf,
							size_t *len);

/** lws_css_cascade_get_prop_atr() - what styles say of the element on top
 * \param ctx: in its callback
 * \param prop: the property
 * \return the last value of the declaration that counts, inherited if the
 *	property inherits; NULL: none, or out of memory. It lives as long as
 *	the element. All values, in order, are on ctx->active_atr
 *	(lcsp_atr_ptr_t) until the next call
 */
LWS_VISIBLE LWS_EXTERN const lcsp_atr_t *
lws_css_cascade_get_prop_atr(lhp_ctx_t *ctx, lcsp_props_t prop);

/** lws_http_rel_to_url() - what a reference in a document means
 *	(RFC 3986 5.2)
 * \param dest: gets the URL and a NUL; "" if it does not fit
 * \param len: bytes at dest
 * \param base: the document's URL, terminated
 * \param rel: the reference, terminated: a URL, "//host/path", "/path",
 *	"../path", "path", "?query", "#fragment" or ""
 * \return 0; 1: it does not fit, or base is empty
 *
 * Thread: any. Allocates nothing.
 */
LWS_VISIBLE LWS_EXTERN int
lws_http_rel_to_url(char *dest, size_t len, const char *base, const char *rel);

/** lws_css_get_parent_block() - the next element outside that has a dlo
 * \param ctx: the document
 * \param ps: an element on its stack
 * \return it, or NULL
 */
LWS_VISIBLE LWS_EXTERN lhp_pstack_t *lws_css_get_parent_block(lhp_ctx_t *ctx,
							      lhp_pstack_t *ps);

/** lws_css_pstack_name() - an element's name
 * \param ps: the element, or NULL
 * \return terminated; "no-name": below the first element; "(null ps)": NULL
 */
LWS_VISIBLE LWS_EXTERN const char *lws_css_pstack_name(lhp_pstack_t *ps);

/** lws_html_get_atr() - an attribute's value
 * \param ps: the element
 * \param aname: its name, in lower case
 * \param aname_len: bytes of that
 * \return the value, terminated, as long as the element is on the stack; NULL:
 *	it has none of that name
 */
LWS_VISIBLE LWS_EXTERN const char *
lws_html_get_atr(lhp_pstack_t *ps, const char *aname, size_t aname_len);

/** lws_csp_px() - a length in pixels
 * \param a: the value, or NULL
 * \param ps: the element that it is for; em and ex are 0 without its font
 * \return kept in a->r, until the next call for it; NULL if a is. 0 for what is
 *	no length
 */
LWS_VISIBLE LWS_EXTERN const lws_fx_t *lws_csp_px(const lcsp_atr_t *a,
						  lhp_pstack_t *ps);

/** lws_lhp_tag_dlo_id() - let the program know an object by the element's id
 * \param ctx: the document; ids has what the program asked for
 * \param ps: the element
 * \param dlo: its object
 */
LWS_VISIBLE LWS_EXTERN void lws_lhp_tag_dlo_id(lhp_ctx_t *ctx, lhp_pstack_t *ps,
					       lws_dlo_t *dlo);

/** lhp_set_dlo_padding_margin() - an element's margin and padding in pixels
 * \param ps: the element
 * \param dlo: its object, that gets them
 */
LWS_VISIBLE LWS_EXTERN void lhp_set_dlo_padding_margin(lhp_pstack_t *ps,
						       lws_dlo_t *dlo);

/** lhp_prop_axis() - which side of its block a property's percentages are of
 * \param a: a value
 * \return LWS_LHPREF_WIDTH, LWS_LHPREF_HEIGHT, LWS_LHPREF_NONE
 */
LWS_VISIBLE LWS_EXTERN int lhp_prop_axis(const lcsp_atr_t *a);

#endif
