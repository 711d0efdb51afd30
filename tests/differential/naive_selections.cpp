// SPDX-License-Identifier: Apache-2.0
// Selections, by trying every set of items that may be the one that counts.
#include <algorithm>
#include <functional>
#include <stdexcept>

#include "differential/naive_expressions.hpp"

namespace zhunze::naive {

using program::Expr;
using program::ExprId;
using program::ExprKind;

namespace {

constexpr std::size_t most_open_items = 12;

/// An item or a group.
struct Candidate {
    Value counts;
    Value body;
};
using Candidates = std::vector<Candidate>;

/// How many of them there may be, and why it is open.
struct Headcount {
    std::size_t least = 0, most = 0;
    Causes doubts;
};

Headcount how_many(const std::vector<Value>& conditions) {
    Headcount count;
    for (const Value& condition : conditions) {
        if (is_true(condition)) ++count.least;
        if (!is_false(condition)) ++count.most;
        if (!condition.thing) count.doubts = together(count.doubts, condition.causes);
    }
    return count;
}

Rational number(std::size_t count) { return Rational(static_cast<std::int64_t>(count)); }
Interval range(std::size_t low, std::size_t high) { return {Bound{number(low), false}, Bound{number(high), false}}; }

class Selection {
public:
    Selection(const Scope& scope, ExprId id)
        : scope_(scope), program_(application_of(scope).program), id_(id), expr_(program_.exprs[id]) {}

    Value value() const {
        const Expr& list = program_.exprs[expr_.list];
        if (list.kind == ExprKind::group_list) return over(scope_of_group(scope_, list.selection).members, {});
        const World& world = *scope_of(scope_, program_.fields[list.field].record).world;
        const std::uint32_t index = program_.fields[list.field].index;
        const bool said = world.states[index] == facts::FactState::given || world.states[index] == facts::FactState::declared_none;
        if (!said) {
            return unknown(world.fields[index].causes, expr_.op == Operator::count ? world.fields[index].range : std::nullopt);
        }
        Items items;
        for (const World& item : world.items[index]) items.push_back(&item);
        return over(items, world.rests[index]);
    }

private:
    // ---- what is there to count ----

    /// `rest`: why there may be any number of further items, of any facts; nothing if there are none.
    Value over(const Items& items, const Causes& rest) const {
        if (expr_.by) return over_groups(items, rest);
        Candidates candidates;
        for (const World* item : items) {
            const Scope inner{item, &scope_, {}, {}, {}};
            candidates.push_back({condition(inner, expr_.where), expr_.body ? evaluate(inner, expr_.body) : known(true)});
        }
        return rest.empty() ? result(candidates) : result_besides(candidates, rest);
    }

    static Value condition(const Scope& scope, ExprId expr) { return expr ? evaluate(scope, expr) : known(true); }

    /// A further item may make a group of its own or join any.
    Value over_groups(const Items& items, const Causes& rest) const {
        std::vector<Scope> groups;
        Causes doubts = rest;
        bool open = !rest.empty();
        for (const World* item : items) {
            const Scope inner{item, &scope_, {}, {}, {}};
            const Value counts = condition(inner, expr_.where);
            if (is_false(counts)) continue;
            const Value key = counts.thing ? evaluate(inner, expr_.by) : counts;
            doubts = together(doubts, key.causes);
            open = open || !key.thing;
            const auto place = std::ranges::find_if(groups, [&](const Scope& group) { return same_thing(group.key, key); });
            if (place != groups.end()) {
                place->members.push_back(item);
            } else {
                groups.push_back({nullptr, &scope_, expr_.list, {item}, key});
            }
        }
        if (open) return unknown(doubts);
        Candidates candidates;
        for (const Scope& group : groups) candidates.push_back({known(true), expr_.body ? evaluate(group, expr_.body) : known(true)});
        return result(candidates);
    }

    // ---- what they come to ----

    Value result(const Candidates& all) const {
        switch (expr_.op) {
            case Operator::exists: return any_of(those_with(all, true));
            case Operator::all_of: return negation(any_of(those_with(all, false)));
            case Operator::exactly_one: return exactly_one(how_many(those_with(all, true)));
            case Operator::count: return count(how_many(those_with(all, true)));
            default: return of_values(all);
        }
    }

    /// With further items besides. They may all count or none, and their values may be any, or not exist: so what is known is
    /// what enough of these decide, the least number of them, and that one of these that surely counts has no value.
    Value result_besides(const Candidates& these, const Causes& rest) const {
        const auto those = [&](bool wanted) {
            std::vector<Value> conditions = those_with(these, wanted);
            conditions.push_back(unknown(rest));
            return conditions;
        };
        switch (expr_.op) {
            case Operator::exists: return any_of(those(true));
            case Operator::all_of: return negation(any_of(those(false)));
            case Operator::exactly_one: return exactly_one(how_many(those(true)));
            case Operator::count: {
                const Headcount count = how_many(those(true));
                return unknown(count.doubts, Interval{Bound{number(count.least), false}, {}});
            }
            default: break;
        }
        const Causes without_value = surely_without_value(these);
        if (!without_value.empty()) return undefined(without_value);
        return unknown(together(expr_.op == Operator::distinct ? distinct(these).causes : doubts(these), rest));
    }

    /// Of each, whether it counts and its condition is so.
    static std::vector<Value> those_with(const Candidates& all, bool wanted) {
        std::vector<Value> conditions;
        for (const Candidate& one : all) conditions.push_back(all_of({one.counts, wanted ? one.body : negation(one.body)}));
        return conditions;
    }

