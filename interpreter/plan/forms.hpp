// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "program/program.hpp"

namespace zhunze::plan {

/// The expression that a name given to it by a definition stands for.
[[nodiscard]] const program::Expr& opened(const program::Program& program, program::ExprId id);

/// Numbers expressions: two have the same number exactly if they are written alike, whatever their names, spans and units for
/// display, with every definition opened. Each expression is looked at once, however often definitions use one another, and
/// without recursion, however long their chain is.
class Forms {
public:
    explicit Forms(const program::Program& program) : program_(program) {}

    [[nodiscard]] std::size_t of(program::ExprId id);
    /// Of an equality or its denial, as an equality.
    [[nodiscard]] std::size_t of_equality(const program::Expr& expr);
    /// Of a norm, its wording aside.
    [[nodiscard]] std::string of_norm(const program::Norm& norm);

private:
    [[nodiscard]] std::vector<program::ExprId> needed_by(program::ExprId id) const;
    [[nodiscard]] std::size_t number_of(program::ExprId id);
    [[nodiscard]] std::string shape_of_node(const program::Expr& expr) const;
    [[nodiscard]] std::string operation_shape(const program::Expr& expr, Operator op) const;
    [[nodiscard]] std::string selection_shape(const program::Expr& expr) const;
    [[nodiscard]] std::string arguments(const program::Expr& expr) const;

    const program::Program& program_;
    std::map<program::ExprId, std::size_t> numbers_;
    std::map<std::string, std::size_t> shapes_;
};

}  // namespace zhunze::plan
