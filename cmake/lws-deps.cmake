# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# What the library stands on: the system's functions, OpenSSL, zlib, libcap.
# A room that uses one of the libraries DEPENDS on its name here and passes the
# LWS_<LIB>_LIBRARIES and _INCLUDE_DIRS on; whoever builds can set these to use
# a copy in another place.

# imported targets are seen from the folder that finds them downwards
find_package(Threads REQUIRED)
if(UNIX)
	lws_define(LWS_PLAT_UNIX)
endif()

lws_probe_headers(
	"LWS_HAVE_STDINT_H stdint.h"
	"LWS_HAVE_SYS_TYPES_H sys/types.h"
	"LWS_HAVE_PTHREAD_H pthread.h"
	"LWS_HAVE_MALLOC_H malloc.h"
	"LWS_HAVE_NET_ETHERNET_H net/ethernet.h"
	"LWS_HAVE_LINUX_IPV6_H linux/ipv6.h")

# -- the system's functions --

lws_probe(LIBC HEADERS stdint.h stdlib.h time.h unistd.h fcntl.h grp.h pwd.h
	getopt.h sys/types.h sys/time.h ROWS
	"LWS_HAS_INTPTR_T sizeof(intptr_t)"
	"LWS_HAS_GETOPT_LONG getopt_long"
	"LWS_HAVE_SUSECONDS_T sizeof(suseconds_t)"
	"LWS_HAVE_ATOLL atoll"
	"LWS_HAVE_CLOCK_GETTIME clock_gettime"
	"LWS_HAVE_LOCALTIME_R localtime_r"
	"LWS_HAVE_GMTIME_R gmtime_r"
	"LWS_HAVE_CTIME_R ctime_r"
	"LWS_HAVE_TIMEGM timegm"
	"LWS_HAVE_GETGRGID_R getgrgid_r"
	"LWS_HAVE_GETGRNAM_R getgrnam_r"
	"LWS_HAVE_GETPWUID_R getpwuid_r"
	"LWS_HAVE_GETPWNAM_R getpwnam_r"
	"LWS_HAVE_PIPE2 pipe2"
	"LWS_HAVE_EXECVPE execvpe"
	"LWS_HAVE_VFORK vfork")
lws_probe(MALLOC HEADERS stddef.h malloc.h ROWS
	"LWS_HAVE_MALLOC_TRIM malloc_trim"
	"LWS_HAVE_MALLOC_USABLE_SIZE malloc_usable_size")
lws_probe(LINUX HEADERS sys/epoll.h sys/random.h sys/sendfile.h sys/socket.h
	linux/rtnetlink.h ROWS
	"LWS_HAVE_EPOLL epoll_create1"
	"LWS_HAVE_GETRANDOM getrandom"
	"LWS_HAVE_SENDFILE sendfile"
	"LWS_HAVE_ACCEPT4 accept4"
	"LWS_HAVE_RTA_PREF RTA_PREF")

# -- zlib --

set(LWS_ZLIB_LIBRARIES "" CACHE PATH "zlib library")
set(LWS_ZLIB_INCLUDE_DIRS "" CACHE PATH "zlib headers")
if(NOT LWS_ZLIB_LIBRARIES)
	find_package(ZLIB QUIET)
	set(LWS_ZLIB_LIBRARIES ${ZLIB_LIBRARIES})
	set(LWS_ZLIB_INCLUDE_DIRS ${ZLIB_INCLUDE_DIRS})
endif()
lws_feature(LWS_WITH_ZLIB DOC "Use zlib" DEPENDS LWS_ZLIB_LIBRARIES)

# -- sqlite3: its user (system/struct-sqlite) registers what is made of it --

