// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "explain/nodes.hpp"

namespace zhunze::explain {

/// Every field of the record as the run took it: given, assumed, inferred, …
[[nodiscard]] std::vector<Fact> facts_of_run(const Case& subject, const evaluate::Trace& trace, NodeBuilder& nodes);

/// Every field as the input has it; for applications that no rule was applied to.
[[nodiscard]] std::vector<Fact> facts_as_entered(const Case& subject);

}  // namespace zhunze::explain
