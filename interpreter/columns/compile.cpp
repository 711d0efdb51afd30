// SPDX-License-Identifier: Apache-2.0
#include "columns/compile.hpp"

#include <algorithm>

#include "columns/compiler.hpp"
#include "columns/whole.hpp"
#include "evaluate/readings.hpp"
#include "values/operations.hpp"

namespace zhunze::columns {
namespace {

using facts::ColumnForm;
using plan::Instruction;
using plan::OpCode;

/// Expressions deeper than this are left to the other evaluator: computing a slot goes down to its facts by recursion.
constexpr std::uint16_t most_depth = 500;

class SlotCompiler {
public:
    explicit SlotCompiler(Compilation& compilation) : c_(compilation) {}

    void run() {
        c_.out.slots.resize(c_.plan.slot_count);
        for (std::uint32_t index = 0; index < c_.plan.field_count; ++index) c_.out.slots[index] = field(index);
        for (const Instruction& instruction : c_.plan.instructions) {
            Code code = compiled(instruction);
            c_.limit_depth(code);
            c_.out.slots[instruction.target.value] = std::move(code);
        }
    }

private:
    [[nodiscard]] Code field(std::uint32_t index) const {
        const ColumnForm& form = c_.out.layout[index];
        Code code;
        code.a = index;
        switch (form.kind) {
            case ColumnForm::Kind::none: return code;
            case ColumnForm::Kind::number:
            case ColumnForm::Kind::date:
            case ColumnForm::Kind::member:
                code.shape = Shape::number;
                code.op = Op::number_field;
                code.step = form.kind == ColumnForm::Kind::number ? form.step : Rational(1);
                break;
            case ColumnForm::Kind::truth:
                code.shape = Shape::truth;
                code.op = Op::truth_field;
                break;
            case ColumnForm::Kind::text:
                code.shape = Shape::text;
                code.op = Op::text_field;
                break;
        }
        return code;
    }

    [[nodiscard]] static Code constant(Value value) {
        Code code;
        if (!value.known()) return code;
        code.shape = Shape::constant;
        code.constant = std::move(value);
        return code;
    }

    Code compiled(const Instruction& instruction) {
        arguments_.clear();
        for (std::uint32_t i = 0; i < instruction.argument_count; ++i) {
            arguments_.push_back(c_.plan.arguments[instruction.first_argument + i].value);
        }
        switch (instruction.code) {
            case OpCode::constant: return constant(c_.plan.constants[instruction.operand]);
            case OpCode::question: return answer(instruction.operand);
            case OpCode::parameter: return parameter(c_, program::ParameterId(instruction.operand));
            case OpCode::operation: return operation(instruction);
            case OpCode::lookup: return look_up(c_, c_.program.tables[program::TableId(instruction.operand)], arguments_);
            case OpCode::cases: return choose(c_, instruction, arguments_);
            case OpCode::selection: break;
        }
        return {};
    }

    [[nodiscard]] Code answer(std::uint32_t question) const {
        for (const auto& [asked, option] : c_.readings.answers) {
            if (asked.value == question) return constant(Value::of_member(option));
        }
        return {};
    }

    [[nodiscard]] OperationContext::Boundary boundary(const Instruction& instruction) const {
        return instruction.boundary ? evaluate::reading_of(c_.program, c_.readings, instruction.boundary) : OperationContext::Boundary::undecided;
    }

    /// Of constants alone, as the operator's law has it.
    [[nodiscard]] std::optional<Code> folded(const Instruction& instruction) const {
        const bool inspects = facts_of(instruction.op).kleene == KleeneBehaviour::inspects;
        const bool needs_more = instruction.op == Operator::within || instruction.op == Operator::among || instruction.op == Operator::valid_on;
        if (inspects || needs_more) return std::nullopt;
        std::vector<const Value*> operands;
        for (const SlotIndex argument : arguments_) {
            if (c_.code(argument).shape != Shape::constant) return std::nullopt;
            operands.push_back(&c_.code(argument).constant);
        }
        OperationContext context;
        context.rounding = instruction.rounding;
        context.months = instruction.months;
        context.boundary = boundary(instruction);
        return constant(apply(instruction.op, operands, context));
    }

