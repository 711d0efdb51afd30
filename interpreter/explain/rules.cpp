// SPDX-License-Identifier: Apache-2.0
#include "explain/rules.hpp"

#include <algorithm>

#include "explain/names.hpp"

namespace zhunze::explain {

namespace {

class RuleBuilder {
public:
    RuleBuilder(const Case& subject, const plan::RecordPlan& record, const evaluate::Trace& trace, NodeBuilder& nodes)
        : subject_(subject), program_(*subject.plan.program), record_(record), trace_(trace), nodes_(nodes) {}

    [[nodiscard]] std::vector<Rule> all() {
        std::vector<Rule> result;
        ZHUNZE_CHECK(record_.groups.size() == subject_.decision.rules.size());
        for (const evaluate::RuleDecision& decided : subject_.decision.rules) {
            result.push_back(rule(decided));
            result.back().contested = decided.overridden_by && contested(record_.groups[result.size() - 1], decided);
        }
        return result;
    }

private:
    [[nodiscard]] Rule rule(const evaluate::RuleDecision& decided) {
        const program::Rule& declared = program_.rules[decided.rule];
        Rule result;
        result.name = json_name(program_, declared);
        result.label = declared.name;
        result.place = place_of(program_, declared.span);
        result.version = version_of(program_, decided.rule);
        result.amended = base_of(program_, decided.rule) != decided.rule;
        result.possible = decided.possible;
        result.active = decided.binds.has_value();
        result.citations = citations_of(program_, declared.citations);
        result.in_force = period_of(decided.rule);
        result.in_force_now = in_force(result.in_force);
        result.norm = norm_of(declared.norm);
        result.missing = missing_of(subject_, record_, decided.causes);
        result.remedy = remedy_of(declared, decided.possible);
        for (const program::ExceptionId id : decided.exceptions) result.deciding_exceptions.push_back(json_name(program_, program_.exceptions[id]));
        if (decided.replaced_by) result.replaced_by = json_name(program_, program_.exceptions[decided.replaced_by]);
        result.exceptions_conflict = decided.exceptions_conflict;
        if (decided.overridden_by) {
            result.overridden_by = json_name(program_, program_.rules[decided.overridden_by]);
            result.overridden_by_label = program_.rules[decided.overridden_by].name;
        }
        add_exceptions(result, decided);
        add_stages(result, declared);
        return result;
    }

    [[nodiscard]] bool contested(const plan::RuleGroup& group, const evaluate::RuleDecision& decided) const {
        const program::RuleId before = decided.overridden_by;
        if (!program_.rules[before].is_contested_by(program_.rules[decided.rule])) return false;
        return std::ranges::any_of(group.overridden_by, [&](const plan::RuleGroup::Before& one) {
            const program::RuleId other = record_.rules[record_.groups[one.group].first].id;
            return one.special && base_of(program_, other) == base_of(program_, before);
        });
    }

    [[nodiscard]] static Norm norm_of(const program::Norm& norm) { return {norm.kind, norm.in_principle, norm.grant, norm.grant_text}; }

    /// Of a rule with several versions, none of which is in force: all their time.
    [[nodiscard]] Period period_of(program::RuleId rule) const {
        const Period own = program_.rules[rule].in_force;
        const std::vector<program::RuleId>& versions = program_.rules[base_of(program_, rule)].versions;
        if (versions.size() < 2 || in_force(own) == Truth::yes) return own;
        return {program_.rules[versions.front()].in_force.from, program_.rules[versions.back()].in_force.to};
    }

    void add_exceptions(Rule& result, const evaluate::RuleDecision& decided) {
        const plan::PlannedRule& planned = record_.rules.at(decided.planned);
        holds_ = &trace_.exception_holds.at(decided.planned);
        for (std::size_t i = 0; i < planned.exceptions.size(); ++i) result.exceptions.push_back(exception_node(planned, i));
    }

    /// Each stage is reached unless one before it settled the rule; the order is that of the outcome table.
    void add_stages(Rule& result, const program::Rule& declared) {
        bool reached = result.in_force_now != Truth::no;
        add_clause(result.clauses, ClauseKind::scope, declared.scope, reached);
        const bool in_scope = reached;
        reached = reached && !holds_any(result, program::Effect::replace);
        add_clause(result.clauses, ClauseKind::trigger, declared.trigger, reached);
        add_variants(result, declared, in_scope);
        result.exceptions_reached = reached || !result.variants.empty();
        add_clause(result.clauses, ClauseKind::norm, declared.norm.content, reached = reached && content_matters(result));
    }

    [[nodiscard]] static bool holds_any(const Rule& rule, program::Effect effect) {
        return std::ranges::any_of(rule.exceptions, [effect](const ExceptionNode& one) {
            return one.effect == effect && one.status == ExceptionStatus::holds;
        });
    }

    [[nodiscard]] static bool content_matters(const Rule& rule) {
        const bool exempt = holds_any(rule, program::Effect::exempt) && !rule.exceptions_conflict;
        return !exempt && !rule.possible.only(program::Outcome::overridden);
    }

