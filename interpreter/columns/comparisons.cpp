// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>

#include "columns/compiler.hpp"
#include "columns/whole.hpp"

namespace zhunze::columns {
namespace {

/// One side: the number in `over` (or one), divided by that in `under` if there is one, times `factor`.
struct Side {
    SlotIndex over = no_slot, under = no_slot;
    Rational factor = 1;
    [[nodiscard]] bool constant() const { return over == no_slot; }
};

std::optional<Side> side_of(const Compilation& c, SlotIndex slot) {
    const Code& code = c.code(slot);
    switch (code.shape) {
        case Shape::number: return Side{slot, no_slot, code.step};
        case Shape::ratio: return Side{code.a, code.b, code.step};
        case Shape::constant:
            if (const std::optional<Rational> number = scalar_of(code.constant)) return Side{no_slot, no_slot, *number};
            return std::nullopt;
        default: return std::nullopt;
    }
}

Relation mirrored(Relation relation) {
    switch (relation) {
        case Relation::less: return Relation::greater;
        case Relation::less_or_equal: return Relation::greater_or_equal;
        case Relation::greater: return Relation::less;
        case Relation::greater_or_equal: return Relation::less_or_equal;
        case Relation::equal: break;
    }
    return relation;
}

Code truth_code(Op op) {
    Code code;
    code.shape = Shape::truth;
    code.op = op;
    return code;
}

/// Whole numbers against a constant are whole numbers within a range.
Code against_constant(const Side& left, Relation relation, const Rational& constant, bool undecided) {
    const Rational limit = constant / left.factor;
    Code code = truth_code(Op::in_range);
    code.a = left.over;
    code.low = std::numeric_limits<std::int64_t>::min();
    code.high = std::numeric_limits<std::int64_t>::max();
    // At the ends of 64 bits a limit is out of reach of any number in a column.
    switch (relation) {
        case Relation::less: code.high = std::max(ceiling_of(limit), code.low + 1) - 1; break;
        case Relation::less_or_equal: code.high = floor_of(limit); break;
        case Relation::greater: code.low = std::min(floor_of(limit), code.high - 1) + 1; break;
        case Relation::greater_or_equal: code.low = ceiling_of(limit); break;
        case Relation::equal:
            code.low = limit.is_whole() ? floor_of(limit) : 1;
            code.high = limit.is_whole() ? floor_of(limit) : 0;
            break;
    }
    if (undecided && limit.is_whole()) {
        code.undecided = true;
        code.m = floor_of(limit);
    }
    return code;
}

/// The slot of `a` × `b`, either of which may be none.
SlotIndex times(Compilation& c, SlotIndex a, SlotIndex b) {
    if (a == no_slot) return b;
    if (b == no_slot) return a;
    Code code;
    code.shape = Shape::number;
    code.op = Op::product;
    code.a = a;
    code.b = b;
    return c.add(std::move(code));
}

/// Divisors are multiplied over to the other side: they are above zero wherever the result counts as known.
Code multiplied_out(Compilation& c, const Side& left, Relation relation, const Side& right, bool undecided) {
    Code code = truth_code(Op::compare);
    code.relation = relation;
    code.undecided = undecided;
    code.divisors = {left.under, right.under};
    code.a = times(c, left.over, right.under);
    code.b = times(c, right.over, left.under);
    const Rational size = right.factor.sign() < 0 ? -right.factor : right.factor;
    const std::optional<Rational> step = size.is_zero() ? left.factor : common_step(left.factor, size);
    if (!step || code.a == no_slot || code.b == no_slot) return {};
    const auto m = whole_multiple(left.factor, *step), n = whole_multiple(right.factor, *step);
    if (!m || !n) return {};
    code.m = *m;
    code.n = *n;
    return code;
}

}  // namespace

Code comparison(Compilation& c, Relation relation, SlotIndex a, SlotIndex b, bool undecided) {
    std::optional<Side> left = side_of(c, a), right = side_of(c, b);
    if (!left || !right) return {};
    if (left->constant()) {
        std::swap(left, right);
        relation = mirrored(relation);
    }
    if (left->constant()) return {};
    if (right->constant() && left->under == no_slot) return against_constant(*left, relation, right->factor, undecided);
    return multiplied_out(c, *left, relation, *right, undecided);
}

Code equality(Compilation& c, SlotIndex a, SlotIndex b) {
    if (c.code(a).shape == Shape::constant) std::swap(a, b);
    const Code& left = c.code(a);
    const Code& right = c.code(b);
    if (left.shape == Shape::truth && right.shape == Shape::truth) {
        Code code = truth_code(Op::same_truth);
        code.a = a;
        code.b = b;
        return code;
    }
    if (left.shape == Shape::truth && right.shape == Shape::constant && right.constant.kind == ValueKind::truth) {
        const bool wanted = right.constant.truth == Truth::yes;
        Code code = truth_code(wanted ? Op::both : Op::negation);
        if (wanted) code.arguments = {a};
        else code.a = a;
        return code;
    }
    if (left.shape == Shape::text && right.shape == Shape::constant && right.constant.kind == ValueKind::text) {
        Code code = truth_code(Op::text_in);
        code.a = a;
        code.texts = {right.constant.text};
        return code;
    }
    return comparison(c, Relation::equal, a, b);
}

}  // namespace zhunze::columns
