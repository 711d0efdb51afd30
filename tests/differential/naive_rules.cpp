// SPDX-License-Identifier: Apache-2.0
#include "differential/naive_rules.hpp"

#include <algorithm>
#include <map>

#include "differential/naive_facts.hpp"
#include "differential/naive_versions.hpp"

namespace zhunze::naive {

using differential::RuleVerdict;
using differential::Verdict;
using program::Rule;
using program::RuleId;

namespace {

class Judge {
public:
    Judge(const program::Program& program, const facts::Application& application, std::optional<Date> as_of,
          const program::Readings& readings)
        : program_(program), application_(application), world_(world_of(program, readings, application, as_of)) {}

    Verdict verdict() {
        Verdict result;
        if (world_.as_of.thing) result.as_of = std::get<Date>(*world_.as_of.thing).iso();
        if (!application_.errors.empty() || contradicts_invariants(world_)) {
            result.outcome = "invalid";
            return result;
        }
        each_rule([&](const Rule& rule) { standings_[rule.base] = standing(rule); });
        each_rule([&](const Rule& rule) { decide(rule, result.rules[name(rule)]); });
        find_conflicts(result);
        result.outcome = outcome(result);
        if (result.outcome == "undetermined") {
            each_rule([&](const Rule& rule) {
                if (standings_[rule.base].binding) result.missing = together(result.missing, result.rules[name(rule)].causes);
            });
        }
        for (const program::Definition& definition : program_.definitions) {
            if (definition.report && definition.record == application_.record) {
                result.reports[name(definition)] = text_of(evaluate(world_, definition.body));
            }
        }
        return result;
    }

private:
    /// The versions of a rule that may be in force.
    struct Standing {
        Value in_force;
        std::vector<Version> versions;
        bool binding = false;
    };

    std::string name(const program::Declared& declared) const { return program_.qualified(declared, Language::en); }

    template <class Use>
    void each_rule(Use use) const {
        for (std::size_t i = 0; i < program_.rules.size(); ++i) {
            const Rule& rule = program_.rules[program_.rules.id_at(i)];
            if (rule.record == application_.record && rule.base == program_.rules.id_at(i)) use(rule);
        }
    }

    // ---- versions ----

    Standing standing(const Rule& base) const {
        Standing standing{known(true), {}, false};
        std::vector<Period> periods;
        const Value& day = world_.as_of;
        for (const RuleId id : base.versions) {
            const Rule& rule = program_.rules[id];
            periods.push_back(rule.in_force);
            if (!day.thing || rule.in_force.contains(std::get<Date>(*day.thing))) standing.versions.emplace_back(world_, application_, rule);
        }
        if (standing.versions.empty()) standing.in_force = known(false);
        if (!day.thing && !cover_all_days(periods)) standing.in_force = unknown(day.causes);
        return standing;
    }

    /// Whether the rule goes before those it has precedence over.
    Value decides(const Standing& standing) const {
        if (standing.versions.empty()) return known(false);
        std::vector<Value> each;
        for (const Version& version : standing.versions) each.push_back(version.decides());
        const bool same = std::ranges::all_of(each, [&](const Value& one) { return same_thing(one, each.front()); });
        const Causes which = standing.versions.size() > 1 && differ(each) ? world_.as_of.causes : Causes{};
        return all_of({standing.in_force, same ? each.front() : unknown(together(which, causes_of(each)))});
    }

    static bool differ(const std::vector<Value>& values) {
        return std::ranges::any_of(values, [&](const Value& one) { return one.thing != values.front().thing; });
    }

    /// When what it cites first was issued, or came into force, or else the rule itself did.
    std::optional<Date> date_of(const Rule& rule) const {
        for (const program::Citation& citation : rule.citations) {
            const program::SourceDocument& source = program_.documents[citation.source];
            if (source.issued) return source.issued;
            if (source.in_force && source.in_force->from) return source.in_force->from;
        }
        return rule.in_force.from;
    }

    bool is_older(const Rule& special, const Rule& general) const {
        const auto a = date_of(special), b = date_of(general);
        return a && b && *a < *b;
    }

    /// Whether the authority has to say which goes first: for some pair of versions that share a day, and for every one.
    std::pair<bool, bool> contested(const program::Precedence& precedence, const Standing& special, const Standing& general) const {
        bool some = false, every = true;
        for (const Version& one : special.versions) {
            for (const Version& other : general.versions) {
                const Period& a = one.rule.in_force;
                const Period& b = other.rule.in_force;
                const bool apart = (a.to && b.from && *a.to < *b.from) || (b.to && a.from && *b.to < *a.from);
                if (apart) continue;
                const bool older = precedence.special && is_older(one.rule, other.rule);
                some = some || older;
                every = every && older;
            }
        }
        return {some, every};
    }

    Before before(const Rule& rule) const {
        std::vector<Value> overriding, contesting;
        std::vector<RuleId> sure, possible;
        for (const auto& [id, standing] : standings_) {
            for (const program::Precedence& precedence : program_.rules[id].precedes) {
                if (precedence.over != rule.base) continue;
                const Value decides = this->decides(standing);
                if (!is_false(decides)) (decides.thing ? sure : possible).push_back(id);
                const auto [some, every] = contested(precedence, standing, standings_.at(rule.base));
                if (!some) overriding.push_back(decides);
                if (!some || is_false(decides)) continue;
                const Causes which = every ? Causes{} : world_.as_of.causes;
                contesting.push_back(unknown(together(together(decides.causes, which), {conflict_cause(program_, rule.base, id)})));
            }
        }
        sure.insert(sure.end(), possible.begin(), possible.end());
        return {any_of(overriding), any_of(contesting), sure.empty() ? RuleId() : sure.front()};
    }

