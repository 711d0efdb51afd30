// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "facts/columns.hpp"
#include "program/program.hpp"

namespace zhunze::facts {

/// How facts of the field stand in a column. Quantities: `places` is as many decimals of the wire unit as the quantum needs, so that
/// every number the field takes is a whole number of steps; without a quantum it is six, which leaves room for 10^12. A field whose
/// quantum is no decimal fraction of its wire unit (whole square metres, written in 亩) or that has no unit of its own counts in quanta,
/// else in millionths of the base unit; `places` is then zero. A list has no column.
[[nodiscard]] ColumnForm form_of(const program::Field& field);

/// The forms of the record's fields. `needed`: by field index, whether anything looks at the facts of the field.
[[nodiscard]] ColumnLayout layout_of(const program::Program& program, program::RecordId record, const std::vector<bool>& needed);

}  // namespace zhunze::facts
