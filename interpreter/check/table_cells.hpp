// SPDX-License-Identifier: Apache-2.0
// What a table's cell demands, put together from the constants written in it.
#pragma once

#include <optional>
#include <variant>

#include "program/program.hpp"

namespace zhunze::check {

/// One end of a range as written.
struct CellEnd {
    Value value;
    bool open = false;
};

/// A test, or what is wrong with it.
using CellResult = std::variant<program::CellTest, Name>;

// Each takes constants of the column's type.
/// `[1, 4)`
[[nodiscard]] CellResult range_test(const program::Program& program, const program::Column& column, const std::optional<CellEnd>& low,
                                    const std::optional<CellEnd>& high);
/// `< 4`
[[nodiscard]] CellResult comparison_test(const program::Program& program, const program::Column& column, Operator op, const Value& value);
/// The value itself; of a taxonomy, what lies within it.
[[nodiscard]] CellResult value_test(const program::Program& program, const program::Column& column, const Value& value);
/// `C13..C15`
[[nodiscard]] CellResult codes_test(const program::Program& program, const program::Column& column, const Value& first, const Value& last);
/// `"2020-"*`
[[nodiscard]] CellResult prefix_test(const program::Program& program, const program::Column& column, const Value& text);

/// What a cell of the column may hold, for messages.
[[nodiscard]] Name allowed_forms(const program::Program& program, const program::Type& type);

/// A value as rules write it: `300万元/亩`, `C26`, `新上`.
[[nodiscard]] Name written_value(const program::Program& program, const program::Type& type, const program::Unit& unit, const Value& value);

}  // namespace zhunze::check
