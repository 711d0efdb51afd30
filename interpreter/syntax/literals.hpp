// SPDX-License-Identifier: Apache-2.0
// What literal words mean.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "base/source.hpp"
#include "syntax/tree.hpp"

namespace zhunze::syntax {

/// The longest number that rule text may hold.
constexpr std::size_t most_digits = 100;

/// A number with what is glued to it.
struct LiteralParts {
    std::string digits;  ///< half-width, with the decimal point
    UnitExpr unit;       ///< of a quantity
};
[[nodiscard]] LiteralParts split_literal(Span span, const Sources& sources);

/// The two sides of `13..15`.
[[nodiscard]] std::pair<Span, Span> split_codes(Span span, const Sources& sources);

/// The word at the span, width folded.
[[nodiscard]] Ident ident_at(Span span, const Sources& sources);

/// The text of a quoted literal: without its marks (an unclosed one has none at its end), escapes undone.
[[nodiscard]] Text unquote(Span span, const Sources& sources);
/// The reverse: in straight quotes, with escapes.
[[nodiscard]] std::string quote(std::string_view text);

/// What somebody who typed this malformed number most likely meant; empty if there is no good guess.
[[nodiscard]] Name meant_number(std::string_view text);

}  // namespace zhunze::syntax
