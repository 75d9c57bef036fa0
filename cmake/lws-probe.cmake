# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# lws_probe(SET [HEADERS h...] [LIBS l...] [INCLUDES d...] ROWS row...)
#
# What the system has. A row is "MACRO expression": the macro is defined in
# lws_config.h if a program that mentions the expression compiles and links.
# All rows of a set are tried in one program first, since on a current system
# all of it is there and trying each of fifty takes longer than the build of
# the library; only if that fails each row is tried by itself.

# Each row's expression is made an int by sizeof or by its address being taken:
# nothing is run.
function(lws_probe_program out)
	cmake_parse_arguments(P "" "" "HEADERS;ROWS" ${ARGN})
	set(text "")
	foreach(h ${P_HEADERS})
		set(text "${text}#include <${h}>\n")
	endforeach()
	set(text "${text}int main(void)\n{\n\tunsigned long n = 0;\n")
	foreach(row ${P_ROWS})
		string(REGEX REPLACE "^[^ ]+ " "" expr "${row}")
		set(text "${text}\tn += (unsigned long)(${expr});\n")
	endforeach()
	set(${out} "${text}\treturn (int)(n & 1);\n}\n" PARENT_SCOPE)
endfunction()

function(lws_probe_try name source out)
	if(NOT DEFINED ${name})
		set(file ${PROJECT_BINARY_DIR}/CMakeFiles/probe/${name}.c)
		file(WRITE ${file} "${source}")
		try_compile(ok ${PROJECT_BINARY_DIR}/CMakeFiles/probe/${name}
			SOURCES ${file}
			CMAKE_FLAGS "-DINCLUDE_DIRECTORIES=${ARGN}"
			COMPILE_DEFINITIONS -D_GNU_SOURCE -w
			LINK_LIBRARIES ${LWS_PROBE_LIBS})
		set(${name} ${ok} CACHE INTERNAL "")
	endif()
	set(${out} ${${name}} PARENT_SCOPE)
endfunction()

function(lws_probe set_name)
	cmake_parse_arguments(P "" "" "HEADERS;LIBS;INCLUDES;ROWS" ${ARGN})
	set(LWS_PROBE_LIBS ${P_LIBS})
	lws_probe_program(text HEADERS ${P_HEADERS} ROWS ${P_ROWS})
	lws_probe_try(LWS_PROBED_${set_name} "${text}" all ${P_INCLUDES})
	foreach(row ${P_ROWS})
		string(REGEX MATCH "^[^ ]+" macro "${row}")
		set(has ${all})
		if(NOT all)
			lws_probe_program(text HEADERS ${P_HEADERS}
				ROWS "${row}")
			lws_probe_try(LWS_PROBED_${macro} "${text}" has
				${P_INCLUDES})
		endif()
		set_property(GLOBAL PROPERTY LWS_ON_${macro} ${has})
		if(has)
			lws_define(${macro})
		endif()
	endforeach()
endfunction()

# lws_probe_headers(SET row...): a row is "MACRO header.h"
function(lws_probe_headers)
	foreach(row ${ARGN})
		string(REPLACE " " ";" row "${row}")
		list(GET row 0 macro)
		list(GET row 1 header)
		lws_probe_try(LWS_PROBED_${macro} "#include <sys/types.h>
#include <sys/socket.h>
#include <${header}>
int main(void)\n{\n\treturn 0;\n}\n" has)
		set_property(GLOBAL PROPERTY LWS_ON_${macro} ${has})
		if(has)
			lws_define(${macro})
		endif()
	endforeach()
endfunction()
