/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Names to tokens and back. A name is hashed to one slot, and one comparison,
 * eight bytes at a time, says whether it is the name of that slot.
 */
#include "codec/http1/http1.h"
#include "codec/http1/token-hash.h"

#define FIELD(token, text)  [token] = text,
#define METHOD(token, text) [token] = text,
#define WORD(token, text)   [token] = text,
static const char *const names[] = {
#include "codec/http1/token-list.h"
};
#undef FIELD
#undef METHOD
#undef WORD

#define COUNT (sizeof(names) / sizeof(names[0]))

/* Pseudo names (":path") have no colon at their end, the others do; methods
 * end in a blank. The lengths are of what is looked up. */
#define NAME_LEN(text)      ((uint8_t)(sizeof(text) - 1 - ((text)[0] != ':')))
#define FIELD(token, text)  [token] = NAME_LEN(text),
#define METHOD(token, text) [token] = NAME_LEN(text),
#define WORD(token, text)
static const uint8_t name_lens[COUNT] = {
#include "codec/http1/token-list.h"
};

/* Beyond the names stand tokens for the client's own use, which have none. */
const unsigned char *
lws_token_to_string(enum lws_token_indexes token)
{
	if ((unsigned int)token > COUNT)
		return NULL;
	if ((unsigned int)token == COUNT)
		return (const unsigned char *)"";

	return (const unsigned char *)names[token];
}

static uint64_t
load64(const void *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof(v));

	return v;
}

static uint64_t
load32(const void *p)
{
	uint32_t v;

	memcpy(&v, p, sizeof(v));

	return v;
}

/* Bytes with 0x40 get 0x20: that folds letters, and nothing else becomes one
 * of the letters, digits, - and : that names are made of. */
static uint64_t
fold64(uint64_t v)
{
	return v | ((v & 0x4040404040404040u) >> 1);
}

static int
equal_short(const uint8_t *in, const char *lower, size_t len)
{
	uint64_t a = 0, b = 0;

	if (len < 4) {
		memcpy(&a, in, len);
		memcpy(&b, lower, len);
		return fold64(a) == b;
	}
	/* two halves that overlap */
	a = load32(in) | load32(in + len - 4) << 32;
	b = load32(lower) | load32(lower + len - 4) << 32;

	return fold64(a) == b;
}

static inline int
same(const uint8_t *in, const char *lower, size_t len)
{
	size_t i;

	if (len < 8)
		return equal_short(in, lower, len);
	for (i = 0; i + 8 < len; i += 8)
		if (fold64(load64(in + i)) != load64(lower + i))
			return 0;

	/* the last eight, overlapping what was compared */
	return fold64(load64(in + len - 8)) == load64(lower + len - 8);
}

int
lws_http1_same(const uint8_t *in, const char *lower, size_t len)
{
	return same(in, lower, len);
}

int
lws_http1_token(const uint8_t *name, size_t len)
{
	uint8_t token;

	if (!len)
		return -1;
	token = lws_http1_field_slots[lws_http1_hash(
		name, len, lws_http1_field_factor, LWS_HTTP1_FIELD_SLOTS)];
	if (token == LWS_HTTP1_SLOT_FREE || name_lens[token] != len ||
	    !same(name, names[token], len))
		return -1;

	return token;
}

int
lws_http1_method(const uint8_t *name, size_t len)
{
	uint8_t token;
	size_t i;

	if (!len)
		return -1;
	token = lws_http1_method_slots[lws_http1_hash(
		name, len, lws_http1_method_factor, LWS_HTTP1_METHOD_SLOTS)];
	if (token == LWS_HTTP1_SLOT_FREE || name_lens[token] != len)
		return -1;
	for (i = 0; i < len; i++)
		if (name[i] != (names[token][i] & ~0x20))
			return -1;

	return token;
}
