// SPDX-License-Identifier: Apache-2.0
#include "differential/naive_versions.hpp"

#include <algorithm>

namespace zhunze::naive {

using program::Effect;
using program::ExceptionClause;
using program::ExceptionId;
using program::NormKind;

void Outcomes::add(const Outcomes& more) {
    possible.insert(more.possible.begin(), more.possible.end());
    causes = together(causes, more.causes);
}

Version::Version(const World& world, const facts::Application& application, const program::Rule& of)
    : rule(of), world_(world), application_(application), scope_(clause(of.scope)), own_{known(true), false, of.trigger, &of.norm, {}} {
    for (const ExceptionId id : rule.exceptions) holds_[id] = holds(id);
    gather_effects();
}

// ---- exceptions ----

/// A paper was handed in, or is said not to exist, or nothing is known of it.
Value Version::has_paper(const std::string& paper) const {
    std::vector<Value> all;
    for (const facts::Evidence& handed_in : application_.evidence) {
        if (handed_in.name == paper) all.push_back(counts(handed_in));
    }
    return all.empty() ? unknown({evidence_cause(paper)}) : any_of(all);
}

Value Version::counts(const facts::Evidence& paper) const {
    if (paper.none) return known(false);
    if (!paper.date) return known(true);
    const Value in_time = holds_on(world_.as_of, {paper.date, {}});
    return is_false(in_time) ? unknown({evidence_cause(paper.name)}) : in_time;
}

/// Whatever may defeat it.
Value Version::claimed(const ExceptionClause& exception) const {
    std::vector<Value> conditions{holds_on(world_.as_of, exception.in_force), evaluate(world_, exception.condition)};
    for (const std::string& paper : exception.evidence) conditions.push_back(has_paper(paper));
    return all_of(conditions);
}

Value Version::holds(ExceptionId id) const {
    const ExceptionClause& exception = world_.program.exceptions[id];
    std::vector<Value> conditions{claimed(exception)};
    for (const ExceptionId defeater : exception.defeated_by) conditions.push_back(negation(holds(defeater)));
    return all_of(conditions);
}

/// Those of one effect act as one.
void Version::gather_effects() {
    std::vector<Value> exemptions;
    for (const ExceptionId id : rule.exceptions) {
        if (world_.program.exceptions[id].effect == Effect::exempt) exemptions.push_back(holds_.at(id));
    }
    if (!exemptions.empty()) effects_.push_back({any_of(exemptions), true, rule.trigger, &rule.norm, {}});
    std::vector<const program::Variant*> first;
    for (const program::Variant& variant : rule.variants) {
        const bool fresh = std::ranges::none_of(first, [&](const program::Variant* other) { return same_content(*other, variant); });
        if (!fresh) continue;
        first.push_back(&variant);
        std::vector<Value> together;
        std::vector<ExceptionId> exceptions;
        for (const program::Variant& other : rule.variants) {
            if (!same_content(variant, other)) continue;
            together.push_back(holds_.at(other.exception));
            exceptions.push_back(other.exception);
        }
        effects_.push_back({any_of(together), false, variant.trigger, &variant.norm, exceptions});
    }
}

bool Version::same_content(const program::Variant& a, const program::Variant& b) const {
    const auto same = [&](program::ExprId one, program::ExprId other) {
        return one && other ? alike(world_.program, one, other) : !one && !other;
    };
    const bool same_norm = a.norm.kind == b.norm.kind && a.norm.in_principle == b.norm.in_principle && a.norm.grant.zh == b.norm.grant.zh &&
                           a.norm.grant.en == b.norm.grant.en && a.norm.grant_text == b.norm.grant_text;
    return same_norm && same(a.trigger, b.trigger) && same(a.norm.content, b.norm.content);
}

Version::Listed Version::exceptions(const std::set<std::string>& possible) const {
    Listed listed;
    if (is_false(scope_)) return listed;
    for (const auto& [id, value] : holds_) {
        const ExceptionClause& exception = world_.program.exceptions[id];
        const bool shows = exception.effect == Effect::replace || (exception.effect == Effect::exempt && possible.contains("exempt"));
        if (shows && is_true(value)) listed.hold.insert(id);
        if (shows && !value.thing) listed.may.insert(id);
        if (is_false(claimed(exception))) continue;
        for (const ExceptionId defeater : exception.defeated_by) {
            if (is_true(holds_.at(defeater))) listed.lift.insert(defeater);
        }
    }
    return listed;
}

// ---- contents ----

Value Version::clause(program::ExprId id) const { return id ? evaluate(world_, id) : known(true); }

std::vector<const Version::Content*> Version::surely_holding() const {
    std::vector<const Content*> found;
    for (const Content& effect : effects_) {
        if (is_true(effect.holds)) found.push_back(&effect);
    }
    return found;
}

/// All that may count: its own where none surely takes its place, and those of the exceptions that may hold.
std::vector<const Version::Content*> Version::contents() const {
    std::vector<const Content*> found;
    if (surely_holding().empty()) found.push_back(&own_);
    for (const Content& effect : effects_) {
        if (!is_false(effect.holds)) found.push_back(&effect);
    }
    return found;
}

namespace {

std::string breach(const program::Norm& norm) {
    if (norm.kind == NormKind::advise) return "advised";
    if (norm.kind == NormKind::grant) return "granted";
    return norm.in_principle ? "justify" : "violated";
}

struct Stage {
    Value value;
    bool stops_when;
    std::string outcome;
};

Outcomes through(const std::vector<Stage>& stages, const std::string& end) {
    Outcomes outcomes;
    for (const Stage& stage : stages) {
        const bool stops = stage.value.thing == Thing(stage.stops_when);
        if (stops || !stage.value.thing) outcomes.possible.insert(stage.outcome);
        outcomes.causes = together(outcomes.causes, stage.value.causes);
        if (stops) return outcomes;
    }
    outcomes.possible.insert(end);
    return outcomes;
}

}  // namespace

/// One content, if it is the one that counts.
Outcomes Version::walk(const Content& content, const Before& before) const {
    std::vector<Stage> stages{{clause(content.trigger), false, "not_triggered"}};
    if (content.exempt) return through(stages, "exempt");
    stages.push_back({before.overridden, true, "overridden"});
    stages.push_back({before.contested, true, "overridden"});
    stages.push_back({satisfied(*content.norm), true, "compliant"});
    return through(stages, breach(*content.norm));
}

Value Version::satisfied(const program::Norm& norm) const {
    if (norm.kind == NormKind::grant) return known(false);
    const Value content = evaluate(world_, norm.content);
    return norm.kind == NormKind::forbid ? negation(content) : content;
}

char sign_of(const Value& condition) { return is_true(condition) ? '1' : is_false(condition) ? '0' : '?'; }

std::string Version::stages(bool replaced) const {
    const Content* content = &own_;
    Value exempt = known(false);
    for (const Content& effect : effects_) {
        if (effect.exempt) exempt = effect.holds;
        if (replaced && !effect.exempt && !is_false(effect.holds)) content = &effect;
    }
    return {sign_of(scope_), sign_of(clause(content->trigger)), sign_of(exempt), sign_of(satisfied(*content->norm))};
}

Version::Verdict Version::verdict(const Before& before) const {
    Verdict verdict;
    verdict.binding = rule.norm.binding();
    if (is_false(scope_)) {
        verdict.outcomes.possible = {"not_applicable"};
        return verdict;
    }
    verdict.binding = false;
    Outcomes all, certain;
    for (const Content* content : contents()) {
        all.add(walk(*content, before));
        // A rule that is not triggered as written is not asked what it is exempt from.
        const bool asked = !(content->exempt && is_false(clause(rule.trigger)) && surely_holding().empty());
        if (content != &own_ && asked) all.causes = together(all.causes, content->holds.causes);
        if (!content->exempt) verdict.binding = verdict.binding || content->norm->binding();
    }
    const auto sure = surely_holding();
    // Where nothing takes the place of its own content, that is what it is exempt from.
    const bool replaced = std::ranges::any_of(sure, [](const Content* content) { return !content->exempt; });
    if (!replaced) verdict.binding = verdict.binding || rule.norm.binding();
    for (const Content* content : sure) certain.add(walk(*content, before));
    const bool differ = sure.size() > 1 && certain.possible.size() > 1;
    verdict.conflict = differ && is_true(scope_);
    if (differ) all.causes.insert(conflict_cause(world_.program, rule.base));
    if (all.possible.size() == 1) all.causes.clear();
    if (!scope_.thing) verdict.outcomes = {{"not_applicable"}, scope_.causes};
    verdict.outcomes.add(all);
    return verdict;
}

Value Version::decides() const {
    std::vector<Value> ways;
    Causes doubts;
    for (const Content* content : contents()) {
        ways.push_back(content->exempt ? known(false) : clause(content->trigger));
        doubts = together(doubts, content->holds.causes);
    }
    if (surely_holding().size() > 1) doubts.insert(conflict_cause(world_.program, rule.base));
    const bool same = std::ranges::all_of(ways, [&](const Value& way) { return same_thing(way, ways.front()); });
    return all_of({scope_, same ? ways.front() : unknown(together(doubts, causes_of(ways)))});
}

ExceptionId Version::replacement() const {
    std::vector<const Content*> replacing;
    for (const Content* content : contents()) {
        if (content->exempt && is_true(content->holds)) return {};
        if (!content->exempt) replacing.push_back(content);
    }
    if (is_false(scope_) || replacing.size() != 1 || replacing.front() == &own_) return {};
    const auto& merged = replacing.front()->exceptions;
    return *std::ranges::find_if(merged, [&](ExceptionId id) { return is_true(holds_.at(id)); });
}

const program::Norm* Version::binds_with() const {
    const std::vector<const Content*> possible = contents();
    const bool sure = is_true(scope_) && possible.size() == 1 && !possible.front()->exempt && is_true(clause(possible.front()->trigger));
    return sure ? possible.front()->norm : nullptr;
}

}  // namespace zhunze::naive
