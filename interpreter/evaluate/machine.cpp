// SPDX-License-Identifier: Apache-2.0
#include "evaluate/machine.hpp"

#include "base/check.hpp"
#include "evaluate/choose.hpp"

namespace zhunze::evaluate {
namespace {

using plan::Instruction;
using plan::OpCode;

/// What `field op bound` leaves to the field.
Interval allowed(Operator op, const Interval& bound) {
    const auto open = [](std::optional<Bound> end) {
        if (end) end->open = true;
        return end;
    };
    switch (op) {
        case Operator::less: return {std::nullopt, open(bound.high)};
        case Operator::less_or_equal: return {std::nullopt, bound.high};
        case Operator::greater: return {open(bound.low), std::nullopt};
        case Operator::greater_or_equal: return {bound.low, std::nullopt};
        case Operator::equal: return bound;
        default: break;
    }
    ZHUNZE_CHECK(!"this operator bounds nothing");
    return {};
}

}  // namespace

Machine::Machine(const program::Program& program, const plan::RecordPlan& plan, const program::Readings& readings, Fields fields)
    : program_(program), plan_(plan), readings_(readings), slots_(std::move(fields.values)), traces_(std::move(fields.traces)) {
    slots_.resize(plan.slot_count);
}

void Machine::run(std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) {
        const Instruction& instruction = plan_.instructions[i];
        slots_[instruction.target.value] = compute(instruction);
    }
}

Value Machine::compute(const Instruction& instruction) {
    load_operands(instruction);
    switch (instruction.code) {
        case OpCode::constant: return plan_.constants[instruction.operand];
        case OpCode::question: return answer(instruction);
        case OpCode::operation: return operate(instruction);
        case OpCode::cases: return choose(instruction, operands_);
    }
    ZHUNZE_CHECK(!"an instruction has a code");
    return {};
}

void Machine::load_operands(const Instruction& instruction) {
    operands_.clear();
    for (std::uint32_t i = 0; i < instruction.argument_count; ++i) {
        operands_.push_back(&slot(plan_.arguments[instruction.first_argument + i]));
    }
}

Value Machine::answer(const Instruction& instruction) const {
    for (const auto& [question, option] : readings_.answers) {
        if (question.value == instruction.operand) return Value::of_member(option);
    }
    return Value::unknown(ValueKind::member, CauseSet(instruction.cause));
}

Value Machine::operate(const Instruction& instruction) const {
    switch (instruction.op) {
        case Operator::within: return within(instruction);
        case Operator::declared_none: return Value::of(truth_of(origin_of_argument(instruction) == FieldOrigin::declared_none));
        case Operator::inapplicable: return Value::of(truth_of(origin_of_argument(instruction) == FieldOrigin::not_applicable));
        case Operator::known: {
            const FieldOrigin origin = origin_of_argument(instruction);
            return Value::of(truth_of(origin != FieldOrigin::not_given && origin != FieldOrigin::inferred));
        }
        default: break;
    }
    OperationContext context;
    context.undefined = instruction.cause;
    context.rounding = instruction.rounding;
    context.months = instruction.months;
    context.reading = instruction.cause;
    if (instruction.boundary) context.boundary = reading_of(instruction.boundary);
    return apply(instruction.op, operands_, context);
}

/// A member lies within itself and within all it descends from.
Value Machine::within(const Instruction& instruction) const {
    const Value& member = *operands_[0];
    const Value& group = *operands_[1];
    if (member.known() && group.known()) {
        const auto& members = program_.taxonomies[instruction.taxonomy].members;
        const std::int32_t last = members[static_cast<std::size_t>(group.member)].last;
        return Value::of(truth_of(group.member <= member.member && member.member <= last));
    }
    CauseSet causes = member.causes;
    causes.add(group.causes);
    return Value::of(Truth::unknown, std::move(causes));
}

FieldOrigin Machine::origin_of_argument(const Instruction& instruction) const {
    return traces_[plan_.arguments[instruction.first_argument].value].origin;
}

OperationContext::Boundary Machine::reading_of(program::SourceId source) const {
    program::Boundary boundary = program_.documents[source].boundary.value_or(program::Boundary::undecided);
    for (const auto& [settled, reading] : readings_.boundaries) {
        if (settled == source) boundary = reading;
    }
    switch (boundary) {
        case program::Boundary::included: return OperationContext::Boundary::included;
        case program::Boundary::excluded: return OperationContext::Boundary::excluded;
        case program::Boundary::undecided: break;
    }
    return OperationContext::Boundary::undecided;
}

Interval Machine::limit(const plan::FieldBound& bound) const {
    const std::optional<Interval> range = range_of(slot(bound.bound));
    return range ? allowed(bound.op, *range) : Interval{};
}

bool Machine::narrow(const plan::FieldBound& bound, const Interval& limit) {
    Value& value = slots_[bound.field];
    if (value.known() || !value.interval) return false;
    const Interval before = *value.interval;
    value.interval = intersect(before, limit);
    if (*value.interval == before) return false;
    FieldTrace& trace = traces_[bound.field];
    trace.origin = FieldOrigin::inferred;
    if (value.interval->low != before.low) trace.low = bound.invariant;
    if (value.interval->high != before.high) trace.high = bound.invariant;
    return true;
}

}  // namespace zhunze::evaluate
