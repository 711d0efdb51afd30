// SPDX-License-Identifier: Apache-2.0
#include "values/operator.hpp"

#include <array>

namespace zhunze {

const OperatorFacts& facts_of(Operator op) {
    static constexpr std::array table{
#define ZHUNZE_OPERATOR(name, zh, en, precedence, rule, kleene) \
    OperatorFacts{#name, zh, en, precedence, OperandRule::rule, KleeneBehaviour::kleene},
#include "values/operators.def"
#undef ZHUNZE_OPERATOR
    };
    return table[static_cast<std::size_t>(op)];
}

}  // namespace zhunze
