// SPDX-License-Identifier: Apache-2.0
#include "explain/questions.hpp"

#include <algorithm>

#include "explain/json_parts.hpp"
#include "explain/names.hpp"
#include "explain/phrases.hpp"
#include "explain/show.hpp"

namespace zhunze::explain {

namespace {

using plan::Cause;
using program::Program;
using program::Type;

/// More are not listed: whoever answers writes the name or the code.
constexpr std::size_t most_options = 20;

/// The date of a paper that is there and does not count: it is later than the as-of date, as the paper would count otherwise.
std::optional<Date> date_of_late_paper(const Case& subject, std::string_view name) {
    for (const facts::Evidence& paper : subject.application.evidence) {
        if (paper.name == name && paper.date) return paper.date;
    }
    return std::nullopt;
}

/// A paper that was handed in is not asked for again: the answer would be the same.
bool can_be_asked(const Case& subject, const Cause& cause) {
    if (cause.kind == Cause::Kind::evidence) return !date_of_late_paper(subject, cause.evidence);
    return cause.kind == Cause::Kind::fact;
}

const plan::RecordPlan& record_of(const Case& subject) { return subject.plan.records[subject.application.record.value]; }

bool is_asked_for(const evaluate::RuleDecision& rule, Asked asked) {
    return !rule.possible.single() && (asked == Asked::all || rule.binding);
}

/// Once the application is refused, what other rules with 禁止 or 应当 wait for no longer matters to its outcome.
CauseSet causes_asked_for(const Case& subject, Asked asked) {
    if (asked == Asked::binding) return subject.decision.missing;
    CauseSet causes;
    for (const evaluate::RuleDecision& rule : subject.decision.rules) {
        if (is_asked_for(rule, asked)) causes.add(rule.causes);
    }
    return causes;
}

std::vector<program::RuleId> waiting_rules(const Case& subject, CauseId cause, Asked asked) {
    std::vector<program::RuleId> rules;
    for (const evaluate::RuleDecision& rule : subject.decision.rules) {
        if (is_asked_for(rule, asked) && rule.causes.contains(cause)) rules.push_back(rule.rule);
    }
    return rules;
}

/// Of a field of the application itself; what is inferred within items is not kept by a decision.
std::optional<Interval> known_of(const Case& subject, const evaluate::Trace& trace, const Cause& cause) {
    if (cause.kind != Cause::Kind::fact || !cause.in.empty()) return std::nullopt;
    if (subject.plan.program->fields[cause.field].type.kind != Type::Kind::quantity) return std::nullopt;
    const Value& value = trace.slots[subject.plan.program->fields[cause.field].index];
    return value.interval && !value.interval->unlimited() ? value.interval : std::nullopt;
}

/// The names of a closed set that is short enough to be listed; none of any other.
std::vector<Name> options_of(const Program& program, const Type& type) {
    std::vector<Name> options;
    if (type.kind == Type::Kind::enumeration) options = program.enums[type.enumeration].members;
    if (type.kind == Type::Kind::taxonomy) {
        for (const program::Member& member : program.taxonomies[type.taxonomy].members) options.push_back(member.name);
    }
    return options.size() <= most_options ? options : std::vector<Name>{};
}

Name joined(const std::vector<Name>& names) {
    Name all;
    for (const Name& name : names) {
        all.zh += (all.zh.empty() ? "" : "、") + name.in(Language::zh);
        all.en += (all.en.empty() ? "" : ", ") + name.in(Language::en);
    }
    return all;
}

Name form_of(const Program& program, const program::Field& field) {
    switch (field.type.kind) {
        case Type::Kind::truth: return phrase(Phrase::answer_truth);
        case Type::Kind::date: return phrase(Phrase::answer_date);
        case Type::Kind::text: return phrase(Phrase::answer_text);
        case Type::Kind::list: return phrase(Phrase::answer_list);
        case Type::Kind::quantity: {
            const program::Unit unit = unit_of(program, field);
            if (unit.text.empty()) return phrase(Phrase::answer_number);
            return phrase(Phrase::answer_quantity, {{"unit", unit.text}});
        }
        default: break;
    }
    const Name options = joined(options_of(program, field.type));
    if (!options.empty()) return phrase(Phrase::answer_option, {{"options", options}});
    return phrase(Phrase::answer_code, {{"type", program.type_name(field.type)}});
}

Json names_json(const std::vector<Name>& names, Language language) {
    Json list = Json::array();
    for (const Name& name : names) list.push(name.in(language));
    return list;
}

ItemPath indexes_of(const Cause& cause) {
    ItemPath item;
    for (const Cause::Step& step : cause.in) item.push_back(step.index);
    return item;
}

/// What only a field has: its item, type, unit and options.
void add_field(const Program& program, const Cause& cause, Language language, Json& to) {
    const program::Field& field = program.fields[cause.field];
    if (!cause.in.empty()) to.set("item", json_item(indexes_of(cause)));
    to.set("type", program.type_name(field.type).in(language));
    if (field.type.kind == Type::Kind::quantity) to.set("unit", text_or_null(unit_of(program, field).text));
    if (const std::vector<Name> options = options_of(program, field.type); !options.empty()) to.set("options", names_json(options, language));
}

}  // namespace

std::vector<Question> open_questions(const Case& subject, Asked asked) {
    const plan::RecordPlan& record = record_of(subject);
    std::vector<Question> questions;
    const CauseSet causes = causes_asked_for(subject, asked);
    if (causes.empty()) return questions;
    evaluate::Trace trace;
    (void)evaluate::evaluate(subject.plan, subject.application, subject.options, &trace);
    for (const CauseId id : causes.ids()) {
        const Cause& cause = subject.decision.cause(record, id);
        if (can_be_asked(subject, cause)) questions.push_back({cause, waiting_rules(subject, id, asked), known_of(subject, trace, cause)});
    }
    std::ranges::stable_sort(questions, [](const Question& a, const Question& b) { return a.rules.size() > b.rules.size(); });
    return questions;
}

std::vector<Missing> open_otherwise(const Case& subject, Asked asked) {
    const plan::RecordPlan& record = record_of(subject);
    CauseSet others;
    const CauseSet causes = causes_asked_for(subject, asked);
    for (const CauseId id : causes.ids()) {
        if (!can_be_asked(subject, subject.decision.cause(record, id))) others.add(id);
    }
    return missing_of(subject, record, others);
}

Json open_otherwise_json(const Case& subject, Asked asked, Language language) {
    Json result = Json::array();
    for (const Missing& missing : open_otherwise(subject, asked)) {
        Json object = json_missing(missing, language);
        if (missing.kind == Cause::Kind::evidence) {
            const std::optional<Date> date = date_of_late_paper(subject, missing.name);
            const Name known = phrase(Phrase::paper_dated_late, {{"name", missing.name}, {"date", date ? date_text(*date) : Name()}});
            object.set("known", known.in(language));
        }
        result.push(std::move(object));
    }
    return result;
}

Name question_label(const Case& subject, const Question& question) {
    const Cause& cause = question.cause;
    if (cause.kind == Cause::Kind::evidence) return {cause.evidence, cause.evidence};
    return within_item(*subject.plan.program, cause.in, subject.plan.program->fields[cause.field].name);
}

Name answer_form(const Program& program, const Question& question) {
    if (question.cause.kind == Cause::Kind::evidence) return phrase(Phrase::answer_paper);
    return form_of(program, program.fields[question.cause.field]);
}

Name known_range(const Case& subject, const Question& question) {
    if (!question.known) return {};
    const Program& program = *subject.plan.program;
    const program::Unit unit = unit_of(program, program.fields[question.cause.field]);
    return range_text(question_label(subject, question), show_bound(program, question.known->low, unit),
                      show_bound(program, question.known->high, unit));
}

Json question_json(const Case& subject, const Question& question, Language language) {
    const Program& program = *subject.plan.program;
    const Cause& cause = question.cause;
    Json result = Json::object();
    result.set("kind", missing_kind(cause.kind));
    result.set("name", cause.kind == Cause::Kind::evidence ? cause.evidence : json_name(program, cause.in, cause.field));
    if (cause.kind == Cause::Kind::fact) add_field(program, cause, language, result);
    result.set("label", question_label(subject, question).in(language));
    result.set("answer", answer_form(program, question).in(language));
    result.set("known", text_or_null(known_range(subject, question).in(language)));
    Json rules = Json::array();
    for (const program::RuleId rule : question.rules) rules.push(json_name(program, program.rules[rule]));
    result.set("rules", std::move(rules));
    return result;
}

}  // namespace zhunze::explain
