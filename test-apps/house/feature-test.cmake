# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# lws_feature() decides as its head says: run by cmake -P, with made-up
# features. Each case is a run of its own, since a feature is declared once.
#
#   cmake -DMODULES=<cmake/> -DWORK=<folder> [-DCASE=name] -P feature-test.cmake
cmake_policy(VERSION 3.10)

function(expect what wanted)
	if(NOT "${${what}}" STREQUAL "${wanted}")
		message(FATAL_ERROR
			"${CASE}: ${what} is '${${what}}', not '${wanted}'")
	endif()
endfunction()

# which of the macros are defined, in order
function(expect_defines)
	get_property(defines GLOBAL PROPERTY LWS_DEFINES)
	string(REPLACE "#define " "" defines "${defines}")
	expect(defines "${ARGN}")
endfunction()

macro(case_defaults)
	lws_feature(LWS_WITH_A)
	lws_feature(LWS_WITH_B DEFAULT OFF OFF_MACROS LWS_NO_B)
	lws_feature(always SOURCES a.c)
	expect_defines(LWS_WITH_A LWS_NO_B)
	get_property(sources GLOBAL PROPERTY LWS_SOURCES)
	expect(sources ${CMAKE_CURRENT_SOURCE_DIR}/a.c)
endmacro()

macro(case_switched_off)
	set(LWS_WITH_A OFF CACHE BOOL "")
	lws_feature(LWS_WITH_A SOURCES a.c OFF_SOURCES no-a.c LIBS a)
	expect_defines()
	get_property(sources GLOBAL PROPERTY LWS_SOURCES)
	expect(sources ${CMAKE_CURRENT_SOURCE_DIR}/no-a.c)
	get_property(libs GLOBAL PROPERTY LWS_LIBS)
	expect(libs "")
endmacro()

macro(case_all_off)
	set(LWS_ALL_OFF ON)
	set(LWS_WITH_B ON CACHE BOOL "")
	lws_feature(LWS_WITH_A)
	lws_feature(LWS_WITH_B)
	expect_defines(LWS_WITH_B)
endmacro()

macro(case_macros)
	lws_feature(LWS_IPV6 MACROS LWS_WITH_IPV6)
	lws_feature(LWS_WITH_A DEPENDS LWS_WITH_IPV6)
	expect_defines(LWS_WITH_IPV6 LWS_WITH_A)
endmacro()

macro(case_unless)
	set(LWS_WITHOUT_B ON)
	lws_feature(LWS_WITH_A UNLESS LWS_WITHOUT_A)
	lws_feature(LWS_WITH_B UNLESS LWS_WITHOUT_B)
	lws_feature(c UNLESS LWS_WITHOUT_B OFF_MACROS LWS_WITHOUT_B)
	expect_defines(LWS_WITH_A LWS_WITHOUT_B)
	get_property(option CACHE LWS_WITH_A PROPERTY TYPE SET)
	if(option)
		message(FATAL_ERROR "an option where there should be none")
	endif()
endmacro()

macro(case_needs)
	lws_feature(LWS_WITH_A DEFAULT OFF)
	lws_feature(LWS_WITH_B DEPENDS LWS_WITH_A)
	lws_feature(LWS_WITH_C DEPENDS LWS_WITH_B)
	expect_defines()
endmacro()

macro(case_fails_asked_and_needs)
	set(LWS_WITH_B ON CACHE BOOL "")
	lws_feature(LWS_WITH_A DEFAULT OFF)
	lws_feature(LWS_WITH_B DEPENDS LWS_WITH_A)
endmacro()

# Whoever asks for C gets A, through B, against a default and a wish.
macro(case_implied)
	set(LWS_WITH_C ON CACHE BOOL "")
	set(LWS_WITH_A OFF CACHE BOOL "")
	lws_implies(LWS_WITH_C LWS_WITH_B)
	lws_implies(LWS_WITH_B LWS_WITH_A)
	lws_feature(LWS_WITH_A)
	lws_feature(LWS_WITH_B DEFAULT OFF)
	lws_feature(LWS_WITH_C DEPENDS LWS_WITH_A)
	expect_defines(LWS_WITH_A LWS_WITH_B LWS_WITH_C)
endmacro()

