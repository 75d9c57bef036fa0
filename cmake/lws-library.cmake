# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# Makes lws_config.h, registry.c and the libraries from what lws_feature() has
# collected. The sources are compiled once (object library lws_objects) and
# archived and linked from there; lws_inside is what unit tests link: the same
# objects with their internal symbols.

get_property(sources GLOBAL PROPERTY LWS_SOURCES)
get_property(libs GLOBAL PROPERTY LWS_LIBS)
get_property(includes GLOBAL PROPERTY LWS_INCLUDES)
get_property(defines GLOBAL PROPERTY LWS_DEFINES)

if(includes)
	list(REMOVE_DUPLICATES includes)
endif()
if(libs)
	list(REMOVE_DUPLICATES libs)
endif()

list(SORT defines)
string(REPLACE ";" "\n" LWS_CONFIG_DEFINES "${defines}")
set(LWS_GENERATED ${PROJECT_BINARY_DIR}/include)
configure_file(${PROJECT_SOURCE_DIR}/cmake/lws_config.h.in
	${LWS_GENERATED}/lws_config.h @ONLY)

# registry.c: one extern and one row a symbol
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
lws_registry_rows(role lws_role_ops LWS_REGISTRY_ROLES)
lws_registry_rows(subsystem lws_subsystem_ops LWS_REGISTRY_SUBSYSTEMS)
lws_registry_rows(wait lws_wait_ops LWS_REGISTRY_WAITS)
configure_file(${PROJECT_SOURCE_DIR}/lib/registry.c.in
	${PROJECT_BINARY_DIR}/registry.c @ONLY)

lws_is_on(LWS_WITH_NETWORK network)
if(network)
	list(APPEND sources ${PROJECT_BINARY_DIR}/registry.c)
endif()

add_library(lws_objects OBJECT ${sources})
target_include_directories(lws_objects PRIVATE ${PROJECT_SOURCE_DIR}/lib
	${PROJECT_SOURCE_DIR}/include ${LWS_GENERATED})
target_include_directories(lws_objects SYSTEM PRIVATE ${includes})
target_compile_options(lws_objects PRIVATE ${LWS_WARNINGS}
	-fvisibility=hidden)
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
		$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
	if(includes)
		target_include_directories(${target} SYSTEM PUBLIC ${includes})
	endif()
	target_link_libraries(${target} PUBLIC ${libs})
endfunction()

lws_library(lws_inside STATIC)
set_target_properties(lws_inside PROPERTIES OUTPUT_NAME lws-inside)
if(LWS_WITH_STATIC)
	lws_library(websockets STATIC)
	set_target_properties(websockets PROPERTIES OUTPUT_NAME websockets
		ARCHIVE_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib)
endif()
if(LWS_WITH_SHARED)
	lws_library(websockets_shared SHARED)
	set_target_properties(websockets_shared PROPERTIES
		OUTPUT_NAME websockets SOVERSION ${LWS_SOVERSION}
		LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib)
endif()
