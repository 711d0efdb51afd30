// SPDX-License-Identifier: Apache-2.0
#include "explain/nodes.hpp"

#include "explain/decisive.hpp"
#include "explain/expression_text.hpp"
#include "explain/names.hpp"
#include "explain/phrases.hpp"
#include "program/units.hpp"

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

WordedUnit words_of(const Rational& factor, Phrase many, Phrase one) {
    const auto form = [&](Language language) { return WordedUnit::Form{factor, phrase(many, language), phrase(one, language), 0}; };
    return {form(Language::zh), form(Language::en)};
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

std::string NodeBuilder::written(Span span) const {
    return program_.sources && span.file ? std::string(program_.sources->text(span)) : std::string();
}

/// A literal keeps the unit that it is written in, but for zero, which has none to keep.
program::Unit NodeBuilder::unit_of_expr(ExprId id) const {
    const Expr& expr = program_.exprs[id];
    const bool as_written = expr.kind == ExprKind::literal && !expr.literal.number.is_zero();
    if (as_written || !plain_unit(expr.unit).text.empty()) return unit_to_show(program_, expr.type, expr.unit);
    return percentages_.contains(id) ? program::percent() : unit_to_show(program_, expr.type, {});
}

/// All in the threshold's unit: a literal's as the rule has it; of others, 亿 if all the sides read better so.
NodeBuilder::View NodeBuilder::view_of_operands(const Expr& expr, const Scope& scope) const {
    if (!measures(expr)) return {};
    const Expr& first = program_.exprs[expr.args[0]];
    const Expr& second = program_.exprs[expr.args[1]];
    if (second.type.kind != program::Type::Kind::quantity) return {};
    const Expr& threshold = first.kind == ExprKind::literal ? first : second;
    View view{unit_of_expr(first.kind == ExprKind::literal ? expr.args[0] : expr.args[1]), std::nullopt, usual_places};
    bool in_yi = threshold.kind != ExprKind::literal;
    std::optional<Rational> size;
    for (const ExprId arg : expr.args) {
        const Value& value = value_of(arg, scope);
        if (!value.known()) continue;
        in_yi = in_yi && reads_in_yi(program_, *view.unit, value.number);
        if (!size || &program_.exprs[arg] == &threshold) size = value.number;
    }
    if (size) view.words = worded(program_, *view.unit, *size, in_yi);
    for (std::size_t i = 1; i < expr.args.size(); ++i) {
        const Value& a = value_of(expr.args[0], scope);
        const Value& b = value_of(expr.args[i], scope);
        if (a.known() && b.known()) view.places = std::max(view.places, places_to_tell_apart(a.number, b.number, *view.unit));
    }
    return view;
}

Manner NodeBuilder::manner(ExprId id, const View& view) const {
    return {view.unit ? *view.unit : unit_of_expr(id), view.places, view.words};
}

Node NodeBuilder::condition(ExprId id, const Scope& scope) { return scope.path.empty() ? node(id, scope) : bare(id, scope); }

Node NodeBuilder::bare(ExprId id, const Scope& scope) const {
    const Expr& expr = program_.exprs[id];
    Node result;
    result.kind = expr.kind;
    result.op = expr.op;
    result.text = scope.around ? expression_text_within(program_, id) : expression_text(program_, id);
    result.written = written(expr.span);
    result.place = place_of(program_, expr.span);
    result.value.text = phrase(Phrase::unknown_value);
    return result;
}

Node NodeBuilder::node(ExprId id, const Scope& scope, const View& view) {
    Node result = bare(id, scope);
    result.value = shown(id, scope, view);
    result.causes = missing_of(subject_, record_, value_of(id, scope).causes);
    refer(result, id, scope);
    add_operands(result, id, scope);
    mark_decisive_operands(result);
    return result;
}

/// What the expression stands for or asks.
void NodeBuilder::refer(Node& result, ExprId id, const Scope& scope) {
    const Expr& expr = program_.exprs[id];
    if (expr.boundary) result.reading = boundary_name_of(program_, expr.boundary);
    switch (expr.kind) {
        case ExprKind::field: result.fact = fact(expr.field, scope); break;
        case ExprKind::group_list: result.fact = fact(list_field(id), scope); break;
        case ExprKind::definition: result.definition = definition(expr.definition, scope); break;
        case ExprKind::question: result.reading = json_name(program_, program_.questions[expr.question]); break;
        case ExprKind::parameter: result.parameter = parameter(expr.parameter); break;
        case ExprKind::lookup: result.lookup = lookup(expr, scope); break;
        case ExprKind::selection: result.selection = selection(id, scope); break;
        case ExprKind::literal:
        case ExprKind::group_key:
        case ExprKind::operation:
        case ExprKind::cases: break;
    }
}

Shown NodeBuilder::shown(ExprId id, const Scope& scope, const View& view) const {
    const Expr& expr = program_.exprs[id];
    const Value& value = value_of(id, scope);
    Shown result = show(program_, value, expr.type, manner(id, view));
    if (value.kind != ValueKind::list || !value.known()) return result;
    if (expr.kind == ExprKind::field) {
        const program::Field& field = program_.fields[expr.field];
        show_items(result, scopes_.of_record(scope, field.record).facts->facts.at(field.index).items.size());
    } else {
        show_items(result, scopes_.group_around(scope).group_size);
    }
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

void NodeBuilder::add_operands(Node& result, ExprId id, const Scope& scope) {
    const Expr& expr = program_.exprs[id];
    if (expr.args.empty()) return;
    const View view = view_of_operands(expr, scope);
    std::vector<ExprId> operands;
    if (expr.kind == ExprKind::operation && chains(expr.op)) collect_operands(id, expr.op, operands);
    else operands = expr.args;
    for (const ExprId operand : operands) result.operands.push_back(node(operand, scope, view));
    if (!measures(expr)) return;
    for (std::size_t i = 1; i < expr.args.size(); ++i) {
        if (auto found = margin(expr.args[0], expr.args[i], scope, view)) result.margins.push_back(std::move(*found));
    }
}

std::optional<Margin> NodeBuilder::margin(ExprId value, ExprId threshold, const Scope& scope, const View& view) const {
    const Value& a = value_of(value, scope);
    const Value& b = value_of(threshold, scope);
    if (!measurable(a) || !measurable(b)) return std::nullopt;
    return Margin{side_of(a, b), difference(a, b, threshold, view), show(program_, b, program_.exprs[threshold].type, manner(threshold, view))};
}

Shown NodeBuilder::difference(const Value& value, const Value& threshold, ExprId limit, const View& view) const {
    const program::Type& type = program_.exprs[limit].type;
    if (value.kind == ValueKind::date) {
        const std::int64_t days = value.date.days() - threshold.date.days();
        const Manner in_days{{Rational(1), {}, phrase(Phrase::days_unit, Language::zh)}, usual_places, words_of(Rational(1), Phrase::days_unit, Phrase::one_day)};
        return show(program_, Value::of(Rational(days < 0 ? -days : days)), type, in_days);
    }
    const Rational signed_difference = value.number - threshold.number;
    const Rational size = signed_difference.sign() < 0 ? -signed_difference : signed_difference;
    Manner manner = this->manner(limit, view);
    if (manner.unit.text == program::percent().text) manner.words = words_of(program::percent().factor, Phrase::percentage_points, Phrase::one_percentage_point);
    return show(program_, Value::of(size), type, manner);
}

/// Seen from an item, a definition of the record around it is the same one.
std::size_t NodeBuilder::definition(program::DefinitionId id, const Scope& from) {
    const program::Definition& definition = program_.definitions[id];
    const std::vector<plan::Cause::Step> path = definition.record ? scopes_.of_record(from, definition.record).path : std::vector<plan::Cause::Step>();
    const auto [entry, added] = definition_index_.try_emplace({id, indexes_of(path)}, definitions_.size());
    if (added) definitions_.push_back({id, &scopes_.computing(from, definition.body), path});
    return entry->second;
}

Derived NodeBuilder::derived(std::size_t index) {
    const DefinitionUse use = definitions_[index];
    const program::Definition& definition = program_.definitions[use.definition];
    Derived result;
    result.name = json_name(program_, definition);
    result.label = within_item(program_, use.path, definition.name);
    result.item = indexes_of(use.path);
    result.citations = citations_of(program_, definition.citations);
    result.body = node(definition.body, *use.scope);
    result.report = definition.report && use.path.empty();
    return result;
}

/// The application's own facts stand first in the tree, by their index in the record.
std::size_t NodeBuilder::fact(program::FieldId id, const Scope& from) {
    const program::Field& field = program_.fields[id];
    const Scope& scope = scopes_.of_record(from, field.record);
    if (scope.path.empty()) return field.index;
    const auto [entry, added] = fact_index_.try_emplace({id, indexes_of(scope.path)}, item_facts_.size());
    if (added) item_facts_.push_back({id, &scope});
    return record_.field_count + entry->second;
}

}  // namespace zhunze::explain
