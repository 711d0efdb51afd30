// SPDX-License-Identifier: Apache-2.0
// Many applications of one record at once, field by field: what a batch is evaluated from.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "values/rational.hpp"

namespace zhunze::facts {

/// A bit a row, 64 rows a word.
using Bits = std::vector<std::uint64_t>;

/// How the facts of one field stand in their column.
struct ColumnForm {
    enum class Kind : unsigned char {
        none,    ///< read and checked, but not kept: no rule looks at it
        number,  ///< `numbers`, in steps of `step`
        date,    ///< `numbers`: days since 1970-01-01
        member,  ///< `numbers`: index in the enum or taxonomy
        truth,   ///< `numbers`: 0 or 1
        text     ///< `texts`
    };
    Kind kind = Kind::none;
    Rational step = 1;      ///< number: what one stands for, in base units: that of the field's wire unit × 10^-places
    unsigned places = 0;    ///< number: how many decimals of the wire unit have room
};
/// By field index.
using ColumnLayout = std::vector<ColumnForm>;

/// The facts of one field, a row an application. What stands in a row that has no fact means nothing.
struct Column {
    std::vector<std::int64_t> numbers;
    std::vector<std::string_view> texts;  ///< views into the input, trimmed and in NFC
    Bits given;
};

/// Where an application stands in the input.
struct RowSource {
    std::string_view text;   ///< its record: an object, a line of a table
    std::string_view id;     ///< content of its id field; needs no escape in JSON
    std::uint64_t line = 0;  ///< the first line of it, from one
    std::uint64_t index = 0; ///< which of the file's records it is, from zero; of a table: how many rows stand before it, the header too
};

/// Up to `capacity` applications. A row whose facts do not fit into columns (a number with more decimals, an unusual way of writing,
/// evidence, lists, an error) is marked in `left`: it is read and evaluated as a facts::Application from its text.
struct Columns {
    static constexpr std::uint32_t capacity = 16384;

    std::uint32_t count = 0;
    std::vector<Column> fields;      ///< by field index; vectors have room for `capacity` rows, empty if the field is not kept
    Bits left;
    std::vector<RowSource> sources;
};

}  // namespace zhunze::facts
