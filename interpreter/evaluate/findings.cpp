// SPDX-License-Identifier: Apache-2.0
#include "evaluate/findings.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "plan/scopes.hpp"

namespace zhunze::evaluate {
namespace {

using program::ExprId;
using program::FieldId;

Diagnostic finding(Code code, std::string place, Arguments arguments) {
    Diagnostic made{};
    made.code = code;
    made.place = std::move(place);
    made.arguments = std::move(arguments);
    return made;
}

const facts::Fact* given_fact(const program::Program& program, const facts::Application& application, FieldId field) {
    const std::uint32_t index = program.fields[field].index;
    if (index >= application.facts.size() || application.facts[index].state != facts::FactState::given) return nullptr;
    return &application.facts[index];
}

/// `list.csv:43` of `list.csv:43:A43`: a fact says better than its application where on the line it stands.
std::string_view line_of(std::string_view place) {
    const std::size_t colon = place.rfind(':');
    if (colon == std::string_view::npos || place.find_first_not_of("0123456789", colon + 1) == std::string_view::npos) return place;
    return place.substr(0, colon);
}

std::string place_of(const facts::Application& application, const facts::Fact* fact) {
    if (fact == nullptr || fact->place.empty()) return application.place;
    return application.place.empty() ? fact->place : std::string(line_of(application.place)) + ":" + fact->place;
}

/// The invariant's own message, else its text in the rule file.
std::string rule_text(const program::Program& program, program::InvariantId id) {
    const program::Invariant& invariant = program.invariants[id];
    if (!invariant.message.empty() || !program.sources || !invariant.span.file) return invariant.message;
    return std::string(program.sources->text(invariant.span));
}

/// The fields of the record that an expression reads, also through definitions, each once, as they are first mentioned. What it
/// reads within lists goes by the name of the list.
std::vector<FieldId> fields_in(const program::Program& program, program::RecordId record, ExprId root) {
    std::vector<FieldId> fields;
    std::vector<bool> seen(program.exprs.size(), false);
    std::vector<ExprId> pending{root};
    while (!pending.empty()) {
        const ExprId id = pending.back();
        pending.pop_back();
        if (seen[id.value]) continue;
        seen[id.value] = true;
        const program::Expr& expr = program.exprs[id];
        const std::vector<ExprId> parts = plan::parts_of(program, id);
        pending.insert(pending.end(), parts.rbegin(), parts.rend());
        const bool own = expr.kind == program::ExprKind::field && program.fields[expr.field].record == record;
        if (own && std::find(fields.begin(), fields.end(), expr.field) == fields.end()) fields.push_back(expr.field);
    }
    return fields;
}

/// As written, with the unit that a column's header or the field gave it.
std::string with_unit(const facts::Fact& fact) {
    const bool bare = !fact.written.empty() && fact.written.find_first_not_of("0123456789.,+-eE") == std::string::npos;
    return bare ? fact.written + fact.unit.text : fact.written;
}

/// `固定资产投资 6000万元`; of a field that is not given, its name alone.
void append_field(Name& list, const Name& field, const facts::Fact* fact) {
    const std::string written = fact == nullptr || fact->written.empty() ? "" : " " + with_unit(*fact);
    const auto append = [&](std::string& text, Language language, const char* separator) {
        if (!text.empty()) text += separator;
        text += field.in(language) + written;
    };
    append(list.zh, Language::zh, "、");
    append(list.en, Language::en, ", ");
}

Name successor_text(const program::Taxonomy& taxonomy, const program::Member& member) {
    if (member.successor < 0) return {};
    const program::Member& next = taxonomy.members[static_cast<std::size_t>(member.successor)];
    return {",现为 " + next.code + "(" + next.name.in(Language::zh) + ")",
            "; it is now " + next.code + " (" + next.name.in(Language::en) + ")"};
}

}  // namespace

Diagnostic broken_invariant(const program::Program& program, const facts::Application& application, program::InvariantId invariant) {
    Name values;
    const facts::Fact* first = nullptr;
    for (const FieldId field : fields_in(program, application.record, program.invariants[invariant].condition)) {
        const facts::Fact* fact = given_fact(program, application, field);
        append_field(values, program.fields[field].name, fact);
        if (first == nullptr) first = fact;
    }
    return finding(Code::invariant_broken, place_of(application, first), {{"rule", rule_text(program, invariant)}, {"values", values}});
}

Diagnostic contradiction(const program::Program& program, const facts::Application& application, FieldId field,
                         program::InvariantId first, program::InvariantId second) {
    return finding(Code::invariants_contradict, application.place,
                   {{"field", program.fields[field].name}, {"first", rule_text(program, first)}, {"second", rule_text(program, second)}});
}

std::vector<Diagnostic> codes_not_valid(const program::Program& program, const facts::Application& application, Date as_of) {
    std::vector<Diagnostic> warnings;
    for (const FieldId id : program.records[application.record].fields) {
        const program::Field& field = program.fields[id];
        const facts::Fact* fact = given_fact(program, application, id);
        if (fact == nullptr) continue;
        for (const facts::Application& item : fact->items) {
            std::ranges::move(codes_not_valid(program, item, as_of), std::back_inserter(warnings));
        }
        if (field.type.kind != program::Type::Kind::taxonomy) continue;
        const program::Taxonomy& taxonomy = program.taxonomies[field.type.taxonomy];
        const program::Member& member = taxonomy.members[static_cast<std::size_t>(fact->value.member)];
        if (member.validity.contains(as_of)) continue;
        warnings.push_back(finding(Code::code_not_valid, place_of(application, fact),
                                   {{"field", field.name},
                                    {"code", member.code},
                                    {"name", member.name},
                                    {"date", as_of.iso()},
                                    {"successor", successor_text(taxonomy, member)}}));
    }
    return warnings;
}

}  // namespace zhunze::evaluate
