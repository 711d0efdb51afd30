// SPDX-License-Identifier: Apache-2.0
// Decides what it can about two conditions without a solver: each is put into alternatives of elementary comparisons, and two
// alternatives exclude each other if they leave some expression no value, or some pair of expressions no order.
#include <algorithm>

#include "check/expressions.hpp"

namespace zhunze::check {

namespace {

using program::Expr;
using program::ExprId;
using program::ExprKind;

constexpr std::size_t most_alternatives = 256;  ///< past it nothing is proved

/// `subject op constant`, `subject op other`, or a truth that is itself asserted or denied (neither).
struct Atom {
    ExprId subject;
    Operator op = Operator::equal;
    const Value* constant = nullptr;
    ExprId other;
};
using Alternative = std::vector<Atom>;

struct Prover {
    const program::Program& program;

    const Expr& at(ExprId id) const { return program.exprs[id]; }

    bool same(ExprId left, ExprId right) const {
        const Expr& a = at(left);
        const Expr& b = at(right);
        if (left == right) return true;
        if (a.kind != b.kind || a.op != b.op || a.field != b.field || a.definition != b.definition || a.question != b.question ||
            a.parameter != b.parameter || a.table != b.table || a.selection != b.selection || a.boundary != b.boundary ||
            a.rounding != b.rounding || a.args.size() != b.args.size()) {
            return false;
        }
        if (a.kind == ExprKind::literal && !(a.type == b.type && a.literal == b.literal)) return false;
        return std::ranges::equal(a.args, b.args, [&](ExprId x, ExprId y) { return same(x, y); }) && same_part(a.list, b.list) &&
               same_part(a.where, b.where) && same_part(a.by, b.by) && same_part(a.body, b.body);
    }
    bool same_part(ExprId a, ExprId b) const { return a && b ? same(a, b) : a == b; }

    /// All alternatives under which the condition (or, if `denied`, its negation) may hold; more than exact is safe.
    std::vector<Alternative> alternatives(ExprId id, bool denied) const {
        const Expr& expr = at(id);
        if (expr.kind != ExprKind::operation) return {{{id, denied ? Operator::not_equal : Operator::equal, nullptr, {}}}};
        if (expr.op == Operator::negation) return alternatives(expr.args[0], !denied);
        if (expr.op == Operator::either || expr.op == Operator::both) {
            const bool any = (expr.op == Operator::either) != denied;
            return any ? joined(expr, denied) : combined(expr, denied);
        }
        if (expr.op == Operator::among && at(expr.args[0]).type.kind != program::Type::Kind::taxonomy) return one_of(expr, denied);
        if (expr.op == Operator::between && !denied) {
            return {{atom(expr.args[0], Operator::greater_or_equal, expr.args[1]), atom(expr.args[0], Operator::less_or_equal, expr.args[2])}};
        }
        return {{comparison(id, expr, denied)}};
    }

    /// Of a set of members or texts: this one or that one; denied, none of them. (Below a code of a taxonomy there are others.)
    std::vector<Alternative> one_of(const Expr& expr, bool denied) const {
        std::vector<Alternative> all(denied ? 1 : 0);
        for (std::size_t i = 1; i < expr.args.size(); ++i) {
            const Atom one = atom(expr.args[0], denied ? Operator::not_equal : Operator::equal, expr.args[i]);
            if (denied) all.front().push_back(one);
            else all.push_back({one});
        }
        return all.size() > most_alternatives ? std::vector<Alternative>{{}} : all;
    }

    std::vector<Alternative> joined(const Expr& expr, bool denied) const {
        std::vector<Alternative> all;
        for (const ExprId arg : expr.args) std::ranges::move(alternatives(arg, denied), std::back_inserter(all));
        if (all.size() > most_alternatives) return {{}};
        return all;
    }

    std::vector<Alternative> combined(const Expr& expr, bool denied) const {
        std::vector<Alternative> all{{}};
        for (const ExprId arg : expr.args) {
            std::vector<Alternative> next;
            for (const Alternative& left : all) {
                for (const Alternative& right : alternatives(arg, denied)) {
                    next.push_back(left);
                    next.back().insert(next.back().end(), right.begin(), right.end());
                    if (next.size() > most_alternatives) return {{}};
                }
            }
            all = std::move(next);
        }
        return all;
    }

