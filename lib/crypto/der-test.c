/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * DER: what is written is read again, short rooms and cut inputs are refused,
 * and only the one shortest form is DER. Elements: copies, padding, names.
 */
#include "hex.h"

#include "crypto/der.h"

static void
integers_have_one_form(void **state)
{
	static const struct {
		const char *hex;
		int ok;
		size_t len;
	} rows[] = {
		{ "020100", 1, 0 },
		{ "020101", 1, 1 },
		{ "02020080", 1, 1 },
		{ "020180", 0, 0 },   /* negative */
		{ "0202007f", 0, 0 }, /* a zero too many */
		{ "0200", 0, 0 },     /* no contents */
		{ "02810101", 0, 0 }, /* a longer length than need be */
		{ "0282000101", 0, 0 },
		{ "0280", 0, 0 }, /* indefinite */
		{ "0285000000000101", 0, 0 },
		{ "0302000101", 0, 0 }, /* no INTEGER */
		{ "0202", 0, 0 },
		{ "02", 0, 0 },
		{ "", 0, 0 },
	};
	unsigned int n;

	(void)state;
	for (n = 0; n < LWS_ARRAY_SIZE(rows); n++) {
		size_t len;
		uint8_t *in = unit_unhex(rows[n].hex, &len);
		struct lws_span s = lws_span_of(in, len), num;

		assert_int_equal(!lws_der_take_uint(&s, &num), rows[n].ok);
		if (rows[n].ok) {
			assert_int_equal(num.len, rows[n].len);
			assert_int_equal(s.len, 0);
		}
		free(in);
	}
}

static void
long_lengths_are_written_and_read(void **state)
{
	static const size_t lens[] = { 0, 1, 127, 128, 255, 256, 65535, 65536 };
	uint8_t *buf = calloc(1, 65536 + 8);
	struct lws_span s, body;
	struct lws_der d;
	unsigned int n;

	(void)state;
	assert_non_null(buf);
	for (n = 0; n < LWS_ARRAY_SIZE(lens); n++) {
		uint8_t *data = calloc(1, lens[n] + 1);

		assert_non_null(data);
		lws_der_begin(&d, buf, 65536 + 8);
		lws_der_put_tagged(&d, LWS_DER_OCTETS, data, lens[n]);
		assert_false(d.no_room);
		s = lws_span_of(d.p, (size_t)(d.end - d.p));
		assert_int_equal(lws_der_take(&s, LWS_DER_OCTETS, &body), 0);
		assert_int_equal(body.len, lens[n]);
		assert_int_equal(s.len, 0);
		free(data);
	}
	free(buf);
}

static struct lws_gencrypto_keyelem ec[LWS_GENCRYPTO_EC_KEYEL_COUNT];
static struct lws_gencrypto_keyelem rsa[LWS_GENCRYPTO_RSA_KEYEL_COUNT];
static uint8_t x[32], y[32], d[32], num[8][40];

static void
keys_init(void)
{
	static char crv[] = "P-256";
	unsigned int n;

	memset(x, 0x81, sizeof(x));
	memset(y, 0x42, sizeof(y));
	memset(d, 0x13, sizeof(d));
	d[0] = 0;
	ec[LWS_GENCRYPTO_EC_KEYEL_CRV].buf = (uint8_t *)crv;
	ec[LWS_GENCRYPTO_EC_KEYEL_CRV].len = 5;
	ec[LWS_GENCRYPTO_EC_KEYEL_X].buf = x;
	ec[LWS_GENCRYPTO_EC_KEYEL_Y].buf = y;
	ec[LWS_GENCRYPTO_EC_KEYEL_D].buf = d;
	for (n = 1; n < LWS_GENCRYPTO_EC_KEYEL_COUNT; n++)
		ec[n].len = 32;
	for (n = 0; n < 8; n++) {
		memset(num[n], (int)(0x7c + n), sizeof(num[n]));
		rsa[n].buf = num[n];
		rsa[n].len = 33 + n;
	}
}

typedef size_t (*write_fn)(uint8_t *buf, size_t len, uint8_t **at);
typedef int (*read_fn)(struct lws_span in, struct lws_gencrypto_keyelem *el);

static size_t
write_ec_public(uint8_t *buf, size_t len, uint8_t **at)
{
	const struct lws_curve *c = lws_curve_by_name("P-256");
	const struct lws_der_ec e = { ec, c->oid, c->oid_len };

	return lws_der_ec_public(&e, buf, len, at);
}

static size_t
write_ec_private(uint8_t *buf, size_t len, uint8_t **at)
{
	const struct lws_curve *c = lws_curve_by_name("P-256");
	const struct lws_der_ec e = { ec, c->oid, c->oid_len };

	return lws_der_ec_private(&e, buf, len, at);
}

static size_t
write_rsa_public(uint8_t *buf, size_t len, uint8_t **at)
{
	return lws_der_rsa(rsa, 0, buf, len, at);
}

static size_t
write_rsa_private(uint8_t *buf, size_t len, uint8_t **at)
{
	return lws_der_rsa(rsa, 1, buf, len, at);
}

static int
read_rsa_public(struct lws_span in, struct lws_gencrypto_keyelem *el)
{
	return lws_der_read_rsa(in, 0, el);
}

static int
read_rsa_private(struct lws_span in, struct lws_gencrypto_keyelem *el)
{
	return lws_der_read_rsa(in, 1, el);
}

