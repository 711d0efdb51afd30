// SPDX-License-Identifier: Apache-2.0
// What a name means where it stands: a field of a record that is spoken of, a group, a declaration, a member or a unit.
#include <algorithm>

#include "check/checker.hpp"
#include "check/glued.hpp"
#include "check/passes.hpp"
#include "program/units.hpp"

namespace zhunze::check {

using program::Expr;
using program::ExprId;
using program::ExprKind;
using program::FieldId;
using program::RecordId;
using program::Type;

namespace {

bool contains(const std::vector<RecordId>& records, RecordId record) { return std::ranges::find(records, record) != records.end(); }

Name joined(const Name& of, const Name& name) {
    return {of.in(Language::zh) + "." + name.in(Language::zh), of.in(Language::en) + "." + name.in(Language::en)};
}

RecordId record_of(const Context& context, const Symbol& symbol) {
    if (symbol.kind != SymbolKind::definition) return {};
    return context.program.definitions[symbol.id<program::DefinitionId>()].record;
}

/// And the records of their lists: a selection's words may have run together as well.
std::vector<RecordId> with_items(const Context& context, std::vector<RecordId> records) {
    for (std::size_t i = 0, outer = records.size(); i < outer; ++i) {
        for (const FieldId id : context.program.records[records[i]].fields) {
            const Type& type = context.program.fields[id].type;
            if (type.kind == Type::Kind::list) records.push_back(type.record);
        }
    }
    return records;
}

}  // namespace

ExprId Checker::path(const syntax::Expr& written, const Expected& expected) {
    const bool plain = written.path.parts.size() == 1;
    const bool is_member = names_member(written.path, expected);
    const std::string& word = written.path.parts.back().text;
    const ExprId named = value(written, expected);
    if (named && is_member) {
        if (context_.program.exprs[named].type != *expected) return member(written, word, *expected);
        context_.sink.report(Code::ambiguous_name, written.span, {{"name", word}});
        return {};
    }
    if (is_member) return member(written, word, *expected);
    if (named || reported_) return named;
    if (plain && !(expected && has_members(*expected))) {
        if (const auto unit = context_.units.find(context_.program, word)) {  // `300 万元 / 亩`: one of that unit
            return literal(written, Type::quantity(unit->dimension), Value::of(unit->factor), *unit);
        }
        if (const auto scale = program::scale_of(word)) return literal(written, Type::quantity({}), Value::of(*scale));
    }
    return unknown(written, expected);
}

ExprId Checker::unknown(const syntax::Expr& written, const Expected& expected) {
    const syntax::Ident& last = written.path.parts.back();
    if (written.path.parts.size() == 1 && report_glued(context_, where_.module, with_items(context_, records()), last)) return {};
    if (expected && has_members(*expected)) return member(written, last.text, *expected);
    std::vector<std::string> names = visible_names(context_, where_.module, Space::value);
    for (const RecordId record : records()) {
        for (const FieldId field : context_.program.records[record].fields) {
            const Name& name = context_.program.fields[field].name;
            names.insert(names.end(), {name.zh, name.en});
        }
    }
    std::erase(names, "");
    report_unknown(context_, Code::unknown_name, written.span,
                   {{"name", written.path.text()}, {"what", Name{"字段、定义或常量", "field, definition or constant"}}}, last.text, names);
    return {};
}

/// None where there is nothing of that name; `reported_` says whether that was reported.
ExprId Checker::value(const syntax::Expr& written, const Expected& expected) {
    const Meaning meaning = meaning_of(written.path);
    reported_ = false;
    if (meaning.kind == Meaning::Kind::nothing) {
        reported_ = is_ambiguous(context_, where_.module, Space::value, written.path);
        if (reported_) (void)resolve(context_, where_.module, Space::value, written.path, {});
        return {};
    }
    reported_ = true;
    note_meaning(written.path, meaning, expected);
    switch (meaning.kind) {
        case Meaning::Kind::field: return field_use(written, meaning.field);
        case Meaning::Kind::symbol: return symbol_use(written, meaning.symbol);
        case Meaning::Kind::group_list:
        case Meaning::Kind::group_key: return group_use(written, meaning);
        default: return report_meaning(written, meaning);
    }
}

/// Another spelling means the same if the same is found by it, and no member of the type that is expected.
void Checker::note_meaning(const syntax::Path& path, const Meaning& meaning, const Expected& expected) {
    const program::Program& program = context_.program;
    const bool of_symbol = meaning.kind == Meaning::Kind::symbol;
    if ((!of_symbol && !meaning.field) || names_member(path, expected)) return;  // reported, or noted as the member
    const RecordId record = of_symbol ? record_of(context_, meaning.symbol) : program.fields[meaning.field].record;
    std::vector<Name> names = names_before_last(context_, where_.module, path);
    if (names.size() == 1 && record && program.records[record].is_called(path.parts.front().text)) names.front() = program.records[record].name;
    names.push_back(of_symbol ? declared_name(program, meaning.symbol) : program.fields[meaning.field].name);
    note_use(context_, path, names, [&](const syntax::Path& other) {
        const Meaning found = meaning_of(other);
        const bool same = found.kind == meaning.kind && found.field == meaning.field && found.scope == meaning.scope &&
                          (!of_symbol || (found.symbol.kind == meaning.symbol.kind && found.symbol.index == meaning.symbol.index));
        return same && !names_member(other, expected);
    });
}

bool Checker::names_member(const syntax::Path& path, const Expected& expected) const {
    const bool plain = path.parts.size() == 1;
    return plain && expected && has_members(*expected) && find_member(context_, *expected, path.parts.front().text) >= 0;
}

ExprId Checker::report_meaning(const syntax::Expr& written, const Meaning& meaning) {
    const std::string name = written.path.text();
    if (meaning.kind == Meaning::Kind::ambiguous) {
        Diagnostic& diagnostic = context_.sink.report(Code::ambiguous_name, written.span, {{"name", name}});
        Name names;
        for (const auto& [span, full] : meaning.origins) {
            diagnostic.labels.push_back({span, LabelText::declared_here, {{"name", written.path.parts.back().text}}});
            names.zh += (names.zh.empty() ? "" : " ") + full.in(Language::zh);
            names.en += (names.en.empty() ? "" : " ") + full.in(Language::en);
        }
        diagnostic.hints.push_back({written.span, LabelText::allowed_are, {{"list", names}}});
    } else if (meaning.kind == Meaning::Kind::of_item) {
        const std::string list(context_.sources.text(context_.program.exprs[meaning.scope->list].span));
        Diagnostic& diagnostic = context_.sink.report(Code::needs_selection, written.span, {{"name", name}});
        diagnostic.hints.push_back({written.span, LabelText::write_instead,
                                    {{"text", Name{"合计(" + list + " 的 " + name + ")", "sum(" + name + " of " + list + ")"}}}});
    } else {
        context_.sink.report(Code::needs_record, written.span, {{"name", name}});
    }
    return {};
}

/// The records whose names are visible, the outermost first.
std::vector<RecordId> Checker::records() const {
    std::vector<RecordId> records;
    for (const InnerScope* scope = scope_; scope; scope = scope->outer) {
        if (!scope->group) records.push_back(scope->record);
    }
    if (where_.record) records.push_back(where_.record);
    std::ranges::reverse(records);
    return records;
}

/// `固定资产投资`, or `项目.固定资产投资` with the record's name before it.
FieldId Checker::field_of(RecordId record, const syntax::Path& path) const {
    if (!record || path.empty() || path.parts.size() > 2) return {};
    if (path.parts.size() == 2 && !context_.program.records[record].is_called(path.parts.front().text)) return {};
    return field_named(context_, record, path.parts.back().text);
}

/// A declaration of that name; also `项目.投资强度`, a definition after the name of its record.
std::optional<Symbol> Checker::symbol_of(const syntax::Path& path) const {
    if (const auto symbol = find(context_, where_.module, Space::value, path)) return symbol;
    if (path.parts.size() != 2) return std::nullopt;
    const auto symbol = find(context_, where_.module, Space::value, {{path.parts.back()}, path.span});
    if (!symbol) return std::nullopt;
    const RecordId record = record_of(context_, *symbol);
    const bool named = record && context_.program.records[record].is_called(path.parts.front().text);
    return named ? symbol : std::nullopt;
}

Meaning Checker::meaning_of(const syntax::Path& path) const {
    const std::vector<RecordId> visible = records();
    std::vector<Meaning> found = fields_named(path, visible);
    add_groups(path, visible, found);
    const auto symbol = symbol_of(path);
    const RecordId on = symbol ? record_of(context_, *symbol) : RecordId{};
    const bool reachable = symbol && (!on || contains(visible, on));
    // A field and a definition of one record that share a name are reported where they are declared.
    if (reachable && !(on && field_of(on, path))) found.push_back({Meaning::Kind::symbol, {}, *symbol, nullptr, {origin_of(*symbol)}});

    if (found.size() == 1) return found.front();
    Meaning other;
    if (!found.empty()) {
        other.kind = Meaning::Kind::ambiguous;
        for (const Meaning& one : found) other.origins.push_back(one.origins.front());
    } else if ((other.scope = group_with(path, on))) {
        other.kind = Meaning::Kind::of_item;
    } else if (symbol) {
        other.kind = Meaning::Kind::other_record;
    }
    return other;
}

Meaning::Origin Checker::origin_of(FieldId id) const {
    const program::Field& field = context_.program.fields[id];
    return {field.span, joined(context_.program.records[field.record].name, field.name)};
}

/// A definition goes by its record's name, what belongs to no record by its module's.
Meaning::Origin Checker::origin_of(const Symbol& symbol) const {
    const program::Program& program = context_.program;
    const program::Declared* declared = nullptr;
    switch (symbol.kind) {
        case SymbolKind::question: declared = &program.questions[symbol.id<program::QuestionId>()]; break;
        case SymbolKind::parameter: declared = &program.parameters[symbol.id<program::ParameterId>()]; break;
        case SymbolKind::table: declared = &program.tables[symbol.id<program::TableId>()]; break;
        default: declared = &program.definitions[symbol.id<program::DefinitionId>()]; break;
    }
    const RecordId on = record_of(context_, symbol);
    return {symbol.span, joined(on ? program.records[on].name : program.modules[declared->module].path, declared->name)};
}

std::vector<Meaning> Checker::fields_named(const syntax::Path& path, const std::vector<RecordId>& visible) const {
    std::vector<Meaning> found;
    for (const RecordId record : visible) {
        const FieldId field = field_of(record, path);
        if (field) found.push_back({Meaning::Kind::field, field, {}, nullptr, {origin_of(field)}});
    }
    return found;
}

/// Within a group its list is what belongs to the group, and the field that is its key is what its items have in common, unless
/// one of them is spoken of.
void Checker::add_groups(const syntax::Path& path, const std::vector<RecordId>& visible, std::vector<Meaning>& found) const {
    for (const InnerScope* scope = scope_; scope; scope = scope->outer) {
        if (!scope->group) continue;
        for (Meaning& meaning : found) {
            if (meaning.kind != Meaning::Kind::field || meaning.field != scope->list_field) continue;
            meaning.kind = Meaning::Kind::group_list;
            meaning.scope = scope;
        }
        const FieldId field = field_of(scope->record, path);
        if (!field || field != scope->key || contains(visible, scope->record)) continue;
        found.push_back({Meaning::Kind::group_key, field, {}, scope, {origin_of(field)}});
    }
}

/// The group among whose items' fields the name is, or whose items a definition of that name is about.
const InnerScope* Checker::group_with(const syntax::Path& path, RecordId on) const {
    for (const InnerScope* scope = scope_; scope; scope = scope->outer) {
        if (scope->group && (field_of(scope->record, path) || scope->record == on)) return scope;
    }
    return nullptr;
}

ExprId Checker::field_use(const syntax::Expr& written, FieldId id) {
    const program::Field& field = context_.program.fields[id];
    if (field.type.kind == Type::Kind::invalid) return {};  // reported where it is declared
    Expr expr;
    expr.kind = ExprKind::field;
    expr.type = field.type;
    expr.span = written.span;
    expr.field = id;
    if (field.wire_unit) expr.unit = *field.wire_unit;
    return context_.program.exprs.add(std::move(expr));
}

ExprId Checker::symbol_use(const syntax::Expr& written, const Symbol& symbol) {
    Expr expr;
    expr.span = written.span;
    switch (symbol.kind) {
        case SymbolKind::question:
            expr.kind = ExprKind::question;
            expr.question = symbol.id<program::QuestionId>();
            expr.type = Type::of(expr.question);
            break;
        case SymbolKind::parameter: {
            expr.kind = ExprKind::parameter;
            expr.parameter = symbol.id<program::ParameterId>();
            const program::Parameter& parameter = context_.program.parameters[expr.parameter];
            if (parameter.type.kind == Type::Kind::invalid) return {};  // reported where it is declared
            expr.type = parameter.type;
            expr.unit = parameter.unit;
            break;
        }
        case SymbolKind::table: {
            const program::Table& table = context_.program.tables[symbol.id<program::TableId>()];
            context_.sink.report(Code::wrong_argument_count, written.span,
                                 {{"name", table.name}, {"expected", std::to_string(table.columns.size())}, {"found", "0"}});
            return {};
        }
        default: return definition_use(written, symbol.id<program::DefinitionId>());
    }
    return context_.program.exprs.add(std::move(expr));
}

ExprId Checker::definition_use(const syntax::Expr& written, program::DefinitionId id) {
    const Type type = type_of_definition(context_, id, written.span);
    if (type.kind == Type::Kind::invalid) return {};
    Expr expr;
    expr.kind = ExprKind::definition;
    expr.type = type;
    expr.span = written.span;
    expr.definition = id;
    if (const ExprId body = context_.program.definitions[id].body) expr.unit = context_.program.exprs[body].unit;
    return context_.program.exprs.add(std::move(expr));
}

/// The group that is spoken of: its items, or the key they have in common.
ExprId Checker::group_use(const syntax::Expr& written, const Meaning& meaning) {
    const InnerScope& scope = *meaning.scope;
    const bool key = meaning.kind == Meaning::Kind::group_key;
    const Expr& from = context_.program.exprs[key ? scope.key_expr : scope.list];
    Expr expr;
    expr.kind = key ? ExprKind::group_key : ExprKind::group_list;
    expr.type = from.type;
    expr.unit = from.unit;
    expr.span = written.span;
    expr.selection = scope.list;
    return context_.program.exprs.add(std::move(expr));
}

bool Checker::is_unresolved_name(syntax::ExprId id) const {
    const syntax::Expr& expr = tree_.exprs[id];
    return expr.kind == syntax::ExprKind::path && meaning_of(expr.path).kind == Meaning::Kind::nothing;
}

}  // namespace zhunze::check
