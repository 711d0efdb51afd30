// SPDX-License-Identifier: Apache-2.0
#include "plan/scopes.hpp"

#include <algorithm>

namespace zhunze::plan {
namespace {

using program::Expr;
using program::ExprId;
using program::ExprKind;

void add(std::vector<Scope>& scopes, Scope scope) {
    const auto place = std::ranges::lower_bound(scopes, scope);
    if (place == scopes.end() || *place != scope) scopes.insert(place, scope);
}

void add_all_but(std::vector<Scope>& scopes, const std::vector<Scope>& more, std::optional<Scope> inner = {}) {
    for (const Scope scope : more) {
        if (scope != inner) add(scopes, scope);
    }
}

}  // namespace

std::vector<ExprId> parts_of(const program::Program& program, ExprId id) {
    const Expr& expr = program.exprs[id];
    std::vector<ExprId> parts = expr.args;
    if (expr.kind == ExprKind::definition) parts.push_back(program.definitions[expr.definition].body);
    for (const ExprId part : {expr.list, expr.where, expr.by, expr.body}) {
        if (part) parts.push_back(part);
    }
    return parts;
}

const std::vector<Scope>& Scopes::of(ExprId id) {
    std::vector<ExprId> pending{id};
    while (!pending.empty()) {
        const ExprId next = pending.back();
        const std::size_t before = pending.size();
        if (!scopes_[next.value]) {
            for (const ExprId part : parts_of(program_, next)) {
                if (!scopes_[part.value]) pending.push_back(part);
            }
            if (pending.size() == before) scopes_[next.value] = look(next);
        }
        if (pending.size() == before) pending.pop_back();
    }
    return *scopes_[id.value];
}

/// Once its parts are known. A selection brings the scopes that its own parts are read in: they are none of those around it.
std::vector<Scope> Scopes::look(ExprId id) const {
    const Expr& expr = program_.exprs[id];
    std::vector<Scope> scopes;
    const auto take = [&](ExprId part, std::optional<Scope> inner = {}) {
        if (part) add_all_but(scopes, *scopes_[part.value], inner);
    };
    switch (expr.kind) {
        case ExprKind::field: add(scopes, Scope::of(program_.fields[expr.field].record)); break;
        case ExprKind::group_list:
        case ExprKind::group_key: add(scopes, Scope::of_group(expr.selection)); break;
        case ExprKind::selection: {
            const Scope item = Scope::of(program_.exprs[expr.list].type.record);
            take(expr.list);
            take(expr.where, item);
            take(expr.by, item);
            take(expr.body, expr.by ? Scope::of_group(expr.list) : item);
            break;
        }
        default:
            for (const ExprId part : parts_of(program_, id)) take(part);
    }
    return scopes;
}

}  // namespace zhunze::plan
