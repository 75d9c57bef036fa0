/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Metrics: counts, times, duty and histograms that the library and programs
 * gather and hand to a collector.
 */

#ifndef LWS_METRICS_H
#define LWS_METRICS_H

/** it went well */
#define METRES_GO 0

/** it failed */
#define METRES_NOGO 1

struct lws_metric;

/** Flags of a metric */
enum {
	/** extremes are reported at once */
	LWSMTFL_REPORT_OUTLIERS = 1 << 0,
	/** each event is reported at once */
	LWSMTFL_REPORT_OOB = 1 << 1,
	/** reported even if nothing came */
	LWSMTFL_REPORT_INACTIVITY_AT_PERIODIC = 1 << 2,
	/** the mean is what matters */
	LWSMTFL_REPORT_MEAN = 1 << 3,
	/** there are no failures */
	LWSMTFL_REPORT_ONLY_GO = 1 << 4,
	/** a share of the time that passes */
	LWSMTFL_REPORT_DUTY_WALLCLOCK_US = 1 << 5,
	LWSMTFL_REPORT_HIST = 1 << 6, /**< a histogram */
};

/** Kinds of events */
enum {
	LMT_NORMAL = 0,  /**< usual */
	LMT_OUTLIER = 1, /**< extreme */
	LMT_FAIL = 2,    /**< failed */
	LMT_COUNT = 3,   /**< how many there are */
};

/** Why a metric is reported */
typedef enum lws_metric_rpt {
	LMR_PERIODIC = 0, /**< it is time */
	LMR_OUTLIER = 1,  /**< an extreme came */
} lws_metric_rpt_kind_t;

/** What metrics add up */
typedef uint64_t u_mt_t;

/** A name and a value that qualify an event; the value follows the record */
struct lws_metrics_tag {
	lws_dll2_t list;  /**< links the tags of an event */
	const char *name; /**< the name, not copied */
};

/** Count of a histogram; its name follows the record */
struct lws_metric_bucket {
	struct lws_metric_bucket *next; /**< the next one */
	uint64_t count;                 /**< how many */
};

typedef struct lws_metric_bucket lws_metric_bucket_t;

/** What reports can see of a metric */
struct lws_metric_pub {
	const char *name;     /**< its name, with the prefix */
	void *backend_opaque; /**< the collector's */
	lws_usec_t us_first;  /**< first event since the last report */
	lws_usec_t us_last;   /**< last event */
	lws_usec_t us_dumped; /**< last report */
	/** LWSMTFL_REPORT_HIST tells which */
	union {
		/** aggregate */
		struct {
			u_mt_t sum[2];     /**< by METRES_... */
			u_mt_t min;        /**< smallest */
			u_mt_t max;        /**< largest */
			uint32_t count[2]; /**< by METRES_... */
		} agg;
		/** histogram */
		struct {
			lws_metric_bucket_t *head; /**< buckets */
			uint64_t total_count;      /**< in all of them */
			uint32_t list_size;        /**< how many buckets */
		} hist;
	} u;
	uint8_t flags; /**< LWSMTFL_... */
};

/** A measurement under way; zeroed memory measures nothing */
struct lws_metric_caliper {
	struct lws_dll2_owner mtags_owner; /**< tags of the event */
	struct lws_metric *mt;             /**< the metric, or NULL */
	lws_usec_t us_start;               /**< when it began */
};

typedef struct lws_metrics_tag lws_metrics_tag_t;
typedef struct lws_metric_pub lws_metric_pub_t;
typedef struct lws_metric_caliper lws_metric_caliper_t;

#if defined(LWS_WITH_NETWORK)

/** lws_metrics_tag_add() - add a tag, or replace one of the name
 * \param owner: the tags
 * \param name: its name, not copied
 * \param val: its value, copied
 * \return 0, or 1 if memory is short
 */
LWS_VISIBLE LWS_EXTERN int
lws_metrics_tag_add(lws_dll2_owner_t *owner, const char *name, const char *val);

#if defined(LWS_WITH_SYS_METRICS)
/** lws_metrics_tag_wsi_add() - tag what is measured of a connection
 * \param wsi: the connection
 * \param name: its name, not copied
 * \param val: its value, copied
 * \return 0, or 1 if memory is short
 */
