// SPDX-License-Identifier: Apache-2.0
#include "plan/bounds.hpp"

#include <optional>

namespace zhunze::plan {
namespace {

using program::ExprId;
using program::ExprKind;

/// Whether an interval can follow from it: `is not` leaves all numbers but one.
bool bounds_something(Operator op) { return mirrored(op) && op != Operator::not_equal; }

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
        } else if (bounds_something(expr.op)) {
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
