// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "differential/random.hpp"
#include "evaluate/evaluate.hpp"
#include "facts/application.hpp"

namespace zhunze::differential {

/// One thing to decide: an application, and what holds beside it.
struct Input {
    facts::Application application;
    evaluate::Options options;
};

/// Every fact as `field=value`, for the report of a disagreement.
std::string text_of(const program::Program& program, const Input& input);

/// An application that says nothing yet.
facts::Application blank_application(const program::Program& program, program::RecordId record);
void give(facts::Application& application, const program::Field& field, Value value);

/// Makes applications that stand on, just below and just above the numbers, days and members the rules speak of.
class ApplicationGenerator {
public:
    ApplicationGenerator(const program::Program& program, program::RecordId record);
    ApplicationGenerator(const ApplicationGenerator&) = delete;  // points into itself
    ApplicationGenerator& operator=(const ApplicationGenerator&) = delete;
    Input next(Random& random) const;

private:
    struct Amounts;
    /// How a number of some dimension comes of two others.
    struct Way {
        const Amounts* a;
        const Amounts* b;
        bool ratio;
    };
    /// Numbers of one dimension that the rules name, and a few of each field's unit.
    struct Amounts {
        Dimension dimension;
        std::vector<Rational> numbers;
        std::vector<Way> ways;
    };

    void note(const Dimension& dimension, const Rational& number);
    void collect_literals();
    void collect_limits();
    void collect_limit(const program::Expr& field, const program::Expr& limit);
    void collect_versions();
    void collect_cells();
    void collect(const program::Type& type, const Value& value);
    void collect(const program::Type& type, const program::CellTest& test);
    void collect_days();
    void collect_papers();
    void add_days(const Period& period);
    void collect_units();
    void collect_ways();

    facts::Application facts_of(Random& random, program::RecordId record, std::size_t gaps) const;
    facts::Fact fact(Random& random, program::FieldId id, std::size_t gaps) const;
    std::vector<facts::Application> items(Random& random, program::RecordId record, std::size_t gaps) const;
    void leave_lists_open(Random& random, facts::Application& application) const;
    Value value(Random& random, program::FieldId id) const;
    /// Of any type that no field need have.
    Value value(Random& random, const program::Type& type) const;
    Rational number(Random& random, program::FieldId id) const;
    Rational amount(Random& random, const Dimension& dimension) const;
    Date day(Random& random) const;
    std::int32_t member(Random& random, const program::Type& type) const;
    std::int32_t member_count(const program::Type& type) const;
    std::vector<facts::Evidence> papers(Random& random) const;
    evaluate::Options options(Random& random) const;

    const program::Program& program_;
    program::RecordId record_;
    std::vector<Amounts> amounts_;
    std::map<program::FieldId, std::vector<Rational>> limits_;  ///< that a field is compared with
    std::vector<Date> days_;
    std::vector<std::string> texts_;
    std::vector<std::pair<program::Type, std::int32_t>> members_;
    std::vector<std::string> papers_;
};

}  // namespace zhunze::differential