LWS_VISIBLE LWS_EXTERN int
lws_metrics_tag_wsi_add(struct lws *wsi, const char *name, const char *val);

#endif

#if defined(LWS_WITH_SECURE_STREAMS) && defined(LWS_WITH_SYS_METRICS)
/** lws_metrics_tag_ss_add() - tag what is measured of a stream
 * \param ss: the stream
 * \param name: its name, not copied
 * \param val: its value, copied
 * \return 0, or 1 if memory is short
 */
LWS_VISIBLE LWS_EXTERN int lws_metrics_tag_ss_add(struct lws_ss_handle *ss,
						  const char *name,
						  const char *val);

#endif

/** lws_metrics_tags_destroy() - free tags
 * \param owner: the tags, empty on return
 */
LWS_VISIBLE LWS_EXTERN void lws_metrics_tags_destroy(lws_dll2_owner_t *owner);

/** lws_metrics_tags_serialize() - tags as text
 * \param owner: the tags
 * \param buf: gets a="b",c="d" and a NUL
 * \param len: bytes there
 * \return length of the text
 */
LWS_VISIBLE LWS_EXTERN size_t
lws_metrics_tags_serialize(lws_dll2_owner_t *owner, char *buf, size_t len);

/** lws_metrics_tag_get() - value of a tag
 * \param owner: the tags
 * \param name: its name
 * \return its value, the tag's, or NULL
 */
LWS_VISIBLE LWS_EXTERN const char *lws_metrics_tag_get(lws_dll2_owner_t *owner,
						       const char *name);

/** lws_metrics_hist_bump_priv_tagged() - add one to the bucket of some tags
 * \param mt: the histogram
 * \param tow: tags
 * \param tow2: more tags, or NULL
 */
LWS_VISIBLE LWS_EXTERN void
lws_metrics_hist_bump_priv_tagged(lws_metric_pub_t *mt, lws_dll2_owner_t *tow,
				  lws_dll2_owner_t *tow2);

/** lws_metrics_format() - a metric as text
 * \param pub: the metric
 * \param sub: bucket of a histogram, u.hist.head to begin; moved on
 * \param buf: gets the text and a NUL
 * \param len: bytes there
 * \return 1 if there is text and perhaps more, 0 at the end
 */
LWS_VISIBLE LWS_EXTERN int lws_metrics_format(lws_metric_pub_t *pub,
					      lws_metric_bucket_t **sub,
					      char *buf, size_t len);

/** lws_metrics_hist_bump_() - what lws_metrics_hist_bump() calls
 * \param pub: the histogram
 * \param name: the bucket, below 255 bytes
 * \return 0, or 1 if memory is short
 */
LWS_VISIBLE LWS_EXTERN int lws_metrics_hist_bump_(lws_metric_pub_t *pub,
						  const char *name);

/** lws_metrics_foreach() - all metrics of a context
 * \param ctx: the context
 * \param user: argument of cb
 * \param cb: called for each; nonzero stops it
 * \return 0, or what stopped it
 */
LWS_VISIBLE LWS_EXTERN int
lws_metrics_foreach(struct lws_context *ctx, void *user,
		    int (*cb)(lws_metric_pub_t *, void *));

/** lws_metrics_hist_bump_describe_wsi() - add one to the bucket that describes
 * a connection
 * \param wsi: the connection
 * \param pub: the histogram
 * \param name: what happened
 * \return 0, or 1 if memory is short
 */
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

/** lws_metrics_caliper_report_hist_() - what lws_metrics_caliper_report_hist()
 * calls
 * \param c: a bound caliper; without a metric nothing happens
 * \param wsi: connection whose tags are counted as well, or NULL
 */
LWS_VISIBLE LWS_EXTERN void
lws_metrics_caliper_report_hist_(const lws_metric_caliper_t *c,
				 struct lws *wsi);

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

/** block: count the caliper's tags, and those of the wsi, in its histogram */
#define lws_metrics_caliper_report_hist(_name, pwsi)                           \
	{                                                                      \
		lws_metrics_caliper_report_hist_(&(_name), pwsi);              \
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
