# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# How a program says which features of the library it needs.
#
# require_lws_config(NAME VAL RESULT): macro NAME of lws_config.h has to be
#  defined (VAL 1) or not (VAL 0). Against an installed library a mismatch is
#  an error if RESULT is "requirements", and nothing happens for any other
#  name; the outcome is in HAS_<NAME>. In the library's own tree RESULT becomes
#  0 and ${SAMP} is said to be skipped.
# require_pthreads(RESULT): the same for POSIX threads; sets PTHREAD_LIB.
# sai_resource(NAME AMOUNT LEASE SCOPE): programs call it for a builder farm of
#  theirs; there is none here, so it is accepted and has no effect.

include(CheckCSourceCompiles)
include(CheckIncludeFile)

macro(_lws_require_in_tree name val result)
	lws_is_on(${name} _lws_on)
	set(_lws_want OFF)
	if("${val}" STREQUAL "1")
		set(_lws_want ON)
	endif()
	if(NOT _lws_on STREQUAL _lws_want)
		message(STATUS "${SAMP}: skipped, needs ${name}=${val}")
		set(${result} 0)
	endif()
endmacro()

macro(_lws_require_installed name val result)
	check_c_source_compiles("#include <libwebsockets.h>
		#if !defined(${name})
		#error not defined
		#endif
		int main(void) { return 0; }" HAS_${name})
	set(_lws_has 0)
	if(HAS_${name})
		set(_lws_has 1)
	endif()
	if(NOT "${_lws_has}" STREQUAL "${val}" AND
	   "${result}" STREQUAL "requirements")
		message(FATAL_ERROR "the library has ${name}=${_lws_has}, "
			"needed is ${val}")
	endif()
endmacro()

macro(require_lws_config name val result)
	if(LWS_WITH_MINIMAL_EXAMPLES AND COMMAND lws_is_on)
		_lws_require_in_tree(${name} ${val} ${result})
	else()
		_lws_require_installed(${name} ${val} ${result})
	endif()
endmacro()

macro(require_pthreads result)
	check_include_file(pthread.h LWS_HAVE_PTHREAD_H)
	if(NOT LWS_HAVE_PTHREAD_H)
		if(NOT LWS_WITH_MINIMAL_EXAMPLES)
			message(FATAL_ERROR "needs POSIX threads")
		endif()
		message(STATUS "${SAMP}: skipped, needs POSIX threads")
		set(${result} 0)
	elseif(WIN32)
		set(PTHREAD_LIB ${LWS_EXT_PTHREAD_LIBRARIES})
	elseif(NOT CMAKE_SYSTEM_NAME STREQUAL "QNX")
		set(PTHREAD_LIB pthread)
	endif()
endmacro()

macro(sai_resource name amount lease scope)
endmacro()
