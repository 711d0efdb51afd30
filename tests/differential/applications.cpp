// SPDX-License-Identifier: Apache-2.0
#include "differential/applications.hpp"

#include <algorithm>

namespace zhunze::differential {

using program::Field;
using program::Type;

namespace {

/// Past the largest rational as soon as a few of it are multiplied.
Rational huge() { return *Rational::from_decimal("1e380"); }

Rational step_of(const Field& field) { return field.quantum.value_or(Rational(1, 1000)); }

}  // namespace

facts::Application blank_application(const program::Program& program, program::RecordId record) {
    facts::Application application;
    application.record = record;
    application.facts.resize(program.records[record].fields.size());
    return application;
}

void give(facts::Application& application, const Field& field, Value value) {
    application.facts[field.index].state = facts::FactState::given;
    application.facts[field.index].value = std::move(value);
}

ApplicationGenerator::ApplicationGenerator(const program::Program& program, program::RecordId record)
    : program_(program), record_(record), texts_{"甲"} {
    collect_literals();
    collect_days();
    collect_papers();
    for (const program::FieldId id : program_.records[record_].fields) {
        const Field& field = program_.fields[id];
        if (field.type.kind != Type::Kind::quantity) continue;
        const Rational unit = field.wire_unit ? field.wire_unit->factor : Rational(1);
        for (const int count : {1, 2, 3, 10, 20}) amounts_.push_back({field.type.dimension, unit * Rational(count)});
    }
    numbers_.resize(program_.records[record_].fields.size());
    for (const program::FieldId id : program_.records[record_].fields) {
        if (program_.fields[id].type.kind == Type::Kind::quantity) collect_numbers(program_.fields[id]);
    }
}

void ApplicationGenerator::collect_literals() {
    for (const program::Expr& expr : program_.exprs) {
        if (expr.kind != program::ExprKind::literal) continue;
        switch (expr.literal.kind) {
            case ValueKind::number: amounts_.push_back({expr.type.dimension, expr.literal.number}); break;
            case ValueKind::date: days_.push_back(expr.literal.date); break;
            case ValueKind::text: texts_.push_back(expr.literal.text); break;
            case ValueKind::member: members_.emplace_back(expr.type, expr.literal.member); break;
            case ValueKind::truth: break;
        }
    }
}

void ApplicationGenerator::collect_days() {
    for (const program::Rule& rule : program_.rules) add_days(rule.in_force);
    for (const program::ExceptionClause& exception : program_.exceptions) add_days(exception.in_force);
    days_.push_back(*Date::from_parts(2020, 6, 15));
    days_.push_back(*Date::from_parts(1, 1, 1));
    days_.push_back(*Date::from_parts(9999, 12, 31));
}

void ApplicationGenerator::add_days(const Period& period) {
    if (period.from) days_.push_back(*period.from);
    if (period.to) days_.push_back(*period.to);
}

void ApplicationGenerator::collect_papers() {
    for (const program::ExceptionClause& exception : program_.exceptions) {
        papers_.insert(papers_.end(), exception.evidence.begin(), exception.evidence.end());
    }
    std::ranges::sort(papers_);
    papers_.erase(std::ranges::unique(papers_).begin(), papers_.end());
}

/// A ratio meets its threshold where one side is the product of the threshold and the other.
void ApplicationGenerator::collect_numbers(const Field& field) {
    std::vector<Rational>& numbers = numbers_[field.index];
    for (const Amount& a : amounts_) {
        if (a.dimension == field.type.dimension) numbers.insert(numbers.end(), 3, a.number);
        for (const Amount& b : amounts_) {
            if (Dimension::product(a.dimension, b.dimension) == field.type.dimension) numbers.push_back(a.number * b.number);
            const bool ratio = !b.number.is_zero() && Dimension::quotient(a.dimension, b.dimension) == field.type.dimension;
            if (ratio) numbers.push_back(a.number / b.number);
        }
    }
}

Input ApplicationGenerator::next(Random& random) const {
    Input input{blank_application(program_, record_), options(random)};
    const std::size_t gaps = random.pick<std::size_t>({2, 4, 10, 1000});
    for (const program::FieldId id : program_.records[record_].fields) {
        const Field& field = program_.fields[id];
        input.application.facts[field.index] = fact(random, field, gaps);
    }
    input.application.evidence = papers(random);
    if (random.once_in(200)) input.application.errors.push_back({Code::value_form, {}, "/0", {}, {}, {}, {}});
    return input;
}

/// Something else than a value once in `gaps`.
facts::Fact ApplicationGenerator::fact(Random& random, const Field& field, std::size_t gaps) const {
    facts::Fact fact;
    if (random.once_in(gaps)) {
        fact.state = random.pick<facts::FactState>({facts::FactState::not_given, facts::FactState::not_given,
                                                    facts::FactState::declared_none, facts::FactState::not_applicable});
    } else {
        fact.state = facts::FactState::given;
        fact.value = value(random, field);
    }
    return fact;
}

Value ApplicationGenerator::value(Random& random, const Field& field) const {
    switch (field.type.value_kind()) {
        case ValueKind::truth: return Value::of(truth_of(random.once_in(2)));
        case ValueKind::number: return Value::of(number(random, field));
        case ValueKind::date: return Value::of(day(random));
        case ValueKind::text: return Value::of_text(random.pick(texts_));
        case ValueKind::member: return Value::of_member(member(random, field.type));
    }
    return {};
}

Rational ApplicationGenerator::number(Random& random, const Field& field) const {
    if (random.once_in(100)) return huge();
    const Rational chosen = random.pick(numbers_[field.index]);
    switch (random.below(8)) {
        case 0: return chosen - step_of(field);
        case 1: return chosen + step_of(field);
        case 2: return chosen * Rational(3, 2);
        default: return chosen;
    }
}

Date ApplicationGenerator::day(Random& random) const {
    const Date chosen = random.pick(days_);
    const auto moved = chosen.plus_days(static_cast<std::int64_t>(random.below(3)) - 1);
    return moved.value_or(chosen);
}

std::int32_t ApplicationGenerator::member_count(const Type& type) const {
    if (type.kind == Type::Kind::enumeration) return static_cast<std::int32_t>(program_.enums[type.enumeration].members.size());
    return static_cast<std::int32_t>(program_.taxonomies[type.taxonomy].members.size());
}

/// Mostly a member the rules name, or one below it; else any.
std::int32_t ApplicationGenerator::member(Random& random, const Type& type) const {
    std::vector<std::int32_t> named;
    for (const auto& [of, index] : members_) {
        if (of == type) named.push_back(index);
    }
    if (named.empty() || random.once_in(3)) return static_cast<std::int32_t>(random.below(static_cast<std::size_t>(member_count(type))));
    const std::int32_t chosen = random.pick(named);
    if (type.kind == Type::Kind::enumeration) return chosen;
    const std::int32_t last = program_.taxonomies[type.taxonomy].members[static_cast<std::size_t>(chosen)].last;
    return chosen + static_cast<std::int32_t>(random.below(static_cast<std::size_t>(last - chosen + 1)));
}

std::vector<facts::Evidence> ApplicationGenerator::papers(Random& random) const {
    std::vector<facts::Evidence> all;
    for (const std::string& paper : papers_) {
        for (std::size_t copies = random.pick<std::size_t>({0, 1, 1, 1, 2}); copies > 0; --copies) {
            facts::Evidence evidence;
            evidence.name = paper;
            evidence.none = random.once_in(4);
            if (!evidence.none && random.once_in(2)) evidence.date = day(random);
            all.push_back(evidence);
        }
    }
    return all;
}

evaluate::Options ApplicationGenerator::options(Random& random) const {
    evaluate::Options options;
    if (random.once_in(3)) options.as_of = day(random);
    for (std::size_t i = 0; i < program_.documents.size(); ++i) {
        const program::SourceId id = program_.documents.id_at(i);
        if (!program_.documents[id].boundary || random.once_in(2)) continue;
        options.readings.boundaries.emplace_back(
            id, random.pick<program::Boundary>({program::Boundary::included, program::Boundary::excluded, program::Boundary::undecided}));
    }
    for (std::size_t i = 0; i < program_.questions.size(); ++i) {
        const program::QuestionId id = program_.questions.id_at(i);
        if (random.once_in(2)) continue;
        options.readings.answers.emplace_back(id, static_cast<std::int32_t>(random.below(program_.questions[id].options.size())));
    }
    return options;
}

namespace {

std::string text_of(const Value& value) {
    switch (value.kind) {
        case ValueKind::truth: return value.truth == Truth::yes ? "true" : "false";
        case ValueKind::number: return value.number.to_fraction();
        case ValueKind::date: return value.date.iso();
        case ValueKind::text: return value.text;
        case ValueKind::member: return '#' + std::to_string(value.member);
    }
    return {};
}

std::string text_of(const facts::Fact& fact) {
    switch (fact.state) {
        case facts::FactState::given: return text_of(fact.value);
        case facts::FactState::declared_none: return "none";
        case facts::FactState::not_applicable: return "not applicable";
        case facts::FactState::not_given: return "not given";
        case facts::FactState::invalid: return "invalid";
    }
    return {};
}

std::string text_of(const facts::Evidence& paper) {
    return '"' + paper.name + '"' + (paper.none ? " none" : "") + (paper.date ? " of " + paper.date->iso() : "");
}

}  // namespace

std::string text_of(const program::Program& program, const Input& input) {
    std::string text;
    for (const program::FieldId id : program.records[input.application.record].fields) {
        const Field& field = program.fields[id];
        text += field.name.in(Language::en) + '=' + text_of(input.application.facts[field.index]) + "; ";
    }
    for (const facts::Evidence& paper : input.application.evidence) text += "evidence " + text_of(paper) + "; ";
    if (!input.application.errors.empty()) text += "with input errors; ";
    if (input.options.as_of) text += "as of " + input.options.as_of->iso() + "; ";
    for (const auto& [source, boundary] : input.options.readings.boundaries) {
        text += program.documents[source].name.in(Language::en) + " boundary " + program::boundary_name(boundary).en + "; ";
    }
    for (const auto& [question, answer] : input.options.readings.answers) {
        text += program.questions[question].name.in(Language::en) + " answered " + std::to_string(answer) + "; ";
    }
    return text;
}

}  // namespace zhunze::differential
