// SPDX-License-Identifier: Apache-2.0
#include "evaluate/processor.hpp"

#include "base/check.hpp"
#include "evaluate/choose.hpp"
#include "evaluate/lookup.hpp"
#include "evaluate/loops.hpp"
#include "evaluate/membership.hpp"
#include "evaluate/parameters.hpp"
#include "evaluate/readings.hpp"

namespace zhunze::evaluate {

using plan::Instruction;
using plan::OpCode;

void Processor::run(std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i) {
        const Instruction& instruction = code_.instructions[i];
        Value& target = slots_[instruction.target.value];
        target = compute(instruction);
        // Whose value does not exist is part of the cause.
        if (item_ != nullptr && target.causes.contains(instruction.cause)) {
            target.causes.exchange(instruction.cause, run_.causes.of_expression(*item_, instruction.cause));
        }
    }
}

Value Processor::compute(const Instruction& instruction) {
    load_operands(instruction);
    switch (instruction.code) {
        case OpCode::constant: return run_.plan.constants[instruction.operand];
        case OpCode::question: return answer(instruction);
        case OpCode::parameter:
            return parameter_value(run_.program, program::ParameterId(instruction.operand), run_.readings, run_.as_of, instruction.cause);
        case OpCode::operation: return operate(instruction);
        case OpCode::lookup: return look_up(run_.program.tables[program::TableId(instruction.operand)], operands_, instruction.cause);
        case OpCode::selection: return select(instruction);
        case OpCode::cases: return choose(instruction, operands_);
    }
    ZHUNZE_CHECK(!"an instruction has a code");
    return {};
}

void Processor::load_operands(const Instruction& instruction) {
    operands_.clear();
    for (std::uint32_t i = 0; i < instruction.argument_count; ++i) {
        operands_.push_back(&slots_[code_.arguments[instruction.first_argument + i].value]);
    }
}

Value Processor::answer(const Instruction& instruction) const {
    for (const auto& [question, option] : run_.readings.answers) {
        if (question.value == instruction.operand) return Value::of_member(option);
    }
    return Value::unknown(ValueKind::member, CauseSet(instruction.cause));
}

Value Processor::operate(const Instruction& instruction) const {
    const program::Taxonomy* taxonomy = instruction.taxonomy ? &run_.program.taxonomies[instruction.taxonomy] : nullptr;
    switch (instruction.op) {
        case Operator::within: return within(*taxonomy, *operands_[0], *operands_[1]);
        case Operator::among: return among(taxonomy, operands_);
        case Operator::valid_on: return valid_on(*taxonomy, *operands_[0], *operands_[1]);
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
    if (instruction.boundary) context.boundary = reading_of(run_.program, run_.readings, instruction.boundary);
    return apply(instruction.op, operands_, context);
}

Value Processor::select(const Instruction& instruction) {
    LoopTrace trace;
    LoopTrace* const record = run_.recording ? &trace : nullptr;
    Value value = run_loop(run_, {code_.loops[instruction.operand], slots_, item_}, *operands_[0], record);
    if (record != nullptr) {
        traces_.resize(code_.loops.size());
        traces_[instruction.operand] = std::move(trace);
    }
    return value;
}

FieldOrigin Processor::origin_of_argument(const Instruction& instruction) const {
    return origins_[code_.arguments[instruction.first_argument].value].origin;
}

}  // namespace zhunze::evaluate
