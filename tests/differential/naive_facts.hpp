// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "differential/naive_expressions.hpp"

namespace zhunze::naive {

/// The facts of an application as the rules may take them: given, assumed, or unknown within what the record's invariants
/// still allow.
World world_of(const program::Program& program, const program::Readings& readings, const facts::Application& application);

/// An invariant is broken, or leaves some fact no value at all.
bool contradicts_invariants(const World& world, program::RecordId record);

}  // namespace zhunze::naive
