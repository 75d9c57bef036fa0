/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Options of permessage-deflate as programs set them, by the extension API.
 * What was agreed with the peer cannot be changed any more; but whoever sends
 * may always use a smaller window, or forget sooner, than the peer is ready
 * for.
 */
#include "roles/ws/pmd.h"

enum option {
	SERVER_FRESH,
	CLIENT_FRESH,
	SERVER_BITS,
	CLIENT_BITS,
	RX_BUF,
	TX_BUF,
	LEVEL,
	MEM,
	OPTION_COUNT
};

static const struct {
	int least, most;
} ranges[OPTION_COUNT] = {
	[SERVER_BITS] = { 8, 15 }, [CLIENT_BITS] = { 8, 15 },
	[RX_BUF] = { 7, 30 },      [TX_BUF] = { 7, 30 },
	[LEVEL] = { 0, 9 },        [MEM] = { 1, 9 },
};

static const struct lws_ext_options options[OPTION_COUNT + 1] = {
	[SERVER_FRESH] = { "server_no_context_takeover", EXTARG_NONE },
	[CLIENT_FRESH] = { "client_no_context_takeover", EXTARG_NONE },
	[SERVER_BITS] = { "server_max_window_bits", EXTARG_OPT_DEC },
	[CLIENT_BITS] = { "client_max_window_bits", EXTARG_OPT_DEC },
	[RX_BUF] = { "rx_buf_size", EXTARG_DEC },
	[TX_BUF] = { "tx_buf_size", EXTARG_DEC },
	[LEVEL] = { "compression_level", EXTARG_DEC },
	[MEM] = { "mem_level", EXTARG_DEC },
};

static int
index_of(const struct lws_ext_options *list, const char *name, size_t len)
{
	int n;

	for (n = 0; list[n].name; n++)
		if (strlen(list[n].name) == len &&
		    !memcmp(list[n].name, name, len))
			return n;

	return -1;
}

/* our half of what was agreed */
static void
narrow(struct lws *wsi, struct lws_ws_pmd *m, int option, int value)
{
	int is_server = option == SERVER_FRESH || option == SERVER_BITS;
	uint8_t *bits =
		is_server ? &m->params.server_bits : &m->params.client_bits;
	uint8_t *fresh =
		is_server ? &m->params.server_fresh : &m->params.client_fresh;

	if (is_server == (int)wsi->is_client)
		return; /* the peer's half */
	if (option == SERVER_FRESH || option == CLIENT_FRESH)
		*fresh = 1;
	else if (value && value < *bits)
		*bits = (uint8_t)value;
}

static void
set(struct lws *wsi, struct lws_ws_pmd *m, int option, int value)
{
	switch (option) {
	case RX_BUF:
		m->rx_bits = (uint8_t)value;
		return;
	case TX_BUF:
		m->tx_bits = (uint8_t)value;
		return;
	case LEVEL:
		m->level = value;
		break;
	case MEM:
		m->mem = value;
		break;
	default:
		narrow(wsi, m, option, value);
		break;
	}
	/* a new one is made for the next message */
	if (!lws_ws_sending_multifragment(wsi)) {
		lws_deflater_destroy(m->out);
		m->out = NULL;
	}
}

/* 0, or -1: not a value of the option */
static int
set_from(struct lws *wsi, struct lws_ws_pmd *m,
	 const struct lws_ext_option_arg *a)
{
	int option = a->option_name ? index_of(options, a->option_name,
					       strlen(a->option_name))
				    : a->option_index;
	uint64_t value = 0;

	if (option < 0 || option >= OPTION_COUNT)
		return 0; /* by contract unknown ones do no harm */
	if (a->start && options[option].type != EXTARG_NONE &&
	    (lws_digits_u64(a->start, (size_t)a->len,
			    (uint64_t)ranges[option].most, &value) ||
	     value < (uint64_t)ranges[option].least))
		return -1;
	set(wsi, m, option, (int)value);

	return 0;
}

static int
construct(struct lws_ws_pmd **m, const struct lws_ext_options **list)
{
	*m = lws_ws_pmd_create();
	if (list)
		*list = options;

	return *m ? 0 : -1;
}

int
lws_extension_callback_pm_deflate(struct lws_context *context,
				  const struct lws_extension *ext,
				  struct lws *wsi,
				  enum lws_extension_callback_reasons reason,
				  void *user, void *in, size_t len)
{
	(void)context;
	(void)ext;
	(void)len;
	switch (reason) {
	case LWS_EXT_CB_CONSTRUCT:
	case LWS_EXT_CB_CLIENT_CONSTRUCT:
		return construct(user, in);
	case LWS_EXT_CB_DESTROY:
		lws_ws_pmd_destroy(user);
		return 0;
	case LWS_EXT_CB_OPTION_SET:
	case LWS_EXT_CB_NAMED_OPTION_SET:
		return set_from(wsi, user, in);
	default:
		return 0; /* payload never comes this way */
	}
}

/* -- public -- */

static int
value_suits(const struct lws_ext_options *o, const struct lws_ws_param *param)
{
	uint64_t n;

	if (!param->value.p)
		return o->type != EXTARG_DEC;

	return o->type != EXTARG_NONE &&
	       !lws_digits_u64(param->value.p, param->value.len, INT_MAX, &n);
}

static int
give(const struct lws_extension *ext, struct lws *wsi, void *ext_user,
     const struct lws_ext_options *opts, const struct lws_ws_param *param)
{
	struct lws_ext_option_arg a;

	memset(&a, 0, sizeof(a));
	a.option_index =
		index_of(opts, (const char *)param->name.p, param->name.len);
	if (a.option_index < 0 || !value_suits(&opts[a.option_index], param))
		return -1;
	a.start = (const char *)param->value.p;
	a.len = (int)param->value.len;

	return ext->callback(lws_get_context(wsi), ext, wsi,
			     LWS_EXT_CB_OPTION_SET, ext_user, &a, 0)
		       ? -1
		       : 0;
}

int
lws_ext_parse_options(const struct lws_extension *ext, struct lws *wsi,
		      void *ext_user, const struct lws_ext_options *opts,
		      const char *o, int len)
{
	struct lws_span list = lws_span_of(o, len < 0 ? 0 : (size_t)len);
	struct lws_ws_param param;
	int r = list.len ? lws_ws_param_take(&list, &param) : 0;

	for (; r > 0; r = lws_ws_param_next(&list, &param))
		if (give(ext, wsi, ext_user, opts, &param))
			return -1;

	return r;
}

int
lws_set_extension_option(struct lws *wsi, const char *ext_name,
			 const char *opt_name, const char *opt_val)
{
	struct lws_ws *ws = lws_ws_of(wsi);
	struct lws_ext_option_arg a;

	if (!ws)
		return 0;
	memset(&a, 0, sizeof(a));
	a.option_name = opt_name;
	a.start = opt_val;
	a.len = opt_val ? (int)strlen(opt_val) : 0;
	if (ws->custom)
		return lws_ws_custom_option(wsi, ext_name, &a);
	if (!ws->pmd || strcmp(ext_name, LWS_PMD_NAME))
		return -1;

	return set_from(wsi, ws->pmd, &a);
}