    Code operation(const Instruction& instruction) {
        if (std::optional<Code> code = folded(instruction)) return *std::move(code);
        const SlotIndex a = arguments_[0], b = arguments_[arguments_.size() > 1 ? 1 : 0];
        const program::Taxonomy* const taxonomy = instruction.taxonomy ? &c_.program.taxonomies[instruction.taxonomy] : nullptr;
        switch (instruction.op) {
            case Operator::either: return joined(c_, Op::either, arguments_);
            case Operator::both: return joined(c_, Op::both, arguments_);
            case Operator::negation: return turned_round(c_, copy(a));
            case Operator::less: return comparison(c_, Relation::less, a, b);
            case Operator::less_or_equal: return comparison(c_, Relation::less_or_equal, a, b);
            case Operator::greater: return comparison(c_, Relation::greater, a, b);
            case Operator::greater_or_equal: return comparison(c_, Relation::greater_or_equal, a, b);
            case Operator::equal: return equality(c_, a, b);
            case Operator::not_equal: return turned_round(c_, equality(c_, a, b));
            case Operator::up_to: return bounded(instruction, a, b);
            case Operator::at_or_over: return bounded(instruction, b, a);
            case Operator::between: return between();
            case Operator::within: return within(c_, *taxonomy, a, b);
            case Operator::among: return among(c_, taxonomy, arguments_);
            case Operator::known: return known(a);
            case Operator::declared_none:
            case Operator::inapplicable: return is_kept_fact(a) ? constant_truth(false) : Code();
            case Operator::starts_with: return starts_with(c_, a, b);
            case Operator::valid_on: return valid_on(*taxonomy, a, b);
            default: return number(instruction, a, b);
        }
    }

    Code number(const Instruction& instruction, SlotIndex a, SlotIndex b) {
        if (instruction.op == Operator::year_of || instruction.op == Operator::month_of) return part_of_date(instruction.op, a);
        if (c_.program.exprs[instruction.expr].type.kind != program::Type::Kind::quantity) return {};
        const bool amounts = std::ranges::all_of(arguments_, [&](SlotIndex slot) { return is_amount(slot); });
        if (!amounts) return {};
        switch (instruction.op) {
            case Operator::add: return sum(c_, a, b, 1);
            case Operator::subtract: return sum(c_, a, b, -1);
            case Operator::multiply: return product(c_, a, b);
            case Operator::divide: return quotient(c_, a, b);
            case Operator::minus: return negated(c_, a);
            case Operator::round: return rounded(c_, a, b, instruction.rounding);
            case Operator::smaller: return extreme(c_, arguments_, Op::smaller);
            case Operator::larger: return extreme(c_, arguments_, Op::larger);
            case Operator::absolute: return absolute(c_, a);
            default: return {};
        }
    }

    /// Not a day or a member, which stand in columns of whole numbers as well.
    [[nodiscard]] bool is_amount(SlotIndex slot) const {
        const Code& code = c_.code(slot);
        if (code.shape == Shape::constant) return code.constant.kind == ValueKind::number;
        if (slot < c_.plan.field_count) return c_.field(slot).type.kind == program::Type::Kind::quantity;
        return code.shape == Shape::number || code.shape == Shape::ratio;
    }

    [[nodiscard]] Code copy(SlotIndex slot) const {
        Code code;
        if (c_.code(slot).shape == Shape::constant) return c_.code(slot);
        if (c_.code(slot).shape != Shape::truth) return code;
        code.shape = Shape::truth;
        code.op = Op::both;
        code.arguments = {slot};
        return code;
    }

    Code bounded(const Instruction& instruction, SlotIndex low, SlotIndex high) {
        switch (boundary(instruction)) {
            case OperationContext::Boundary::included: return comparison(c_, Relation::less_or_equal, low, high);
            case OperationContext::Boundary::excluded: return comparison(c_, Relation::less, low, high);
            case OperationContext::Boundary::undecided: break;
        }
        return comparison(c_, Relation::less, low, high, true);
    }

