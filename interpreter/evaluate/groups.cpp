// SPDX-License-Identifier: Apache-2.0
#include "evaluate/groups.hpp"

#include <map>

#include "values/operations.hpp"

namespace zhunze::evaluate {
namespace {

struct KeyOrder {
    bool operator()(const Value* a, const Value* b) const { return order_of(*a, *b) < 0; }
};

/// An item that may count, or whose key may be any, could belong to every group and to none.
CauseSet doubts_among(const std::vector<Keyed>& items, bool& certain) {
    CauseSet doubts;
    for (const Keyed& item : items) {
        const bool may_count = item.where.truth == Truth::unknown;
        const bool keyless = item.where.truth == Truth::yes && !item.key.known();
        if (may_count) doubts.add(item.where.causes);
        if (keyless) doubts.add(item.key.causes);
        if (may_count || keyless) certain = false;
    }
    return doubts;
}

}  // namespace

Grouping group_items(const std::vector<Keyed>& items) {
    Grouping result;
    result.doubts = doubts_among(items, result.certain);
    if (!result.certain) return result;
    std::map<const Value*, std::size_t, KeyOrder> place_of;
    for (const Keyed& item : items) {
        if (item.where.truth == Truth::no) continue;
        const auto [place, fresh] = place_of.try_emplace(&item.key, result.groups.size());
        if (fresh) result.groups.push_back({item.key, {}});
        result.groups[place->second].items.push_back(item.item);
    }
    return result;
}

}  // namespace zhunze::evaluate
