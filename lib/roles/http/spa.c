/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * lws_spa: the arguments of a POSTed form, parsed while the body arrives. What
 * the body is is taken from Content-Type when the parser is made; from then on
 * it needs nothing of the connection.
 */
#include "roles/http/spa.h"
#include "roles/http/http.h"

struct lws_spa {
	struct lws_spa_values values;
	struct lws_spa_urlencoded urlencoded;
	struct lws_spa_multipart *multipart; /* owned; NULL: url-encoded */
	uint8_t finalized;
	uint8_t failed; /* has been said in the log */
};

static int
is_multipart(const char *type)
{
	return type && (!strncasecmp(type, "multipart/form-data", 19) ||
			!strncasecmp(type, "multipart/related", 17));
}

/* the reader for the body; 0, or -1 said in the log */
static int
choose_reader(struct lws_spa *spa, struct lws *wsi)
{
	struct lws_http *h = lws_http_of(wsi);
	struct lws_span boundary;
	const char *type = NULL;
	size_t len = 0;

	if (h && !h->detached)
		type = lws_http_store_get(&h->store,
					  WSI_TOKEN_HTTP_CONTENT_TYPE, &len);
	if (!is_multipart(type))
		return 0;
	if (lws_multipart_boundary(lws_span_of(type, len), &boundary)) {
		lwsl_wsi_notice(wsi, "form: no usable boundary in %s", type);
		return -1;
	}
	spa->multipart = lws_spa_multipart_make(&spa->values, boundary);

	return spa->multipart ? 0 : -1;
}

static void
free_spa(struct lws_spa *spa)
{
	lws_spa_multipart_destroy(spa->multipart);
	lws_spa_values_fini(&spa->values);
	lws_free(spa);
}

struct lws_spa *
lws_spa_create_via_info(struct lws *wsi, const lws_spa_create_info_t *info)
{
	struct lws_spa *spa = lws_zalloc(sizeof(*spa), "form");

	if (!spa || lws_spa_values_init(&spa->values, info)) {
		lws_free(spa);
		if (info->ac)
			lwsac_free(info->ac);
		return NULL;
	}
	if (!choose_reader(spa, wsi))
		return spa;
	free_spa(spa);

	return NULL;
}

struct lws_spa *
lws_spa_create(struct lws *wsi, const char *const *param_names,
	       int count_params, int max_storage, lws_spa_fileupload_cb opt_cb,
	       void *opt_data)
{
	lws_spa_create_info_t info;

	memset(&info, 0, sizeof(info));
	info.param_names = param_names;
	info.count_params = count_params;
	info.max_storage = max_storage;
	info.opt_cb = opt_cb;
	info.opt_data = opt_data;

	return lws_spa_create_via_info(wsi, &info);
}

int
lws_spa_process(struct lws_spa *spa, const char *in, int len)
{
	struct lws_span s;

	if (!spa)
		return -1;
	if (spa->finalized || len <= 0 || !in)
		return 0;
	s = lws_span_of(in, (size_t)len);
	if (!spa->failed)
		spa->failed =
			(spa->multipart
				 ? lws_spa_multipart_feed(spa->multipart, s)
				 : lws_spa_urlencoded_feed(&spa->urlencoded,
							   &spa->values, s)) !=
			0;

	return spa->failed ? -1 : 0;
}

/* CLOSE, once a form, whether it had a file or not */
static void
tell_close(struct lws_spa *spa)
{
	const lws_spa_create_info_t *info = &spa->values.info;
	const struct lws_spa_multipart *m = spa->multipart;

	if (info->opt_cb)
		(void)info->opt_cb(info->opt_data, m ? m->parser.name : "",
				   m ? m->parser.filename : "", NULL, 0,
				   LWS_UFS_CLOSE);
}

int
lws_spa_finalize(struct lws_spa *spa)
{
	if (!spa || spa->finalized)
		return 0;
	spa->finalized = 1;
	/* what fails here has been said; by contract the result is 0 */
	if (!spa->multipart && !spa->failed)
		spa->failed = lws_spa_urlencoded_end(&spa->urlencoded,
						     &spa->values) != 0;
	tell_close(spa);

	return 0;
}

static const struct lws_spa_value *
value(const struct lws_spa *spa, int n)
{
	if (!spa || n < 0 || n >= spa->values.info.count_params)
		return NULL;

	return &spa->values.list[n];
}

const char *
lws_spa_get_string(struct lws_spa *spa, int n)
{
	const struct lws_spa_value *v = value(spa, n);

	return v ? v->text : NULL;
}

int
lws_spa_get_length(struct lws_spa *spa, int n)
{
	const struct lws_spa_value *v = value(spa, n);

	return v && v->text ? (int)v->len : 0;
}

int
lws_spa_destroy(struct lws_spa *spa)
{
	if (!spa)
		return 0;
	lws_spa_finalize(spa);
	free_spa(spa);

	return 0;
}
