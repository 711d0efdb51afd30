// SPDX-License-Identifier: Apache-2.0
// Conditions and calculations in words.
#include <algorithm>

#include "explain/show.hpp"
#include "explain/wording.hpp"

namespace zhunze::explain {

namespace {

using program::ExprKind;

/// Binds as tightly as anything: names, values, calls.
constexpr int tightest = 10;
constexpr int call = 9;

bool is_operation(const Node& node) { return node.kind == ExprKind::operation; }

bool is_arithmetic(const Node& node) { return is_operation(node) && node.value.kind != ValueKind::truth; }

/// `and`, `or`, `not`: told through their parts.
bool combines(const Node& node) { return is_operation(node) && facts_of(node.op).rule == OperandRule::truths; }

Phrase margin_phrase(const Margin& margin) {
    const bool dates = margin.threshold.kind == ValueKind::date;
    switch (margin.side) {
        case Side::below: return dates ? Phrase::margin_earlier : Phrase::margin_below;
        case Side::above: return dates ? Phrase::margin_later : Phrase::margin_above;
        case Side::equal: break;
    }
    return Phrase::margin_equal;
}

Phrase mark(Truth truth) {
    if (truth == Truth::unknown) return Phrase::mark_unknown;
    return truth == Truth::yes ? Phrase::mark_yes : Phrase::mark_no;
}

Phrase norm_mark(Truth met) {
    if (met == Truth::unknown) return Phrase::mark_unknown;
    return met == Truth::yes ? Phrase::mark_met : Phrase::mark_unmet;
}

bool rounded(const Shown& value) { return value.quantity && value.quantity->rounded; }

/// Facts that are not given and bounded by the record's conditions, below the node and the definitions it stands on.
std::set<std::size_t> inferred_facts(const Node& node, const Tree& tree) {
    std::set<std::size_t> facts;
    std::set<std::size_t> definitions;
    std::vector<const Node*> open{&node};
    while (!open.empty()) {
        const Node& next = *open.back();
        open.pop_back();
        if (next.fact && tree.facts[*next.fact].origin == FactOrigin::inferred) facts.insert(*next.fact);
        if (next.definition && definitions.insert(*next.definition).second) open.push_back(&tree.definitions[*next.definition].body);
        for (const Node& operand : next.operands) open.push_back(&operand);
    }
    return facts;
}

/// Those that stand on another fact; that a sum of money is positive goes without saying where something else bounds it.
std::vector<const Inference*> telling_inferences(const Fact& fact) {
    const auto stands_on_a_fact = [](const Inference& one) {
        return std::ranges::any_of(one.condition.operands, [](const Node& operand) { return operand.value.state == ValueState::known && operand.kind != ExprKind::literal; });
    };
    const bool any = std::ranges::any_of(fact.inferred, stands_on_a_fact);
    std::vector<const Inference*> telling;
    for (const Inference& one : fact.inferred) {
        if (!any || stands_on_a_fact(one)) telling.push_back(&one);
    }
    return telling;
}

}  // namespace

std::string Wording::marked(const Node& node, const std::string& text) const {
    return say(mark(node.value.truth), {{"text", text}});
}

std::string Wording::margin(const Margin& margin) const {
    return say(margin_phrase(margin), {{"threshold", margin.threshold.text}, {"difference", margin.difference.text}});
}

/// `投资强度 ≈ 239.9952万元/亩`; nothing for a literal, which says what it is.
std::string Wording::value_of(const Node& node) const {
    if (node.kind == ExprKind::literal) return {};
    const Fact* fact = node.fact ? &tree_.facts[*node.fact] : nullptr;
    if (fact && fact->origin != FactOrigin::given && fact->value.state != ValueState::known) {
        return say(Phrase::value_is, {{"text", node.text}, {"value", fact_value(*fact)}});
    }
    const std::string value = rounded(node.value) ? quantity_text(*node.value.quantity, false) : node.value.text.in(language_);
    return say(rounded(node.value) ? Phrase::value_about : Phrase::value_is, {{"text", node.text}, {"value", value}});
}

std::string Wording::reading_detail(const Node& node) const {
    if (!hangs_on_reading(node)) return {};
    for (const Reading& reading : tree_.readings) {
        if (reading.name == *node.reading) {
            return say(Phrase::labelled, {{"label", reading.label}, {"text", reading.value}});
        }
    }
    return {};
}

/// By which conditions of the record a comparison came out although a fact in it is not given.
std::string Wording::inference_detail(const Node& node) const {
    if (node.value.kind != ValueKind::truth || node.value.truth == Truth::unknown) return {};
    std::vector<std::string> parts;
    for (const std::size_t index : inferred_facts(node, tree_)) {
        for (const Inference* one : telling_inferences(tree_.facts[index])) {
            parts.push_back(inference(*one, Phrase::decided_by, Phrase::decided_by_values));
        }
    }
    return join(parts, Phrase::clause_separator);
}

std::string Wording::leaf_detail(const Node& node) const {
    std::vector<std::string> parts;
    if (node.operands.empty()) parts.push_back(value_of(node));
    for (const Node& operand : node.operands) parts.push_back(value_of(operand));
    for (const Margin& one : node.margins) parts.push_back(margin(one));
    parts.push_back(inference_detail(node));
    parts.push_back(reading_detail(node));
    return join(parts, Phrase::detail_separator);
}

std::vector<Item> Wording::calculations(const Node& node, std::set<std::size_t>& told) const {
    std::vector<Item> result;
    std::vector<const Node*> open{&node};
    while (!open.empty()) {
        const Node& next = *open.back();
        open.pop_back();
        if (next.definition && told.insert(*next.definition).second) {
            const Derived& derived = tree_.definitions[*next.definition];
            result.push_back(calculation(derived));
            open.push_back(&derived.body);
        }
        for (const Node& operand : next.operands) {
            if (operand.decides) open.push_back(&operand);
        }
    }
    return result;
}

Item Wording::reasons(const Node& node, Detail detail) const {
    if (!combines(node)) {
        return {marked(node, say(Phrase::labelled, {{"label", node.text}, {"text", leaf_detail(node)}})), {}};
    }
    Item item{marked(node, node.text.in(language_)), {}};
    for (const Node& operand : node.operands) {
        if (detail == Detail::all || operand.decides) item.parts.push_back(reasons(operand, detail));
    }
    return item;
}

Item Wording::norm_clause(const Rule& rule, Detail detail) const {
    const Clause* clause = content_of(rule);
    if (clause == nullptr || !clause->reached) return {labelled(Phrase::clause_norm, norm(rule)), {}};
    const Node& content = clause->condition;
    const Truth met = rule.norm == program::NormKind::forbid ? !content.value.truth : content.value.truth;
    std::string text = norm(rule);
    if (!combines(content)) text = say(Phrase::labelled, {{"label", text}, {"text", leaf_detail(content)}});
    return {labelled(Phrase::clause_norm, say(norm_mark(met), {{"text", text}})), reasons(content, detail).parts};
}

std::string Wording::short_reason(const Node& node) const {
    if (!combines(node)) {
        const std::string detail = leaf_detail(node);
        if (detail.empty()) return node.text.in(language_);
        // A value that is not given has no margin, so the threshold has to be said.
        return inference_detail(node).empty() ? detail : say(Phrase::labelled, {{"label", node.text}, {"text", detail}});
    }
    std::vector<std::string> parts;
    for (const Node& operand : node.operands) {
        if (operand.decides) parts.push_back(short_reason(operand));
    }
    return join(parts, Phrase::clause_separator);
}

/// The expression with its values in the place of its names: `6000万元 / 25.0005亩`.
std::string Wording::substituted(const Node& node, int wanted_precedence) const {
    if (!is_arithmetic(node)) return node.value.state == ValueState::known ? node.value.text.in(language_) : node.text.in(language_);
    const OperatorFacts& facts = facts_of(node.op);
    const std::string word(language_ == Language::zh ? facts.zh : facts.en);
    std::string text;
    for (std::size_t i = 0; i < node.operands.size(); ++i) {
        const bool is_call = facts.precedence == call;
        if (i > 0) text += is_call ? ", " : " " + word + " ";
        text += substituted(node.operands[i], is_call ? 0 : facts.precedence + (i > 0 ? 1 : 0));
    }
    if (facts.precedence == call) return word + "(" + text + ")";
    if (node.operands.size() == 1) text = word + text;
    return facts.precedence < wanted_precedence ? "(" + text + ")" : text;
}

Item Wording::calculation(const Derived& derived) const {
    const Node& body = derived.body;
    std::string line = derived.label.in(language_);
    if (is_arithmetic(body)) {
        const std::string& text = body.text.in(language_);
        const std::string values = substituted(body, 0);
        line += " = " + text + (values == text ? "" : " = " + values);
    }
    const bool about = rounded(body.value);
    line = say(about ? Phrase::value_about : Phrase::value_is,
               {{"text", line}, {"value", about ? quantity_text(*body.value.quantity, false) : body.value.text.in(language_)}});
    Item item{std::move(line), {}};
    if (body.kind != ExprKind::cases) return item;
    for (std::size_t i = 1; i < body.operands.size(); i += 2) {
        if (body.operands[i].decides) item.parts.push_back(reasons(body.operands[i], Detail::deciding));
    }
    return item;
}

}  // namespace zhunze::explain
