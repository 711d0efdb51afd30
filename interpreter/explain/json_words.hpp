// SPDX-License-Identifier: Apache-2.0
// The words of docs/decision.md for what a tree holds.
#pragma once

#include <string_view>

#include "explain/tree.hpp"

namespace zhunze::explain {

[[nodiscard]] std::string_view word(Truth truth);
[[nodiscard]] std::string_view word(FactOrigin origin);
[[nodiscard]] std::string_view word(program::ExprKind kind);
[[nodiscard]] std::string_view word(Side side);
[[nodiscard]] std::string_view word(ClauseKind kind);
[[nodiscard]] std::string_view word(program::NormKind kind);
[[nodiscard]] std::string_view word(EvidenceState state);
[[nodiscard]] std::string_view word(ExceptionStatus status);
[[nodiscard]] std::string_view word(program::Effect effect);
[[nodiscard]] std::string_view word(ParameterOrigin origin);
[[nodiscard]] std::string_view word(AsOfOrigin origin);
[[nodiscard]] std::string_view word(ValueState state);

}  // namespace zhunze::explain
