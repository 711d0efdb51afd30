// SPDX-License-Identifier: Apache-2.0
#include "plan/causes.hpp"

#include <utility>

namespace zhunze::plan {
namespace {

/// Operations that give a truth always give one, if only that it is unknown.
bool may_be_undefined(const program::Expr& expr) {
    return expr.kind != program::ExprKind::operation || expr.type.kind != program::Type::Kind::truth;
}

}  // namespace

CauseId CauseTable::of(Cause cause) {
    Key key(cause.kind, cause.field, cause.source, cause.question, cause.expr, cause.evidence, cause.parameter, cause.rule, cause.other);
    const auto [place, fresh] = ids_.try_emplace(std::move(key));
    if (fresh) place->second = causes_.add(std::move(cause));
    return place->second;
}

CauseId CauseTable::of_field(Cause::Kind kind, program::FieldId field) {
    Cause made;
    made.kind = kind;
    made.field = field;
    return of(std::move(made));
}

CauseId CauseTable::of_paper(const std::string& paper) {
    Cause made;
    made.kind = Cause::Kind::evidence;
    made.evidence = paper;
    return of(std::move(made));
}

CauseId CauseTable::of_conflict(program::RuleId rule, program::RuleId other) {
    Cause made;
    made.kind = Cause::Kind::conflict;
    made.rule = rule;
    made.other = other;
    return of(std::move(made));
}

CauseId CauseTable::of_expression(program::ExprId id, const program::Expr& expr) {
    Cause made;
    if (expr.boundary) {
        made.kind = Cause::Kind::boundary;
        made.source = expr.boundary;
    } else if (expr.kind == program::ExprKind::question) {
        made.kind = Cause::Kind::question;
        made.question = expr.question;
    } else if (expr.kind == program::ExprKind::parameter) {
        made.kind = Cause::Kind::parameter;
        made.parameter = expr.parameter;
    } else if (may_be_undefined(expr)) {
        made.kind = Cause::Kind::undefined;
        made.expr = id;
    } else {
        return {};
    }
    return of(std::move(made));
}

}  // namespace zhunze::plan
