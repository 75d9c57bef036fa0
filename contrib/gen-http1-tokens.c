/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Prints lib/codec/http1/token-hash.c: looks for factors that send every known
 * name to a slot of its own. The search starts at a fixed point, so the output
 * depends on token-list.h alone; a test compares it with the committed file.
 *
 *	cc -Ilib -o gen contrib/gen-http1-tokens.c
 *	./gen > lib/codec/http1/token-hash.c
 */
#include <stdio.h>
#include <string.h>

#include "codec/http1/token-hash.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

struct name {
	const char *token;
	const char *text;
};

#define FIELD(token, text) { #token, text },
#define METHOD(token, text)
#define WORD(token, text)
static const struct name fields[] = {
#include "codec/http1/token-list.h"
};
#undef FIELD
#undef METHOD
#define FIELD(token, text)
#define METHOD(token, text) { #token, text },
static const struct name methods[] = {
#include "codec/http1/token-list.h"
};

/* what is looked up: without the colon or blank at the end */
static size_t
slot_of(const struct name *n, uint64_t factor, size_t slots)
{
	size_t len = strlen(n->text);

	if (n->text[len - 1] == ':' || n->text[len - 1] == ' ')
		len--;

	return lws_http1_hash((const uint8_t *)n->text, len, factor, slots);
}

static int
place(const struct name *names, size_t count, uint64_t factor, size_t slots,
      const struct name **table)
{
	size_t i;

	for (i = 0; i < slots; i++)
		table[i] = NULL;
	for (i = 0; i < count; i++) {
		size_t s = slot_of(&names[i], factor, slots);

		if (table[s])
			return -1;
		table[s] = &names[i];
	}

	return 0;
}

static int
print(const char *what, const struct name *names, size_t count, size_t slots)
{
	const struct name *table[LWS_HTTP1_FIELD_SLOTS];
	uint64_t factor = 0x9e3779b97f4a7c15u; /* any odd start does */
	long tries;
	size_t i;

	for (tries = 0; tries < 100000000; tries++) {
		if (!place(names, count, factor, slots, table))
			break;
		factor = factor * 6364136223846793005u + 1442695040888963407u;
	}
	if (tries == 100000000) {
		fprintf(stderr, "no factor separates the %ss\n", what);
		return 1;
	}
	printf("\nconst uint64_t lws_http1_%s_factor = 0x%llxu;\n\n", what,
	       (unsigned long long)factor);
	printf("const uint8_t lws_http1_%s_slots[%u] = {\n", what,
	       (unsigned int)slots);
	for (i = 0; i < slots; i++)
		printf("\t%s,\n",
		       table[i] ? table[i]->token : "LWS_HTTP1_SLOT_FREE");
	printf("};\n");

	return 0;
}

int
main(void)
{
	printf("/* SPDX-License-Identifier: MIT\n"
	       " * Copyright (C) 2026 the maintainers\n"
	       " *\n"
	       " * Generated from token-list.h by contrib/gen-http1-tokens.c."
	       " Do not edit.\n"
	       " */\n"
	       "/* clang-format off */\n"
	       "\n"
	       "#include \"codec/http1/http1.h\"\n"
	       "#include \"codec/http1/token-hash.h\"\n");

	return print("field", fields, COUNT(fields), LWS_HTTP1_FIELD_SLOTS) ||
	       print("method", methods, COUNT(methods), LWS_HTTP1_METHOD_SLOTS);
}
