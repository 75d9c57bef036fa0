/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * What the files of this codec share: the frame (multipart.c), the header of a
 * part (part-head.c), parameters of a field (param.c).
 */
#ifndef LWS_CODEC_MULTIPART_INSIDE_H
#define LWS_CODEC_MULTIPART_INSIDE_H

#include "codec/multipart/multipart.h"

lws_stateful_ret_t lws_multipart_fail(struct lws_multipart *m,
				      enum lws_multipart_err err);

/* the lines of a part's header, up to the empty one */
lws_stateful_ret_t lws_multipart_st_head(struct lws_multipart *m,
					 struct lws_span *in);
/* the empty line was there: data, or at once a delimiter, comes */
lws_stateful_ret_t lws_multipart_head_done(struct lws_multipart *m);

/** struct lws_multipart_param - name=value of a field, views of it */
struct lws_multipart_param {
	struct lws_span name;
	struct lws_span value; /* without quotes, still with its backslashes */
	int quoted;
};

/** lws_multipart_param_next() - take the next parameter (RFC 9110 5.6.6)
 * \param rest: begins with a ; or is empty; moved past what was taken
 * \return 1; 0: no more; -1: that is no parameter */
int lws_multipart_param_next(struct lws_span *rest,
			     struct lws_multipart_param *p);

/** lws_multipart_same() - without regard to case; lower is terminated */
int lws_multipart_same(const struct lws_span *s, const char *lower);

#endif
