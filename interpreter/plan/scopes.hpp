// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "program/program.hpp"

namespace zhunze::plan {

/// What names can be read of at a place: an application or an item of a list, by its record; or a group of items, by the `list`
/// expression of the selection that makes the groups.
struct Scope {
    bool group = false;
    std::uint32_t id = 0;

    [[nodiscard]] static Scope of(program::RecordId record) { return {false, record.value}; }
    [[nodiscard]] static Scope of_group(program::ExprId list) { return {true, list.value}; }
    friend auto operator<=>(const Scope&, const Scope&) = default;
};

/// What an expression is made of, in whichever scope; through definitions.
[[nodiscard]] std::vector<program::ExprId> parts_of(const program::Program& program, program::ExprId id);

/// Which scopes around it an expression reads from. Each expression is looked at once, without recursion: definitions may use one
/// another in long chains.
class Scopes {
public:
    explicit Scopes(const program::Program& program) : program_(program), scopes_(program.exprs.size()) {}
    /// Sorted. Empty: it is the same everywhere.
    [[nodiscard]] const std::vector<Scope>& of(program::ExprId id);

private:
    [[nodiscard]] std::vector<Scope> look(program::ExprId id) const;

    const program::Program& program_;
    std::vector<std::optional<std::vector<Scope>>> scopes_;
};

}  // namespace zhunze::plan
