// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

#include "explain/case.hpp"

namespace zhunze::explain {

/// One application with some facts changed, asked of the evaluator. What is asked stays bounded however many thresholds the
/// rules hold: instructions run, all together.
class Trial {
public:
    Trial(const Case& subject, const plan::RecordPlan& plan);

    using Changed = std::vector<std::pair<std::uint32_t, Value>>;  ///< by field index
    /// Whether the application passes then. False once too much has been asked.
    [[nodiscard]] bool passes(const Changed& changed);
    /// Every slot's value then, or as things are.
    [[nodiscard]] std::vector<Value> slots(const Changed& changed = {});

private:
    [[nodiscard]] facts::Application with(const Changed& changed) const;

    const Case& subject_;
    std::size_t runs_left_;
};

}  // namespace zhunze::explain
