# SPDX-License-Identifier: GPL-3.0-or-later
# Xapian as an archive for the searcher of a release build, made from the source that scripts/fetch-xapian has fetched: Debian's package has
# the shared library only. Sets GAZETTE_XAPIAN_ARCHIVES where that can be done.
set(GAZETTE_XAPIAN_SOURCE "${PROJECT_SOURCE_DIR}/build/xapian/source" CACHE PATH "Source of the installed version of Xapian, to link it into the searcher")
find_library(GAZETTE_ARCHIVE_libuuid.a libuuid.a)
find_library(GAZETTE_ARCHIVE_libz.a libz.a)
if(NOT CMAKE_BUILD_TYPE STREQUAL "Release" OR GAZETTE_SANITIZE OR NOT GAZETTE_ARCHIVE_libuuid.a OR NOT GAZETTE_ARCHIVE_libz.a)
  return()
endif()
if(NOT EXISTS "${GAZETTE_XAPIAN_SOURCE}/configure")
  message(STATUS "Xapian stays a shared library, and each search takes about a millisecond more to start: scripts/fetch-xapian changes that")
  return()
endif()
# The headers are those of the installed package: another version must not meet them.
file(STRINGS "${XAPIAN_INCLUDE_DIR}/xapian/version.h" version REGEX "define XAPIAN_VERSION ")
string(REGEX REPLACE ".*\"(.*)\".*" "\\1" version "${version}")
file(STRINGS "${GAZETTE_XAPIAN_SOURCE}/configure" same REGEX "^PACKAGE_VERSION='${version}'$")
if(NOT same)
  message(WARNING "${GAZETTE_XAPIAN_SOURCE} is not the source of the installed Xapian ${version}: scripts/fetch-xapian fetches that")
  return()
endif()

include(ExternalProject)
include(ProcessorCount)
ProcessorCount(cores)
set(cxx ${CMAKE_CXX_COMPILER_LAUNCHER} ${CMAKE_CXX_COMPILER})
list(JOIN cxx " " cxx)
ExternalProject_Add(xapian_archive
  SOURCE_DIR "${GAZETTE_XAPIAN_SOURCE}"
  CONFIGURE_COMMAND <SOURCE_DIR>/configure -q --disable-shared --enable-static --disable-backend-remote --disable-documentation
    --disable-dependency-tracking "CXX=${cxx}" "CXXFLAGS=-O2 -fstack-protector-strong -D_FORTIFY_SOURCE=2"
  BUILD_COMMAND make -s -j${cores} libxapian.la
  INSTALL_COMMAND ""
  BUILD_BYPRODUCTS <BINARY_DIR>/.libs/libxapian.a
  LOG_CONFIGURE ON LOG_BUILD ON LOG_OUTPUT_ON_FAILURE ON)
ExternalProject_Get_Property(xapian_archive BINARY_DIR)
set(GAZETTE_XAPIAN_ARCHIVES "${BINARY_DIR}/.libs/libxapian.a" "${GAZETTE_ARCHIVE_libuuid.a}" "${GAZETTE_ARCHIVE_libz.a}")
