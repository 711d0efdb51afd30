# SPDX-License-Identifier: Apache-2.0
# Every third-party library, each found once and used by one folder (interpreter/CMakeLists.txt says which).

set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(nlohmann_json CONFIG REQUIRED)
find_package(simdjson CONFIG REQUIRED)
find_package(CLI11 CONFIG REQUIRED)
find_package(Boost 1.81 CONFIG REQUIRED)
find_package(antlr4-runtime CONFIG REQUIRED)
find_program(ANTLR4_TOOL antlr4 REQUIRED)

find_package(PkgConfig REQUIRED)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(minizip REQUIRED IMPORTED_TARGET minizip)
pkg_check_modules(expat REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)

find_path(CSV_INCLUDE_DIR csv.h REQUIRED)
find_library(CSV_LIBRARY csv REQUIRED)
add_library(zhunze_csv INTERFACE)
target_include_directories(zhunze_csv SYSTEM INTERFACE "${CSV_INCLUDE_DIR}")
target_link_libraries(zhunze_csv INTERFACE "${CSV_LIBRARY}")

if(BUILD_TESTING)
  find_package(Catch2 CONFIG REQUIRED)
endif()
