// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "diagnostics/render.hpp"

namespace zhunze {

namespace {

/// The identifier the (trimmed) line begins with; empty for a line that begins with a sign, a number, a string or a comment.
std::string_view first_word(std::string_view line) {
    std::size_t end = 0;
    for (std::size_t at = 0; at < line.size(); end = at) {
        const char32_t code_point = next_code_point(line, at);
        if (!(end == 0 ? is_identifier_start(code_point) : is_identifier_continue(code_point))) break;
    }
    return line.substr(0, end);
}

}  // namespace

Language language_of(const SourceFile& file) {
    constexpr int enough = 200;  // lines with a word; the rest of a long file changes nothing
    int zh = 0;
    int en = 0;
    bool in_comment = false;
    for (std::uint32_t number = 1; number <= file.line_count() && zh + en < enough; ++number) {
        const std::string_view line = trim(file.line(number));
        in_comment = in_comment || line.substr(0, 2) == "/*";
        const std::string_view word = in_comment ? std::string_view() : first_word(line);
        if (!word.empty()) ++(script_of(word) == Language::zh ? zh : en);
        in_comment = in_comment && line.find("*/") == std::string_view::npos;
    }
    return en > zh ? Language::en : Language::zh;
}

}  // namespace zhunze
