// SPDX-License-Identifier: Apache-2.0
// Conditions and calculations in words.
#include <algorithm>

#include "explain/decisive.hpp"
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

bool rounded(const Shown& value) { return value.number && value.number->rounded; }

/// A set or a function: what it asks of the value is not to be guessed.
bool asks_more_than_a_value(const Node& node) {
    return is_operation(node) && (node.op == Operator::among || facts_of(node.op).precedence == call);
}

/// Facts that are not given and bounded by the record's conditions, below the node and the definitions it stands on.
std::set<std::size_t> inferred_facts(const Node& node, const Tree& tree) {
    std::set<std::size_t> facts;
    std::set<std::size_t> definitions;
    std::vector<const Node*> open{&node};
    while (!open.empty()) {
        const Node& next = *open.back();
        open.pop_back();
        if (next.kind == ExprKind::field && next.fact && tree.facts[*next.fact].origin == FactOrigin::inferred) facts.insert(*next.fact);
        if (next.definition && definitions.insert(*next.definition).second) open.push_back(&tree.definitions[*next.definition].body);
        for (const Node& operand : next.operands) open.push_back(&operand);
    }
    return facts;
}

/// Those that stand on another fact; that a sum of money is positive goes without saying where something else bounds it.
std::vector<const Inference*> telling_inferences(const Fact& fact) {
    const auto stands_on_a_fact = [](const Inference& one) {
        return std::ranges::any_of(one.condition.operands, [](const Node& operand) {
            return operand.value.state == ValueState::known && operand.kind != ExprKind::literal;
        });
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
    return say(margin_phrase(margin), {{"threshold", text(margin.threshold)}, {"difference", text(margin.difference)}});
}

/// `投资强度 ≈ 239.9952万元/亩`; nothing for a literal, which says what it is.
std::string Wording::value_of(const Node& node) const {
    if (node.kind == ExprKind::literal) return {};
    const Fact* fact = node.fact ? &tree_.facts[*node.fact] : nullptr;
    if (fact && fact->origin != FactOrigin::given && fact->value.state != ValueState::known && node.kind == ExprKind::field) {
        return say(Phrase::value_is, {{"text", node.text}, {"value", fact_value(*fact)}});
    }
    const std::string line = say(rounded(node.value) ? Phrase::value_about : Phrase::value_is, {{"text", node.text}, {"value", unmarked(node.value)}});
    if (!node.selection) return line;
    return say(Phrase::fact_with_origin, {{"fact", line}, {"origin", counted(*node.selection)}});
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
    if (node.selection && node.value.kind == ValueKind::truth) parts.push_back(counted(*node.selection));
    else if (node.operands.empty()) parts.push_back(value_of(node));
    for (const Node& operand : node.operands) parts.push_back(value_of(operand));
    for (const Margin& one : node.margins) parts.push_back(margin(one));
    parts.push_back(inference_detail(node));
    parts.push_back(reading_detail(node));
    return join(parts, Phrase::detail_separator);
}

std::vector<Item> Wording::calculations(const Node& node, Told& told) const {
    std::vector<Item> result;
    std::vector<const Node*> open{&node};
    while (!open.empty()) {
        const Node& next = *open.back();
        open.pop_back();
        if (next.parameter && told.parameters.insert(*next.parameter).second) result.push_back({parameter(tree_.parameters[*next.parameter]), {}});
        if (next.lookup) {
            if (std::string line = lookup(next); told.lookups.insert(line).second) result.push_back({std::move(line), {}});
        }
        if (next.definition && told.definitions.insert(*next.definition).second) {
            const Derived& derived = tree_.definitions[*next.definition];
            result.push_back(calculation(derived));
            open.push_back(&derived.body);
        }
        for (const Node& operand : next.operands) {
            if (operand.decides) open.push_back(&operand);
        }
        each_of_items(next, [&open](const Node& one) { open.push_back(&one); });
    }
    return result;
}

Item Wording::reasons(const Node& node, Detail detail) const {
    if (!combines(node)) {
        Item item{marked(node, say(Phrase::labelled, {{"label", node.text}, {"text", leaf_detail(node)}})), {}};
        for (std::string& one : selected_items(node)) item.parts.push_back({std::move(one), {}});
        return item;
    }
    Item item{marked(node, node.text.in(language_)), {}};
    for (const Node& operand : node.operands) {
        if (detail == Detail::all || operand.decides) item.parts.push_back(reasons(operand, detail));
    }
    return item;
}

Item Wording::norm_clause(const Norm& norm, const std::vector<Clause>& clauses, Detail detail) const {
    const Clause* clause = content_of(clauses);
    std::string text = this->norm(norm, clauses);
    if (clause == nullptr || !clause->reached) return {labelled(Phrase::clause_norm, text), {}};
    const Node& content = clause->condition;
    const Truth met = norm.kind == program::NormKind::forbid ? !content.value.truth : content.value.truth;
    if (!combines(content)) text = say(Phrase::labelled, {{"label", text}, {"text", leaf_detail(content)}});
    return {labelled(Phrase::clause_norm, say(norm_mark(met), {{"text", text}})), reasons(content, detail).parts};
}

std::string Wording::short_reason(const Node& node) const {
    if (!combines(node)) {
        std::vector<std::string> parts = selected_items(node);
        parts.insert(parts.begin(), leaf_detail(node));
        const std::string detail = join(parts, Phrase::clause_separator);
        if (detail.empty()) return node.text.in(language_);
        // Without a margin the value alone does not say what it is held against.
        const bool tells_all = inference_detail(node).empty() && !asks_more_than_a_value(node);
        return tells_all ? detail : say(Phrase::labelled, {{"label", node.text}, {"text", detail}});
    }
    std::vector<std::string> parts;
    for (const Node& operand : node.operands) {
        if (operand.decides) parts.push_back(short_reason(operand));
    }
    return join(parts, Phrase::clause_separator);
}

/// The expression with its values in the place of its names: `6000万元 / 25.0005亩`.
std::string Wording::substituted(const Node& node, int wanted_precedence) const {
    if (!is_arithmetic(node)) return node.value.state == ValueState::known ? text(node.value) : node.text.in(language_);
    const OperatorFacts& facts = facts_of(node.op);
    const std::string word(language_ == Language::zh ? facts.zh : facts.en);
    std::string values;
    for (std::size_t i = 0; i < node.operands.size(); ++i) {
        const bool is_call = facts.precedence == call;
        if (i > 0) values += is_call ? ", " : " " + word + " ";
        values += substituted(node.operands[i], is_call ? 0 : facts.precedence + (i > 0 ? 1 : 0));
    }
    if (facts.precedence == call) return word + "(" + values + ")";
    if (node.operands.size() == 1) values = word + values;
    return facts.precedence < wanted_precedence ? "(" + values + ")" : values;
}

Item Wording::calculation(const Derived& derived) const {
    const Node& body = derived.body;
    std::string line = derived.label.in(language_);
    if (is_arithmetic(body)) {
        const std::string& formula = body.text.in(language_);
        const std::string values = substituted(body, 0);
        line += " = " + formula + (values == formula ? "" : " = " + values);
    } else if (body.selection || body.lookup) {
        line += " = " + body.text.in(language_);
    }
    const bool about = rounded(body.value);
    line = say(about ? Phrase::value_about : Phrase::value_is,
               {{"text", line}, {"value", unmarked(body.value)}});
    if (body.selection) line = say(Phrase::fact_with_origin, {{"fact", line}, {"origin", counted(*body.selection)}});
    Item item{std::move(line), {}};
    for (std::string& one : selected_items(body)) item.parts.push_back({std::move(one), {}});
    if (body.kind != ExprKind::cases) return item;
    for (std::size_t i = 1; i < body.operands.size(); i += 2) {
        if (body.operands[i].decides) item.parts.push_back(reasons(body.operands[i], Detail::deciding));
    }
    return item;
}

}  // namespace zhunze::explain
