// SPDX-License-Identifier: Apache-2.0
#include "evaluate/lookup.hpp"

#include <algorithm>
#include <vector>

#include "base/check.hpp"
#include "evaluate/selections.hpp"
#include "values/operands.hpp"
#include "values/operations.hpp"

namespace zhunze::evaluate {
namespace {

using program::CellTest;
using program::HitPolicy;
using program::Row;

/// What a column compares its cells with.
struct Argument {
    const Value* value;
    std::optional<Interval> range;  ///< of a number
    Truth in_domain;
};

Argument argument_of(const program::Column& column, const Value& value) {
    Argument argument{&value, range_of(value), Truth::yes};
    if (column.domain) argument.in_domain = argument.range ? lies_in(*argument.range, *column.domain) : Truth::unknown;
    return argument;
}

Truth meets(const CellTest& test, const Argument& argument) {
    if (test.kind == CellTest::Kind::numbers) return argument.range ? lies_in(*argument.range, test.numbers) : Truth::unknown;
    const Value& value = *argument.value;
    if (!value.known()) return Truth::unknown;
    switch (test.kind) {
        case CellTest::Kind::dates: return truth_of(test.dates.contains(value.date));
        case CellTest::Kind::members: return truth_of(test.first <= value.member && value.member <= test.last);
        case CellTest::Kind::text: return truth_of(value.text == test.text);
        case CellTest::Kind::prefix: return truth_of(value.text.starts_with(test.text));
        case CellTest::Kind::truth: return truth_of((value.truth == Truth::yes) == test.truth);
        case CellTest::Kind::numbers: break;
    }
    return Truth::unknown;
}

Truth meets(const program::Cell& cell, const Argument& argument) {
    Truth truth = truth_of(cell.tests.empty());
    for (auto test = cell.tests.begin(); test != cell.tests.end() && truth != Truth::yes; ++test) {
        truth = kleene_or(truth, meets(*test, argument));
    }
    return kleene_and(argument.in_domain, truth);
}

/// One run of a table.
class Lookup {
public:
    Lookup(const program::Table& table, std::span<const Value* const> arguments, CauseId undefined)
        : table_(table), kind_(table.policy == HitPolicy::count ? ValueKind::number : table.type.value_kind()), undefined_(undefined) {
        for (std::size_t i = 0; i < arguments.size(); ++i) arguments_.push_back(argument_of(table.columns[i], *arguments[i]));
    }

    [[nodiscard]] Value run() const { return table_.policy == HitPolicy::unique ? run_unique() : run_collecting(); }

    [[nodiscard]] Truth matches(const Row& row) const {
        Truth truth = Truth::yes;
        for (std::size_t i = 0; i < arguments_.size() && truth != Truth::no; ++i) truth = kleene_and(truth, meets(row.cells[i], arguments_[i]));
        return truth;
    }

private:
    /// Of the arguments that leave open whether the row matches.
    void add_doubts(const Row& row, CauseSet& causes) const {
        for (std::size_t i = 0; i < arguments_.size(); ++i) {
            if (meets(row.cells[i], arguments_[i]) == Truth::unknown) causes.add(arguments_[i].value->causes);
        }
    }

    [[nodiscard]] Value value_of(const Row& row) const { return row.value ? *row.value : no_value(); }
    [[nodiscard]] Value no_value() const { return Value::undefined(kind_, CauseSet(undefined_)); }
    [[nodiscard]] Value otherwise() const { return table_.otherwise ? value_of(*table_.otherwise) : no_value(); }

    /// No two rows match the same arguments, so one that matches for sure is the one.
    [[nodiscard]] Value run_unique() const {
        std::vector<const Row*> candidates;
        for (const Row& row : table_.rows) {
            const Truth truth = matches(row);
            if (truth == Truth::yes) return value_of(row);
            if (truth == Truth::unknown) candidates.push_back(&row);
        }
        const Value rest = otherwise();
        return candidates.empty() ? rest : one_of(candidates, rest);
    }

    /// The value of one of the rows or, if none of them matches, the rest.
    [[nodiscard]] Value one_of(const std::vector<const Row*>& candidates, const Value& rest) const {
        const bool exists = rest.known() && std::ranges::all_of(candidates, [](const Row* row) { return row->value.has_value(); });
        if (exists && std::ranges::all_of(candidates, [&](const Row* row) { return *row->value == rest; })) return rest;
        CauseSet causes;
        for (const Row* row : candidates) add_doubts(*row, causes);
        if (!exists || kind_ != ValueKind::number) return Value::unknown(kind_, std::move(causes));
        Interval range = Interval::point(rest.number);
        for (const Row* row : candidates) range = hull(range, Interval::point(row->value->number));
        return Value::unknown(kind_, std::move(causes), std::move(range));
    }

