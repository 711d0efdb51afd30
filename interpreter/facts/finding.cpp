// SPDX-License-Identifier: Apache-2.0
#include "facts/finding.hpp"

#include <utility>

#include "base/text.hpp"

namespace zhunze::facts {
namespace {

constexpr std::size_t most_characters = 60;
constexpr std::size_t most_words = 12;

/// Controls, and the no-break space that looks like one of the blanks that are trimmed.
bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c <= 0xA0); }

void append_escaped(std::string& out, char32_t c) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (char32_t rest = c; rest > 0 || hex.size() < 4; rest >>= 4) hex.insert(hex.begin(), digits[rest & 0xFu]);
    out += "\\u{" + hex + "}";
}

void append_shown(std::string& out, char32_t c) {
    if (c == U'\n') out += "\\n";
    else if (c == U'\t') out += "\\t";
    else if (c == U'\r') out += "\\r";
    else if (is_control(c) || is_invisible(c) || is_bidi_control(c)) append_escaped(out, c);
    else append_utf8(out, c);
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
    std::string out;
    for (std::size_t i = 0; i < words.size() && i < most_words; ++i) {
        if (i > 0) out += separator;
        out += words[i];
    }
    return words.size() > most_words ? out + "…" : out;
}

}  // namespace

Diagnostic finding(Code code, Arguments arguments) {
    Diagnostic diagnostic{};
    diagnostic.code = code;
    diagnostic.arguments = std::move(arguments);
    return diagnostic;
}

Diagnostic with_hint(Diagnostic diagnostic, LabelText text, Arguments arguments) {
    diagnostic.hints.push_back({{}, text, std::move(arguments)});
    return diagnostic;
}

std::string shown(std::string_view text) {
    std::string out;
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++characters) {
        if (characters == most_characters) return out + "…";
        append_shown(out, next_code_point(text, at));
    }
    return out;
}

std::string shown(const Written& written) {
    switch (written.kind) {
        case Written::Kind::null: return "null";
        case Written::Kind::list: return "[…]";
        case Written::Kind::object: return "{…}";
        case Written::Kind::truth:
        case Written::Kind::number:
        case Written::Kind::text:
        case Written::Kind::broken: break;
    }
    return shown(std::string_view(written.text));
}

Name listed(const std::vector<std::string>& words) { return {joined(words, "、"), joined(words, ", ")}; }

}  // namespace zhunze::facts
