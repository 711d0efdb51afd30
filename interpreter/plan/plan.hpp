// SPDX-License-Identifier: Apache-2.0
// The rules of one record as flat instructions over slots, in an order in which every operand is computed before its use.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
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
        undefined,       ///< an expression that has no value here (division by zero, no case, no row, no item, too large)
        as_of,           ///< the as-of date, of a record without such a field
        parameter,       ///< a parameter that no authority has set for the day
        conflict         ///< exceptions of one rule that hold together and differ, or a contested precedence of two rules
    };
    /// One step into a list: which item of which field.
    struct Step {
        program::FieldId list;
        std::uint32_t index = 0;
        friend bool operator==(const Step&, const Step&) = default;
        friend auto operator<=>(const Step&, const Step&) = default;
    };
    Kind kind = Kind::fact;
    program::FieldId field;        ///< fact, none, not_applicable
    program::SourceId source;      ///< boundary
    program::QuestionId question;  ///< question
    program::ExprId expr;          ///< undefined
    std::string evidence;          ///< evidence
    program::ParameterId parameter;  ///< parameter
    program::RuleId rule, other;   ///< conflict: the rule (base), and the one that would go before it
    std::vector<Step> in;          ///< the item whose field, or in which the expression, is meant; empty: the application itself
    friend bool operator==(const Cause&, const Cause&) = default;
};

enum class OpCode : unsigned char {
    constant,   ///< operand: index into `constants`
    question,   ///< operand: QuestionId
    parameter,  ///< operand: ParameterId
    operation,  ///< `op` over the arguments
    lookup,     ///< operand: TableId; the arguments are its columns
    selection,  ///< operand: index into `loops` of the frame; the argument is the list
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

struct Loop;

/// Instructions over slots of their own: those of an application, of an item of a list, or of a group of items. Slots begin with
/// the record's fields (item), or are the group's items and its key (group).
struct Frame {
    program::RecordId record;      ///< none of a group
    std::uint32_t slot_count = 0;
    std::vector<SlotId> arguments;
    std::vector<Instruction> instructions;
    std::vector<Loop> loops;       ///< by the `operand` of instructions with OpCode::selection
    /// By program::ExprId, of nested frames; the application's is in RecordPlan. What does not speak of the item or the group is
    /// computed once, in the outermost frame that can, and stands here with the slot it is copied to.
    std::unordered_map<std::uint32_t, SlotId> slot_of_expr;
    struct Import { SlotId outer, here; };
    std::vector<Import> imports;   ///< values of the frame around this one, copied in before an item is run
    std::vector<std::uint32_t> fields;  ///< of an item: the fields that are read, in the order of their first use; no other has its value
};

/// A selection: what is done for each item of a list.
struct Loop {
    Operator op = Operator::exists;
    program::ExprId expr;
    Frame item;       ///< computes `where`, and `by` or `body`
    SlotId where, by; ///< in `item`; none where it is not written
    SlotId body;      ///< in `item`, or with `by` in `group`; none: only the items count
    Frame group;      ///< with `by`: slot 0 the items of the group, slot 1 its key
    CauseId undefined;  ///< of a result that does not exist (the least of no items)
};

struct PlannedException {
    program::ExceptionId id;
    SlotId condition;
    std::vector<CauseId> evidence;  ///< one a required paper
    std::vector<std::uint32_t> defeated_by;  ///< indexes into the rule's `exceptions`, all after this one
};
/// What the rule is while an exception with effect replace holds.
struct PlannedVariant {
    std::uint32_t exception = 0;  ///< index into the rule's `exceptions`
    std::uint32_t same_as = 0;    ///< the first of the rule's variants with the same trigger and norm, itself if none stands before it
    SlotId trigger, content;
    const program::Norm* norm = nullptr;  ///< in the program
};
struct PlannedRule {
    program::RuleId id;              ///< of this version
    SlotId scope, trigger, content;  ///< none where the rule has no such clause
    std::vector<PlannedException> exceptions;
    std::vector<PlannedVariant> variants;
    CauseId conflict;                ///< of exceptions that hold together and differ; none without variants
    std::vector<SlotId> atoms;  ///< the elementary conditions of its clauses, in the order they are written: what `and`, `or`, `not` join
};

/// The versions of one rule, and who goes before it.
struct RuleGroup {
    std::uint32_t first = 0, count = 1;  ///< its versions among RecordPlan::rules, by date
    struct Before {
        std::uint32_t group = 0;
        bool special = false;  ///< by 特别于 alone, which some versions of the two may contest
        CauseId conflict;      ///< of that; none unless special
    };
    std::vector<Before> overridden_by;   ///< indexes into RecordPlan::groups
};

/// What a version of a rule may be made of.
struct ContentId {
    program::RuleId rule;     ///< the version
    std::uint32_t index = 0;  ///< 0: its own trigger and norm; n: those of its variant n − 1
    friend bool operator==(const ContentId&, const ContentId&) = default;
};

/// Mandatory norms about one thing, by what they want of it: two of different sides cannot both be obeyed. Thousands of rules may
/// stand on a side, so the pairs are not written out.
struct Opposition {
    std::vector<std::vector<ContentId>> sides;  ///< two or more, each in the order of the rules
    friend bool operator==(const Opposition&, const Opposition&) = default;
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
    std::vector<PlannedRule> rules;    ///< every version of every rule; the versions of one stand together
    std::vector<RuleGroup> groups;     ///< one a rule; decisions are in this order
    std::vector<Loop> loops;           ///< of the application's own frame
    std::vector<Opposition> opposites;
    std::vector<std::pair<program::DefinitionId, SlotId>> reports;
    Store<CauseId, Cause> causes;
    std::vector<CauseId> field_causes;           ///< fact, by field index
    std::vector<CauseId> none_causes;            ///< declared none, by field index
    std::vector<CauseId> not_applicable_causes;  ///< by field index
    CauseId as_of_cause;
    std::unordered_map<std::uint32_t, SlotId> slot_of_expr;  ///< by program::ExprId; of what the record uses
    [[nodiscard]] SlotId slot(program::ExprId expr) const {
        const auto found = slot_of_expr.find(expr.value);
        return found == slot_of_expr.end() ? SlotId() : found->second;
    }
};

/// One plan a record that has rules, invariants or reports; indexed by RecordId.
struct Plan {
    std::shared_ptr<const program::Program> program;
    std::vector<RecordPlan> records;
};

}  // namespace zhunze::plan
