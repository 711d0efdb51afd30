// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "differential/applications.hpp"
#include "facts/columns.hpp"

namespace zhunze::differential {

/// Makes applications most of which columns can decide: whole numbers of steps at, just below and just above what the rules name, or
/// such that both sides of one of their comparisons come out equal.
class ColumnApplications {
public:
    ColumnApplications(const program::Program& program, program::RecordId record, const facts::ColumnLayout& layout);

    /// Numbers of the fields in `vast`, a bit a field, are now and then near the end of what fits into a column.
    facts::Application next(Random& random, const evaluate::Options& options, std::uint64_t vast) const;

private:
    struct Comparison {
        program::ExprId left, right;
        Rational apart;                        ///< what the two have to be apart to be met: half a step of what is rounded
        std::vector<program::FieldId> fields;  ///< numbers that it depends on
    };

    void collect_numbers(const Dimension& dimension, const Rational& number);
    void collect_value(const program::Type& type, const Value& value);
    void collect_days(const Period& period);
    void collect_cells();
    void collect_comparisons();
    void collect_comparison(program::ExprId left, program::ExprId right, const Rational& apart);
    void collect_rounded(program::ExprId side, program::ExprId other);
    void collect_fields(program::ExprId expr, std::vector<program::FieldId>& fields) const;

    Value value(Random& random, const program::Field& field, std::uint64_t vast) const;
    std::int32_t member(Random& random, const program::Type& type) const;
    std::int64_t count(Random& random, const program::Field& field, std::uint64_t vast) const;
    void aim(Random& random, const evaluate::Options& options, facts::Application& application) const;
    void spoil(Random& random, facts::Application& application) const;

    const program::Program& program_;
    program::RecordId record_;
    const facts::ColumnLayout& layout_;
    std::vector<std::pair<Dimension, Rational>> numbers_;
    std::vector<std::vector<std::int64_t>> counts_;  ///< by field: in its steps
    std::vector<Date> days_;
    std::vector<std::string> texts_;
    std::vector<Comparison> comparisons_;
};

}  // namespace zhunze::differential
