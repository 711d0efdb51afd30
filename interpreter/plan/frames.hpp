// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <vector>

#include "plan/causes.hpp"
#include "plan/scopes.hpp"

namespace zhunze::plan {

/// What the frames of one record share.
struct Lowering {
    const program::Program& program;
    Scopes& scopes;
    CauseTable causes = {};
    std::vector<Value> constants = {};
};

/// Fills one frame with the instructions of the expressions it is asked for, each once. What reads nothing of the frame's own scope
/// goes into the frame around it.
class FrameBuilder {
public:
    /// Of an application or of the items of a list. Outlived by the frame around it.
    FrameBuilder(Lowering& lowering, FrameBuilder* outer, program::RecordId record);
    /// Of the groups that a selection over `list` makes.
    FrameBuilder(Lowering& lowering, FrameBuilder& outer, program::ExprId list);

    /// The slot of an expression, none of none; its parts get theirs first. A chain of definitions may be as long as it likes.
    SlotId lower(program::ExprId root);

    [[nodiscard]] SlotId slot(program::ExprId expr) const;
    [[nodiscard]] std::size_t instruction_count() const { return frame_.instructions.size(); }
    [[nodiscard]] Frame take() { return std::move(frame_); }

private:
    [[nodiscard]] FrameBuilder& home_of(program::ExprId id);
    [[nodiscard]] FrameBuilder* find(Scope scope);
    bool push_missing_parts(program::ExprId id, std::vector<program::ExprId>& pending);
    SlotId place(program::ExprId id);
    SlotId place_own(program::ExprId id, const program::Expr& expr);
    SlotId place_field(const program::Expr& expr);
    SlotId import(program::ExprId id);
    SlotId emit(Instruction instruction, program::ExprId id);
    SlotId emit_constant(program::ExprId id, const program::Expr& expr);
    SlotId emit_named(OpCode code, std::uint32_t operand, program::ExprId id, const program::Expr& expr);
    SlotId emit_computed(OpCode code, program::ExprId id, const program::Expr& expr);
    SlotId emit_selection(program::ExprId id, const program::Expr& expr);
    void set_arguments(Instruction& instruction, const std::vector<program::ExprId>& arguments);

    Lowering& lowering_;
    const program::Program& program_;
    FrameBuilder* outer_;
    Scope scope_;
    std::size_t depth_;
    Frame frame_;
    std::vector<bool> is_read_;  ///< by field: whether it is among those of the frame
    std::map<SlotId, SlotId> imported_;  ///< by the outer frame's slot
};

}  // namespace zhunze::plan
