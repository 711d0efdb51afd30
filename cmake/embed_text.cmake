# SPDX-License-Identifier: Apache-2.0
# Run at build: cmake -DINPUT=<text file> -DOUTPUT=<.cpp> -DFUNCTION=<name> -DHEADER=<header> -P embed_text.cmake
# Writes a .cpp whose function `std::string_view zhunze::<FUNCTION>()` returns the file's bytes.
file(READ "${INPUT}" text)
set(quote "zhunze_text")
string(FIND "${text}" ")${quote}\"" clash)
if(NOT clash EQUAL -1)
  message(FATAL_ERROR "${INPUT} holds the closing mark of a raw string: )${quote}\"")
endif()
file(WRITE "${OUTPUT}"
"// Generated from ${INPUT}
#include \"${HEADER}\"

std::string_view zhunze::${FUNCTION}() {
    return R\"${quote}(${text})${quote}\";
}
")
