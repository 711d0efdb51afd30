// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "differential/verdict.hpp"
#include "facts/application.hpp"
#include "program/program.hpp"

namespace zhunze::naive {

/// The verdict on one application, worked out from the program alone.
differential::Verdict judge(const program::Program& program, const facts::Application& application, std::optional<Date> as_of,
                            const program::Readings& readings);

/// Two norms that cannot both be met whatever the facts: one wants what the other does not, or both want different members.
bool opposite_norms(const program::Program& program, const program::Norm& a, const program::Norm& b);

}  // namespace zhunze::naive
