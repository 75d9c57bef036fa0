# SPDX-License-Identifier: MIT
# Copyright (C) 2026 the maintainers
#
# Where results go: programs in bin/, libraries in lib/, generated headers in
# include/, all below the build folder. When that is the source folder itself
# (cmake . && make) those names are taken by sources, so there they go below
# b-out/.

set(LWS_OUTPUT_DIR ${PROJECT_BINARY_DIR})
if(PROJECT_BINARY_DIR STREQUAL PROJECT_SOURCE_DIR)
	set(LWS_OUTPUT_DIR ${PROJECT_BINARY_DIR}/b-out)
endif()
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${LWS_OUTPUT_DIR}/bin)
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY ${LWS_OUTPUT_DIR}/lib)
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY ${LWS_OUTPUT_DIR}/lib)

# lws_config.h, and the other headers beside it once they are staged (GENHDR)
set(LWS_GENERATED ${LWS_OUTPUT_DIR}/include)
