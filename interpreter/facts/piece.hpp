// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace zhunze::facts {

enum class TextFormat : unsigned char { json_array, ndjson, csv };

struct TextForm {
    TextFormat format = TextFormat::ndjson;
    char delimiter = ',';  ///< of a table
};

/// Where a JSON array stands between two of its tokens.
enum class ArrayState : unsigned char { before, opened, after_comma, after_element, closed };

/// A stretch of an input that holds whole records; what it says can be read without what stands around it.
struct Piece {
    std::string text;          ///< valid UTF-8
    std::uint64_t line = 1;    ///< of its first character
    std::uint64_t column = 1;  ///< likewise, in code points
    std::uint64_t record = 0;  ///< how many stand before it: elements of an array, rows of a table; of NDJSON, lines
    ArrayState state = ArrayState::before;  ///< of a JSON array, where the piece begins
    bool truncated = false;    ///< the beginning of one record that is too large to be kept
    bool last = false;         ///< the input ends here
};

}  // namespace zhunze::facts
