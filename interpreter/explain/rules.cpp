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
        ZHUNZE_CHECK(record_.rules.size() == subject_.decision.rules.size());
        for (std::size_t i = 0; i < record_.rules.size(); ++i) result.push_back(rule(record_.rules[i], subject_.decision.rules[i]));
        return result;
    }

private:
    [[nodiscard]] Rule rule(const plan::PlannedRule& planned, const evaluate::RuleDecision& decided) {
        const program::Rule& declared = program_.rules[planned.id];
        Rule result;
        result.name = json_name(program_, declared);
        result.label = declared.name;
        result.place = nodes_.place_of(declared.span);
        result.possible = decided.possible;
        result.active = decided.active;
        result.citations = citations_of(program_, declared.citations);
        result.in_force = declared.in_force;
        result.in_force_now = in_force(declared.in_force);
        result.norm = declared.norm.kind;
        result.in_principle = declared.norm.in_principle;
        result.grant = declared.norm.grant;
        result.grant_text = declared.norm.grant_text;
        result.missing = missing_of(subject_.plan, record_, decided.causes);
        result.remedy = remedy_of(declared, decided.possible);
        if (decided.exception) result.exception = json_name(program_, program_.exceptions[decided.exception]);
        add_stages(result, declared, planned);
        return result;
    }

    /// Each stage is reached unless one before it settled the rule; the order is that of the outcome table.
    void add_stages(Rule& result, const program::Rule& declared, const plan::PlannedRule& planned) {
        bool reached = result.in_force_now != Truth::no;
        add_clause(result, ClauseKind::scope, declared.scope, reached);
        add_clause(result, ClauseKind::trigger, declared.trigger, reached);
        result.exceptions_reached = reached;
        for (const plan::PlannedException& exception : planned.exceptions) {
            result.exceptions.push_back(exception_node(exception));
            reached = reached && result.exceptions.back().status != ExceptionStatus::holds;
        }
        add_clause(result, ClauseKind::norm, declared.norm.content, reached);
    }

    /// `reached` stays true unless the clause ends the matter; a clause that is left out counts as true.
    void add_clause(Rule& rule, ClauseKind kind, program::ExprId condition, bool& reached) {
        if (!condition) return;
        rule.clauses.push_back({kind, reached, nodes_.node(condition)});
        reached = reached && rule.clauses.back().condition.value.truth != Truth::no;
    }

    [[nodiscard]] ExceptionNode exception_node(const plan::PlannedException& planned) {
        const program::ExceptionClause& declared = program_.exceptions[planned.id];
        ExceptionNode result;
        result.name = json_name(program_, declared);
        result.label = declared.name;
        result.place = nodes_.place_of(declared.span);
        result.citations = citations_of(program_, declared.citations);
        result.in_force = declared.in_force;
        result.condition = nodes_.node(declared.condition);
        for (const std::string& name : declared.evidence) result.papers.push_back(paper(name));
        result.status = status_of(result, trace_.exception_holds.at(next_exception_++));
        return result;
    }

    /// Why the exception stands as the run found it: the first reason, in the order in which an officer would ask.
    [[nodiscard]] ExceptionStatus status_of(const ExceptionNode& exception, Truth holds) const {
        if (holds == Truth::yes) return ExceptionStatus::holds;
        const Truth condition = exception.condition.value.truth;
        if (holds == Truth::no) {
            if (in_force(exception.in_force) == Truth::no) return ExceptionStatus::not_in_force;
            return condition == Truth::no ? ExceptionStatus::condition_false : ExceptionStatus::no_evidence;
        }
        return condition == Truth::yes && !exception.papers.empty() ? ExceptionStatus::evidence_open : ExceptionStatus::open;
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
    std::size_t next_exception_ = 0;  ///< the trace counts exceptions through all rules
};

}  // namespace

std::vector<Rule> rules_of(const Case& subject, const plan::RecordPlan& record, const evaluate::Trace& trace, NodeBuilder& nodes) {
    return RuleBuilder(subject, record, trace, nodes).all();
}

}  // namespace zhunze::explain
