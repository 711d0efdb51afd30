// SPDX-License-Identifier: Apache-2.0
// The numbers, days, members, texts and papers that the rules speak of.
#include <algorithm>

#include "differential/applications.hpp"

namespace zhunze::differential {

using program::Field;
using program::Type;

ApplicationGenerator::ApplicationGenerator(const program::Program& program, program::RecordId record)
    : program_(program), record_(record), texts_{"甲", "91350211M000100Y43", "2020-360703-35-03-012345"} {
    collect_literals();
    collect_limits();
    collect_versions();
    collect_cells();
    collect_days();
    collect_papers();
    collect_units();
    collect_ways();
}

void ApplicationGenerator::note(const Dimension& dimension, const Rational& number) {
    const auto place = std::ranges::find(amounts_, dimension, &Amounts::dimension);
    std::vector<Rational>& numbers = place != amounts_.end() ? place->numbers : amounts_.emplace_back(Amounts{dimension, {}, {}}).numbers;
    if (std::ranges::find(numbers, number) == numbers.end()) numbers.push_back(number);
}

void ApplicationGenerator::collect_literals() {
    for (const program::Expr& expr : program_.exprs) {
        if (expr.kind == program::ExprKind::literal) collect(expr.type, expr.literal);
    }
}

void ApplicationGenerator::collect_limits() {
    for (const program::Expr& expr : program_.exprs) {
        if (expr.kind != program::ExprKind::operation || expr.args.size() != 2) continue;
        const program::Expr& a = program_.exprs[expr.args[0]];
        const program::Expr& b = program_.exprs[expr.args[1]];
        collect_limit(a, b);
        collect_limit(b, a);
    }
}

void ApplicationGenerator::collect_limit(const program::Expr& field, const program::Expr& limit) {
    if (field.kind != program::ExprKind::field || field.type.kind != Type::Kind::quantity || field.type != limit.type) return;
    if (limit.kind == program::ExprKind::literal) limits_[field.field].push_back(limit.literal.number);
    if (limit.kind != program::ExprKind::parameter) return;
    for (const program::ParameterVersion& version : program_.parameters[limit.parameter].versions) {
        limits_[field.field].push_back(version.value.number);
    }
}

void ApplicationGenerator::collect_versions() {
    for (const program::Parameter& parameter : program_.parameters) {
        for (const program::ParameterVersion& version : parameter.versions) {
            collect(parameter.type, version.value);
            add_days(version.period);
        }
    }
}

void ApplicationGenerator::collect_cells() {
    for (const program::Table& table : program_.tables) {
        for (const program::Row& row : table.rows) {
            if (row.value) collect(table.type, *row.value);
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                for (const program::CellTest& test : row.cells[i].tests) collect(table.columns[i].type, test);
            }
        }
    }
}

void ApplicationGenerator::collect(const Type& type, const program::CellTest& test) {
    using Kind = program::CellTest::Kind;
    switch (test.kind) {
        case Kind::numbers:
            if (test.numbers.low) note(type.dimension, test.numbers.low->value);
            if (test.numbers.high) note(type.dimension, test.numbers.high->value);
            break;
        case Kind::dates: add_days(test.dates); break;
        case Kind::members:
            members_.emplace_back(type, test.first);
            members_.emplace_back(type, test.last);
            break;
        case Kind::text: texts_.push_back(test.text); break;
        case Kind::prefix: texts_.push_back(test.text + "乙"); break;
        case Kind::truth: break;
    }
}

void ApplicationGenerator::collect(const Type& type, const Value& value) {
    switch (value.kind) {
        case ValueKind::number: note(type.dimension, value.number); break;
        case ValueKind::date: days_.push_back(value.date); break;
        case ValueKind::text: texts_.push_back(value.text); break;
        case ValueKind::member: members_.emplace_back(type, value.member); break;
        case ValueKind::truth:
        case ValueKind::list: break;
    }
}

void ApplicationGenerator::collect_units() {
    for (const Field& field : program_.fields) {
        if (field.type.kind != Type::Kind::quantity) continue;
        const Rational unit = field.wire_unit ? field.wire_unit->factor : Rational(1);
        for (const int count : {1, 2, 3, 10, 20}) note(field.type.dimension, unit * Rational(count));
    }
}

void ApplicationGenerator::collect_days() {
    for (const program::Rule& rule : program_.rules) add_days(rule.in_force);
    for (const program::ExceptionClause& exception : program_.exceptions) add_days(exception.in_force);
    days_.push_back(*Date::from_parts(2020, 6, 15));
    days_.push_back(*Date::from_parts(1, 1, 1));
    days_.push_back(*Date::from_parts(9999, 12, 31));
}

void ApplicationGenerator::add_days(const Period& period) {
    if (period.from) days_.push_back(*period.from);
    if (period.to) days_.push_back(*period.to);
}

void ApplicationGenerator::collect_papers() {
    for (const program::ExceptionClause& exception : program_.exceptions) {
        papers_.insert(papers_.end(), exception.evidence.begin(), exception.evidence.end());
    }
    std::ranges::sort(papers_);
    papers_.erase(std::ranges::unique(papers_).begin(), papers_.end());
}

/// A ratio meets its threshold where one side is the product of the threshold and the other.
void ApplicationGenerator::collect_ways() {
    for (const Amounts& a : amounts_) {
        for (const Amounts& b : amounts_) {
            for (const bool ratio : {false, true}) {
                const auto dimension = ratio ? Dimension::quotient(a.dimension, b.dimension) : Dimension::product(a.dimension, b.dimension);
                const auto of = dimension ? std::ranges::find(amounts_, *dimension, &Amounts::dimension) : amounts_.end();
                if (of != amounts_.end()) of->ways.push_back({&a, &b, ratio});
            }
        }
    }
}

}  // namespace zhunze::differential
