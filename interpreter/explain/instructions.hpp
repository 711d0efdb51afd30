// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "plan/plan.hpp"

namespace zhunze::explain {

/// All instructions of a plan, those of its selections among them.
template <class Visit>
void each_instruction(const std::vector<plan::Instruction>& instructions, const std::vector<plan::Loop>& loops, const Visit& visit) {
    for (const plan::Instruction& instruction : instructions) visit(instruction);
    for (const plan::Loop& loop : loops) {
        each_instruction(loop.item.instructions, loop.item.loops, visit);
        each_instruction(loop.group.instructions, loop.group.loops, visit);
    }
}

template <class Visit>
void each_instruction(const plan::RecordPlan& record, const Visit& visit) {
    each_instruction(record.instructions, record.loops, visit);
}

}  // namespace zhunze::explain
