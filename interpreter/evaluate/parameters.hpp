// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "program/program.hpp"

namespace zhunze::evaluate {

/// What a parameter is on a day: what a reading says, else its version of that day. Where there is none it is unknown with the cause
/// `unset`; where the day is not known, with the day's causes, unless it makes no difference.
[[nodiscard]] Value parameter_value(const program::Program& program, program::ParameterId id, const program::Readings& readings,
                                    const Value& day, CauseId unset);

}  // namespace zhunze::evaluate
