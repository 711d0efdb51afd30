// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "check/data_file.hpp"
#include "check/passes.hpp"
#include "check/taxonomy_data.hpp"

namespace zhunze::check {

namespace {

using program::ModuleId;

/// Members are named within their list only; a name given twice is an error.
std::vector<Name> member_names(Context& context, const std::vector<syntax::NameDecl>& members) {
    std::vector<Name> names;
    std::unordered_map<std::string, Span> seen;
    for (const syntax::NameDecl& member : members) {
        for (const syntax::Ident& word : member.spellings) {
            const auto [earlier, fresh] = seen.emplace(word.text, word.span);
            if (fresh) continue;
            Diagnostic& diagnostic = context.sink.report(Code::repeated_name, word.span, {{"name", word.text}});
            diagnostic.labels.push_back({earlier->second, LabelText::first_here, {}});
        }
        names.push_back(member.name());
    }
    return names;
}

/// Chinese first: the same list written in the other language is to give the same messages.
std::vector<std::vector<std::string>> member_words(const std::vector<syntax::NameDecl>& members) {
    std::vector<std::vector<std::string>> all;
    for (const syntax::NameDecl& member : members) {
        std::ranges::stable_partition(all.emplace_back(member.words()), [](const std::string& word) { return script_of(word) == Language::zh; });
    }
    return all;
}

void declare_enum(Context& context, ModuleId module, const syntax::EnumDecl& decl) {
    program::Enumeration result;
    const Symbol symbol{SymbolKind::enumeration, static_cast<std::uint32_t>(context.program.enums.size()), {}};
    static_cast<program::Declared&>(result) = declare(context, module, Space::type, decl.name, decl.span, symbol);
    result.members = member_names(context, decl.members);
    result.words = member_words(decl.members);
    result.ordered = decl.ordered;
    context.program.enums.add(std::move(result));
}

void load_members(Context& context, ModuleId module, const syntax::TaxonomyDecl& decl, program::Taxonomy& taxonomy) {
    const auto content = load_data(context, module, decl.data);
    if (!content) return;
    std::vector<DataProblem> problems;
    taxonomy.members = read_taxonomy(*content, problems);
    report_problems(context, decl.data, problems);
}

void declare_taxonomy(Context& context, ModuleId module, const syntax::TaxonomyDecl& decl) {
    program::Taxonomy result;
    const Symbol symbol{SymbolKind::taxonomy, static_cast<std::uint32_t>(context.program.taxonomies.size()), {}};
    static_cast<program::Declared&>(result) = declare(context, module, Space::type, decl.name, decl.span, symbol);
    if (decl.edition) result.edition = decl.edition->text;
    load_members(context, module, decl, result);
    context.program.taxonomies.add(std::move(result));
}

void declare_record_name(Context& context, ModuleId module, const syntax::RecordDecl& decl) {
    program::Record result;
    const Symbol symbol{SymbolKind::record, static_cast<std::uint32_t>(context.program.records.size()), {}};
    static_cast<program::Declared&>(result) = declare(context, module, Space::type, decl.name, decl.span, symbol);
    context.program.records.add(std::move(result));
}

std::string text_of(const std::optional<syntax::Text>& text) { return text ? text->text : std::string(); }
std::optional<Date> date_of(const std::optional<syntax::DateLiteral>& date) { return date ? std::optional(date->date) : std::nullopt; }

program::Boundary boundary_of(syntax::BoundaryReading reading) {
    switch (reading) {
        case syntax::BoundaryReading::included: return program::Boundary::included;
        case syntax::BoundaryReading::excluded: return program::Boundary::excluded;
        case syntax::BoundaryReading::undecided: break;
    }
    return program::Boundary::undecided;
}

void declare_source(Context& context, ModuleId module, const syntax::SourceDecl& decl) {
    program::SourceDocument result;
    const Symbol symbol{SymbolKind::source, static_cast<std::uint32_t>(context.program.documents.size()), {}};
    static_cast<program::Declared&>(result) = declare(context, module, Space::source, decl.name, decl.span, symbol);
    result.title = decl.title.text;
    result.number = text_of(decl.number);
    result.issuer = text_of(decl.issuer);
    result.level = text_of(decl.level);
    result.url = text_of(decl.url);
    result.issued = date_of(decl.issued);
    result.repealed = date_of(decl.repealed);
    if (decl.in_force) result.in_force = checked_period(context, *decl.in_force);
    if (decl.boundary) result.boundary = boundary_of(*decl.boundary);
    context.program.documents.add(std::move(result));
}

void declare_question(Context& context, ModuleId module, const syntax::QuestionDecl& decl) {
    program::Question result;
    const Symbol symbol{SymbolKind::question, static_cast<std::uint32_t>(context.program.questions.size()), {}};
    static_cast<program::Declared&>(result) = declare(context, module, Space::value, decl.name, decl.span, symbol);
    result.text = decl.text.text;
    result.options = member_names(context, decl.options);
    result.words = member_words(decl.options);
    context.program.questions.add(std::move(result));
}

}  // namespace

void declare_types(Context& context, ModuleId module) {
    for (const syntax::Declaration& declaration : context.scope(module).tree->declarations) {
        if (const auto* d = std::get_if<syntax::EnumDecl>(&declaration)) declare_enum(context, module, *d);
        if (const auto* d = std::get_if<syntax::TaxonomyDecl>(&declaration)) declare_taxonomy(context, module, *d);
        if (const auto* d = std::get_if<syntax::RecordDecl>(&declaration)) declare_record_name(context, module, *d);
        if (const auto* d = std::get_if<syntax::SourceDecl>(&declaration)) declare_source(context, module, *d);
        if (const auto* d = std::get_if<syntax::QuestionDecl>(&declaration)) declare_question(context, module, *d);
    }
}

}  // namespace zhunze::check
