# SPDX-License-Identifier: GPL-3.0-or-later
# Every outside library becomes one target here; nothing is downloaded.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(ICU 70 REQUIRED COMPONENTS uc i18n data)
# gazette_choice(NAME SHARED target... ARCHIVES file...)
# One library that a program gets as a shared one or, when it has the property GAZETTE_STATIC and the archives are there, linked in:
# see searcher/CMakeLists.txt.
function(gazette_choice name)
  cmake_parse_arguments(arg "" "" "SHARED;ARCHIVES" ${ARGN})
  add_library(${name}_shared INTERFACE)
  target_link_libraries(${name}_shared INTERFACE ${arg_SHARED})
  set(found "")
  foreach(archive ${arg_ARCHIVES})
    find_library(GAZETTE_ARCHIVE_${archive} ${archive})
    if(GAZETTE_ARCHIVE_${archive})
      list(APPEND found ${GAZETTE_ARCHIVE_${archive}})
    endif()
  endforeach()
  list(LENGTH found found_count)
  list(LENGTH arg_ARCHIVES wanted_count)
  add_library(${name}_static INTERFACE)
  if(found_count EQUAL wanted_count)
    target_link_libraries(${name}_static INTERFACE ${found})
  else()
    target_link_libraries(${name}_static INTERFACE ${name}_shared)
  endif()
  add_library(${name} INTERFACE)
  target_link_libraries(${name} INTERFACE $<IF:$<BOOL:$<TARGET_PROPERTY:GAZETTE_STATIC>>,${name}_static,${name}_shared>)
endfunction()

gazette_choice(gazette_icu SHARED ICU::i18n ICU::uc ARCHIVES libicui18n.a libicuuc.a libicudata.a)
find_package(ZLIB REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)

# Debian's Xapian package only sets variables.
find_package(Xapian 1.4 REQUIRED NAMES xapian)
include(StaticXapian)
add_library(gazette_xapian_shared INTERFACE)
target_link_libraries(gazette_xapian_shared INTERFACE ${XAPIAN_LIBRARIES})
add_library(gazette_xapian_static INTERFACE)
if(GAZETTE_XAPIAN_ARCHIVES)
  # The shared library was what needed the shared C++ runtime.
  target_link_libraries(gazette_xapian_static INTERFACE ${GAZETTE_XAPIAN_ARCHIVES})
  target_link_options(gazette_xapian_static INTERFACE -static-libstdc++ -static-libgcc)
else()
  target_link_libraries(gazette_xapian_static INTERFACE gazette_xapian_shared)
endif()
add_library(gazette_xapian INTERFACE)
target_link_libraries(gazette_xapian INTERFACE $<IF:$<BOOL:$<TARGET_PROPERTY:GAZETTE_STATIC>>,gazette_xapian_static,gazette_xapian_shared>)
target_include_directories(gazette_xapian SYSTEM INTERFACE ${XAPIAN_INCLUDE_DIR})

pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
gazette_choice(gazette_xxhash SHARED PkgConfig::XXHASH ARCHIVES libxxhash.a)
gazette_choice(gazette_zstd SHARED PkgConfig::ZSTD ARCHIVES libzstd.a)

find_path(STEMMER_INCLUDE_DIR libstemmer.h REQUIRED)
find_library(STEMMER_LIBRARY stemmer REQUIRED)
gazette_choice(gazette_stemmer SHARED ${STEMMER_LIBRARY} ARCHIVES libstemmer.a)
target_include_directories(gazette_stemmer SYSTEM INTERFACE ${STEMMER_INCLUDE_DIR})

# cxxopts without std::regex (its recursion overflows the stack on long arguments) and without splitting values at commas.
find_path(CXXOPTS_INCLUDE_DIR cxxopts.hpp REQUIRED)
add_library(gazette_cxxopts INTERFACE)
target_include_directories(gazette_cxxopts SYSTEM INTERFACE ${CXXOPTS_INCLUDE_DIR})
target_compile_definitions(gazette_cxxopts INTERFACE CXXOPTS_NO_REGEX CXXOPTS_VECTOR_DELIMITER='\\0')

# Compiled into each program that links this, so that new and delete are the program's own; sanitizers bring theirs.
add_library(gazette_allocation INTERFACE)
if(NOT GAZETTE_SANITIZE)
  target_sources(gazette_allocation INTERFACE "${PROJECT_SOURCE_DIR}/common/base/allocation.cpp")
endif()
if(GAZETTE_MIMALLOC)
  find_package(mimalloc REQUIRED)
  target_link_libraries(gazette_allocation INTERFACE mimalloc)
  target_compile_definitions(gazette_allocation INTERFACE GAZETTE_WITH_MIMALLOC)
endif()

# Optional: without them the programs say which formats they cannot read.
find_package(LibXml2 QUIET)
find_package(LibArchive QUIET)

if(BUILD_TESTING)
  find_package(GTest REQUIRED)
endif()
if(GAZETTE_BUILD_BENCHMARKS)
  find_package(benchmark REQUIRED)
endif()