    static Value exactly_one(const Headcount& count) {
        if (count.least > 1 || count.most == 0) return known(false);
        return count.least == count.most ? known(true) : unknown(count.doubts);
    }

    static Value count(const Headcount& count) {
        if (count.least == count.most) return known(number(count.least));
        return unknown(count.doubts, range(count.least, count.most));
    }

    Value of_values(const Candidates& all) const {
        const Causes without_value = surely_without_value(all);
        if (!without_value.empty()) return undefined(without_value);
        if (expr_.op == Operator::distinct) return distinct(all);
        return doubtful(all) ? unknown(doubts(all), range_of_all(all)) : exact(all);
    }

    /// Why those that surely count have no value; nothing if they may all have one.
    static Causes surely_without_value(const Candidates& all) {
        Causes causes;
        for (const Candidate& one : all) {
            if (is_true(one.counts) && one.body.undefined) causes = together(causes, one.body.causes);
        }
        return causes;
    }

    static bool doubtful(const Candidates& all) {
        return std::ranges::any_of(all, [](const Candidate& one) { return !is_false(one.counts) && !(one.counts.thing && one.body.thing); });
    }

    static Causes doubts(const Candidates& all) {
        Causes causes;
        for (const Candidate& one : all) {
            if (!is_false(one.counts)) causes = together(causes, together(one.counts.causes, one.body.causes));
        }
        return causes;
    }

    Value without_value() const { return undefined({undefined_cause(id_)}); }

    Value exact(const Candidates& all) const {
        std::vector<Thing> things;
        for (const Candidate& one : all) {
            if (is_true(one.counts)) things.push_back(*one.body.thing);
        }
        if (expr_.op == Operator::least && !things.empty()) return known(*std::ranges::min_element(things));
        if (expr_.op == Operator::greatest && !things.empty()) return known(*std::ranges::max_element(things));
        if (expr_.op != Operator::total && things.empty()) return without_value();
        Rational sum;
        for (const Thing& thing : things) sum = sum + std::get<Rational>(thing);
        if (expr_.op == Operator::average && !sum.too_large()) sum = sum / number(things.size());
        return sum.too_large() ? without_value() : known(sum);
    }

    // ---- ranges ----

    /// Around what each set of items that may be the one that counts can come to; none if for one of them there is none.
    std::optional<Interval> range_of_all(const Candidates& all) const {
        std::vector<Interval> sure, open;
        for (const Candidate& one : all) {
            if (is_false(one.counts)) continue;
            const auto range = range_of(one.body);
            if (!range) return std::nullopt;
            (one.counts.thing ? sure : open).push_back(*range);
        }
        if (expr_.op == Operator::average && !open.empty()) return std::nullopt;
        if (open.size() > most_open_items) throw std::logic_error("too many items to try every set of them");
        std::optional<Interval> around;
        for (std::size_t set = 0; set < (std::size_t{1} << open.size()); ++set) {
            std::vector<Interval> counting = sure;
            for (std::size_t i = 0; i < open.size(); ++i) {
                if (set & (std::size_t{1} << i)) counting.push_back(open[i]);
            }
            const auto one = range_of_set(counting);
            if (!one) return std::nullopt;
            around = around ? range_around(*around, *one) : *one;
        }
        return limited(*around);
    }

    std::optional<Interval> range_of_set(const std::vector<Interval>& items) const {
        if (items.empty()) return expr_.op == Operator::total ? std::optional(Interval::point(0)) : std::nullopt;
        Interval result = items.front();
        for (std::size_t i = 1; i < items.size(); ++i) {
            switch (expr_.op) {
                case Operator::least: result = least(result, items[i]); break;
                case Operator::greatest: result = most(result, items[i]); break;
                default: result = sum(result, items[i]);
            }
        }
        if (expr_.op == Operator::average) result = *quotient(result, Interval::point(number(items.size())));
        return result;
    }

    static Interval limited(Interval range) {
        if (range.low && range.low->value.too_large()) range.low.reset();
        if (range.high && range.high->value.too_large()) range.high.reset();
        return range;
    }

    // ---- how many are different ----

    /// What is the same as one that surely counts adds nothing; of what is not known each may be another.
    static Value distinct(const Candidates& all) {
        std::vector<Thing> sure, possible;
        const auto add = [](std::vector<Thing>& to, const Thing& thing) {
            if (std::ranges::find(to, thing) == to.end()) to.push_back(thing);
        };
        std::size_t open = 0, counting = 0;
        for (const Candidate& one : all) {
            if (is_true(one.counts)) ++counting;
            if (is_true(one.counts) && one.body.thing) add(sure, *one.body.thing);
            if (!is_false(one.counts) && one.body.thing) add(possible, *one.body.thing);
            if (!is_false(one.counts) && !one.body.thing) ++open;
        }
        Causes causes;
        bool doubtful = false, exists = true;
        for (const Candidate& one : all) {
            const bool again = one.body.thing && std::ranges::find(sure, *one.body.thing) != sure.end();
            if (is_false(one.counts) || again) continue;
            doubtful = true;
            exists = exists && !one.body.undefined;
            causes = together(causes, together(one.counts.causes, one.body.causes));
        }
        if (!doubtful) return known(number(sure.size()));
        const std::size_t low = std::max(sure.size(), std::min<std::size_t>(counting, 1));
        return unknown(causes, exists ? std::optional(range(low, possible.size() + open)) : std::nullopt);
    }

    const Scope& scope_;
    const program::Program& program_;
    ExprId id_;
    const Expr& expr_;
};

}  // namespace

Value selection(const Scope& scope, ExprId id) { return Selection(scope, id).value(); }

}  // namespace zhunze::naive
