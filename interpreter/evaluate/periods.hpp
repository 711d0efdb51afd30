// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "values/value.hpp"

namespace zhunze::evaluate {

/// Whether a period holds the day; unknown if the day is, unless the period holds every day.
[[nodiscard]] Value period_holds(const Period& period, const Value& day);

/// Whether some period holds each day there is. The periods stand by date and do not overlap.
[[nodiscard]] bool cover_every_day(const std::vector<Period>& periods);

}  // namespace zhunze::evaluate
