// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>

#include "syntax/page.hpp"
#include "syntax/spelling.hpp"

namespace zhunze::syntax {

/// Expressions, types and units as text.
class ExpressionPrinter {
public:
    ExpressionPrinter(const Module& module, const Sources& sources, const Spelling& spelling)
        : module_(module), sources_(sources), spelling_(spelling) {}

    /// On one line, with the brackets that precedence asks for.
    [[nodiscard]] std::string text(ExprId id) const { return at_least(id, 0); }
    /// The same as an operand: in brackets if it is a comparison or looser.
    [[nodiscard]] std::string operand(ExprId id) const;
    /// `printed`, the text of the expression, where a bare one of these words is no name: by a twin that is none, else in brackets.
    [[nodiscard]] std::string beside(std::initializer_list<TokenKind> keywords, ExprId id, const std::string& printed) const;
    /// `head`, the expression, `tail`; where that is too long for its line, broken before 或 and, still too long, before 且.
    [[nodiscard]] std::string line(const std::string& head, ExprId id, const std::string& tail, const Page& page) const;

    [[nodiscard]] std::string type(const TypeExpr& type) const;
    [[nodiscard]] std::string unit(const UnitExpr& unit) const;
    [[nodiscard]] std::string scaled_unit(const std::optional<Rational>& factor, const UnitExpr& unit) const;

private:
    [[nodiscard]] std::string at_least(ExprId id, int precedence) const;
    [[nodiscard]] int precedence_of(const Expr& expr) const;
    [[nodiscard]] std::string bare(const Expr& expr) const;
    [[nodiscard]] std::string operation(const Expr& expr) const;
    [[nodiscard]] std::string joined(const Expr& expr, const std::string& gap) const;
    [[nodiscard]] std::string infix(const Expr& expr, int left, int right) const;
    [[nodiscard]] std::string equality(const Expr& expr) const;
    [[nodiscard]] std::string boundary(const Expr& expr) const;
    [[nodiscard]] std::string state_test(const Expr& expr, bool negated) const;
    [[nodiscard]] std::string call(const Expr& expr) const;
    [[nodiscard]] std::string argument(ExprId id, bool alone) const;
    [[nodiscard]] std::string set(const Expr& expr) const;
    [[nodiscard]] std::string selection(const Expr& expr) const;
    [[nodiscard]] std::string quantity(const Expr& expr) const;
    [[nodiscard]] bool negates_state(const Expr& expr) const;

    const Module& module_;
    const Sources& sources_;
    const Spelling& spelling_;
};

}  // namespace zhunze::syntax
