// SPDX-License-Identifier: Apache-2.0
#include "plan/frames.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace zhunze::plan {

using program::Expr;
using program::ExprId;
using program::ExprKind;

namespace {

constexpr SlotId group_items{0}, group_key{1};
constexpr std::uint32_t group_slots = 2;

}  // namespace

FrameBuilder::FrameBuilder(Lowering& lowering, FrameBuilder* outer, program::RecordId record)
    : lowering_(lowering), program_(lowering.program), outer_(outer), scope_(Scope::of(record)), depth_(outer == nullptr ? 0 : outer->depth_ + 1) {
    frame_.record = record;
    frame_.slot_count = static_cast<std::uint32_t>(program_.records[record].fields.size());
    is_read_.resize(frame_.slot_count);
}

FrameBuilder::FrameBuilder(Lowering& lowering, FrameBuilder& outer, ExprId list)
    : lowering_(lowering), program_(lowering.program), outer_(&outer), scope_(Scope::of_group(list)), depth_(outer.depth_ + 1) {
    frame_.slot_count = group_slots;
}

SlotId FrameBuilder::lower(ExprId root) {
    if (!root) return {};
    std::vector<ExprId> pending{root};
    while (!pending.empty()) {
        const ExprId next = pending.back();
        if (!slot(next) && push_missing_parts(next, pending)) continue;
        if (!slot(next)) {
            // First the slot, then the table: placing a selection fills this very table.
            const SlotId placed = place(next);
            frame_.slot_of_expr.emplace(next.value, placed);
        }
        pending.pop_back();
    }
    return slot(root);
}

SlotId FrameBuilder::slot(ExprId expr) const {
    const auto found = frame_.slot_of_expr.find(expr.value);
    return found == frame_.slot_of_expr.end() ? SlotId() : found->second;
}

/// The innermost frame whose scope the expression reads from; the application's if it reads from none.
FrameBuilder& FrameBuilder::home_of(ExprId id) {
    FrameBuilder* home = this;
    while (home->outer_ != nullptr) home = home->outer_;
    for (const Scope scope : lowering_.scopes.of(id)) {
        FrameBuilder* const found = find(scope);
        ZHUNZE_CHECK(found != nullptr);
        if (found->depth_ > home->depth_) home = found;
    }
    return *home;
}

FrameBuilder* FrameBuilder::find(Scope scope) {
    FrameBuilder* frame = this;
    while (frame != nullptr && frame->scope_ != scope) frame = frame->outer_;
    return frame;
}

/// Whether there were any. Those of an expression that belongs further out are no concern of this frame.
bool FrameBuilder::push_missing_parts(ExprId id, std::vector<ExprId>& pending) {
    if (&home_of(id) != this) return false;
    const std::size_t before = pending.size();
    const auto push = [&](ExprId part) {
        if (part && !slot(part)) pending.push_back(part);
    };
    const Expr& expr = program_.exprs[id];
    if (expr.kind == ExprKind::definition) push(program_.definitions[expr.definition].body);
    push(expr.list);
    for (auto part = expr.args.rbegin(); part != expr.args.rend(); ++part) push(*part);
    return pending.size() > before;
}

SlotId FrameBuilder::place(ExprId id) { return &home_of(id) == this ? place_own(id, program_.exprs[id]) : import(id); }

SlotId FrameBuilder::place_own(ExprId id, const Expr& expr) {
    switch (expr.kind) {
        case ExprKind::field: return place_field(expr);
        case ExprKind::definition: return slot(program_.definitions[expr.definition].body);
        case ExprKind::group_list: return group_items;
        case ExprKind::group_key: return group_key;
        case ExprKind::literal: return emit_constant(id, expr);
        case ExprKind::question: return emit_named(OpCode::question, expr.question.value, id, expr);
        case ExprKind::parameter: return emit_named(OpCode::parameter, expr.parameter.value, id, expr);
        case ExprKind::operation: return emit_computed(OpCode::operation, id, expr);
        case ExprKind::lookup: return emit_computed(OpCode::lookup, id, expr);
        case ExprKind::cases: return emit_computed(OpCode::cases, id, expr);
        case ExprKind::selection: return emit_selection(id, expr);
    }
    ZHUNZE_CHECK(!"an expression is of some kind");
    return {};
}

