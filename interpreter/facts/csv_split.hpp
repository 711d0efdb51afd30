// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/csv.hpp"

namespace zhunze::facts {

/// One record of a CSV text, not yet cut into cells.
struct CsvPiece {
    std::string_view text;    ///< without its line end
    std::uint64_t line = 1;   ///< of its first character
    std::uint64_t row = 1;    ///< records counted from one, empty ones too: the row a spreadsheet shows
    std::size_t cells = 1;
    bool closed = true;       ///< false: a quote opened in it is still open where the text ends
};

/// Cuts a CSV text into records, holding nothing but a position, so that limits are known before anything is built.
class CsvSplitter {
public:
    /// `line`, `rows`: where the text begins in the input, and how many rows stand before it.
    CsvSplitter(std::string_view text, char delimiter, std::uint64_t line = 1, std::uint64_t rows = 0)
        : text_(text), delimiter_(delimiter), line_(line), row_(rows) {}
    [[nodiscard]] std::optional<CsvPiece> next();

private:
    void skip_quoted();
    void skip_line_end();

    std::string_view text_;
    char delimiter_;
    std::size_t at_ = 0;
    std::uint64_t line_;
    std::uint64_t row_;
    bool closed_ = true;
};

/// The one of comma, tab and semicolon that the first line with text in it holds most of, outside quotes.
[[nodiscard]] char delimiter_of(std::string_view text);

/// The piece cut into cells; none if its quotes are misplaced.
[[nodiscard]] std::optional<CsvRecord> record_of(const CsvPiece& piece, char delimiter);

}  // namespace zhunze::facts
