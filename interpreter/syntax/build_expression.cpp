// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "syntax/build.hpp"
#include "syntax/literals.hpp"
#include "syntax/unexpected.hpp"

namespace zhunze::syntax {

ExprId Builder::add_expr(Expr expr) {
    std::size_t depth = 0;
    const auto see = [&](ExprId part) { depth = part ? std::max(depth, depths_[part.value]) : depth; };
    for (const ExprId arg : expr.args) see(arg);
    for (const ExprId part : {expr.list, expr.where, expr.by, expr.body}) see(part);
    // A name or a number alone is no operator deep, and one level.
    if (++depth > most_depth_ + 1) {
        // Once is enough: a chain of half a million terms would say it again and again.
        if (!too_deep_reported_) sink_.report(Code::nested_too_deep, expr.op_span, {{"limit", std::to_string(most_depth_)}});
        too_deep_reported_ = true;
        const Span span = expr.span;
        expr = Expr{};
        expr.span = span;
        depth = 1;
    }
    depths_.push_back(depth);
    return module_.exprs.add(std::move(expr));
}

ExprId Builder::operation(Operator op, Span op_span, std::vector<ExprId> args, Span span) {
    Expr expr;
    expr.kind = ExprKind::operation;
    expr.op = op;
    expr.op_span = op_span;
    expr.args = std::move(args);
    expr.span = span;
    return add_expr(std::move(expr));
}

std::optional<ExprId> Builder::optional_expression(const ParseNode& node) {
    const ParseNode* written = node.child(Rule::Expression);
    return written ? std::optional(expression(*written)) : std::nullopt;
}

ExprId Builder::expression(const ParseNode& node) {
    if (node.broken) {
        Expr invalid;
        invalid.span = node.span;
        return add_expr(std::move(invalid));
    }
    switch (node.rule) {
        case Rule::Expression: return joined(node, Operator::either);
        case Rule::Conjunction: return joined(node, Operator::both);
        case Rule::Condition: return condition(node);
        case Rule::Sum:
        case Rule::Product: return arithmetic(node);
        case Rule::Factor: return factor(node);
        default: return primary(node);
    }
}

/// One operation over all parts: however long the chain, it is one level deep.
ExprId Builder::joined(const ParseNode& node, Operator op) {
    std::vector<ExprId> parts;
    for (const ParseNode& part : node.children) parts.push_back(expression(part));
    return parts.size() == 1 ? parts.front() : operation(op, node.tokens.front().span, std::move(parts), node.span);
}

ExprId Builder::condition(const ParseNode& node) {
    const ParseNode& left = node.children.front();
    ExprId result = expression(left);
    if (const ParseNode* compared = node.child(Rule::Comparison)) result = comparison(result, *compared, cover(left.span, compared->span));
    for (auto word = node.tokens.rbegin(); word != node.tokens.rend(); ++word)
        result = operation(Operator::negation, word->span, {result}, cover(word->span, node.span));
    return result;
}

Operator comparison_operator(TokenKind kind) {
    switch (kind) {
        case TokenKind::LESS: return Operator::less;
        case TokenKind::LESS_OR_EQUAL: return Operator::less_or_equal;
        case TokenKind::GREATER: return Operator::greater;
        case TokenKind::GREATER_OR_EQUAL: return Operator::greater_or_equal;
        case TokenKind::IS: return Operator::equal;
        case TokenKind::IS_NOT: return Operator::not_equal;
        case TokenKind::UP_TO:
        case TokenKind::BELOW:
        case TokenKind::INSIDE: return Operator::up_to;
        case TokenKind::AT_OR_OVER:
        case TokenKind::ABOVE: return Operator::at_or_over;
        case TokenKind::BETWEEN: return Operator::between;
        default: return Operator::within;
    }
}

namespace {

Operator arithmetic_operator(TokenKind kind) {
    switch (kind) {
        case TokenKind::PLUS: return Operator::add;
        case TokenKind::MINUS: return Operator::subtract;
        case TokenKind::STAR: return Operator::multiply;
        default: return Operator::divide;
    }
}

}  // namespace

ExprId Builder::comparison(ExprId left, const ParseNode& node, Span span) {
    if (node.has(TokenKind::APPLICABLE) || node.child(Rule::State)) return state_test(left, node, span);
    std::vector<ExprId> args{left};
    const ParseNode* set = node.child(Rule::Set);
    for (const ParseNode& operand : (set ? *set : node).children) args.push_back(expression(operand));
    const bool in_two_parts = node.tokens.front().kind == TokenKind::AT;
    const Token& word = in_two_parts ? node.tokens.back() : node.tokens.front();
    const ExprId compared = operation(comparison_operator(word.kind), word.span, std::move(args), span);
    module_.exprs[compared].set = set != nullptr;
    return compared;
}

/// `是 无`, `is not applicable` and their negations: `不是 无`, `is not not applicable`.
ExprId Builder::state_test(ExprId left, const ParseNode& node, Span span) {
    const ParseNode* state = node.child(Rule::State);
    const Token& word = node.tokens.front();
    const Operator op = state && state->has(TokenKind::NONE) ? Operator::declared_none : Operator::inapplicable;
    const ExprId test = operation(op, word.span, {left}, span);
    // In `is not applicable` the `not` belongs to the state.
    const bool negated = state && word.kind == TokenKind::IS_NOT;
    return negated ? operation(Operator::negation, word.span, {test}, span) : test;
}

ExprId Builder::arithmetic(const ParseNode& node) {
    ExprId result = expression(node.children.front());
    for (std::size_t i = 0; i < node.tokens.size(); ++i) {
        const ParseNode& right = node.children[i + 1];
        const Token& word = node.tokens[i];
        const Span span = cover(node.children.front().span, right.span);
        result = operation(arithmetic_operator(word.kind), word.span, {result, expression(right)}, span);
    }
    return result;
}

ExprId Builder::factor(const ParseNode& node) {
    ExprId result = expression(node.children.front());
    for (auto word = node.tokens.rbegin(); word != node.tokens.rend(); ++word)
        result = operation(Operator::minus, word->span, {result}, cover(word->span, node.span));
    return result;
}

// ---- primaries ----

ExprId Builder::primary(const ParseNode& node) {
    if (node.has(TokenKind::LPAREN)) return expression(node.children.front());
    if (node.child(Rule::Arguments)) return call(node);
    if (node.tokens.empty()) return named(node.children.front());
    Expr expr;
    expr.span = node.span;
    const Token& word = node.tokens.front();
    switch (word.kind) {
        case TokenKind::STRING:
            expr.kind = ExprKind::text;
            expr.text = unquote(word.span, sources_).text;
            break;
        case TokenKind::DATE:
            expr.kind = ExprKind::date;
            expr.date = date(word).date;
            break;
        case TokenKind::TRUE:
        case TokenKind::FALSE:
            expr.kind = ExprKind::truth;
            expr.truth = word.kind == TokenKind::TRUE;
            break;
        default: return number(node);
    }
    return add_expr(std::move(expr));
}

ExprId Builder::number(const ParseNode& node) {
    const Token& word = node.tokens.front();
    LiteralParts parts = split_literal(word.span, sources_);
    Expr expr;
    expr.span = node.span;
    // Too many digits, or none of the language's numbers: reported with the words.
    expr.number = Rational::from_decimal(parts.digits).value_or(Rational{});
    expr.percent = word.kind == TokenKind::PERCENT;
    if (expr.percent) expr.number = expr.number / Rational(100);
    expr.unit = std::move(parts.unit);
    if (const Token* unit = node.token(TokenKind::IDENTIFIER)) expr.unit = {{{ident_at(unit->span, sources_), 1}}, unit->span};
    expr.kind = expr.unit.factors.empty() ? ExprKind::number : ExprKind::quantity;
    expr.digits = std::move(parts.digits);
    return add_expr(std::move(expr));
}

ExprId Builder::digits(Span span) {
    Expr expr;
    expr.kind = ExprKind::number;
    expr.span = span;
    expr.digits = ident_at(span, sources_).text;
    expr.number = Rational::from_decimal(expr.digits).value_or(Rational{});
    return add_expr(std::move(expr));
}

ExprId Builder::named(const ParseNode& written) {
    Expr expr;
    expr.kind = ExprKind::path;
    expr.span = written.span;
    expr.path = path(written);
    return add_expr(std::move(expr));
}

}  // namespace zhunze::syntax
