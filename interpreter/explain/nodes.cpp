// SPDX-License-Identifier: Apache-2.0
#include "explain/nodes.hpp"

#include "explain/decisive.hpp"
#include "explain/expression_text.hpp"
#include "explain/names.hpp"
#include "explain/phrases.hpp"
#include "explain/show.hpp"

namespace zhunze::explain {

namespace {

using program::Expr;
using program::ExprId;
using program::ExprKind;

bool chains(Operator op) { return op == Operator::both || op == Operator::either; }

/// `<`, 以下, 介于 …: a value against one or two thresholds.
bool measures(const Expr& expr) {
    if (expr.kind != ExprKind::operation || expr.args.size() < 2) return false;
    const OperandRule rule = facts_of(expr.op).rule;
    return rule == OperandRule::ordered || rule == OperandRule::boundary || rule == OperandRule::comparable;
}

bool measurable(const Value& value) {
    return value.known() && (value.kind == ValueKind::number || value.kind == ValueKind::date);
}

Side side_of(const Value& value, const Value& threshold) {
    if (value.kind == ValueKind::date) {
        if (value.date == threshold.date) return Side::equal;
        return value.date < threshold.date ? Side::below : Side::above;
    }
    if (value.number == threshold.number) return Side::equal;
    return value.number < threshold.number ? Side::below : Side::above;
}

}  // namespace

const Value& NodeBuilder::value_of(ExprId id) const {
    const Expr& expr = program_.exprs[id];
    if (expr.kind == ExprKind::literal) return expr.literal;
    const plan::SlotId slot = record_.slot(id);
    ZHUNZE_CHECK(slot.valid() && slot.value < trace_.slots.size());
    return trace_.slots[slot.value];
}

std::string NodeBuilder::written(Span span) const {
    return program_.sources && span.file ? std::string(program_.sources->text(span)) : std::string();
}

RulePlace NodeBuilder::place_of(Span span) const {
    if (!program_.sources || !span.file) return {};
    const SourceFile& file = (*program_.sources)[span.file];
    const Position position = file.position(span.begin);
    return {file.path(), position.line, position.column};
}

program::Unit NodeBuilder::unit_of_expr(const Expr& expr) const {
    if (expr.kind == ExprKind::field && expr.unit.text.empty()) return unit_of(program_, program_.fields[expr.field]);
    return unit_to_show(program_, expr.type, expr.unit);
}

/// A comparison shows its sides in the threshold's unit, with enough places to see that they differ.
NodeBuilder::View NodeBuilder::view_of_operands(const Expr& expr) const {
    if (!measures(expr)) return {std::nullopt, usual_places};
    const Expr& first = program_.exprs[expr.args[0]];
    const Expr& second = program_.exprs[expr.args[1]];
    if (second.type.kind != program::Type::Kind::quantity) return {std::nullopt, usual_places};
    View view{unit_of_expr(first.kind == ExprKind::literal ? first : second), usual_places};
    for (std::size_t i = 1; i < expr.args.size(); ++i) {
        const Value& a = value_of(expr.args[0]);
        const Value& b = value_of(expr.args[i]);
        if (a.known() && b.known()) view.places = std::max(view.places, places_to_tell_apart(a.number, b.number, *view.unit));
    }
    return view;
}

Node NodeBuilder::node(ExprId id) { return node(id, {std::nullopt, usual_places}); }

Node NodeBuilder::node(ExprId id, const View& view) {
    const Expr& expr = program_.exprs[id];
    const Value& value = value_of(id);
    Node result;
    result.kind = expr.kind;
    result.op = expr.op;
    result.text = expression_text(program_, id);
    result.written = written(expr.span);
    result.place = place_of(expr.span);
    result.value = show(program_, value, expr.type, view.unit ? *view.unit : unit_of_expr(expr), view.places);
    result.causes = missing_of(subject_.plan, record_, value.causes);
    if (expr.kind == ExprKind::field) result.fact = program_.fields[expr.field].index;
    if (expr.boundary) result.reading = boundary_name_of(program_, expr.boundary);
    if (expr.kind == ExprKind::question) result.reading = json_name(program_, program_.questions[expr.question]);
    if (expr.kind == ExprKind::definition) result.definition = definition(expr.definition);
    add_operands(result, id);
    mark_decisive_operands(result);
    return result;
}

void NodeBuilder::collect_operands(ExprId id, Operator op, std::vector<ExprId>& out) const {
    const Expr& expr = program_.exprs[id];
    if (expr.kind != ExprKind::operation || expr.op != op) {
        out.push_back(id);
        return;
    }
    for (const ExprId operand : expr.args) collect_operands(operand, op, out);
}

void NodeBuilder::add_operands(Node& result, ExprId id) {
    const Expr& expr = program_.exprs[id];
    if (expr.args.empty()) return;
    const View view = view_of_operands(expr);
    std::vector<ExprId> operands;
    if (expr.kind == ExprKind::operation && chains(expr.op)) collect_operands(id, expr.op, operands);
    else operands = expr.args;
    for (const ExprId operand : operands) result.operands.push_back(node(operand, view));
    if (measures(expr)) add_margins(result, expr, view);
}

void NodeBuilder::add_margins(Node& result, const Expr& expr, const View& view) const {
    for (std::size_t i = 1; i < expr.args.size(); ++i) {
        if (auto found = margin(expr.args[0], expr.args[i], view)) result.margins.push_back(std::move(*found));
    }
}

std::optional<Margin> NodeBuilder::margin(ExprId value, ExprId threshold, const View& view) const {
    const Value& a = value_of(value);
    const Value& b = value_of(threshold);
    if (!measurable(a) || !measurable(b)) return std::nullopt;
    const Expr& limit = program_.exprs[threshold];
    return Margin{side_of(a, b), difference(a, b, limit, view),
                  show(program_, b, limit.type, view.unit ? *view.unit : unit_of_expr(limit), view.places)};
}

Shown NodeBuilder::difference(const Value& value, const Value& threshold, const Expr& expr, const View& view) const {
    if (value.kind == ValueKind::date) {
        const std::int64_t days = value.date.days() - threshold.date.days();
        const program::Unit unit{Rational(1), {}, phrase(Phrase::days_unit, Language::zh)};
        Shown shown = show(program_, Value::of(Rational(days < 0 ? -days : days)), expr.type, unit);
        shown.text.en = shown.quantity->decimal + " " + phrase(Phrase::days_unit, Language::en);
        return shown;
    }
    const Rational signed_difference = value.number - threshold.number;
    const Rational size = signed_difference.sign() < 0 ? -signed_difference : signed_difference;
    return show(program_, Value::of(size), expr.type, view.unit ? *view.unit : unit_of_expr(expr), view.places);
}

std::size_t NodeBuilder::definition(program::DefinitionId id) {
    const auto [entry, added] = definition_index_.try_emplace(id, definition_ids_.size());
    if (added) definition_ids_.push_back(id);
    return entry->second;
}

std::vector<Derived> NodeBuilder::take_definitions() {
    std::vector<Derived> result;
    // Explaining one may meet others, which join the end of the list.
    for (std::size_t i = 0; i < definition_ids_.size(); ++i) {
        const program::Definition& definition = program_.definitions[definition_ids_[i]];
        result.push_back({json_name(program_, definition), definition.name, citations_of(program_, definition.citations),
                          node(definition.body), definition.report, false});
    }
    return result;
}

}  // namespace zhunze::explain
