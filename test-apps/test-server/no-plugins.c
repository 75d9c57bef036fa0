/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * A server without plugins of its own: --plugins may load some.
 */
#include "test-server.h"

const struct lws_protocols *const plugin_protocols[] = { NULL };

const struct lws_extension plugin_extensions[] = { { NULL, NULL, NULL } };
