// SPDX-License-Identifier: Apache-2.0
#include "facts/json_split.hpp"

#include <algorithm>
#include <string>

#include "facts/finding.hpp"

namespace zhunze::facts {
namespace {

/// The word or the sign at `offset`, for a message.
Name found_at(std::string_view text, std::size_t offset) {
    if (offset >= text.size()) return {"末尾", "the end"};
    const auto rest = text.substr(offset);
    const auto word_end = std::ranges::find_if(rest.substr(1), ends_json_word);
    // The first byte belongs to the word in any case, be it a bracket.
    const auto size = static_cast<std::size_t>(word_end - rest.begin());
    const std::string word = shown(rest.substr(0, size));
    return {"“" + word + "”", "`" + word + "`"};
}

}  // namespace

Diagnostic syntax_finding(std::string_view text, const JsonFailure& failure) {
    return finding(Code::json_syntax, {{"found", found_at(text, failure.offset)}, {"expected", failure.expected}});
}

void JsonSplitter::skip_space() {
    while (at_ < text_.size() && is_json_space(text_[at_])) ++at_;
}

bool JsonSplitter::take(char c) {
    if (at_end() || text_[at_] != c) return false;
    ++at_;
    return true;
}

std::optional<std::string_view> JsonSplitter::value() {
    const std::size_t begin = at_;
    if (at_end() || text_[at_] == ',' || text_[at_] == ':' || text_[at_] == ']' || text_[at_] == '}') {
        fail({"一个值", "a value"});
        return std::nullopt;
    }
    const char first = text_[at_];
    const bool is_container = first == '{' || first == '[';
    if (first == '"' ? !skip_string() : is_container && !skip_brackets()) return std::nullopt;
    if (first != '"' && !is_container) skip_word();
    return text_.substr(begin, at_ - begin);
}

bool JsonSplitter::skip_string() {
    const std::size_t begin = at_++;
    for (; at_ < text_.size(); ++at_) {
        const char c = text_[at_];
        if (c == '"') {
            ++at_;
            return true;
        }
        if (static_cast<unsigned char>(c) < 0x20) {
            fail({"写作转义的控制字符(例如 \\n)", "a control character written as an escape, such as \\n"});
            return false;
        }
        if (c == '\\') ++at_;
    }
    at_ = begin;
    fail({"有结束引号的文本", "text with a closing quote"});
    return false;
}

bool JsonSplitter::skip_brackets() {
    std::size_t depth = 0;
    while (at_ < text_.size()) {
        const char c = text_[at_];
        if (c == '"') {
            if (!skip_string()) return false;
            continue;
        }
        if (c == '\\') {
            fail({"引号外没有反斜杠", "no backslash outside strings"});
            return false;
        }
        ++at_;
        if (c == '{' || c == '[') ++depth;
        if ((c == '}' || c == ']') && --depth == 0) return true;
    }
    fail({"右括号", "a closing bracket"});
    return false;
}

void JsonSplitter::skip_word() {
    // Taken without a look at it, so that the loop over values always moves on.
    do ++at_;
    while (at_ < text_.size() && !ends_json_word(text_[at_]));
}

}  // namespace zhunze::facts
