// SPDX-License-Identifier: Apache-2.0
// Expressions with their values, as programs read them.
#pragma once

#include "explain/json_parts.hpp"

namespace zhunze::explain {

[[nodiscard]] Json json_place(const RulePlace& place);
[[nodiscard]] Json json_period(const Period& period);
[[nodiscard]] Json json_citation(const Citation& citation);
[[nodiscard]] Json json_bound(const std::optional<QuantityBound>& bound);
[[nodiscard]] Json json_shown(const Shown& shown, Language language);
/// `tree` holds the facts and definitions that the node refers to.
[[nodiscard]] Json json_node(const Tree& tree, const Node& node, Language language);

template <class Items, class Write>
Json json_list(const Items& items, const Write& write) {
    Json result = Json::array();
    for (const auto& item : items) result.push(write(item));
    return result;
}

}  // namespace zhunze::explain
