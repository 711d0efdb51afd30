// SPDX-License-Identifier: Apache-2.0
// One application among many: what decides its outcome, and no more. The whole explanation is `render_text`.
#pragma once

#include <string>
#include <vector>

#include "explain/tree.hpp"
#include "explain/wording.hpp"

namespace zhunze::explain {

/// Whether a list tells of the rule: it is not met, open, lifted or changed by an exception, or gives something.
[[nodiscard]] bool telling(const Rule& rule);

/// Why the rule's outcome is what it is, a line for each deciding condition: values, thresholds, margins; then the exceptions.
[[nodiscard]] std::vector<Item> reasons_of(const Rule& rule, const Wording& wording);

/// One line for all rules of each outcome that is not told: 未触发(不等于同意):甲、乙. No silence that could pass for approval.
[[nodiscard]] std::vector<std::string> quiet_lines(const Tree& tree, const Wording& wording);

/// A headline, then a short block for each rule that tells something, one line for the others of each outcome, errors,
/// conflicts and warnings.
[[nodiscard]] std::string render_brief_text(const Tree& tree, Style style, bool colour);

/// An overview table of all, then the same blocks.
[[nodiscard]] std::string render_brief_markdown(const std::vector<Tree>& trees, Language language);

}  // namespace zhunze::explain
