// SPDX-License-Identifier: Apache-2.0
// Where an expression is looked at: the application itself, an item of one of its lists, a group of items.
#pragma once

#include <deque>
#include <vector>

#include "explain/case.hpp"
#include "explain/tree.hpp"

namespace zhunze::explain {

/// The values that one run recorded for one frame of the plan. All it points to outlives it.
struct Scope {
    const plan::RecordPlan* record = nullptr;  ///< set: the application's own frame
    const plan::Frame* frame = nullptr;        ///< else the frame of an item or of a group
    const std::vector<Value>* slots = nullptr;
    const std::vector<evaluate::FieldTrace>* fields = nullptr;  ///< none of a group
    const std::vector<evaluate::LoopTrace>* runs = nullptr;
    const facts::Application* facts = nullptr;                  ///< none of a group
    std::size_t group_size = 0;                ///< of a group: how many items it has
    std::vector<plan::Cause::Step> path;       ///< to the item
    const Scope* around = nullptr;

    [[nodiscard]] program::RecordId of() const { return record ? record->record : frame->record; }
    [[nodiscard]] bool group() const { return facts == nullptr; }
    /// The slot of an expression in this frame alone; none if it is not computed here.
    [[nodiscard]] plan::SlotId slot(program::ExprId id) const;
    [[nodiscard]] const std::vector<plan::Loop>& loops() const { return record ? record->loops : frame->loops; }
};

/// The indexes of a path.
[[nodiscard]] ItemPath indexes_of(const std::vector<plan::Cause::Step>& path);

/// All scopes of one explanation; their addresses stay.
class Scopes {
public:
    Scopes(const Case& subject, const plan::RecordPlan& record, const evaluate::Trace& trace);

    [[nodiscard]] const Scope& outermost() const { return all_.front(); }
    /// The frame of one item of a list, as the selection `loop` saw it from `around`.
    const Scope& item(const Scope& around, const plan::Loop& loop, const evaluate::ItemTrace& run, const program::Field& list, program::FieldId id);
    const Scope& group(const Scope& around, const plan::Loop& loop, const evaluate::ItemTrace& run);

    /// The value of an expression as seen from `from`: in its own frame, else in those around it.
    [[nodiscard]] const Value& value(const program::Program& program, const Scope& from, program::ExprId id) const;
    /// The scope in whose record a field or definition lives.
    [[nodiscard]] const Scope& of_record(const Scope& from, program::RecordId record) const;

    /// The nearest group around.
    [[nodiscard]] const Scope& group_around(const Scope& from) const;
    /// The outermost scope that computes an expression.
    [[nodiscard]] const Scope& computing(const Scope& from, program::ExprId id) const;
    /// The run of a selection, and the scope it was run in; none if it was not run.
    struct Run { const Scope* scope = nullptr; const plan::Loop* loop = nullptr; const evaluate::LoopTrace* trace = nullptr; };
    [[nodiscard]] Run run_of(const Scope& from, program::ExprId selection) const;

private:
    std::deque<Scope> all_;
};

}  // namespace zhunze::explain
