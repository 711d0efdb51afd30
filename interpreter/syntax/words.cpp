// SPDX-License-Identifier: Apache-2.0
#include "syntax/words.hpp"

#include <span>

namespace zhunze::syntax {
namespace {

struct Pair {
    std::string_view zh;
    std::string_view en;
};

constexpr Pair outcomes[] = {
    {"未施行", "out_of_force"}, {"不适用", "not_applicable"},   {"未触发", "not_triggered"},
    {"豁免", "exempt"},         {"从其特别规定", "overridden"}, {"符合", "compliant"},
    {"违反", "violated"},       {"须说明", "justify"},          {"建议", "advised"},
    {"享受", "granted"},        {"待定", "undetermined"},
};
constexpr Pair overall_outcomes[] = {
    {"通过", "passed"},    {"不通过", "rejected"}, {"待补正", "undetermined"},
    {"须说明", "justify"}, {"冲突", "conflict"},   {"无效", "invalid"},
};
constexpr Pair rounding_modes[] = {
    {"四舍六入", "half_even"},
    {"四舍五入", "half_up"},
    {"进一", "up"},
    {"舍去", "down"},
};
constexpr Pair boundary_readings[] = {
    {"本数", "boundary"},
    {"包含", "included"},
    {"不包含", "excluded"},
    {"待决", "undecided"},
};

std::optional<std::string_view> respelled(std::span<const Pair> table, std::string_view word, Language language) {
    for (const Pair& pair : table)
        if (word == pair.zh || word == pair.en) return language == Language::zh ? pair.zh : pair.en;
    return std::nullopt;
}

}  // namespace

std::optional<Operator> function_named(std::string_view name) {
    constexpr int call_precedence = 9;
    for (int i = 0; i <= static_cast<int>(Operator::absolute); ++i) {
        const auto op = static_cast<Operator>(i);
        const OperatorFacts& facts = facts_of(op);
        if (facts.precedence == call_precedence && (name == facts.zh || name == facts.en)) return op;
    }
    return std::nullopt;
}

std::optional<std::string_view> outcome_word(std::string_view word, Language language) { return respelled(outcomes, word, language); }
std::optional<std::string_view> overall_word(std::string_view word, Language language) {
    return respelled(overall_outcomes, word, language);
}
std::optional<std::string_view> rounding_word(std::string_view word, Language language) {
    return respelled(rounding_modes, word, language);
}
std::optional<std::string_view> boundary_word(std::string_view word, Language language) {
    return respelled(boundary_readings, word, language);
}

}  // namespace zhunze::syntax
