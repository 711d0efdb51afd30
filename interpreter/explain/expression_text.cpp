// SPDX-License-Identifier: Apache-2.0
#include "explain/expression_text.hpp"

#include <algorithm>

#include "explain/phrases.hpp"
#include "explain/show.hpp"

namespace zhunze::explain {

namespace {

using program::Expr;
using program::ExprId;
using program::ExprKind;

/// Binds tighter than any operator: literals, names, calls, brackets.
constexpr int tightest = 10;
constexpr int comparison = 4;
constexpr int call = 9;

Phrase rounding_phrase(RoundingMode mode) {
    switch (mode) {
        case RoundingMode::half_even: return Phrase::round_half_even;
        case RoundingMode::half_up: return Phrase::round_half_up;
        case RoundingMode::up: return Phrase::round_up;
        case RoundingMode::down: break;
    }
    return Phrase::round_down;
}

class Printer {
public:
    Printer(const program::Program& program, Language language, bool for_people, bool within = false)
        : program_(program), language_(language), for_people_(for_people), within_(within) {}

    [[nodiscard]] std::string text(ExprId id) const {
        const Expr& expr = program_.exprs[id];
        switch (expr.kind) {
            case ExprKind::literal: return literal(expr);
            case ExprKind::field: return field(program_.fields[expr.field]);
            case ExprKind::definition: return program_.definitions[expr.definition].name.in(language_);
            case ExprKind::question: return program_.questions[expr.question].name.in(language_);
            case ExprKind::parameter: return program_.parameters[expr.parameter].name.in(language_);
            case ExprKind::operation: return operation(expr);
            case ExprKind::lookup: return program_.tables[expr.table].name.in(language_) + "(" + listed(expr.args, 0) + ")";
            case ExprKind::selection: return selection(expr);
            case ExprKind::group_list: return text(program_.exprs[expr.selection].list ? program_.exprs[expr.selection].list : expr.selection);
            case ExprKind::group_key: return group_key(expr);
            case ExprKind::cases: break;
        }
        return cases(expr);
    }

private:
    [[nodiscard]] int precedence(ExprId id) const {
        const Expr& expr = program_.exprs[id];
        return expr.kind == ExprKind::operation ? facts_of(expr.op).precedence : tightest;
    }

    /// In brackets unless it binds at least as tightly as `wanted`.
    [[nodiscard]] std::string part(ExprId id, int wanted) const { return precedence(id) < wanted ? "(" + text(id) + ")" : text(id); }

    [[nodiscard]] std::string field(const program::Field& field) const {
        const std::string& name = field.name.in(language_);
        return within_ && has_namesake(field) ? program_.records[field.record].name.in(language_) + "." + name : name;
    }

    /// Whether a record that holds its record, or that its record holds, has a field that is called alike.
    [[nodiscard]] bool has_namesake(const program::Field& field) const {
        return std::ranges::any_of(program_.fields, [&](const program::Field& other) {
            const bool alike = other.record != field.record && other.name.in(language_) == field.name.in(language_);
            return alike && (holds(other.record, field.record) || holds(field.record, other.record));
        });
    }

    /// Whether lists of the one lead to the other. No record holds itself.
    [[nodiscard]] bool holds(program::RecordId outer, program::RecordId inner) const {
        return std::ranges::any_of(program_.records[outer].fields, [&](program::FieldId id) {
            const program::Type& type = program_.fields[id].type;
            return type.kind == program::Type::Kind::list && (type.record == inner || holds(type.record, inner));
        });
    }

    [[nodiscard]] std::string literal(const Expr& expr) const {
        if (expr.type.kind == program::Type::Kind::text) return "\"" + expr.literal.text + "\"";
        if (expr.literal.kind == ValueKind::number) return number(expr);
        const Shown shown = show(program_, expr.literal, expr.type, {});
        return expr.literal.kind == ValueKind::date && !for_people_ ? shown.code : shown.text.in(language_);
    }

    /// A literal is a threshold: it is never shown rounded, and Chinese keeps the unit it was written in.
    [[nodiscard]] std::string number(const Expr& expr) const {
        const Rational& value = expr.literal.number;
        const program::Unit unit = unit_to_show(program_, expr.type, expr.unit);
        if (!for_people_) {
            const Quantity shown = quantity(value, unit, most_places);
            const bool letters = !shown.unit.empty() && script_of(shown.unit) == Language::en;
            return (shown.rounded ? shown.exact : shown.decimal) + (letters ? " " : "") + shown.unit;
        }
        const NumberText shown = number_text(value, worded(program_, unit, value, false), most_places);
        return shown.rounded ? shown.exact.in(language_) : shown.text.in(language_);
    }

    [[nodiscard]] std::string operation(const Expr& expr) const {
        const OperatorFacts& facts = facts_of(expr.op);
        if (facts.precedence == call) return called(expr);
        if (expr.op == Operator::among) return among(expr);
        if (expr.args.size() == 1) return unary(expr, facts);
        if (expr.op == Operator::between) return between(expr);
        if (expr.op == Operator::up_to || expr.op == Operator::at_or_over) return boundary(expr);
        return chain(expr, facts);
    }

    [[nodiscard]] std::string word(const OperatorFacts& facts) const {
        return std::string(language_ == Language::zh ? facts.zh : facts.en);
    }

    [[nodiscard]] std::string unary(const Expr& expr, const OperatorFacts& facts) const {
        if (facts.rule == OperandRule::fact) return part(expr.args[0], comparison + 1) + " " + word(facts);
        if (expr.op == Operator::negation && states(program_.exprs[expr.args[0]])) return denied_state(program_.exprs[expr.args[0]]);
        const std::string gap = expr.op == Operator::minus ? "" : " ";
        return word(facts) + gap + part(expr.args[0], facts.precedence);
    }

