# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# What gets installed, and the packages by which others find it: the CMake
# package (installed, and one in the build tree for programs that are built
# beside us) and the two pkg-config files.

# -- headers staged in the build tree: one folder to point -I at --

set(LWS_PACKAGE_DIR ${PROJECT_BINARY_DIR})
if(PROJECT_BINARY_DIR STREQUAL PROJECT_SOURCE_DIR)
	set(LWS_PACKAGE_DIR ${LWS_OUTPUT_DIR})
endif()
file(GLOB headers RELATIVE ${PROJECT_SOURCE_DIR}/include
	${PROJECT_SOURCE_DIR}/include/*.h
	${PROJECT_SOURCE_DIR}/include/libwebsockets/*.h)
set(depends)
foreach(h ${headers})
	list(APPEND depends ${PROJECT_SOURCE_DIR}/include/${h})
endforeach()
add_custom_command(OUTPUT ${LWS_GENERATED}/staged
	COMMAND ${CMAKE_COMMAND} -E copy_directory
		${PROJECT_SOURCE_DIR}/include ${LWS_GENERATED}
	COMMAND ${CMAKE_COMMAND} -E touch ${LWS_GENERATED}/staged
	DEPENDS ${depends} COMMENT "Staging the headers" VERBATIM)
add_custom_target(GENHDR ALL DEPENDS ${LWS_GENERATED}/staged)

# -- for a project that has us as a subfolder --

set(LIBWEBSOCKETS_LIBRARIES ${LWS_TARGETS} CACHE STRING
	"Libraries built" FORCE)
foreach(kind STATIC SHARED)
	set(target websockets)
	if(kind STREQUAL "SHARED")
		set(target websockets_shared)
	endif()
	if(LWS_WITH_${kind})
		set(LIBWEBSOCKETS_LIBRARIES_${kind} ${target} CACHE STRING
			"Target of that library" FORCE)
	endif()
endforeach()
set(LIBWEBSOCKETS_INCLUDE_DIRS ${PROJECT_SOURCE_DIR}/include ${LWS_GENERATED}
	${LWS_DEP_INCLUDES} CACHE PATH "Where the headers are" FORCE)

# -- the CMake package, for the build tree and installed --

include(CMakePackageConfigHelpers)
set(LWS_CONFIG_DEP_LIBS ${LWS_DEP_LIBS})
set(version_file ${LWS_PACKAGE_DIR}/libwebsockets-config-version.cmake)
configure_file(${PROJECT_SOURCE_DIR}/cmake/libwebsockets-config-version.cmake.in
	${version_file} @ONLY)

set(PACKAGE_INCLUDE_DIR ${LWS_GENERATED})
set(LWS_CONFIG_INCLUDE_DIRS ${PROJECT_SOURCE_DIR}/include ${LWS_DEP_INCLUDES})
configure_package_config_file(
	${PROJECT_SOURCE_DIR}/cmake/libwebsockets-config.cmake.in
	${LWS_PACKAGE_DIR}/libwebsockets-config.cmake
	INSTALL_DESTINATION ${LWS_PACKAGE_DIR}
	INSTALL_PREFIX ${LWS_PACKAGE_DIR}
	PATH_VARS PACKAGE_INCLUDE_DIR
	NO_CHECK_REQUIRED_COMPONENTS_MACRO)
configure_file(${PROJECT_SOURCE_DIR}/cmake/LwsCheckRequirements.cmake
	${LWS_PACKAGE_DIR}/LwsCheckRequirements.cmake COPYONLY)
export(TARGETS ${LWS_TARGETS}
	FILE ${LWS_PACKAGE_DIR}/LibwebsocketsTargets.cmake)

set(PACKAGE_INCLUDE_DIR ${LWS_INSTALL_INCLUDE_DIR})
set(LWS_CONFIG_INCLUDE_DIRS ${LWS_DEP_INCLUDES})
set(for_install ${LWS_OUTPUT_DIR}/generated/install)
configure_package_config_file(
	${PROJECT_SOURCE_DIR}/cmake/libwebsockets-config.cmake.in
	${for_install}/libwebsockets-config.cmake
	INSTALL_DESTINATION ${LWS_INSTALL_CMAKE_DIR}
	PATH_VARS PACKAGE_INCLUDE_DIR
	NO_CHECK_REQUIRED_COMPONENTS_MACRO)

# -- pkg-config --

function(lws_pc name lib private)
	set(PC_NAME ${name})
	set(PC_LIB ${lib})
	set(PC_LIBS_PRIVATE "${private}")
	configure_file(${PROJECT_SOURCE_DIR}/cmake/libwebsockets.pc.in
		${for_install}/${name}.pc @ONLY)
	install(FILES ${for_install}/${name}.pc
		DESTINATION ${LWS_INSTALL_LIB_DIR}/pkgconfig COMPONENT dev)
endfunction()

# a library as the linker's command line has it: -lname, or a path as it is
set(deps "")
foreach(l ${LWS_DEP_LIBS})
	if(NOT IS_ABSOLUTE ${l} AND NOT l MATCHES "^-")
		set(l "-l${l}")
	endif()
	set(deps "${deps} ${l}")
endforeach()
set(PC_CFLAGS "")
foreach(d ${LWS_DEP_INCLUDES})
	if(NOT d IN_LIST CMAKE_C_IMPLICIT_INCLUDE_DIRECTORIES)
		set(PC_CFLAGS "${PC_CFLAGS} -I${d}")
	endif()
endforeach()
foreach(dir LIB INCLUDE)
	set(PC_${dir}_DIR ${LWS_INSTALL_${dir}_DIR})
	if(NOT IS_ABSOLUTE ${PC_${dir}_DIR})
		set(PC_${dir}_DIR "\${prefix}/${PC_${dir}_DIR}")
	endif()
endforeach()
if(UNIX OR MINGW)
	if(LWS_WITH_SHARED)
		lws_pc(libwebsockets -lwebsockets "${deps}")
	endif()
	if(LWS_WITH_STATIC)
		lws_pc(libwebsockets_static "-l:libwebsockets.a${deps}" "")
	endif()
endif()

# -- install --

set(exported)
if(LWS_WITH_EXPORT_LWSTARGETS)
	set(exported EXPORT LibwebsocketsTargets)
	install(EXPORT LibwebsocketsTargets
		DESTINATION ${LWS_INSTALL_CMAKE_DIR} COMPONENT dev)
endif()
install(TARGETS ${LWS_TARGETS} ${exported}
	LIBRARY DESTINATION ${LWS_INSTALL_LIB_DIR} COMPONENT core
	ARCHIVE DESTINATION ${LWS_INSTALL_LIB_DIR} COMPONENT core
	RUNTIME DESTINATION ${LWS_INSTALL_BIN_DIR} COMPONENT core)
install(FILES ${PROJECT_SOURCE_DIR}/include/libwebsockets.h
	${LWS_GENERATED}/lws_config.h
	DESTINATION ${LWS_INSTALL_INCLUDE_DIR} COMPONENT dev)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/libwebsockets
	DESTINATION ${LWS_INSTALL_INCLUDE_DIR} COMPONENT dev
	FILES_MATCHING PATTERN "*.h")
install(FILES ${for_install}/libwebsockets-config.cmake ${version_file}
	${PROJECT_SOURCE_DIR}/cmake/LwsCheckRequirements.cmake
	DESTINATION ${LWS_INSTALL_CMAKE_DIR} COMPONENT dev)
