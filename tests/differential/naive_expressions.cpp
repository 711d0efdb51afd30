// SPDX-License-Identifier: Apache-2.0
#include "differential/naive_expressions.hpp"

#include <algorithm>
#include <stdexcept>

namespace zhunze::naive {

using program::Expr;
using program::ExprId;
using program::ExprKind;

namespace {

bool all_known(const std::vector<Value>& values) {
    return std::ranges::all_of(values, [](const Value& value) { return value.thing.has_value(); });
}

/// Decided as soon as one condition is `decisive`; the other way if none can be.
Value decided_by(bool decisive, const std::vector<Value>& conditions) {
    if (std::ranges::any_of(conditions, [&](const Value& value) { return value.thing == Thing(decisive); })) return known(decisive);
    return all_known(conditions) ? known(!decisive) : unknown(causes_of(conditions));
}

/// The nearest multiple of the step; what stands exactly between two goes by the mode.
Rational rounded(const Rational& number, const Rational& step, RoundingMode mode) {
    const Rational inner = number.rounded_to(step, RoundingMode::down);
    const Rational rest = number - inner;
    if (rest.is_zero() || mode == RoundingMode::down) return inner;
    const Rational outer = rest.sign() > 0 ? inner + step : inner - step;
    if (mode == RoundingMode::up) return outer;
    const Rational doubled = Rational(2) * (rest.sign() > 0 ? rest : -rest);
    if (doubled != step) return doubled < step ? inner : outer;
    const bool inner_is_even = (inner / step / Rational(2)).is_whole();
    return mode == RoundingMode::half_even && inner_is_even ? inner : outer;
}

Interval rounded(const Interval& range, const Rational& step, RoundingMode mode) {
    const auto end = [&](const std::optional<Bound>& from) {
        return from ? std::optional(Bound{rounded(from->value, step, mode), false}) : std::nullopt;
    };
    return {end(range.low), end(range.high)};
}

/// Walks one expression; made anew for each.
class Walk {
public:
    Walk(const Scope& scope, ExprId id)
        : scope_(scope), world_(application_of(scope)), id_(id), expr_(world_.program.exprs[id]) {}

    Value value() const {
        switch (expr_.kind) {
            case ExprKind::literal: return known(expr_.literal);
            case ExprKind::field: return facts(expr_).fields[world_.program.fields[expr_.field].index];
            case ExprKind::definition: return evaluate(scope_, world_.program.definitions[expr_.definition].body);
            case ExprKind::question: return question();
            case ExprKind::parameter: return parameter(world_, expr_.parameter);
            case ExprKind::operation: return operation();
            case ExprKind::lookup: return lookup(world_.program, id_, arguments());
            case ExprKind::selection: return selection(scope_, id_);
            case ExprKind::group_key: return scope_of_group(scope_, expr_.selection).key;
            case ExprKind::group_list: break;  // a list is no value
            case ExprKind::cases: return cases();
        }
        throw std::logic_error("an expression of no kind");
    }

private:
    Value question() const {
        for (const auto& [asked, answer] : world_.readings.answers) {
            if (asked == expr_.question) return known(Member{answer});
        }
        return unknown({question_cause(world_.program, expr_.question)});
    }

