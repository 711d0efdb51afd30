# SPDX-License-Identifier: Apache-2.0
# Generated into the build tree: the parser and the scanner's spellings, which zhunze_syntax alone links (zhunze_grammar), and a
# lexer that only the tests compile (zhunze_grammar_lexer).
set(ZHUNZE_GRAMMAR "")
set(grammar_folder "${PROJECT_SOURCE_DIR}/grammar")
file(GLOB grammars CONFIGURE_DEPENDS "${grammar_folder}/Zhunze*.g4")
list(LENGTH grammars grammar_count)
if(NOT grammar_count EQUAL 2)
  return()
endif()

set(generated "${PROJECT_BINARY_DIR}/grammar")
# -encoding: without it a C locale turns every Chinese keyword into `??`, and the tool only warns.
set(antlr4 "${ANTLR4_TOOL}" -Dlanguage=Cpp -encoding UTF-8 -Werror -no-listener -no-visitor
    -package zhunze::grammar -o "${generated}")
add_custom_command(
  OUTPUT "${generated}/ZhunzeLexer.cpp" "${generated}/ZhunzeLexer.h" "${generated}/ZhunzeLexer.tokens"
  COMMAND ${antlr4} ZhunzeLexer.g4
  WORKING_DIRECTORY "${grammar_folder}" DEPENDS "${grammar_folder}/ZhunzeLexer.g4"
  COMMENT "Generating the lexer" VERBATIM)
add_custom_command(
  OUTPUT "${generated}/ZhunzeParser.cpp" "${generated}/ZhunzeParser.h"
  COMMAND ${antlr4} -lib "${generated}" ZhunzeParser.g4
  WORKING_DIRECTORY "${grammar_folder}" DEPENDS "${grammar_folder}/ZhunzeParser.g4" "${generated}/ZhunzeLexer.tokens"
  COMMENT "Generating the parser" VERBATIM)

set(spellings_script "${PROJECT_SOURCE_DIR}/cmake/spellings.cmake")
add_custom_command(
  OUTPUT "${generated}/spellings.def"
  COMMAND ${CMAKE_COMMAND} "-DINPUT=${grammar_folder}/ZhunzeLexer.g4" "-DOUTPUT=${generated}/spellings.def" -P "${spellings_script}"
  DEPENDS "${grammar_folder}/ZhunzeLexer.g4" "${spellings_script}"
  COMMENT "Generating the spellings of all words" VERBATIM)

add_library(zhunze_grammar STATIC "${generated}/ZhunzeParser.cpp" "${generated}/spellings.def")
add_library(zhunze_grammar_lexer STATIC EXCLUDE_FROM_ALL "${generated}/ZhunzeLexer.cpp")
foreach(library zhunze_grammar zhunze_grammar_lexer)
  # The tool writes u8"…" literals as if they were char, and captures `this` by [=].
  target_compile_options(${library} PRIVATE -fno-char8_t -w)
  target_include_directories(${library} SYSTEM PUBLIC "${ANTLR4_INCLUDE_DIR}" "${generated}")
  # The runtime wants libuuid and does not say so.
  target_link_libraries(${library} PUBLIC antlr4_static uuid)
endforeach()
set(ZHUNZE_GRAMMAR zhunze_grammar)
