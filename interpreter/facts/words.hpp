// SPDX-License-Identifier: Apache-2.0
// Words of applicants that are no values: blanks, dashes, 待定, 无, 不适用.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facts/application.hpp"

namespace zhunze::facts {

/// Without white space around it, no-break blanks among it: they come along with what is copied from web pages and documents.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Without white space around it, half-width, ASCII letters small.
[[nodiscard]] std::string folded(std::string_view text);

/// The state that a text declares instead of giving a value: not given, declared none or not applicable.
[[nodiscard]] std::optional<FactState> state_word(std::string_view text);

/// 真 假 是 否 true false yes no.
[[nodiscard]] std::optional<bool> truth_word(std::string_view text);

}  // namespace zhunze::facts
