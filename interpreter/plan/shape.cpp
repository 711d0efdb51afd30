// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "plan/lower.hpp"

namespace zhunze::plan {
namespace {

/// Keeps the first thing that is wrong.
class Problem {
public:
    void expect(bool holds, const std::string& problem) {
        if (!holds && text_.empty()) text_ = problem;
    }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

/// The instructions of an application or of a Frame, whose parts have the same names.
struct Code {
    const std::vector<SlotId>& arguments;
    const std::vector<Instruction>& instructions;
    const std::vector<Loop>& loops;
    std::uint32_t slot_count;
    std::uint32_t field_count;
};

/// Walks some instructions in the order of their run.
class CodeCheck {
public:
    CodeCheck(const program::Program& program, const RecordPlan& plan, const Code& code, Problem& problem)
        : program_(program), plan_(plan), code_(code), problem_(problem), written_(code.slot_count, false) {}

    void write(SlotId slot, const std::string& name) {
        problem_.expect(slot.value < code_.slot_count, name + " writes out of range");
        if (slot.value >= code_.slot_count) return;
        problem_.expect(!written_[slot.value], name + " writes a slot a second time");
        written_[slot.value] = true;
    }
    void expect_written(SlotId slot, const std::string& what) { problem_.expect(is_written(slot), what + " is read before it is written"); }
    [[nodiscard]] bool is_written(SlotId slot) const { return slot.value < code_.slot_count && written_[slot.value]; }

    void run(std::size_t first, std::size_t end) {
        for (std::size_t i = first; i < end; ++i) check(code_.instructions[i], "instruction " + std::to_string(i));
    }
    void expect_all_written() {
        for (std::uint32_t slot = 0; slot < code_.slot_count; ++slot) {
            problem_.expect(written_[slot], "slot " + std::to_string(slot) + " is never written");
        }
    }

private:
    void check(const Instruction& instruction, const std::string& name) {
        problem_.expect(instruction.expr.value < program_.exprs.size(), name + " comes from no expression");
        problem_.expect(!instruction.cause || instruction.cause.value < plan_.causes.size(), name + " has a cause out of range");
        switch (instruction.code) {
            case OpCode::constant: problem_.expect(instruction.operand < plan_.constants.size(), name + " loads no constant"); break;
            case OpCode::question: problem_.expect(instruction.operand < program_.questions.size(), name + " asks no question"); break;
            case OpCode::parameter: problem_.expect(instruction.operand < program_.parameters.size(), name + " reads no parameter"); break;
            case OpCode::lookup: problem_.expect(instruction.operand < program_.tables.size(), name + " reads no table"); [[fallthrough]];
            case OpCode::operation:
            case OpCode::cases: check_arguments(instruction, name); break;
            case OpCode::selection: check_arguments(instruction, name); check_loop(instruction, name); break;
        }
        write(instruction.target, name);
    }

    void check_arguments(const Instruction& instruction, const std::string& name) {
        const std::size_t end = std::size_t{instruction.first_argument} + instruction.argument_count;
        if (end > code_.arguments.size() || instruction.argument_count == 0) return problem_.expect(false, name + " has no arguments");
        for (std::size_t i = instruction.first_argument; i < end; ++i) {
            expect_written(code_.arguments[i], "an argument of " + name);
        }
        if (instruction.code == OpCode::operation && facts_of(instruction.op).kleene == KleeneBehaviour::inspects) {
            problem_.expect(code_.arguments[instruction.first_argument].value < code_.field_count, name + " inspects what is no field");
        }
        if (instruction.code == OpCode::cases) {
            problem_.expect((instruction.argument_count % 2 == 1) == instruction.has_otherwise, name + " has a value without condition");
        }
    }

    void check_loop(const Instruction& instruction, const std::string& name) {
        if (instruction.operand >= code_.loops.size()) return problem_.expect(false, name + " runs no loop");
        const Loop& loop = code_.loops[instruction.operand];
        problem_.expect(facts_of(loop.op).rule == OperandRule::items, name + " is no selection");
        problem_.expect(loop.item.record.value < program_.records.size(), "the items of " + name + " have no record");
        if (!problem_.text().empty()) return;
        const auto fields = static_cast<std::uint32_t>(program_.records[loop.item.record].fields.size());
        check_frame(loop.item, fields, {loop.where, loop.by, loop.by ? SlotId() : loop.body}, "an item of " + name);
        if (loop.by) check_frame(loop.group, 0, {loop.body}, "a group of " + name);
    }

    /// Of a frame the first slots are there before it runs: the record's fields, or a group's items and key.
    void check_frame(const Frame& frame, std::uint32_t fields, std::initializer_list<SlotId> results, const std::string& name) {
        CodeCheck inner(program_, plan_, {frame.arguments, frame.instructions, frame.loops, frame.slot_count, fields}, problem_);
        for (std::uint32_t slot = 0; slot < (frame.record ? fields : 2); ++slot) inner.write(SlotId(slot), name);
        for (const std::uint32_t field : frame.fields) problem_.expect(field < fields, name + " reads no field");
        for (const Frame::Import& import : frame.imports) {
            expect_written(import.outer, "what is copied in for " + name);
            inner.write(import.here, name);
        }
        inner.run(0, frame.instructions.size());
        inner.expect_all_written();
        for (const SlotId slot : results) problem_.expect(!slot || inner.is_written(slot), name + " has a part that is never computed");
        for (const auto& [expr, slot] : frame.slot_of_expr) problem_.expect(inner.is_written(slot), "an expression has a slot never written");
    }