static const struct form {
	write_fn write;
	read_fn read;
	const struct lws_gencrypto_keyelem *el;
	unsigned int first, last; /* those in it */
} forms[] = {
	{ write_ec_public, lws_der_read_ec_public, ec, 0, 1 },
	{ write_ec_private, lws_der_read_ec_private, ec, 0, 3 },
	{ write_rsa_public, read_rsa_public, rsa, 0, 1 },
	{ write_rsa_private, read_rsa_private, rsa, 0, 7 },
};

static void
same_elements(const struct form *f, const struct lws_gencrypto_keyelem *el)
{
	unsigned int n;

	for (n = f->first; n <= f->last; n++) {
		assert_int_equal(el[n].len, f->el[n].len);
		assert_memory_equal(el[n].buf, f->el[n].buf, el[n].len);
	}
}

static void
keys_are_written_and_read_and_cut_ones_refused(void **state)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_MAX_KEYEL_COUNT];
	uint8_t buf[512], *at, *exact;
	unsigned int n;
	size_t len, cut;

	(void)state;
	keys_init();
	memset(el, 0, sizeof(el));
	for (n = 0; n < LWS_ARRAY_SIZE(forms); n++) {
		len = forms[n].write(buf, sizeof(buf), &at);
		assert_true(len);
		assert_int_equal(forms[n].read(lws_span_of(at, len), el), 0);
		same_elements(&forms[n], el);
		lws_keyel_destroy(el, LWS_GENCRYPTO_MAX_KEYEL_COUNT);
		for (cut = 0; cut < len; cut++) {
			uint8_t *at2;

			exact = malloc(cut + !cut);
			assert_non_null(exact);
			assert_int_equal(forms[n].write(exact, cut, &at2), 0);
			memcpy(exact, at, cut);
			assert_int_equal(
				forms[n].read(lws_span_of(exact, cut), el), -1);
			assert_null(el[0].buf);
			free(exact);
		}
	}
}

static int
read_all(void)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_MAX_KEYEL_COUNT];
	uint8_t buf[512], *at;
	unsigned int n;
	size_t len;

	memset(el, 0, sizeof(el));
	for (n = 0; n < LWS_ARRAY_SIZE(forms); n++) {
		len = forms[n].write(buf, sizeof(buf), &at);
		if (forms[n].read(lws_span_of(at, len), el))
			return -1;
		lws_keyel_destroy(el, LWS_GENCRYPTO_MAX_KEYEL_COUNT);
	}

	return 0;
}

static void
out_of_memory_is_survived(void **state)
{
	(void)state;
	keys_init();
	unit_oom_sweep(read_all);
}

static void
signatures_are_padded_and_back(void **state)
{
	uint8_t raw[64] = { 0 }, back[64], buf[80], *at;
	size_t len;

	(void)state;
	raw[31] = 5;
	raw[32] = 0x80;
	len = lws_der_sig_from_raw(raw, 32, buf, sizeof(buf), &at);
	assert_int_equal(len, 2 + 3 + 2 + 33);
	assert_int_equal(lws_der_sig_to_raw(lws_span_of(at, len), back, 32), 0);
	assert_memory_equal(back, raw, 64);
	/* s is longer than half a signature */
	assert_int_equal(lws_der_sig_to_raw(lws_span_of(at, len), back, 31),
			 -1);
	assert_int_equal(lws_der_sig_from_raw(raw, 32, buf, len - 1, &at), 0);
}

static void
elements_are_copied_and_padded(void **state)
{
	struct lws_gencrypto_keyelem el;
	static const uint8_t three[] = { 0, 1, 2 };

	(void)state;
	assert_int_equal(lws_keyel_dup(&el, NULL, 0), 0);
	assert_null(el.buf);
	assert_int_equal(lws_keyel_dup_padded(&el, three, 3, 5), 0);
	assert_int_equal(el.len, 5);
	assert_memory_equal(el.buf, "\0\0\0\1\2", 5);
	lws_keyel_destroy(&el, 1);
	assert_int_equal(lws_keyel_dup_padded(&el, three, 3, 2), 0);
	assert_memory_equal(el.buf, "\1\2", 2);
	lws_keyel_destroy(&el, 1);
	assert_int_equal(lws_keyel_dup_padded(&el, three, 3, 1), -1);
	assert_int_equal(lws_keyel_dup(&el, "P-256", 5), 0);
	assert_true(lws_keyel_is_curve(&el, "P-256"));
	assert_false(lws_keyel_is_curve(&el, "P-25"));
	assert_false(lws_keyel_is_curve(&el, "P-2567"));
	assert_false(lws_keyel_is_curve(&el, NULL));
	el.len++;
	assert_true(lws_keyel_is_curve(&el, "P-256"));
	el.len--;
	lws_keyel_destroy(&el, 1);
	assert_null(lws_curve_by_name("P-257"));
	assert_null(lws_curve_by_name(NULL));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(integers_have_one_form),
		cmocka_unit_test(long_lengths_are_written_and_read),
		cmocka_unit_test(
			keys_are_written_and_read_and_cut_ones_refused),
		cmocka_unit_test(out_of_memory_is_survived),
		cmocka_unit_test(signatures_are_padded_and_back),
		cmocka_unit_test(elements_are_copied_and_padded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