    Value operation() const {
        switch (expr_.op) {
            case Operator::either: return any_of(arguments());
            case Operator::both: return all_of(arguments());
            case Operator::negation: return negation(argument(0));
            case Operator::less: return less(argument(0), argument(1));
            case Operator::greater: return less(argument(1), argument(0));
            case Operator::less_or_equal: return negation(less(argument(1), argument(0)));
            case Operator::greater_or_equal: return negation(less(argument(0), argument(1)));
            case Operator::equal: return equal(argument(0), argument(1));
            case Operator::not_equal: return negation(equal(argument(0), argument(1)));
            case Operator::up_to: return up_to(argument(0), argument(1));
            case Operator::at_or_over: return up_to(argument(1), argument(0));
            case Operator::between:
                return all_of({negation(less(argument(0), argument(1))), negation(less(argument(2), argument(0)))});
            case Operator::within: return within(argument(0), argument(1));
            case Operator::among: return among();
            case Operator::starts_with: return about([](const Thing& text, const Thing& start) {
                return std::get<std::string>(text).starts_with(std::get<std::string>(start));
            });
            case Operator::valid_uscc: return about(is_uscc);
            case Operator::valid_project_code: return about(is_project_code);
            case Operator::valid_on: return about([&](const Thing& code, const Thing& day) {
                return member(std::get<Member>(code)).validity.contains(std::get<Date>(day));
            });
            case Operator::year_of: return of_date([](Date day) { return day.year(); });
            case Operator::month_of: return of_date([](Date day) { return day.month(); });
            case Operator::months_between: return months();
            case Operator::declared_none: return known(state() == zhunze::facts::FactState::declared_none);
            case Operator::inapplicable: return known(state() == zhunze::facts::FactState::not_applicable);
            case Operator::known: return known(stated());
            case Operator::add: return add(argument(0), argument(1), 1);
            case Operator::subtract: return add(argument(0), argument(1), -1);
            case Operator::multiply:
                return numbers([](const Rational& a, const Rational& b) { return a * b; }, product);
            case Operator::divide: return divide();
            case Operator::minus: return number([](const Rational& a) { return -a; }, opposite);
            case Operator::round: return round();
            case Operator::smaller: return choice(true);
            case Operator::larger: return choice(false);
            case Operator::absolute:
                return number([](const Rational& a) { return a.sign() < 0 ? -a : a; }, size);
            case Operator::exists:
            case Operator::all_of:
            case Operator::exactly_one:
            case Operator::count:
            case Operator::total:
            case Operator::least:
            case Operator::greatest:
            case Operator::average:
            case Operator::distinct: break;  // selections
        }
        throw std::logic_error("an operator of no kind");
    }

    Value argument(std::size_t index) const { return evaluate(scope_, expr_.args[index]); }
    std::vector<Value> arguments() const {
        std::vector<Value> values;
        for (const ExprId arg : expr_.args) values.push_back(evaluate(scope_, arg));
        return values;
    }

    // ---- facts ----

    const World& facts(const Expr& name) const { return *scope_of(scope_, world_.program.fields[name.field].record).world; }
    const program::Field& fact() const { return world_.program.fields[expression(0).field]; }
    zhunze::facts::FactState state() const { return facts(expression(0)).states[fact().index]; }
    bool stated() const { return state() != zhunze::facts::FactState::not_given || fact().assume; }

    // ---- comparisons ----

    static Value less(const Value& a, const Value& b) {
        if (a.thing && b.thing) return known(*a.thing < *b.thing);
        const auto left = range_of(a);
        const auto right = range_of(b);
        if (left && right && surely_less(*left, *right)) return known(true);
        if (left && right && surely_not_less(*left, *right)) return known(false);
        return open_truth({a, b});
    }

    static Value equal(const Value& a, const Value& b) {
        if (a.thing && b.thing) return known(*a.thing == *b.thing);
        const auto left = range_of(a);
        const auto right = range_of(b);
        if (left && right) {
            if (nothing_in(overlap(*left, *right))) return known(false);
            if (surely_not_less(*left, *right) && surely_not_less(*right, *left)) return known(true);
        }
        return open_truth({a, b});
    }

    /// A comparison that cannot be made is a question without an answer, not a truth of a third kind.
    static Value open_truth(const std::vector<Value>& operands) { return unknown(open(operands).causes); }

    /// `low` stays below `limit`, at the limit itself by what the source says. 以上 is the same with the sides exchanged.
    Value up_to(const Value& low, const Value& limit) const {
        const Value with_limit = negation(less(limit, low));
        const Value without_limit = less(low, limit);
        switch (boundary()) {
            case program::Boundary::included: return with_limit;
            case program::Boundary::excluded: return without_limit;
            case program::Boundary::undecided: break;
        }
        if (with_limit.thing == without_limit.thing) return with_limit;
        const Causes reading{boundary_cause(world_.program, expr_.boundary)};
        return unknown(together(reading, together(low.causes, limit.causes)));
    }

