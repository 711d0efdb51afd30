// SPDX-License-Identifier: Apache-2.0
#include "differential/column_applications.hpp"

#include <algorithm>

#include "differential/naive_expressions.hpp"
#include "differential/naive_facts.hpp"

namespace zhunze::differential {

using program::ExprKind;
using program::Field;
using program::Type;

namespace {

constexpr std::int64_t most_count = std::int64_t{1} << 59;

/// The largest whole number of steps not above the number; nothing where that does not fit into a column.
std::optional<std::int64_t> steps_in(const Rational& number, const Rational& step) {
    const Rational steps = number / step;
    Rational whole = steps.rounded_to(1, RoundingMode::down);
    if (steps < whole) whole = whole - 1;
    const auto count = whole.to_int64();
    return count && -most_count < *count && *count < most_count ? count : std::nullopt;
}

}  // namespace

ColumnApplications::ColumnApplications(const program::Program& program, program::RecordId record, const facts::ColumnLayout& layout)
    : program_(program), record_(record), layout_(layout), texts_{"甲", "乙丙"} {
    for (const program::Expr& expr : program.exprs) {
        if (expr.kind == ExprKind::literal) collect_value(expr.type, expr.literal);
    }
    for (const program::Parameter& parameter : program.parameters) {
        for (const program::ParameterVersion& version : parameter.versions) {
            collect_value(parameter.type, version.value);
            collect_days(version.period);
        }
    }
    for (const program::Rule& rule : program.rules) collect_days(rule.in_force);
    for (const program::ExceptionClause& exception : program.exceptions) collect_days(exception.in_force);
    for (const program::Taxonomy& taxonomy : program.taxonomies) {
        for (const program::Member& member : taxonomy.members) collect_days(member.validity);
    }
    days_.push_back(*Date::from_parts(2020, 6, 1));
    days_.push_back(*Date::from_parts(2020, 2, 29));
    collect_cells();
    for (const program::FieldId id : program.records[record].fields) {
        const Field& field = program.fields[id];
        std::vector<std::int64_t>& counts = counts_.emplace_back(std::vector<std::int64_t>{2, 3, 5});
        if (layout[field.index].kind != facts::ColumnForm::Kind::number) continue;
        const Rational unit = field.wire_unit ? field.wire_unit->factor : Rational(1);
        const auto add = [&](const Rational& number) {
            if (const auto count = steps_in(number, layout[field.index].step)) counts.push_back(*count);
        };
        for (const int units : {1, 2, 7, 20, 300}) add(unit * Rational(units));
        for (const auto& [dimension, number] : numbers_) {
            if (dimension == field.type.dimension) add(number);
        }
    }
    collect_comparisons();
}

void ColumnApplications::collect_numbers(const Dimension& dimension, const Rational& number) { numbers_.emplace_back(dimension, number); }

void ColumnApplications::collect_value(const Type& type, const Value& value) {
    if (value.kind == ValueKind::number) collect_numbers(type.dimension, value.number);
    if (value.kind == ValueKind::date) days_.push_back(value.date);
    if (value.kind == ValueKind::text) texts_.push_back(value.text);
    if (value.kind == ValueKind::text) texts_.push_back(value.text + "1");
}

void ColumnApplications::collect_days(const Period& period) {
    // A rule's period may have come from afar.
    if (period.from && period.from->year() > 1) days_.push_back(*period.from);
    if (period.to && period.to->year() < 9999) days_.push_back(*period.to);
}

void ColumnApplications::collect_cells() {
    for (const program::Table& table : program_.tables) {
        for (const program::Row& row : table.rows) {
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                for (const program::CellTest& test : row.cells[i].tests) {
                    if (test.numbers.low) collect_numbers(table.columns[i].type.dimension, test.numbers.low->value);
                    if (test.numbers.high) collect_numbers(table.columns[i].type.dimension, test.numbers.high->value);
                    collect_days(test.dates);
                }
            }
        }
    }
}

void ColumnApplications::collect_comparisons() {
    for (std::size_t i = 0; i < program_.exprs.size(); ++i) {
        const program::ExprId id = program_.exprs.id_at(i);
        const program::Expr& expr = program_.exprs[id];
        if (expr.kind != ExprKind::operation || expr.type.kind != Type::Kind::truth || expr.args.size() < 2) continue;
        if (program_.exprs[expr.args[0]].type.kind != Type::Kind::quantity) continue;
        collect_comparison(expr.args[0], expr.args.back(), 0);
        collect_rounded(expr.args[0], expr.args.back());
        collect_rounded(expr.args.back(), expr.args[0]);
    }
}

void ColumnApplications::collect_comparison(program::ExprId left, program::ExprId right, const Rational& apart) {
    Comparison comparison{left, right, apart, {}};
    collect_fields(left, comparison.fields);
    collect_fields(right, comparison.fields);
    if (!comparison.fields.empty()) comparisons_.push_back(std::move(comparison));
}

/// A number half way between two multiples of its step, one of which is the other side.
void ColumnApplications::collect_rounded(program::ExprId side, program::ExprId other) {
    const program::Expr* expr = &program_.exprs[side];
    while (expr->kind == ExprKind::definition) expr = &program_.exprs[program_.definitions[expr->definition].body];
    if (expr->kind != ExprKind::operation || expr->op != Operator::round) return;
    const program::Expr& step = program_.exprs[expr->args[1]];
    if (step.kind != ExprKind::literal) return;
    collect_comparison(expr->args[0], other, step.literal.number * Rational(1, 2));
    collect_comparison(expr->args[0], other, step.literal.number * Rational(-1, 2));
}

