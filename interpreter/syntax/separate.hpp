// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "syntax/token.hpp"
#include "syntax/tree.hpp"

namespace zhunze::syntax {

struct Separated {
    std::vector<Tokens> items;  ///< each ends with END; none is empty, and braces are balanced in each
    std::vector<Comment> comments;
};

/// Takes out comments and the line ends that separate nothing, puts a SEP before a `}` that has none, and cuts the file into
/// its items. Braces that are missing or too many are reported here and mended.
[[nodiscard]] Separated separate(FileId file, const Tokens& tokens, const Sources& sources, Sink& sink);

}  // namespace zhunze::syntax
