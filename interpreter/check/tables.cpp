// SPDX-License-Identifier: Apache-2.0
// Names, columns and types of tables.
#include "check/passes.hpp"

namespace zhunze::check {

namespace {

using program::HitPolicy;
using program::ModuleId;
using program::Table;
using program::Type;

constexpr std::size_t most_columns = 64;

HitPolicy policy_of(Context& context, const syntax::TableDecl& decl) {
    static const std::vector<std::pair<Name, HitPolicy>> policies{{{"合计", "sum"}, HitPolicy::sum},
                                                                  {{"最小", "min"}, HitPolicy::min},
                                                                  {{"最大", "max"}, HitPolicy::max},
                                                                  {{"计数", "count"}, HitPolicy::count}};
    if (!decl.collect) return HitPolicy::unique;
    std::vector<std::string> words;
    for (const auto& [name, policy] : policies) {
        if (name.is(decl.collect->text)) return policy;
        words.insert(words.end(), {name.zh, name.en});
    }
    Diagnostic& diagnostic = report_unknown(context, Code::unknown_name, decl.collect->span,
                                            {{"name", decl.collect->text}, {"what", Name{"汇总方式", "way to collect"}}}, decl.collect->text, words);
    diagnostic.hints.push_back(allowed_are(decl.collect->span, words));
    return HitPolicy::unique;
}

/// Only quantities are added, and only they and dates have a least and a greatest.
void check_policy(Context& context, const syntax::TableDecl& decl, const Table& table) {
    const bool quantity = table.type.kind == Type::Kind::quantity || table.type.kind == Type::Kind::invalid;
    const bool ordered = quantity || table.type.kind == Type::Kind::date;
    const bool sum = table.policy == HitPolicy::sum;
    const bool end = table.policy == HitPolicy::min || table.policy == HitPolicy::max;
    if (!(sum && !quantity) && !(end && !ordered)) return;
    context.sink.report(Code::type_expected, decl.type.span,
                        {{"expected", sum ? Name{"数量", "a quantity"} : Name{"数量或日期", "a quantity or a date"}},
                         {"found", context.program.type_name(table.type)}});
}

bool name_is_taken(Context& context, const std::vector<syntax::Column>& columns, std::size_t index) {
    for (const syntax::Ident& word : columns[index].name.spellings) {
        for (std::size_t other = 0; other < index; ++other) {
            for (const syntax::Ident& earlier : columns[other].name.spellings) {
                if (earlier.text != word.text) continue;
                Diagnostic& diagnostic = context.sink.report(Code::repeated_name, word.span, {{"name", word.text}});
                diagnostic.labels.push_back({earlier.span, LabelText::declared_here, {{"name", word.text}}});
                return true;
            }
        }
    }
    return false;
}

void declare_table(Context& context, ModuleId module, const syntax::TableDecl& decl) {
    Table table;
    const Symbol symbol{SymbolKind::table, static_cast<std::uint32_t>(context.program.tables.size()), {}};
    static_cast<program::Declared&>(table) = declare(context, module, Space::value, decl.name, decl.span, symbol);
    if (decl.columns.size() > most_columns) {
        context.sink.report(Code::table_columns, decl.name.span, {{"name", table.name}, {"limit", std::to_string(most_columns)}});
    }
    for (std::size_t i = 0; i < decl.columns.size(); ++i) {
        (void)name_is_taken(context, decl.columns, i);
        table.columns.push_back({decl.columns[i].name.name(), resolve_type(context, module, decl.columns[i].type), {}, {}});
    }
    table.type = resolve_type(context, module, decl.type);
    table.policy = policy_of(context, decl);
    check_policy(context, decl, table);
    table.citations = resolve_citations(context, module, decl.cites);
    if (decl.data) table.data = decl.data->text;
    context.program.tables.add(std::move(table));
    context.tables.push_back(&decl);
}

}  // namespace

void declare_tables(Context& context, ModuleId module) {
    for (const syntax::Declaration& declaration : context.scope(module).tree->declarations) {
        if (const auto* decl = std::get_if<syntax::TableDecl>(&declaration)) declare_table(context, module, *decl);
    }
}

}  // namespace zhunze::check
