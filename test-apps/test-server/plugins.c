/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The plugins that the page uses, as part of the program.
 */
#include "test-server.h"

extern const struct lws_protocols dumb_increment_protocols[1];
extern const struct lws_protocols lws_echo_protocols[1];
extern const struct lws_protocols lws_mirror_protocols[1];
extern const struct lws_protocols lws_status_protocols[1];
extern const struct lws_protocols post_demo_protocols[1];

const struct lws_protocols *const plugin_protocols[] = {
	&dumb_increment_protocols[0], &lws_echo_protocols[0],
	&lws_mirror_protocols[0],     &lws_status_protocols[0],
	&post_demo_protocols[0],      NULL
};

const struct lws_extension plugin_extensions[] = {
#if !defined(LWS_WITHOUT_EXTENSIONS)
	{ "permessage-deflate", lws_extension_callback_pm_deflate,
	  "permessage-deflate" },
#endif
	{ NULL, NULL, NULL }
};
