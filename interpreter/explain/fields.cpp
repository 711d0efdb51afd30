// SPDX-License-Identifier: Apache-2.0
#include "explain/fields.hpp"

#include "explain/names.hpp"
#include "explain/show.hpp"

namespace zhunze::explain {

namespace {

FactOrigin origin_of(facts::FactState state) {
    switch (state) {
        case facts::FactState::given: return FactOrigin::given;
        case facts::FactState::declared_none: return FactOrigin::declared_none;
        case facts::FactState::not_applicable: return FactOrigin::not_applicable;
        case facts::FactState::invalid: return FactOrigin::invalid;
        case facts::FactState::not_given: break;
    }
    return FactOrigin::not_given;
}

FactOrigin origin_of(evaluate::FieldOrigin origin) {
    switch (origin) {
        case evaluate::FieldOrigin::given: return FactOrigin::given;
        case evaluate::FieldOrigin::assumed: return FactOrigin::assumed;
        case evaluate::FieldOrigin::inferred: return FactOrigin::inferred;
        case evaluate::FieldOrigin::declared_none: return FactOrigin::declared_none;
        case evaluate::FieldOrigin::not_applicable: return FactOrigin::not_applicable;
        case evaluate::FieldOrigin::not_given: break;
    }
    return FactOrigin::not_given;
}

const facts::Fact& fact_at(const facts::Application& application, std::uint32_t index) {
    // An application whose text could not be read has no facts at all.
    static const facts::Fact nothing;
    return index < application.facts.size() ? application.facts[index] : nothing;
}

/// What the input says; `value` is filled in by the caller.
Fact entered_fact(const program::Program& program, program::FieldId id, const facts::Fact& fact, const program::Unit& own) {
    const program::Field& field = program.fields[id];
    Fact result;
    result.name = json_name(program, id);
    result.label = field.name;
    result.origin = origin_of(fact.state);
    result.written = fact.written;
    result.place = fact.place;
    if (fact.state == facts::FactState::given && field.type.kind == program::Type::Kind::list) {
        result.entered.kind = ValueKind::list;
        result.entered.state = ValueState::known;
        show_items(result.entered, fact.items.size());
    } else if (fact.state == facts::FactState::given) {
        const program::Unit entered = unit_to_show(program, field.type, fact.unit.text.empty() ? unit_of(program, field) : fact.unit);
        result.entered = show(program, fact.value, field.type, {entered});
        result.converted = field.type.kind == program::Type::Kind::quantity && entered.factor != own.factor;
    }
    return result;
}

std::vector<Inference> inferences(const program::Program& program, NodeBuilder& nodes, const evaluate::FieldTrace& trace, const Scope& scope) {
    std::vector<Inference> result;
    const auto add = [&](program::InvariantId id) {
        result.push_back({nodes.condition(program.invariants[id].condition, scope), program.invariants[id].message});
    };
    if (trace.low) add(trace.low);
    if (trace.high && trace.high != trace.low) add(trace.high);
    return result;
}

/// A list is shown by how many items it has.
Shown shown_value(const program::Program& program, const program::Field& field, const Value& value, const Fact& fact, const program::Unit& own) {
    return value.kind == ValueKind::list && value.known() ? fact.entered : show(program, value, field.type, {own});
}

/// A field as a run took it.
Fact fact_in(const program::Program& program, NodeBuilder& nodes, program::FieldId id, const Scope& scope) {
    const program::Field& field = program.fields[id];
    const program::Unit own = nodes.percentages().unit_of(id);
    Fact shown = entered_fact(program, id, fact_at(*scope.facts, field.index), own);
    const evaluate::FieldTrace& taken = scope.fields->at(field.index);
    shown.origin = origin_of(taken.origin);
    shown.value = shown_value(program, field, scope.slots->at(field.index), shown, own);
    shown.inferred = inferences(program, nodes, taken, scope);
    return shown;
}

}  // namespace

std::vector<Fact> facts_as_entered(const Case& subject, const Percentages& percentages) {
    const program::Program& program = *subject.plan.program;
    std::vector<Fact> result;
    for (const program::FieldId id : program.records[subject.decision.record].fields) {
        const program::Field& field = program.fields[id];
        const facts::Fact& fact = fact_at(subject.application, field.index);
        const program::Unit own = percentages.unit_of(id);
        Fact shown = entered_fact(program, id, fact, own);
        if (fact.state == facts::FactState::given) {
            shown.value = field.type.kind == program::Type::Kind::list ? shown.entered : show(program, fact.value, field.type, {own});
        }
        result.push_back(std::move(shown));
    }
    return result;
}

std::vector<Fact> facts_of_run(const Case& subject, NodeBuilder& nodes) {
    const program::Program& program = *subject.plan.program;
    std::vector<Fact> result;
    for (const program::FieldId id : program.records[subject.decision.record].fields) {
        result.push_back(fact_in(program, nodes, id, nodes.outermost()));
    }
    return result;
}

Fact fact_of_item(const Case& subject, NodeBuilder& nodes, const FieldUse& use) {
    const program::Program& program = *subject.plan.program;
    Fact shown = fact_in(program, nodes, use.field, *use.scope);
    shown.name = json_name(program, use.scope->path, use.field);
    shown.label = within_item(program, use.scope->path, program.fields[use.field].name);
    shown.item = indexes_of(use.scope->path);
    return shown;
}

}  // namespace zhunze::explain
