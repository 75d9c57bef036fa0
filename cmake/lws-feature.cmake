# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# lws_feature(NAME [DEFAULT ON|OFF] [DOC text] [UNLESS option]
#             [MACROS m...] [OFF_MACROS m...] [DEPENDS f...]
#             [SOURCES s...] [OFF_SOURCES s...] [TESTS t...]
#             [THREAD_TESTS t...] [FUZZ f...] [LIBS l...] [INCLUDES d...]
#             [REGISTER kind:symbol...])
#
# One feature, one call, beside its files.
#  NAME      the option's name, and the macro that lws_config.h defines when it
#            is on. A name in lower case has no option and no macro: it is
#            always on (the parts that every build has).
#  UNLESS    no option of its own: on unless that option is (LWS_WITH_CLIENT
#            UNLESS LWS_WITHOUT_CLIENT). A lower-case name may have it too.
#  MACROS    what lws_config.h defines when on, if that is not just NAME
#            (LWS_IPV6 defines LWS_WITH_IPV6). OFF_MACROS: when off.
#  DEPENDS   features or options that must be on; otherwise the feature is off,
#            said in words, and an error if the user asked for it.
#  SOURCES   compiled when on; OFF_SOURCES when off (a no-x.c with the same
#            symbols).
#  TESTS     x-test.c: a cmocka program each, registered with CTest as
#            unit-x. THREAD_TESTS: the same, for tests that start threads:
#            they run under the thread sanitizer too. FUZZ: x-fuzz.c: a
#            libFuzzer target each; its corpus in corpus/x/ beside it is
#            replayed by CTest as fuzz-x.
#  LIBS      what the library must link for it. INCLUDES: their headers.
#  REGISTER  rows for the generated registry.c; kinds are listed in
#            lib/registry.c.in.
#
# What was decided is kept in global properties, since the calls stand in many
# folders: LWS_SOURCES, LWS_LIBS, LWS_INCLUDES, LWS_DEFINES, LWS_REG_<kind>,
# and for each name that can be asked about LWS_ON_<name>.

include(CMakeParseArguments)

function(lws_append prop)
	set_property(GLOBAL APPEND PROPERTY ${prop} ${ARGN})
endfunction()

# lws_config.h: #define NAME, or #define NAME VALUE
function(lws_define name)
	if(ARGC GREATER 1)
		lws_append(LWS_DEFINES "#define ${name} ${ARGV1}")
	else()
		lws_append(LWS_DEFINES "#define ${name}")
	endif()
endfunction()

function(lws_absolute out)
	set(r)
	foreach(f ${ARGN})
		get_filename_component(a ${f} ABSOLUTE BASE_DIR
			${CMAKE_CURRENT_SOURCE_DIR})
		list(APPEND r ${a})
	endforeach()
	set(${out} ${r} PARENT_SCOPE)
endfunction()

# A feature that others DEPEND on is known by its property LWS_ON_<name>; plain
# options (LWS_WITHOUT_*, platform facts) by their variable.
function(lws_is_on name out)
	get_property(known GLOBAL PROPERTY LWS_ON_${name} SET)
	if(known)
		get_property(v GLOBAL PROPERTY LWS_ON_${name})
	elseif(${name})
		set(v ON)
	else()
		set(v OFF)
	endif()
	set(${out} ${v} PARENT_SCOPE)
endfunction()

# lws_implies(X Y...): asking for X asks for each Y, whatever was said of Y.
# Only what somebody asked for counts, not a default.
function(lws_implies x)
	foreach(y ${ARGN})
		lws_append(LWS_IMPLIED_BY_${y} ${x})
	endforeach()
endfunction()

# Did somebody ask for it: with -D, in an outer project, or by asking for what
# implies it? A cache entry that was made from a default is remembered with it in
# LWS_DEFAULTED_<name>, so that a second run of CMake decides as the first.
function(lws_asked name out)
	set(r OFF)
	if(DEFINED ${name} AND ${name} AND NOT DEFINED LWS_DEFAULTED_${name})
		set(r ON)
	endif()
	get_property(by GLOBAL PROPERTY LWS_IMPLIED_BY_${name})
	foreach(x ${by})
		if(NOT r)
			lws_asked(${x} r)
		endif()
	endforeach()
	set(${out} ${r} PARENT_SCOPE)
endfunction()

