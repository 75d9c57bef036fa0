# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# What the build says it is: 4.5.2-<hash>, where the hash is git's description
# of the sources, or "unknown" outside a checkout of ours. -DLWS_BUILD_HASH=...
# says something else.

set(LWS_BUILD_HASH "" CACHE STRING "Instead of git's description of the sources")

function(lws_git_describe out)
	set(${out} unknown PARENT_SCOPE)
	find_package(Git QUIET)
	if(NOT GIT_FOUND OR NOT EXISTS ${PROJECT_SOURCE_DIR}/.git)
		return()
	endif()
	execute_process(COMMAND ${GIT_EXECUTABLE} describe --tags --always
		WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
		OUTPUT_VARIABLE hash ERROR_QUIET RESULT_VARIABLE failed
		OUTPUT_STRIP_TRAILING_WHITESPACE)
	if(NOT failed AND hash MATCHES "^[-A-Za-z0-9._+]+$")
		set(${out} ${hash} PARENT_SCOPE)
	endif()
endfunction()

# A variable of its own: the cache entry stays as the user left it, so that the
# hash is found anew each time.
if(LWS_BUILD_HASH)
	set(LWS_HASH ${LWS_BUILD_HASH})
else()
	lws_git_describe(LWS_HASH)
	if(NOT LWS_REPRODUCIBLE)
		cmake_host_system_information(RESULT host QUERY HOSTNAME)
		set(LWS_HASH $ENV{USER}@${host}-${LWS_HASH})
	endif()
endif()

set(LWS_VERSION ${LWS_VERSION_MAJOR}.${LWS_VERSION_MINOR}.${LWS_VERSION_PATCH})
math(EXPR LWS_VERSION_NUMBER
	"${LWS_VERSION_MAJOR} * 1000000 + ${LWS_VERSION_MINOR} * 1000 + ${LWS_VERSION_PATCH}")
