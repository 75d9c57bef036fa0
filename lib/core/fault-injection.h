/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * How the library asks for faults. Each object that can fail by order has a
 * lws_fi_ctx_t: the context gets its rules from info.fic (lws_fi_import()), a
 * vhost, connection or stream takes those of its own from the one above
 * (lws_fi_inherit_copy()) when it is created, and gives them back with
 * lws_fi_destroy(). Where something can fail, the code asks lws_fi(). The
 * questions for programs (_lws_fi_user_wsi_fi() and so on) are answered where
 * the object is known, in core-net and secure-streams.
 *
 * A fault context belongs to its object's thread.
 */
#ifndef LWS_CORE_FAULT_INJECTION_H
#define LWS_CORE_FAULT_INJECTION_H

#include "core/core.h"

/** struct lws_fault - a rule in a fault context's list; one allocation, with
 * its pattern and its name behind it */
struct lws_fault {
	lws_dll2_t list;
	lws_fi_t fi; /* name, pattern: point behind this struct */
};

/** lws_fault_create() - an unlisted rule of that name
 * \param name, len: not terminated
 * \param pattern_bytes: room behind it for a pattern, zeroed; fi.pattern
 *	points there, NULL if 0
 * \return owned by the caller, all else zero; or NULL, out of memory */
struct lws_fault *lws_fault_create(const char *name, size_t len,
				   size_t pattern_bytes);

/** lws_fault_adopt() - list it, in place of one of the same name
 * \param f: owned by fic afterwards */
void lws_fault_adopt(lws_fi_ctx_t *fic, struct lws_fault *f);

#endif
