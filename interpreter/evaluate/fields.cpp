// SPDX-License-Identifier: Apache-2.0
#include "evaluate/fields.hpp"

namespace zhunze::evaluate {
namespace {

using facts::FactState;

const Value* assumption_for(const plan::RecordPlan& plan, std::size_t index) {
    for (const auto& [field, value] : plan.assumed) {
        if (field == index) return &value;
    }
    return nullptr;
}

/// A number that is merely not given exists: it has an interval, though without ends yet; and so has the size of a list.
Value not_given(ValueKind kind, CauseId cause) {
    Value value = Value::unknown(kind, CauseSet(cause));
    if (kind == ValueKind::number) value.interval = Interval();
    if (kind == ValueKind::list) value.interval = Interval{Bound{0, false}, std::nullopt};
    return value;
}

void load(Fields& fields, const plan::RecordPlan& plan, const facts::Fact& fact, ValueKind kind) {
    const std::size_t index = fields.values.size();
    const auto add = [&](Value value, FieldOrigin origin) {
        fields.values.push_back(std::move(value));
        fields.traces.push_back({origin, {}, {}});
    };
    const Value* assumption = assumption_for(plan, index);
    const bool list = kind == ValueKind::list;
    switch (fact.state) {
        case FactState::given:
            if (list && fact.items.empty()) return add(Value::of_list(-1), FieldOrigin::declared_none);
            return add(list ? Value::of_list(-1) : fact.value, FieldOrigin::given);
        case FactState::declared_none:
            if (list) return add(Value::of_list(-1), FieldOrigin::declared_none);  // the empty list
            return add(Value::unknown(kind, CauseSet(plan.none_causes[index])), FieldOrigin::declared_none);
        case FactState::not_applicable:
            return add(Value::unknown(kind, CauseSet(plan.not_applicable_causes[index])), FieldOrigin::not_applicable);
        case FactState::invalid: return add(Value::unknown(kind, CauseSet(plan.field_causes[index])), FieldOrigin::not_given);
        case FactState::not_given: break;
    }
    if (assumption != nullptr) return add(*assumption, FieldOrigin::assumed);
    add(not_given(kind, plan.field_causes[index]), FieldOrigin::not_given);
}

}  // namespace

const facts::Fact& fact_of(const facts::Application& application, std::size_t index) {
    static const facts::Fact nothing;
    return index < application.facts.size() ? application.facts[index] : nothing;
}

Fields load_fields(const program::Program& program, const plan::RecordPlan& plan, const facts::Application& application) {
    Fields fields;
    for (const program::FieldId id : program.records[plan.record].fields) {
        const program::Field& field = program.fields[id];
        load(fields, plan, fact_of(application, field.index), field.type.value_kind());
    }
    return fields;
}

}  // namespace zhunze::evaluate
