// SPDX-License-Identifier: Apache-2.0
#include "explain/expression_text.hpp"

#include "catch.hpp"
#include "unit/support/program_builder.hpp"

using namespace zhunze;
using namespace zhunze::explain;
using namespace zhunze::testing;

namespace {

struct Fields {
    ProgramBuilder b;
    FieldId x_field = b.field({"甲", "x"}, ProgramBuilder::number());
    FieldId p_field = b.field({"子", "p"}, ProgramBuilder::truth());
    FieldId q_field = b.field({"丑", "q"}, ProgramBuilder::truth());

    ExprId x() { return b.get(x_field); }
    ExprId p() { return b.get(p_field); }
    ExprId q() { return b.get(q_field); }
    ExprId sum(ExprId a, ExprId c) { return b.op(Operator::add, {a, c}, ProgramBuilder::number()); }
    ExprId minus(ExprId a, ExprId c) { return b.op(Operator::subtract, {a, c}, ProgramBuilder::number()); }
    ExprId times(ExprId a, ExprId c) { return b.op(Operator::multiply, {a, c}, ProgramBuilder::number()); }
    ExprId round() {
        const ExprId id = b.op(Operator::round, {x(), b.number(Rational(1, 100))}, ProgramBuilder::number());
        b.program().exprs[id].rounding = RoundingMode::half_up;
        return id;
    }
};

}  // namespace

TEST_CASE("expressions are written in either language with the brackets they need and no others") {
    Fields f;
    ProgramBuilder& b = f.b;
    struct Row { ExprId expr; std::string zh, en; };
    const std::vector<Row> rows{
        {f.minus(f.x(), f.minus(f.x(), b.number(1))), "甲 - (甲 - 1)", "x - (x - 1)"},
        {f.minus(f.minus(f.x(), f.x()), b.number(1)), "甲 - 甲 - 1", "x - x - 1"},
        {f.times(f.sum(f.x(), b.number(1)), b.number(2)), "(甲 + 1) * 2", "(x + 1) * 2"},
        {f.sum(f.times(f.x(), b.number(2)), b.number(1)), "甲 * 2 + 1", "x * 2 + 1"},
        {b.op(Operator::both, {b.op(Operator::either, {f.p(), f.q()}), f.p()}), "(子 或 丑) 且 子", "(p or q) and p"},
        {b.op(Operator::either, {f.p(), b.op(Operator::both, {f.p(), f.q()})}), "子 或 子 且 丑", "p or p and q"},
        {b.op(Operator::negation, {b.op(Operator::both, {f.p(), f.q()})}), "非 (子 且 丑)", "not (p and q)"},
        {b.op(Operator::less, {f.x(), b.number(Rational(2, 3))}), "甲 不足 2/3", "x < 2/3"},
        {b.op(Operator::between, {f.x(), b.number(1), b.number(2)}), "甲 介于 1 与 2", "x between 1 and 2"},
        {b.op(Operator::up_to, {f.x(), b.number(5)}), "甲 在 5以下", "x up to 5"},
        {b.op(Operator::declared_none, {f.x()}), "甲 是 无", "x is none"},
        {b.op(Operator::negation, {b.op(Operator::declared_none, {f.x()})}), "甲 不是 无", "x is not none"},
        {b.op(Operator::negation, {b.op(Operator::inapplicable, {f.x()})}), "甲 不是 不适用", "x is not not applicable"},
        {b.op(Operator::negation, {b.op(Operator::known, {f.x()})}), "非 已知(甲)", "not known(x)"},
        {b.op(Operator::known, {f.x()}), "已知(甲)", "known(x)"},
        {f.round(), "修约(甲, 至 0.01, 四舍五入)", "round(x, to 0.01, half_up)"},
        {b.op(Operator::smaller, {f.x(), b.number(3)}, ProgramBuilder::number()), "取小(甲, 3)", "min(x, 3)"},
        {b.op(Operator::minus, {f.sum(f.x(), b.number(1))}, ProgramBuilder::number()), "-(甲 + 1)", "-(x + 1)"},
        {b.cases({b.number(1), f.p(), b.number(2)}, true), "分情况 依次 { 1 当 子; 2 否则 }", "cases in order { 1 when p; 2 otherwise }"},
        {b.op(Operator::equal, {f.p(), b.truth(false)}), "子 是 假", "p is false"},
    };
    for (const Row& row : rows) {
        CHECK(expression_text(b.program(), row.expr, Language::zh) == row.zh);
        CHECK(expression_text(b.program(), row.expr, Language::en) == row.en);
    }
}
