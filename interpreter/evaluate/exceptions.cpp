// SPDX-License-Identifier: Apache-2.0
#include "evaluate/exceptions.hpp"

#include <initializer_list>

#include "values/operations.hpp"

namespace zhunze::evaluate {
namespace {

Value combine(Operator op, const Value& a, const Value& b) {
    const std::initializer_list<const Value*> operands{&a, &b};
    return apply(op, operands, {});
}

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
        result = combine(Operator::either, result, paper_counts(paper, required, context.as_of));
    }
    return mentioned ? result : Value::of(Truth::unknown, CauseSet(required));
}

Value holds(const RuleContext& context, const plan::PlannedException& exception) {
    const program::ExceptionClause& clause = context.program.exceptions[exception.id];
    Value result = combine(Operator::both, period_holds(clause.in_force, context.as_of), context.machine.slot(exception.condition));
    for (const CauseId paper : exception.evidence) result = combine(Operator::both, result, handed_in(context, paper));
    return result;
}

}  // namespace

Value period_holds(const Period& period, const Value& day) {
    if (!period.from && !period.to) return Value::of(Truth::yes);
    return day.known() ? Value::of(truth_of(period.contains(day.date))) : Value::of(Truth::unknown, day.causes);
}

ExceptionResult test_exceptions(const RuleContext& context, const plan::PlannedRule& rule) {
    ExceptionResult result{Value::of(Truth::no), {}, {}};
    Truth best = Truth::no;
    for (const plan::PlannedException& exception : rule.exceptions) {
        const Value one = holds(context, exception);
        result.any = combine(Operator::either, result.any, one);
        result.each.push_back(one.truth);
        if (one.truth <= best) continue;
        best = one.truth;
        result.first = exception.id;
    }
    return result;
}

}  // namespace zhunze::evaluate