    program::Boundary boundary() const {
        for (const auto& [source, reading] : world_.readings.boundaries) {
            if (source == expr_.boundary) return reading;
        }
        return world_.program.documents[expr_.boundary].boundary.value();
    }

    Value within(const Value& inner, const Value& outer) const {
        if (!inner.thing || !outer.thing) return open_truth({inner, outer});
        int at = std::get<Member>(*inner.thing).index;
        while (at >= 0 && at != std::get<Member>(*outer.thing).index) at = member({at}).parent;
        return known(at >= 0);
    }

    const program::Member& member(Member member) const {
        return world_.program.taxonomies[expression(0).type.taxonomy].members[static_cast<std::size_t>(member.index)];
    }

    Value among() const {
        const bool tree = expression(0).type.kind == program::Type::Kind::taxonomy;
        std::vector<Value> fits;
        for (std::size_t i = 1; i < expr_.args.size(); ++i) {
            fits.push_back(tree ? within(argument(0), argument(i)) : equal(argument(0), argument(i)));
        }
        return any_of(fits);
    }

    // ---- texts and dates ----

    static Value about(const Value& text, bool (*holds)(const std::string&)) {
        return text.thing ? known(holds(std::get<std::string>(*text.thing))) : open_truth({text});
    }
    Value about(bool (*holds)(const std::string&)) const { return about(argument(0), holds); }

    template <class Holds>
    Value about(Holds holds) const {
        const Value a = argument(0);
        const Value b = argument(1);
        return a.thing && b.thing ? known(bool(holds(*a.thing, *b.thing))) : open_truth({a, b});
    }

    Value of_date(int (*part)(Date)) const {
        const Value day = argument(0);
        return day.thing ? known(Rational(part(std::get<Date>(*day.thing)))) : open({day});
    }

    Value months() const {
        const Value from = argument(0);
        const Value to = argument(1);
        if (!from.thing || !to.thing) return open({from, to});
        return known(Rational(months_between(std::get<Date>(*from.thing), std::get<Date>(*to.thing))));
    }

    // ---- arithmetic ----

    Value without_value() const { return undefined({undefined_cause(id_)}); }
    Value bounded(Rational number) const { return number.too_large() ? without_value() : known(std::move(number)); }

    template <class Exact, class Ranged>
    Value number(Exact exact, Ranged ranged) const {
        const Value a = argument(0);
        if (a.thing) return bounded(exact(std::get<Rational>(*a.thing)));
        return open({a}, a.range ? std::optional(ranged(*a.range)) : std::nullopt);
    }

    template <class Exact, class Ranged>
    Value numbers(Exact exact, Ranged ranged) const {
        return numbers(argument(0), argument(1), exact, ranged);
    }

    template <class Exact, class Ranged>
    Value numbers(const Value& a, const Value& b, Exact exact, Ranged ranged) const {
        if (a.thing && b.thing) return bounded(exact(std::get<Rational>(*a.thing), std::get<Rational>(*b.thing)));
        const auto left = range_of(a);
        const auto right = range_of(b);
        return open({a, b}, left && right ? std::optional(ranged(*left, *right)) : std::nullopt);
    }

    Value divide() const {
        const Value a = argument(0);
        const Value b = argument(1);
        if (!a.undefined && b.thing == Thing(Rational(0))) return without_value();
        if (a.thing && b.thing) return bounded(std::get<Rational>(*a.thing) / std::get<Rational>(*b.thing));
        const auto left = range_of(a);
        const auto right = range_of(b);
        return open({a, b}, left && right ? quotient(*left, *right) : std::nullopt);
    }

    Value add(const Value& a, const Value& b, int direction) const {
        if (expression(0).type.kind == program::Type::Kind::date) return add_to_date(a, b, direction);
        return numbers(a, b, [&](const Rational& x, const Rational& y) { return x + Rational(direction) * y; },
                       [&](const Interval& x, const Interval& y) { return direction > 0 ? sum(x, y) : sum(x, opposite(y)); });
    }

    const Expr& expression(std::size_t index) const { return world_.program.exprs[expr_.args[index]]; }

