// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/json.hpp"
#include "explain/case.hpp"
#include "explain/style.hpp"
#include "explain/tree.hpp"

namespace zhunze::explain {

/// The decision in the form of docs/decision.md: the contract with programs. `language` words labels and messages only.
[[nodiscard]] Json decision_json(const Case& subject, Language language);

/// The search for what would change the outcome evaluates many times; lists that do not tell it do without.
enum class Changes : unsigned char { sought, left_out };
/// The explanation tree of one application; evaluates it again with a recorder.
[[nodiscard]] Tree explain(const Case& subject, Changes changes = Changes::sought);

// One renderer a file; they look at the tree alone.
[[nodiscard]] std::string render_text(const Tree& tree, Style style, bool colour);
[[nodiscard]] std::string render_markdown(const Tree& tree, Language language);
[[nodiscard]] std::string render_html(const Tree& tree, Language language);  ///< the printable 核查意见, complete page
[[nodiscard]] Json render_json(const Tree& tree, Language language);

/// A list of trees as one document: an overview table, then each application's opinion.
[[nodiscard]] std::string render_html(const std::vector<Tree>& trees, Language language);

}  // namespace zhunze::explain
