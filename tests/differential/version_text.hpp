// SPDX-License-Identifier: Apache-2.0
// Days on which things change, and parameters that do.
#pragma once

#include <string>
#include <vector>

#include "differential/author.hpp"

namespace zhunze::differential {

/// A day, and the one before it.
struct Change {
    std::string day, before;
};
/// By date; the first is the first day there is.
const std::vector<Change>& changes();

/// Some of the changes, by date.
std::vector<Change> some_changes(Random& random, std::size_t most);

/// A parameter of every sort, for the module and for one that amends it.
struct ParametersText {
    std::string declared, amended;
};
ParametersText parameters_text(Author& author);

}  // namespace zhunze::differential
