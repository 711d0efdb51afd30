// SPDX-License-Identifier: Apache-2.0
#include "evaluate/rules.hpp"

#include <array>

#include "evaluate/exceptions.hpp"

namespace zhunze::evaluate {
namespace {

using program::NormKind;
using program::Outcome;

/// One rule with what its stages look at.
struct Subject {
    const RuleContext& context;
    const plan::PlannedRule& planned;
    const program::Rule& rule;
    const Value& exempt;  ///< whether any exception holds
};

/// A clause the rule does not have is no hindrance.
Value clause(const Subject& subject, plan::SlotId slot) { return slot ? subject.context.machine.slot(slot) : Value::of(Truth::yes); }

Value in_force(const Subject& subject) { return period_holds(subject.rule.in_force, subject.context.as_of); }
Value in_scope(const Subject& subject) { return clause(subject, subject.planned.scope); }
Value triggered(const Subject& subject) { return clause(subject, subject.planned.trigger); }
Value exempt(const Subject& subject) { return subject.exempt; }

/// Whether the content is as the norm wants it. A grant wants nothing, so nothing keeps it from its own outcome.
Value satisfied(const Subject& subject) {
    const NormKind kind = subject.rule.norm.kind;
    if (kind == NormKind::grant) return Value::of(Truth::no);
    const Value& content = subject.context.machine.slot(subject.planned.content);
    return Value::of(kind == NormKind::forbid ? !content.truth : content.truth, content.causes);
}

/// Where a rule may end before its last outcome: there, if the test comes out so.
struct Stage {
    Value (*test)(const Subject&);
    Truth ends_on;
    Outcome outcome;
};
constexpr std::array gates{
    Stage{in_force, Truth::no, Outcome::out_of_force},
    Stage{in_scope, Truth::no, Outcome::not_applicable},
    Stage{triggered, Truth::no, Outcome::not_triggered},
    Stage{exempt, Truth::yes, Outcome::exempt},
};
constexpr Stage last_stage{satisfied, Truth::yes, Outcome::compliant};

/// What is left when no stage ends the rule.
Outcome last_outcome(const program::Norm& norm) {
    switch (norm.kind) {
        case NormKind::forbid:
        case NormKind::require: return norm.in_principle ? Outcome::justify : Outcome::violated;
        case NormKind::advise: return Outcome::advised;
        case NormKind::grant: break;
    }
    return Outcome::granted;
}

/// Takes the rule through one stage; true if it ends there for certain.
bool ends(const Stage& stage, const Subject& subject, RuleDecision& decision) {
    const Value result = stage.test(subject);
    if (result.truth != Truth::unknown && result.truth != stage.ends_on) return false;
    decision.possible.add(stage.outcome);
    decision.causes.add(result.causes);
    return result.truth == stage.ends_on;
}

void walk(const Subject& subject, RuleDecision& decision) {
    for (const Stage& gate : gates) {
        if (ends(gate, subject, decision)) return;
    }
    decision.active = decision.possible.bits == 0;
    if (!ends(last_stage, subject, decision)) decision.possible.add(last_outcome(subject.rule.norm));
}

Stages stages_of(const Subject& subject) {
    return {in_force(subject).truth, in_scope(subject).truth, triggered(subject).truth, exempt(subject).truth, satisfied(subject).truth};
}

}  // namespace

RuleDecision decide_rule(const RuleContext& context, const plan::PlannedRule& planned, std::vector<Truth>& exception_holds) {
    const ExceptionResult exceptions = test_exceptions(context, planned);
    exception_holds.insert(exception_holds.end(), exceptions.each.begin(), exceptions.each.end());
    RuleDecision decision;
    decision.rule = planned.id;
    const Subject subject{context, planned, context.program.rules[planned.id], exceptions.any};
    walk(subject, decision);
    decision.stages = stages_of(subject);
    for (const plan::SlotId atom : planned.atoms) decision.atoms.push_back(context.machine.slot(atom).truth);
    if (decision.possible.has(Outcome::exempt)) decision.exception = exceptions.first;
    return decision;
}

}  // namespace zhunze::evaluate
