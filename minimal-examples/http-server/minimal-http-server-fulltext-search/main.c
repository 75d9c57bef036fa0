/*
 * lws-minimal-http-server-fulltext-search
 *
 * Written in 2026 by the maintainers; CC0: no rights reserved.
 *
 * A page that searches text files: an index of them is made when the program
 * starts, and the plugin "lws-test-fts", which is compiled in, answers the
 * page's questions from it.
 */
#include <libwebsockets.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LWS_PLUGIN_STATIC
#include "../../../plugins/protocol_fulltext_demo.c"

static struct lws_context *context;
static volatile sig_atomic_t interrupted;

/* what is searched if nothing is named: this example */
static const char *const own_files[] = { "README.md", "main.c",
					 "mount-origin/index.html",
					 "mount-origin/search.js" };

static int
index_file(struct lws_fts *t, const char *path)
{
	int n = lws_fts_file_index(t, path, (int)strlen(path), 0), bad = n < 0;
	FILE *f = fopen(path, "r");
	char piece[4096];
	size_t len;

	if (!f) {
		lwsl_err("cannot open %s\n", path);
		return 1;
	}
	/* in any pieces: one file after the other */
	while (!bad && (len = fread(piece, 1, sizeof(piece), f)))
		bad = lws_fts_fill(t, (uint32_t)n, piece, len);
	bad |= ferror(f);
	fclose(f);

	return bad;
}

static int
make_index(const char *path, const char *const *files, int count)
{
	int fd = open(path, O_CREAT | O_TRUNC | O_RDWR, 0600), n, bad = 0;
	struct lws_fts *t;

	if (fd < 0)
		return 1;
	t = lws_fts_create(fd);
	for (n = 0; t && n < count && !bad; n++)
		bad = index_file(t, files[n]);
	bad |= !t || lws_fts_serialize(t);
	lws_fts_destroy(&t);
	close(fd);

	return bad;
}

static const struct lws_protocols protocols[] = {
	{ "http", lws_callback_http_dummy, 0, 0, 0, NULL, 0 },
	LWS_PLUGIN_PROTOCOL_FULLTEXT_DEMO,
	LWS_PROTOCOL_LIST_TERM
};

static const struct lws_http_mount mount_fts = {
	.mountpoint = "/fts",
	.mountpoint_len = 4,
	.protocol = "lws-test-fts",
	.origin_protocol = LWSMPRO_CALLBACK,
};

static const struct lws_http_mount mount = {
	.mount_next = &mount_fts,
	.mountpoint = "/",
	.mountpoint_len = 1,
	.origin = "./mount-origin",
	.def = "index.html",
	.origin_protocol = LWSMPRO_FILE,
};

static void
sigint_handler(int sig)
{
	(void)sig;
	interrupted = 1;
	lws_cancel_service(context);
}

static int
serve(struct lws_context_creation_info *info, const char *index)
{
	const struct lws_protocol_vhost_options option = { .name = "indexpath",
							   .value = index };
	const struct lws_protocol_vhost_options pvo = {
		.options = &option,
		.name = "lws-test-fts",
		.value = "",
	};
	int n = 0;

	info->pvo = &pvo;
	context = lws_create_context(info);
	if (!context)
		return 1;
	signal(SIGINT, sigint_handler);
	while (n >= 0 && !interrupted)
		n = lws_service(context, 0);
	lws_context_destroy(context);

	return 0;
}

int
main(int argc, const char **argv)
{
	const char *const *files = own_files;
	int count = (int)LWS_ARRAY_SIZE(own_files), bad, n;
	char index[] = "/tmp/lws-fulltext-XXXXXX";
	struct lws_context_creation_info info;
	const char *p;

	memset(&info, 0, sizeof info);
	lws_cmdline_option_handle_builtin(argc, argv, &info);
	p = lws_cmdline_option(argc, argv, "--port");
	info.port = p ? atoi(p) : 7681;
	info.protocols = protocols;
	info.mounts = &mount;

	/* the files stand behind -- */
	for (n = 1; n < argc && strcmp(argv[n], "--"); n++)
		;
	if (n + 1 < argc) {
		files = argv + n + 1;
		count = argc - n - 1;
	}

	n = mkstemp(index);
	if (n < 0)
		return 1;
	close(n);
	bad = make_index(index, files, count) || serve(&info, index);
	unlink(index);

	return bad;
}
