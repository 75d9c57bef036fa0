/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Members of a struct, by their entry in a map: offset and size say where, and
 * nothing beside is ever touched.
 */
#include "codec/struct/struct.h"

static int
bad_size(const lws_struct_map_t *m)
{
	lwsl_err("struct: member '%s' has %u bytes; 1, 2, 4, 8 are known\n",
		 m->colname, (unsigned int)m->aux);

	return -1;
}

int
lws_struct_int_get(const void *obj, const lws_struct_map_t *m, uint64_t *v)
{
	const char *p = (const char *)obj + m->ofs;
	const int is_signed = m->type == LSMT_SIGNED;
	uint8_t v8;
	uint16_t v16;
	uint32_t v32;

	switch (m->aux) {
	case 1:
		memcpy(&v8, p, sizeof(v8));
		*v = is_signed ? (uint64_t)(int64_t)(int8_t)v8 : v8;
		return 0;
	case 2:
		memcpy(&v16, p, sizeof(v16));
		*v = is_signed ? (uint64_t)(int64_t)(int16_t)v16 : v16;
		return 0;
	case 4:
		memcpy(&v32, p, sizeof(v32));
		*v = is_signed ? (uint64_t)(int64_t)(int32_t)v32 : v32;
		return 0;
	case 8:
		memcpy(v, p, sizeof(*v));
		return 0;
	default:
		return bad_size(m);
	}
}

/* the nearest value that a member of so many bits has; 1 if that is another */
static int
into_range(uint64_t *v, int negative, int is_signed, unsigned int bits)
{
	const uint64_t top = is_signed ? UINT64_MAX >> (65 - bits)
				       : UINT64_MAX >> (64 - bits);

	if (!negative) {
		if (*v <= top)
			return 0;
		*v = top;
		return 1;
	}
	if (!is_signed) {
		*v = 0;
		return 1;
	}
	if ((int64_t)*v >= -(int64_t)top - 1)
		return 0;
	*v = (uint64_t)(-(int64_t)top - 1);

	return 1;
}

int
lws_struct_int_set(void *obj, const lws_struct_map_t *m, uint64_t v,
		   int negative)
{
	char *p = (char *)obj + m->ofs;
	uint8_t v8;
	uint16_t v16;
	uint32_t v32;
	int r;

	if (m->aux != 1 && m->aux != 2 && m->aux != 4 && m->aux != 8)
		return bad_size(m);
	r = into_range(&v, negative, m->type == LSMT_SIGNED,
		       (unsigned int)m->aux * 8);
	switch (m->aux) {
	case 1:
		v8 = (uint8_t)v;
		memcpy(p, &v8, sizeof(v8));
		break;
	case 2:
		v16 = (uint16_t)v;
		memcpy(p, &v16, sizeof(v16));
		break;
	case 4:
		v32 = (uint32_t)v;
		memcpy(p, &v32, sizeof(v32));
		break;
	default:
		memcpy(p, &v, sizeof(v));
		break;
	}

	return r;
}

int
lws_struct_int_parse(void *obj, const lws_struct_map_t *m, const char *text)
{
	const uint64_t most_negative = (uint64_t)1 << 63;
	int negative, over = 0, r;
	uint64_t v = 0;

	while (*text == ' ')
		text++;
	negative = *text == '-';
	if (*text == '-' || *text == '+')
		text++;
	for (; *text >= '0' && *text <= '9'; text++) {
		const unsigned int d = (unsigned int)(*text - '0');

		over |= v > (UINT64_MAX - d) / 10;
		v = v * 10 + d;
	}
	if (over)
		v = UINT64_MAX;
	if (negative && v > most_negative) {
		v = most_negative;
		over = 1;
	}
	r = lws_struct_int_set(obj, m, negative ? ~v + 1 : v, negative && v);

	return r < 0 ? r : r | over;
}

size_t
lws_struct_carray_append(void *obj, const lws_struct_map_t *m, size_t at,
			 const char *text, size_t len)
{
	char *p = (char *)obj + m->ofs;

	if (at + 1 > m->aux) /* also: it has no byte at all */
		return 0;
	if (len > m->aux - 1 - at) {
		len = m->aux - 1 - at;
		while (len && ((uint8_t)text[len] & 0xc0) == 0x80)
			len--;
	}
	memcpy(p + at, text, len);
	p[at + len] = '\0';

	return len;
}
