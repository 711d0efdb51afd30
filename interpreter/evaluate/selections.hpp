// SPDX-License-Identifier: Apache-2.0
// The laws of the selections (存在, 合计, 最小 …) on what is known of each item.
#pragma once

#include <optional>
#include <vector>

#include "values/operator.hpp"
#include "values/value.hpp"

namespace zhunze::evaluate {

/// One item of a list or one group of items, as a selection sees it.
struct Counted {
    Value where;                ///< whether it counts
    std::optional<Value> body;  ///< what is said, summed, … of it; none where only the items count
};

/// The result of an operator of rule `items`. `kind` is what it gives, `undefined` the cause of a result that does not exist.
[[nodiscard]] Value select(Operator op, ValueKind kind, const std::vector<Counted>& items, CauseId undefined);

/// The same where there may be any number of items more, of which nothing is known; `rest` says why.
[[nodiscard]] Value select_with_rest(Operator op, ValueKind kind, std::vector<Counted> items, CauseId undefined, const CauseSet& rest);

/// The same over a list of which not even the items are known: `count`, if the list exists, lies within `size`.
[[nodiscard]] Value select_of_unknown(Operator op, ValueKind kind, const CauseSet& causes, const std::optional<Interval>& size);

}  // namespace zhunze::evaluate
