// SPDX-License-Identifier: Apache-2.0
#pragma once

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
    Input next(Random& random) const;

private:
    struct Amount {
        Dimension dimension;
        Rational number;
    };

    void collect_literals();
    void collect_days();
    void collect_papers();
    void add_days(const Period& period);
    void collect_numbers(const program::Field& field);

    facts::Fact fact(Random& random, const program::Field& field, std::size_t gaps) const;
    Value value(Random& random, const program::Field& field) const;
    Rational number(Random& random, const program::Field& field) const;
    Date day(Random& random) const;
    std::int32_t member(Random& random, const program::Type& type) const;
    std::int32_t member_count(const program::Type& type) const;
    std::vector<facts::Evidence> papers(Random& random) const;
    evaluate::Options options(Random& random) const;

    const program::Program& program_;
    program::RecordId record_;
    std::vector<Amount> amounts_;                  ///< that the rules name, and a few of each field's unit
    std::vector<std::vector<Rational>> numbers_;  ///< by field index
    std::vector<Date> days_;
    std::vector<std::string> texts_;
    std::vector<std::pair<program::Type, std::int32_t>> members_;
    std::vector<std::string> papers_;
};

}  // namespace zhunze::differential
