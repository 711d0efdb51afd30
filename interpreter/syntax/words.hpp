// SPDX-License-Identifier: Apache-2.0
// Words of the language that the grammar treats as names.
#pragma once

#include <optional>
#include <string_view>

#include "base/language.hpp"
#include "values/operator.hpp"

namespace zhunze::syntax {

/// The built-in function of that name, in either spelling.
[[nodiscard]] std::optional<Operator> function_named(std::string_view name);

/// 违反 for violated and the like: outcomes of a rule.
[[nodiscard]] std::string_view outcome_word(std::string_view word, Language language);
/// 不通过 for rejected and the like: outcomes of an application.
[[nodiscard]] std::string_view overall_word(std::string_view word, Language language);
/// 四舍六入 for half_even and the like.
[[nodiscard]] std::string_view rounding_word(std::string_view word, Language language);
/// 包含 for included and the like: readings of a boundary, and the word 本数 itself.
[[nodiscard]] std::string_view boundary_word(std::string_view word, Language language);

}  // namespace zhunze::syntax
