// SPDX-License-Identifier: Apache-2.0
#include "check/context.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "check/exception_targets.hpp"
#include "syntax/words.hpp"

namespace zhunze::check {

namespace {

using program::ModuleId;

const std::unordered_map<std::string, Symbol>& names_of(const Context& context, ModuleId module, Space space) {
    return context.scope(module).own[static_cast<std::size_t>(space)];
}

const Symbol* find_own(const Context& context, ModuleId module, Space space, const std::string& word) {
    const auto& names = names_of(context, module, space);
    const auto found = names.find(word);
    return found == names.end() ? nullptr : &found->second;
}

std::vector<Symbol> find_imported(const Context& context, ModuleId module, Space space, const std::string& word) {
    std::vector<Symbol> found;
    for (const ModuleId used : context.scope(module).visible) {
        if (const Symbol* symbol = find_own(context, used, space, word)) found.push_back(*symbol);
    }
    return found;
}

/// `a.b.X`: X of the module a.b, written in full in either language, or by its last segment.
const ModuleId* find_qualifier(const Context& context, ModuleId module, const std::string& qualifier) {
    const auto named = [&](ModuleId id) {
        const Name& path = context.program.modules[id].path;
        return path.is(qualifier) || path.zh.ends_with("." + qualifier) || path.en.ends_with("." + qualifier);
    };
    const ModuleScope& scope = context.scope(module);
    if (named(module)) return &scope.id;
    const auto used = std::ranges::find_if(scope.visible, named);
    return used == scope.visible.end() ? nullptr : &*used;
}

std::string qualifier_of(const syntax::Path& path) {
    std::string text;
    for (std::size_t i = 0; i + 1 < path.parts.size(); ++i) text += (i ? "." : "") + path.parts[i].text;
    return text;
}

std::vector<Symbol> candidates(const Context& context, ModuleId module, Space space, const syntax::Path& path) {
    if (path.empty()) return {};
    const std::string& word = path.parts.back().text;
    if (path.parts.size() > 1) {
        const ModuleId* qualifier = find_qualifier(context, module, qualifier_of(path));
        const Symbol* symbol = qualifier ? find_own(context, *qualifier, space, word) : nullptr;
        return symbol ? std::vector{*symbol} : std::vector<Symbol>{};
    }
    if (const Symbol* symbol = find_own(context, module, space, word)) return {*symbol};
    return find_imported(context, module, space, word);
}

/// What calls a function of the language calls no table: its name would be taken for the function's.
bool is_function(const Symbol& symbol, const std::string& word) {
    return symbol.kind == SymbolKind::table && (syntax::function_named(word) || syntax::aggregate_named(word));
}

void report_taken(Context& context, Code code, const syntax::Ident& word, const Symbol& other) {
    Diagnostic& diagnostic = context.sink.report(code, word.span, {{"name", word.text}});
    diagnostic.labels.push_back({other.span, LabelText::declared_here, {{"name", word.text}}});
}

void check_confusable(Context& context, ModuleId module, Space space, const syntax::Ident& word) {
    auto& looks = context.scope(module).looks[static_cast<std::size_t>(space)];
    const auto [first, alone] = looks.emplace(confusable_skeleton(word.text), word.text);
    // Ideographs that look alike are told apart by readers of Chinese; the danger is in mixed scripts.
    if (alone || script_of(word.text) != Language::en) return;
    const std::string& other = first->second;
    Diagnostic& diagnostic = context.sink.report(Code::confusable_name, word.span, {{"name", word.text}, {"other", other}});
    diagnostic.labels.push_back({find_own(context, module, space, other)->span, LabelText::declared_here, {{"name", other}}});
}

}  // namespace

program::Declared declare(Context& context, ModuleId module, Space space, const syntax::NameDecl& name, Span declaration, Symbol symbol) {
    for (const syntax::Ident& word : name.spellings) {
        if (is_function(symbol, word.text)) context.sink.report(Code::function_name, word.span, {{"name", word.text}});
        if (const Symbol* other = find_own(context, module, space, word.text)) {
            report_taken(context, Code::repeated_name, word, *other);
            continue;
        }
        if (const auto imported = find_imported(context, module, space, word.text); !imported.empty()) {
            report_taken(context, Code::shadowed_name, word, imported.front());
        }
        check_confusable(context, module, space, word);
        symbol.span = word.span;
        context.scope(module).own[static_cast<std::size_t>(space)].emplace(word.text, symbol);
    }
    program::Declared declared;
    declared.name = name.name();
    declared.spellings = name.words();
    declared.module = module;
    declared.span = name.span;
    declared.documentation = context.scope(module).tree->documentation(declaration, context.sources);
    return declared;
}

std::optional<Symbol> find(const Context& context, ModuleId module, Space space, const syntax::Path& path) {
    const auto found = candidates(context, module, space, path);
    return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

namespace {

bool is_same(const Symbol& a, const Symbol& b) { return a.kind == b.kind && a.index == b.index; }

/// The words of the language for types go before declared ones.
bool is_built_in(Space space, const syntax::Path& path) {
    static const std::vector<Name> types{{"是非", "Bool"}, {"文本", "Text"}, {"日期", "Date"}, {"数", "Number"}};
    return space == Space::type && std::ranges::any_of(types, [&](const Name& type) { return type.is(path.text()); });
}

void note_found(Context& context, ModuleId module, Space space, const syntax::Path& path, const Symbol& symbol) {
    std::vector<Name> names = names_before_last(context, module, path);
    names.push_back(declared_name(context.program, symbol));
    note_use(context, path, names, [&](const syntax::Path& other) {
        const auto found = find(context, module, space, other);
        return found && is_same(*found, symbol) && !is_built_in(space, other);
    });
}

}  // namespace

std::optional<Symbol> resolve(Context& context, ModuleId module, Space space, const syntax::Path& path, const Name& what) {
    const auto found = candidates(context, module, space, path);
    if (found.size() == 1) {
        note_found(context, module, space, path, found.front());
        return found.front();
    }
    if (path.empty()) return std::nullopt;  // the parser has reported it
    if (found.empty()) {
        report_unknown(context, Code::unknown_name, path.span, {{"name", path.text()}, {"what", what}}, path.parts.back().text,
                       visible_names(context, module, space));
        return std::nullopt;
    }
    Diagnostic& diagnostic = context.sink.report(Code::ambiguous_name, path.span, {{"name", path.text()}});
    for (std::size_t i = 0; i < std::min(found.size(), most_labels); ++i)
        diagnostic.labels.push_back({found[i].span, LabelText::declared_here, {{"name", path.text()}}});
    return std::nullopt;
}

bool is_ambiguous(const Context& context, ModuleId module, Space space, const syntax::Path& path) {
    return candidates(context, module, space, path).size() > 1;
}

const Name& declared_name(const program::Program& program, const Symbol& symbol) {
    switch (symbol.kind) {
        case SymbolKind::dimension: return program.dimensions[symbol.index].name;
        case SymbolKind::enumeration: return program.enums[symbol.id<program::EnumId>()].name;
        case SymbolKind::taxonomy: return program.taxonomies[symbol.id<program::TaxonomyId>()].name;
        case SymbolKind::record: return program.records[symbol.id<program::RecordId>()].name;
        case SymbolKind::definition: return program.definitions[symbol.id<program::DefinitionId>()].name;
        case SymbolKind::question: return program.questions[symbol.id<program::QuestionId>()].name;
        case SymbolKind::parameter: return program.parameters[symbol.id<program::ParameterId>()].name;
        case SymbolKind::table: return program.tables[symbol.id<program::TableId>()].name;
        case SymbolKind::unit: return program.units[symbol.id<program::UnitId>()].name;
        case SymbolKind::source: return program.documents[symbol.id<program::SourceId>()].name;
        case SymbolKind::rule: return program.rules[symbol.id<program::RuleId>()].name;
        case SymbolKind::exception: break;
    }
    return program.exceptions[symbol.id<program::ExceptionId>()].name;
}

// ---- what names may be written as ----

namespace {

/// The path with the twins of its parts from `first` to before `last` in place of those that are of the other language.
syntax::Path with_twins(const syntax::Path& path, const std::vector<Name>& names, Language language, std::size_t first, std::size_t last) {
    syntax::Path other = path;
    for (std::size_t i = first; i < last; ++i) {
        const std::string& twin = language == Language::zh ? names[i].zh : names[i].en;
        if (!twin.empty() && script_of(path.parts[i].text) != language) other.parts[i].text = twin;
    }
    return other;
}

/// All of it, else its last part alone, else what stands before that, else as it is.
syntax::Path respelled(const syntax::Path& path, const std::vector<Name>& names, Language language, const MeansTheSame& means_the_same) {
    const std::size_t count = path.parts.size();
    for (const auto& [first, last] : {std::pair(std::size_t{0}, count), {count - 1, count}, {0, count - 1}}) {
        syntax::Path other = with_twins(path, names, language, first, last);
        if (other.text() != path.text() && means_the_same(other)) return other;
    }
    return path;
}

ModuleId module_of(const Context& context, FileId file) {
    const auto found = context.module_of_file.find(file.value);
    return found == context.module_of_file.end() ? ModuleId{} : found->second;
}

bool are_same(const std::vector<Symbol>& a, const std::vector<Symbol>& b) {
    return std::ranges::equal(a, b, [](const Symbol& x, const Symbol& y) { return is_same(x, y); });
}

}  // namespace

void note_use(Context& context, const syntax::Path& path, const std::vector<Name>& names, const MeansTheSame& means_the_same) {
    if (path.empty()) return;
    const syntax::Path zh = respelled(path, names, Language::zh, means_the_same);
    const syntax::Path en = respelled(path, names, Language::en, means_the_same);
    for (std::size_t i = 0; i < path.parts.size(); ++i) {
        context.program.name_uses.emplace_back(path.parts[i].span, Name{zh.parts[i].text, en.parts[i].text});
    }
}

void note_use(Context& context, const syntax::Path& path, const Name& name) {
    if (path.empty()) return;
    const ModuleId module = module_of(context, path.parts.front().span.file);
    if (!module) return;
    std::vector<Name> names = names_before_last(context, module, path);
    names.push_back(name);
    const auto as_found = [&](Space space) { return candidates(context, module, space, path); };
    const auto values = as_found(Space::value);
    const auto rules = as_found(Space::rule);
    const auto exceptions = find_exceptions(context, module, path);
    note_use(context, path, names, [&](const syntax::Path& other) {
        return are_same(candidates(context, module, Space::value, other), values) &&
               are_same(candidates(context, module, Space::rule, other), rules) && find_exceptions(context, module, other) == exceptions;
    });
}

void note_use(Context& context, const syntax::Ident& word, const Name& name, const std::function<bool(const std::string& other)>& means_the_same) {
    note_use(context, {{word}, word.span}, {name}, [&](const syntax::Path& other) { return means_the_same(other.parts.front().text); });
}

std::vector<Name> segments_of(const Name& module) {
    const auto split = [](const std::string& path) {
        std::vector<std::string> segments;
        for (std::size_t begin = 0; begin <= path.size();) {
            const std::size_t end = std::min(path.find('.', begin), path.size());
            segments.push_back(path.substr(begin, end - begin));
            begin = end + 1;
        }
        return segments;
    };
    const std::vector<std::string> zh = split(module.zh);
    const std::vector<std::string> en = split(module.en);
    std::vector<Name> segments;
    for (std::size_t i = 0; zh.size() == en.size() && i < zh.size(); ++i) segments.push_back({zh[i], en[i]});
    return segments;
}

std::vector<Name> names_before_last(const Context& context, ModuleId module, const syntax::Path& path) {
    const std::size_t count = path.parts.size() - 1;
    if (count == 0) return {};
    if (const ModuleId* qualifier = find_qualifier(context, module, qualifier_of(path))) {
        const std::vector<Name> all = segments_of(context.program.modules[*qualifier].path);
        return count > all.size() ? std::vector<Name>(count) : std::vector<Name>(all.end() - static_cast<std::ptrdiff_t>(count), all.end());
    }
    syntax::Path front = path;
    front.parts.pop_back();
    const auto rule = find(context, module, Space::rule, front);
    if (!rule) return std::vector<Name>(count);
    std::vector<Name> names = names_before_last(context, module, front);
    names.push_back(declared_name(context.program, *rule));
    return names;
}

std::int32_t find_member(Context& context, const program::Type& type, std::string_view word) {
    using Kind = program::Type::Kind;
    const std::uint32_t id = type.kind == Kind::enumeration ? type.enumeration.value
                             : type.kind == Kind::taxonomy  ? type.taxonomy.value
                                                            : type.question.value;
    const std::pair key(type.kind, id);
    auto index = context.members.find(key);
    if (index == context.members.end()) index = context.members.emplace(key, program::MemberIndex(context.program, type)).first;
    return index->second.find(word);
}

program::FieldId field_named(const Context& context, program::RecordId record, const std::string& word) {
    const auto fields = context.fields.find(record.value);
    if (fields == context.fields.end()) return {};
    const auto found = fields->second.find(word);
    return found == fields->second.end() ? program::FieldId{} : found->second;
}

bool has_syntax_error(const Context& context, Span span) {
    const auto place = [](const Span& one) { return std::pair(one.file, one.begin); };
    const auto first = std::ranges::lower_bound(context.syntax_errors, std::pair(span.file, span.begin), {}, place);
    return first != context.syntax_errors.end() && first->file == span.file && first->begin < span.end;
}

bool spend(Context& context, std::size_t entries, Span span) {
    if (context.too_many_entries) return false;
    context.too_many_entries = entries > context.entries_left;
    if (context.too_many_entries) {
        context.sink.report(Code::expansion_limit, span, {{"limit", std::to_string(Context::most_entries)}});
        return false;
    }
    context.entries_left -= entries;
    return true;
}

Name circle_text(const std::vector<Name>& names) {
    constexpr std::size_t most_shown = 20;
    Name text;
    const std::size_t shown = std::min(names.size(), most_shown);
    for (std::size_t i = 0; i < shown; ++i) {
        text.zh += names[i].in(Language::zh) + " → ";
        text.en += names[i].in(Language::en) + " → ";
    }
    const std::string rest = shown < names.size() ? "… → " : "";
    return {text.zh + rest + names.front().in(Language::zh), text.en + rest + names.front().in(Language::en)};
}

Name kind_name(SymbolKind kind) {
    switch (kind) {
        case SymbolKind::dimension: return {"量纲", "a dimension"};
        case SymbolKind::enumeration: return {"枚举", "an enum"};
        case SymbolKind::taxonomy: return {"分类", "a taxonomy"};
        case SymbolKind::record: return {"记录", "a record"};
        case SymbolKind::definition: return {"定义", "a definition"};
        case SymbolKind::question: return {"待决事项", "a question"};
        case SymbolKind::parameter: return {"参数", "a parameter"};
        case SymbolKind::table: return {"表", "a table"};
        case SymbolKind::unit: return {"单位", "a unit"};
        case SymbolKind::source: return {"文件", "a source"};
        case SymbolKind::rule: return {"规则", "a rule"};
        case SymbolKind::exception: return {"例外", "an exception"};
    }
    return {};
}

std::vector<std::string> visible_names(const Context& context, ModuleId module, Space space) {
    std::vector<std::string> names;
    if (context.suggestions_left <= 0) return names;
    const auto take = [&](ModuleId id) {
        for (const auto& [word, symbol] : names_of(context, id, space)) names.push_back(word);
    };
    take(module);
    for (const ModuleId used : context.scope(module).visible) take(used);
    std::ranges::sort(names);  // the maps have no order; suggestions must not depend on it
    return names;
}

Diagnostic& report_unknown(Context& context, Code code, Span span, Arguments arguments, std::string_view word,
                           const std::vector<std::string>& candidates) {
    Diagnostic& diagnostic = context.sink.report(code, span, std::move(arguments));
    if (context.suggestions_left <= 0) return diagnostic;
    --context.suggestions_left;
    if (const auto near = nearest(word, candidates)) {
        diagnostic.hints.push_back({span, LabelText::did_you_mean, {{"name", *near}}});
    }
    return diagnostic;
}

Label allowed_are(Span span, const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words) list += (list.empty() ? "" : " ") + word;
    return {span, LabelText::allowed_are, {{"list", list}}};
}

std::vector<program::Citation> resolve_citations(Context& context, ModuleId module, const std::vector<syntax::Citation>& citations) {
    std::vector<program::Citation> resolved;
    for (const syntax::Citation& citation : citations) {
        const auto symbol = resolve(context, module, Space::source, citation.source, {"文件", "source"});
        if (symbol) resolved.push_back({symbol->id<program::SourceId>(), citation.section ? citation.section->text : ""});
    }
    return resolved;
}

Period checked_period(Context& context, const syntax::PeriodLiteral& literal) {
    Period period;
    if (literal.from) period.from = literal.from->date;
    if (literal.to) period.to = literal.to->date;
    if (period.from && period.to && *period.to < *period.from) context.sink.report(Code::period_reversed, literal.span);
    return period;
}

}  // namespace zhunze::check
