// SPDX-License-Identifier: Apache-2.0
// The rules of one record as flat instructions over slots, in an order in which every operand is computed before its use.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "program/program.hpp"

namespace zhunze::plan {

using SlotId = Id<struct SlotTag>;

/// What an unknown may be traced to.
struct Cause {
    enum class Kind : unsigned char {
        fact,            ///< a field that is not given
        none,            ///< a field declared 无, of which no value can be had
        not_applicable,  ///< a field declared 不适用
        evidence,        ///< a paper an exception asks for
        boundary,        ///< whether a source's 以上/以下 include the number
        question,        ///< an undecided reading
        undefined,       ///< an expression that has no value here (division by zero, no case, too large)
        as_of            ///< the as-of date, of a record without such a field
    };
    Kind kind = Kind::fact;
    program::FieldId field;        ///< fact, none, not_applicable
    program::SourceId source;      ///< boundary
    program::QuestionId question;  ///< question
    program::ExprId expr;          ///< undefined
    std::string evidence;          ///< evidence
    friend bool operator==(const Cause&, const Cause&) = default;
};

enum class OpCode : unsigned char {
    constant,   ///< operand: index into `constants`
    question,   ///< operand: QuestionId
    operation,  ///< `op` over the arguments
    cases       ///< arguments as in program::ExprKind::cases
};

struct Instruction {
    OpCode code = OpCode::constant;
    Operator op = Operator::both;
    RoundingMode rounding = RoundingMode::half_even;
    bool has_otherwise = false;
    bool in_order = false;
    bool months = false;               ///< operators add, subtract: dates move by months, not days
    SlotId target;
    std::uint32_t first_argument = 0;  ///< into `arguments`
    std::uint32_t argument_count = 0;
    std::uint32_t operand = 0;
    program::TaxonomyId taxonomy;      ///< operator within
    program::SourceId boundary;        ///< operators up_to, at_or_over
    CauseId cause;                     ///< undefined value of this expression, or the open reading
    program::ExprId expr;              ///< where it comes from
};

/// `field op bound` taken from an invariant: what an unknown field still obeys.
struct FieldBound {
    std::uint32_t field = 0;  ///< index in the record, and its slot
    Operator op = Operator::less_or_equal;  ///< less, less_or_equal, greater, greater_or_equal, equal
    SlotId bound;
    program::InvariantId invariant;
};

struct PlannedException {
    program::ExceptionId id;
    SlotId condition;
    std::vector<CauseId> evidence;  ///< one a required paper
};
struct PlannedRule {
    program::RuleId id;
    SlotId scope, trigger, content;  ///< none where the rule has no such clause
    std::vector<PlannedException> exceptions;
    std::vector<SlotId> atoms;  ///< the elementary conditions of its clauses, in the order they are written: what `and`, `or`, `not` join
};

/// All that is needed to evaluate applications of one record. Slots 0 … fields−1 are the record's fields.
struct RecordPlan {
    program::RecordId record;
    std::uint32_t field_count = 0;
    std::uint32_t slot_count = 0;
    std::vector<Value> constants;
    std::vector<SlotId> arguments;
    std::vector<Instruction> instructions;
    std::uint32_t invariant_end = 0;  ///< instructions before it compute the invariants and their parts
    std::vector<std::pair<program::InvariantId, SlotId>> invariants;
    std::vector<FieldBound> bounds;
    std::vector<std::pair<std::uint32_t, Value>> assumed;  ///< field index, value
    std::vector<PlannedRule> rules;
    std::vector<std::pair<program::RuleId, program::RuleId>> opposites;  ///< mandatory rules that cannot both be obeyed
    std::vector<std::pair<program::DefinitionId, SlotId>> reports;
    Store<CauseId, Cause> causes;
    std::vector<CauseId> field_causes;           ///< fact, by field index
    std::vector<CauseId> none_causes;            ///< declared none, by field index
    std::vector<CauseId> not_applicable_causes;  ///< by field index
    CauseId as_of_cause;
    std::vector<SlotId> slot_of_expr;            ///< by program::ExprId; none where the record does not use it
    [[nodiscard]] SlotId slot(program::ExprId expr) const { return slot_of_expr[expr.value]; }
};

/// One plan a record that has rules, invariants or reports; indexed by RecordId.
struct Plan {
    std::shared_ptr<const program::Program> program;
    std::vector<RecordPlan> records;
};

}  // namespace zhunze::plan
