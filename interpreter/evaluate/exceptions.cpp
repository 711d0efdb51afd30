// SPDX-License-Identifier: Apache-2.0
#include "evaluate/exceptions.hpp"

#include <algorithm>

#include "evaluate/logic.hpp"
#include "evaluate/periods.hpp"

namespace zhunze::evaluate {
namespace {

/// A paper counts unless it is dated after the day that counts; one said not to exist does not.
Value paper_counts(const facts::Evidence& paper, CauseId missing, const Value& as_of) {
    if (paper.none) return Value::of(Truth::no);
    if (!paper.date) return Value::of(Truth::yes);
    Value in_time = period_holds({paper.date, std::nullopt}, as_of);
    // Too late is not the same as absent: an earlier paper may still be handed in.
    return in_time.truth == Truth::no ? Value::of(Truth::unknown, CauseSet(missing)) : in_time;
}

/// Whether the paper an exception asks for is there. Of a paper the application does not mention nothing is known.
Value handed_in(const RuleContext& context, CauseId required) {
    const std::string& name = context.plan.causes[required].evidence;
    bool mentioned = false;
    Value result = Value::of(Truth::no);
    for (const facts::Evidence& paper : context.application.evidence) {
        if (paper.name != name) continue;
        mentioned = true;
        result = either(result, paper_counts(paper, required, context.as_of));
    }
    return mentioned ? result : Value::of(Truth::unknown, CauseSet(required));
}

/// Whatever may defeat it.
Value claimed(const RuleContext& context, const plan::PlannedException& exception) {
    const program::ExceptionClause& clause = context.program.exceptions[exception.id];
    Value result = both(period_holds(clause.in_force, context.as_of), context.machine.slot(exception.condition));
    for (const CauseId paper : exception.evidence) result = both(result, handed_in(context, paper));
    return result;
}

/// What defeats an exception stands after it: the last ones are settled first.
void test_each(const RuleContext& context, const plan::PlannedRule& rule, Exceptions& result) {
    result.each.resize(rule.exceptions.size());
    result.undefeated.resize(rule.exceptions.size());
    for (std::size_t i = rule.exceptions.size(); i-- > 0;) {
        const plan::PlannedException& exception = rule.exceptions[i];
        Value holds = claimed(context, exception);
        result.undefeated[i] = holds.truth;
        for (const std::uint32_t defeater : exception.defeated_by) holds = both(holds, denied(result.each[defeater]));
        result.each[i] = std::move(holds);
    }
}

void gather_replacements(const plan::PlannedRule& rule, Exceptions& result) {
    for (const plan::PlannedVariant& variant : rule.variants) {
        auto place = std::ranges::find(result.replacements, variant.same_as, &Replacement::variant);
        if (place == result.replacements.end()) {
            place = result.replacements.insert(place, {variant.same_as, Value::of(Truth::no), {}});
        }
        place->holds = either(place->holds, result.each[variant.exception]);
        place->exceptions.push_back(variant.exception);
    }
}

}  // namespace

Exceptions test_exceptions(const RuleContext& context, const plan::PlannedRule& rule) {
    Exceptions result;
    test_each(context, rule, result);
    result.exempt = Value::of(Truth::no);
    for (std::size_t i = 0; i < rule.exceptions.size(); ++i) {
        const bool exempts = context.program.exceptions[rule.exceptions[i].id].effect == program::Effect::exempt;
        if (exempts) result.exempt = either(result.exempt, result.each[i]);
    }
    gather_replacements(rule, result);
    return result;
}

}  // namespace zhunze::evaluate
