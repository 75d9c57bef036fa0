# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# Options that choose no file of their own: numbers, paths, ways to build.

option(LWS_WITH_STATIC "Build the static library (target websockets)" ON)
option(LWS_WITH_SHARED "Build the shared library (target websockets_shared)" ON)
option(LWS_STATIC_PIC "Position independent objects in the static library" OFF)
set(LWS_MAX_SMP 32 CACHE STRING "Service threads a context may have at most")

if(NOT LWS_WITH_STATIC AND NOT LWS_WITH_SHARED)
	message(FATAL_ERROR
		"LWS_WITH_STATIC and LWS_WITH_SHARED are off: nothing to build")
endif()