    Atom atom(ExprId left, Operator op, ExprId right) const {
        if (at(right).kind == ExprKind::literal) return {left, op, &at(right).literal, {}};
        if (at(left).kind == ExprKind::literal) return {right, *mirrored(op), &at(left).literal, {}};
        return {left, op, nullptr, right};
    }

    Atom comparison(ExprId id, const Expr& expr, bool denied) const {
        // Whichever way 以下 is read, it lies within <=; denied, within >=.
        Operator op = expr.op;
        if (op == Operator::up_to) op = denied ? Operator::greater_or_equal : Operator::less_or_equal;
        else if (op == Operator::at_or_over) op = denied ? Operator::less_or_equal : Operator::greater_or_equal;
        else if (denied) {
            if (const auto other = opposite(op)) op = *other;
            else return {id, Operator::not_equal, nullptr, {}};
        }
        if (opposite(op) && expr.args.size() == 2) return atom(expr.args[0], op, expr.args[1]);
        return {id, denied ? Operator::not_equal : Operator::equal, nullptr, {}};
    }

    bool exclude(const Alternative& a, const Alternative& b) const {
        Alternative all = a;
        all.insert(all.end(), b.begin(), b.end());
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (std::size_t j = i + 1; j < all.size(); ++j) {
                if (about_the_same(all[i], all[j]) && clash(all[i], all[j])) return true;
            }
        }
        return false;
    }

    /// Whether the two compare one expression with constants, or the same two expressions (`b` with its sides as `a` has them).
    bool about_the_same(const Atom& a, Atom& b) const {
        if (same(a.subject, b.subject) && same_part(a.other, b.other)) return true;
        if (!a.other || !b.other || !same(a.subject, b.other) || !same(a.other, b.subject)) return false;
        std::swap(b.subject, b.other);
        b.op = *mirrored(b.op);
        return true;
    }

    static bool clash(const Atom& a, const Atom& b) {
        if (a.other && b.other) return clash_ordered(a, b, 0, 0);
        if (!a.constant || !b.constant) return !a.constant && !b.constant && a.op != b.op;
        if (a.constant->kind == ValueKind::number) return !intersection_possible(range(a), range(b), a, b);
        if (a.constant->kind == ValueKind::date) return clash_ordered(a, b, a.constant->date, b.constant->date);
        if (a.constant->kind == ValueKind::member) return clash_ordered(a, b, a.constant->member, b.constant->member);
        const bool alike = *a.constant == *b.constant;
        if (a.op == Operator::equal && b.op == Operator::equal) return !alike;
        return a.op != b.op && alike;
    }

    static Interval range(const Atom& atom) {
        const Rational& number = atom.constant->number;
        switch (atom.op) {
            case Operator::less: return {{}, Bound{number, true}};
            case Operator::less_or_equal: return {{}, Bound{number, false}};
            case Operator::greater: return {Bound{number, true}, {}};
            case Operator::greater_or_equal: return {Bound{number, false}, {}};
            case Operator::equal: return Interval::point(number);
            default: return {};
        }
    }

    static bool intersection_possible(const Interval& x, const Interval& y, const Atom& a, const Atom& b) {
        const bool hole = (a.op == Operator::not_equal && b.op == Operator::equal) || (a.op == Operator::equal && b.op == Operator::not_equal);
        if (hole) return a.constant->number != b.constant->number;
        return !intersect(x, y).is_empty();
    }

    /// For whole steps such as dates and members the same five comparisons, as numbers.
    template <class T>
    static bool clash_ordered(const Atom& a, const Atom& b, const T& x, const T& y) {
        const auto as_number = [&](const T& value) { return Rational(value == x ? 0 : (value < x ? -1 : 1)); };
        const Value zero = Value::of(as_number(x));
        const Value other = Value::of(as_number(y));
        const Atom left{a.subject, a.op, &zero, {}};
        const Atom right{b.subject, b.op, &other, {}};
        return !intersection_possible(range(left), range(right), left, right);
    }
};

}  // namespace

bool proved_disjoint(const program::Program& program, ExprId a, ExprId b) {
    const Prover prover{program};
    const auto left = prover.alternatives(a, false);
    const auto right = prover.alternatives(b, false);
    return std::ranges::all_of(left, [&](const Alternative& x) {
        return std::ranges::all_of(right, [&](const Alternative& y) { return prover.exclude(x, y); });
    });
}

}  // namespace zhunze::check
