// SPDX-License-Identifier: Apache-2.0
#include "check/test_facts.hpp"

#include <algorithm>

#include "check/expressions.hpp"

namespace zhunze::check {

namespace {

using program::ModuleId;
using program::Test;

program::FieldId find_field(Context& context, program::RecordId record, const syntax::Ident& word) {
    if (const program::FieldId field = field_named(context, record, word.text)) return field;
    std::vector<std::string> names;
    for (const program::FieldId field : context.program.records[record].fields) {
        const Name& name = context.program.fields[field].name;
        names.insert(names.end(), {name.zh, name.en});
    }
    report_unknown(context, Code::unknown_name, word.span, {{"name", word.text}, {"what", Name{"字段", "field"}}}, word.text, names);
    return {};
}

void report_no_list(Context& context, const program::Type& type, const syntax::Ident& field) {
    context.sink.report(Code::type_expected, field.span, {{"expected", Name{"列表", "a list"}}, {"found", context.program.type_name(type)}});
}

/// What is being said of the application, or of one item of a list.
struct Target {
    program::RecordId record;
    std::vector<Test::Given>& given;
    const syntax::GivenListItem* item;  ///< none: the application
};

class GivenChecker {
public:
    GivenChecker(Context& context, ModuleId module, std::vector<std::string>& evidence)
        : context_(context), module_(module), evidence_(evidence) {}

    void take_parts(const std::vector<syntax::GivenPart>& parts, const Target& target) {
        for (const syntax::GivenPart& part : parts) {
            std::visit([&](const auto& one) { take_given(one, target); }, part);
        }
    }

private:
    void take_given(const syntax::GivenEvidence& evidence, const Target& target) {
        if (target.item) {
            const Name where{"列表的一项", "an item of a list"};
            context_.sink.report(Code::misplaced_clause, evidence.span, {{"clause", Name{"证据", "evidence"}}, {"where", where}});
            return;
        }
        for (const syntax::Text& paper : evidence.evidence) evidence_.push_back(paper.text);
    }

    void take_given(const syntax::GivenValue& given, const Target& target) {
        const program::FieldId field = find_given(target.record, given.field);
        if (!field) return;
        if (given_of(target, field)) context_.sink.report(Code::repeated_name, given.field.span, {{"name", given.field.text}});
        Test::Given result{field, static_cast<Test::GivenState>(given.state), {}, {}, {}};
        static_assert(static_cast<int>(syntax::GivenState::not_given) == static_cast<int>(Test::GivenState::not_given));
        if (given.value) {
            const program::Type type = context_.program.fields[field].type;
            if (type.kind == program::Type::Kind::list) return report_no_braces(type, *given.value);
            const auto value = check_constant(context_, {module_, {}, {}}, *given.value, type);
            if (!value) return;
            result.value = *value;
            result.written = context_.sources.text(span_of(*given.value));
        }
        target.given.push_back(std::move(result));
    }

    /// One more item of a list.
    void take_given(const syntax::GivenListItem& item, const Target& target) {
        const program::FieldId field = find_given(target.record, item.field);
        if (!field) return;
        const program::Type type = context_.program.fields[field].type;
        if (type.kind != program::Type::Kind::list) return report_no_list(context_, type, item.field);
        Test::Given* earlier = given_of(target, field);
        const bool clash = earlier && earlier->state != Test::GivenState::value;
        if (clash) context_.sink.report(Code::repeated_name, item.field.span, {{"name", item.field.text}});
        Test::Item result;
        take_parts(item.parts, {type.record, result.given, &item});
        if (!earlier) earlier = &target.given.emplace_back(Test::Given{field, Test::GivenState::value, {}, {}, {}});
        earlier->items.push_back(std::move(result));
    }

    program::FieldId find_given(program::RecordId record, const syntax::Ident& word) {
        const program::FieldId field = find_field(context_, record, word);
        const auto is_that = [&](const std::string& other) { return field_named(context_, record, other) == field; };
        if (field) note_use(context_, word, context_.program.fields[field].name, is_that);
        return field;
    }

    static Test::Given* given_of(const Target& target, program::FieldId field) {
        const auto found = std::ranges::find(target.given, field, &Test::Given::field);
        return found == target.given.end() ? nullptr : &*found;
    }

    void report_no_braces(const program::Type& list, syntax::ExprId value) {
        const Name& item = context_.program.records[list.record].name;
        const Name expected{"{ 一项" + item.in(Language::zh) + " } 或 无", "{ an item: " + item.in(Language::en) + " } or none"};
        const std::string found(context_.sources.text(span_of(value)));
        context_.sink.report(Code::type_expected, span_of(value), {{"expected", expected}, {"found", found}});
    }

    Span span_of(syntax::ExprId expr) const { return context_.scope(module_).tree->exprs[expr].span; }

    Context& context_;
    ModuleId module_;
    std::vector<std::string>& evidence_;
};

}  // namespace

void check_given(Context& context, ModuleId module, const syntax::GivenItem& item, Test& test) {
    GivenChecker(context, module, test.evidence).take_parts(item.items, {test.record, test.given, nullptr});
}

namespace {

/// The field, lists and the record before it, by what they are called; none if one is not what it should be.
std::vector<program::FieldId> fields_along(const Context& context, program::RecordId record, const syntax::Path& path) {
    std::vector<program::FieldId> fields;
    const bool named = path.parts.size() > 1 && context.program.records[record].is_called(path.parts.front().text);
    if (named && !field_named(context, record, path.parts.front().text)) fields.emplace_back();
    while (fields.size() < path.parts.size() && record) {
        fields.push_back(field_named(context, record, path.parts[fields.size()].text));
        const bool is_list = fields.back() && context.program.fields[fields.back()].type.kind == program::Type::Kind::list;
        record = is_list ? context.program.fields[fields.back()].type.record : program::RecordId{};
    }
    return fields;
}

/// Questions and parameters are looked for before fields.
void note_missing(Context& context, ModuleId module, program::RecordId record, const syntax::Path& path) {
    const std::vector<program::FieldId> fields = fields_along(context, record, path);
    std::vector<Name> names;
    for (const program::FieldId field : fields) names.push_back(field ? context.program.fields[field].name : context.program.records[record].name);
    note_use(context, path, names, [&](const syntax::Path& other) {
        const auto symbol = find(context, module, Space::value, other);
        const bool before = symbol && (symbol->kind == SymbolKind::question || symbol->kind == SymbolKind::parameter);
        return !before && fields_along(context, record, other) == fields;
    });
}

}  // namespace

program::FieldId find_missing_field(Context& context, ModuleId module, program::RecordId record, const syntax::Path& path) {
    const program::RecordId of = record;
    std::size_t first = 0;
    const bool named = path.parts.size() > 1 && context.program.records[record].is_called(path.parts.front().text);
    if (named && !field_named(context, record, path.parts.front().text)) first = 1;
    for (std::size_t i = first; i + 1 < path.parts.size(); ++i) {
        const program::FieldId list = find_field(context, record, path.parts[i]);
        if (!list) return {};
        const program::Type type = context.program.fields[list].type;
        if (type.kind != program::Type::Kind::list) {
            report_no_list(context, type, path.parts[i]);
            return {};
        }
        record = type.record;
    }
    const program::FieldId field = find_field(context, record, path.parts.back());
    if (field) note_missing(context, module, of, path);
    return field;
}

}  // namespace zhunze::check
