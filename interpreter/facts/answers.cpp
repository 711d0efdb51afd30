// SPDX-License-Identifier: Apache-2.0
#include "facts/answers.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/check.hpp"
#include "base/text.hpp"
#include "facts/value_reader.hpp"
#include "facts/words.hpp"

namespace zhunze::facts {

namespace {

constexpr std::string_view answer_place = "<answer>";

/// An application that was read without a list, or one made from nothing, has fewer facts than fields.
Fact& fact_at(Application& of, std::uint32_t index) {
    if (of.facts.size() <= index) of.facts.resize(index + 1);
    return of.facts[index];
}

Fact& fact_in(const program::Program& program, Application& application, const FieldPlace& place) {
    Application* within = &application;
    for (const auto& [list, index] : place.in) {
        std::vector<Application>& items = fact_at(*within, program.fields[list].index).items;
        ZHUNZE_CHECK(index < items.size());
        within = &items[index];
    }
    return fact_at(*within, program.fields[place.field].index);
}

std::optional<std::uint32_t> item_count(std::string_view text) {
    std::uint32_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc() || end != text.data() + text.size() || count > most_items_answered) return std::nullopt;
    return count;
}

Diagnostic wrong_answer(const Name& what, Name expected, std::string_view found) {
    return finding(Code::value_form, {{"field", what}, {"expected", std::move(expected)}, {"found", shown(found)}});
}

Name wants_items() {
    const std::string most = std::to_string(most_items_answered);
    return {"项数(不超过 " + most + ")或“无”", "the number of its items (at most " + most + ") or none"};
}

std::optional<Diagnostic> answer_list(const program::Program& program, const program::Field& field, std::string text, Fact& fact) {
    text = folded(text);
    const bool none = state_word(text) == FactState::declared_none;
    const std::optional<std::uint32_t> count = none ? 0 : item_count(text);
    if (!count) return wrong_answer(field.name, wants_items(), text);
    Fact answered;
    answered.state = FactState::given;
    answered.written = text;
    answered.place = answer_place;
    answered.items.resize(*count);
    for (Application& item : answered.items) {
        item.record = field.type.record;
        item.place = answer_place;
        item.facts.resize(program.records[field.type.record].fields.size());
    }
    fact = std::move(answered);
    return std::nullopt;
}

}  // namespace

std::optional<Diagnostic> answer_field(const program::Program& program, Application& application, const FieldPlace& place,
                                       const std::string& text) {
    const program::Field& field = program.fields[place.field];
    Fact& fact = fact_in(program, application, place);
    if (field.type.kind == program::Type::Kind::list) return answer_list(program, field, text, fact);
    Fact answered;
    ValueReader reader(program);
    if (std::optional<Diagnostic> problem = reader.read(field, Written::of_text(text, 0), nullptr, answered)) return problem;
    answered.place = answer_place;
    fact = std::move(answered);
    return std::nullopt;
}

std::optional<Diagnostic> answer_evidence(Application& application, const std::string& paper, const std::string& text) {
    const std::string answer = folded(text);
    const auto is_one_of = [&](const auto& words) { return std::ranges::find(words, std::string_view(answer)) != words.end(); };
    constexpr std::array<std::string_view, 4> there{"有", "是", "yes", "y"};
    constexpr std::array<std::string_view, 6> absent{"无", "没有", "否", "no", "n", "none"};
    Evidence evidence;
    evidence.name = paper;
    evidence.place = answer_place;
    evidence.none = is_one_of(absent);
    evidence.date = Date::parse(answer);
    if (!evidence.none && !evidence.date && !is_one_of(there)) {
        return wrong_answer({paper, paper}, {"“有”“无”或材料的日期", "yes, no, or the paper's date"}, text);
    }
    application.evidence.push_back(std::move(evidence));
    return std::nullopt;
}

}  // namespace zhunze::facts
