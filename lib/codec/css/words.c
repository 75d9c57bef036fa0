/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The words of CSS: properties and keywords, in the order of the public
 * enumerations (lws-html.h), which properties inherit (CSS 2.1 appendix F), and
 * the names of colours (CSS Color 4 6.1).
 */
#include "codec/css/css.h"

static const char *const props[LCSP_PROP__COUNT] = {
	"azimuth",
	"background-attachment",
	"background-color",
	"background-image",
	"background-position",
	"background-repeat",
	"background",
	"border-collapse",
	"border-color",
	"border-spacing",
	"border-style",
	"border-top",
	"border-right",
	"border-bottom",
	"border-left",
	"border-top-color",
	"border-right-color",
	"border-bottom-color",
	"border-left-color",
	"border-top-style",
	"border-right-style",
	"border-bottom-style",
	"border-left-style",
	"border-top-width",
	"border-right-width",
	"border-bottom-width",
	"border-left-width",
	"border-width",
	"border-top-left-radius",
	"border-top-right-radius",
	"border-bottom-left-radius",
	"border-bottom-right-radius",
	"border-radius",
	"border",
	"bottom",
	"caption-side",
	"clear",
	"clip",
	"color",
	"content",
	"counter-increment",
	"counter-reset",
	"cue-after",
	"cue-before",
	"cue",
	"cursor",
	"direction",
	"display",
	"elevation",
	"empty-cells",
	"float",
	"font-family",
	"font-size",
	"font-style",
	"font-variant",
	"font-weight",
	"font",
	"height",
	"left",
	"letter-spacing",
	"line-height",
	"list-style-image",
	"list-style-position",
	"list-style-type",
	"list-style",
	"margin-right",
	"margin-left",
	"margin-top",
	"margin-bottom",
	"margin",
	"max-height",
	"max-width",
	"min-height",
	"min-width",
	"orphans",
	"outline-color",
	"outline-style",
	"outline-width",
	"outline",
	"overflow",
	"padding-top",
	"padding-right",
	"padding-bottom",
	"padding-left",
	"padding",
	"page-break-after",
	"page-break-before",
	"page-break-inside",
	"pause-after",
	"pause-before",
	"pause",
	"pitch-range",
	"pitch",
	"play-during",
	"position",
	"quotes",
	"richness",
	"right",
	"speak-header",
	"speak-numeral",
	"speak-punctuation",
	"speak",
	"speech-rate",
	"stress",
	"table-layout",
	"text-align",
	"text-decoration",
	"text-indent",
	"text-transform",
	"top",
	"unicode-bidi",
	"vertical-align",
	"visibility",
	"voice-family",
	"volume",
	"white-space",
	"widows",
	"width",
	"word-spacing",
	"z-index",
};

static const char *const propvals[LCSP_PROPVAL__COUNT] = {
	"above",
	"absolute",
	"always",
	"armenian",
	"auto",
	"avoid",
	"baseline",
	"behind",
	"below",
	"bidi-override",
	"blink",
	"block",
	"bold",
	"bolder",
	"both",
	"bottom",
	"capitalize",
	"caption",
	"center",
	"circle",
	"close-quote",
	"code",
	"collapse",
	"continuous",
	"crosshair",
	"decimal-leading-zero",
	"decimal",
	"digits",
	"disc",
	"embed",
	"e-resize",
	"fixed",
	"georgian",
	"help",
	"hidden",
	"hide",
	"high",
	"higher",
	"icon",
	"inherit",
	"inline",
	"inline-block",
	"inline-table",
	"invert",
	"italic",
	"justify",
	"left",
	"lighter",
	"line-through",
	"list-item",
	"low",
	"lower",
	"lower-alpha",
	"lowercase",
	"lower-greek",
	"lower-latin",
	"lower-roman",
	"ltr",
	"menu",
	"message-box",
	"middle",
	"mix",
	"move",
	"ne-resize",
	"no-close-quote",
	"none",
	"no-open-quote",
	"no-repeat",
	"normal",
	"nowrap",
	"n-resize",
	"nw-resize",
	"oblique",
	"once",
	"open-quote",
	"outside",
	"overline",
	"pointer",
	"pre",
	"pre-line",
	"pre-wrap",
	"progress",
	"relative",
	"repeat",
	"repeat-x",
	"repeat-y",
	"right",
	"rtl",
	"scroll",
	"separate",
	"se-resize",
	"show",
	"silent",
	"small-caps",
	"small-caption",
	"spell-out",
	"square",
	"s-resize",
	"static",
	"status-bar",
	"sub",
	"super",
	"sw-resize",
	"table",
	"table-caption",
	"table-cell",
	"table-column",
	"table-column-group",
	"table-footer-group",
	"table-header-group",
	"table-row",
	"table-row-group",
	"text-bottom",
	"text-top",
	"text",
	"top",
	"transparent",
	"underline",
	"upper-alpha",
	"uppercase",
	"upper-latin",
	"upper-roman",
	"visible",
	"wait",
	"w-resize",
};

