// SPDX-License-Identifier: Apache-2.0
// Cells of a table's data file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "check/table_cells.hpp"
#include "program/member_index.hpp"

namespace zhunze::check {

/// A value, or what is wrong with it.
using TextValue = std::variant<Value, Name>;
using TextCell = std::variant<program::Cell, Name>;

/// Reads the cells of one column: bare numbers count in the column's unit, members are named by code or name.
class CellReader {
public:
    CellReader(const program::Program& program, const program::Column& column);

    /// `-`, or tests separated by `;` or `、`: `[1, 4)`, `< 4`, `C13..C15`, `C26`, `2020-*`.
    [[nodiscard]] TextCell cell(std::string_view text) const;
    [[nodiscard]] TextValue value(std::string_view text) const;

private:
    [[nodiscard]] CellResult test(std::string_view text) const;
    [[nodiscard]] CellResult range(std::string_view text) const;
    [[nodiscard]] TextValue quantity(std::string_view text) const;
    [[nodiscard]] TextValue member(std::string_view text) const;
    [[nodiscard]] Name wanted(std::string_view text) const;

    const program::Program& program_;
    const program::Column& column_;
    program::MemberIndex members_;  ///< of the column's type
};

/// A unit, a scale alone or the percent sign: what may stand after a number.
[[nodiscard]] std::optional<program::Unit> unit_named(const program::Program& program, std::string_view text);

/// Full-width signs as half-width ones, without blanks around.
[[nodiscard]] std::string plain_text(std::string_view text);

}  // namespace zhunze::check
