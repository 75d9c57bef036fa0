/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * OpenSSL's way to the peer: a BIO whose bytes come from and go to the owner of
 * the connection. What is written is always taken whole, so OpenSSL never holds
 * a record that waits to be sent again.
 */
#include "tls/openssl/backend.h"

/* RFC 8446 5.1: bytes before a record's contents */
#define RECORD_HEAD 5u

static int
bio_read(BIO *bio, char *buf, int len)
{
	struct lws_tls_conn *k = BIO_get_data(bio);
	size_t done = 0;

	BIO_clear_retry_flags(bio);
	if (len <= 0)
		return 0;
	switch (k->owner->recv(k->opaque, buf, (size_t)len, &done)) {
	case LWS_IO_OK:
		return (int)done;
	case LWS_IO_WANT_READ:
		BIO_set_retry_read(bio);
		return -1;
	case LWS_IO_EOF:
		k->eof = 1;
		return 0;
	default:
		k->dead = 1;
		return -1;
	}
}

static int
bio_write(BIO *bio, const char *buf, int len)
{
	struct lws_tls_conn *k = BIO_get_data(bio);
	enum lws_io io;

	BIO_clear_retry_flags(bio);
	if (len <= 0 || k->dead)
		return len <= 0 ? 0 : -1;
	k->record_at = (uintptr_t)buf + RECORD_HEAD;
	io = k->owner->send(k->opaque, buf, (size_t)len, k->is_last);
	if (io == LWS_IO_ERR) {
		k->dead = 1;
		return -1;
	}
	k->tired = io == LWS_IO_WANT_WRITE;

	return len;
}

static long
bio_ctrl(BIO *bio, int cmd, long num, void *ptr)
{
	(void)bio;
	(void)num;
	(void)ptr;

	/* the owner sends when it is asked no more */
	return cmd == BIO_CTRL_FLUSH || cmd == BIO_CTRL_DUP;
}

static BIO_METHOD *method;
static atomic_flag making = ATOMIC_FLAG_INIT;

static BIO_METHOD *
make_method(void)
{
	BIO_METHOD *m =
		BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "lws");

	if (!m)
		return NULL;
	BIO_meth_set_read(m, bio_read);
	BIO_meth_set_write(m, bio_write);
	BIO_meth_set_ctrl(m, bio_ctrl);

	return m;
}

static void
free_method(void)
{
	BIO_meth_free(method);
	method = NULL;
}

/* once a process, with the first connection */
static const BIO_METHOD *
get_method(void)
{
	while (atomic_flag_test_and_set(&making))
		;
	if (!method) {
		method = make_method();
		if (method)
			OPENSSL_atexit(free_method);
	}
	atomic_flag_clear(&making);

	return method;
}

BIO *
lws_ossl_bio(struct lws_tls_conn *k)
{
	const BIO_METHOD *m = get_method();
	BIO *bio = m ? BIO_new(m) : NULL;

	if (!bio)
		return NULL;
	BIO_set_data(bio, k);
	BIO_set_init(bio, 1);

	return bio;
}
