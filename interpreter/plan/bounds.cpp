// SPDX-License-Identifier: Apache-2.0
#include "plan/bounds.hpp"

#include <optional>

namespace zhunze::plan {
namespace {

using program::ExprId;
using program::ExprKind;

/// The operator that says the same with its sides exchanged; none if it bounds nothing.
std::optional<Operator> mirrored(Operator op) {
    switch (op) {
        case Operator::less: return Operator::greater;
        case Operator::less_or_equal: return Operator::greater_or_equal;
        case Operator::greater: return Operator::less;
        case Operator::greater_or_equal: return Operator::less_or_equal;
        case Operator::equal: return Operator::equal;
        default: return std::nullopt;
    }
}

class BoundFinder {
public:
    BoundFinder(const program::Program& program, program::InvariantId invariant, RecordPlan& plan)
        : program_(program), invariant_(invariant), plan_(plan) {}

    void search(ExprId condition) {
        std::vector<ExprId> pending{condition};
        while (!pending.empty()) {
            const program::Expr& expr = program_.exprs[pending.back()];
            pending.pop_back();
            if (expr.kind == ExprKind::definition) {
                pending.push_back(program_.definitions[expr.definition].body);
            } else if (expr.kind == ExprKind::operation && expr.op == Operator::both) {
                pending.insert(pending.end(), expr.args.rbegin(), expr.args.rend());
            } else if (expr.kind == ExprKind::operation) {
                take_comparison(expr);
            }
        }
    }

private:
    void take_comparison(const program::Expr& expr) {
        if (expr.op == Operator::between) {
            take(expr.args[0], Operator::greater_or_equal, expr.args[1]);
            take(expr.args[0], Operator::less_or_equal, expr.args[2]);
        } else if (mirrored(expr.op)) {
            take(expr.args[0], expr.op, expr.args[1]);
        }
    }

    /// Where both sides are fields, each bounds the other.
    void take(ExprId left, Operator op, ExprId right) {
        bound(left, op, right);
        bound(right, *mirrored(op), left);
    }

    void bound(ExprId subject, Operator op, ExprId limit) {
        const SlotId slot = plan_.slot(subject);
        const bool is_field = slot.value < plan_.field_count;
        if (!is_field || program_.exprs[subject].type.kind != program::Type::Kind::quantity) return;
        plan_.bounds.push_back({slot.value, op, plan_.slot(limit), invariant_});
    }

    const program::Program& program_;
    program::InvariantId invariant_;
    RecordPlan& plan_;
};

}  // namespace

void add_bounds(const program::Program& program, program::InvariantId invariant, RecordPlan& plan) {
    BoundFinder(program, invariant, plan).search(program.invariants[invariant].condition);
}

}  // namespace zhunze::plan
