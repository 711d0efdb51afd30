// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "program/program.hpp"

namespace zhunze::explain {

/// A checked expression in the words of one language, whichever the rule file was written in.
[[nodiscard]] std::string expression_text(const program::Program& program, program::ExprId expr, Language language);
[[nodiscard]] Name expression_text(const program::Program& program, program::ExprId expr);
/// The same for a part of a selection: a field has its record's name before it where another field in reach is called alike.
[[nodiscard]] Name expression_text_within(const program::Program& program, program::ExprId expr);
/// For programs: in English, with dates and units as rule files write them.
[[nodiscard]] std::string expression_name(const program::Program& program, program::ExprId expr);

}  // namespace zhunze::explain
