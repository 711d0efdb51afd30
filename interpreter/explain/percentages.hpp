// SPDX-License-Identifier: Apache-2.0
// Which Numbers people read as percentages. No type says so: it follows from how they are written and what they meet.
#pragma once

#include <cstddef>
#include <vector>

#include "facts/application.hpp"
#include "program/program.hpp"

namespace zhunze::explain {

/// A Number is a percentage if it is written with `%` in the rules or in the input, or if it is held against one, added to one,
/// or a multiple of one. For programs all of them are bare numbers.
class Percentages {
public:
    Percentages(const program::Program& program, const facts::Application& application);

    [[nodiscard]] bool contains(program::ExprId id) const { return of(id.value); }
    [[nodiscard]] bool contains(program::FieldId id) const { return of(first_field_ + id.value); }
    [[nodiscard]] bool contains(program::ParameterId id) const { return of(first_parameter_ + id.value); }
    /// The unit a field is shown in: its own, or the percent sign.
    [[nodiscard]] program::Unit unit_of(program::FieldId id) const;

private:
    [[nodiscard]] bool of(std::size_t index) const { return !percent_.empty() && percent_[index]; }

    const program::Program& program_;
    // Expressions, fields, definitions and parameters stand in one row.
    std::size_t first_field_, first_definition_, first_parameter_;
    std::vector<bool> percent_;  ///< empty where nobody writes a percentage
};

}  // namespace zhunze::explain
