// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "differential/naive_expressions.hpp"

namespace zhunze::naive {

/// The facts of an application as the rules may take them: given, assumed, or unknown within what the record's invariants
/// still allow; and so each item of its lists. The day asked for counts instead of the record's own.
World world_of(const program::Program& program, const program::Readings& readings, const facts::Application& application,
               std::optional<Date> as_of);

/// An invariant is broken, of the record or of an item's, or leaves some fact no value at all.
bool contradicts_invariants(const World& world);

}  // namespace zhunze::naive
