// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evaluate/machine.hpp"

namespace zhunze::evaluate {

/// What rules are decided by, once every slot is computed. All outlive the call.
struct RuleContext {
    const program::Program& program;
    const plan::RecordPlan& plan;
    const facts::Application& application;
    const Machine& machine;
    const Value& as_of;  ///< kind date
};

}  // namespace zhunze::evaluate
