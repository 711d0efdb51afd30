// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "base/language.hpp"
#include "diagnostics/diagnostic.hpp"

namespace zhunze::facts {

[[nodiscard]] inline bool is_json_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
/// Whether it ends a value that has neither brackets nor quotes.
[[nodiscard]] inline bool ends_json_word(char c) {
    return is_json_space(c) || c == ',' || c == ':' || c == '[' || c == ']' || c == '{' || c == '}' || c == '"';
}

/// Where a text stops being JSON.
struct JsonFailure {
    std::size_t offset = 0;
    Name expected;
};

/// `json-syntax`: what stands at the failure's place, and what should.
[[nodiscard]] Diagnostic syntax_finding(std::string_view text, const JsonFailure& failure);

/// Cuts a JSON text into its values by brackets and quotes alone; what stands inside a value is for the JSON parser.
/// It keeps nothing but a position, so that a text of any length and depth costs no memory before its records are known.
class JsonSplitter {
public:
    explicit JsonSplitter(std::string_view text) : text_(text) {}

    void skip_space();
    [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
    [[nodiscard]] std::size_t offset() const { return at_; }
    [[nodiscard]] bool take(char c);  ///< if it stands here
    /// The value that begins here, up to its closing bracket or quote; none with `failure` set.
    [[nodiscard]] std::optional<std::string_view> value();
    /// For the caller that finds something else than it expects here.
    void fail(Name expected) { failure_ = JsonFailure{at_, std::move(expected)}; }
    [[nodiscard]] const std::optional<JsonFailure>& failure() const { return failure_; }

private:
    [[nodiscard]] bool skip_string();
    [[nodiscard]] bool skip_brackets();
    void skip_word();

    std::string_view text_;
    std::size_t at_ = 0;
    std::optional<JsonFailure> failure_;
};

}  // namespace zhunze::facts
