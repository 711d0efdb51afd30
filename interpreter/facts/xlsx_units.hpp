// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "program/program.hpp"

namespace zhunze::facts {

/// What the notes above a table say of the units of its numbers: `单位:万元`, `(单位:万元、亩)`. `填报单位:某局` is a body, no note.
class UnitNotes {
public:
    explicit UnitNotes(const program::Program& program) : program_(program) {}

    /// False if the text is such a note and its units are not known, or do not agree with another note's.
    [[nodiscard]] bool add(std::string_view text);
    [[nodiscard]] std::optional<program::Unit> unit_for(const Dimension& dimension) const;

private:
    [[nodiscard]] bool add_units(std::string_view list, bool sure);

    const program::Program& program_;
    std::vector<program::Unit> units_;
    std::vector<Dimension> contradicted_;
};

}  // namespace zhunze::facts
