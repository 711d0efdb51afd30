// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "check/context.hpp"

namespace zhunze::check {

/// Where an expression stands: what its names may mean, and which source says how its 以上/以下 reads.
struct Surroundings {
    program::ModuleId module;
    program::RecordId record;                   ///< whose fields are visible; none in constants
    std::vector<program::Citation> citations;   ///< of the clause, else of its rule
};

/// Checks one expression and adds it to the program. With `expected`, names of members are looked for there, and another type
/// is an error. None, and reported, if anything is wrong with it.
[[nodiscard]] program::ExprId check_expression(Context& context, const Surroundings& where, syntax::ExprId expr,
                                               const std::optional<program::Type>& expected = {});
/// A condition.
[[nodiscard]] program::ExprId check_condition(Context& context, const Surroundings& where, syntax::ExprId expr);
/// A constant of the type, folded to a literal; none, and reported, if it is not one.
[[nodiscard]] program::ExprId check_literal(Context& context, const Surroundings& where, syntax::ExprId expr, const program::Type& type);
/// The value of such a constant.
[[nodiscard]] std::optional<Value> check_constant(Context& context, const Surroundings& where, syntax::ExprId expr, const program::Type& type);

/// The type of a definition; checks its body if that has not happened yet (definitions.cpp). Invalid if the body is wrong.
[[nodiscard]] program::Type type_of_definition(Context& context, program::DefinitionId id, Span use);

// ---- operators.cpp: from operands to a typed operation; each reports what is wrong and then gives none ----

/// Two operands that must be alike, such as those of `<`; adds the operation.
[[nodiscard]] program::ExprId make_comparison(Context& context, const Surroundings& where, const syntax::Expr& written, std::vector<program::ExprId> args);
[[nodiscard]] program::ExprId make_arithmetic(Context& context, const syntax::Expr& written, std::vector<program::ExprId> args);

// ---- constants.cpp ----

/// Arithmetic over literals becomes a literal, so that `2/3` and `300 万元 / 亩` are numbers like any other.
[[nodiscard]] program::ExprId fold(Context& context, program::Expr operation);

// ---- disjoint.cpp ----

/// Whether two conditions can be shown never to hold together, from comparisons of the same expression with constants.
[[nodiscard]] bool proved_disjoint(const program::Program& program, program::ExprId a, program::ExprId b);

}  // namespace zhunze::check
