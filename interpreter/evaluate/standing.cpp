// SPDX-License-Identifier: Apache-2.0
#include "evaluate/standing.hpp"

#include <algorithm>

#include "evaluate/logic.hpp"

namespace zhunze::evaluate {
namespace {

using program::NormKind;

/// A clause the rule does not have is no hindrance.
Value clause(const RuleContext& context, plan::SlotId slot) { return slot ? context.machine.slot(slot) : Value::of(Truth::yes); }

Value satisfied(const RuleContext& context, const program::Norm& norm, plan::SlotId slot) {
    if (norm.kind == NormKind::grant) return Value::of(Truth::no);
    const Value& content = context.machine.slot(slot);
    return norm.kind == NormKind::forbid ? denied(content) : content;
}

Content content_of(const RuleContext& context, const program::Norm& norm, plan::SlotId trigger, plan::SlotId content) {
    return {&norm, clause(context, trigger), satisfied(context, norm, content)};
}

/// What is true whichever way it goes; unknown, with what each way leaves open, if the ways differ.
class Agreement {
public:
    void add(const Value& way) {
        if (way.truth != Truth::no) all_no_ = false;
        if (way.truth != Truth::yes) all_yes_ = false;
        causes_.add(way.causes);
    }
    /// That it is open whether there is this way.
    void add_doubt(const CauseSet& causes) { causes_.add(causes); }

    [[nodiscard]] Value result() const {
        if (all_no_) return Value::of(Truth::no);
        return all_yes_ ? Value::of(Truth::yes) : Value::of(Truth::unknown, causes_);
    }

private:
    bool all_no_ = true, all_yes_ = true;
    CauseSet causes_;
};

/// Whether it is triggered and not exempt, with whichever content it has.
Value presses(const Standing& standing) {
    const Exceptions& exceptions = standing.exceptions;
    Agreement ways;
    std::size_t certain = exceptions.exempt.truth == Truth::yes ? 1 : 0;
    if (exceptions.exempt.truth != Truth::no) ways.add(Value::of(Truth::no));
    ways.add_doubt(exceptions.exempt.causes);
    for (std::size_t i = 0; i < standing.replaced.size(); ++i) {
        const Value& holds = exceptions.replacements[i].holds;
        if (holds.truth == Truth::no) continue;
        ways.add(standing.replaced[i].trigger);
        ways.add_doubt(holds.causes);
        if (holds.truth == Truth::yes) ++certain;
    }
    if (certain == 0) ways.add(standing.own.trigger);
    if (certain > 1) ways.add_doubt(CauseSet(standing.planned->conflict));
    return ways.result();
}

}  // namespace

bool Standing::surely_replaced() const {
    return std::ranges::any_of(exceptions.replacements, [](const Replacement& one) { return one.holds.truth == Truth::yes; });
}

Standing examine(const RuleContext& context, const plan::PlannedRule& planned) {
    const program::Rule& rule = context.program.rules[planned.id];
    Standing standing{&planned, &rule, clause(context, planned.scope), test_exceptions(context, planned),
                      content_of(context, rule.norm, planned.trigger, planned.content), {}};
    for (const Replacement& replacement : standing.exceptions.replacements) {
        const plan::PlannedVariant& variant = planned.variants[replacement.variant];
        standing.replaced.push_back(content_of(context, *variant.norm, variant.trigger, variant.content));
    }
    return standing;
}

Value decides(const Standing& standing) { return both(standing.scope, presses(standing)); }

}  // namespace zhunze::evaluate
