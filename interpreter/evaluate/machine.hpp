// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "evaluate/fields.hpp"
#include "values/operations.hpp"

namespace zhunze::evaluate {

/// The slots of one application, and the instructions that fill them.
class Machine {
public:
    /// Everything passed by reference outlives the machine.
    Machine(const program::Program& program, const plan::RecordPlan& plan, const program::Readings& readings, Fields fields);

    void run_invariants() { run(0, plan_.invariant_end); }
    void run_rest() { run(plan_.invariant_end, plan_.instructions.size()); }

    [[nodiscard]] const Value& slot(plan::SlotId id) const { return slots_[id.value]; }
    [[nodiscard]] const Value& field(std::uint32_t index) const { return slots_[index]; }
    [[nodiscard]] const FieldTrace& trace(std::uint32_t index) const { return traces_[index]; }

    /// What `bound` leaves to its field, going by the values there are now; unlimited if nothing is known of the other side.
    [[nodiscard]] Interval limit(const plan::FieldBound& bound) const;
    /// Narrows the interval of a field that is not given to the limit its `bound` sets; false if that says nothing new.
    bool narrow(const plan::FieldBound& bound, const Interval& limit);

    [[nodiscard]] std::vector<Value> take_slots() { return std::move(slots_); }
    [[nodiscard]] std::vector<FieldTrace> take_traces() { return std::move(traces_); }

private:
    using Operands = std::vector<const Value*>;

    void run(std::size_t first, std::size_t end);
    [[nodiscard]] Value compute(const plan::Instruction& instruction);
    void load_operands(const plan::Instruction& instruction);
    [[nodiscard]] Value answer(const plan::Instruction& instruction) const;
    [[nodiscard]] Value operate(const plan::Instruction& instruction) const;
    [[nodiscard]] Value within(const plan::Instruction& instruction) const;
    [[nodiscard]] FieldOrigin origin_of_argument(const plan::Instruction& instruction) const;
    [[nodiscard]] OperationContext::Boundary reading_of(program::SourceId source) const;

    const program::Program& program_;
    const plan::RecordPlan& plan_;
    const program::Readings& readings_;
    std::vector<Value> slots_;
    std::vector<FieldTrace> traces_;
    Operands operands_;  ///< of the instruction at hand; kept to spare an allocation each
};

}  // namespace zhunze::evaluate
