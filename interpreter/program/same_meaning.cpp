// SPDX-License-Identifier: Apache-2.0
#include "program/same_meaning.hpp"

#include <algorithm>
#include <type_traits>

namespace zhunze::program {
namespace {

template <class T>
concept Plain = std::is_enum_v<T> || std::is_arithmetic_v<T>;
template <class T>
concept Aggregate = std::is_class_v<T>;

// Part by part: which parts count is one line for each type. Ids are places in the stores, which go by the order of declarations.

template <Plain T>
bool same(T a, T b) { return a == b; }
template <class Tag>
bool same(Id<Tag> a, Id<Tag> b) { return a == b; }
bool same(const Span&, const Span&) { return true; }
bool same(const std::string& a, const std::string& b) { return a == b; }
bool same(const Name& a, const Name& b) { return a == b; }
bool same(const Date& a, const Date& b) { return a == b; }
bool same(const Period& a, const Period& b) { return a == b; }
bool same(const Rational& a, const Rational& b) { return a == b; }
bool same(const Dimension& a, const Dimension& b) { return a == b; }
bool same(const Interval& a, const Interval& b) { return a == b; }
bool same(const Value& a, const Value& b) { return a == b; }
bool same(const Type& a, const Type& b) { return a == b; }
bool same(const CellTest& a, const CellTest& b) { return a == b; }
bool same(const OutcomeSet& a, const OutcomeSet& b) { return a == b; }

// What is made of these; each may hold any other.
template <Aggregate T>
bool same(const T& a, const T& b);
template <class T>
bool same(const std::optional<T>& a, const std::optional<T>& b);
template <class T>
bool same(const std::vector<T>& a, const std::vector<T>& b);

template <class A, class B>
bool same(const std::pair<A, B>& a, const std::pair<A, B>& b) { return same(a.first, b.first) && same(a.second, b.second); }
template <class T>
bool same(const std::optional<T>& a, const std::optional<T>& b) { return a.has_value() == b.has_value() && (!a || same(*a, *b)); }
template <class T>
bool same(const std::vector<T>& a, const std::vector<T>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const T& x, const T& y) { return same(x, y); });
}
template <class IdType, class T>
bool same(const Store<IdType, T>& a, const Store<IdType, T>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const T& x, const T& y) { return same(x, y); });
}

/// Which name stands first in a declaration says nothing.
bool same_words(std::vector<std::string> a, std::vector<std::string> b) {
    std::ranges::sort(a);
    std::ranges::sort(b);
    return a == b;
}
bool same_words(const std::vector<std::vector<std::string>>& a, const std::vector<std::vector<std::string>>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) { return same_words(x, y); });
}

bool declared(const Declared& a, const Declared& b) {
    return same(a.name, b.name) && same_words(a.spellings, b.spellings) && same(a.module, b.module);
}

template <class T, class... Members>
bool parts(const T& a, const T& b, Members T::*... members) {
    return (same(a.*members, b.*members) && ...);
}

