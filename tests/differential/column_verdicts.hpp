// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "differential/applications.hpp"
#include "plan/plan.hpp"

namespace zhunze::differential {

/// What columns decided, so that a comparison of nothing is noticed.
struct ColumnTally {
    std::size_t batches = 0, rows = 0, decided = 0;
    std::map<std::string, std::size_t> overalls, outcomes;
    [[nodiscard]] std::string text() const;
};

/// Evaluates applications by columns, all with these options, and says where that is not what the naive evaluator says; empty if
/// nowhere. Rows that columns leave are not looked at. With `told_apart` rules are arranged by what tells rows apart, however few.
[[nodiscard]] std::string column_disagreement(const plan::Plan& plan, const std::vector<facts::Application>& applications,
                                              const evaluate::Options& options, bool told_apart, ColumnTally& tally);

}  // namespace zhunze::differential
