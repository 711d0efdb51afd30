// SPDX-License-Identifier: Apache-2.0
#include "syntax/print_expression.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "syntax/literals.hpp"

namespace zhunze::syntax {
namespace {

constexpr int call_precedence = 9;
constexpr int atom_precedence = 10;

bool is_joined(const Expr& expr) { return expr.kind == ExprKind::operation && (expr.op == Operator::both || expr.op == Operator::either); }
bool is_state(const Expr& expr) {
    return expr.kind == ExprKind::operation && (expr.op == Operator::declared_none || expr.op == Operator::inapplicable);
}
bool is_number(const Expr& expr) { return expr.kind == ExprKind::number || expr.kind == ExprKind::quantity; }

/// The lexer takes such a word as part of the number before it: no 以, and digits only within ASCII words.
bool glues(std::string_view unit) {
    bool in_ascii_word = false;
    for (std::size_t offset = 0; offset < unit.size();) {
        const char32_t c = next_code_point(unit, offset);
        const bool is_digit = c >= U'0' && c <= U'9';
        if (c == U'以' || (is_digit && !in_ascii_word)) return false;
        in_ascii_word = c < 0x80;
    }
    return true;
}

/// `to - a`, the difference of a field named `to`, would read as the step `-a`, and the list `to 的 (a)` as the call `的(a)`.
bool reads_as_step(std::string_view argument) {
    const std::string_view first = argument.substr(0, argument.find_first_of(" ("));
    return first == word(TokenKind::TO, Language::zh) || first == word(TokenKind::TO, Language::en);
}

}  // namespace

// ---- precedence and lines ----

bool ExpressionPrinter::negates_state(const Expr& expr) const {
    return expr.kind == ExprKind::operation && expr.op == Operator::negation && is_state(module_.exprs[expr.args.front()]);
}

int ExpressionPrinter::precedence_of(const Expr& expr) const {
    if (negates_state(expr)) return facts_of(Operator::declared_none).precedence;
    return expr.kind == ExprKind::operation ? facts_of(expr.op).precedence : atom_precedence;
}

std::string ExpressionPrinter::at_least(ExprId id, int precedence) const {
    const Expr& expr = module_.exprs[id];
    return precedence_of(expr) >= precedence ? bare(expr) : "(" + bare(expr) + ")";
}

std::string ExpressionPrinter::operand(ExprId id) const { return at_least(id, facts_of(Operator::add).precedence); }

std::string ExpressionPrinter::beside(std::initializer_list<TokenKind> keywords, ExprId id, const std::string& printed) const {
    if (!is_one_of(keywords, printed)) return printed;
    const std::string written = module_.exprs[id].path.text();
    return is_one_of(keywords, written) ? "(" + printed + ")" : written;
}

std::string ExpressionPrinter::joined(const Expr& expr, const std::string& gap) const {
    std::string text;
    for (const ExprId part : expr.args) {
        if (!text.empty()) text += gap + spelling_.operation(expr) + " ";
        text += at_least(part, facts_of(expr.op).precedence + 1);
    }
    return text;
}

std::string ExpressionPrinter::line(const std::string& head, ExprId id, const std::string& tail, const Page& page) const {
    const Expr& expr = module_.exprs[id];
    const std::string flat = head + text(id) + tail;
    if (!is_joined(expr) || page.fits(flat)) return flat;
    const std::string gap = "\n" + page.indentation() + "    ";
    if (expr.op == Operator::both) return head + joined(expr, gap) + tail;
    std::string broken;
    for (const ExprId id_of_part : expr.args) {
        const Expr& part = module_.exprs[id_of_part];
        const std::string before = broken.empty() ? head : spelling_.operation(expr) + " ";
        const std::string whole = before + at_least(id_of_part, facts_of(Operator::both).precedence);
        const bool break_again = is_joined(part) && part.op == Operator::both && !page.fits("    " + whole);
        broken += (broken.empty() ? "" : gap) + (break_again ? before + joined(part, gap) : whole);
    }
    return broken + tail;
}

// ---- one expression ----

std::string ExpressionPrinter::bare(const Expr& expr) const {
    switch (expr.kind) {
        case ExprKind::invalid: return std::string(sources_.text(expr.span));
        case ExprKind::number: return expr.digits + (expr.percent ? "%" : "");
        case ExprKind::quantity: return quantity(expr);
        case ExprKind::text: return quote(expr.text);
        case ExprKind::date: return spelling_.date(expr.span, expr.date);
        case ExprKind::truth: return spelling_.truth(expr);
        case ExprKind::path: return spelling_.path(expr.path);
        case ExprKind::call: return call(expr);
        case ExprKind::operation: return expr.set ? set(expr) : operation(expr);
        case ExprKind::selection: return selection(expr);
    }
    return {};
}

std::string ExpressionPrinter::operation(const Expr& expr) const {
    const int own = facts_of(expr.op).precedence;
    switch (expr.op) {
        case Operator::either:
        case Operator::both: return joined(expr, " ");
        case Operator::negation:
            if (negates_state(expr)) return state_test(module_.exprs[expr.args.front()], true);
            return spelling_.operation(expr) + " " + at_least(expr.args.front(), own);
        case Operator::minus: return "-" + at_least(expr.args.front(), own);
        case Operator::equal:
        case Operator::not_equal: return equality(expr);
        case Operator::up_to:
        case Operator::at_or_over: return boundary(expr);
        case Operator::between: {
            const bool zh = spelling_.language_of_operation(expr) == Language::zh;
            return at_least(expr.args[0], own + 1) + " " + spelling_.operation(expr) + " " + at_least(expr.args[1], own + 1) +
                   (zh ? " 与 " : " and ") + at_least(expr.args[2], own + 1);
        }
        case Operator::declared_none:
        case Operator::inapplicable: return state_test(expr, false);
        case Operator::add:
        case Operator::subtract:
        case Operator::multiply:
        case Operator::divide: return infix(expr, own, own + 1);
        default: return own == call_precedence ? call(expr) : infix(expr, own + 1, own + 1);
    }
}

std::string ExpressionPrinter::infix(const Expr& expr, int left, int right) const {
    return at_least(expr.args[0], left) + " " + spelling_.operation(expr) + " " + at_least(expr.args[1], right);
}

/// `a 是 (无)` is about a member called 无, and `a 是 无` about the state of the field.
std::string ExpressionPrinter::equality(const Expr& expr) const {
    const int operand = facts_of(expr.op).precedence + 1;
    const std::string right = at_least(expr.args[1], operand);
    const bool negated = expr.op == Operator::not_equal;
    const std::string named = negated ? beside({TokenKind::NONE, TokenKind::NOT_APPLICABLE, TokenKind::APPLICABLE}, expr.args[1], right)
                                      : beside({TokenKind::NONE, TokenKind::NOT_APPLICABLE}, expr.args[1], right);
    return at_least(expr.args[0], operand) + " " + spelling_.operation(expr) + " " + named;
}

/// `a 在 5000万元以下` or `a up to 5000万元`, as the operator's word is.
std::string ExpressionPrinter::boundary(const Expr& expr) const {
    const int operand = facts_of(expr.op).precedence + 1;
    const std::string left = at_least(expr.args[0], operand);
    const std::string right = at_least(expr.args[1], operand);
    const std::string word = spelling_.operation(expr);
    if (spelling_.language_of_operation(expr) == Language::en) return left + " " + word + " " + right;
    // A number ends before 以, unless its unit stands apart and would take the word in.
    const bool ends_before_word = is_number(module_.exprs[expr.args[1]]) && right.find(' ') == std::string::npos;
    return left + " 在 " + right + (ends_before_word ? "" : " ") + word;
}

std::string ExpressionPrinter::state_test(const Expr& expr, bool negated) const {
    const Language language = spelling_.language_of_operation(expr);
    const TokenKind state = expr.op == Operator::declared_none ? TokenKind::NONE : TokenKind::NOT_APPLICABLE;
    return at_least(expr.args.front(), facts_of(expr.op).precedence + 1) + " " +
           std::string(word(negated ? TokenKind::IS_NOT : TokenKind::IS, language)) + " " + std::string(word(state, language));
}

std::string ExpressionPrinter::call(const Expr& expr) const {
    const bool built_in = expr.kind == ExprKind::operation;
    std::string text = (built_in ? spelling_.operation(expr) : spelling_.called(expr.path)) + "(";
    for (std::size_t i = 0; i < expr.args.size(); ++i) {
        if (i > 0) text += ", ";
        const bool is_step = built_in && expr.op == Operator::round && i == 1;
        if (is_step) text += std::string(word(TokenKind::TO, spelling_.language_of_operation(expr))) + " ";
        text += argument(expr.args[i], true);
    }
    if (expr.rounding) text += ", " + spelling_.rounding(*expr.rounding);
    return text + ")";
}

/// `alone`: nothing of the argument follows.
std::string ExpressionPrinter::argument(ExprId id, bool alone) const {
    const std::string argument = text(id);
    const bool is_word = argument.find_first_of(" (") == std::string::npos;
    return reads_as_step(argument) && !(alone && is_word) ? "(" + argument + ")" : argument;
}

std::string ExpressionPrinter::set(const Expr& expr) const {
    std::string members;
    for (std::size_t i = 1; i < expr.args.size(); ++i) members += (i == 1 ? "" : ", ") + operand(expr.args[i]);
    return operand(expr.args.front()) + " " + spelling_.operation(expr) + " [" + members + "]";
}

/// `合计(清单 其中 … 按 … 的 …)`, `sum(… of list where … by …)`.
std::string ExpressionPrinter::selection(const Expr& expr) const {
    const Language language = spelling_.language_of_operation(expr);
    const auto clause = [&](TokenKind kind, const std::string& part) { return " " + std::string(word(kind, language)) + " " + part; };
    const bool zh = language == Language::zh;
    const bool alone = !expr.where && !expr.by && !expr.body;
    std::string parts = zh || !expr.body ? argument(expr.list, alone) : text(expr.list);
    if (expr.where) parts += clause(TokenKind::WHERE, text(expr.where));
    if (expr.by) parts += clause(TokenKind::BY, operand(expr.by));
    if (expr.body)
        parts = zh ? parts + clause(TokenKind::POSSESSIVE, text(expr.body)) : argument(expr.body, false) + clause(TokenKind::OF, parts);
    return spelling_.operation(expr) + "(" + parts + ")";
}

std::string ExpressionPrinter::quantity(const Expr& expr) const {
    std::string unit;
    bool can_glue = true;
    for (const UnitExpr::Factor& factor : expr.unit.factors) {
        const std::string name = spelling_.name(factor.name);
        can_glue = can_glue && glues(name);
        unit += (unit.empty() ? "" : factor.power < 0 ? "/" : "·") + name;
    }
    const std::string written(sources_.text(expr.span));
    const bool glued = fold_width(written).find_first_of(" \t") == std::string::npos;
    return expr.digits + (glued && can_glue ? "" : " ") + unit;
}

// ---- types and units ----

std::string ExpressionPrinter::type(const TypeExpr& type) const {
    std::string text;
    for (const TypeExpr::Factor& factor : type.factors)
        text += (text.empty() ? "" : factor.power < 0 ? "/" : "*") + spelling_.path(factor.name);
    return type.list ? spelling_.keyword(TokenKind::LIST_OF, type.span) + " " + text : text;
}

std::string ExpressionPrinter::unit(const UnitExpr& unit) const {
    const bool begins_with_name = !unit.factors.empty() && unit.factors.front().power > 0;
    std::string text = begins_with_name ? "" : "1";
    for (const UnitExpr::Factor& factor : unit.factors)
        text += (text.empty() ? "" : factor.power < 0 ? "/" : "*") + spelling_.name(factor.name);
    return text;
}

std::string ExpressionPrinter::scaled_unit(const std::optional<Rational>& factor, const UnitExpr& unit) const {
    if (!factor) return this->unit(unit);
    constexpr int most_places = 30;
    const std::string number = factor->exact_decimal(most_places).value_or(factor->to_fraction());
    if (unit.factors.empty()) return number;
    const bool begins_with_name = unit.factors.front().power > 0;
    return begins_with_name ? number + " " + this->unit(unit) : number + this->unit(unit).substr(1);
}

}  // namespace zhunze::syntax
