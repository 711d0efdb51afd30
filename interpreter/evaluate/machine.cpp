// SPDX-License-Identifier: Apache-2.0
#include "evaluate/machine.hpp"

#include "base/check.hpp"

namespace zhunze::evaluate {
namespace {

/// What `field op bound` leaves to the field.
Interval allowed(Operator op, const Interval& bound) {
    const auto open = [](std::optional<Bound> end) {
        if (end) end->open = true;
        return end;
    };
    switch (op) {
        case Operator::less: return {std::nullopt, open(bound.high)};
        case Operator::less_or_equal: return {std::nullopt, bound.high};
        case Operator::greater: return {open(bound.low), std::nullopt};
        case Operator::greater_or_equal: return {bound.low, std::nullopt};
        case Operator::equal: return bound;
        default: break;
    }
    ZHUNZE_CHECK(!"this operator bounds nothing");
    return {};
}

}  // namespace

Machine::Machine(Run run, Fields fields) : run_(run), slots_(std::move(fields.values)), traces_(std::move(fields.traces)) {
    slots_.resize(run_.plan.slot_count);
    loops_.resize(run_.plan.loops.size());
}

void Machine::process(std::size_t first, std::size_t end) {
    Processor(run_, Code(run_.plan), slots_, traces_, nullptr, loops_).run(first, end);
}

Fields Machine::take_fields() {
    slots_.resize(run_.plan.field_count);
    return {std::move(slots_), std::move(traces_)};
}

void Machine::take_trace(Trace& trace) {
    trace.slots = std::move(slots_);
    trace.fields = std::move(traces_);
    trace.loops = std::move(loops_);
}

Interval Machine::limit(const plan::FieldBound& bound) const {
    const std::optional<Interval> range = range_of(slot(bound.bound));
    return range ? allowed(bound.op, *range) : Interval{};
}

bool Machine::narrow(const plan::FieldBound& bound, const Interval& limit) {
    Value& value = slots_[bound.field];
    if (value.known() || !value.interval) return false;
    const Interval before = *value.interval;
    value.interval = intersect(before, limit);
    if (*value.interval == before) return false;
    FieldTrace& trace = traces_[bound.field];
    trace.origin = FieldOrigin::inferred;
    if (value.interval->low != before.low) trace.low = bound.invariant;
    if (value.interval->high != before.high) trace.high = bound.invariant;
    return true;
}

}  // namespace zhunze::evaluate
