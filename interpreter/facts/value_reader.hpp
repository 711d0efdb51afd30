// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facts/application.hpp"
#include "facts/finding.hpp"
#include "facts/written.hpp"
#include "program/program.hpp"

namespace zhunze::facts {

/// Reads what inputs say of fields that hold one value, by the fields' types.
class ValueReader {
public:
    explicit ValueReader(const program::Program& program) : program_(program) {}

    /// Fills state, value, written and unit of `fact`; a finding means that its state is invalid. `header_unit` is the unit
    /// of bare numbers, if not the field's own.
    [[nodiscard]] std::optional<Diagnostic> read(const program::Field& field, const Written& written,
                                                 const program::Unit* header_unit, Fact& fact);

private:
    [[nodiscard]] Result<Value> value_of(const program::Field& field, const Written& written, const program::Unit* header_unit, Fact& fact);
    [[nodiscard]] Result<Value> member_of(const program::Field& field, const Written& written);
    [[nodiscard]] std::int32_t find_member(const program::Type& type, std::string_view word);
    [[nodiscard]] bool names_member(const program::Type& type, const Written& written);
    [[nodiscard]] Diagnostic unknown_member(const program::Field& field, const std::string& word);

    const program::Program& program_;
    /// Members found before, by taxonomy and by enum: there may be thousands, and a file names the same few again and again.
    using Members = std::unordered_map<std::string, std::int32_t>;
    std::unordered_map<std::uint32_t, Members> known_codes_;
    std::unordered_map<std::uint32_t, Members> known_values_;
    /// "Did you mean" compares with every member: past this many, a file of wrong words gets none.
    int suggestions_left_ = 200;
};

}  // namespace zhunze::facts
