/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What http-client.c does, by libcurl's multi interface: so many handles, each
 * used again as soon as it is done, connections kept.
 *
 *	bench-http-client-curl PORT PATH CA REQUESTS AT_ONCE
 */
#include <curl/curl.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

static long left, done, bytes;
static int bad;

static size_t
take(char *p, size_t size, size_t n, void *user)
{
	(void)p;
	(void)user;
	bytes += (long)(size * n);

	return size * n;
}

static double
processor_us(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);

	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e6 +
	       (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec);
}

static CURL *
make(char **argv, struct curl_slist *names)
{
	char url[256];
	CURL *e = curl_easy_init();

	snprintf(url, sizeof(url), "https://localhost:%s%s", argv[1], argv[2]);
	curl_easy_setopt(e, CURLOPT_URL, url);
	curl_easy_setopt(e, CURLOPT_CAINFO, argv[3]);
	curl_easy_setopt(e, CURLOPT_RESOLVE, names);
	curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, take);
	curl_easy_setopt(e, CURLOPT_NOPROXY, "*");
	curl_easy_setopt(e, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(e, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
	curl_easy_setopt(e, CURLOPT_FAILONERROR, 1L);

	return e;
}

static void
begin(CURLM *m, CURL *e)
{
	if (!left)
		return;
	left--;
	curl_multi_add_handle(m, e);
}

static void
take_done(CURLM *m)
{
	CURLMsg *msg;
	int n;

	while ((msg = curl_multi_info_read(m, &n))) {
		CURL *e = msg->easy_handle;

		if (msg->data.result != CURLE_OK) {
			fprintf(stderr, "http-client-curl: %s\n",
				curl_easy_strerror(msg->data.result));
			bad = 1;
		}
		done++;
		curl_multi_remove_handle(m, e);
		begin(m, e);
	}
}

int
main(int argc, char **argv)
{
	struct curl_slist *names = NULL;
	int n, running = 1, at_once = argc == 6 ? atoi(argv[5]) : 0;
	CURL *e[64];
	char name[64];
	double before;
	CURLM *m;

	if (at_once < 1 || at_once > 64)
		return 1;
	curl_global_init(CURL_GLOBAL_ALL);
	m = curl_multi_init();
	curl_multi_setopt(m, CURLMOPT_MAXCONNECTS, (long)at_once * 2);
	snprintf(name, sizeof(name), "localhost:%s:127.0.0.1", argv[1]);
	names = curl_slist_append(names, name);
	left = atol(argv[4]);
	before = processor_us();
	for (n = 0; n < at_once; n++) {
		e[n] = make(argv, names);
		begin(m, e[n]);
	}
	while (!bad && done < atol(argv[4])) {
		curl_multi_perform(m, &running);
		take_done(m);
		if (done < atol(argv[4]))
			curl_multi_poll(m, NULL, 0, 1000, NULL);
	}
	printf("%.2f us, %ld requests, %ld bytes\n",
	       (processor_us() - before) / (double)done, done, bytes);
	for (n = 0; n < at_once; n++) {
		curl_multi_remove_handle(m, e[n]);
		curl_easy_cleanup(e[n]);
	}
	curl_multi_cleanup(m);
	curl_slist_free_all(names);

	return bad;
}
