// SPDX-License-Identifier: Apache-2.0
#include "judges.hpp"

namespace zhunze::bench {

namespace {

std::int64_t bound_of(const ThresholdRule& rule) {
    switch (rule.op) {
        case Op::less: return 2 * rule.value;
        case Op::up_to: return 2 * rule.value + 1;
        case Op::more: return -2 * rule.value;
        case Op::at_least: return -2 * rule.value + 1;
    }
    return 0;
}

}  // namespace

ThresholdIndex::ThresholdIndex(const Rules& rules) : names_(rules.names), cells_(rules.regions.size() * 3) {
    if (rules.thresholds.size() > 128) stop("the index has room for 128 rules");
    for (std::size_t index = 0; index < rules.thresholds.size(); ++index) {
        const ThresholdRule& rule = rules.thresholds[index];
        const bool upper = rule.op == Op::more || rule.op == Op::at_least;
        if (upper != (rule.measure == Measure::area)) stop("the index is for upper limits of areas and lower ones of all else");
        Bound bound{bound_of(rule), {}};
        bound.mask[index / 64] = std::uint64_t{1} << (index % 64);
        for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
            if (rule.region >= 0 && static_cast<std::size_t>(rule.region) != cell / 3) continue;
            if (rule.land_use >= 0 && static_cast<std::size_t>(rule.land_use) != cell % 3) continue;
            cells_[cell][static_cast<std::size_t>(rule.measure)].push_back(bound);
        }
    }
    for (auto& cell : cells_) {
        for (std::vector<Bound>& bounds : cell) {
            std::ranges::sort(bounds, std::greater{}, &Bound::bound);
            for (std::size_t at = 1; at < bounds.size(); ++at) {
                for (std::size_t word = 0; word < 2; ++word) bounds[at].mask[word] |= bounds[at - 1].mask[word];
            }
        }
    }
}

}  // namespace zhunze::bench
