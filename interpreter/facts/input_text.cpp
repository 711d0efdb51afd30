// SPDX-License-Identifier: Apache-2.0
#include "facts/input_text.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "facts/json_split.hpp"

namespace zhunze::facts {
namespace {

/// Several characters of three bytes each do not come about by chance: that text is UTF-8. Of what stands before `end`.
bool starts_in_utf8(std::string_view bytes, std::size_t end) {
    constexpr std::size_t not_by_chance = 4;
    std::size_t long_ones = 0;
    for (std::size_t at = 0; at < end && long_ones < not_by_chance;) {
        if (next_code_point(bytes, at) >= 0x800) ++long_ones;
    }
    return long_ones == not_by_chance;
}

/// GB18030 takes almost any bytes, also UTF-8 text with one byte damaged, and makes other words of it.
bool is_damaged_utf8(std::string_view bytes) {
    const auto bad = invalid_utf8_at(bytes);
    return bad && starts_in_utf8(bytes, *bad);
}

/// Lines that are no UTF-8, and those that are and cannot be anything else.
struct Lines {
    std::size_t others = 0;
    std::size_t in_utf8 = 0;
    std::size_t first_in_utf8 = 0;  ///< from one
};

Lines lines_of(std::string_view bytes) {
    Lines lines;
    std::size_t number = 1;
    for (std::size_t at = 0; at < bytes.size(); ++number) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        const std::string_view line = bytes.substr(at, end - at);
        at = end + 1;
        if (invalid_utf8_at(line)) {
            ++lines.others;
        } else if (starts_in_utf8(line, line.size())) {
            if (lines.in_utf8++ == 0) lines.first_in_utf8 = number;
        }
    }
    return lines;
}

/// Rows of two files that were put together would be read as other words; a file of UTF-8 that is damaged as well.
std::optional<Diagnostic> mixed(std::string_view bytes) {
    const Lines lines = lines_of(bytes);
    if (lines.in_utf8 == 0) return std::nullopt;
    if (lines.in_utf8 > lines.others) return finding(Code::input_encoding, {{"byte", std::to_string(invalid_utf8_at(bytes).value_or(0) + 1)}});
    return finding(Code::mixed_encodings, {{"line", std::to_string(lines.first_in_utf8)}});
}

}  // namespace

Result<DecodedText> decode(std::string_view bytes) {
    DecodeFailure failure;
    const bool marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xEF\xBB\xBF");
    const bool damaged = is_damaged_utf8(bytes);
    auto decoded = decode_text(bytes, !damaged, failure);
    if (!marked && !damaged && (!decoded || decoded->encoding == Encoding::gb18030)) {
        if (auto problem = mixed(bytes)) return *std::move(problem);
    }
    if (decoded) return *std::move(decoded);
    return finding(Code::input_encoding, {{"byte", std::to_string(failure.offset + 1)}});
}

namespace {

/// The text's first two lines that are not blank.
struct Opening {
    std::string_view first;
    std::string_view second;
};

Opening opening_of(std::string_view text) {
    Opening opening;
    for (std::size_t at = 0; at < text.size() && opening.second.empty();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = trim(text.substr(at, end - at));
        (opening.first.empty() ? opening.first : opening.second) = line;
        at = end + 1;
    }
    return opening;
}

bool is_whole_object(std::string_view line) {
    JsonSplitter split(line);
    return split.value().has_value() && split.at_end();
}

/// One object a line: the first line is one, or, if it is broken, the next begins another where one JSON value cannot have
/// an object inside.
bool is_ndjson(std::string_view text) {
    const Opening opening = opening_of(text);
    if (opening.second.empty()) return false;
    const bool goes_on = opening.first.ends_with(':') || opening.first.ends_with(',') || opening.first.ends_with('[');
    return is_whole_object(opening.first) || (opening.second.starts_with('{') && !goes_on);
}

}  // namespace

bool is_surely_utf8(std::string_view beginning) {
    const std::size_t whole = invalid_utf8_at(beginning).value_or(beginning.size());
    return whole + 4 > beginning.size() && starts_in_utf8(beginning, whole);
}

InputFormat format_of(std::string_view text) {
    const std::string_view content = trim(text);
    if (content.starts_with('[')) return InputFormat::json_array;
    if (!content.starts_with('{')) return InputFormat::csv;
    return is_ndjson(text) ? InputFormat::ndjson : InputFormat::json_object;
}

}  // namespace zhunze::facts