# lws_option(NAME doc default): option() that keeps book of who said it. What
# nobody said follows the default when that changes.
function(lws_option name doc default)
	lws_append(LWS_OPTIONS ${name})
	get_property(type CACHE ${name} PROPERTY TYPE)
	if(type STREQUAL "UNINITIALIZED" OR	# said by -D, this time
	   NOT "${${name}}" STREQUAL "${LWS_DEFAULTED_${name}}")
		unset(LWS_DEFAULTED_${name} CACHE)
	endif()
	if(NOT DEFINED ${name} OR DEFINED LWS_DEFAULTED_${name})
		set(LWS_DEFAULTED_${name} ${default} CACHE INTERNAL "" FORCE)
		set(${name} ${default} CACHE BOOL "${doc}" FORCE)
	endif()
	option(${name} "${doc}" ${default})
endfunction()

# lws_number(NAME doc default): a value that lws_config.h passes on
function(lws_number name doc default)
	lws_append(LWS_OPTIONS ${name})
	set(${name} ${default} CACHE STRING "${doc}")
	if(NOT "${${name}}" MATCHES "^(0x[0-9a-fA-F]+|[0-9]+)$")
		message(FATAL_ERROR "${name}: '${${name}}' is not a number")
	endif()
	lws_define(${name} ${${name}})
endfunction()

# on or off, before DEPENDS
function(lws_feature_wanted name unless default doc out)
	set(r ON)
	if(unless)
		if(${unless})
			set(r OFF)
		endif()
	elseif(name MATCHES "^[A-Z]")
		lws_option(${name} "${doc}" ${default})
		set(r ${${name}})
		lws_asked(${name} asked)
		if(asked AND NOT r)
			message(STATUS "${name}: on, implied by what was asked")
			set(r ON)
		endif()
	endif()
	set(${out} ${r} PARENT_SCOPE)
endfunction()

# off if something that it depends on is off
function(lws_feature_depends name var)
	lws_asked(${name} asked)
	foreach(d ${ARGN})
		lws_is_on(${d} d_on)
		if(NOT ${var} OR d_on)
			continue()
		endif()
		if(asked)
			message(FATAL_ERROR
				"${name} is asked for and needs ${d}, "
				"which is off")
		endif()
		if(name MATCHES "^[A-Z]")
			message(STATUS "${name}: off, needs ${d}")
		endif()
		set(${var} OFF)
	endforeach()
	set(${var} ${${var}} PARENT_SCOPE)
endfunction()

function(lws_feature name)
	cmake_parse_arguments(F "" "DEFAULT;DOC;UNLESS"
		"MACROS;OFF_MACROS;DEPENDS;SOURCES;OFF_SOURCES;TESTS;THREAD_TESTS;FUZZ;LIBS;INCLUDES;REGISTER"
		${ARGN})
	if(F_UNPARSED_ARGUMENTS)
		message(FATAL_ERROR "lws_feature(${name}): what is "
			"'${F_UNPARSED_ARGUMENTS}'?")
	endif()
	if(LWS_ALL_OFF)
		set(F_DEFAULT OFF)
	elseif(NOT DEFINED F_DEFAULT)
		set(F_DEFAULT ON)
	endif()
	if(NOT F_MACROS AND name MATCHES "^[A-Z]")
		set(F_MACROS ${name})
	endif()

	# not named "on": if() takes that word for the constant ON
	lws_feature_wanted(${name} "${F_UNLESS}" ${F_DEFAULT} "${F_DOC}" enabled)
	lws_feature_depends(${name} enabled ${F_DEPENDS})
	foreach(m ${name} ${F_MACROS})
		set_property(GLOBAL PROPERTY LWS_ON_${m} ${enabled})
	endforeach()

	if(NOT enabled)
		foreach(m ${F_OFF_MACROS})
			lws_define(${m})
		endforeach()
		lws_absolute(s ${F_OFF_SOURCES})
		lws_append(LWS_SOURCES ${s})
		return()
	endif()

	foreach(m ${F_MACROS})
		lws_define(${m})
	endforeach()
	lws_absolute(s ${F_SOURCES})
	lws_append(LWS_SOURCES ${s})
	lws_append(LWS_LIBS ${F_LIBS})
	lws_append(LWS_INCLUDES ${F_INCLUDES})
	foreach(r ${F_REGISTER})
		string(REGEX MATCH "^([a-z]+):(.+)$" ok ${r})
		if(NOT ok)
			message(FATAL_ERROR "${name}: REGISTER kind:symbol")
		endif()
		lws_append(LWS_REG_${CMAKE_MATCH_1} ${CMAKE_MATCH_2})
	endforeach()
	if(BUILD_TESTING)
		foreach(t ${F_TESTS})
			lws_unit_test(${t})
		endforeach()
		foreach(t ${F_THREAD_TESTS})
			lws_unit_test(${t} LABELS threads)
		endforeach()
		foreach(f ${F_FUZZ})
			lws_fuzz_test(${f})
		endforeach()
	endif()