    Value add_to_date(const Value& a, const Value& b, int direction) const {
        const bool two_dates = expression(1).type.kind == program::Type::Kind::date;
        if (!a.thing || !b.thing) return open({a, b});
        const Date date = std::get<Date>(*a.thing);
        if (two_dates) return known(Rational(date.days() - std::get<Date>(*b.thing).days()));
        const auto count = (Rational(direction) * std::get<Rational>(*b.thing)).to_int64();
        if (!count) return without_value();
        const auto moved = counts_months(expression(1).type) ? date.plus_months(*count) : date.plus_days(*count);
        return moved ? known(*moved) : without_value();
    }

    bool counts_months(const program::Type& type) const {
        return world_.program.base_dimensions[type.dimension.powers().front().first].name.is("Months");
    }

    Value round() const {
        const Rational step = std::get<Rational>(*argument(1).thing);
        return number([&](const Rational& a) { return rounded(a, step, expr_.rounding); },
                      [&](const Interval& a) { return rounded(a, step, expr_.rounding); });
    }

    Value choice(bool smallest) const {
        const std::vector<Value> values = arguments();
        if (all_known(values)) {
            const auto by_thing = [](const Value& a, const Value& b) { return *a.thing < *b.thing; };
            return smallest ? *std::ranges::min_element(values, by_thing) : *std::ranges::max_element(values, by_thing);
        }
        std::optional<Interval> range = range_of(values.front());
        for (const Value& value : values) {
            const auto next = range_of(value);
            if (range && next) range = smallest ? least(*range, *next) : most(*range, *next);
            if (!next) range.reset();
        }
        return open(values, range);
    }

    // ---- cases ----

    /// What each case that may still be the one would give; a condition that is known to hold ends the search, and where the
    /// cases are proved to exclude each other, it is the only one wherever it stands.
    Value cases() const {
        std::vector<Value> conditions, candidates;
        for (std::size_t i = 1; i < expr_.args.size(); i += 2) {
            const Value condition = argument(i);
            if (is_false(condition)) continue;
            if (is_true(condition) && !expr_.in_order) return argument(i - 1);
            candidates.push_back(argument(i - 1));
            if (is_true(condition)) return choose(conditions, candidates);
            conditions.push_back(condition);
        }
        // That no case holds is a reason only once it is known; before that, the open conditions are.
        const Value no_case = conditions.empty() ? without_value() : unknown({});
        candidates.push_back(expr_.has_otherwise ? evaluate(scope_, expr_.args.back()) : no_case);
        return choose(conditions, candidates);
    }

    static Value choose(const std::vector<Value>& conditions, const std::vector<Value>& candidates) {
        return conditions.empty() ? candidates.front() : one_of(candidates, causes_of(conditions));
    }

    const Scope& scope_;
    const World& world_;
    ExprId id_;
    const Expr& expr_;
};

}  // namespace

Value evaluate(const Scope& scope, ExprId expr) { return Walk(scope, expr).value(); }
Value evaluate(const World& world, ExprId expr) { return evaluate(Scope{&world, nullptr, {}, {}, {}}, expr); }

Value known(const zhunze::Value& value) {
    switch (value.kind) {
        case ValueKind::truth: return known(value.truth == Truth::yes);
        case ValueKind::number: return known(value.number);
        case ValueKind::date: return known(value.date);
        case ValueKind::text: return known(value.text);
        case ValueKind::member: return known(Member{value.member});
        case ValueKind::list: break;  // is never one value
    }
    throw std::logic_error("a value of no kind");
}

Value all_of(const std::vector<Value>& conditions) { return decided_by(false, conditions); }
Value any_of(const std::vector<Value>& conditions) { return decided_by(true, conditions); }

Value one_of(const std::vector<Value>& candidates, const Causes& doubts) {
    if (std::ranges::all_of(candidates, [&](const Value& value) { return same_thing(value, candidates.front()); })) return candidates.front();
    return unknown(together(doubts, causes_of(candidates)), range_around(candidates));
}

/// What follows from a condition that has no truth value is a question without an answer.
Value negation(const Value& condition) { return condition.thing ? known(is_false(condition)) : unknown(condition.causes); }

}  // namespace zhunze::naive
