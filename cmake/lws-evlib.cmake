# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# lws_evlib(NAME SYMBOL HEADER LIBRARY FOLDER DOC): the backend of an event
# library. NAME is what the option and the paths are called after
# (LWS_WITH_<NAME>, LWS_<NAME>_LIBRARIES, LWS_<NAME>_INCLUDE_DIRS, which the
# user may set), SYMBOL what the backend defines; HEADER and LIBRARY are looked
# for. LWS_WITH_EVLIB_PLUGINS makes a plugin libwebsockets-<SYMBOL>.so of it,
# otherwise it is part of the library.

# headers beside the found one that it includes (GLib) come from pkg-config
function(lws_evlib_find name header library)
	set(LWS_${name}_INCLUDE_DIRS "" CACHE PATH "${library} headers")
	# a path, a name, a target
	set(LWS_${name}_LIBRARIES "" CACHE STRING "${library} library")
	if(NOT LWS_${name}_LIBRARIES)
		find_library(LWS_FOUND_${name}_LIBRARY ${library})
		find_path(LWS_FOUND_${name}_INCLUDE ${header}
			PATH_SUFFIXES ${library})
		mark_as_advanced(LWS_FOUND_${name}_LIBRARY
			LWS_FOUND_${name}_INCLUDE)
		set(dirs ${LWS_FOUND_${name}_INCLUDE})
		find_path(LWS_FOUND_${name}_CONFIG glibconfig.h
			PATH_SUFFIXES lib/${library}/include
				lib/${CMAKE_LIBRARY_ARCHITECTURE}/${library}/include)
		mark_as_advanced(LWS_FOUND_${name}_CONFIG)
		if(name STREQUAL "GLIB" AND LWS_FOUND_${name}_CONFIG)
			list(APPEND dirs ${LWS_FOUND_${name}_CONFIG})
		endif()
		if(LWS_FOUND_${name}_LIBRARY AND LWS_FOUND_${name}_INCLUDE)
			set(LWS_${name}_LIBRARIES ${LWS_FOUND_${name}_LIBRARY})
			set(LWS_${name}_INCLUDE_DIRS ${dirs})
		endif()
	endif()
	# the compiler looks there anyway
	list(REMOVE_ITEM LWS_${name}_INCLUDE_DIRS /usr/include)
	# for tests
	set_property(GLOBAL PROPERTY LWS_${name}_LIBRARIES
		${LWS_${name}_LIBRARIES})
	set_property(GLOBAL PROPERTY LWS_${name}_INCLUDE_DIRS
		${LWS_${name}_INCLUDE_DIRS})
	set(LWS_${name}_LIBRARIES ${LWS_${name}_LIBRARIES} PARENT_SCOPE)
	set(LWS_${name}_INCLUDE_DIRS ${LWS_${name}_INCLUDE_DIRS} PARENT_SCOPE)
endfunction()

function(lws_evlib_plugin name symbol source)
	add_library(websockets-${symbol} MODULE ${source} loop/loop.c)
	set_target_properties(websockets-${symbol} PROPERTIES
		OUTPUT_NAME websockets-${symbol} PREFIX lib)
	target_compile_definitions(websockets-${symbol} PRIVATE _GNU_SOURCE
		LWS_BUILDING_SHARED)
	target_compile_options(websockets-${symbol} PRIVATE ${LWS_WARNINGS}
		-fvisibility=hidden)
	target_include_directories(websockets-${symbol} PRIVATE
		${PROJECT_SOURCE_DIR}/lib ${PROJECT_SOURCE_DIR}/include
		${LWS_GENERATED})
	target_include_directories(websockets-${symbol} SYSTEM PRIVATE
		${LWS_${name}_INCLUDE_DIRS} ${LWS_OPENSSL_INCLUDE_DIRS})
	# The library itself is not among what it links: its functions are
	# those of the program, which may have it linked statically. Two copies
	# of it in one process would not know of each other.
	target_link_libraries(websockets-${symbol} PRIVATE
		${LWS_${name}_LIBRARIES})
	install(TARGETS websockets-${symbol}
		LIBRARY DESTINATION ${LWS_INSTALL_LIB_DIR} COMPONENT ${symbol})
	lws_append(LWS_EVLIB_PLUGIN_TARGETS websockets-${symbol})
endfunction()

function(lws_evlib name symbol header library folder doc)
	set(option LWS_WITH_${name})
	set(source ${folder}/${folder}.c)
	lws_asked(${option} asked)
	lws_evlib_find(${name} ${header} ${library})
	if(asked AND NOT LWS_${name}_LIBRARIES)
		message(FATAL_ERROR "${option} is asked for, and ${library} is "
			"not found: install it with its headers, or set "
			"LWS_${name}_LIBRARIES and LWS_${name}_INCLUDE_DIRS")
	endif()
	lws_is_on(LWS_WITH_EVLIB_PLUGINS plugins)
	if(plugins)
		lws_feature(${option} DEFAULT OFF DOC "${doc}"
			DEPENDS LWS_WITH_NETWORK LWS_${name}_LIBRARIES)
	else()
		lws_feature(${option} DEFAULT OFF DOC "${doc}"
			DEPENDS LWS_WITH_NETWORK LWS_${name}_LIBRARIES
			SOURCES ${source}
			LIBS ${LWS_${name}_LIBRARIES}
			INCLUDES ${LWS_${name}_INCLUDE_DIRS}
			REGISTER evlib:${symbol})
	endif()
	lws_is_on(${option} enabled)
	if(NOT enabled)
		return()
	endif()
	set_property(GLOBAL PROPERTY LWS_ANY_EVLIB ON)
	if(plugins)
		lws_evlib_plugin(${name} ${symbol} ${source})
	endif()
endfunction()
