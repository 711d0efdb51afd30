// SPDX-License-Identifier: Apache-2.0
// Conditions and calculations in words.
#include <algorithm>
#include <iterator>
#include <limits>
#include <ranges>

#include "explain/decisive.hpp"
#include "explain/wording.hpp"

namespace zhunze::explain {

namespace {

using program::ExprKind;

/// Binds as tightly as anything: names, values, calls.
constexpr int tightest = 10;
constexpr int call = 9;

/// Items told of a selection: where there is room all that the tree shows, else a few, and how many more there are.
constexpr std::size_t all_items = std::numeric_limits<std::size_t>::max();
constexpr std::size_t few_items = 3;

bool is_operation(const Node& node) { return node.kind == ExprKind::operation; }

bool is_arithmetic(const Node& node) { return is_operation(node) && node.value.kind != ValueKind::truth; }

bool is_negation(const Node& node) { return is_operation(node) && node.op == Operator::negation; }

/// What a negation denies; the node itself if it is none.
const Node& within_negations(const Node& node) {
    const Node* inner = &node;
    while (is_negation(*inner)) inner = &inner->operands.front();
    return *inner;
}

/// Chains of `and` and `or`, also denied: told through their parts.
bool combines(const Node& node) {
    const Node& inner = within_negations(node);
    return is_operation(inner) && facts_of(inner.op).rule == OperandRule::truths;
}

/// `到年底`: that it holds says its value.
bool only_names_a_truth(const Node& node) {
    return node.value.kind == ValueKind::truth && node.value.state == ValueState::known && (node.fact || node.definition);
}

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

/// `供地 = 单独供地` says that it is.
bool same_values(const Node& node) {
    return (node.op == Operator::equal && node.value.truth == Truth::yes) || (node.op == Operator::not_equal && node.value.truth == Truth::no);
}

/// Whether the formula with its values reads other than the formula.
bool puts_in_values(const Node& node) {
    if (!is_arithmetic(node)) return node.value.state == ValueState::known && node.kind != ExprKind::literal;
    return std::ranges::any_of(node.operands, puts_in_values);
}

/// One side of the comparison is computed in place, the others are literals.
bool only_first_computed(const Node& node) {
    if (node.operands.size() < 2) return false;
    const Node& first = node.operands.front();
    const bool computed = first.kind == ExprKind::selection || first.kind == ExprKind::operation || first.kind == ExprKind::lookup;
    return computed && std::all_of(node.operands.begin() + 1, node.operands.end(), [](const Node& one) { return one.kind == ExprKind::literal; });
}

/// Whether the values alone say what is asked of them. A threshold that no margin names, a set, a function are not to be guessed.
bool values_tell_all(const Node& node) {
    const bool compares = is_operation(node) && (facts_of(node.op).rule == OperandRule::ordered || facts_of(node.op).rule == OperandRule::comparable ||
                                                 facts_of(node.op).rule == OperandRule::boundary);
    if (!compares) return node.operands.empty() && !node.selection;
    return !node.margins.empty() || same_values(node) || std::ranges::none_of(node.operands, [](const Node& one) { return one.kind == ExprKind::literal; });
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
    const Phrase relation = rounded(node.value) ? Phrase::value_about : Phrase::value_is;
    return with_count(node, say(relation, {{"text", node.text}, {"value", unmarked(node.value)}}));
}

/// Of a selection how many items were looked at.
std::string Wording::with_count(const Node& node, const std::string& line) const {
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
std::vector<Item> Wording::inferences(const Node& node) const {
    std::vector<Item> result;
    if (node.value.kind != ValueKind::truth || node.value.truth == Truth::unknown) return result;
    for (const std::size_t index : inferred_facts(node, tree_)) {
        for (const Inference* one : telling_inferences(tree_.facts[index])) {
            result.push_back({inference(*one, Phrase::decided_by, Phrase::decided_by_values), {}});
        }
    }
    return result;
}

/// Of a range that is missed, only the end that it is missed by. Of what is to be equal and is, nothing that its value does not say.
std::vector<std::string> Wording::margins(const Node& node) const {
    std::vector<std::string> texts;
    const bool says_so = node.op == Operator::equal && node.value.truth == Truth::yes && !rounded(node.operands.front().value);
    if (says_so) return texts;
    for (std::size_t i = 0; i < node.margins.size(); ++i) {
        const Side missed_by = i == 0 ? Side::below : Side::above;
        const bool range_missed = node.op == Operator::between && node.value.truth == Truth::no;
        if (!range_missed || node.margins[i].side == missed_by) texts.push_back(margin(node.margins[i]));
    }
    return texts;
}

/// The values of a condition that is not made of others; of a denied one those of what it denies. A long expression that the
/// condition has just spelt out is not repeated.
std::string Wording::leaf_detail(const Node& condition, Beside beside) const {
    const Node& node = within_negations(condition);
    std::vector<std::string> parts;
    if (node.selection && node.value.kind == ValueKind::truth) parts.push_back(counted(*node.selection));
    else if (node.operands.empty()) parts.push_back(value_of(node));
    if (beside == Beside::condition && only_first_computed(node)) {
        parts.push_back(with_count(node.operands.front(), text(node.operands.front().value)));
    } else {
        for (const Node& operand : node.operands) parts.push_back(value_of(operand));
    }
    std::ranges::move(margins(node), std::back_inserter(parts));
    parts.push_back(reading_detail(node));
    return join(parts, Phrase::detail_separator);
}

/// What stands below a condition: by what it came out, which items decided it.
std::vector<Item> Wording::below_leaf(const Node& node, std::size_t most_items) const {
    std::vector<Item> result = inferences(node);
    std::ranges::move(selected_items(node, most_items), std::back_inserter(result));
    return result;
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
        for (const Node& operand : std::views::reverse(next.operands)) {
            if (operand.decides) open.push_back(&operand);
        }
        each_of_items(next, [&open](const Node& one) { open.push_back(&one); });
    }
    return result;
}

Item Wording::reasons(const Node& node, Detail detail) const {
    if (!combines(node)) {
        const std::string line = only_names_a_truth(within_negations(node))
                                     ? node.text.in(language_)
                                     : say(Phrase::labelled, {{"label", node.text}, {"text", leaf_detail(node, Beside::condition)}});
        return {marked(node, line), below_leaf(node, all_items)};
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
    if (!combines(content)) text = say(Phrase::labelled, {{"label", text}, {"text", leaf_detail(content, Beside::condition)}});
    return {labelled(Phrase::clause_norm, say(norm_mark(met), {{"text", text}})), reasons(content, detail).parts};
}

void Wording::add_reasons(std::vector<Item>& to, const Node& node, Place place) const {
    if (!combines(node)) return to.push_back(short_leaf(node, place));
    for (const Node& operand : node.operands) {
        if (operand.decides) add_reasons(to, operand, place);
    }
}

Item Wording::short_leaf(const Node& node, Place place) const {
    const Node& inner = within_negations(node);
    const bool alone = values_tell_all(inner) || (place == Place::item && !inner.selection);
    std::string line = leaf_detail(node, alone ? Beside::nothing : Beside::condition);
    if (line.empty()) line = node.text.in(language_);
    else if (!alone) line = say(Phrase::labelled, {{"label", place == Place::item ? inner.selection->label : node.text}, {"text", line}});
    Item item{std::move(line), below_leaf(node, few_items)};
    if (place == Place::rule) add_reasons_of_definition(item.parts, inner);
    return item;
}

/// Why a truth that a rule names is what it is.
void Wording::add_reasons_of_definition(std::vector<Item>& to, const Node& node) const {
    if (!node.definition || node.value.kind != ValueKind::truth) return;
    const Node& body = tree_.definitions[*node.definition].body;
    if (body.kind != ExprKind::cases) return add_reasons(to, body, Place::definition);
    for (std::size_t i = 1; i < body.operands.size(); i += 2) {
        if (body.operands[i].decides) add_reasons(to, body.operands[i], Place::definition);
    }
}

std::vector<Item> Wording::short_reasons(const Node& node) const {
    std::vector<Item> result;
    add_reasons(result, node, Place::rule);
    return result;
}

std::string Wording::on_one_line(const std::vector<Item>& items) const {
    std::vector<std::string> texts;
    for (const Item& item : items) {
        for (const std::string& text : {item.text, on_one_line(item.parts)}) {
            if (std::ranges::find(texts, text) == texts.end()) texts.push_back(text);
        }
    }
    return join(texts, Phrase::clause_separator);
}

/// The expression with its values in the place of its names: `6000万元 / 25.0005亩`.
std::string Wording::substituted(const Node& node, int wanted_precedence) const {
    if (!is_arithmetic(node)) return node.value.state == ValueState::known ? text(node.value) : node.text.in(language_);
    const OperatorFacts& facts = facts_of(node.op);
    const std::string word(language_ == Language::zh ? facts.zh : facts.en);
    std::string values;
    for (std::size_t i = 0; i < node.operands.size(); ++i) {
        const bool is_call = facts.precedence == call;
        if (i > 0 && node.op == Operator::round) values += say(Phrase::round_to);
        else if (i > 0) values += is_call ? ", " : " " + word + " ";
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
        line += " = " + body.text.in(language_);
        if (puts_in_values(body)) line += " = " + substituted(body, 0);
    } else if (body.selection || body.lookup) {
        line += " = " + body.text.in(language_);
    }
    const bool about = rounded(body.value);
    line = with_count(body, say(about ? Phrase::value_about : Phrase::value_is, {{"text", line}, {"value", unmarked(body.value)}}));
    if (is_operation(body) && body.value.kind == ValueKind::truth) return {std::move(line), {reasons(body, Detail::deciding)}};
    Item item{std::move(line), selected_items(body, all_items)};
    if (body.kind != ExprKind::cases) return item;
    for (std::size_t i = 1; i < body.operands.size(); i += 2) {
        if (body.operands[i].decides) item.parts.push_back(reasons(body.operands[i], Detail::deciding));
    }
    return item;
}

}  // namespace zhunze::explain
