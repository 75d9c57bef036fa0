/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Metrics: counts, times, duty and histograms that the library and programs
 * gather and hand to a collector.
 */

#ifndef LWS_METRICS_H
#define LWS_METRICS_H

#define METRES_GO   0
#define METRES_NOGO 1

struct lws_metric;

enum {
	LWSMTFL_REPORT_OUTLIERS = 1 << 0,
	LWSMTFL_REPORT_OOB = 1 << 1,
	LWSMTFL_REPORT_INACTIVITY_AT_PERIODIC = 1 << 2,
	LWSMTFL_REPORT_MEAN = 1 << 3,
	LWSMTFL_REPORT_ONLY_GO = 1 << 4,
	LWSMTFL_REPORT_DUTY_WALLCLOCK_US = 1 << 5,
	LWSMTFL_REPORT_HIST = 1 << 6,
};

enum {
	LMT_NORMAL = 0,
	LMT_OUTLIER = 1,
	LMT_FAIL = 2,
	LMT_COUNT = 3,
};

typedef enum lws_metric_rpt {
	LMR_PERIODIC = 0,
	LMR_OUTLIER = 1,
} lws_metric_rpt_kind_t;

typedef uint64_t u_mt_t;

struct lws_metrics_tag {
	lws_dll2_t list;
	const char *name;
};

struct lws_metric_bucket {
	struct lws_metric_bucket *next;
	uint64_t count;
};

typedef struct lws_metric_bucket lws_metric_bucket_t;

struct lws_metric_pub {
	const char *name;
	void *backend_opaque;
	lws_usec_t us_first;
	lws_usec_t us_last;
	lws_usec_t us_dumped;
	union {
		struct {
			u_mt_t sum[2];
			u_mt_t min;
			u_mt_t max;
			uint32_t count[2];
		} agg;
		struct {
			lws_metric_bucket_t *head;
			uint64_t total_count;
			uint32_t list_size;
		} hist;
	} u;
	uint8_t flags;
};

struct lws_metric_caliper {
	struct lws_dll2_owner mtags_owner;
	struct lws_metric *mt;
	lws_usec_t us_start;
};

typedef struct lws_metrics_tag lws_metrics_tag_t;
typedef struct lws_metric_pub lws_metric_pub_t;
typedef struct lws_metric_caliper lws_metric_caliper_t;
#if defined(LWS_WITH_NETWORK)

LWS_VISIBLE LWS_EXTERN int
lws_metrics_tag_add(lws_dll2_owner_t *owner, const char *name, const char *val);

#if defined(LWS_WITH_SYS_METRICS)
LWS_VISIBLE LWS_EXTERN int
lws_metrics_tag_wsi_add(struct lws *wsi, const char *name, const char *val);

#endif

#if defined(LWS_WITH_SECURE_STREAMS) && defined(LWS_WITH_SYS_METRICS)
LWS_VISIBLE LWS_EXTERN int lws_metrics_tag_ss_add(struct lws_ss_handle *ss,
						  const char *name,
						  const char *val);

#endif

LWS_VISIBLE LWS_EXTERN void lws_metrics_tags_destroy(lws_dll2_owner_t *owner);

LWS_VISIBLE LWS_EXTERN size_t
lws_metrics_tags_serialize(lws_dll2_owner_t *owner, char *buf, size_t len);

LWS_VISIBLE LWS_EXTERN const char *lws_metrics_tag_get(lws_dll2_owner_t *owner,
						       const char *name);

LWS_VISIBLE LWS_EXTERN void
lws_metrics_hist_bump_priv_tagged(lws_metric_pub_t *mt, lws_dll2_owner_t *tow,
				  lws_dll2_owner_t *tow2);

LWS_VISIBLE LWS_EXTERN int lws_metrics_format(lws_metric_pub_t *pub,
					      lws_metric_bucket_t **sub,
					      char *buf, size_t len);

LWS_VISIBLE LWS_EXTERN int lws_metrics_hist_bump_(lws_metric_pub_t *pub,
						  const char *name);

