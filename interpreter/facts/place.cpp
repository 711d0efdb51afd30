// SPDX-License-Identifier: Apache-2.0
#include "facts/place.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/text.hpp"
#include "facts/finding.hpp"

namespace zhunze::facts {

std::string place(std::string_view file, std::uint64_t line) { return std::string(file) + ":" + std::to_string(line); }

std::string place(std::string_view file, InputPosition position) {
    return place(file, position.line) + ":" + std::to_string(position.column);
}

std::string place(std::string_view file, std::uint64_t line, std::string_view where) {
    std::string result = line == 0 ? std::string(file) : place(file, line);
    if (!where.empty()) result.append(":").append(where);
    return result;
}

std::string pointer(std::string_view parent, std::string_view key) {
    std::string result(parent);
    result.push_back('/');
    // A key may be anything, and a place is printed: it is cut and escaped like other input text.
    for (const char c : shown(key)) {
        if (c == '~') result += "~0";
        else if (c == '/') result += "~1";
        else result.push_back(c);
    }
    return result;
}

std::string pointer(std::string_view parent, std::size_t index) { return std::string(parent) + "/" + std::to_string(index); }

std::string cell(std::size_t column, std::uint64_t row) {
    std::string letters;
    // A, …, Z, AA, …: a number system of the digits 1 to 26, without a zero.
    for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
    }
    return letters + std::to_string(row);
}

std::string cell(std::string_view sheet, std::size_t column, std::uint64_t row) {
    const std::string plain = cell(column, row);
    if (sheet.empty()) return plain;
    const std::string name = shown(sheet);
    const std::u32string letters = to_code_points(name);
    const bool is_word = is_identifier_start(letters.front()) && std::ranges::all_of(letters, is_identifier_continue);
    return (is_word ? name : "'" + name + "'") + "!" + plain;
}

std::uint64_t LineCounter::line_at(std::size_t offset) {
    ZHUNZE_CHECK(offset >= counted_ && offset <= text_.size());
    for (; counted_ < offset; ++counted_) {
        if (text_[counted_] != '\n') continue;
        ++line_;
        line_start_ = counted_ + 1;
        column_ = 1;
    }
    return line_;
}

InputPosition LineCounter::position_at(std::size_t offset) {
    const std::uint64_t line = line_at(offset);
    const std::string_view before = text_.substr(line_start_, offset - line_start_);
    const auto is_continuation = [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; };
    const auto columns = before.size() - static_cast<std::size_t>(std::ranges::count_if(before, is_continuation));
    return {line, column_ + columns};
}

}  // namespace zhunze::facts