set(LWS_SQLITE3_LIBRARIES "" CACHE PATH "sqlite3 library")
set(LWS_SQLITE3_INCLUDE_DIRS "" CACHE PATH "sqlite3 headers")
if(NOT LWS_SQLITE3_LIBRARIES)
	find_path(LWS_FOUND_SQLITE3_INCLUDE_DIR sqlite3.h)
	find_library(LWS_FOUND_SQLITE3_LIBRARY sqlite3)
	mark_as_advanced(LWS_FOUND_SQLITE3_INCLUDE_DIR
		LWS_FOUND_SQLITE3_LIBRARY)
	if(LWS_FOUND_SQLITE3_INCLUDE_DIR AND LWS_FOUND_SQLITE3_LIBRARY)
		set(LWS_SQLITE3_LIBRARIES ${LWS_FOUND_SQLITE3_LIBRARY})
		set(LWS_SQLITE3_INCLUDE_DIRS ${LWS_FOUND_SQLITE3_INCLUDE_DIR})
	endif()
endif()
lws_feature(LWS_WITH_SQLITE3
	DEFAULT OFF
	DOC "Link sqlite3"
	DEPENDS LWS_SQLITE3_LIBRARIES LWS_SQLITE3_INCLUDE_DIRS)

# -- brotli: its users (codec/compress, codec/decompress) register it --

find_path(LWS_BROTLI_INCLUDE_DIRS brotli/encode.h)
find_library(LWS_BROTLI_LIBRARIES brotlienc)
find_library(LWS_BROTLI_DEC_LIBRARIES brotlidec)
mark_as_advanced(LWS_BROTLI_INCLUDE_DIRS LWS_BROTLI_LIBRARIES
	LWS_BROTLI_DEC_LIBRARIES)

# -- libcap: its user (plat) registers LWS_WITH_LIBCAP --

find_path(LWS_LIBCAP_INCLUDE_DIRS sys/capability.h)
find_library(LWS_LIBCAP_LIBRARIES cap)
mark_as_advanced(LWS_LIBCAP_INCLUDE_DIRS LWS_LIBCAP_LIBRARIES)
if(LWS_LIBCAP_INCLUDE_DIRS)
	lws_define(LWS_HAVE_SYS_CAPABILITY_H)
endif()

# -- OpenSSL --
#
# Two facts, two names. LWS_HAVE_OPENSSL: OpenSSL is there, so the public
# headers include its headers and programs see SSL and SSL_CTX as they expect.
# LWS_WITH_TLS and LWS_OPENSSL_SUPPORT: this library speaks TLS; defined by
# lib/tls when it registers itself, and by nothing else.

lws_option(LWS_WITH_SSL "TLS support (sets LWS_WITH_TLS)" ON)
set(LWS_OPENSSL_LIBRARIES "" CACHE PATH "OpenSSL libraries, semicolon list")
set(LWS_OPENSSL_INCLUDE_DIRS "" CACHE PATH "OpenSSL headers")