LWS_VISIBLE LWS_EXTERN int
lws_metrics_foreach(struct lws_context *ctx, void *user,
		    int (*cb)(lws_metric_pub_t *, void *));

LWS_VISIBLE LWS_EXTERN int
lws_metrics_hist_bump_describe_wsi(struct lws *wsi, lws_metric_pub_t *pub,
				   const char *name);

#endif

/** length of the name of a histogram bucket, kept just after the record */
#define lws_metric_bucket_name_len(_b) (*((uint8_t *)&((_b)[1])))
/** name of a histogram bucket, kept after the byte with its length */
#define lws_metric_bucket_name(_b)     (((const char *)&((_b)[1])) + 1)

#if defined(LWS_WITH_SYS_METRICS)

/** lws_metrics_caliper_report_() - what lws_metrics_caliper_report() calls
 * \param c: a bound caliper; without a metric nothing happens
 * \param go_nogo: METRES_GO or METRES_NOGO
 */
LWS_VISIBLE LWS_EXTERN void
lws_metrics_caliper_report_(const lws_metric_caliper_t *c, int go_nogo);

/** declares a caliper member */
#define lws_metrics_caliper_compose(_name) lws_metric_caliper_t _name;

/** block: start a caliper that measures for the metric _mt */
#define lws_metrics_caliper_bind(_name, _mt)                                   \
	{                                                                      \
		(_name).mt = (_mt);                                            \
		(_name).us_start = lws_now_usecs();                            \
	}

/** declares and starts a caliper on the stack */
#define lws_metrics_caliper_declare(_name, _mt)                                \
	lws_metric_caliper_t _name = { { NULL, NULL, 0 },                      \
				       (_mt),                                  \
				       lws_now_usecs() }

/** block: report the time since the start as METRES_GO or METRES_NOGO */
#define lws_metrics_caliper_report(_name, _go_nogo)                            \
	{                                                                      \
		lws_metrics_caliper_report_(&(_name), _go_nogo);               \
		lws_metrics_caliper_done(_name);                               \
	}

/** count the caliper's tags, and those of the wsi, in its histogram */
#define lws_metrics_caliper_report_hist(_name, pwsi)                           \
	if ((_name).mt) {                                                      \
		lws_metrics_hist_bump_priv_tagged(                             \
			(lws_metric_pub_t *)(void *)(_name).mt,                \
			&(_name).mtags_owner,                                  \
			(pwsi) ? &((pwsi)->cal_conn.mtags_owner) : NULL);      \
		lws_metrics_caliper_done(_name);                               \
	}

/** block: stop a caliper without a report */
#define lws_metrics_caliper_cancel(_name)                                      \
	{                                                                      \
		lws_metrics_caliper_done(_name);                               \
	}

/** add one to the bucket _name of the histogram _mt */
#define lws_metrics_hist_bump(_mt, _name) lws_metrics_hist_bump_(_mt, _name)

/** as lws_metrics_hist_bump() for a struct lws_metric *, which starts with its
 * public part */
#define lws_metrics_hist_bump_priv(_mt, _name)                                 \
	lws_metrics_hist_bump_((lws_metric_pub_t *)(void *)(_mt), _name)

/** block: zero a caliper and free its tags */
#define lws_metrics_caliper_done(_name)                                        \
	{                                                                      \
		(_name).us_start = 0;                                          \
		(_name).mt = NULL;                                             \
		lws_metrics_tags_destroy(&(_name).mtags_owner);                \
	}

#else

#define lws_metrics_tag_wsi_add(_a, _b, _c)
#define lws_metrics_tag_ss_add(_a, _b, _c)
#define lws_metrics_caliper_compose(_name)
#define lws_metrics_caliper_bind(_name, _mt)
#define lws_metrics_caliper_declare(_name, _mt)
#define lws_metrics_caliper_report(_name, _go_nogo)
#define lws_metrics_caliper_report_hist(_name, pwsi)
#define lws_metrics_caliper_cancel(_name)
#define lws_metrics_hist_bump(_mt, _name)
#define lws_metrics_hist_bump_priv(_mt, _name)
#define lws_metrics_caliper_done(_name)

#endif

#endif
