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

const facts::Fact& fact_at(const Case& subject, std::uint32_t index) {
    // An application whose text could not be read has no facts at all.
    static const facts::Fact nothing;
    return index < subject.application.facts.size() ? subject.application.facts[index] : nothing;
}

/// What the input says; `value` is filled in by the caller.
Fact entered_fact(const program::Program& program, program::FieldId id, const facts::Fact& fact) {
    const program::Field& field = program.fields[id];
    Fact result;
    result.name = json_name(program, id);
    result.label = field.name;
    result.origin = origin_of(fact.state);
    result.written = fact.written;
    result.place = fact.place;
    if (fact.state == facts::FactState::given) {
        const program::Unit entered = unit_to_show(program, field.type, fact.unit.text.empty() ? unit_of(program, field) : fact.unit);
        result.entered = show(program, fact.value, field.type, entered);
        result.converted = field.type.kind == program::Type::Kind::quantity && entered.factor != unit_of(program, field).factor;
    }
    return result;
}

std::vector<Inference> inferences(const program::Program& program, NodeBuilder& nodes, const evaluate::FieldTrace& trace) {
    std::vector<Inference> result;
    const auto add = [&](program::InvariantId id) {
        result.push_back({nodes.node(program.invariants[id].condition), program.invariants[id].message});
    };
    if (trace.low) add(trace.low);
    if (trace.high && trace.high != trace.low) add(trace.high);
    return result;
}

}  // namespace

std::vector<Fact> facts_as_entered(const Case& subject) {
    const program::Program& program = *subject.plan.program;
    std::vector<Fact> result;
    for (const program::FieldId id : program.records[subject.decision.record].fields) {
        const program::Field& field = program.fields[id];
        const facts::Fact& fact = fact_at(subject, field.index);
        Fact shown = entered_fact(program, id, fact);
        if (fact.state == facts::FactState::given) shown.value = show(program, fact.value, field.type, unit_of(program, field));
        result.push_back(std::move(shown));
    }
    return result;
}

std::vector<Fact> facts_of_run(const Case& subject, const evaluate::Trace& trace, NodeBuilder& nodes) {
    const program::Program& program = *subject.plan.program;
    std::vector<Fact> result;
    for (const program::FieldId id : program.records[subject.decision.record].fields) {
        const program::Field& field = program.fields[id];
        Fact shown = entered_fact(program, id, fact_at(subject, field.index));
        const evaluate::FieldTrace& taken = trace.fields.at(field.index);
        shown.origin = origin_of(taken.origin);
        shown.value = show(program, trace.slots.at(field.index), field.type, unit_of(program, field));
        shown.inferred = inferences(program, nodes, taken);
        result.push_back(std::move(shown));
    }
    return result;
}

}  // namespace zhunze::explain
