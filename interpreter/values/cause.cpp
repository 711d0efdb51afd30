// SPDX-License-Identifier: Apache-2.0
#include "values/cause.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace zhunze {

void CauseSet::add(CauseId id) {
    const auto place = std::lower_bound(ids_.begin(), ids_.end(), id);
    if (place == ids_.end() || *place != id) ids_.insert(place, id);
}

void CauseSet::add(const CauseSet& other) {
    // A few more to many: the many are left where they stand, so that collecting the causes of a long list takes no quadratic time.
    constexpr std::size_t few = 8;
    if (other.ids_.size() <= few) {
        for (const CauseId id : other.ids_) add(id);
        return;
    }
    std::vector<CauseId> all;
    all.reserve(ids_.size() + other.ids_.size());
    std::set_union(ids_.begin(), ids_.end(), other.ids_.begin(), other.ids_.end(), std::back_inserter(all));
    ids_ = std::move(all);
}

void CauseSet::exchange(CauseId before, CauseId after) {
    const auto place = std::lower_bound(ids_.begin(), ids_.end(), before);
    if (place == ids_.end() || *place != before) return;
    ids_.erase(place);
    add(after);
}

bool CauseSet::contains(CauseId id) const { return std::binary_search(ids_.begin(), ids_.end(), id); }

}  // namespace zhunze
