// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "explain/nodes.hpp"

namespace zhunze::explain {

/// The rules of the record with their clauses, in the plan's order.
[[nodiscard]] std::vector<Rule> rules_of(const Case& subject, const plan::RecordPlan& record, const evaluate::Trace& trace,
                                         NodeBuilder& nodes);

}  // namespace zhunze::explain
