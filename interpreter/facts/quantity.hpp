// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "facts/finding.hpp"
#include "facts/written.hpp"
#include "program/program.hpp"

namespace zhunze::facts {

struct Quantity {
    Rational value;      ///< in base units
    program::Unit unit;  ///< the one it was entered in
};

/// A unit as inputs may name it: one of the rules, `%`, or a scale word alone (万), which counts a Number.
[[nodiscard]] std::optional<program::Unit> input_unit(const program::Program& program, std::string_view text);

/// Reads a quantity field from a JSON number or from text such as `5000`, `5,000.00万元`, `300万元/亩`, `3.5%`.
/// `header_unit` is the unit of bare numbers, if the column has one of its own; else it is the field's wire unit.
[[nodiscard]] Result<Quantity> read_quantity(const program::Program& program, const program::Field& field, const Written& written,
                                             const program::Unit* header_unit);

/// Reads it from the number and the unit of `{"value": "1.31", "unit": "公顷"}`.
[[nodiscard]] Result<Quantity> read_quantity(const program::Program& program, const program::Field& field, const Written& number,
                                             std::string_view unit);

}  // namespace zhunze::facts
