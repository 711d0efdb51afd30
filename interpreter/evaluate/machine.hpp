// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "evaluate/processor.hpp"

namespace zhunze::evaluate {

/// The slots of one application, or of one item as its own record sees it, and the instructions that fill them.
class Machine {
public:
    Machine(Run run, Fields fields);

    void run_invariants() { process(0, run_.plan.invariant_end); }
    void run_rest() { process(run_.plan.invariant_end, run_.plan.instructions.size()); }

    [[nodiscard]] const Value& slot(plan::SlotId id) const { return slots_[id.value]; }
    [[nodiscard]] const Value& field(std::uint32_t index) const { return slots_[index]; }
    [[nodiscard]] const FieldTrace& trace(std::uint32_t index) const { return traces_[index]; }

    /// What `bound` leaves to its field, going by the values there are now; unlimited if nothing is known of the other side.
    [[nodiscard]] Interval limit(const plan::FieldBound& bound) const;
    /// Narrows the interval of a field that is not given to the limit its `bound` sets; false if that says nothing new.
    bool narrow(const plan::FieldBound& bound, const Interval& limit);

    /// The fields as they are now known.
    [[nodiscard]] Fields take_fields();
    /// Takes slots, fields and loops.
    void take_trace(Trace& trace);

private:
    void process(std::size_t first, std::size_t end);

    Run run_;
    std::vector<Value> slots_;
    std::vector<FieldTrace> traces_;
    std::vector<LoopTrace> loops_;
};

}  // namespace zhunze::evaluate
