// SPDX-License-Identifier: Apache-2.0
// Which parts of a tree made it what it is.
#pragma once

#include "explain/tree.hpp"

namespace zhunze::explain {

/// Sets `decides` of the node's operands from their values and its own: the true ones of a true `or`, the false ones of a
/// false `and`, the open ones where it is open; the branch taken of cases.
void mark_decisive_operands(Node& node);

/// The nodes below a selection: of the items shown.
template <class Visit>
void each_of_items(const Node& node, const Visit& visit) {
    if (!node.selection) return;
    for (const SelectedItem& item : node.selection->shown) {
        for (const Node& one : item.where) visit(one);
        for (const Node& one : item.body) visit(one);
    }
}

/// Sets `used` of facts and definitions that a clause which was reached looks at.
void mark_used(Tree& tree);

/// Sets `decisive` of the readings on which a result hangs: a number exactly at its limit on the way to it, or a cause of it.
void mark_decisive_readings(Tree& tree);

/// The table lookups that clauses which were reached, and derived values, rest on.
[[nodiscard]] std::vector<const Node*> nodes_with_tables(const Tree& tree);

}  // namespace zhunze::explain
