/*
 * lws-minimal-ws-client-echo
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * The client's part of a conformance suite: it asks how many cases there are,
 * comes once for each, and asks for the reports, one connection after another.
 */
#ifndef SUITE_H
#define SUITE_H

#include <stddef.h>

/** suite_begin() - agent: the name in the reports, borrowed for good */
void suite_begin(const char *agent);
/** suite_is_on() - 1 once it has begun */
int suite_is_on(void);
/** suite_path() - what this connection asks for; until suite_next() */
const char *suite_path(void);
/** suite_hears() - 1: it was for us, and is not to be sent back */
int suite_hears(const void *in, size_t len);
/** suite_next() - the connection has ended
 * \return 1: another is to be made; 0: that was all; -1: it went wrong */
int suite_next(void);

#endif
