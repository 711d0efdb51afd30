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
    : program_(program), record_(record), texts_{"甲", "91350211M000100Y43", "2020-360703-35-03-012345"} {
    collect_literals();
    collect_limits();
    collect_versions();
    collect_cells();
    collect_days();
    collect_papers();
    collect_units();
    collect_ways();
}

void ApplicationGenerator::note(const Dimension& dimension, const Rational& number) {
    const auto place = std::ranges::find(amounts_, dimension, &Amounts::dimension);
    std::vector<Rational>& numbers = place != amounts_.end() ? place->numbers : amounts_.emplace_back(Amounts{dimension, {}, {}}).numbers;
    if (std::ranges::find(numbers, number) == numbers.end()) numbers.push_back(number);
}

void ApplicationGenerator::collect_literals() {
    for (const program::Expr& expr : program_.exprs) {
        if (expr.kind == program::ExprKind::literal) collect(expr.type, expr.literal);
    }
}

void ApplicationGenerator::collect_limits() {
    for (const program::Expr& expr : program_.exprs) {
        if (expr.kind != program::ExprKind::operation || expr.args.size() != 2) continue;
        const program::Expr& a = program_.exprs[expr.args[0]];
        const program::Expr& b = program_.exprs[expr.args[1]];
        collect_limit(a, b);
        collect_limit(b, a);
    }
}

void ApplicationGenerator::collect_limit(const program::Expr& field, const program::Expr& limit) {
    if (field.kind != program::ExprKind::field || field.type.kind != Type::Kind::quantity || field.type != limit.type) return;
    if (limit.kind == program::ExprKind::literal) limits_[field.field].push_back(limit.literal.number);
    if (limit.kind != program::ExprKind::parameter) return;
    for (const program::ParameterVersion& version : program_.parameters[limit.parameter].versions) {
        limits_[field.field].push_back(version.value.number);
    }
}

void ApplicationGenerator::collect_versions() {
    for (const program::Parameter& parameter : program_.parameters) {
        for (const program::ParameterVersion& version : parameter.versions) {
            collect(parameter.type, version.value);
            add_days(version.period);
        }
    }
}

void ApplicationGenerator::collect_cells() {
    for (const program::Table& table : program_.tables) {
        for (const program::Row& row : table.rows) {
            if (row.value) collect(table.type, *row.value);
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                for (const program::CellTest& test : row.cells[i].tests) collect(table.columns[i].type, test);
            }
        }
    }
}

void ApplicationGenerator::collect(const Type& type, const program::CellTest& test) {
    using Kind = program::CellTest::Kind;
    switch (test.kind) {
        case Kind::numbers:
            if (test.numbers.low) note(type.dimension, test.numbers.low->value);
            if (test.numbers.high) note(type.dimension, test.numbers.high->value);
            break;
        case Kind::dates: add_days(test.dates); break;
        case Kind::members:
            members_.emplace_back(type, test.first);
            members_.emplace_back(type, test.last);
            break;
        case Kind::text: texts_.push_back(test.text); break;
        case Kind::prefix: texts_.push_back(test.text + "乙"); break;
        case Kind::truth: break;
    }
}

void ApplicationGenerator::collect(const Type& type, const Value& value) {
    switch (value.kind) {
        case ValueKind::number: note(type.dimension, value.number); break;
        case ValueKind::date: days_.push_back(value.date); break;
        case ValueKind::text: texts_.push_back(value.text); break;
        case ValueKind::member: members_.emplace_back(type, value.member); break;
        case ValueKind::truth:
        case ValueKind::list: break;
    }
}

void ApplicationGenerator::collect_units() {
    for (const Field& field : program_.fields) {
        if (field.type.kind != Type::Kind::quantity) continue;
        const Rational unit = field.wire_unit ? field.wire_unit->factor : Rational(1);
        for (const int count : {1, 2, 3, 10, 20}) note(field.type.dimension, unit * Rational(count));
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
void ApplicationGenerator::collect_ways() {
    for (const Amounts& a : amounts_) {
        for (const Amounts& b : amounts_) {
            for (const bool ratio : {false, true}) {
                const auto dimension = ratio ? Dimension::quotient(a.dimension, b.dimension) : Dimension::product(a.dimension, b.dimension);
                const auto of = dimension ? std::ranges::find(amounts_, *dimension, &Amounts::dimension) : amounts_.end();
                if (of != amounts_.end()) of->ways.push_back({&a, &b, ratio});
            }
        }
    }
}

Input ApplicationGenerator::next(Random& random) const {
    Input input{{}, options(random)};
    input.application = facts_of(random, record_, random.pick<std::size_t>({2, 4, 10, 1000}));
    input.application.evidence = papers(random);
    if (random.once_in(200)) input.application.errors.push_back({Code::value_form, {}, "/0", {}, {}, {}, {}});
    return input;
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

namespace {

std::string text_of(const Value& value) {
    switch (value.kind) {
        case ValueKind::truth: return value.truth == Truth::yes ? "true" : "false";
        case ValueKind::number: return value.number.to_fraction();
        case ValueKind::date: return value.date.iso();
        case ValueKind::text: return value.text;
        case ValueKind::member: return '#' + std::to_string(value.member);
        case ValueKind::list: break;  // its items
    }
    return {};
}

std::string text_of(const program::Program& program, const facts::Application& application);

std::string text_of(const program::Program& program, const facts::Fact& fact, bool list) {
    switch (fact.state) {
        case facts::FactState::given: {
            if (!list) return text_of(fact.value);
            std::string text;
            for (const facts::Application& item : fact.items) text += "{ " + text_of(program, item) + "} ";
            return '[' + text + ']';
        }
        case facts::FactState::declared_none: return "none";
        case facts::FactState::not_applicable: return "not applicable";
        case facts::FactState::not_given: return "not given";
        case facts::FactState::invalid: return "invalid";
    }
    return {};
}

std::string text_of(const program::Program& program, const facts::Application& application) {
    std::string text;
    for (const program::FieldId id : program.records[application.record].fields) {
        const Field& field = program.fields[id];
        const std::string said = text_of(program, application.facts[field.index], field.type.kind == Type::Kind::list);
        text += field.name.in(Language::en) + '=' + said + "; ";
    }
    return text;
}

std::string text_of(const facts::Evidence& paper) {
    return '"' + paper.name + '"' + (paper.none ? " none" : "") + (paper.date ? " of " + paper.date->iso() : "");
}

}  // namespace

std::string text_of(const program::Program& program, const Input& input) {
    std::string text = text_of(program, input.application);
    for (const facts::Evidence& paper : input.application.evidence) text += "evidence " + text_of(paper) + "; ";
    if (!input.application.errors.empty()) text += "with input errors; ";
    if (input.options.as_of) text += "as of " + input.options.as_of->iso() + "; ";
    for (const auto& [source, boundary] : input.options.readings.boundaries) {
        text += program.documents[source].name.in(Language::en) + " boundary " + program::boundary_name(boundary).en + "; ";
    }
    for (const auto& [question, answer] : input.options.readings.answers) {
        text += program.questions[question].name.in(Language::en) + " answered " + std::to_string(answer) + "; ";
    }
    for (const auto& [parameter, value] : input.options.readings.parameters) {
        text += program.parameters[parameter].name.in(Language::en) + " set to " + text_of(value) + "; ";
    }
    return text;
}

}  // namespace zhunze::differential
