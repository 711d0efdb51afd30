// SPDX-License-Identifier: Apache-2.0
// Wording of "this is not what should stand here".
#pragma once

#include "diagnostics/diagnostic.hpp"
#include "syntax/token.hpp"

namespace zhunze::syntax {

/// The word as a message shows it: quoted, or a noun for an end.
[[nodiscard]] Name shown(const Token& token, const Sources& sources);

/// At most five alternatives, related ones summed up in a noun.
[[nodiscard]] Name summed_up(const std::vector<TokenKind>& expected);

/// Reports the word at `index` of an item, with a hint where the mistake is a known one; nothing if it was reported already.
void report_unexpected(const Tokens& item, std::size_t index, const std::vector<TokenKind>& expected, const Sources& sources, Sink& sink);

}  // namespace zhunze::syntax
