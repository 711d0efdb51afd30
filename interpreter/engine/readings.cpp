// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "engine/engine.hpp"
#include "facts/value_reader.hpp"

namespace zhunze::engine {

namespace {

using program::Program;

bool is_called(const Program& program, const program::Declared& declared, std::string_view name) {
    return declared.is_called(name) || program.qualified(declared, Language::zh) == name || program.qualified(declared, Language::en) == name;
}

std::string listed(const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words) list += (list.empty() ? "" : " ") + word;
    return list;
}

template <class Key, class T>
void put(std::vector<std::pair<Key, T>>& pairs, Key key, T value) {
    const auto found = std::ranges::find(pairs, key, &std::pair<Key, T>::first);
    if (found == pairs.end()) pairs.emplace_back(key, value);
    else found->second = value;
}

Name not_allowed(std::string_view value, const std::vector<std::string>& words) {
    const std::string found(value);
    return {"没有读法“" + found + "”;可用的有:" + listed(words), "there is no reading `" + found + "`; allowed are: " + listed(words)};
}

std::optional<Name> set_boundary(program::SourceId source, std::string_view value, program::Readings& readings) {
    const auto boundary = program::boundary_of(value);
    if (!boundary) return not_allowed(value, {"包含", "不包含", "待决", "included", "excluded", "undecided"});
    put(readings.boundaries, source, *boundary);
    return std::nullopt;
}

/// `工作要点.本数` → `工作要点`; empty if it does not name a boundary.
std::string_view without_boundary(std::string_view name) {
    for (const std::string_view suffix : {std::string_view(".本数"), std::string_view(".boundary")}) {
        if (name.ends_with(suffix)) return name.substr(0, name.size() - suffix.size());
    }
    return {};
}

std::vector<std::string> reading_names(const Program& program) {
    std::vector<std::string> names;
    for (const program::SourceDocument& source : program.documents) {
        if (!source.boundary) continue;
        if (!source.name.zh.empty()) names.push_back(source.name.zh + ".本数");
        if (!source.name.en.empty()) names.push_back(source.name.en + ".boundary");
    }
    for (const program::Question& question : program.questions) {
        if (!question.name.zh.empty()) names.push_back(question.name.zh);
        if (!question.name.en.empty()) names.push_back(question.name.en);
    }
    for (const program::Parameter& parameter : program.parameters) {
        if (!parameter.name.zh.empty()) names.push_back(parameter.name.zh);
        if (!parameter.name.en.empty()) names.push_back(parameter.name.en);
    }
    return names;
}

/// What a value of the type looks like.
Name form_of(const Program& program, const program::Parameter& parameter) {
    const std::vector<std::string> words = program.member_words(parameter.type);
    if (!words.empty()) return {listed(words), listed(words)};
    Name form = program.type_name(parameter.type);
    if (parameter.unit.text.empty()) return form;
    return {form.zh + ",以 " + parameter.unit.text + " 等单位写明", form.en + " with its unit, such as " + parameter.unit.text};
}

/// Read as the value of a field of that type would be, with its unit.
std::optional<Name> set_parameter(const Program& program, program::ParameterId id, const std::string& value, program::Readings& readings) {
    const program::Parameter& parameter = program.parameters[id];
    program::Field like;
    like.name = parameter.name;
    like.type = parameter.type;
    facts::Fact fact;
    const auto problem = facts::ValueReader(program).read(like, facts::Written::of_text(value, 0), nullptr, fact);
    if (!problem && fact.state == facts::FactState::given) {
        put(readings.parameters, id, fact.value);
        return std::nullopt;
    }
    const Name form = form_of(program, parameter);
    const Name why = problem ? Name{"(" + problem->message(Language::zh) + ")", " (" + problem->message(Language::en) + ")"} : Name();
    return Name{"参数“" + parameter.name.in(Language::zh) + "”不能取“" + value + "”" + why.zh + ";应为:" + form.zh,
                "the parameter `" + parameter.name.in(Language::en) + "` cannot be `" + value + "`" + why.en + "; it takes: " + form.en};
}

}  // namespace

std::optional<Name> set_reading(const Program& program, std::string_view assignment, program::Readings& readings) {
    const std::size_t equals = assignment.find('=');
    if (equals == std::string_view::npos) return Name{"口径应写作 名称=值", "a reading is written NAME=VALUE"};
    const std::string name = to_nfc(trim(assignment.substr(0, equals)));
    const std::string value = to_nfc(trim(assignment.substr(equals + 1)));
    const std::string_view document = without_boundary(name);
    for (std::size_t i = 0; i < program.documents.size(); ++i) {
        const program::SourceId id = program.documents.id_at(i);
        if (!document.empty() && program.documents[id].boundary && is_called(program, program.documents[id], document)) {
            return set_boundary(id, value, readings);
        }
    }
    for (std::size_t i = 0; i < program.questions.size(); ++i) {
        const program::QuestionId id = program.questions.id_at(i);
        if (!is_called(program, program.questions[id], name)) continue;
        const auto type = program::Type::of(id);
        const std::int32_t option = program.find_member(type, value);
        if (option < 0) return not_allowed(value, program.member_words(type));
        put(readings.answers, id, option);
        return std::nullopt;
    }
    for (std::size_t i = 0; i < program.parameters.size(); ++i) {
        const program::ParameterId id = program.parameters.id_at(i);
        if (is_called(program, program.parameters[id], name)) return set_parameter(program, id, value, readings);
    }
    const std::vector<std::string> names = reading_names(program);
    return Name{"没有名为“" + name + "”的口径;可设的有:" + listed(names), "there is no reading named `" + name + "`; there are: " + listed(names)};
}

RecordChoice choose_record(const Program& program, const std::optional<std::string>& name) {
    std::vector<program::RecordId> candidates;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < program.records.size(); ++i) {
        const program::RecordId id = program.records.id_at(i);
        const bool has_rules = std::ranges::any_of(program.rules, [&](const program::Rule& rule) { return rule.record == id; });
        const bool wanted = name ? is_called(program, program.records[id], *name) : has_rules;
        if (wanted) candidates.push_back(id);
        if (name || has_rules) names.push_back(program.records[id].name.in(Language::zh));
    }
    if (candidates.size() == 1) return {candidates.front(), std::nullopt};
    if (name) return {{}, Name{"没有名为“" + *name + "”的记录;可用的有:" + listed(names), "there is no record named `" + *name + "`; there are: " + listed(names)}};
    if (candidates.empty()) return {{}, Name{"规则文件中没有规则", "the rule files hold no rule"}};
    return {{}, Name{"规则针对多个记录,请用 --record 指明:" + listed(names), "the rules are about several records; say which with --record: " + listed(names)}};
}

}  // namespace zhunze::engine
