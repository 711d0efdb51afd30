// SPDX-License-Identifier: Apache-2.0
#include "explain/percentages.hpp"

#include <numeric>

#include "explain/show.hpp"
#include "program/units.hpp"

namespace zhunze::explain {

namespace {

using program::Expr;
using program::ExprId;
using program::ExprKind;

bool written_as_percentage(const program::Unit& unit) { return unit.text == program::percent().text; }

/// Sets of things that are percentages together.
class Families {
public:
    explicit Families(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }

    void join(std::size_t a, std::size_t b) { parent_[root(a)] = root(b); }
    [[nodiscard]] std::size_t root(std::size_t one) {
        while (parent_[one] != one) one = parent_[one] = parent_[parent_[one]];
        return one;
    }

private:
    std::vector<std::size_t> parent_;
};

/// Joins each Number with what is of one kind with it.
class Kinship {
public:
    Kinship(const program::Program& program, Families& families, std::size_t first_field, std::size_t first_definition, std::size_t first_parameter)
        : program_(program), families_(families), first_field_(first_field), first_definition_(first_definition), first_parameter_(first_parameter) {}

    void find() {
        for (std::size_t i = 0; i < program_.exprs.size(); ++i) join_parts(program_.exprs.id_at(i));
        for (std::size_t i = 0; i < program_.definitions.size(); ++i) {
            families_.join(first_definition_ + i, program_.definitions[program_.definitions.id_at(i)].body.value);
        }
    }

private:
    [[nodiscard]] const Expr& at(ExprId id) const { return program_.exprs[id]; }
    [[nodiscard]] bool is_number(ExprId id) const { return at(id).type.kind == program::Type::Kind::quantity && at(id).type.dimension.is_number(); }
    void join(ExprId a, ExprId b) {
        if (is_number(a) && is_number(b)) families_.join(a.value, b.value);
    }

    void join_parts(ExprId id) {
        const Expr& expr = at(id);
        switch (expr.kind) {
            case ExprKind::field: families_.join(id.value, first_field_ + expr.field.value); break;
            case ExprKind::definition: families_.join(id.value, first_definition_ + expr.definition.value); break;
            case ExprKind::parameter: families_.join(id.value, first_parameter_ + expr.parameter.value); break;
            case ExprKind::operation: join_operands(id); break;
            case ExprKind::cases: join_cases(id); break;
            case ExprKind::selection:
                if (expr.body && expr.op != Operator::count && expr.op != Operator::distinct) join(id, expr.body);
                break;
            case ExprKind::literal:
            case ExprKind::question:
            case ExprKind::lookup:
            case ExprKind::group_list:
            case ExprKind::group_key: break;
        }
    }

    void join_operands(ExprId id) {
        const Expr& expr = at(id);
        switch (facts_of(expr.op).rule) {
            case OperandRule::ordered:
            case OperandRule::comparable:
            case OperandRule::boundary:
            case OperandRule::set:
                for (const ExprId arg : expr.args) join(expr.args.front(), arg);
                break;
            case OperandRule::sum:
            case OperandRule::alike:
            case OperandRule::amount:
            case OperandRule::rounding:
                for (const ExprId arg : expr.args) join(id, arg);
                break;
            case OperandRule::product: join_multiple(id); break;
            default: break;
        }
    }

    /// Half of a percentage, or twice, is one; a hundred times it is what the percent sign leaves out.
    void join_multiple(ExprId id) {
        const Expr& expr = at(id);
        const auto is_times = [this](ExprId one) {
            return at(one).kind == ExprKind::literal && is_number(one) && at(one).unit.text.empty() && at(one).literal.number != Rational(100);
        };
        if (is_times(expr.args[1])) join(id, expr.args[0]);
        else if (expr.op == Operator::multiply && is_times(expr.args[0])) join(id, expr.args[1]);
    }

    void join_cases(ExprId id) {
        const std::vector<ExprId>& args = at(id).args;
        for (std::size_t i = 0; i < args.size(); i += 2) join(id, args[i]);
    }

    const program::Program& program_;
    Families& families_;
    std::size_t first_field_, first_definition_, first_parameter_;
};

void add_entered(std::vector<std::size_t>& written, const program::Program& program, const facts::Application& application, std::size_t first_field) {
    for (std::size_t i = 0; i < application.facts.size(); ++i) {
        const facts::Fact& fact = application.facts[i];
        if (written_as_percentage(fact.unit)) written.push_back(first_field + program.records[application.record].fields[i].value);
        for (const facts::Application& item : fact.items) add_entered(written, program, item, first_field);
    }
}

}  // namespace

Percentages::Percentages(const program::Program& program, const facts::Application& application)
    : program_(program),
      first_field_(program.exprs.size()),
      first_definition_(first_field_ + program.fields.size()),
      first_parameter_(first_definition_ + program.definitions.size()) {
    std::vector<std::size_t> written;
    add_entered(written, program, application, first_field_);
    for (std::size_t i = 0; i < program.exprs.size(); ++i) {
        const Expr& expr = program.exprs[program.exprs.id_at(i)];
        const bool has_words = expr.kind == ExprKind::literal || expr.kind == ExprKind::lookup;
        if (has_words && written_as_percentage(expr.unit)) written.push_back(i);
    }
    for (std::size_t i = 0; i < program.parameters.size(); ++i) {
        if (written_as_percentage(program.parameters[program.parameters.id_at(i)].unit)) written.push_back(first_parameter_ + i);
    }
    if (written.empty()) return;
    const std::size_t all = first_parameter_ + program.parameters.size();
    Families families(all);
    Kinship(program, families, first_field_, first_definition_, first_parameter_).find();
    std::vector<bool> of_root(all);
    for (const std::size_t one : written) of_root[families.root(one)] = true;
    percent_.resize(all);
    for (std::size_t i = 0; i < all; ++i) percent_[i] = of_root[families.root(i)];
}

program::Unit Percentages::unit_of(program::FieldId id) const {
    const program::Field& field = program_.fields[id];
    return !field.wire_unit && contains(id) ? program::percent() : explain::unit_of(program_, field);
}

}  // namespace zhunze::explain
