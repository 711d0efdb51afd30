// SPDX-License-Identifier: Apache-2.0
// What evaluation finds wrong or doubtful in an application itself, worded.
#pragma once

#include "diagnostics/diagnostic.hpp"
#include "facts/application.hpp"

namespace zhunze::evaluate {

/// The facts break an invariant. Names the fields it speaks of, with their values as entered.
[[nodiscard]] Diagnostic broken_invariant(const program::Program& program, const facts::Application& application,
                                          program::InvariantId invariant);

/// Two invariants leave no value to a field that is not given.
[[nodiscard]] Diagnostic contradiction(const program::Program& program, const facts::Application& application, program::FieldId field,
                                       program::InvariantId first, program::InvariantId second);

/// Warnings, also within lists, for codes that are given but not valid on the day that counts; the successor is named where there is one.
[[nodiscard]] std::vector<Diagnostic> codes_not_valid(const program::Program& program, const facts::Application& application, Date as_of);

}  // namespace zhunze::evaluate
