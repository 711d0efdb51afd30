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

Input ApplicationGenerator::next(Random& random) const {
    Input input{{}, options(random)};
    input.application = facts_of(random, record_, random.pick<std::size_t>({2, 4, 10, 1000}));
    leave_lists_open(random, input.application);
    input.application.evidence = papers(random);
    if (random.once_in(200)) input.application.errors.push_back({Code::value_form, {}, "/0", {}, {}, {}, {}});
    return input;
}

/// As a file of their own may: not lists within items, nor such as have no item there.
void ApplicationGenerator::leave_lists_open(Random& random, facts::Application& application) const {
    for (const program::FieldId id : program_.records[application.record].fields) {
        facts::Fact& fact = application.facts[program_.fields[id].index];
        if (!fact.items.empty()) fact.may_lack_items = random.once_in(8);
    }
}

/// Something else than a value once in `gaps`.
facts::Application ApplicationGenerator::facts_of(Random& random, program::RecordId record, std::size_t gaps) const {
    facts::Application application = blank_application(program_, record);
    for (const program::FieldId id : program_.records[record].fields) application.facts[program_.fields[id].index] = fact(random, id, gaps);
    return application;
}

facts::Fact ApplicationGenerator::fact(Random& random, program::FieldId id, std::size_t gaps) const {
    facts::Fact fact;
    const Type& type = program_.fields[id].type;
    const bool list = type.kind == Type::Kind::list;
    if (random.once_in(gaps)) {
        fact.state = random.pick<facts::FactState>({facts::FactState::not_given, facts::FactState::not_given,
                                                    facts::FactState::declared_none, facts::FactState::not_applicable});
        if (list && fact.state == facts::FactState::declared_none) fact.state = facts::FactState::given;  // the empty list
        return fact;
    }
    fact.state = facts::FactState::given;
    if (list) {
        fact.items = items(random, type.record, gaps);
    } else {
        fact.value = value(random, id);
    }
    return fact;
}

/// Of one list often with the same gaps as the rest, often without any: what is said of some items decides about all.
std::vector<facts::Application> ApplicationGenerator::items(Random& random, program::RecordId record, std::size_t gaps) const {
    std::vector<facts::Application> items(random.below(5));
    for (facts::Application& item : items) item = facts_of(random, record, random.once_in(2) ? gaps : 1000);
    return items;
}

Value ApplicationGenerator::value(Random& random, program::FieldId id) const {
    const Type& type = program_.fields[id].type;
    return type.kind == Type::Kind::quantity ? Value::of(number(random, id)) : value(random, type);
}

Value ApplicationGenerator::value(Random& random, const Type& type) const {
    switch (type.value_kind()) {
        case ValueKind::truth: return Value::of(truth_of(random.once_in(2)));
        case ValueKind::number: return Value::of(amount(random, type.dimension));
        case ValueKind::date: return Value::of(day(random));
        case ValueKind::text: return Value::of_text(random.pick(texts_));
        case ValueKind::member: return Value::of_member(member(random, type));
        case ValueKind::list: break;  // items
    }
    return {};
}

Rational ApplicationGenerator::number(Random& random, program::FieldId id) const {
    if (random.once_in(100)) return huge();
    const auto limits = limits_.find(id);
    const bool at_limit = limits != limits_.end() && random.once_in(3);
    const Rational chosen = at_limit ? random.pick(limits->second) : amount(random, program_.fields[id].type.dimension);
    switch (random.below(8)) {
        case 0: return chosen - step_of(program_.fields[id]);
        case 1: return chosen + step_of(program_.fields[id]);
        case 2: return chosen * Rational(3, 2);
        default: return chosen;
    }
}

/// As often a number that is named as one computed from two of them.
Rational ApplicationGenerator::amount(Random& random, const Dimension& dimension) const {
    const auto place = std::ranges::find(amounts_, dimension, &Amounts::dimension);
    if (place == amounts_.end()) return Rational(1);
    const Amounts& amounts = *place;
    if (random.once_in(2)) return random.pick(amounts.numbers);
    const Way& way = random.pick(amounts.ways);
    const Rational a = random.pick(way.a->numbers);
    const Rational b = random.pick(way.b->numbers);
    if (!way.ratio) return a * b;
    return b.is_zero() ? a : a / b;
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
    for (std::size_t i = 0; i < program_.parameters.size(); ++i) {
        const program::ParameterId id = program_.parameters.id_at(i);
        if (random.once_in(6)) options.readings.parameters.emplace_back(id, value(random, program_.parameters[id].type));
    }
    return options;
}

}  // namespace zhunze::differential