static const uint8_t inherited[] = {
	LCSP_PROP_AZIMUTH,
	LCSP_PROP_BORDER_COLLAPSE,
	LCSP_PROP_BORDER_SPACING,
	LCSP_PROP_CAPTION_SIDE,
	LCSP_PROP_COLOR,
	LCSP_PROP_CURSOR,
	LCSP_PROP_DIRECTION,
	LCSP_PROP_ELEVATION,
	LCSP_PROP_EMPTY_CELLS,
	LCSP_PROP_FONT_FAMILY,
	LCSP_PROP_FONT_SIZE,
	LCSP_PROP_FONT_STYLE,
	LCSP_PROP_FONT_VARAIANT,
	LCSP_PROP_FONT_WEIGHT,
	LCSP_PROP_FONT,
	LCSP_PROP_LETTER_SPACING,
	LCSP_PROP_LINE_HEIGHT,
	LCSP_PROP_LIST_STYLE_IMAGE,
	LCSP_PROP_LIST_STYLE_POSITION,
	LCSP_PROP_LIST_STYLE_TYPE,
	LCSP_PROP_LIST_STYLE,
	LCSP_PROP_ORPHANS,
	LCSP_PROP_PITCH_RANGE,
	LCSP_PROP_PITCH,
	LCSP_PROP_QUOTES,
	LCSP_PROP_RICHNESS,
	LCSP_PROP_SPEAK_HEADER,
	LCSP_PROP_SPEAK_NUMERAL,
	LCSP_PROP_SPEAK_PUNCTUATION,
	LCSP_PROP_SPEAK,
	LCSP_PROP_SPEECH_RATE,
	LCSP_PROP_STRESS,
	LCSP_PROP_TEXT_ALIGN,
	LCSP_PROP_TEXT_INDENT,
	LCSP_PROP_TEXT_TRANSFORM,
	LCSP_PROP_VISIBILITY,
	LCSP_PROP_VOICE_FAMILY,
	LCSP_PROP_VOLUME,
	LCSP_PROP_WHITE_SPACE,
	LCSP_PROP_WIDOWS,
	LCSP_PROP_WORD_SPACING,
};