    Code between() {
        const SlotIndex low = c_.add(comparison(c_, Relation::greater_or_equal, arguments_[0], arguments_[1]));
        const SlotIndex high = c_.add(comparison(c_, Relation::less_or_equal, arguments_[0], arguments_[2]));
        const SlotIndex ends[] = {low, high};
        return joined(c_, Op::both, ends);
    }

    /// Facts that are declared none or not applicable do not stand in columns; of lists columns know nothing.
    [[nodiscard]] bool is_kept_fact(SlotIndex slot) const {
        return slot < c_.plan.field_count && c_.out.layout[slot].kind != ColumnForm::Kind::none;
    }

    [[nodiscard]] Code known(SlotIndex slot) const {
        Code code;
        if (!is_kept_fact(slot)) return code;
        if (c_.is_assumed(slot)) return constant_truth(true);
        code.shape = Shape::truth;
        code.op = Op::given;
        code.a = slot;
        return code;
    }

    [[nodiscard]] Code valid_on(const program::Taxonomy& taxonomy, SlotIndex member, SlotIndex day) const {
        Code code;
        if (c_.code(member).shape != Shape::number || c_.code(day).shape != Shape::number) return code;
        code.shape = Shape::truth;
        code.op = Op::valid_member;
        code.a = member;
        code.b = day;
        for (const program::Member& one : taxonomy.members) code.validity.push_back(days_of(one.validity));
        return code;
    }

    [[nodiscard]] Code part_of_date(Operator op, SlotIndex date) const {
        Code code;
        if (c_.code(date).shape != Shape::number) return code;
        code.shape = Shape::number;
        code.op = op == Operator::year_of ? Op::year : Op::month;
        code.a = date;
        return code;
    }

