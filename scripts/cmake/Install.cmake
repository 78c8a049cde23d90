# SPDX-License-Identifier: GPL-3.0-or-later
# Programs and manual pages, under PROGRAM_PREFIX where another package owns the plain names.
foreach(program indexer searcher)
  if(NOT TARGET ${program})
    continue()
  endif()
  install(PROGRAMS "$<TARGET_FILE:${program}>" DESTINATION "${CMAKE_INSTALL_BINDIR}" RENAME "${PROGRAM_PREFIX}${program}")
endforeach()
