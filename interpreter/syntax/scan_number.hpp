// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "syntax/characters.hpp"
#include "syntax/token.hpp"

namespace zhunze::syntax {

/// A token and where it ends.
struct Match {
    TokenKind kind = TokenKind::UNEXPECTED;
    std::size_t end = 0;
};

/// The longest token that begins with the digit at `begin`, or with a point and a digit.
[[nodiscard]] Match number_at(const Characters& text, std::size_t begin);

}  // namespace zhunze::syntax