    Compilation& c_;
    std::vector<SlotIndex> arguments_;
};

/// The as-of date as a slot: one for all rows, or each row's own.
void add_day(Compilation& c) {
    if (c.as_of) {
        Code code;
        code.shape = Shape::constant;
        code.constant = Value::of(*c.as_of);
        c.out.as_of_slot = c.add(std::move(code));
    } else if (c.out.as_of_field != no_slot) {
        c.out.as_of_slot = c.out.as_of_field;
    }
}

void add_steps(ColumnProgram& out) {
    for (const Code& code : out.slots) {
        Step step;
        step.shape = code.shape;
        step.op = code.op;
        step.relation = code.relation;
        step.undecided = code.undecided;
        step.argument_count = static_cast<std::uint32_t>(code.arguments.size());
        step.arguments = code.arguments.data();
        step.a = code.a;
        step.b = code.b;
        step.divisors = code.divisors;
        step.m = code.m;
        step.n = code.n;
        step.low = code.low;
        step.high = code.high;
        out.steps.push_back(step);
    }
}

/// Of texts an assumption is none: rows without the fact are left.
void add_assumptions(Compilation& c) {
    for (const auto& [field, value] : c.plan.assumed) {
        const facts::ColumnForm& form = c.out.layout[field];
        if (form.kind == ColumnForm::Kind::none) continue;
        std::optional<std::int64_t> number;
        if (value.kind == ValueKind::truth) number = value.truth == Truth::yes ? 1 : 0;
        else if (const auto scalar = scalar_of(value)) number = whole_multiple(*scalar, form.kind == ColumnForm::Kind::number ? form.step : Rational(1));
        if (number) c.out.assumed.emplace_back(field, *number);
        else c.out.must_be_given.push_back(field);
    }
}

}  // namespace

Days days_of(const Period& period) {
    constexpr std::int64_t never = std::int64_t{1} << 40;
    return {period.from ? period.from->days() : -never, period.to ? period.to->days() : never};
}

void Compilation::limit_depth(Code& code) const {
    std::uint16_t depth = 0;
    const auto look = [&](SlotIndex slot) {
        if (slot != no_slot) depth = std::max(depth, out.slots[slot].depth);
    };
    if (code.op != Op::given) {
        look(code.a);
        look(code.b);
    }
    for (const SlotIndex slot : code.divisors) look(slot);
    for (const SlotIndex slot : code.arguments) look(slot);
    code.depth = static_cast<std::uint16_t>(depth + 1);
    if (code.depth > most_depth) code = Code();
}

SlotIndex Compilation::add(Code code) {
    limit_depth(code);
    out.slots.push_back(std::move(code));
    return static_cast<SlotIndex>(out.slots.size() - 1);
}

const program::Field& Compilation::field(std::uint32_t index) const { return program.fields[program.records[plan.record].fields[index]]; }

bool Compilation::is_assumed(std::uint32_t field) const {
    return std::ranges::any_of(plan.assumed, [&](const auto& one) { return one.first == field; });
}

std::int32_t Compilation::member_count(const program::Type& type) const {
    switch (type.kind) {
        case program::Type::Kind::enumeration: return static_cast<std::int32_t>(program.enums[type.enumeration].members.size());
        case program::Type::Kind::taxonomy: return static_cast<std::int32_t>(program.taxonomies[type.taxonomy].members.size());
        case program::Type::Kind::question: return static_cast<std::int32_t>(program.questions[type.question].options.size());
        default: return 0;
    }
}

std::optional<Rational> scalar_of(const Value& value) {
    if (!value.known()) return std::nullopt;
    switch (value.kind) {
        case ValueKind::number: return value.number;
        case ValueKind::date: return Rational(value.date.days());
        case ValueKind::member: return Rational(value.member);
        default: return std::nullopt;
    }
}

std::vector<bool> fields_read(const plan::Plan& plan, program::RecordId record) {
    const plan::RecordPlan& of_record = plan.records[record.value];
    const program::Program& program = *plan.program;
    std::vector<bool> read(of_record.field_count, false);
    for (const plan::SlotId argument : of_record.arguments) {
        if (argument.value < of_record.field_count) read[argument.value] = true;
    }
    const auto mark = [&](plan::SlotId slot) {
        if (slot && slot.value < of_record.field_count) read[slot.value] = true;
    };
    for (const auto& [invariant, slot] : of_record.invariants) mark(slot);
    for (const plan::FieldBound& bound : of_record.bounds) read[bound.field] = true;
    for (const plan::PlannedRule& rule : of_record.rules) {
        mark(rule.scope);
        mark(rule.trigger);
        mark(rule.content);
        for (const plan::PlannedException& exception : rule.exceptions) mark(exception.condition);
        for (const plan::PlannedVariant& variant : rule.variants) mark(variant.trigger), mark(variant.content);
    }
    const program::Record& declared = program.records[record];
    if (declared.as_of_field) read[program.fields[declared.as_of_field].index] = true;
    for (const program::FieldId id : declared.fields) {
        // The validity of a code on the as-of date is looked at whether or not a rule reads it.
        if (program.fields[id].type.kind == program::Type::Kind::taxonomy) read[program.fields[id].index] = true;
    }
    return read;
}

ColumnProgram compile(const plan::Plan& plan, program::RecordId record, const program::Readings& readings, std::optional<Date> as_of,
                      facts::ColumnLayout layout, std::size_t least_gain) {
    ColumnProgram out;
    out.plan = &plan.records[record.value];
    out.layout = std::move(layout);
    Compilation compilation{*plan.program, *out.plan, readings, as_of, out};
    const program::FieldId as_of_field = plan.program->records[record].as_of_field;
    if (as_of) out.as_of = as_of->days();
    else if (as_of_field) out.as_of_field = plan.program->fields[as_of_field].index;
    SlotCompiler(compilation).run();
    add_day(compilation);
    add_assumptions(compilation);
    add_invariants(compilation);
    add_rules(compilation);
    arrange_rules(compilation, least_gain);
    order_slots(compilation);
    add_steps(out);
    return out;
}

}  // namespace zhunze::columns
