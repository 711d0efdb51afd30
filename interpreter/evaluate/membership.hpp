// SPDX-License-Identifier: Apache-2.0
// The laws of the operators that look into a taxonomy.
#pragma once

#include <span>

#include "program/program.hpp"

namespace zhunze::evaluate {

/// A member lies within itself and within all it descends from.
[[nodiscard]] Value within(const program::Taxonomy& taxonomy, const Value& member, const Value& group);

/// Whether the first operand is, or with a taxonomy lies within, one of the others.
[[nodiscard]] Value among(const program::Taxonomy* taxonomy, std::span<const Value* const> operands);

/// Whether a code is valid on a day.
[[nodiscard]] Value valid_on(const program::Taxonomy& taxonomy, const Value& member, const Value& day);

}  // namespace zhunze::evaluate
