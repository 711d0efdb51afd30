// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <vector>

#include "base/store.hpp"

namespace zhunze {

/// One thing that is not known; the plan's cause table says what it is.
using CauseId = Id<struct CauseTag>;

/// A set of causes, kept sorted so that equal sets are equal vectors.
class CauseSet {
public:
    CauseSet() = default;
    explicit CauseSet(CauseId one) : ids_{one} {}
    void add(CauseId id);
    void add(const CauseSet& other);
    /// Puts `after` in the place of `before`, if that is in it.
    void exchange(CauseId before, CauseId after);
    [[nodiscard]] bool contains(CauseId id) const;
    [[nodiscard]] bool empty() const { return ids_.empty(); }
    [[nodiscard]] const std::vector<CauseId>& ids() const { return ids_; }
    friend bool operator==(const CauseSet&, const CauseSet&) = default;

private:
    std::vector<CauseId> ids_;
};

}  // namespace zhunze
