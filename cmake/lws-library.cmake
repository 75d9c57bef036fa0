# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# Makes lws_config.h, registry.c and the libraries from what lws_feature() has
# collected. The sources are compiled once (object library lws_objects) and
# archived and linked from there; lws_inside is what unit tests link: the same
# objects with their internal symbols.

# What a room has to say is said by now.
lws_refuse_unknown_options()
lws_is_on(ws-extensions extensions)
if(NOT extensions)
	lws_define(LWS_WITHOUT_EXTENSIONS)
endif()
# examples ask for the fact, not for what was said
set_property(GLOBAL PROPERTY LWS_ON_LWS_WITHOUT_EXTENSIONS OFF)
if(NOT extensions)
	set_property(GLOBAL PROPERTY LWS_ON_LWS_WITHOUT_EXTENSIONS ON)
endif()

get_property(sources GLOBAL PROPERTY LWS_SOURCES)
get_property(libs GLOBAL PROPERTY LWS_LIBS)
get_property(includes GLOBAL PROPERTY LWS_INCLUDES)
get_property(defines GLOBAL PROPERTY LWS_DEFINES)
# Who uses our package need not look for threads again: the flag itself.
if("Threads::Threads" IN_LIST libs)
	list(REMOVE_ITEM libs Threads::Threads)
	list(APPEND libs ${CMAKE_THREAD_LIBS_INIT})
endif()
foreach(l includes libs defines)
	if(${l})
		list(REMOVE_DUPLICATES ${l})
	endif()
endforeach()

list(SORT defines)
string(REPLACE ";" "\n" LWS_CONFIG_DEFINES "${defines}")
configure_file(${PROJECT_SOURCE_DIR}/cmake/lws_config.h.in
	${LWS_GENERATED}/lws_config.h @ONLY)

# registry.c: one extern and one row a symbol. It is part of core-net.
set(LWS_REGISTRY_EXTERNS "")
function(lws_registry_rows kind type out)
	get_property(rows GLOBAL PROPERTY LWS_REG_${kind})
	set(text "")
	set(ext "${LWS_REGISTRY_EXTERNS}")
	foreach(r ${rows})
		set(text "${text}\t&${r},\n")
		set(ext "${ext}extern const struct ${type} ${r};\n")
	endforeach()
	set(${out} "${text}" PARENT_SCOPE)
	set(LWS_REGISTRY_EXTERNS "${ext}" PARENT_SCOPE)
endfunction()

lws_is_on(core-net core_net)
if(core_net)
	lws_registry_rows(role lws_role_ops LWS_REGISTRY_ROLES)
	lws_registry_rows(subsystem lws_subsystem_ops LWS_REGISTRY_SUBSYSTEMS)
	lws_registry_rows(wait lws_wait_ops LWS_REGISTRY_WAITS)
	lws_registry_rows(evlib lws_plugin_evlib LWS_REGISTRY_EVLIBS)
	lws_registry_rows(tls lws_tls_ops LWS_REGISTRY_TLS)
	configure_file(${PROJECT_SOURCE_DIR}/lib/registry.c.in
		${LWS_OUTPUT_DIR}/generated/registry.c @ONLY)
	list(APPEND sources ${LWS_OUTPUT_DIR}/generated/registry.c)
endif()

add_library(lws_objects OBJECT ${sources})
target_include_directories(lws_objects PRIVATE ${PROJECT_SOURCE_DIR}/lib
	${PROJECT_SOURCE_DIR}/include ${LWS_GENERATED})
target_include_directories(lws_objects SYSTEM PRIVATE ${includes})
target_compile_options(lws_objects PRIVATE ${LWS_WARNINGS}
	-fvisibility=hidden ${LWS_CALL_OPTIONS} ${LWS_SIZE_OPTIONS})
target_compile_definitions(lws_objects PRIVATE _GNU_SOURCE)
if(LWS_WITH_SHARED OR LWS_STATIC_PIC)
	set_target_properties(lws_objects PROPERTIES
		POSITION_INDEPENDENT_CODE ON)
	target_compile_definitions(lws_objects PRIVATE LWS_BUILDING_SHARED)
else()
	target_compile_definitions(lws_objects PRIVATE LWS_BUILDING_STATIC)
endif()

function(lws_library target kind)
	add_library(${target} ${kind} $<TARGET_OBJECTS:lws_objects>)
	set_target_properties(${target} PROPERTIES LINKER_LANGUAGE C)
	target_include_directories(${target} PUBLIC
		$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
		$<BUILD_INTERFACE:${LWS_GENERATED}>
		$<INSTALL_INTERFACE:${LWS_INSTALL_INCLUDE_DIR}>)
	if(includes)
		target_include_directories(${target} SYSTEM PUBLIC ${includes})
	endif()
	target_link_libraries(${target} PUBLIC ${libs})
	# plugins call the library that is part of the program
	get_property(plugins GLOBAL PROPERTY LWS_EVLIB_PLUGIN_TARGETS)
	if(plugins AND kind STREQUAL "STATIC")
		target_link_libraries(${target} INTERFACE -rdynamic)
	endif()
endfunction()

lws_library(lws_inside STATIC)
set_target_properties(lws_inside PROPERTIES OUTPUT_NAME lws-inside)
set(LWS_TARGETS)
if(LWS_WITH_STATIC)
	lws_library(websockets STATIC)
	list(APPEND LWS_TARGETS websockets)
	target_link_libraries(websockets INTERFACE ${LWS_SIZE_LINK})
endif()
if(LWS_WITH_SHARED)
	lws_library(websockets_shared SHARED)
	set_target_properties(websockets_shared PROPERTIES
		OUTPUT_NAME websockets SOVERSION ${LWS_SOVERSION})
	list(APPEND LWS_TARGETS websockets_shared)
endif()
set(LWS_TARGETS ${LWS_TARGETS} PARENT_SCOPE)
set(LWS_DEP_LIBS ${libs} PARENT_SCOPE)
set(LWS_DEP_INCLUDES ${includes} PARENT_SCOPE)