    [[nodiscard]] Operator aggregate() const {
        switch (table_.policy) {
            case HitPolicy::sum: return Operator::total;
            case HitPolicy::min: return Operator::least;
            case HitPolicy::max: return Operator::greatest;
            case HitPolicy::count: return Operator::count;
            case HitPolicy::unique: break;
        }
        ZHUNZE_CHECK(!"a unique table collects nothing");
        return Operator::total;
    }

    [[nodiscard]] Value run_collecting() const {
        std::vector<Counted> matching;
        Truth any = Truth::no;
        for (const Row& row : table_.rows) {
            const Truth truth = matches(row);
            if (truth == Truth::no) continue;
            any = kleene_or(any, truth);
            CauseSet doubts;
            if (truth == Truth::unknown) add_doubts(row, doubts);
            matching.push_back({Value::of(truth, std::move(doubts)), {}});
            if (table_.policy != HitPolicy::count) matching.back().body = body_of(row, truth);
        }
        if (any == Truth::no && table_.otherwise) return otherwise();
        if (const std::optional<Value> same = same_extreme(matching)) return *same;
        Value collected = select(aggregate(), kind_, matching, undefined_);
        if (any == Truth::unknown && table_.otherwise) collected.interval = range_with(otherwise(), matching);
        return settled(std::move(collected));
    }

    /// That a row which only may match has no value is no doubt beside whether it matches.
    [[nodiscard]] Value body_of(const Row& row, Truth matches) const {
        return row.value || matches == Truth::yes ? value_of(row) : Value::undefined(kind_, {});
    }

    /// The least or greatest of values that are no numbers, if it is the same whichever rows match.
    [[nodiscard]] std::optional<Value> same_extreme(const std::vector<Counted>& rows) const {
        if (kind_ == ValueKind::number) return std::nullopt;
        std::vector<Counted> sure, all = rows;
        for (Counted& row : all) {
            if (row.where.truth == Truth::yes) sure.push_back(row);
            row.where = Value::of(Truth::yes);
        }
        if (sure.empty()) {
            const Value rest = otherwise();
            const bool same = rest.known() && std::ranges::all_of(rows, [&](const Counted& row) { return row.body == rest; });
            return same ? std::optional(rest) : std::nullopt;
        }
        const Value least = select(aggregate(), kind_, sure, undefined_), most = select(aggregate(), kind_, all, undefined_);
        return least.known() && least == most ? std::optional(least) : std::nullopt;
    }

    /// What one or more of the rows that only may match come to, or the rest if none does; none if that may have no value.
    [[nodiscard]] std::optional<Interval> range_with(const Value& rest, const std::vector<Counted>& rows) const {
        std::optional<Interval> range = range_of(rest);
        Rational below, above;  // what those below zero come to, and those above
        for (const Counted& row : rows) {
            const std::optional<Interval> one = row.body ? range_of(*row.body) : Interval::point(1);
            if (!one || !range) return std::nullopt;
            range = hull(*range, *one);
            Rational& side = one->low->value.sign() < 0 ? below : above;
            side = side + one->low->value;
        }
        if (table_.policy == HitPolicy::min || table_.policy == HitPolicy::max) return range;
        if (below.sign() < 0) range = hull(*range, Interval::point(below));
        if (above.sign() > 0) range = hull(*range, Interval::point(above));
        return range;
    }

    /// What comes out the same whichever rows match is known.
    [[nodiscard]] static Value settled(Value value) {
        const std::optional<Interval>& range = value.interval;
        const bool point = range && range->low && range->high && range->low->value == range->high->value;
        return point ? Value::of(range->low->value) : value;
    }

    const program::Table& table_;
    ValueKind kind_;
    CauseId undefined_;
    std::vector<Argument> arguments_;
};

}  // namespace

Value look_up(const program::Table& table, std::span<const Value* const> arguments, CauseId undefined) {
    const ValueKind kind = table.policy == HitPolicy::count ? ValueKind::number : table.type.value_kind();
    if (any_undefined(arguments)) return Value::undefined(kind, causes_of(arguments));
    return Lookup(table, arguments, undefined).run();
}

std::vector<Truth> matching_rows(const program::Table& table, std::span<const Value* const> arguments) {
    const Lookup lookup(table, arguments, {});
    std::vector<Truth> matching;
    for (const Row& row : table.rows) matching.push_back(lookup.matches(row));
    return matching;
}

}  // namespace zhunze::evaluate