# A default implies nothing.
macro(case_not_implied)
	set(LWS_WITH_A OFF CACHE BOOL "")
	lws_implies(LWS_WITH_B LWS_WITH_A)
	lws_feature(LWS_WITH_A)
	lws_feature(LWS_WITH_B)
	expect_defines(LWS_WITH_B)
endmacro()

# The second run: what a default had put into the cache is no wish.
macro(case_second_run)
	set(LWS_WITH_B ON CACHE BOOL "")
	set(LWS_DEFAULTED_LWS_WITH_B ON CACHE INTERNAL "")
	lws_feature(LWS_WITH_A DEFAULT OFF)
	lws_feature(LWS_WITH_B DEPENDS LWS_WITH_A)
	expect_defines()
endmacro()

macro(case_default_has_changed)
	set(LWS_WITH_A ON CACHE BOOL "")
	set(LWS_DEFAULTED_LWS_WITH_A ON CACHE INTERNAL "")
	lws_feature(LWS_WITH_A DEFAULT OFF)
	expect_defines()
endmacro()

macro(case_wish_stays_when_default_changes)
	set(LWS_WITH_A ON CACHE BOOL "")
	set(LWS_DEFAULTED_LWS_WITH_A OFF CACHE INTERNAL "")
	lws_feature(LWS_WITH_A DEFAULT OFF)
	expect_defines(LWS_WITH_A)
endmacro()

macro(case_fails_unknown)
	set(LWS_WITH_NO_SUCH_THING ON CACHE BOOL "")
	lws_refuse_unknown_options()
endmacro()

macro(case_unknown_and_off)
	set(LWS_WITH_NO_SUCH_THING OFF CACHE BOOL "")
	set(LWS_WITH_A ON CACHE BOOL "")
	lws_feature(LWS_WITH_A)
	lws_refuse_unknown_options()
endmacro()

macro(case_number)
	lws_number(LWS_MAX_SMP "threads" 32)
	lws_number(LWS_LOGGING_BITFIELD_SET "levels" 0x1f)
	expect_defines("LWS_MAX_SMP 32" "LWS_LOGGING_BITFIELD_SET 0x1f")
endmacro()

macro(case_fails_number)
	set(LWS_MAX_SMP many CACHE STRING "")
	lws_number(LWS_MAX_SMP "threads" 32)
endmacro()

macro(case_register)
	lws_feature(LWS_WITH_A REGISTER role:lws_role_a wait:lws_wait_a)
	lws_feature(LWS_WITH_B DEFAULT OFF REGISTER role:lws_role_b)
	get_property(roles GLOBAL PROPERTY LWS_REG_role)
	expect(roles lws_role_a)
endmacro()

macro(case_fails_words)
	lws_feature(LWS_WITH_A SAUCES a.c)
endmacro()

set(CASES defaults switched_off all_off macros unless needs implied
	not_implied second_run default_has_changed
	wish_stays_when_default_changes unknown_and_off number register)
set(FAILING asked_and_needs unknown number words)

if(DEFINED CASE)
	set(BUILD_TESTING OFF)
	include(${MODULES}/lws-feature.cmake)
	set(file ${WORK}/feature-case-${CASE}.cmake)
	file(WRITE ${file} "case_${CASE}()\n")
	include(${file})
	return()
endif()

function(run case out)
	execute_process(COMMAND ${CMAKE_COMMAND} -DMODULES=${MODULES} -DWORK=${WORK}
		-DCASE=${case} -P ${CMAKE_SCRIPT_MODE_FILE}
		RESULT_VARIABLE rc OUTPUT_VARIABLE said ERROR_VARIABLE said)
	set(${out} ${rc} PARENT_SCOPE)
	set(said "${said}" PARENT_SCOPE)
endfunction()

set(bad 0)
foreach(c ${CASES})
	run(${c} rc)
	if(rc)
		message("${c}: ${said}")
		math(EXPR bad "${bad} + 1")
	endif()
endforeach()
foreach(c ${FAILING})
	run(fails_${c} rc)
	if(NOT rc OR NOT said MATCHES "LWS_WITH_|LWS_MAX_SMP")
		message("${c}: should have failed in words: ${said}")
		math(EXPR bad "${bad} + 1")
	endif()
endforeach()
if(bad)
	message(FATAL_ERROR "${bad} cases failed")
endif()
list(LENGTH CASES n)
message("${n} cases that work, and the ones that have to fail do")
