// SPDX-License-Identifier: Apache-2.0
#include "check/rebinding.hpp"

namespace zhunze::check {

namespace {

using program::DefinitionId;
using program::Expr;
using program::ExprId;
using program::ExprKind;

/// Every part that is an expression of its own.
template <class AnyExpr, class Function>
void each_part(AnyExpr& expr, Function&& function) {
    for (auto& arg : expr.args) function(arg);
    for (auto* part : {&expr.list, &expr.where, &expr.by, &expr.body}) {
        if (*part) function(*part);
    }
}

}  // namespace

ExprId Rebinder::copy(ExprId expr) {
    if (!expr || empty()) return expr;
    copy_definitions_of(expr);
    return copy_tree(expr);
}

/// Definitions may chain as long as they like, so they are copied one by one from the innermost, not by recursion.
void Rebinder::copy_definitions_of(ExprId expr) {
    std::vector<DefinitionId> pending;
    collect_definitions(expr, pending);
    while (!pending.empty()) {
        const DefinitionId next = pending.back();
        const std::size_t before = pending.size();
        if (!copied_definitions_.contains(next.value)) collect_definitions(context_.program.definitions[next].body, pending);
        if (pending.size() > before) continue;
        pending.pop_back();
        if (!copied_definitions_.contains(next.value)) copied_definitions_.emplace(next.value, copy_definition(next));
    }
}

/// Those used by the expression itself that are not copied yet; what is rebound needs no copy.
void Rebinder::collect_definitions(ExprId id, std::vector<DefinitionId>& found) const {
    if (!spend(context_, 1, span_)) return;
    const Expr& expr = context_.program.exprs[id];
    const DefinitionId definition = expr.definition;
    const bool open = expr.kind == ExprKind::definition && !definitions_.contains(definition.value) && !copied_definitions_.contains(definition.value);
    if (open) found.push_back(definition);
    each_part(expr, [&](ExprId part) { collect_definitions(part, found); });
}

DefinitionId Rebinder::copy_definition(DefinitionId id) {
    const ExprId body = context_.program.definitions[id].body;
    const ExprId changed = copy_tree(body);
    if (changed == body) return id;
    program::Definition copy = context_.program.definitions[id];
    copy.body = changed;
    copy.report = false;
    return context_.program.definitions.add(std::move(copy));
}

ExprId Rebinder::copy_tree(ExprId id) {
    if (const auto done = copied_.find(id.value); done != copied_.end()) return done->second;
    // Past the limit, which is reported, the program is not used; any copy will do.
    if (!spend(context_, 1, span_)) return id;
    const DefinitionId instead = instead_of(context_.program.exprs[id]);
    const ExprId result = instead ? use_of(id, instead) : copy_parts(id);
    copied_.emplace(id.value, result);
    return result;
}

/// The definition that a name stands for now; none for what is no name or keeps its meaning.
DefinitionId Rebinder::instead_of(const Expr& expr) {
    if (expr.kind != ExprKind::parameter && expr.kind != ExprKind::definition) return {};
    const bool parameter = expr.kind == ExprKind::parameter;
    auto& rebound = parameter ? parameters_ : definitions_;
    if (const auto found = rebound.find(parameter ? expr.parameter.value : expr.definition.value); found != rebound.end()) {
        found->second.used = true;
        return found->second.instead;
    }
    const auto copied = parameter ? copied_definitions_.end() : copied_definitions_.find(expr.definition.value);
    return copied != copied_definitions_.end() && copied->second != expr.definition ? copied->second : DefinitionId();
}

ExprId Rebinder::copy_parts(ExprId id) {
    Expr copy = context_.program.exprs[id];
    bool changed = false;
    each_part(copy, [&](ExprId& part) {
        const ExprId now = copy_tree(part);
        changed = changed || now != part;
        part = now;
    });
    return changed ? context_.program.exprs.add(std::move(copy)) : id;
}

ExprId Rebinder::use_of(ExprId written, DefinitionId definition) {
    Expr use = context_.program.exprs[written];
    use.kind = ExprKind::definition;
    use.definition = definition;
    use.parameter = {};
    const program::Unit& unit = context_.program.exprs[context_.program.definitions[definition].body].unit;
    if (!unit.text.empty()) use.unit = unit;
    return context_.program.exprs.add(std::move(use));
}

}  // namespace zhunze::check
