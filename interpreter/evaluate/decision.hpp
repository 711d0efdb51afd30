// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "plan/plan.hpp"

namespace zhunze::evaluate {

/// What each stage of a rule came out as, whether or not the rule got that far.
struct Stages {
    Truth in_force = Truth::unknown;
    Truth scope = Truth::unknown;
    Truth trigger = Truth::unknown;
    Truth exempt = Truth::unknown;     ///< an exception holds
    Truth satisfied = Truth::unknown;  ///< the content is as the norm wants it; of a grant always no
    // Trigger and content are those of the replacement that decided, if one did.
    friend bool operator==(const Stages&, const Stages&) = default;
};

struct RuleDecision {
    program::RuleId rule;            ///< the version in force; the first if none is or that is open
    std::uint32_t planned = 0;       ///< index of that version in the plan's rules
    program::OutcomeSet possible;
    CauseSet causes;                 ///< why it is not down to one outcome; empty if it is
    std::vector<program::ExceptionId> exceptions;  ///< that hold; if none does, those that may
    program::ExceptionId replaced_by;  ///< the exception whose variant of the rule decided; none: its own content
    bool exceptions_conflict = false;  ///< exceptions that differ in effect hold together
    /// In force, in scope, triggered, and neither exempt nor overridden: the content it binds with (plan::ContentId::index), if that is sure.
    std::optional<std::uint32_t> binds;
    bool binding = false;            ///< some content that it may have is a ban or a duty
    program::RuleId overridden_by;   ///< the rule that goes before it and decides, or may; none if there is none
    Stages stages;
    std::vector<Truth> atoms;        ///< in the order of the plan's: a record of the run, three-valued
    friend bool operator==(const RuleDecision&, const RuleDecision&) = default;
};

struct Decision {
    program::RecordId record;
    std::optional<Date> as_of;
    program::Overall outcome = program::Overall::invalid;
    std::vector<RuleDecision> rules;  ///< in the order of the plan's groups
    std::vector<std::pair<program::RuleId, program::RuleId>> conflicts;  ///< of two rules; contested precedence among them
    CauseSet missing;                 ///< what can still change the application's outcome
    std::vector<Value> reports;       ///< in the plan's order
    std::vector<plan::Cause> item_causes;  ///< causes within items: their ids follow the plan's
    std::vector<Diagnostic> errors;   ///< the input's, and broken invariants; set: no rule was evaluated
    std::vector<Diagnostic> warnings;

    /// What a cause of this decision is.
    [[nodiscard]] const plan::Cause& cause(const plan::RecordPlan& plan, CauseId id) const {
        return id.value < plan.causes.size() ? plan.causes[id] : item_causes[id.value - plan.causes.size()];
    }
};

/// What a field was taken to be.
enum class FieldOrigin : unsigned char { given, assumed, inferred, not_given, declared_none, not_applicable };

struct FieldTrace {
    FieldOrigin origin = FieldOrigin::not_given;
    program::InvariantId low;   ///< which invariant gave the lower end of its interval
    program::InvariantId high;
};

struct LoopTrace;
/// One item of a list, or one group of items, as a selection saw it.
struct ItemTrace {
    std::vector<std::uint32_t> indexes;  ///< of the item in its list; of a group, of all its items
    Value where;                         ///< whether it counts
    std::vector<Value> slots;            ///< of the loop's frame `item`, or of `group`
    std::vector<FieldTrace> fields;      ///< of an item
    std::vector<LoopTrace> loops;        ///< by the frame's loops
};
/// One run of a selection. Of very long lists not every item and group is kept (Trace), but all are counted.
struct LoopTrace {
    std::size_t run = 0, counted = 0, open = 0;  ///< items in all, those that count, and those that may
    std::size_t group_count = 0;
    std::vector<ItemTrace> items;        ///< the first of them
    std::vector<ItemTrace> groups;       ///< with a key; the first of them
};

/// Every slot's value, for an explanation. Recording is keeping the slots of the very run that decided; within lists, up to so many
/// values in all.
struct Trace {
    static constexpr std::size_t most_item_values = 1'000'000;
    std::vector<Value> slots;
    std::vector<FieldTrace> fields;
    std::vector<LoopTrace> loops;        ///< by RecordPlan::loops
    std::vector<std::vector<Truth>> exception_holds;  ///< by the plan's rules, every version, and their exceptions
};

}  // namespace zhunze::evaluate
