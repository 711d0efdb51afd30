// SPDX-License-Identifier: Apache-2.0
#include "syntax/words.hpp"

#include <span>

#include "syntax/token.hpp"

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

constexpr int operators = 0
#define ZHUNZE_OPERATOR(name, zh, en, precedence, rule, kleene) +1
#include "values/operators.def"
#undef ZHUNZE_OPERATOR
    ;

std::optional<Operator> called(std::string_view name, bool over_items) {
    constexpr int call_precedence = 9;
    for (int i = 0; i < operators; ++i) {
        const auto op = static_cast<Operator>(i);
        const OperatorFacts& facts = facts_of(op);
        const bool wanted = facts.precedence == call_precedence && (facts.rule == OperandRule::items) == over_items;
        if (wanted && (name == facts.zh || name == facts.en)) return op;
    }
    return std::nullopt;
}

}  // namespace

bool is_keyword(std::string_view text) {
    for (auto kind = static_cast<int>(TokenKind::MODULE); kind <= static_cast<int>(TokenKind::NOT_PROVIDED); ++kind) {
        const TokenFacts& facts = facts_of(static_cast<TokenKind>(kind));
        if (text == facts.zh || text == facts.en) return true;
    }
    return false;
}

std::optional<Operator> aggregate_named(std::string_view name) { return called(name, true); }

std::optional<Operator> plain_twin(Operator aggregate) {
    if (aggregate == Operator::least) return Operator::smaller;
    return aggregate == Operator::greatest ? std::optional(Operator::larger) : std::nullopt;
}

std::optional<Operator> function_named(std::string_view name) {
    if (const auto plain = called(name, false)) return plain;
    const auto aggregate = aggregate_named(name);
    return aggregate ? plain_twin(*aggregate) : std::nullopt;
}

std::optional<std::string_view> outcome_word(std::string_view word, Language language) { return respelled(outcomes, word, language); }
std::optional<std::string_view> overall_word(std::string_view word, Language language) {
    return respelled(overall_outcomes, word, language);
}
std::optional<std::string_view> rounding_word(std::string_view word, Language language) {
    return respelled(rounding_modes, word, language);
}
std::optional<std::string_view> aggregate_word(std::string_view word, Language language) {
    const auto op = aggregate_named(word);
    if (!op) return std::nullopt;
    return language == Language::zh ? facts_of(*op).zh : facts_of(*op).en;
}
std::optional<std::string_view> boundary_word(std::string_view word, Language language) {
    return respelled(boundary_readings, word, language);
}

const std::vector<std::string>& joining_words() {
    static const std::vector<std::string> words{
        "且",   "或",   "非",   "是",   "不是",   "属于",   "介于", "当",   "在",   "以下",   "以上",   "以内", "不足", "低于", "小于",
        "不满", "不超过", "不高于", "超过", "高于", "大于", "达到", "不低于", "不少于", "真", "假", "其中", "按", "的"};
    return words;
}

}  // namespace zhunze::syntax
