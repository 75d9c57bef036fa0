# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# Options that choose no file of their own: what is left out, numbers, paths,
# ways to build; and which options ask for others. An option that chooses files
# stands beside them, in an lws_feature() call.
#
# Defaults: what needs no package but OpenSSL and zlib is on. Off by default is
# only what takes something away, what is for debugging, other platforms, and
# what needs more packages.

lws_option(LWS_ALL_OFF "Features are off unless they are asked for" OFF)
lws_option(LWS_WITH_STATIC "Build the static library (target websockets)" ON)
lws_option(LWS_WITH_SHARED
	"Build the shared library (target websockets_shared)" ON)
lws_option(LWS_STATIC_PIC
	"Position independent objects in the static library" OFF)
if(NOT LWS_WITH_STATIC AND NOT LWS_WITH_SHARED)
	message(FATAL_ERROR
		"LWS_WITH_STATIC and LWS_WITH_SHARED are off: nothing to build")
endif()

lws_option(LWS_WITHOUT_CLIENT "Leave out client code" OFF)
lws_option(LWS_WITHOUT_SERVER "Leave out server code" OFF)
lws_option(LWS_WITHOUT_EXTENSIONS
	"Leave out websocket extensions (permessage-deflate)" OFF)
lws_option(LWS_WITHOUT_DAEMONIZE "Leave out lws_daemonize()" OFF)
lws_option(LWS_WITHOUT_TESTAPPS "Do not build the test applications" OFF)
lws_option(LWS_WITHOUT_TEST_SERVER "Do not build the test server" OFF)
lws_option(LWS_LINK_TESTAPPS_DYNAMIC
	"Link examples and test applications to the shared library" OFF)
lws_option(LWS_WITH_MINIMAL_EXAMPLES
	"Build the examples in the same tree" ${LWS_TOP_LEVEL})
lws_option(LWS_WITH_EXPORT_LWSTARGETS "Export the CMake targets file" ON)
lws_option(LWS_REPRODUCIBLE "Keep user and host out of the build hash" ON)
lws_option(LWS_WITH_DISTRO_RECOMMENDED
	"All that suits a distribution's package" OFF)

lws_number(LWS_MAX_SMP "Service threads a context may have at most" 32)
if(LWS_MAX_SMP LESS 1)
	message(FATAL_ERROR "LWS_MAX_SMP: at least 1")
endif()

set(LWS_INSTALL_LIB_DIR ${CMAKE_INSTALL_LIBDIR} CACHE PATH
	"Where libraries are installed")
set(LWS_INSTALL_BIN_DIR ${CMAKE_INSTALL_BINDIR} CACHE PATH
	"Where executables are installed")
set(LWS_INSTALL_INCLUDE_DIR ${CMAKE_INSTALL_INCLUDEDIR} CACHE PATH
	"Where headers are installed")
set(LWS_INSTALL_EXAMPLES_DIR ${CMAKE_INSTALL_BINDIR} CACHE PATH
	"Where example files are installed")
set(LWS_INSTALL_CMAKE_DIR ${LWS_INSTALL_LIB_DIR}/cmake/libwebsockets CACHE PATH
	"Where the CMake package is installed")

set(LWS_INSTALL_FULL_LIB_DIR ${LWS_INSTALL_LIB_DIR})
if(NOT IS_ABSOLUTE ${LWS_INSTALL_LIB_DIR})
	set(LWS_INSTALL_FULL_LIB_DIR
		${CMAKE_INSTALL_PREFIX}/${LWS_INSTALL_LIB_DIR})
endif()

lws_feature(LWS_WITH_NETWORK DOC "Include any networking code at all")

