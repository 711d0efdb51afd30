// SPDX-License-Identifier: Apache-2.0
#include "syntax/build.hpp"
#include "syntax/literals.hpp"

namespace zhunze::syntax {

/// `2000/3 平方米`: numbers multiply into one, and a unit written after a number keeps its own power, whatever stands before
/// the number.
Builder::UnitProduct Builder::unit_product(const ParseNode& node) {
    UnitProduct product{{}, {{}, node.span}};
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        const ParseNode& term = node.children[i];
        const bool divides = i > 0 && node.tokens[i - 1].kind == TokenKind::SLASH;
        if (const ParseNode* name = term.child(Rule::Name)) {
            product.unit.factors.push_back({ident(*name), divides ? -1 : 1});
            continue;
        }
        const LiteralParts parts = split_literal(term.tokens.front().span, sources_);
        const Rational number = Rational::from_decimal(parts.digits).value_or(Rational(1));
        const Rational before = product.number.value_or(Rational(1));
        if (divides && number.is_zero())
            sink_.report(Code::divided_by_zero, term.span);
        else
            product.number = divides ? before / number : before * number;
        for (const UnitExpr::Factor& factor : parts.unit.factors) product.unit.factors.push_back(factor);
        if (const Token* name = term.token(TokenKind::IDENTIFIER)) product.unit.factors.push_back({ident_at(name->span, sources_), 1});
    }
    return product;
}

UnitExpr Builder::wire_unit(const ParseNode& node) {
    UnitProduct product = unit_product(node);
    // `1/亩` is a unit; `12 月` is an amount.
    if (product.number && *product.number != Rational(1)) unexpected(node.span, {"单位", "a unit"});
    return std::move(product.unit);
}

}  // namespace zhunze::syntax