function(lws_probe_openssl)
	lws_probe(OPENSSL HEADERS stddef.h openssl/ssl.h openssl/err.h
		openssl/evp.h openssl/hmac.h openssl/rsa.h openssl/ec.h
		openssl/ecdsa.h openssl/ecdh.h openssl/x509v3.h openssl/bn.h
		INCLUDES ${LWS_OPENSSL_INCLUDE_DIRS}
		LIBS ${LWS_OPENSSL_LIBRARIES} ROWS
		"LWS_HAVE_OPENSSL_ECDH_H 1"
		"LWS_HAVE_OPENSSL_STACK OPENSSL_sk_num"
		"LWS_HAVE_BN_bn2binpad BN_bn2binpad"
		"LWS_HAVE_EC_POINT_get_affine_coordinates EC_POINT_get_affine_coordinates"
		"LWS_HAVE_EC_KEY_new_by_curve_name EC_KEY_new_by_curve_name"
		"LWS_HAVE_ECDSA_SIG_set0 ECDSA_SIG_set0"
		"LWS_HAVE_EVP_MD_CTX_free EVP_MD_CTX_free"
		"LWS_HAVE_EVP_aes_128_wrap EVP_aes_128_wrap"
		"LWS_HAVE_EVP_aes_128_cfb8 EVP_aes_128_cfb8"
		"LWS_HAVE_EVP_aes_128_cfb128 EVP_aes_128_cfb128"
		"LWS_HAVE_EVP_aes_192_cfb8 EVP_aes_192_cfb8"
		"LWS_HAVE_EVP_aes_192_cfb128 EVP_aes_192_cfb128"
		"LWS_HAVE_EVP_aes_256_cfb8 EVP_aes_256_cfb8"
		"LWS_HAVE_EVP_aes_256_cfb128 EVP_aes_256_cfb128"
		"LWS_HAVE_EVP_aes_128_ofb EVP_aes_128_ofb"
		"LWS_HAVE_EVP_aes_128_xts EVP_aes_128_xts"
		"LWS_HAVE_EVP_aes_128_ctr EVP_aes_128_ctr"
		"LWS_HAVE_EVP_aes_128_ecb EVP_aes_128_ecb"
		"LWS_HAVE_EVP_PKEY_new_raw_private_key EVP_PKEY_new_raw_private_key"
		"LWS_HAVE_HMAC_CTX_new HMAC_CTX_new"
		"LWS_HAVE_RSA_SET0_KEY RSA_set0_key"
		"LWS_HAVE_SSL_CTX_get0_certificate SSL_CTX_get0_certificate"
		"LWS_HAVE_SSL_CTX_load_verify_file SSL_CTX_load_verify_file"
		"LWS_HAVE_SSL_CTX_load_verify_dir SSL_CTX_load_verify_dir"
		"LWS_HAVE_SSL_CTX_set1_param SSL_CTX_set1_param"
		"LWS_HAVE_SSL_CTX_set_ciphersuites SSL_CTX_set_ciphersuites"
		"LWS_HAVE_SSL_CTX_set_keylog_callback SSL_CTX_set_keylog_callback"
		"LWS_HAVE_SSL_EXTRA_CHAIN_CERTS SSL_CTX_get_extra_chain_certs(NULL, NULL)"
		"LWS_HAVE_SSL_get0_alpn_selected SSL_get0_alpn_selected"
		"LWS_HAVE_SSL_set_alpn_protos SSL_set_alpn_protos"
		"LWS_HAVE_SSL_set_tlsext_host_name SSL_set_tlsext_host_name(NULL, \"\")"
		"LWS_HAVE_SSL_SET_INFO_CALLBACK SSL_set_info_callback"
		"LWS_HAVE_SSL_SESSION_set_time SSL_SESSION_set_time"
		"LWS_HAVE_SSL_SESSION_up_ref SSL_SESSION_up_ref"
		"LWS_HAVE_TLS_CLIENT_METHOD TLS_client_method"
		"LWS_HAVE_TLSV1_2_CLIENT_METHOD TLSv1_2_client_method"
		"LWS_HAVE_X509_get_key_usage X509_get_key_usage"
		"LWS_HAVE_X509_VERIFY_PARAM_set1_host X509_VERIFY_PARAM_set1_host")
endfunction()

if(LWS_WITH_SSL)
	if(NOT LWS_OPENSSL_LIBRARIES)
		find_package(OpenSSL QUIET)
		set(LWS_OPENSSL_LIBRARIES ${OPENSSL_LIBRARIES})
		set(LWS_OPENSSL_INCLUDE_DIRS ${OPENSSL_INCLUDE_DIR})
	endif()
	if(NOT LWS_OPENSSL_LIBRARIES)
		message(FATAL_ERROR "OpenSSL is not found. Install it with its "
			"headers (libssl-dev), or say where it is with "
			"-DLWS_OPENSSL_LIBRARIES=... and "
			"-DLWS_OPENSSL_INCLUDE_DIRS=..., or build without TLS: "
			"-DLWS_WITH_SSL=OFF")
	endif()
	set_property(GLOBAL PROPERTY LWS_ON_LWS_HAVE_OPENSSL ON)
	lws_define(LWS_HAVE_OPENSSL)
	lws_append(LWS_INCLUDES ${LWS_OPENSSL_INCLUDE_DIRS})
	lws_probe_openssl()
endif()
