// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/language.hpp"
#include "values/operator.hpp"

namespace zhunze::differential {

/// Every operator of operators.def.
const std::vector<Operator>& all_operators();

/// The operator written over its operands, which are bracketed unless they are one word. 修约's third operand is its mode.
std::string operation_text(Operator op, const std::vector<std::string>& operands, Language language);

/// What stands in the brackets of a selection; what is empty is left out.
struct SelectionParts {
    std::string list, where, by, body;
};
std::string selection_text(Operator op, const SelectionParts& parts, Language language);

}  // namespace zhunze::differential
