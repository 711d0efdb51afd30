// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "evaluate/machine.hpp"

namespace zhunze::evaluate {

/// What rules are decided by, once every slot is computed. All outlive the call.
struct RuleContext {
    const program::Program& program;
    const plan::RecordPlan& plan;
    const facts::Application& application;
    const Machine& machine;
    Value as_of;  ///< kind date
};

/// Takes one rule through its stages: in force, scope, trigger, exceptions, content. Appends whether each exception holds.
[[nodiscard]] RuleDecision decide_rule(const RuleContext& context, const plan::PlannedRule& planned, std::vector<Truth>& exception_holds);

}  // namespace zhunze::evaluate
