# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# Compiler settings: the warnings that we keep clean of (errors unless
# DISABLE_WERROR), sanitizers, and a release build when nobody says otherwise.

if(LWS_TOP_LEVEL AND NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
	set(CMAKE_BUILD_TYPE Release CACHE STRING "kind of build" FORCE)
endif()

lws_option(DISABLE_WERROR "Do not fail the build on compiler warnings" OFF)
lws_option(LWS_WITH_ASAN "Address and undefined behaviour sanitizers" OFF)
lws_option(LWS_WITH_TSAN "Thread sanitizer" OFF)
lws_option(LWS_WITH_GCOV "Coverage instrumentation" OFF)
lws_option(LWS_WITH_FUZZ "Build the fuzz targets for libFuzzer (clang)" OFF)
lws_option(LWS_WITH_FANALYZER "Compile with -fanalyzer if there is such a flag" OFF)

set(CMAKE_C_STANDARD 11)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS ON)

set(LWS_WARNINGS -Wall -Wextra -Wconversion -Wsign-conversion -Wshadow
	-Wstrict-prototypes -Wmissing-prototypes -Wundef -Wvla -Wpointer-arith
	-Wcast-align -Wwrite-strings -Wformat=2 -Wimplicit-fallthrough
	-Wnull-dereference)
if(NOT DISABLE_WERROR)
	list(APPEND LWS_WARNINGS -Werror)
endif()

# What is only there to be logged is unused where there are no logs.
if(LWS_WITH_NO_LOGS)
	list(APPEND LWS_WARNINGS -Wno-unused-parameter -Wno-unused-variable
		-Wno-unused-but-set-variable)
endif()

# Nobody replaces a function of ours inside the library: a call from the same
# file needs no detour, and may be inlined.
include(CheckCCompilerFlag)
check_c_compiler_flag(-fno-semantic-interposition LWS_FOUND_NO_INTERPOSITION)
set(LWS_CALL_OPTIONS)
if(LWS_FOUND_NO_INTERPOSITION)
	set(LWS_CALL_OPTIONS -fno-semantic-interposition)
endif()

# Tests: cmocka's assertions do not return when they fail, which the optimizer
# does not know, so it sees what was asserted to be no NULL as NULL further on.
set(LWS_TEST_WARNINGS ${LWS_WARNINGS} -Wno-null-dereference)

# A build for size: each function is its own section, so that a program linked
# statically carries what it calls, and no table for unwinding the stack (a
# fifth of the text), which C does without outside a debugger.
set(LWS_SIZE_OPTIONS $<$<CONFIG:MinSizeRel>:-ffunction-sections>
	$<$<CONFIG:MinSizeRel>:-fdata-sections>
	$<$<CONFIG:MinSizeRel>:-fno-asynchronous-unwind-tables>)
set(LWS_SIZE_LINK)
if(NOT APPLE)
	set(LWS_SIZE_LINK $<$<CONFIG:MinSizeRel>:-Wl,--gc-sections>)
endif()
# relocations of position-independent programs in a twentieth of the space, where
# the C library is known to read them
include(CheckCSourceCompiles)
set(CMAKE_REQUIRED_FLAGS "-Wl,-z,pack-relative-relocs")
check_c_source_compiles("
#include <features.h>
#if !defined(__GLIBC__) || __GLIBC__ * 100 + __GLIBC_MINOR__ < 236
#error no
#endif
int main(void) { return 0; }" LWS_FOUND_RELR)
unset(CMAKE_REQUIRED_FLAGS)
if(LWS_FOUND_RELR)
	list(APPEND LWS_SIZE_LINK
		$<$<CONFIG:MinSizeRel>:-Wl,-z,pack-relative-relocs>)
endif()

macro(lws_instrument)
	add_compile_options(${ARGN})
	foreach(kind EXE SHARED MODULE)
		foreach(f ${ARGN})
			set(CMAKE_${kind}_LINKER_FLAGS
				"${CMAKE_${kind}_LINKER_FLAGS} ${f}")
		endforeach()
	endforeach()
endmacro()

if(LWS_WITH_ASAN)
	lws_instrument(-fsanitize=address,undefined -fno-sanitize-recover=all
		-fno-omit-frame-pointer)
endif()
if(LWS_WITH_TSAN)
	lws_instrument(-fsanitize=thread)
endif()
if(LWS_WITH_ASAN OR LWS_WITH_TSAN)
	# who uses a connection that has gone is to be seen
	add_compile_definitions(LWS_TUNE_WSI_SPARE=0u)
endif()
if(LWS_WITH_GCOV)
	lws_instrument(--coverage)
endif()
if(LWS_WITH_FUZZ)
	lws_instrument(-fsanitize=fuzzer-no-link)
endif()
if(LWS_WITH_FANALYZER)
	include(CheckCCompilerFlag)
	check_c_compiler_flag(-fanalyzer LWS_COMPILER_ANALYZES)
	if(LWS_COMPILER_ANALYZES)
		add_compile_options(-fanalyzer)
	endif()
endif()
