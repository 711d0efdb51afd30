// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "facts/byte_buffer.hpp"

namespace zhunze::facts {

enum class TextFormat : unsigned char { json_array, ndjson, csv };

struct TextForm {
    TextFormat format = TextFormat::ndjson;
    char delimiter = ',';  ///< of a table
};

/// Where a JSON array stands between two of its tokens.
enum class ArrayState : unsigned char { before, opened, after_comma, after_element, closed };

/// Where in an input a piece of it begins.
struct PiecePlace {
    std::uint64_t line = 1;
    std::uint64_t column = 1;  ///< in code points
    std::uint64_t record = 0;  ///< how many stand before it: elements of an array, rows of a table; of NDJSON, lines
    std::uint64_t byte = 0;    ///< how many stand before it
    ArrayState state = ArrayState::before;  ///< of a JSON array
};

/// A stretch of an input that holds whole records; what it says can be read without what stands around it, once it is known to be
/// UTF-8 (facts/damage.hpp).
struct Piece : PiecePlace {
    std::string_view text;   ///< in `memory`, or in what outlives the piece
    ByteBuffer memory;
    bool truncated = false;  ///< the beginning of one record that is too large to be kept
    bool last = false;       ///< the input ends here
};

}  // namespace zhunze::facts
