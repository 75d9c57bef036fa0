/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Text of bounded length, bytes of the caller's scratch, lists of names.
 */
#include "jose/jose.h"

void
lws_jose_out_begin(struct lws_jose_out *o, char *buf, size_t len)
{
	o->start = o->p = buf;
	o->end = len ? buf + len - 1 : buf;
	o->no_room = !len;
}

void
lws_jose_out_bytes(struct lws_jose_out *o, const void *p, size_t len)
{
	if (len > (size_t)(o->end - o->p)) {
		o->no_room = 1;
		o->end = o->p; /* nothing behind a gap */
		return;
	}
	if (len)
		memcpy(o->p, p, len);
	o->p += len;
}

void
lws_jose_out_text(struct lws_jose_out *o, const char *text)
{
	lws_jose_out_bytes(o, text, strlen(text));
}

void
lws_jose_out_b64(struct lws_jose_out *o, const void *p, size_t len)
{
	const uint8_t *in = p;
	char group[8];
	size_t n = len / 3 * 3, room = (size_t)(o->end - o->p);

	/* whole groups where they go; there is one byte behind for the NUL */
	if (n && n <= INT_MAX / 2 && n / 3 * 4 <= room) {
		(void)lws_b64_encode_string_url((const char *)in, (int)n, o->p,
						(int)(n / 3 * 4 + 1));
		o->p += n / 3 * 4;
		in += n;
		len -= n;
	}
	/* and the last one, whose padding must not need room */
	for (; len; in += n, len -= n) {
		n = len < 3 ? len : 3;
		if (lws_b64_encode_string_url((const char *)in, (int)n, group,
					      sizeof(group)) < 0) {
			o->no_room = 1;
			return;
		}
		lws_jose_out_bytes(o, group, lws_jose_b64_len(n));
	}
}

void
lws_jose_out_json(struct lws_jose_out *o, const char *p, size_t len)
{
	char esc[8];

	for (; len; p++, len--) {
		if (*p == '"' || *p == '\\')
			lws_jose_out_text(o, "\\");
		if ((uint8_t)*p < 0x20) {
			lws_snprintf(esc, sizeof(esc), "\\u%04x",
				     (unsigned int)(uint8_t)*p);
			lws_jose_out_text(o, esc);
		} else
			lws_jose_out_bytes(o, p, 1);
	}
}

int
lws_jose_out_end(struct lws_jose_out *o)
{
	if (o->no_room || o->p - o->start > INT_MAX)
		return -1;
	*o->p = '\0';

	return (int)(o->p - o->start);
}

/* Two or three characters for one or two bytes carry bits that nothing stands
 * for: they have to be zero, or one signature would have several texts */
int
lws_jose_b64_is_canonical(const char *in, size_t len)
{
	size_t rest = len % 4;

	if (rest < 2)
		return !rest;

	return !!strchr(rest == 2 ? "AQgw" : "AEIMQUYcgkosw048", in[len - 1]);
}

/* no alphabet but that of URLs, nothing in between, no padding (RFC 7515 2) */
static int
is_plain(const char *in, size_t len)
{
	unsigned int bad = 0;

	for (; len; in++, len--)
		bad |= (unsigned int)(*in == '+') | (unsigned int)(*in == '/') |
		       (unsigned int)(*in == '=') | (unsigned int)(*in == '\n');

	return !bad;
}

int
lws_jose_b64_decode(const char *in, size_t len, char *out, int room)
{
	if (!len)
		return 0;
	if (len > INT_MAX || !is_plain(in, len) ||
	    !lws_jose_b64_is_canonical(in, len))
		return -1;

	return lws_b64_decode_string_len(in, (int)len, out, room);
}

char *
lws_jose_take(char **temp, int *temp_len, size_t len)
{
	char *p = *temp;

	if (*temp_len < 0 || len > (size_t)*temp_len)
		return NULL;
	*temp += len;
	*temp_len -= (int)len;

	return p;
}

int
lws_jose_is_listed(const char *list, const char *name)
{
	size_t n, len = strlen(name);

	for (; *list; list += n + (list[n] == ',')) {
		list += strspn(list, " ");
		n = strcspn(list, ",");
		if (n == len && !memcmp(list, name, len))
			return 1;
	}

	return 0;
}
