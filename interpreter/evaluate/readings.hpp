// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "program/program.hpp"
#include "values/operations.hpp"

namespace zhunze::evaluate {

/// Whether 以上 and 以下 of a source include the number: as settled, else as declared.
[[nodiscard]] OperationContext::Boundary reading_of(const program::Program& program, const program::Readings& readings,
                                                    program::SourceId source);

}  // namespace zhunze::evaluate
