// SPDX-License-Identifier: Apache-2.0
#include "differential/naive_facts.hpp"

#include <algorithm>

namespace zhunze::naive {

using program::Expr;
using program::ExprId;
using program::ExprKind;

namespace {

/// What is known of a fact that was not said: a number is one, and a list has some size.
std::optional<Interval> range_of_type(const program::Type& type) {
    switch (type.kind) {
        case program::Type::Kind::quantity: return Interval{};
        case program::Type::Kind::list: return Interval{Bound{0, false}, {}};
        default: return std::nullopt;
    }
}

Value value_of(const World& world, program::FieldId id, const facts::Fact& fact) {
    const program::Field& field = world.program.fields[id];
    const bool list = field.type.kind == program::Type::Kind::list;
    switch (fact.state) {
        case facts::FactState::given: return list ? Value{} : known(fact.value);
        case facts::FactState::declared_none:
            if (list) return Value{};  // the empty list
            return unknown({none_cause(world.program, id, world.place)});
        case facts::FactState::not_applicable: return unknown({not_applicable_cause(world.program, id, world.place)});
        case facts::FactState::not_given:
        case facts::FactState::invalid: break;
    }
    if (field.assume) return evaluate(world, field.assume);
    return unknown({fact_cause(world.program, id, world.place)}, range_of_type(field.type));
}

Operator turned(Operator op) {
    switch (op) {
        case Operator::less: return Operator::greater;
        case Operator::less_or_equal: return Operator::greater_or_equal;
        case Operator::greater: return Operator::less;
        case Operator::greater_or_equal: return Operator::less_or_equal;
        default: return op;
    }
}

/// Every x for which `x op y` holds with some y of the range.
Interval allowed(Operator op, const Interval& range) {
    const auto end = [&](const std::optional<Bound>& from) {
        const bool strict = op == Operator::less || op == Operator::greater;
        return from ? std::optional(Bound{from->value, from->open || strict}) : std::nullopt;
    };
    switch (op) {
        case Operator::less:
        case Operator::less_or_equal: return {{}, end(range.high)};
        case Operator::greater:
        case Operator::greater_or_equal: return {end(range.low), {}};
        case Operator::equal: return range;
        default: return {};
    }
}

/// One round of inference: what each open field may still be, going by what the others were before the round, so that the
/// order of the invariants does not matter.
class Round {
public:
    explicit Round(World& world) : world_(world), before_(world) {}

    void narrow(ExprId condition) {
        const Expr& expr = world_.program.exprs[condition];
        if (expr.kind == ExprKind::definition) narrow(world_.program.definitions[expr.definition].body);
        if (expr.kind != ExprKind::operation) return;
        if (expr.op == Operator::both) {
            for (const ExprId part : expr.args) narrow(part);
        } else if (expr.op == Operator::between) {
            compare(expr.args[0], Operator::greater_or_equal, expr.args[1]);
            compare(expr.args[0], Operator::less_or_equal, expr.args[2]);
        } else if (expr.args.size() == 2) {
            compare(expr.args[0], expr.op, expr.args[1]);
        }
    }

    bool changed() const { return changed_; }

private:
    void compare(ExprId left, Operator op, ExprId right) {
        bound(left, op, right);
        bound(right, turned(op), left);
    }

    void bound(ExprId side, Operator op, ExprId other) {
        const Expr& expr = world_.program.exprs[side];
        if (expr.kind == ExprKind::definition) return bound(world_.program.definitions[expr.definition].body, op, other);
        if (expr.kind != ExprKind::field || expr.type.kind != program::Type::Kind::quantity) return;
        Value& field = world_.fields[world_.program.fields[expr.field].index];
        const auto range = range_of(evaluate(before_, other));
        if (field.thing || !field.range || !range) return;
        const Interval narrower = overlap(*field.range, allowed(op, *range));
        changed_ = changed_ || !(narrower == *field.range);
        field.range = narrower;
    }

    World& world_;
    const World before_;
    bool changed_ = false;
};

/// Some field has no value left. Nothing can be told from such facts.
bool leaves_nothing(const World& world) {
    return std::ranges::any_of(world.fields, [](const Value& field) { return field.range && nothing_in(*field.range); });
}

void infer(World& world) {
    const program::Record& record = world.program.records[world.record];
    for (std::size_t i = 0; i < record.fields.size() + 1; ++i) {
        Round round(world);
        for (const program::InvariantId id : record.invariants) round.narrow(world.program.invariants[id].condition);
        if (!round.changed() || leaves_nothing(world)) return;
    }
}

/// `as_of` none: what the record's own field says.
World settled(const program::Program& program, const program::Readings& readings, const facts::Application& application,
              const std::optional<Value>& as_of, const std::string& place) {
    World world{program, readings, application.record, as_of.value_or(unknown({as_of_cause()})), place, {}, {}, {}, {}};
    const program::Record& record = program.records[application.record];
    for (const program::FieldId field : record.fields) {
        const facts::Fact& fact = application.facts[program.fields[field].index];
        // A list that is given without items is one that is declared none.
        const bool no_items = program.fields[field].type.kind == program::Type::Kind::list && fact.state == facts::FactState::given && fact.items.empty();
        world.states.push_back(no_items ? facts::FactState::declared_none : fact.state);
        world.fields.push_back(value_of(world, field, fact));
    }
    if (!as_of && record.as_of_field) world.as_of = world.fields[program.fields[record.as_of_field].index];
    for (const program::FieldId field : record.fields) {
        const facts::Fact& fact = application.facts[program.fields[field].index];
        world.rests.push_back(fact.may_lack_items ? Causes{fact_cause(program, field, place)} : Causes{});
        std::vector<World>& items = world.items.emplace_back();
        for (const facts::Application& item : fact.items) {
            items.push_back(settled(program, readings, item, world.as_of, item_place(program, place, field, items.size())));
        }
    }
    infer(world);
    return world;
}

}  // namespace

World world_of(const program::Program& program, const program::Readings& readings, const facts::Application& application,
               std::optional<Date> as_of) {
    return settled(program, readings, application, as_of ? std::optional(known(*as_of)) : std::nullopt, "");
}

bool contradicts_invariants(const World& world) {
    const auto broken = [&](program::InvariantId id) { return is_false(evaluate(world, world.program.invariants[id].condition)); };
    if (leaves_nothing(world) || std::ranges::any_of(world.program.records[world.record].invariants, broken)) return true;
    return std::ranges::any_of(world.items, [](const std::vector<World>& items) { return std::ranges::any_of(items, contradicts_invariants); });
}

}  // namespace zhunze::naive
