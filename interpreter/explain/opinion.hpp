// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "explain/document.hpp"
#include "explain/tree.hpp"

namespace zhunze::explain {

/// The 核查意见 on one application: basis, facts, comparison, exceptions, opinion, changes, what to supply, objections.
[[nodiscard]] Document opinion_of(const Tree& tree, Language language);

/// The outcome of each in one table; each row points to the opinion of that index.
[[nodiscard]] std::vector<Block> overview_of(const std::vector<Tree>& trees, Language language);

[[nodiscard]] std::string anchor_of(std::size_t index);

/// An overview of all, then each opinion on a page of its own.
[[nodiscard]] Document opinions_of(const std::vector<Tree>& trees, Language language);

}  // namespace zhunze::explain
