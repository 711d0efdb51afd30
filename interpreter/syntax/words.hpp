// SPDX-License-Identifier: Apache-2.0
// Words of the language that the grammar treats as names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "values/operator.hpp"

namespace zhunze::syntax {

/// A word that is a keyword in either spelling, though it may be a name as well.
[[nodiscard]] bool is_keyword(std::string_view word);

/// The built-in function of that name, in either spelling, over plain arguments: `最小` and `min` of several are the smaller of them.
[[nodiscard]] std::optional<Operator> function_named(std::string_view name);
/// The operator of that name over a list, in either spelling.
[[nodiscard]] std::optional<Operator> aggregate_named(std::string_view name);
/// What an operator over a list is over plain arguments: 最小 and 最大; none for all others.
[[nodiscard]] std::optional<Operator> plain_twin(Operator aggregate);

/// Chinese words that stand between the parts of a condition or a selection, and are written without blanks by mistake.
[[nodiscard]] const std::vector<std::string>& joining_words();

// A word of one of these lists in the spelling wanted; none if it is not in the list.
/// 违反 violated …: outcomes of a rule.
[[nodiscard]] std::optional<std::string_view> outcome_word(std::string_view word, Language language);
/// 不通过 rejected …: outcomes of an application.
[[nodiscard]] std::optional<std::string_view> overall_word(std::string_view word, Language language);
/// 四舍六入 half_even …
[[nodiscard]] std::optional<std::string_view> rounding_word(std::string_view word, Language language);
/// 合计 sum …: operators over a list, or over the rows of a table.
[[nodiscard]] std::optional<std::string_view> aggregate_word(std::string_view word, Language language);
/// 包含 included …: readings of a boundary, and the word 本数 boundary itself.
[[nodiscard]] std::optional<std::string_view> boundary_word(std::string_view word, Language language);

}  // namespace zhunze::syntax
