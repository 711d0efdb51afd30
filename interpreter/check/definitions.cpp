// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "check/expressions.hpp"
#include "check/passes.hpp"

namespace zhunze::check {

namespace {

using program::DefinitionId;
using program::Expr;
using program::ExprId;
using program::ExprKind;
using program::ModuleId;
using program::Type;

/// Definitions that use definitions, that use …: checked by recursion where they stand in that order, so the chain has an end,
constexpr std::size_t longest_chain = 200;
/// and so have the operators that stand in one another along it. The order does not matter to what is allowed.
constexpr std::size_t most_levels = 2'000;

/// How deep the operators of an expression stand in one another.
std::size_t levels_of(const syntax::Module& tree, syntax::ExprId id) {
    if (!id) return 0;
    const syntax::Expr& expr = tree.exprs[id];
    std::size_t deepest = 0;
    for (const syntax::ExprId arg : expr.args) deepest = std::max(deepest, levels_of(tree, arg));
    for (const syntax::ExprId part : {expr.list, expr.where, expr.by, expr.body}) deepest = std::max(deepest, levels_of(tree, part));
    return deepest + 1;
}

std::size_t levels_of(const syntax::Module& tree, const syntax::DefineDecl& decl) {
    std::size_t deepest = decl.value ? levels_of(tree, *decl.value) : 0;
    for (const syntax::Case& one : decl.cases) {
        deepest = std::max({deepest, levels_of(tree, one.value), one.when ? levels_of(tree, *one.when) : 0});
    }
    return deepest + 1;
}

void declare_definition(Context& context, ModuleId module, const syntax::DefineDecl& decl) {
    program::Definition definition;
    const Symbol symbol{SymbolKind::definition, static_cast<std::uint32_t>(context.program.definitions.size()), {}};
    static_cast<program::Declared&>(definition) = declare(context, module, Space::value, decl.name, decl.span, symbol);
    definition.report = decl.report;
    if (decl.record) {
        const auto record = resolve(context, module, Space::type, *decl.record, {"记录", "record"});
        if (record && record->kind == SymbolKind::record) {
            definition.record = record->id<program::RecordId>();
        } else if (record) {
            context.sink.report(Code::type_expected, decl.record->span, {{"expected", Name{"记录", "a record"}}, {"found", decl.record->text()}});
        }
    }
    if (definition.record) {
        for (const syntax::Ident& word : decl.name.spellings) {
            const program::FieldId field = field_named(context, definition.record, word.text);
            if (!field) continue;
            Diagnostic& diagnostic = context.sink.report(Code::repeated_name, word.span, {{"name", word.text}});
            diagnostic.labels.push_back({context.program.fields[field].span, LabelText::declared_here, {{"name", word.text}}});
        }
    }
    // Without its record none of the names in its body mean anything; the record's name is reported.
    const bool lost = decl.record && !definition.record;
    context.program.definitions.add(std::move(definition));
    context.definitions.push_back({&decl, lost ? Progress::done : Progress::waiting});
}

void check_disjoint(Context& context, const Expr& cases) {
    const std::size_t conditions = cases.args.size() / 2;
    for (std::size_t i = 0; i < conditions; ++i) {
        for (std::size_t j = i + 1; j < conditions; ++j) {
            const ExprId a = cases.args[2 * i + 1];
            const ExprId b = cases.args[2 * j + 1];
            if (proved_disjoint(context.program, a, b)) continue;
            Diagnostic& diagnostic = context.sink.report(Code::cases_overlap, context.program.exprs[b].span,
                                                         {{"first", std::to_string(i + 1)}, {"second", std::to_string(j + 1)}});
            diagnostic.labels.push_back({context.program.exprs[a].span, LabelText::first_here, {}});
            diagnostic.hints.push_back({cases.span, LabelText::write_instead, {{"text", Name{"分情况 依次 { … }", "cases in order { … }"}}}});
            return;  // one pair is enough to see what is meant
        }
    }
}

ExprId check_cases(Context& context, const Surroundings& where, const syntax::DefineDecl& decl, std::optional<Type> type) {
    Expr cases;
    cases.kind = ExprKind::cases;
    cases.span = decl.span;
    cases.in_order = decl.in_order;
    bool whole = !decl.cases.empty();
    for (const syntax::Case& one : decl.cases) {
        if (cases.has_otherwise) {  // nothing can come after it
            context.sink.report(Code::case_after_otherwise, one.span);
            return {};
        }
        const ExprId value = check_expression(context, where, one.value, type);
        if (value && !type) type = context.program.exprs[value].type;
        if (value && cases.unit.text.empty()) cases.unit = context.program.exprs[value].unit;
        cases.args.push_back(value);
        whole = whole && value;
        cases.has_otherwise = !one.when;
        if (!one.when) continue;
        cases.args.push_back(check_condition(context, where, *one.when));
        whole = whole && cases.args.back();
    }
    if (!whole) return {};
    cases.type = *type;
    if (!cases.has_otherwise) context.sink.report(Code::cases_without_otherwise, decl.name.span);
    if (!cases.in_order) check_disjoint(context, cases);
    return context.program.exprs.add(std::move(cases));
}

void check_body(Context& context, DefinitionId id) {
    const syntax::DefineDecl& decl = *context.definitions[id.value].decl;
    const ModuleId module = context.program.definitions[id].module;
    Surroundings where{module, context.program.definitions[id].record, resolve_citations(context, module, decl.cites)};
    std::optional<Type> type;
    if (decl.type) type = resolve_type(context, module, *decl.type);
    ExprId body;
    if (decl.is_cases) {
        body = check_cases(context, where, decl, type);
    } else if (decl.value) {
        body = check_expression(context, where, *decl.value, type);
    }
    program::Definition& definition = context.program.definitions[id];
    definition.citations = std::move(where.citations);
    definition.body = body;
    definition.type = body ? context.program.exprs[body].type : type.value_or(Type{});
}

void report_cycle(Context& context, DefinitionId back_to, Span use) {
    std::string cycle;
    auto at = std::ranges::find(context.definition_chain, back_to);
    for (; at != context.definition_chain.end(); ++at) cycle += context.program.definitions[*at].name.in(Language::zh) + " → ";
    context.sink.report(Code::definition_cycle, use, {{"cycle", cycle + context.program.definitions[back_to].name.in(Language::zh)}});
}

/// False, and reported, if a chain of definitions is too long or too deep.
bool chain_fits(Context& context, std::size_t length, std::size_t levels, Span use) {
    if (length <= longest_chain && levels <= most_levels) return true;
    const std::size_t limit = length > longest_chain ? longest_chain : most_levels;
    context.sink.report(Code::nested_too_deep, use, {{"limit", std::to_string(limit)}});
    return false;
}

/// False, and reported, if it stands too deep in those that use it.
bool check_waiting(Context& context, DefinitionId id, Span use) {
    PendingDefinition& pending = context.definitions[id.value];
    pending.own_levels = pending.levels = levels_of(*context.scope(context.program.definitions[id].module).tree, *pending.decl);
    if (!chain_fits(context, context.definition_chain.size() + 1, context.open_levels + pending.levels, use)) return false;
    pending.progress = Progress::running;
    context.definition_chain.push_back(id);
    context.open_levels += pending.own_levels;
    check_body(context, id);
    context.open_levels -= pending.own_levels;
    context.definition_chain.pop_back();
    pending.progress = Progress::done;
    return true;
}

/// False, and reported, if what is being checked becomes too long or too deep a chain by using it.
bool lengthen_chain(Context& context, DefinitionId used, Span use) {
    if (context.definition_chain.empty()) return true;
    const PendingDefinition& below = context.definitions[used.value];
    PendingDefinition& user = context.definitions[context.definition_chain.back().value];
    if (!chain_fits(context, below.chain + 1, user.own_levels + below.levels, use)) return false;
    user.chain = std::max(user.chain, below.chain + 1);
    user.levels = std::max(user.levels, user.own_levels + below.levels);
    return true;
}

}  // namespace

void declare_definitions(Context& context, ModuleId module) {
    for (const syntax::Declaration& declaration : context.scope(module).tree->declarations) {
        if (const auto* decl = std::get_if<syntax::DefineDecl>(&declaration)) declare_definition(context, module, *decl);
    }
}

void check_definitions(Context& context) {
    for (std::size_t i = 0; i < context.definitions.size(); ++i) {
        const DefinitionId id = context.program.definitions.id_at(i);
        (void)type_of_definition(context, id, context.program.definitions[id].span);
    }
}

Type type_of_definition(Context& context, DefinitionId id, Span use) {
    if (context.definitions[id.value].progress == Progress::running) {
        report_cycle(context, id, use);
        return {};
    }
    if (context.definitions[id.value].progress == Progress::waiting && !check_waiting(context, id, use)) return {};
    if (!lengthen_chain(context, id, use)) return {};
    return context.program.definitions[id].body ? context.program.definitions[id].type : Type{};
}

}  // namespace zhunze::check
