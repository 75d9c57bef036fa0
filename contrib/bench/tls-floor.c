/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The least that TLS costs: a server of one connection at a time that blocks,
 * and knows nothing of HTTP but where a request ends. It answers each with a
 * file, read in pieces, in records that are full, by TLS 1.3 and OpenSSL alone,
 * when it has read the body that was announced, into nothing.
 * What a real server takes above this is its own.
 *
 *	bench-tls-floor PORT CERT KEY FILE
 *
 * A client may resume a session; each connection ends when the client ends it,
 * or after one answer if it asks for that ("Connection: close").
 */
#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE (64u << 10) /* a write; OpenSSL makes records of 16 KB of it */

static uint8_t bytes[PIECE];
static int file;
static size_t file_len;

static void
fail(const char *what)
{
	fprintf(stderr, "tls-floor: %s\n", what);
	exit(1);
}

static SSL_CTX *
make_ctx(const char *cert, const char *key)
{
	SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());

	if (!ctx || !SSL_CTX_set_min_proto_version(ctx, TLS1_3_VERSION) ||
	    SSL_CTX_use_certificate_chain_file(ctx, cert) != 1 ||
	    SSL_CTX_use_PrivateKey_file(ctx, key, SSL_FILETYPE_PEM) != 1)
		fail("certificate or key");
	SSL_CTX_set_session_id_context(ctx, (const uint8_t *)"floor", 5);

	return ctx;
}

static void
open_file(const char *path)
{
	struct stat st;

	file = open(path, O_RDONLY);
	if (file < 0 || fstat(file, &st))
		fail("file");
	file_len = (size_t)st.st_size;
}

static int
listen_on(uint16_t port)
{
	struct sockaddr_in a;
	int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;

	memset(&a, 0, sizeof(a));
	a.sin_family = AF_INET;
	a.sin_port = htons(port);
	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (fd < 0 ||
	    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) ||
	    bind(fd, (struct sockaddr *)&a, sizeof(a)) || listen(fd, 128))
		fail("listen");

	return fd;
}

/* left: bytes of it that have not come */
static int
read_body(SSL *ssl, long left)
{
	int n = 1;

	for (; left > 0 && n > 0; left -= n)
		n = SSL_read(ssl, bytes, (int)sizeof(bytes));

	return n > 0;
}

/* 0: the client sends none any more */
static int
read_request(SSL *ssl, char *head, int size)
{
	const char *end, *length;
	int n, len = 0;

	do {
		n = SSL_read(ssl, head + len, size - 1 - len);
		if (n <= 0)
			return 0;
		len += n;
		head[len] = '\0';
		end = strstr(head, "\r\n\r\n");
	} while (!end && len < size - 1);
	length = strstr(head, "Content-Length: ");

	return !end || !length ||
	       read_body(ssl, atol(length + 16) - (len - (end + 4 - head)));
}

static int
answer(SSL *ssl)
{
	size_t left = file_len;
	char head[128];
	int n = snprintf(head, sizeof(head),
			 "HTTP/1.1 200 OK\r\ncontent-length: %zu\r\n\r\n",
			 left);

	if (SSL_write(ssl, head, n) != n)
		return 0;
	while (left) {
		size_t part = left < PIECE ? left : PIECE;

		if (pread(file, bytes, part, (off_t)(file_len - left)) !=
			    (ssize_t)part ||
		    SSL_write(ssl, bytes, (int)part) != (int)part)
			return 0;
		left -= part;
	}

	return 1;
}

static void
serve(SSL *ssl)
{
	char head[4096];

	if (SSL_accept(ssl) != 1)
		return;
	while (read_request(ssl, head, sizeof(head)) && answer(ssl) &&
	       !strstr(head, "onnection: close"))
		;
	SSL_shutdown(ssl);
}

int
main(int argc, char **argv)
{
	SSL_CTX *ctx;
	int fd, s, on = 1;

	if (argc != 5) {
		fprintf(stderr, "usage: %s PORT CERT KEY FILE\n", argv[0]);
		return 2;
	}
	signal(SIGPIPE, SIG_IGN);
	ctx = make_ctx(argv[2], argv[3]);
	open_file(argv[4]);
	fd = listen_on((uint16_t)atoi(argv[1]));
	while ((s = accept(fd, NULL, NULL)) >= 0) {
		SSL *ssl = SSL_new(ctx);

		setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
		if (ssl && SSL_set_fd(ssl, s) == 1)
			serve(ssl);
		SSL_free(ssl);
		close(s);
	}

	return 1;
}
