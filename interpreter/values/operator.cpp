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

std::optional<Operator> mirrored(Operator op) {
    switch (op) {
        case Operator::less: return Operator::greater;
        case Operator::less_or_equal: return Operator::greater_or_equal;
        case Operator::greater: return Operator::less;
        case Operator::greater_or_equal: return Operator::less_or_equal;
        case Operator::equal:
        case Operator::not_equal: return op;
        default: return std::nullopt;
    }
}

std::optional<Operator> opposite(Operator op) {
    switch (op) {
        case Operator::less: return Operator::greater_or_equal;
        case Operator::less_or_equal: return Operator::greater;
        case Operator::greater: return Operator::less_or_equal;
        case Operator::greater_or_equal: return Operator::less;
        case Operator::equal: return Operator::not_equal;
        case Operator::not_equal: return Operator::equal;
        default: return std::nullopt;
    }
}

}  // namespace zhunze