    const program::Program& program_;
    const RecordPlan& plan_;
    Code code_;
    Problem& problem_;
    std::vector<bool> written_;
};

/// One record's plan.
class ShapeCheck {
public:
    ShapeCheck(const program::Program& program, const RecordPlan& plan)
        : program_(program),
          plan_(plan),
          code_(program, plan, {plan.arguments, plan.instructions, plan.loops, plan.slot_count, plan.field_count}, problem_) {}

    std::string run() {
        problem_.expect(plan_.field_causes.size() == plan_.field_count && plan_.none_causes.size() == plan_.field_count &&
                            plan_.not_applicable_causes.size() == plan_.field_count,
                        "a field has no cause");
        problem_.expect(plan_.as_of_cause.value < plan_.causes.size(), "the as-of date has no cause");
        problem_.expect(plan_.slot_count >= plan_.field_count, "there are fewer slots than fields");
        problem_.expect(plan_.invariant_end <= plan_.instructions.size(), "the invariants end after the last instruction");
        if (!problem_.text().empty()) return problem_.text();
        for (std::uint32_t field = 0; field < plan_.field_count; ++field) code_.write(SlotId(field), "a field");
        code_.run(0, plan_.invariant_end);
        check_invariants();
        code_.run(plan_.invariant_end, plan_.instructions.size());
        code_.expect_all_written();
        check_uses();
        check_groups();
        return problem_.text();
    }

private:
    /// Invariants and bounds may read only what is computed up to `invariant_end`.
    void check_invariants() {
        for (const auto& [id, slot] : plan_.invariants) {
            problem_.expect(id.value < program_.invariants.size(), "an invariant is out of range");
            code_.expect_written(slot, "an invariant");
        }
        for (const FieldBound& bound : plan_.bounds) {
            problem_.expect(bound.field < plan_.field_count, "a bound is on no field");
            code_.expect_written(bound.bound, "a bound");
        }
    }

    void check_uses() {
        for (const PlannedRule& rule : plan_.rules) check_rule(rule);
        for (const auto& [id, slot] : plan_.reports) code_.expect_written(slot, "a report");
        for (const auto& [field, value] : plan_.assumed) problem_.expect(field < plan_.field_count, "an assumption is on no field");
        for (const auto& [expr, slot] : plan_.slot_of_expr) problem_.expect(code_.is_written(slot), "an expression has a slot never written");
    }

    void check_rule(const PlannedRule& rule) {
        check_clauses({rule.scope, rule.trigger, rule.content});
        for (std::size_t i = 0; i < rule.exceptions.size(); ++i) {
            code_.expect_written(rule.exceptions[i].condition, "an exception");
            for (const CauseId paper : rule.exceptions[i].evidence) problem_.expect(paper.value < plan_.causes.size(), "a paper has no cause");
            for (const std::uint32_t defeater : rule.exceptions[i].defeated_by) {
                problem_.expect(i < defeater && defeater < rule.exceptions.size(), "an exception is not defeated by a later one");
            }
        }
        for (std::size_t i = 0; i < rule.variants.size(); ++i) {
            const PlannedVariant& variant = rule.variants[i];
            check_clauses({variant.trigger, variant.content});
            problem_.expect(variant.exception < rule.exceptions.size() && variant.same_as <= i && variant.norm != nullptr,
                            "a variant belongs to no exception");
        }
        problem_.expect(rule.variants.empty() || rule.conflict.value < plan_.causes.size(), "exceptions that differ have no cause");
    }

    void check_clauses(std::initializer_list<SlotId> clauses) {
        for (const SlotId slot : clauses) problem_.expect(!slot || code_.is_written(slot), "a clause is never computed");
    }

    /// The versions of the rules, rule by rule.
    void check_groups() {
        std::size_t next = 0;
        for (const RuleGroup& group : plan_.groups) {
            problem_.expect(group.first == next && group.count > 0, "the versions of a rule do not stand together");
            next += group.count;
            for (const RuleGroup::Before& before : group.overridden_by) {
                problem_.expect(before.group < plan_.groups.size(), "no such rule goes before another");
                problem_.expect(!before.special || before.conflict.value < plan_.causes.size(), "a contested precedence has no cause");
            }
        }
        problem_.expect(next == plan_.rules.size(), "a rule has no group");
    }

    const program::Program& program_;
    const RecordPlan& plan_;
    Problem problem_;
    CodeCheck code_;
};

}  // namespace

std::string broken_invariant(const Plan& plan) {
    if (plan.records.size() != plan.program->records.size()) return "there is not one plan a record";
    for (const RecordPlan& record : plan.records) {
        if (std::string problem = ShapeCheck(*plan.program, record).run(); !problem.empty()) return problem;
    }
    return {};
}

}  // namespace zhunze::plan
