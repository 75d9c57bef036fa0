/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Bytes as keys and as messages of each type, whole and in two pieces, which
 * must be judged alike. What is taken for a key must survive being written and
 * read.
 */
#include "core/core.h"

#include <stdlib.h>

static uint8_t one[65536], two[65536];

static size_t
written(lws_cose_key_t *ck, uint8_t *to, size_t room)
{
	lws_lec_pctx_t lec;

	lws_lec_init(&lec, to, room);
	if (lws_cose_key_export(ck, &lec, LWSJWKF_EXPORT_PRIVATE))
		return 0;

	return lec.used;
}

static void
as_key(const uint8_t *data, size_t size)
{
	lws_cose_key_t *ck = lws_cose_key_import(NULL, NULL, NULL, data, size);
	lws_cose_key_t *back;
	size_t n;

	if (!ck)
		return;
	n = written(ck, one, sizeof(one));
	back = lws_cose_key_import(NULL, NULL, NULL, one, n);
	if (!back || written(back, two, sizeof(two)) != n ||
	    memcmp(one, two, n))
		abort();
	lws_cose_key_destroy(&ck);
	lws_cose_key_destroy(&back);
}

/* the last code, and the sum of the results */
static int
judged(lws_dll2_owner_t *set, enum lws_cose_sig_types type, const uint8_t *data,
       size_t size, size_t cut)
{
	const lws_cose_validate_create_info_t info = { .keyset = set,
						       .sigtype = type };
	struct lws_cose_validate_context *v = lws_cose_validate_create(&info);
	int r = LECP_CONTINUE;

	if (!v)
		abort();
	if (cut)
		r = lws_cose_validate_chunk(v, data, cut, NULL);
	if (r >= LECP_CONTINUE) /* also what comes behind a whole message */
		r = lws_cose_validate_chunk(v, data + cut, size - cut, NULL);
	lws_start_foreach_dll(struct lws_dll2 *, p,
			      lws_cose_validate_results(v)->head)
	{
		r += 7 *
		     lws_container_of(p, lws_cose_validate_res_t, list)->result;
	}
	lws_end_foreach_dll(p);
	lws_cose_validate_destroy(&v);

	return r;
}

static lws_dll2_owner_t *
keys(void)
{
	static const uint8_t oct[] = { 0xa2, 1, 4, 0x20, 0x41, 1 };
	static const uint8_t ed[] = { 0xa3, 1,    1,    0x20, 6,    0x21, 0x58,
				      0x20, 0xd7, 0x5a, 0x98, 0x01, 0x82, 0xb1,
				      0x0a, 0xb7, 0xd5, 0x4b, 0xfe, 0xd3, 0xc9,
				      0x64, 0x07, 0x3a, 0x0e, 0xe1, 0x72, 0xf3,
				      0xda, 0xa6, 0x23, 0x25, 0xaf, 0x02, 0x1a,
				      0x68, 0xf7, 0x07, 0x51, 0x1a };
	static lws_dll2_owner_t set;

	if (!set.count &&
	    (!lws_cose_key_import(&set, NULL, NULL, oct, sizeof(oct)) ||
	     !lws_cose_key_import(&set, NULL, NULL, ed, sizeof(ed))))
		abort();

	return &set;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int type;

	if (size < 2)
		return 0;
	lws_set_log_level(0, NULL);
	as_key(data, size);
	for (type = SIGTYPE_UNKNOWN; type <= SIGTYPE_MAC0; type++)
		if (judged(keys(), (enum lws_cose_sig_types)type, data + 1,
			   size - 1, 0) !=
		    judged(keys(), (enum lws_cose_sig_types)type, data + 1,
			   size - 1, data[0] % (size - 1)))
			abort();

	return 0;
}
