// SPDX-License-Identifier: Apache-2.0
// Places in inputs, as diagnostics name them; one of
//   <file>                    the file as a whole
//   <file>:<line>             an application: the line it begins on
//   <file>:<line>:<column>    a point in the text, columns in code points
//   <file>:<line>:<pointer>   a JSON value: `a.json:12:/3/land_area`
//   <file>:<line>:<cell>      a CSV cell: `a.csv:7:F7`, with the row number a spreadsheet shows
//   <file>:<sheet>!<cell>     a cell of a workbook, which has no lines: `a.xlsx:项目!F7`
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace zhunze::facts {

/// A point in an input, which may have more lines than a rule file can; both from one.
struct InputPosition {
    std::uint64_t line = 1;
    std::uint64_t column = 1;  ///< in code points
};

[[nodiscard]] std::string place(std::string_view file, std::uint64_t line);
[[nodiscard]] std::string place(std::string_view file, InputPosition position);
/// `where` is a JSON pointer or a cell; empty for the application as a whole. Line zero: the file has no lines.
[[nodiscard]] std::string place(std::string_view file, std::uint64_t line, std::string_view where);

/// The pointer of a member or an element of what `parent` points to.
[[nodiscard]] std::string pointer(std::string_view parent, std::string_view key);
[[nodiscard]] std::string pointer(std::string_view parent, std::size_t index);

/// `F7`: columns count from zero, rows from one.
[[nodiscard]] std::string cell(std::size_t column, std::uint64_t row);
/// `项目!F7`, `'two words'!F7`; without a sheet the cell alone.
[[nodiscard]] std::string cell(std::string_view sheet, std::size_t column, std::uint64_t row);

/// Turns offsets that only grow into lines and columns, in one pass over the text.
class LineCounter {
public:
    /// `first_line`, `first_column`: where the text begins in the input.
    explicit LineCounter(std::string_view text, std::uint64_t first_line = 1, std::uint64_t first_column = 1)
        : text_(text), line_(first_line), column_(first_column) {}
    [[nodiscard]] std::uint64_t line_at(std::size_t offset);
    [[nodiscard]] InputPosition position_at(std::size_t offset);

private:
    std::string_view text_;
    std::size_t counted_ = 0;
    std::size_t line_start_ = 0;
    std::uint64_t line_;
    std::uint64_t column_;  ///< in which the line at hand begins
};

}  // namespace zhunze::facts
