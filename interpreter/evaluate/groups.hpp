// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "evaluate/items.hpp"

namespace zhunze::evaluate {

/// An item of a list with the key of the group it belongs to.
struct Keyed {
    const Item* item;
    Value where;  ///< whether it counts
    Value key;
};

struct Group {
    Value key;
    std::vector<const Item*> items;
};

/// The items that count, by key, in the order in which the keys first appear; or, where it is open which groups there are, why.
struct Grouping {
    std::vector<Group> groups;
    bool certain = true;
    CauseSet doubts;
};
[[nodiscard]] Grouping group_items(const std::vector<Keyed>& items);

}  // namespace zhunze::evaluate