# Each asks for the others. Names that this version does not have yet do no
# harm here: nothing happens until a room has a feature of that name.
lws_implies(LWS_WITH_DISTRO_RECOMMENDED LWS_WITH_HTTP2 LWS_WITH_LWSWS
	LWS_WITH_CGI LWS_WITH_HTTP_STREAM_COMPRESSION LWS_IPV6
	LWS_WITH_ZIP_FOPS LWS_WITH_SOCKS5 LWS_WITH_RANGES LWS_WITH_ACME
	LWS_WITH_SYS_METRICS LWS_WITH_GLIB LWS_WITH_LIBUV LWS_WITH_LIBEV
	LWS_WITH_LIBEVENT LWS_WITH_EVLIB_PLUGINS LWS_ROLE_DBUS LWS_WITH_FTS
	LWS_WITH_THREADPOOL LWS_UNIX_SOCK LWS_WITH_HTTP_PROXY
	LWS_WITH_DISKCACHE LWS_WITH_LWSAC LWS_WITH_LEJP_CONF
	LWS_WITH_PLUGINS_BUILTIN LWS_ROLE_RAW_PROXY LWS_WITH_GENCRYPTO
	LWS_WITH_CBOR LWS_WITH_COSE LWS_WITH_JOSE LWS_WITH_STRUCT_JSON
	LWS_WITH_STRUCT_SQLITE3 LWS_WITH_SPAWN LWS_ROLE_MQTT
	LWS_WITH_SECURE_STREAMS LWS_WITH_SECURE_STREAMS_PROXY_API LWS_WITH_DIR)
lws_implies(LWS_WITH_NETWORK LWS_WITH_SYS_STATE)
lws_implies(LWS_FOR_GITOHASHI LWS_WITH_THREADPOOL LWS_WITH_HTTP2 LWS_UNIX_SOCK
	LWS_WITH_HTTP_PROXY LWS_WITH_FTS LWS_WITH_DISKCACHE LWS_WITH_LWSAC
	LWS_WITH_LEJP_CONF LWS_WITH_SPAWN LWS_WITH_FSMOUNT LWS_WITH_STRUCT_JSON
	LWS_WITH_STRUCT_SQLITE3)
lws_implies(LWS_WITH_LWSWS LWS_WITH_PLUGINS LWS_WITH_ACCESS_LOG
	LWS_WITH_SYS_METRICS LWS_WITH_LEJP LWS_WITH_LEJP_CONF
	LWS_WITH_PEER_LIMITS LWS_ROLE_RAW_PROXY)
lws_implies(LWS_WITH_PLUGINS LWS_WITH_PLUGINS_API)
lws_implies(LWS_WITH_CGI LWS_WITH_SPAWN)
lws_implies(LWS_WITH_ACME LWS_WITH_JOSE)
lws_implies(LWS_WITH_JOSE LWS_WITH_LEJP LWS_WITH_GENCRYPTO)
lws_implies(LWS_WITH_COSE LWS_WITH_CBOR LWS_WITH_GENCRYPTO)
lws_implies(LWS_WITH_OTA LWS_WITH_JOSE LWS_WITH_GENCRYPTO)
lws_implies(LWS_WITH_STRUCT_SQLITE3 LWS_WITH_SQLITE3)
lws_implies(LWS_WITH_HTTP_BASIC_AUTH LWS_WITH_HTTP_UNCOMMON_HEADERS)
lws_implies(LWS_WITH_HTTP_DIGEST_AUTH LWS_WITH_GENCRYPTO)
lws_implies(LWS_WITH_SECURE_STREAMS_AUTH_SIGV4 LWS_WITH_GENCRYPTO)
lws_implies(LWS_WITH_UPNG LWS_WITH_GZINFLATE)
lws_implies(LWS_WITH_LHP LWS_WITH_SECURE_STREAMS)
lws_implies(LWS_WITH_SECURE_STREAMS_PROXY_API LWS_WITH_LWS_DSH LWS_UNIX_SOCK
	LWS_WITH_SYS_SMD LWS_WITH_SECURE_STREAMS)
lws_implies(LWS_WITH_ZIP_FOPS LWS_WITH_ZLIB)
lws_implies(LWS_WITH_HTTP_STREAM_COMPRESSION LWS_WITH_ZLIB)
