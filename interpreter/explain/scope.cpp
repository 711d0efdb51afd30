// SPDX-License-Identifier: Apache-2.0
#include "explain/scope.hpp"

namespace zhunze::explain {

plan::SlotId Scope::slot(program::ExprId id) const {
    if (record) return record->slot(id);
    const auto found = frame->slot_of_expr.find(id.value);
    return found == frame->slot_of_expr.end() ? plan::SlotId() : found->second;
}

ItemPath indexes_of(const std::vector<plan::Cause::Step>& path) {
    ItemPath result;
    for (const plan::Cause::Step& step : path) result.push_back(step.index);
    return result;
}

Scopes::Scopes(const Case& subject, const plan::RecordPlan& record, const evaluate::Trace& trace) {
    Scope own;
    own.record = &record;
    own.slots = &trace.slots;
    own.fields = &trace.fields;
    own.runs = &trace.loops;
    own.facts = &subject.application;
    all_.push_back(std::move(own));
}

const Scope& Scopes::item(const Scope& around, const plan::Loop& loop, const evaluate::ItemTrace& run, const program::Field& list, program::FieldId id) {
    // The item hangs on the record that holds the list, whatever groups and items stand between.
    const Scope& holder = of_record(around, list.record);
    const std::uint32_t index = run.indexes.at(0);
    Scope scope{nullptr, &loop.item, &run.slots, &run.fields, &run.loops, &holder.facts->facts.at(list.index).items.at(index), 0, holder.path, &around};
    scope.path.push_back({id, index});
    return all_.emplace_back(std::move(scope));
}

const Scope& Scopes::group(const Scope& around, const plan::Loop& loop, const evaluate::ItemTrace& run) {
    return all_.emplace_back(
        Scope{nullptr, &loop.group, &run.slots, nullptr, &run.loops, nullptr, run.indexes.size(), around.path, &around});
}

const Value& Scopes::value(const program::Program& program, const Scope& from, program::ExprId id) const {
    const program::Expr& expr = program.exprs[id];
    if (expr.kind == program::ExprKind::literal) return expr.literal;
    for (const Scope* scope = &from; scope; scope = scope->around) {
        if (const plan::SlotId slot = scope->slot(id); slot.valid()) return scope->slots->at(slot.value);
    }
    ZHUNZE_CHECK(expr.kind == program::ExprKind::field);
    const program::Field& field = program.fields[expr.field];
    return of_record(from, field.record).slots->at(field.index);
}

const Scope& Scopes::of_record(const Scope& from, program::RecordId record) const {
    for (const Scope* scope = &from; scope; scope = scope->around) {
        if (!scope->group() && scope->of() == record) return *scope;
    }
    return outermost();
}

const Scope& Scopes::group_around(const Scope& from) const {
    const Scope* scope = &from;
    while (scope->around && !scope->group()) scope = scope->around;
    return *scope;
}

const Scope& Scopes::computing(const Scope& from, program::ExprId id) const {
    const Scope* found = &from;
    for (const Scope* scope = &from; scope; scope = scope->around) {
        if (scope->slot(id).valid()) found = scope;
    }
    return *found;
}

Scopes::Run Scopes::run_of(const Scope& from, program::ExprId selection) const {
    for (const Scope* scope = &from; scope; scope = scope->around) {
        const std::vector<plan::Loop>& loops = scope->loops();
        for (std::size_t i = 0; i < loops.size(); ++i) {
            if (loops[i].expr != selection) continue;
            return {scope, &loops[i], i < scope->runs->size() ? &(*scope->runs)[i] : nullptr};
        }
    }
    return {};
}

}  // namespace zhunze::explain