SlotId FrameBuilder::place_field(const Expr& expr) {
    const std::uint32_t index = program_.fields[expr.field].index;
    if (!is_read_.at(index)) frame_.fields.push_back(index);
    is_read_[index] = true;
    return SlotId(index);
}

SlotId FrameBuilder::import(ExprId id) {
    const SlotId outer = outer_->lower(id);
    const auto [place, fresh] = imported_.try_emplace(outer, SlotId(frame_.slot_count));
    if (fresh) {
        ++frame_.slot_count;
        frame_.imports.push_back({outer, place->second});
    }
    return place->second;
}

SlotId FrameBuilder::emit(Instruction instruction, ExprId id) {
    instruction.expr = id;
    instruction.target = SlotId(frame_.slot_count++);
    frame_.instructions.push_back(instruction);
    return instruction.target;
}

SlotId FrameBuilder::emit_constant(ExprId id, const Expr& expr) {
    Instruction made;
    made.code = OpCode::constant;
    made.operand = static_cast<std::uint32_t>(lowering_.constants.size());
    lowering_.constants.push_back(expr.literal);
    return emit(made, id);
}

SlotId FrameBuilder::emit_named(OpCode code, std::uint32_t operand, ExprId id, const Expr& expr) {
    Instruction made;
    made.code = code;
    made.operand = operand;
    made.cause = lowering_.causes.of_expression(id, expr);
    return emit(made, id);
}

SlotId FrameBuilder::emit_computed(OpCode code, ExprId id, const Expr& expr) {
    Instruction made;
    made.code = code;
    made.op = expr.op;
    made.rounding = expr.rounding;
    made.has_otherwise = expr.has_otherwise;
    made.in_order = expr.in_order;
    made.months = program_.moves_by_months(expr);
    made.boundary = expr.boundary;
    if (expr.kind == ExprKind::lookup) made.operand = expr.table.value;
    if (expr.kind == ExprKind::operation) made.taxonomy = program_.exprs[expr.args.front()].type.taxonomy;
    made.cause = lowering_.causes.of_expression(id, expr);
    set_arguments(made, expr.args);
    return emit(made, id);
}

SlotId FrameBuilder::emit_selection(ExprId id, const Expr& expr) {
    Loop loop;
    loop.op = expr.op;
    loop.expr = id;
    FrameBuilder item(lowering_, this, program_.exprs[expr.list].type.record);
    loop.where = item.lower(expr.where);
    loop.by = item.lower(expr.by);
    if (expr.by) {
        FrameBuilder group(lowering_, *this, expr.list);
        loop.body = group.lower(expr.body);
        loop.group = group.take();
    } else {
        loop.body = item.lower(expr.body);
    }
    loop.item = item.take();
    loop.undefined = lowering_.causes.of_expression(id, expr);
    Instruction made;
    made.code = OpCode::selection;
    made.op = expr.op;
    made.operand = static_cast<std::uint32_t>(frame_.loops.size());
    made.cause = loop.undefined;
    set_arguments(made, {expr.list});
    frame_.loops.push_back(std::move(loop));
    return emit(made, id);
}

void FrameBuilder::set_arguments(Instruction& instruction, const std::vector<ExprId>& arguments) {
    instruction.first_argument = static_cast<std::uint32_t>(frame_.arguments.size());
    instruction.argument_count = static_cast<std::uint32_t>(arguments.size());
    for (const ExprId argument : arguments) frame_.arguments.push_back(slot(argument));
}

}  // namespace zhunze::plan
