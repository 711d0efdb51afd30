// SPDX-License-Identifier: Apache-2.0
#include "evaluate/selections.hpp"

#include <algorithm>
#include <set>

#include "base/check.hpp"
#include "values/operations.hpp"

namespace zhunze::evaluate {
namespace {

using Items = std::vector<Counted>;

// ---- how many meet a condition ----

/// The items of which `where` and the body (none: true) are true, or with `wanted` no, `where` is true and the body is not.
struct Headcount {
    std::int64_t certain = 0, possible = 0;
    CauseSet doubts;  ///< of those that are only possible
};

Headcount count_those(const Items& items, Truth wanted = Truth::yes) {
    Headcount result;
    for (const Counted& item : items) {
        const Truth body = item.body ? item.body->truth : Truth::yes;
        const Truth meets = kleene_and(item.where.truth, wanted == Truth::yes ? body : !body);
        if (meets == Truth::yes) ++result.certain;
        if (meets != Truth::unknown) continue;
        ++result.possible;
        if (item.where.truth == Truth::unknown) result.doubts.add(item.where.causes);
        if (body == Truth::unknown) result.doubts.add(item.body->causes);
    }
    return result;
}

Value some(const Headcount& found) {
    if (found.certain > 0) return Value::of(Truth::yes);
    return found.possible > 0 ? Value::of(Truth::unknown, found.doubts) : Value::of(Truth::no);
}

Value none(const Headcount& found) {
    const Value result = some(found);
    return Value::of(!result.truth, result.causes);
}

Value exactly_one(const Headcount& found) {
    if (found.certain > 1) return Value::of(Truth::no);
    return found.possible > 0 ? Value::of(Truth::unknown, found.doubts) : Value::of(truth_of(found.certain == 1));
}

Value count(const Headcount& found) {
    if (found.possible == 0) return Value::of(Rational(found.certain));
    const Interval range{Bound{found.certain, false}, Bound{found.certain + found.possible, false}};
    return Value::unknown(ValueKind::number, found.doubts, range);
}

// ---- what is said of each ----

/// Why the items' values do not give a known result.
struct Doubts {
    bool any = false;
    bool every_value_exists = true;  ///< of those that may count
    bool all_count_for_sure = true;  ///< those that may count do
    bool some_count_for_sure = false;
    CauseSet causes;
    CauseSet undefined;              ///< of items that count and have no value
};

Doubts doubts_of(const Items& items) {
    Doubts doubts;
    for (const Counted& item : items) {
        const Value& body = *item.body;
        if (item.where.truth == Truth::no) continue;
        const bool counts = item.where.truth == Truth::yes;
        (counts ? doubts.some_count_for_sure : doubts.any) = true;
        if (!counts) doubts.all_count_for_sure = false;
        if (!counts) doubts.causes.add(item.where.causes);
        if (counts && body.state == ValueState::undefined) doubts.undefined.add(body.causes);
        if (body.known()) continue;
        doubts.any = true;
        doubts.causes.add(body.causes);
        if (body.state == ValueState::undefined || (body.kind == ValueKind::number && !body.interval)) doubts.every_value_exists = false;
    }
    return doubts;
}

/// Whether an item that counts has no value.
bool lacks_value(const Items& items) {
    return std::ranges::any_of(items, [](const Counted& item) {
        return item.where.truth == Truth::yes && item.body->state == ValueState::undefined;
    });
}

/// The sum of the numbers that may count; an end that grows past the limit of numbers is let go.
Interval range_of_sum(const Items& items) {
    Interval sum = Interval::point(0);
    for (const Counted& item : items) {
        if (item.where.truth == Truth::no) continue;
        Interval part = *range_of(*item.body);
        if (item.where.truth == Truth::unknown) part = hull(part, Interval::point(0));
        sum = add(sum, part);
        if (sum.low && sum.low->value.too_large()) sum.low.reset();
        if (sum.high && sum.high->value.too_large()) sum.high.reset();
    }
    return sum;
}

Value total(const Items& items, CauseId undefined) {
    const Doubts doubts = doubts_of(items);
    if (lacks_value(items)) return Value::undefined(ValueKind::number, doubts.undefined);
    if (doubts.any) {
        const bool bounded = doubts.every_value_exists;
        return Value::unknown(ValueKind::number, doubts.causes, bounded ? std::optional(range_of_sum(items)) : std::nullopt);
    }
    Rational sum;
    for (const Counted& item : items) {
        if (item.where.truth == Truth::yes) sum = sum + item.body->number;
        if (sum.too_large()) return Value::undefined(ValueKind::number, CauseSet(undefined));
    }
    return Value::of(std::move(sum));
}

/// Nothing is known of it while it is open over how many items it goes.
Value average(const Items& items, CauseId undefined) {
    const Doubts doubts = doubts_of(items);
    if (lacks_value(items)) return Value::undefined(ValueKind::number, doubts.undefined);
    if (!doubts.all_count_for_sure) return Value::unknown(ValueKind::number, doubts.causes);
    if (!doubts.some_count_for_sure) return Value::undefined(ValueKind::number, CauseSet(undefined));
    const Value sum = total(items, undefined);
    const auto counts = [](const Counted& item) { return item.where.truth == Truth::yes; };
    const Value number = Value::of(Rational(std::ranges::count_if(items, counts)));
    const Value* const operands[] = {&sum, &number};
    OperationContext context;
    context.undefined = undefined;
    return apply(Operator::divide, operands, context);
}

/// Between the extreme of all that may count and that of those that do for sure.
Interval range_of_extreme(const Items& items, bool lowest) {
    const auto better = lowest ? static_cast<Interval (*)(const Interval&, const Interval&)>(smaller) : larger;
    std::optional<Interval> sure, possible;
    for (const Counted& item : items) {
        if (item.where.truth == Truth::no) continue;
        const Interval range = *range_of(*item.body);
        possible = possible ? better(*possible, range) : range;
        if (item.where.truth == Truth::yes) sure = sure ? better(*sure, range) : range;
    }
    return lowest ? Interval{possible->low, sure->high} : Interval{sure->low, possible->high};
}

Value extreme(const Items& items, ValueKind kind, bool lowest, CauseId undefined) {
    const Doubts doubts = doubts_of(items);
    if (lacks_value(items)) return Value::undefined(kind, doubts.undefined);
    if (doubts.any) {
        const bool bounded = kind == ValueKind::number && doubts.every_value_exists && doubts.some_count_for_sure;
        return Value::unknown(kind, doubts.causes, bounded ? std::optional(range_of_extreme(items, lowest)) : std::nullopt);
    }
    const Value* best = nullptr;
    for (const Counted& item : items) {
        if (item.where.truth == Truth::no) continue;
        const bool first = best == nullptr;
        if (first || (lowest ? order_of(*item.body, *best) < 0 : order_of(*item.body, *best) > 0)) best = &*item.body;
    }
    return best != nullptr ? *best : Value::undefined(kind, CauseSet(undefined));
}

// ---- how many different values ----

struct Before {
    bool operator()(const Value* a, const Value* b) const { return order_of(*a, *b) < 0; }
};
using Values = std::set<const Value*, Before>;

Values known_values(const Items& items, Truth where) {
    Values values;
    for (const Counted& item : items) {
        if (item.where.truth == where && item.body->known()) values.insert(&*item.body);
    }
    return values;
}

/// A value that counts for sure makes another item of the same value of no account; one that is not known may be any.
Value distinct(const Items& items) {
    const Doubts doubts = doubts_of(items);
    if (lacks_value(items)) return Value::undefined(ValueKind::number, doubts.undefined);
    const Values sure = known_values(items, Truth::yes);
    Values possible = known_values(items, Truth::unknown);
    possible.insert(sure.begin(), sure.end());
    std::int64_t low = static_cast<std::int64_t>(sure.size());
    if (low == 0 && doubts.some_count_for_sure) low = 1;
    std::int64_t high = static_cast<std::int64_t>(possible.size());
    bool every_value_exists = true;
    CauseSet causes;
    for (const Counted& item : items) {
        if (item.where.truth == Truth::no || (item.body->known() && sure.contains(&*item.body))) continue;
        if (item.where.truth == Truth::unknown) causes.add(item.where.causes);
        if (item.body->known()) continue;
        ++high;
        causes.add(item.body->causes);
        if (item.body->state == ValueState::undefined) every_value_exists = false;
    }
    if (low == high && causes.empty()) return Value::of(Rational(low));
    const Interval range{Bound{low, false}, Bound{high, false}};
    return Value::unknown(ValueKind::number, std::move(causes), every_value_exists ? std::optional(range) : std::nullopt);
}

}  // namespace

Value select(Operator op, ValueKind kind, const std::vector<Counted>& items, CauseId undefined) {
    switch (op) {
        case Operator::exists: return some(count_those(items));
        case Operator::all_of: return none(count_those(items, Truth::no));
        case Operator::exactly_one: return exactly_one(count_those(items));
        case Operator::count: return count(count_those(items));
        case Operator::total: return total(items, undefined);
        case Operator::least: return extreme(items, kind, true, undefined);
        case Operator::greatest: return extreme(items, kind, false, undefined);
        case Operator::average: return average(items, undefined);
        case Operator::distinct: return distinct(items);
        default: break;
    }
    ZHUNZE_CHECK(!"this operator selects nothing");
    return {};
}

/// One more item, which may count and of which nothing is known, stands for all of them but in the number of items. What the
/// values add up to is open, as one of them may not exist.
Value select_with_rest(Operator op, ValueKind kind, std::vector<Counted> items, CauseId undefined, const CauseSet& rest) {
    if (items.empty()) return select_of_unknown(op, kind, rest, Interval{Bound{0, false}, std::nullopt});
    Counted more{Value::of(Truth::unknown, rest), std::nullopt};
    if (const auto& body = items.front().body) {
        more.body = body->kind == ValueKind::truth ? Value::of(Truth::unknown, rest) : Value::unknown(body->kind, rest);
    }
    items.push_back(std::move(more));
    Value result = select(op, kind, items, undefined);
    if (op == Operator::count && result.interval) result.interval->high.reset();
    if (op == Operator::distinct) result.interval.reset();
    return result;
}

Value select_of_unknown(Operator op, ValueKind kind, const CauseSet& causes, const std::optional<Interval>& size) {
    if (kind == ValueKind::truth) return Value::of(Truth::unknown, causes);
    return Value::unknown(kind, causes, op == Operator::count ? size : std::nullopt);
}

}  // namespace zhunze::evaluate
