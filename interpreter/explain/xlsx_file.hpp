// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/language.hpp"

namespace zhunze::explain {

/// What a cell is about, which is told in words too: no colour says anything alone.
enum class Look : unsigned char { heading, text, name, label, good, bad, open, attention, quiet };

/// An Excel workbook being written. Rows are written from above; a list of any length takes the memory of one row. After a failure
/// nothing more is written, and `finish` says so.
class XlsxFile {
public:
    XlsxFile(const std::string& title, Language language);
    XlsxFile(const XlsxFile&) = delete;
    XlsxFile& operator=(const XlsxFile&) = delete;
    ~XlsxFile();

    /// What follows is written to the sheet added last.
    void add_sheet(const std::string& name);
    void set_width(std::size_t column, int characters);
    /// The first row and the first column stay in sight, and the row is printed on each page.
    void freeze_heading();
    void add_filter(std::uint32_t last_row, std::size_t last_column);

    /// Never a formula. What a cell cannot hold is cut, which it then says.
    void text(std::uint32_t row, std::size_t column, const std::string& content, Look look);
    void count(std::uint32_t row, std::size_t column, std::uint32_t number);

    /// The whole file, the same bytes for the same calls. None if the system cannot hold it; errno says why.
    [[nodiscard]] std::optional<std::string> finish();

private:
    class Book;
    Language language_;
    std::unique_ptr<Book> book_;
};

}  // namespace zhunze::explain
