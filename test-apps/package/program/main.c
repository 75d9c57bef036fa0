/* This file is made available under CC0 1.0, like the examples.
 *
 * A program as a user would write it: includes libwebsockets.h and nothing
 * else, uses something of each header that libwebsockets.h brings along, and
 * calls the library. It is compiled as C and as C++, against the installed
 * library and the one in the build tree, by CMake and by pkg-config.
 */
#include <libwebsockets.h>

static size_t
sum(int n, ...) /* stdarg.h, stddef.h */
{
	size_t r = 0;
	va_list ap;

	va_start(ap, n);
	while (n--)
		r += va_arg(ap, size_t);
	va_end(ap);

	return r;
}

static size_t
types(void)
{
	return sum(9, sizeof(uint64_t),             /* stdint.h */
		   sizeof(struct pollfd),           /* poll.h */
		   sizeof(struct addrinfo),         /* netdb.h */
		   sizeof(struct sockaddr_in6),     /* netinet/in.h */
		   sizeof(struct ether_addr),       /* net/ethernet.h */
		   sizeof(pid_t),                   /* sys/types.h */
		   sizeof(struct timeval),          /* sys/time.h */
		   sizeof(struct sockaddr_storage), /* sys/socket.h */
		   sizeof(struct sockaddr_un));     /* sys/un.h */
}

#if defined(LWS_HAVE_OPENSSL)
static unsigned long
openssl(void)
{
	SSL *none = NULL; /* openssl/ssl.h */

	return SSL_ERROR_NONE + ERR_GET_REASON(0) + /* openssl/err.h */
	       (unsigned long)!!none;
}
#else
static unsigned long
openssl(void)
{
	return 0;
}
#endif

#if defined(LWS_HAVE_LIBCAP)
static cap_value_t capability = CAP_NET_BIND_SERVICE; /* sys/capability.h */
#else
static int capability;
#endif

static int
functions(void)
{
	char text[INET_ADDRSTRLEN];
	struct in_addr a;

	signal(SIGPIPE, SIG_IGN);              /* signal.h */
	errno = 0;                             /* errno.h */
	if (fcntl(STDOUT_FILENO, F_GETFD) < 0) /* fcntl.h, unistd.h */
		return errno;
	if (INT_MAX < 2 || strcmp("a", "a") || /* limits.h, string.h */
	    atoi("7") != 7)                    /* stdlib.h */
		return 1;
	a.s_addr = htonl(INADDR_LOOPBACK);

	return !inet_ntop(AF_INET, &a, text, sizeof(text)) || /* arpa/inet.h */
	       strcmp(text, "127.0.0.1");
}

int
main(void)
{
	char text[16];

	lws_set_log_level(LLL_ERR | LLL_USER, NULL);
	if (lws_snprintf(text, sizeof(text), "%d", 42) != 2)
		return 1;
	lwsl_user("%s, %d, %u, %d\n", LWS_LIBRARY_VERSION,
		  LWS_LIBRARY_VERSION_NUMBER, (unsigned int)types(),
		  (int)capability);

	return functions() || openssl() || LWS_LIBRARY_VERSION_MAJOR != 4 ||
	       LWS_LIBRARY_VERSION_NUMBER < 4005000;
}