endfunction()

# What was asked for and is no feature or option of this version: better an
# error now than a library without it. Called when all rooms have spoken.
function(lws_refuse_unknown_options)
	get_property(options GLOBAL PROPERTY LWS_OPTIONS)
	get_cmake_property(vars CACHE_VARIABLES)
	foreach(v ${vars})
		get_property(known GLOBAL PROPERTY LWS_ON_${v} SET)
		if(NOT known AND ${v} AND NOT v IN_LIST options AND v MATCHES
		   "^LWS_(WITH_|ROLE_|PLAT_|IPV6$|UNIX_SOCK$|ONLY_|FOR_)")
			message(FATAL_ERROR "${v}=${${v}} is asked for, and "
				"this version has no such option")
		endif()
	endforeach()
endfunction()

# A test that cannot run here says why, and CTest counts it as skipped.
function(lws_skipped_test name why)
	add_test(NAME ${name} COMMAND sh -c "echo 'skipped: ${why}'; exit 77")
	set_tests_properties(${name} PROPERTIES SKIP_RETURN_CODE 77)
endfunction()

find_path(LWS_CMOCKA_INCLUDE_DIR cmocka.h)
find_library(LWS_CMOCKA_LIBRARY cmocka)
mark_as_advanced(LWS_CMOCKA_INCLUDE_DIR LWS_CMOCKA_LIBRARY)

# lws_unit_test(x-test.c [SOURCES more.c...] [LABELS l...])
function(lws_unit_test file)
	cmake_parse_arguments(T "" "" "SOURCES;LABELS" ${ARGN})
	get_filename_component(base ${file} NAME_WE)
	string(REGEX REPLACE "-test$" "" x ${base})
	if(NOT LWS_CMOCKA_INCLUDE_DIR OR NOT LWS_CMOCKA_LIBRARY)
		lws_skipped_test(unit-${x} "cmocka is not installed")
		return()
	endif()
	add_executable(unit-${x} ${file} ${T_SOURCES})
	target_include_directories(unit-${x} PRIVATE
		${PROJECT_SOURCE_DIR}/test-apps/unit ${PROJECT_SOURCE_DIR}/lib)
	target_include_directories(unit-${x} SYSTEM PRIVATE
		${LWS_CMOCKA_INCLUDE_DIR})
	target_link_libraries(unit-${x} PRIVATE lws_inside
		${LWS_CMOCKA_LIBRARY})
	target_compile_options(unit-${x} PRIVATE ${LWS_TEST_WARNINGS})
	add_test(NAME unit-${x} COMMAND unit-${x}
		WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
	set_tests_properties(unit-${x} PROPERTIES LABELS "unit;${T_LABELS}")
endfunction()

# x-fuzz.c defines LLVMFuzzerTestOneInput(). Built for libFuzzer with
# LWS_WITH_FUZZ; always built as a program that replays corpus/x/.
function(lws_fuzz_test file)
	get_filename_component(base ${file} NAME_WE)
	string(REGEX REPLACE "-fuzz$" "" x ${base})
	get_filename_component(dir ${file} ABSOLUTE)
	get_filename_component(dir ${dir} DIRECTORY)
	set(corpus ${dir}/corpus/${x})
	if(LWS_WITH_FUZZ)
		add_executable(fuzz-${x} ${file})
		target_link_libraries(fuzz-${x} PRIVATE -fsanitize=fuzzer)
		set(args -runs=0 ${corpus})
	else()
		add_executable(fuzz-${x} ${file}
			${PROJECT_SOURCE_DIR}/test-apps/unit/replay.c)
		set(args ${corpus})
	endif()
	target_include_directories(fuzz-${x} PRIVATE
		${PROJECT_SOURCE_DIR}/test-apps/unit ${PROJECT_SOURCE_DIR}/lib)
	target_link_libraries(fuzz-${x} PRIVATE lws_inside)
	target_compile_options(fuzz-${x} PRIVATE ${LWS_WARNINGS})
	add_test(NAME fuzz-${x} COMMAND fuzz-${x} ${args})
	set_tests_properties(fuzz-${x} PROPERTIES LABELS "fuzz" TIMEOUT 300)
endfunction()
