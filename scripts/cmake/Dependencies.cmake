# SPDX-License-Identifier: GPL-3.0-or-later
# Every outside library becomes one imported target here; nothing is downloaded.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(ICU 70 REQUIRED COMPONENTS uc i18n data)
# A program with the property GAZETTE_STATIC_ICU gets ICU linked in, where the .a files are there: see searcher/CMakeLists.txt.
add_library(gazette_icu_shared INTERFACE)
target_link_libraries(gazette_icu_shared INTERFACE ICU::i18n ICU::uc)
add_library(gazette_icu_static INTERFACE)
find_library(ICU_I18N_ARCHIVE libicui18n.a)
find_library(ICU_UC_ARCHIVE libicuuc.a)
find_library(ICU_DATA_ARCHIVE libicudata.a)
if(ICU_I18N_ARCHIVE AND ICU_UC_ARCHIVE AND ICU_DATA_ARCHIVE)
  target_link_libraries(gazette_icu_static INTERFACE ${ICU_I18N_ARCHIVE} ${ICU_UC_ARCHIVE} ${ICU_DATA_ARCHIVE})
else()
  target_link_libraries(gazette_icu_static INTERFACE gazette_icu_shared)
endif()
add_library(gazette_icu INTERFACE)
target_link_libraries(gazette_icu INTERFACE $<IF:$<BOOL:$<TARGET_PROPERTY:GAZETTE_STATIC_ICU>>,gazette_icu_static,gazette_icu_shared>)
find_package(ZLIB REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)

# Debian's Xapian package only sets variables.
find_package(Xapian 1.4 REQUIRED NAMES xapian)
add_library(gazette_xapian INTERFACE)
target_link_libraries(gazette_xapian INTERFACE ${XAPIAN_LIBRARIES})
target_include_directories(gazette_xapian SYSTEM INTERFACE ${XAPIAN_INCLUDE_DIR})

pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)

find_path(STEMMER_INCLUDE_DIR libstemmer.h REQUIRED)
find_library(STEMMER_LIBRARY stemmer REQUIRED)
add_library(gazette_stemmer INTERFACE)
target_link_libraries(gazette_stemmer INTERFACE ${STEMMER_LIBRARY})
target_include_directories(gazette_stemmer SYSTEM INTERFACE ${STEMMER_INCLUDE_DIR})

# cxxopts without std::regex (its recursion overflows the stack on long arguments) and without splitting values at commas.
find_path(CXXOPTS_INCLUDE_DIR cxxopts.hpp REQUIRED)
add_library(gazette_cxxopts INTERFACE)
target_include_directories(gazette_cxxopts SYSTEM INTERFACE ${CXXOPTS_INCLUDE_DIR})
target_compile_definitions(gazette_cxxopts INTERFACE CXXOPTS_NO_REGEX CXXOPTS_VECTOR_DELIMITER='\\0')

add_library(gazette_mimalloc INTERFACE)
if(GAZETTE_MIMALLOC)
  find_package(mimalloc REQUIRED)
  target_link_libraries(gazette_mimalloc INTERFACE mimalloc)
  target_compile_definitions(gazette_mimalloc INTERFACE GAZETTE_WITH_MIMALLOC)
  # Compiled into each program that links this, so that new and delete are the program's own.
  target_sources(gazette_mimalloc INTERFACE "${PROJECT_SOURCE_DIR}/common/base/allocation.cpp")
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
