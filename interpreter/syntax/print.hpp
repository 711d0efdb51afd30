// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "syntax/tree.hpp"

namespace zhunze::syntax {

struct PrintOptions {
    /// None: every word in the spelling its author chose (keywords too). Else all keywords, and names through `respell`.
    std::optional<Language> language;
    /// The other spelling of the name at this place, or the word itself; asked only with `language`.
    std::function<std::string(const Ident&)> respell;
};

/// The formatted text of a module that parsed without errors: `parse` of it gives the same tree and the same comments.
[[nodiscard]] std::string print(const Module& module, const Sources& sources, const PrintOptions& options = {});

/// The same shape and values, whatever the spans and the spelling of keywords; names compared as written.
[[nodiscard]] bool same_tree(const Module& a, const Module& b);

}  // namespace zhunze::syntax