static const struct {
	char name[21];
	uint32_t rgb;
} colours[] = {
	{ "aliceblue", 0xf0f8ff },
	{ "antiquewhite", 0xfaebd7 },
	{ "aqua", 0x00ffff },
	{ "aquamarine", 0x7fffd4 },
	{ "azure", 0xf0ffff },
	{ "beige", 0xf5f5dc },
	{ "bisque", 0xffe4c4 },
	{ "black", 0x000000 },
	{ "blanchedalmond", 0xffebcd },
	{ "blue", 0x0000ff },
	{ "blueviolet", 0x8a2be2 },
	{ "brown", 0xa52a2a },
	{ "burlywood", 0xdeb887 },
	{ "cadetblue", 0x5f9ea0 },
	{ "chartreuse", 0x7fff00 },
	{ "chocolate", 0xd2691e },
	{ "coral", 0xff7f50 },
	{ "cornflowerblue", 0x6495ed },
	{ "cornsilk", 0xfff8dc },
	{ "crimson", 0xdc143c },
	{ "cyan", 0x00ffff },
	{ "darkblue", 0x00008b },
	{ "darkcyan", 0x008b8b },
	{ "darkgoldenrod", 0xb8860b },
	{ "darkgray", 0xa9a9a9 },
	{ "darkgreen", 0x006400 },
	{ "darkgrey", 0xa9a9a9 },
	{ "darkkhaki", 0xbdb76b },
	{ "darkmagenta", 0x8b008b },
	{ "darkolivegreen", 0x556b2f },
	{ "darkorange", 0xff8c00 },
	{ "darkorchid", 0x9932cc },
	{ "darkred", 0x8b0000 },
	{ "darksalmon", 0xe9967a },
	{ "darkseagreen", 0x8fbc8f },
	{ "darkslateblue", 0x483d8b },
	{ "darkslategray", 0x2f4f4f },
	{ "darkslategrey", 0x2f4f4f },
	{ "darkturquoise", 0x00ced1 },
	{ "darkviolet", 0x9400d3 },
	{ "deeppink", 0xff1493 },
	{ "deepskyblue", 0x00bfff },
	{ "dimgray", 0x696969 },
	{ "dimgrey", 0x696969 },
	{ "dodgerblue", 0x1e90ff },
	{ "firebrick", 0xb22222 },
	{ "floralwhite", 0xfffaf0 },
	{ "forestgreen", 0x228b22 },
	{ "fuchsia", 0xff00ff },
	{ "gainsboro", 0xdcdcdc },
	{ "ghostwhite", 0xf8f8ff },
	{ "gold", 0xffd700 },
	{ "goldenrod", 0xdaa520 },
	{ "gray", 0x808080 },
	{ "green", 0x008000 },
	{ "greenyellow", 0xadff2f },
	{ "grey", 0x808080 },
	{ "honeydew", 0xf0fff0 },
	{ "hotpink", 0xff69b4 },
	{ "indianred", 0xcd5c5c },
	{ "indigo", 0x4b0082 },
	{ "ivory", 0xfffff0 },
	{ "khaki", 0xf0e68c },
	{ "lavender", 0xe6e6fa },
	{ "lavenderblush", 0xfff0f5 },
	{ "lawngreen", 0x7cfc00 },
	{ "lemonchiffon", 0xfffacd },
	{ "lightblue", 0xadd8e6 },
	{ "lightcoral", 0xf08080 },
	{ "lightcyan", 0xe0ffff },
	{ "lightgoldenrodyellow", 0xfafad2 },
	{ "lightgray", 0xd3d3d3 },
	{ "lightgreen", 0x90ee90 },
	{ "lightgrey", 0xd3d3d3 },
	{ "lightpink", 0xffb6c1 },
	{ "lightsalmon", 0xffa07a },
	{ "lightseagreen", 0x20b2aa },
	{ "lightskyblue", 0x87cefa },
	{ "lightslategray", 0x778899 },
	{ "lightslategrey", 0x778899 },
	{ "lightsteelblue", 0xb0c4de },
	{ "lightyellow", 0xffffe0 },
	{ "lime", 0x00ff00 },
	{ "limegreen", 0x32cd32 },
	{ "linen", 0xfaf0e6 },
	{ "magenta", 0xff00ff },
	{ "maroon", 0x800000 },
	{ "mediumaquamarine", 0x66cdaa },
	{ "mediumblue", 0x0000cd },
	{ "mediumorchid", 0xba55d3 },
	{ "mediumpurple", 0x9370db },
	{ "mediumseagreen", 0x3cb371 },
	{ "mediumslateblue", 0x7b68ee },
	{ "mediumspringgreen", 0x00fa9a },
	{ "mediumturquoise", 0x48d1cc },
	{ "mediumvioletred", 0xc71585 },
	{ "midnightblue", 0x191970 },
	{ "mintcream", 0xf5fffa },
	{ "mistyrose", 0xffe4e1 },
	{ "moccasin", 0xffe4b5 },
	{ "navajowhite", 0xffdead },
	{ "navy", 0x000080 },
	{ "oldlace", 0xfdf5e6 },
	{ "olive", 0x808000 },
	{ "olivedrab", 0x6b8e23 },
	{ "orange", 0xffa500 },
	{ "orangered", 0xff4500 },
	{ "orchid", 0xda70d6 },
	{ "palegoldenrod", 0xeee8aa },
	{ "palegreen", 0x98fb98 },
	{ "paleturquoise", 0xafeeee },
	{ "palevioletred", 0xdb7093 },
	{ "papayawhip", 0xffefd5 },
	{ "peachpuff", 0xffdab9 },
	{ "peru", 0xcd853f },
	{ "pink", 0xffc0cb },
	{ "plum", 0xdda0dd },
	{ "powderblue", 0xb0e0e6 },
	{ "purple", 0x800080 },
	{ "rebeccapurple", 0x663399 },
	{ "red", 0xff0000 },
	{ "rosybrown", 0xbc8f8f },
	{ "royalblue", 0x4169e1 },
	{ "saddlebrown", 0x8b4513 },
	{ "salmon", 0xfa8072 },
	{ "sandybrown", 0xf4a460 },
	{ "seagreen", 0x2e8b57 },
	{ "seashell", 0xfff5ee },
	{ "sienna", 0xa0522d },
	{ "silver", 0xc0c0c0 },
	{ "skyblue", 0x87ceeb },
	{ "slateblue", 0x6a5acd },
	{ "slategray", 0x708090 },
	{ "slategrey", 0x708090 },
	{ "snow", 0xfffafa },
	{ "springgreen", 0x00ff7f },
	{ "steelblue", 0x4682b4 },
	{ "tan", 0xd2b48c },
	{ "teal", 0x008080 },
	{ "thistle", 0xd8bfd8 },
	{ "tomato", 0xff6347 },
	{ "turquoise", 0x40e0d0 },
	{ "violet", 0xee82ee },
	{ "wheat", 0xf5deb3 },
	{ "white", 0xffffff },
	{ "whitesmoke", 0xf5f5f5 },
	{ "yellow", 0xffff00 },
	{ "yellowgreen", 0x9acd32 },
};

