# SPDX-License-Identifier: Apache-2.0
# Language level, warnings, sanitizers. `zhunze_settings` is what every target of ours links; generated code does not.

option(ZHUNZE_STRICT "Warnings are errors (with the compiler the project is developed on)" OFF)
option(ZHUNZE_COVERAGE "Count executed lines" OFF)
set(ZHUNZE_SANITIZE "" CACHE STRING "Sanitizers, a list: address;undefined")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(ZHUNZE_CCACHE ccache)
if(ZHUNZE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${ZHUNZE_CCACHE}")
endif()

add_library(zhunze_settings INTERFACE)
target_include_directories(zhunze_settings INTERFACE
  "${PROJECT_SOURCE_DIR}/interpreter" "${PROJECT_SOURCE_DIR}/interpreter/include")
target_compile_options(zhunze_settings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
  -Wold-style-cast -Wcast-qual -Wimplicit-fallthrough)

# A newer compiler may warn of something new: its users get the warning, not a failed build.
if(ZHUNZE_STRICT)
  add_compile_definitions(_GLIBCXX_ASSERTIONS)  # an index past the end stops the tests
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(zhunze_settings INTERFACE -Werror)
  else()
    message(STATUS "warnings are not errors with ${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}")
  endif()
endif()

if(ZHUNZE_SANITIZE)
  list(JOIN ZHUNZE_SANITIZE "," sanitizers)
  # The whole program, generated code included: containers cross between the two.
  add_compile_options(-fsanitize=${sanitizers} -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${sanitizers})
  # The extra branches of the sanitizers make g++ see uninitialised values where there are none.
  target_compile_options(zhunze_settings INTERFACE -Wno-maybe-uninitialized)
endif()

if(ZHUNZE_COVERAGE)
  add_compile_options(--coverage)
  add_link_options(--coverage)
endif()
