/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The first bytes choose mode, padding, key length and where to cut; the rest
 * is encrypted in two pieces and decrypted in one, and must be what it was.
 */
#include "core/core.h"

#include <stdlib.h>

static uint8_t key[64], iv[16], tag[16];
static size_t iv_len = 12;

struct job {
	enum enum_aes_modes mode;
	struct lws_gencrypto_keyelem el;
	size_t cut;
};

/* the bytes in out; -1 refused */
static int
run(const struct job *j, enum enum_aes_operation op, const uint8_t *in,
    size_t len, uint8_t *out)
{
	struct lws_gencrypto_keyelem el = j->el;
	size_t cut = op == LWS_GAESO_ENC ? j->cut : 0;
	struct lws_genaes_ctx ctx;
	uint8_t scratch[16] = { 0 };
	int r;

	memcpy(scratch, tag, sizeof(scratch));
	if (lws_genaes_create(&ctx, op, j->mode, &el, LWS_GAESP_NO_PADDING,
			      NULL))
		return -1;
	r = lws_genaes_crypt(&ctx, in, cut, out, iv, scratch, &iv_len, 16) ||
	    lws_genaes_crypt(&ctx, in + cut, len - cut, out + cut, iv, scratch,
			     &iv_len, 16);

	return lws_genaes_destroy(&ctx, tag, sizeof(tag)) || r ? -1 : 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct job j;
	uint8_t *out, *back;
	size_t len;

	if (size < 4)
		return 0;
	lws_set_log_level(0, NULL);
	j.mode = (enum enum_aes_modes)(data[0] % 9);
	j.el.buf = key;
	j.el.len = data[1] % 65;
	len = size - 3;
	key[3] = data[1];
	/* these two take all at once; blocks are cut at blocks */
	j.cut = j.mode == LWS_GAESM_XTS || j.mode == LWS_GAESM_KW
			? 0
			: data[2] % (len + 1) / 16 * 16;
	out = malloc(len + 64);
	back = malloc(len + 64);
	if (!out || !back)
		abort();
	if (!run(&j, LWS_GAESO_ENC, data + 3, len, out)) {
		if (run(&j, LWS_GAESO_DEC, out,
			len + (j.mode == LWS_GAESM_KW ? 8 : 0), back) ||
		    memcmp(back, data + 3, len))
			abort();
	}
	free(out);
	free(back);

	return 0;
}