int
lws_css_is(const char *p, size_t len, const char *word)
{
	size_t n;

	for (n = 0; n < len && word[n]; n++)
		if (lws_css_lower(p[n]) != word[n])
			return 0;

	return n == len && !word[n];
}

static int
find(const char *const *words, int count, const char *p, size_t len)
{
	int n;

	for (n = 0; n < count; n++)
		if (len && words[n][0] == lws_css_lower(*p) &&
		    lws_css_is(p, len, words[n]))
			break;

	return n;
}

int
lws_css_prop(const char *p, size_t len)
{
	return find(props, LCSP_PROP__COUNT, p, len);
}

int
lws_css_propval(const char *p, size_t len)
{
	return find(propvals, LCSP_PROPVAL__COUNT, p, len);
}

int
lws_css_inherits(lcsp_props_t prop)
{
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(inherited); n++)
		if (inherited[n] == prop)
			return 1;

	return 0;
}

static uint32_t
opaque(uint32_t rgb)
{
	return LWSDC_RGBA(rgb >> 16, rgb >> 8, rgb, 255);
}

int
lws_css_colour_name(const char *p, size_t len, uint32_t *rgba)
{
	size_t n;

	for (n = 0; n < LWS_ARRAY_SIZE(colours); n++)
		if (lws_css_is(p, len, colours[n].name)) {
			*rgba = opaque(colours[n].rgb);
			return 0;
		}

	return -1;
}

static int
hex(char c)
{
	c = lws_css_lower(c);
	if (c >= '0' && c <= '9')
		return c - '0';

	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* CSS Color 4 5.2: 3, 4, 6 or 8 digits; short ones are doubled */
int
lws_css_colour_hash(const char *p, size_t len, uint32_t *rgba)
{
	uint32_t part[4] = { 0, 0, 0, 255 };
	size_t n, each = len > 4 ? 2 : 1;
	int digit;

	if (len != 3 && len != 4 && len != 6 && len != 8)
		return -1;
	part[3] = len % 4 ? 255 : 0;
	for (n = 0; n < len; n++) {
		digit = hex(p[n]);
		if (digit < 0)
			return -1;
		part[n / each] =
			(n % each ? part[n / each] * 16 : 0) + (uint32_t)digit;
	}
	for (n = 0; each == 1 && n < len; n++)
		part[n] *= 17;
	*rgba = LWSDC_RGBA(part[0], part[1], part[2], part[3]);

	return 0;
}
