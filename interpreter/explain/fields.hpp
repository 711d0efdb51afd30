// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "explain/nodes.hpp"

namespace zhunze::explain {

/// Every field of the record as the run took it: given, assumed, inferred, …
[[nodiscard]] std::vector<Fact> facts_of_run(const Case& subject, NodeBuilder& nodes);

/// A field of an item of a list, likewise.
[[nodiscard]] Fact fact_of_item(const Case& subject, NodeBuilder& nodes, const FieldUse& use);

/// Every field as the input has it; for applications that no rule was applied to.
[[nodiscard]] std::vector<Fact> facts_as_entered(const Case& subject, const Percentages& percentages);

}  // namespace zhunze::explain
