// SPDX-License-Identifier: Apache-2.0
// The number line between turning points.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "values/interval.hpp"

namespace zhunze::explain {

using Accepts = std::function<bool(const Rational&)>;

/// A stretch of the number line on which every comparison stands the same way: one turning point, or all between two.
struct Stretch {
    std::optional<Rational> low;   ///< none: without limit
    std::optional<Rational> high;
    bool point = false;            ///< low = high, the number itself
    [[nodiscard]] bool contains(const Rational& number) const;
};

/// The whole line, cut at the points, which are sorted; each point is a stretch of its own.
[[nodiscard]] std::vector<Stretch> stretches(const std::vector<Rational>& points);

/// Numbers near both ends and in the middle; multiples of the quantum alone if there is one, so perhaps none.
[[nodiscard]] std::vector<Rational> samples(const Stretch& stretch, const std::optional<Rational>& quantum);

/// The stretches that come first above (`up`) or below `now` and all of which is accepted, as one interval; going by samples. The
/// one that `now` lies in does not count unless `from_here`.
[[nodiscard]] std::optional<Interval> nearest_run(const std::vector<Rational>& points, const Rational& now, bool up,
                                                  const std::optional<Rational>& quantum, const Accepts& accepts, bool from_here = false);

}  // namespace zhunze::explain
