# SPDX-License-Identifier: Apache-2.0
# Run at build: cmake -DINPUT=<ZhunzeLexer.g4> -DOUTPUT=<spellings.def> -P spellings.cmake
# Writes ZHUNZE_SPELLING(TOKEN, "text") for each spelling of each rule that is made of nothing but spellings, such as
#   IS_NOT : '不是' | 'is' GAP 'not' | '!=' ;
# A GAP becomes one blank.
file(READ "${INPUT}" grammar)
# In a list of CMake these three would part items, or join them.
string(REPLACE ";" "<semicolon>" grammar "${grammar}")
string(REPLACE "[" "<open>" grammar "${grammar}")
string(REPLACE "]" "<close>" grammar "${grammar}")
string(REGEX MATCHALL "\n[A-Z_]+ *: [^\n]* <semicolon>" rules "${grammar}")
set(lines "")
set(spelling "'[^']+'( GAP '[^']+')*")
foreach(rule IN LISTS rules)
  if(rule MATCHES "^\n([A-Z_]+) *: (${spelling}( \\| ${spelling})*) <semicolon>$")
    set(token "${CMAKE_MATCH_1}")
    string(REPLACE "' GAP '" " " alternatives "${CMAKE_MATCH_2}")
    string(REGEX REPLACE "'([^']+)'( \\| )?" "ZHUNZE_SPELLING(${token}, \"\\1\")\n" alternatives "${alternatives}")
    string(APPEND lines "${alternatives}")
  endif()
endforeach()
string(REPLACE "<semicolon>" ";" lines "${lines}")
string(REPLACE "<open>" "[" lines "${lines}")
string(REPLACE "<close>" "]" lines "${lines}")
file(WRITE "${OUTPUT}" "// Generated from grammar/ZhunzeLexer.g4\n${lines}")