    void add_variants(Rule& result, const program::Rule& declared, bool in_scope) {
        for (std::size_t i = 0; in_scope && i < result.exceptions.size(); ++i) {
            if (result.exceptions[i].effect != program::Effect::replace || holds_->at(i) == Truth::no) continue;
            const auto found = std::ranges::find(declared.variants, declared.exceptions.at(i), &program::Variant::exception);
            if (found == declared.variants.end()) continue;
            Variant variant{i, holds_->at(i) == Truth::yes, norm_of(found->norm), {}};
            bool reached = true;
            add_clause(variant.clauses, ClauseKind::trigger, found->trigger, reached);
            add_clause(variant.clauses, ClauseKind::norm, found->norm.content, reached = reached && content_matters(result));
            result.variants.push_back(std::move(variant));
        }
    }

    /// `reached` stays true unless the clause ends the matter; a clause that is left out counts as true.
    void add_clause(std::vector<Clause>& clauses, ClauseKind kind, program::ExprId condition, bool& reached) {
        if (!condition) return;
        clauses.push_back({kind, reached, nodes_.node(condition)});
        reached = reached && clauses.back().condition.value.truth != Truth::no;
    }

    [[nodiscard]] ExceptionNode exception_node(const plan::PlannedRule& planned, std::size_t index) {
        const program::ExceptionClause& declared = program_.exceptions[planned.exceptions[index].id];
        ExceptionNode result;
        result.name = json_name(program_, declared);
        result.label = declared.name;
        result.effect = declared.effect;
        result.place = place_of(program_, declared.span);
        result.citations = citations_of(program_, declared.citations);
        result.in_force = declared.in_force;
        result.condition = nodes_.node(declared.condition);
        for (std::size_t i = 0; i < planned.exceptions.size(); ++i) {
            if (planned.exceptions[i].id == declared.target) result.target = i;
        }
        for (const std::uint32_t defeating : planned.exceptions[index].defeated_by) {
            if (holds_->at(defeating) != Truth::no) result.defeated_by.push_back(defeating);
        }
        for (const std::string& name : declared.evidence) result.papers.push_back(paper(name));
        result.status = status_of(result, index);
        return result;
    }

    /// Why the exception stands as the run found it: the first reason, in the order in which an officer would ask.
    [[nodiscard]] ExceptionStatus status_of(const ExceptionNode& exception, std::size_t index) const {
        const Truth holds = holds_->at(index);
        if (holds == Truth::yes) return ExceptionStatus::holds;
        const Truth condition = exception.condition.value.truth;
        const auto in_state = [&](EvidenceState state) {
            return std::ranges::any_of(exception.papers, [state](const Paper& one) { return one.state == state; });
        };
        if (holds == Truth::no) {
            if (in_force(exception.in_force) == Truth::no) return ExceptionStatus::not_in_force;
            if (condition == Truth::no) return ExceptionStatus::condition_false;
            return in_state(EvidenceState::declared_none) ? ExceptionStatus::no_evidence : ExceptionStatus::defeated;
        }
        if (condition != Truth::yes) return ExceptionStatus::open;
        const bool papers = std::ranges::all_of(exception.papers, [](const Paper& one) { return one.state == EvidenceState::present; });
        if (!papers) return ExceptionStatus::evidence_open;
        return exception.defeated_by.empty() ? ExceptionStatus::open : ExceptionStatus::defeat_open;
    }

    [[nodiscard]] Truth in_force(const Period& period) const {
        if (!period.from && !period.to) return Truth::yes;
        return subject_.decision.as_of ? truth_of(period.contains(*subject_.decision.as_of)) : Truth::unknown;
    }

    /// The best of the papers of that name: one in time, else one whose date keeps it out, else a statement that there is none.
    [[nodiscard]] Paper paper(const std::string& name) const {
        Paper best{name, EvidenceState::not_listed, {}, {}, {}, {}};
        for (const facts::Evidence& listed : subject_.application.evidence) {
            if (listed.name != name) continue;
            const EvidenceState state = state_of(listed);
            if (best.state == EvidenceState::not_listed || rank(state) > rank(best.state)) {
                best = {name, state, listed.number, listed.issuer, listed.place, listed.date};
            }
        }
        return best;
    }

    [[nodiscard]] EvidenceState state_of(const facts::Evidence& listed) const {
        if (listed.none) return EvidenceState::declared_none;
        if (!listed.date) return EvidenceState::present;
        if (!subject_.decision.as_of) return EvidenceState::date_open;
        return *subject_.decision.as_of < *listed.date ? EvidenceState::dated_late : EvidenceState::present;
    }

    [[nodiscard]] static int rank(EvidenceState state) {
        if (state == EvidenceState::declared_none) return 0;
        return state == EvidenceState::present ? 2 : 1;
    }

    const Case& subject_;
    const program::Program& program_;
    const plan::RecordPlan& record_;
    const evaluate::Trace& trace_;
    NodeBuilder& nodes_;
    const std::vector<Truth>* holds_ = nullptr;  ///< of the rule at hand, by its exceptions
};

}  // namespace

std::vector<Rule> rules_of(const Case& subject, const plan::RecordPlan& record, const evaluate::Trace& trace, NodeBuilder& nodes) {
    return RuleBuilder(subject, record, trace, nodes).all();
}

}  // namespace zhunze::explain