void ColumnApplications::collect_fields(program::ExprId id, std::vector<program::FieldId>& fields) const {
    const program::Expr& expr = program_.exprs[id];
    if (expr.kind == ExprKind::field && expr.type.kind == Type::Kind::quantity) fields.push_back(expr.field);
    if (expr.kind == ExprKind::definition) collect_fields(program_.definitions[expr.definition].body, fields);
    for (const program::ExprId argument : expr.args) collect_fields(argument, fields);
}

// ---- one application ----

facts::Application ColumnApplications::next(Random& random, const evaluate::Options& options, std::uint64_t vast) const {
    facts::Application application = blank_application(program_, record_);
    const std::size_t gaps = random.pick<std::size_t>({1000, 1000, 1000, 1000, 40, 12});
    for (const program::FieldId id : program_.records[record_].fields) {
        const Field& field = program_.fields[id];
        if (!random.once_in(gaps)) give(application, field, value(random, field, vast));
    }
    if (random.once_in(8)) aim(random, options, application);
    if (random.once_in(60)) spoil(random, application);
    return application;
}

Value ColumnApplications::value(Random& random, const Field& field, std::uint64_t vast) const {
    switch (field.type.value_kind()) {
        case ValueKind::truth: return Value::of(truth_of(random.once_in(2)));
        case ValueKind::date: {
            const Date chosen = random.pick(days_);
            return Value::of(chosen.plus_days(static_cast<std::int64_t>(random.below(3)) - 1).value_or(chosen));
        }
        case ValueKind::text: return Value::of_text(random.pick(texts_));
        case ValueKind::member: return Value::of_member(member(random, field.type));
        default: break;
    }
    const facts::ColumnForm& form = layout_[field.index];
    if (form.kind != facts::ColumnForm::Kind::number) return Value::of(Rational(1));
    return Value::of(form.step * Rational(count(random, field, vast)));
}

/// Seldom a code that holds only for a time: on other days it is warned of, and the application left.
std::int32_t ColumnApplications::member(Random& random, const Type& type) const {
    if (type.kind == Type::Kind::enumeration) return static_cast<std::int32_t>(random.below(program_.enums[type.enumeration].members.size()));
    const std::vector<program::Member>& members = program_.taxonomies[type.taxonomy].members;
    while (true) {
        const std::size_t chosen = random.below(members.size());
        const Period& validity = members[chosen].validity;
        if ((!validity.from && !validity.to) || random.once_in(10)) return static_cast<std::int32_t>(chosen);
    }
}

std::int64_t ColumnApplications::count(Random& random, const Field& field, std::uint64_t vast) const {
    std::int64_t chosen = random.pick(counts_[field.index]);
    if (((vast >> field.index) & 1) != 0 && random.once_in(4)) chosen = static_cast<std::int64_t>(random.next() >> (5 + random.below(24)));
    if (random.once_in(12)) chosen = -chosen;
    switch (random.below(6)) {
        case 0: return chosen - 1;
        case 1: return chosen + 1;
        case 2: return std::abs(chosen) < most_count / 8 ? chosen * 3 : chosen;
        default: return chosen;
    }
}

/// Sets one number so that both sides of some comparison are the same or next to it. What depends on it in a straight line is met.
void ColumnApplications::aim(Random& random, const evaluate::Options& options, facts::Application& application) const {
    if (comparisons_.empty()) return;
    const Comparison& comparison = random.pick(comparisons_);
    const Field& field = program_.fields[random.pick(comparison.fields)];
    const facts::ColumnForm& form = layout_[field.index];
    if (form.kind != facts::ColumnForm::Kind::number) return;
    const auto apart = [&](std::int64_t steps) -> std::optional<Rational> {
        give(application, field, Value::of(form.step * Rational(steps)));
        const naive::World world = naive::world_of(program_, options.readings, application, options.as_of);
        const naive::Value left = naive::evaluate(world, comparison.left), right = naive::evaluate(world, comparison.right);
        if (!left.thing || !right.thing) return std::nullopt;
        return std::get<Rational>(*left.thing) - std::get<Rational>(*right.thing) - comparison.apart;
    };
    const std::int64_t from = count(random, field, 0), to = from + 1000;
    const auto before = apart(from), after = apart(to);
    std::int64_t steps = from;
    if (before && after && *before != *after) {
        const Rational distance = *before * Rational(1000) / (*before - *after);
        steps = steps_in(Rational(from) + distance, 1).value_or(from) + static_cast<std::int64_t>(random.pick<int>({0, 0, 0, 1, -1}));
    }
    give(application, field, Value::of(form.step * Rational(steps)));
}

/// Something that does not stand in columns.
void ColumnApplications::spoil(Random& random, facts::Application& application) const {
    const Field& field = program_.fields[random.pick(program_.records[record_].fields)];
    facts::Fact& fact = application.facts[field.index];
    switch (random.below(4)) {
        case 0: fact = {}, fact.state = facts::FactState::declared_none; break;
        case 1: fact = {}, fact.state = facts::FactState::not_applicable; break;
        case 2:
            if (fact.value.kind == ValueKind::number) fact.value.number = fact.value.number + layout_[field.index].step * Rational(1, 3);
            break;
        default: application.evidence.push_back({}), application.evidence.back().name = "证明";
    }
}

}  // namespace zhunze::differential