    // ---- one rule ----

    void decide(const Rule& rule, RuleVerdict& verdict) {
        Standing& standing = standings_[rule.base];
        const Before before = this->before(rule);
        Outcomes outcomes, all;
        if (!is_true(standing.in_force)) outcomes = {{"out_of_force"}, standing.in_force.causes};
        standing.binding = standing.versions.empty() && rule.norm.binding();
        verdict.conflict = is_true(standing.in_force);
        Version::Listed listed;
        for (const Version& version : standing.versions) {
            const Version::Verdict one = version.verdict(before);
            all.add(one.outcomes);
            standing.binding = standing.binding || one.binding;
            verdict.conflict = verdict.conflict && one.conflict;
            const Version::Listed more = version.exceptions(one.outcomes.possible);
            listed.hold.insert(more.hold.begin(), more.hold.end());
            listed.may.insert(more.may.begin(), more.may.end());
            listed.lift.insert(more.lift.begin(), more.lift.end());
        }
        for (const program::ExceptionId id : listed.hold.empty() ? listed.may : listed.hold) verdict.exceptions.insert(exception(id));
        for (const program::ExceptionId id : listed.lift) verdict.exceptions.insert(exception(id));
        if (standing.versions.size() > 1) all.causes = together(all.causes, world_.as_of.causes);
        if (all.possible.size() < 2) all.causes.clear();
        outcomes.add(all);
        verdict.possible = outcomes.possible;
        verdict.causes = outcomes.causes;
        if (verdict.possible.contains("overridden") && before.by) verdict.overridden_by = name(program_.rules[before.by]);
        if (standing.versions.size() == 1 && is_true(standing.in_force)) {
            const program::ExceptionId replacement = standing.versions.front().replacement();
            if (replacement) verdict.replaced_by = exception(replacement);
        }
        const Version& shown = standing.versions.empty() ? Version(world_, application_, rule) : standing.versions.front();
        verdict.stages = sign_of(standing.in_force) + shown.stages(!verdict.replaced_by.empty());
        const Date* day = world_.as_of.thing ? &std::get<Date>(*world_.as_of.thing) : nullptr;
        const auto in_force = std::ranges::find_if(rule.versions, [&](RuleId id) { return day && program_.rules[id].in_force.contains(*day); });
        if (in_force != rule.versions.end()) verdict.version = static_cast<std::size_t>(in_force - rule.versions.begin());
        verdict.active = standing.versions.size() == 1 && is_true(standing.in_force) && standing.versions.front().binds_with() &&
                         is_false(before.overridden);
    }

    std::string exception(program::ExceptionId id) const { return name(program_.exceptions[id]); }

    // ---- the application ----

    void find_conflicts(Verdict& result) const {
        each_rule([&](const Rule& a) {
            each_rule([&](const Rule& b) {
                const bool both = result.rules[name(a)].active && result.rules[name(b)].active;
                if (both && conflict(a, b)) result.conflicts.insert({std::min(name(a), name(b)), std::max(name(a), name(b))});
            });
        });
    }

    /// Of two rules that bind.
    bool conflict(const Rule& a, const Rule& b) const {
        const bool left_open = std::ranges::any_of(b.precedes, [&](const program::Precedence& precedence) {
            return precedence.over == a.base && contested(precedence, standings_.at(b.base), standings_.at(a.base)).first;
        });
        const program::Norm& one = *standings_.at(a.base).versions.front().binds_with();
        const program::Norm& other = *standings_.at(b.base).versions.front().binds_with();
        if (left_open && one.binding()) return true;
        return a.base != b.base && one.mandatory() && other.mandatory() && opposite_norms(program_, one, other);
    }

    std::string outcome(const Verdict& result) const {
        bool rejected = false, conflict = !result.conflicts.empty(), open = false, justify = false;
        each_rule([&](const Rule& rule) {
            const RuleVerdict& verdict = result.rules.at(name(rule));
            const bool in_conflict = std::ranges::any_of(
                result.conflicts, [&](const auto& pair) { return pair.first == name(rule) || pair.second == name(rule); });
            const auto only = [&](const char* one) { return verdict.possible == std::set<std::string>{one}; };
            const bool binding = standings_.at(rule.base).binding;
            rejected = rejected || (!in_conflict && only("violated"));
            conflict = conflict || (binding && verdict.conflict);
            open = open || (binding && verdict.possible.size() > 1);
            justify = justify || only("justify");
        });
        if (rejected) return "rejected";
        if (conflict) return "conflict";
        if (open) return "undetermined";
        return justify ? "justify" : "passed";
    }

    const program::Program& program_;
    const facts::Application& application_;
    World world_;
    std::map<RuleId, Standing> standings_;
};

}  // namespace

Verdict judge(const program::Program& program, const facts::Application& application, std::optional<Date> as_of,
              const program::Readings& readings) {
    return Judge(program, application, as_of, readings).verdict();
}

}  // namespace zhunze::naive
