// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "evaluate/items.hpp"
#include "values/operations.hpp"

namespace zhunze::evaluate {

/// What all frames of one evaluation share. Everything it refers to outlives it.
struct Run {
    const program::Program& program;
    const plan::RecordPlan& plan;  ///< of the application: its constants and causes are those of every frame
    const program::Readings& readings;
    const Value& as_of;            ///< kind date
    Lists& lists;
    ItemCauses& causes;
    std::uint64_t& work_left;      ///< how many more items may be run through selections: nested ones could go on for ever
    bool recording = false;        ///< the slots of items are kept
    std::size_t record_left = Trace::most_item_values;
};
inline constexpr std::uint64_t most_work = 10'000'000;  ///< of one application

/// The instructions of an application or of a plan::Frame, whose parts have the same names.
struct Code {
    const std::vector<plan::SlotId>& arguments;
    const std::vector<plan::Instruction>& instructions;
    const std::vector<plan::Loop>& loops;

    template <class Frame>
    explicit Code(const Frame& frame) : arguments(frame.arguments), instructions(frame.instructions), loops(frame.loops) {}
};

/// Fills the slots of an application, an item or a group by running its instructions.
class Processor {
public:
    /// `origins` are those of the fields, which stand in the first slots; `item` is the innermost item it is all about, if any;
    /// `traces` takes what the loops did, if that is recorded.
    Processor(Run& run, Code code, std::vector<Value>& slots, const std::vector<FieldTrace>& origins, const Item* item,
              std::vector<LoopTrace>& traces)
        : run_(run), code_(code), slots_(slots), origins_(origins), item_(item), traces_(traces) {}

    void run(std::size_t first, std::size_t end);
    void run_all() { run(0, code_.instructions.size()); }

private:
    [[nodiscard]] Value compute(const plan::Instruction& instruction);
    void load_operands(const plan::Instruction& instruction);
    [[nodiscard]] Value answer(const plan::Instruction& instruction) const;
    [[nodiscard]] Value operate(const plan::Instruction& instruction) const;
    [[nodiscard]] Value select(const plan::Instruction& instruction);
    [[nodiscard]] FieldOrigin origin_of_argument(const plan::Instruction& instruction) const;

    Run& run_;
    Code code_;
    std::vector<Value>& slots_;
    const std::vector<FieldTrace>& origins_;
    const Item* item_;
    std::vector<LoopTrace>& traces_;
    std::vector<const Value*> operands_;  ///< of the instruction at hand; kept to spare an allocation each
};

}  // namespace zhunze::evaluate
