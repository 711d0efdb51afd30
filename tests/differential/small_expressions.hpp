// SPDX-License-Identifier: Apache-2.0
// Every small expression over two truths, two numbers and the constants 0, 1 and 2.
#pragma once

#include <string>
#include <vector>

#include "values/operator.hpp"

namespace zhunze::differential {

/// What an expression looks at, one bit each.
enum SmallFact : unsigned { uses_p = 1, uses_q = 2, uses_x = 4, uses_y = 8, uses_boundary = 16 };

struct SmallExpression {
    std::string text;
    unsigned uses = 0;
    friend bool operator==(const SmallExpression&, const SmallExpression&) = default;
};

/// All with one or two operators, but for arithmetic on constants alone, which the checker does by itself. Spellings take turns.
std::vector<SmallExpression> small_expressions();

/// What does not occur in them, because it is not about truths and numbers.
inline bool is_about_other_types(Operator op) { return facts_of(op).rule >= OperandRule::set || facts_of(op).rule == OperandRule::membership; }

}  // namespace zhunze::differential