    /// `甲 是 无`
    static bool states(const Expr& expr) {
        return expr.kind == ExprKind::operation && (expr.op == Operator::declared_none || expr.op == Operator::inapplicable);
    }

    /// `甲 不是 无`
    [[nodiscard]] std::string denied_state(const Expr& state) const {
        const Phrase form = state.op == Operator::declared_none ? Phrase::is_not_none : Phrase::is_not_inapplicable;
        return phrase(form, language_, {{"value", part(state.args[0], comparison + 1)}});
    }

    [[nodiscard]] std::string between(const Expr& expr) const {
        return phrase(Phrase::between_text, language_, {{"value", part(expr.args[0], comparison + 1)},
                                                        {"low", part(expr.args[1], comparison + 1)},
                                                        {"high", part(expr.args[2], comparison + 1)}});
    }

    [[nodiscard]] std::string boundary(const Expr& expr) const {
        const Phrase form = expr.op == Operator::up_to ? Phrase::up_to_text : Phrase::at_or_over_text;
        return phrase(form, language_,
                      {{"value", part(expr.args[0], comparison + 1)}, {"limit", part(expr.args[1], comparison + 1)}});
    }

    [[nodiscard]] std::string among(const Expr& expr) const {
        return part(expr.args[0], comparison + 1) + " " + word(facts_of(expr.op)) + " [" + listed(expr.args, 1) + "]";
    }

    [[nodiscard]] std::string listed(const std::vector<ExprId>& args, std::size_t first) const {
        std::string result;
        for (std::size_t i = first; i < args.size(); ++i) result += (i > first ? ", " : "") + text(args[i]);
        return result;
    }

    /// `合计(项目清单 其中 … 按 … 的 投资额)` and `sum(amount of projects where … by …)`.
    [[nodiscard]] std::string selection(const Expr& expr) const {
        const Printer within(program_, language_, for_people_, true);
        const std::string body = expr.body ? within.text(expr.body) : std::string();
        std::string inner = text(expr.list);
        if (expr.body && language_ == Language::en) inner = phrase(Phrase::body_of_list, language_, {{"body", body}, {"list", inner}});
        if (expr.where) inner = phrase(Phrase::list_where, language_, {{"list", inner}, {"condition", within.text(expr.where)}});
        if (expr.by) inner = phrase(Phrase::list_by, language_, {{"list", inner}, {"key", within.part(expr.by, comparison + 1)}});
        if (expr.body && language_ == Language::zh) inner = phrase(Phrase::body_of_list, language_, {{"body", body}, {"list", inner}});
        return word(facts_of(expr.op)) + "(" + inner + ")";
    }

    /// The key is named as the selection that makes the groups names it.
    [[nodiscard]] std::string group_key(const Expr& expr) const {
        for (const Expr& one : program_.exprs) {
            if (one.kind == ExprKind::selection && one.list == expr.selection && one.by) return text(one.by);
        }
        return {};
    }

    /// Operators read from the left; only `a - (b - c)` and `a / (b / c)` need brackets on the right. Comparisons do not chain.
    [[nodiscard]] std::string chain(const Expr& expr, const OperatorFacts& facts) const {
        const bool compares = facts.precedence == comparison;
        const bool associative = expr.op == Operator::both || expr.op == Operator::either;
        std::string result;
        for (std::size_t i = 0; i < expr.args.size(); ++i) {
            const bool tighter = compares || (i > 0 && !associative);
            if (i > 0) result += " " + word(facts) + " ";
            result += part(expr.args[i], facts.precedence + (tighter ? 1 : 0));
        }
        return result;
    }

    [[nodiscard]] std::string called(const Expr& expr) const {
        const std::string name = word(facts_of(expr.op));
        if (expr.op != Operator::round) return name + "(" + listed(expr.args, 0) + ")";
        return name + "(" + text(expr.args[0]) + phrase(Phrase::round_to, language_) + text(expr.args[1]) + ", " +
               phrase(rounding_phrase(expr.rounding), language_) + ")";
    }

    [[nodiscard]] std::string cases(const Expr& expr) const {
        std::string branches;
        const auto add = [&branches](const std::string& branch) { branches += (branches.empty() ? "" : "; ") + branch; };
        for (std::size_t i = 0; i + 1 < expr.args.size(); i += 2) {
            add(phrase(Phrase::case_when, language_, {{"value", text(expr.args[i])}, {"condition", text(expr.args[i + 1])}}));
        }
        if (expr.has_otherwise) add(phrase(Phrase::case_otherwise, language_, {{"value", text(expr.args.back())}}));
        return phrase(expr.in_order ? Phrase::cases_in_order : Phrase::cases_text, language_, {{"branches", branches}});
    }

    const program::Program& program_;
    Language language_;
    bool for_people_;
    bool within_;  ///< a selection
};

}  // namespace

std::string expression_text(const program::Program& program, ExprId expr, Language language) {
    return Printer(program, language, true).text(expr);
}

Name expression_text(const program::Program& program, ExprId expr) {
    return {expression_text(program, expr, Language::zh), expression_text(program, expr, Language::en)};
}

Name expression_text_within(const program::Program& program, ExprId expr) {
    return {Printer(program, Language::zh, true, true).text(expr), Printer(program, Language::en, true, true).text(expr)};
}

std::string expression_name(const program::Program& program, ExprId expr) { return Printer(program, Language::en, false).text(expr); }

}  // namespace zhunze::explain
