// SPDX-License-Identifier: Apache-2.0
#include <variant>

#include "check/clauses.hpp"
#include "check/passes.hpp"

namespace zhunze::check {

namespace {

using program::ModuleId;
using program::RuleId;

program::RecordId record_of(Context& context, ModuleId module, const syntax::Path& path) {
    const auto symbol = resolve(context, module, Space::type, path, {"记录", "record"});
    if (symbol && symbol->kind == SymbolKind::record) return symbol->id<program::RecordId>();
    if (symbol) context.sink.report(Code::type_expected, path.span, {{"expected", Name{"记录", "a record"}}, {"found", path.text()}});
    return {};
}

void declare_rule(Context& context, ModuleId module, const syntax::RuleDecl& decl) {
    program::Rule rule;
    const RuleId id(static_cast<std::uint32_t>(context.program.rules.size()));
    static_cast<program::Declared&>(rule) = declare(context, module, Space::rule, decl.name, decl.span, {SymbolKind::rule, id.value, {}});
    rule.whole = decl.span;
    rule.base = id;
    rule.versions = {id};
    rule.record = record_of(context, module, decl.record);
    context.program.rules.add(std::move(rule));
    context.rules.push_back(&decl);
}

void check_rule(Context& context, RuleId id) {
    const syntax::RuleDecl& decl = *context.rules[id.value];
    Clauses clauses;
    for (const syntax::Clause& clause : decl.clauses) clauses.push_back(&clause);
    program::Rule rule = context.program.rules[id];
    put_clauses(context, rule.module, clauses, rule);
    const auto* in_force = only<syntax::InForceClause>(context, clauses, {"施行", "in force"});
    rule.in_force = own_or_source_period(context, in_force ? std::optional(in_force->period) : std::nullopt, rule.citations);
    bool cites = false;
    bool has_norm = false;
    for (const syntax::Clause* clause : clauses) {
        cites = cites || std::holds_alternative<syntax::CitesClause>(*clause);
        has_norm = has_norm || std::holds_alternative<syntax::Norm>(*clause);
    }
    if (!cites) context.sink.report(Code::no_citation, decl.name.span, {{"name", rule.name}});
    if (!has_norm) context.sink.report(Code::no_norm, decl.name.span, {{"name", rule.name}});
    context.program.rules[id] = std::move(rule);
}

}  // namespace

void declare_rules(Context& context, ModuleId module) {
    for (const syntax::Declaration& declaration : context.scope(module).tree->declarations) {
        if (const auto* decl = std::get_if<syntax::RuleDecl>(&declaration)) declare_rule(context, module, *decl);
    }
}

void check_rules(Context& context) {
    for (std::size_t i = 0; i < context.rules.size(); ++i) check_rule(context, context.program.rules.id_at(i));
}

}  // namespace zhunze::check
