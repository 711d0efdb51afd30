// SPDX-License-Identifier: Apache-2.0
// Tables, by trying every set of rows that may be the one that matches.
#include <algorithm>
#include <stdexcept>

#include "differential/naive_expressions.hpp"

namespace zhunze::naive {

using program::CellTest;
using program::HitPolicy;

namespace {

constexpr std::size_t most_open_rows = 12;

/// Every number of the one lies in the other.
bool part_of(const Interval& inner, const Interval& outer) { return overlap(inner, outer) == inner; }

Value meets(const CellTest& test, const Value& argument) {
    if (test.kind == CellTest::Kind::numbers) {
        const auto range = range_of(argument);
        if (range && nothing_in(overlap(*range, test.numbers))) return known(false);
        return range && part_of(*range, test.numbers) ? known(true) : unknown(argument.causes);
    }
    if (!argument.thing) return unknown(argument.causes);
    switch (test.kind) {
        case CellTest::Kind::dates: return known(test.dates.contains(std::get<Date>(*argument.thing)));
        case CellTest::Kind::members: {
            const int member = std::get<Member>(*argument.thing).index;
            return known(test.first <= member && member <= test.last);
        }
        case CellTest::Kind::text: return known(std::get<std::string>(*argument.thing) == test.text);
        case CellTest::Kind::prefix: return known(std::get<std::string>(*argument.thing).starts_with(test.text));
        case CellTest::Kind::truth: return known(std::get<bool>(*argument.thing) == test.truth);
        case CellTest::Kind::numbers: break;
    }
    throw std::logic_error("a cell of no kind");
}

class Lookup {
public:
    Lookup(const program::Program& program, program::ExprId id, const std::vector<Value>& arguments)
        : table_(program.tables[program.exprs[id].table]), arguments_(arguments), without_value_(undefined({undefined_cause(id)})) {}

    Value value() const {
        if (std::ranges::any_of(arguments_, &Value::undefined)) return open(arguments_);
        std::vector<const program::Row*> sure, possible;
        Causes doubts;
        for (const program::Row& row : table_.rows) {
            const Value match = matches(row);
            if (is_true(match)) sure.push_back(&row);
            if (!match.thing) {
                possible.push_back(&row);
                doubts = together(doubts, match.causes);
            }
        }
        if (table_.policy == HitPolicy::unique) return unique(sure, possible, doubts);
        return collected(sure, possible, doubts);
    }

private:
    Value matches(const program::Row& row) const {
        std::vector<Value> cells;
        for (std::size_t i = 0; i < arguments_.size(); ++i) {
            std::vector<Value> tests;
            for (const CellTest& test : row.cells[i].tests) tests.push_back(meets(test, arguments_[i]));
            if (!tests.empty()) cells.push_back(any_of(tests));
            if (const auto& domain = table_.columns[i].domain) cells.push_back(meets(in(*domain), arguments_[i]));
        }
        return all_of(cells);
    }

    static CellTest in(const Interval& domain) {
        CellTest test;
        test.numbers = domain;
        return test;
    }

    Value value_of(const program::Row& row) const { return row.value ? known(*row.value) : without_value_; }
    Value otherwise() const { return table_.otherwise ? value_of(*table_.otherwise) : without_value_; }

    /// At most one row matches.
    Value unique(const std::vector<const program::Row*>& sure, const std::vector<const program::Row*>& possible, const Causes& doubts) const {
        if (!sure.empty()) return value_of(*sure.front());
        std::vector<Value> candidates{otherwise()};
        for (const program::Row* row : possible) candidates.push_back(value_of(*row));
        return whichever(candidates, doubts);
    }

    Value collected(const std::vector<const program::Row*>& sure, const std::vector<const program::Row*>& possible,
                    const Causes& doubts) const {
        if (possible.size() > most_open_rows) throw std::logic_error("too many rows to try every set of them");
        if (joined(sure).undefined && !sure.empty()) return joined(sure);
        std::vector<Value> candidates;
        for (std::size_t set = 0; set < (std::size_t{1} << possible.size()); ++set) {
            std::vector<const program::Row*> matching = sure;
            for (std::size_t i = 0; i < possible.size(); ++i) {
                if (set & (std::size_t{1} << i)) matching.push_back(possible[i]);
            }
            candidates.push_back(matching.empty() && table_.otherwise ? otherwise() : joined(matching));
        }
        return whichever(candidates, doubts);
    }

    Value joined(const std::vector<const program::Row*>& rows) const {
        if (table_.policy == HitPolicy::count) return known(Rational(static_cast<std::int64_t>(rows.size())));
        std::vector<Thing> values;
        for (const program::Row* row : rows) {
            if (!row->value) return without_value_;
            values.push_back(*known(*row->value).thing);
        }
        if (table_.policy == HitPolicy::sum) {
            Rational sum;
            for (const Thing& value : values) sum = sum + std::get<Rational>(value);
            return known(sum);
        }
        if (values.empty()) return without_value_;
        return known(table_.policy == HitPolicy::min ? *std::ranges::min_element(values) : *std::ranges::max_element(values));
    }

    /// What comes out whichever it is; that there may be no value is no cause, what keeps it open is.
    static Value whichever(const std::vector<Value>& candidates, const Causes& doubts) {
        if (candidates.size() == 1) return candidates.front();
        Value value = one_of(candidates, doubts);
        if (!value.thing) value.causes = doubts;
        return value;
    }

    const program::Table& table_;
    const std::vector<Value>& arguments_;
    Value without_value_;
};

}  // namespace

Value lookup(const program::Program& program, program::ExprId id, const std::vector<Value>& arguments) {
    return Lookup(program, id, arguments).value();
}

}  // namespace zhunze::naive
