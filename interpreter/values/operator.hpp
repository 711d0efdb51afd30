// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace zhunze {

enum class Operator : unsigned char {
#define ZHUNZE_OPERATOR(name, zh, en, precedence, rule, kleene) name,
#include "values/operators.def"
#undef ZHUNZE_OPERATOR
};

/// What an operator demands of its operands, and what it makes of them.
enum class OperandRule : unsigned char {
    truths,      ///< Bool → Bool
    ordered,     ///< the same quantity, dates, or members of one ordered enum → Bool
    comparable,  ///< the same type → Bool
    boundary,    ///< the same quantity or dates, under a cited source that says how 以上/以下 reads → Bool
    membership,  ///< a member within a member of one taxonomy → Bool
    fact,        ///< a field → Bool
    sum,         ///< the same quantity; date ± days or months; date − date = days
    product,     ///< quantities; the dimensions multiply or divide
    amount,      ///< a quantity → the same quantity
    rounding,    ///< a quantity and a constant step of the same dimension
    alike,       ///< two or more of the same quantity, or dates → that
    set,         ///< a member, a text or a truth, and one or more constants of its type: whether it is, or lies within, one of them
    texts,       ///< texts → Bool; of `starts_with` the second is a constant
    validity,    ///< a taxonomy's member and a date → Bool
    date_part,   ///< a date → Number
    date_span,   ///< two dates → Months
    items        ///< a list of records; with or without a body, a filter and a key of its groups (kind selection, not operation)
};

enum class KleeneBehaviour : unsigned char { decides, strict, inspects };

struct OperatorFacts {
    std::string_view name;
    std::string_view zh;
    std::string_view en;
    int precedence;
    OperandRule rule;
    KleeneBehaviour kleene;
};

[[nodiscard]] const OperatorFacts& facts_of(Operator op);

/// The comparison that says the same with its sides exchanged (`a < b`, `b > a`); none if it is no comparison of two.
[[nodiscard]] std::optional<Operator> mirrored(Operator op);
/// The comparison that holds where this one does not; none if there is none.
[[nodiscard]] std::optional<Operator> opposite(Operator op);

}  // namespace zhunze
