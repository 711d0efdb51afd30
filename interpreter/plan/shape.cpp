// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "plan/lower.hpp"

namespace zhunze::plan {
namespace {

/// Walks one record's plan in the order of its run and keeps the first thing that is wrong.
class ShapeCheck {
public:
    ShapeCheck(const program::Program& program, const RecordPlan& plan) : program_(program), plan_(plan) {}

    std::string run() {
        expect(plan_.field_causes.size() == plan_.field_count && plan_.none_causes.size() == plan_.field_count &&
                   plan_.not_applicable_causes.size() == plan_.field_count,
               "a field has no cause");
        expect(plan_.as_of_cause.value < plan_.causes.size(), "the as-of date has no cause");
        expect(plan_.slot_count >= plan_.field_count, "there are fewer slots than fields");
        expect(plan_.slot_of_expr.size() == program_.exprs.size(), "the table of expressions has another size");
        if (!problem_.empty()) return problem_;
        written_.assign(plan_.slot_count, false);
        for (std::uint32_t field = 0; field < plan_.field_count; ++field) written_[field] = true;
        check_instructions();
        check_uses();
        return problem_;
    }

private:
    void expect(bool holds, const std::string& problem) {
        if (!holds && problem_.empty()) problem_ = problem;
    }

    [[nodiscard]] bool is_written(SlotId slot) const { return slot.value < plan_.slot_count && written_[slot.value]; }
    void expect_written(SlotId slot, const std::string& what) { expect(is_written(slot), what + " is read before it is written"); }

    void check_instructions() {
        expect(plan_.invariant_end <= plan_.instructions.size(), "the invariants end after the last instruction");
        for (std::size_t i = 0; i < plan_.instructions.size(); ++i) {
            if (i == plan_.invariant_end) check_invariants();
            check_instruction(plan_.instructions[i], "instruction " + std::to_string(i));
        }
        if (plan_.invariant_end == plan_.instructions.size()) check_invariants();
        for (std::uint32_t slot = 0; slot < plan_.slot_count; ++slot) {
            expect(written_[slot], "slot " + std::to_string(slot) + " is never written");
        }
    }

    void check_instruction(const Instruction& instruction, const std::string& name) {
        expect(instruction.expr.value < program_.exprs.size(), name + " comes from no expression");
        expect(!instruction.cause || instruction.cause.value < plan_.causes.size(), name + " has a cause out of range");
        switch (instruction.code) {
            case OpCode::constant: expect(instruction.operand < plan_.constants.size(), name + " loads no constant"); break;
            case OpCode::question: expect(instruction.operand < program_.questions.size(), name + " asks no question"); break;
            case OpCode::operation:
            case OpCode::cases: check_arguments(instruction, name); break;
        }
        const std::uint32_t target = instruction.target.value;
        expect(target < plan_.slot_count, name + " writes out of range");
        if (target >= plan_.slot_count) return;
        expect(!written_[target], name + " writes a slot a second time");
        written_[target] = true;
    }

    void check_arguments(const Instruction& instruction, const std::string& name) {
        const std::size_t end = std::size_t{instruction.first_argument} + instruction.argument_count;
        if (end > plan_.arguments.size() || instruction.argument_count == 0) return expect(false, name + " has no arguments");
        for (std::size_t i = instruction.first_argument; i < end; ++i) {
            expect_written(plan_.arguments[i], "an argument of " + name);
        }
        if (instruction.code == OpCode::operation && facts_of(instruction.op).kleene == KleeneBehaviour::inspects) {
            expect(plan_.arguments[instruction.first_argument].value < plan_.field_count, name + " inspects what is no field");
        }
        if (instruction.code == OpCode::cases) {
            expect((instruction.argument_count % 2 == 1) == instruction.has_otherwise, name + " has a value without condition");
        }
    }

    /// Invariants and bounds may read only what is computed up to `invariant_end`.
    void check_invariants() {
        for (const auto& [id, slot] : plan_.invariants) {
            expect(id.value < program_.invariants.size(), "an invariant is out of range");
            expect_written(slot, "an invariant");
        }
        for (const FieldBound& bound : plan_.bounds) {
            expect(bound.field < plan_.field_count, "a bound is on no field");
            expect_written(bound.bound, "a bound");
        }
    }

    void check_uses() {
        for (const PlannedRule& rule : plan_.rules) check_rule(rule);
        for (const auto& [id, slot] : plan_.reports) expect_written(slot, "a report");
        for (const auto& [field, value] : plan_.assumed) expect(field < plan_.field_count, "an assumption is on no field");
        for (const SlotId slot : plan_.slot_of_expr) expect(!slot || is_written(slot), "an expression has a slot never written");
    }

    void check_rule(const PlannedRule& rule) {
        for (const SlotId slot : {rule.scope, rule.trigger, rule.content}) expect(!slot || is_written(slot), "a clause is never computed");
        for (const PlannedException& exception : rule.exceptions) {
            expect_written(exception.condition, "an exception");
            for (const CauseId paper : exception.evidence) expect(paper.value < plan_.causes.size(), "a paper has no cause");
        }
    }

    const program::Program& program_;
    const RecordPlan& plan_;
    std::vector<bool> written_;
    std::string problem_;
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
