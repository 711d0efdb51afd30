// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unordered_map>
#include <vector>

#include "check/context.hpp"

namespace zhunze::check {

/// Copies expressions in which some parameters and definitions mean something else, through the definitions that use them. Where
/// nothing changes, nothing is copied. One object per exception, so that what its versions share is copied once.
class Rebinder {
public:
    explicit Rebinder(Context& context, Span span) : context_(context), span_(span) {}

    void rebind(program::ParameterId parameter, program::DefinitionId instead) { parameters_[parameter.value] = {instead, false}; }
    void rebind(program::DefinitionId definition, program::DefinitionId instead) { definitions_[definition.value] = {instead, false}; }
    [[nodiscard]] bool empty() const { return parameters_.empty() && definitions_.empty(); }

    /// The expression with the new meanings; itself if it uses none of what is rebound. None stays none.
    [[nodiscard]] program::ExprId copy(program::ExprId expr);
    /// Whether anything copied so far used it.
    [[nodiscard]] bool used(program::ParameterId parameter) const { return parameters_.at(parameter.value).used; }
    [[nodiscard]] bool used(program::DefinitionId definition) const { return definitions_.at(definition.value).used; }

private:
    struct Rebound {
        program::DefinitionId instead;
        bool used = false;
    };

    void copy_definitions_of(program::ExprId expr);
    void collect_definitions(program::ExprId expr, std::vector<program::DefinitionId>& found) const;
    program::DefinitionId copy_definition(program::DefinitionId id);
    program::ExprId copy_tree(program::ExprId id);
    program::DefinitionId instead_of(const program::Expr& expr);
    program::ExprId copy_parts(program::ExprId id);
    program::ExprId use_of(program::ExprId written, program::DefinitionId definition);

    Context& context_;
    Span span_;
    std::unordered_map<std::uint32_t, Rebound> parameters_, definitions_;
    std::unordered_map<std::uint32_t, program::DefinitionId> copied_definitions_;
    std::unordered_map<std::uint32_t, program::ExprId> copied_;
};

}  // namespace zhunze::check
