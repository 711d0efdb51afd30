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
    if (other.empty()) return;
    std::vector<CauseId> all;
    all.reserve(ids_.size() + other.ids_.size());
    std::set_union(ids_.begin(), ids_.end(), other.ids_.begin(), other.ids_.end(), std::back_inserter(all));
    ids_ = std::move(all);
}

bool CauseSet::contains(CauseId id) const { return std::binary_search(ids_.begin(), ids_.end(), id); }

}  // namespace zhunze
