// SPDX-License-Identifier: Apache-2.0
// The pieces that the decision and the explanation tree write to JSON in the same way.
#pragma once

#include "base/json.hpp"
#include "explain/tree.hpp"

namespace zhunze::explain {

/// The text, or null where it is empty.
[[nodiscard]] Json text_or_null(const std::string& text);
[[nodiscard]] Json date_or_null(const std::optional<Date>& date);
/// A value known: true or false, a code, or a quantity object; unknown ones are null.
[[nodiscard]] Json json_value(const Shown& value);
[[nodiscard]] Json json_quantity(const Quantity& quantity);
/// Indexes from zero, of a list and of the lists within its items.
[[nodiscard]] Json json_item(const ItemPath& item);
/// By name: its value, from when its version counts, whether the caller set it.
[[nodiscard]] Json json_parameters(const std::vector<Parameter>& parameters);
[[nodiscard]] Json json_missing(const Missing& missing, Language language);
[[nodiscard]] Json json_missing(const std::vector<Missing>& missing, Language language);
[[nodiscard]] Json json_notices(const std::vector<Notice>& notices, Language language);
[[nodiscard]] Json json_readings(const std::vector<Reading>& readings);
[[nodiscard]] Json json_outcomes(program::OutcomeSet possible);

}  // namespace zhunze::explain
