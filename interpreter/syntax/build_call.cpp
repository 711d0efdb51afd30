// SPDX-License-Identifier: Apache-2.0
// Calls: of built-in functions, of tables, and of the operators that go over a list.
#include "syntax/build.hpp"
#include "syntax/words.hpp"

namespace zhunze::syntax {
namespace {

constexpr TokenKind of_selections[] = {TokenKind::OF, TokenKind::WHERE, TokenKind::BY, TokenKind::POSSESSIVE};

/// The first word of `argument` that only what goes over a list can have.
const Token* selecting_word(const ParseNode& argument) {
    const Token* first = nullptr;
    for (const TokenKind kind : of_selections) {
        const Token* word = argument.token(kind);
        if (word && (!first || word->span.begin < first->span.begin)) first = word;
    }
    return first;
}

/// A name, in brackets or not. What did not parse may have been one.
bool is_name(const ParseNode& expression) {
    if (expression.broken) return true;
    const ParseNode& primary = expression.children.front();
    if (expression.children.size() != 1 || primary.rule != Rule::Primary) return false;
    if (primary.has(TokenKind::LPAREN)) return is_name(primary.children.front());
    return primary.tokens.empty() && primary.children.size() == 1;
}

/// `最小(a, b)` is the smaller of two, and `最小(清单 的 …)` the least of a list.
bool goes_over_list(const ParseNode& call, Operator aggregate) {
    if (!plain_twin(aggregate)) return true;
    const std::vector<ParseNode>& arguments = call.child(Rule::Arguments)->children;
    if (arguments.size() != 1) return arguments.empty();
    return selecting_word(arguments.front()) || is_name(arguments.front().children.front());
}

}  // namespace

ExprId Builder::call(const ParseNode& node) {
    const std::string name = path_in(node).text();
    if (const auto aggregate = aggregate_named(name); aggregate && goes_over_list(node, *aggregate)) return selection(node, *aggregate);
    return plain_call(node, function_named(name));
}

ExprId Builder::plain_call(const ParseNode& node, std::optional<Operator> function) {
    Expr expr;
    expr.path = path_in(node);
    expr.span = node.span;
    expr.kind = ExprKind::call;
    if (function) {
        expr.kind = ExprKind::operation;
        expr.op = *function;
        expr.op_span = expr.path.span;
        expr.path = {};
    }
    const ParseNode& arguments = *node.child(Rule::Arguments);
    for (std::size_t i = 0; i < arguments.children.size(); ++i) {
        const ParseNode& argument = arguments.children[i];
        const Token* to = argument.token(TokenKind::TO);
        const bool is_step = expr.kind == ExprKind::operation && expr.op == Operator::round && i == 1;
        if (to && !is_step) unexpected(to->span, {"表达式", "an expression"});
        if (const Token* word = selecting_word(argument)) unexpected(word->span, {"“)”", "`)`"});
        expr.args.push_back(expression(argument.children.front()));
    }
    take_rounding(expr);
    return add_expr(std::move(expr));
}

/// The mode of `round(x, to step, mode)` is a word, not a value.
void Builder::take_rounding(Expr& call) {
    if (call.kind != ExprKind::operation || call.op != Operator::round || call.args.size() != 3) return;
    const Expr& mode = module_.exprs[call.args.back()];
    if (mode.kind != ExprKind::path || mode.path.parts.size() != 1) return;
    call.rounding = mode.path.parts.front();
    call.args.pop_back();
}

/// `合计(清单 其中 … 按 … 的 …)` or `sum(… of list where … by …)`.
ExprId Builder::selection(const ParseNode& node, Operator op) {
    const ParseNode& arguments = *node.child(Rule::Arguments);
    Expr expr;
    expr.span = node.span;
    if (const std::size_t found = arguments.children.size(); found != 1) {
        const Name name{std::string(facts_of(op).zh), std::string(facts_of(op).en)};
        sink_.report(Code::wrong_argument_count, node.span, {{"name", name}, {"expected", std::string("1")}, {"found", std::to_string(found)}});
        return add_expr(std::move(expr));
    }
    expr.kind = ExprKind::selection;
    expr.op = op;
    expr.op_span = node.child(Rule::Path)->span;
    take_parts(expr, arguments.children.front());
    return add_expr(std::move(expr));
}

void Builder::take_parts(Expr& selection, const ParseNode& argument) {
    const bool list_second = argument.has(TokenKind::OF);
    if (const Token* to = argument.token(TokenKind::TO)) unexpected(to->span, {"列表", "a list"});
    auto part = argument.children.begin();
    const ExprId first = expression(*part++);
    if (list_second) selection.body = first;
    selection.list = list_second ? named(*part++) : first;
    const Expr& list = module_.exprs[selection.list];
    if (list.kind != ExprKind::path && list.kind != ExprKind::invalid) unexpected(list.span, {"列表", "a list"});
    if (argument.has(TokenKind::WHERE)) selection.where = expression(*part++);
    if (argument.has(TokenKind::BY)) selection.by = expression(*part++);
    if (const Token* possessive = argument.token(TokenKind::POSSESSIVE)) {
        if (list_second) unexpected(possessive->span, {"“)”", "`)`"});
        selection.body = expression(*part);
    }
}

}  // namespace zhunze::syntax
