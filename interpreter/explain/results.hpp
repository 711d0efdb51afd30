// SPDX-License-Identifier: Apache-2.0
// Results as a table, one row an application: what every table format writes.
#pragma once

#include <string>
#include <vector>

#include "explain/tree.hpp"

namespace zhunze::explain {

[[nodiscard]] std::vector<std::string> result_headings(Language language);
/// By column.
[[nodiscard]] std::vector<std::string> result_cells(const Tree& tree, Language language);

}  // namespace zhunze::explain