/// How the unit was written is of no account.
bool of(const Unit& a, const Unit& b) { return parts(a, b, &Unit::factor, &Unit::dimension); }
bool of(const Module& a, const Module& b) { return parts(a, b, &Module::path, &Module::uses, &Module::data_hashes); }
bool of(const BaseDimension& a, const BaseDimension& b) { return declared(a, b); }
bool of(const NamedDimension& a, const NamedDimension& b) { return declared(a, b) && parts(a, b, &NamedDimension::dimension); }
bool of(const NamedUnit& a, const NamedUnit& b) { return declared(a, b) && parts(a, b, &NamedUnit::dimension, &NamedUnit::factor); }
bool of(const Enumeration& a, const Enumeration& b) {
    return declared(a, b) && same_words(a.words, b.words) && parts(a, b, &Enumeration::members, &Enumeration::ordered);
}
bool of(const Member& a, const Member& b) {
    return parts(a, b, &Member::code, &Member::name, &Member::parent, &Member::last, &Member::validity, &Member::successor);
}
bool of(const Taxonomy& a, const Taxonomy& b) { return declared(a, b) && parts(a, b, &Taxonomy::edition, &Taxonomy::members); }
bool of(const Field& a, const Field& b) {
    return declared(a, b) && parts(a, b, &Field::record, &Field::index, &Field::type, &Field::wire_unit, &Field::quantum, &Field::assume,
                                   &Field::labels, &Field::adjustable, &Field::as_of);
}
bool of(const Invariant& a, const Invariant& b) { return parts(a, b, &Invariant::condition, &Invariant::message); }
bool of(const Record& a, const Record& b) {
    return declared(a, b) && parts(a, b, &Record::fields, &Record::invariants, &Record::as_of_field, &Record::id_field);
}
bool of(const SourceDocument& a, const SourceDocument& b) {
    using Document = SourceDocument;
    return declared(a, b) && parts(a, b, &Document::title, &Document::number, &Document::issuer, &Document::level, &Document::url,
                                   &Document::issued, &Document::repealed, &Document::in_force, &Document::boundary);
}
bool of(const Question& a, const Question& b) {
    return declared(a, b) && same_words(a.words, b.words) && parts(a, b, &Question::text, &Question::options);
}
bool of(const Citation& a, const Citation& b) { return parts(a, b, &Citation::source, &Citation::section); }
bool of(const Expr& a, const Expr& b) {
    return parts(a, b, &Expr::kind, &Expr::type, &Expr::op, &Expr::args, &Expr::literal, &Expr::field, &Expr::definition, &Expr::question,
                 &Expr::parameter, &Expr::table, &Expr::list, &Expr::where, &Expr::by, &Expr::body, &Expr::selection, &Expr::boundary,
                 &Expr::rounding, &Expr::has_otherwise, &Expr::in_order, &Expr::unit);
}
bool of(const Definition& a, const Definition& b) {
    return declared(a, b) &&
           parts(a, b, &Definition::record, &Definition::type, &Definition::report, &Definition::citations, &Definition::body);
}
bool of(const ParameterVersion& a, const ParameterVersion& b) {
    return parts(a, b, &ParameterVersion::period, &ParameterVersion::value, &ParameterVersion::citations);
}
bool of(const Parameter& a, const Parameter& b) {
    return declared(a, b) && parts(a, b, &Parameter::type, &Parameter::versions, &Parameter::unit);
}
bool of(const Cell& a, const Cell& b) { return parts(a, b, &Cell::tests); }
bool of(const Row& a, const Row& b) { return parts(a, b, &Row::cells, &Row::value, &Row::line); }
bool of(const Column& a, const Column& b) { return parts(a, b, &Column::name, &Column::type, &Column::unit, &Column::domain); }
bool of(const Table& a, const Table& b) {
    return declared(a, b) && parts(a, b, &Table::columns, &Table::type, &Table::unit, &Table::policy, &Table::citations, &Table::rows,
                                   &Table::otherwise, &Table::data);
}
bool of(const Norm& a, const Norm& b) {
    return parts(a, b, &Norm::kind, &Norm::in_principle, &Norm::content, &Norm::grant, &Norm::grant_text);
}
bool of(const ExceptionClause& a, const ExceptionClause& b) {
    using Clause = ExceptionClause;
    return declared(a, b) && parts(a, b, &Clause::rule, &Clause::target, &Clause::effect, &Clause::base, &Clause::inline_clause,
                                   &Clause::defeated_by, &Clause::condition, &Clause::evidence, &Clause::citations, &Clause::in_force);
}
bool of(const Variant& a, const Variant& b) { return parts(a, b, &Variant::exception, &Variant::trigger, &Variant::norm); }
bool of(const Precedence& a, const Precedence& b) { return parts(a, b, &Precedence::over, &Precedence::special); }
bool of(const Rule& a, const Rule& b) {
    return declared(a, b) && parts(a, b, &Rule::base, &Rule::versions, &Rule::precedes, &Rule::variants, &Rule::record, &Rule::citations,
                                   &Rule::in_force, &Rule::dated, &Rule::scope, &Rule::trigger, &Rule::norm, &Rule::exceptions, &Rule::remedy);
}
bool of(const Readings& a, const Readings& b) { return parts(a, b, &Readings::boundaries, &Readings::answers, &Readings::parameters); }
bool of(const Test::Item& a, const Test::Item& b) { return parts(a, b, &Test::Item::given); }
bool of(const Test::Given& a, const Test::Given& b) {
    return parts(a, b, &Test::Given::field, &Test::Given::state, &Test::Given::value, &Test::Given::items);
}
bool of(const Test::RuleExpectation& a, const Test::RuleExpectation& b) {
    using Expectation = Test::RuleExpectation;
    return parts(a, b, &Expectation::rule, &Expectation::possible, &Expectation::any_undetermined);
}
bool of(const Test::MissingFact& a, const Test::MissingFact& b) {
    using Fact = Test::MissingFact;
    return parts(a, b, &Fact::field, &Fact::source, &Fact::question, &Fact::parameter, &Fact::evidence);
}
bool of(const Test::ValueExpectation& a, const Test::ValueExpectation& b) {
    return parts(a, b, &Test::ValueExpectation::definition, &Test::ValueExpectation::value);
}
bool of(const Test& a, const Test& b) {
    return parts(a, b, &Test::title, &Test::module, &Test::record, &Test::given, &Test::evidence, &Test::as_of, &Test::readings, &Test::rules,
                 &Test::missing, &Test::overall, &Test::values, &Test::exceptions);
}

template <Aggregate T>
bool same(const T& a, const T& b) { return of(a, b); }

}  // namespace

bool same_meaning(const Program& a, const Program& b) {
    return parts(a, b, &Program::modules, &Program::base_dimensions, &Program::dimensions, &Program::units, &Program::enums,
                 &Program::taxonomies, &Program::records, &Program::fields, &Program::invariants, &Program::documents, &Program::questions,
                 &Program::parameters, &Program::definitions, &Program::tables, &Program::rules, &Program::exceptions, &Program::exprs,
                 &Program::tests);
}

}  // namespace zhunze::program
