// SPDX-License-Identifier: Apache-2.0
// What columns decide of many applications, against the naive evaluator.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "differential/column_tally.hpp"

namespace zhunze::differential {

/// One rule set of this seed and so many applications of it, in batches; says where columns, or evaluate::evaluate on a sample, are
/// not of the naive evaluator's opinion: the module, the application, both verdicts. Empty if nowhere.
[[nodiscard]] std::string compare_seed(std::uint64_t seed, std::size_t applications, ComparisonTally& tally);

}  // namespace zhunze::differential
