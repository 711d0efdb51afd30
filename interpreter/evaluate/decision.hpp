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
    friend bool operator==(const Stages&, const Stages&) = default;
};

struct RuleDecision {
    program::RuleId rule;
    program::OutcomeSet possible;
    CauseSet causes;                 ///< why it is not down to one outcome; empty if it is
    program::ExceptionId exception;  ///< the one that holds, or the first that may
    bool active = false;             ///< in force, in scope, triggered and no exception possible
    Stages stages;
    std::vector<Truth> atoms;        ///< in the order of the plan's: a record of the run, three-valued
    friend bool operator==(const RuleDecision&, const RuleDecision&) = default;
};

struct Decision {
    program::RecordId record;
    std::optional<Date> as_of;
    program::Overall outcome = program::Overall::invalid;
    std::vector<RuleDecision> rules;  ///< in the plan's order
    std::vector<std::pair<program::RuleId, program::RuleId>> conflicts;
    CauseSet missing;                 ///< what can still change the application's outcome
    std::vector<Value> reports;       ///< in the plan's order
    std::vector<Diagnostic> errors;   ///< the input's, and broken invariants; set: no rule was evaluated
    std::vector<Diagnostic> warnings;
};

/// What a field was taken to be.
enum class FieldOrigin : unsigned char { given, assumed, inferred, not_given, declared_none, not_applicable };

struct FieldTrace {
    FieldOrigin origin = FieldOrigin::not_given;
    program::InvariantId low;   ///< which invariant gave the lower end of its interval
    program::InvariantId high;
};

/// Every slot's value, for an explanation. Recording is keeping the slots of the very run that decided.
struct Trace {
    std::vector<Value> slots;
    std::vector<FieldTrace> fields;
    std::vector<Truth> exception_holds;  ///< in the order of the plan's rules and their exceptions
};

}  // namespace zhunze::evaluate
