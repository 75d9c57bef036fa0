/*
 * lws-minimal-http-server-eventlib-foreign
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * What the program does with its event loop, one implementation a library.
 */
#include <libwebsockets.h>

struct ops {
	const char *name; /* on the command line */
	uint64_t option;
	void *(*make)(void);
	void (*run)(void *loop); /* until stop() */
	void (*stop)(void *loop);
	/* once in ms, in the loop */
	void (*later)(void *loop, int ms, void (*cb)(void));
	/* SIGINT, in the loop */
	void (*on_sigint)(void *loop, void (*cb)(void));
	void (*destroy)(void *loop);
};

extern const struct ops ops_libuv, ops_libevent, ops_libev, ops_glib,
	ops_sdevent, ops_uloop;
