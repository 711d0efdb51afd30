// SPDX-License-Identifier: Apache-2.0
#include "evaluate/loops.hpp"

#include "evaluate/groups.hpp"

namespace zhunze::evaluate {
namespace {

/// The slots of a frame, used again for each item or group: what is copied in from around it stays the same.
class FrameSlots {
public:
    FrameSlots(const plan::Frame& frame, const std::vector<Value>& outer) : slots_(frame.slot_count) {
        for (const plan::Frame::Import& import : frame.imports) slots_[import.here.value] = outer[import.outer.value];
    }
    [[nodiscard]] std::vector<Value>& all() { return slots_; }
    [[nodiscard]] const Value& at(plan::SlotId slot) const { return slots_[slot.value]; }
    void set(std::uint32_t slot, Value value) { slots_[slot] = std::move(value); }

private:
    std::vector<Value> slots_;
};

class LoopRun {
public:
    LoopRun(Run& run, const LoopSite& site, LoopTrace* trace)
        : run_(run), site_(site), loop_(site.loop), kind_(run.program.exprs[loop_.expr].type.value_kind()), trace_(trace) {}

    Value over(const Value& list) {
        if (!list.known()) return select_of_unknown(loop_.op, kind_, list.causes, list.interval);
        if (!has_work_left(list)) return Value::undefined(kind_, CauseSet(loop_.undefined));
        if (loop_.by) return grouped(list);
        const CauseSet& rest = run_.lists.rest_of(list);
        if (!rest.empty()) return select_with_rest(loop_.op, kind_, counted_items(list), loop_.undefined, rest);
        return select(loop_.op, kind_, counted_items(list), loop_.undefined);
    }

private:
    [[nodiscard]] bool has_work_left(const Value& list) const {
        const std::uint64_t work = run_.lists.of(list).size();
        const bool enough = work <= run_.work_left;
        run_.work_left = enough ? run_.work_left - work : 0;
        return enough;
    }

    /// Runs each item's frame; `take` is given the item and its slots.
    template <class Take>
    void for_each(const Value& list, Take take) {
        FrameSlots slots(loop_.item, site_.outer);
        for (const Item* item : run_.lists.of(list)) {
            load_fields(*item, slots);
            std::vector<LoopTrace> inner;
            Processor(run_, Code(loop_.item), slots.all(), item->fields.traces, item, inner).run_all();
            Value where = loop_.where ? slots.at(loop_.where) : Value::of(Truth::yes);
            record(*item, where, slots, inner);
            take(item, std::move(where), slots);
        }
    }

    void load_fields(const Item& item, FrameSlots& slots) const {
        for (const std::uint32_t field : loop_.item.fields) {
            Value value = item.fields.values[field];
            if (!value.known()) value.causes = CauseSet(run_.causes.of_field(item, value.causes.ids().front()));
            slots.set(field, std::move(value));
        }
    }

    std::vector<Counted> counted_items(const Value& list) {
        std::vector<Counted> items;
        for_each(list, [&](const Item*, Value where, const FrameSlots& slots) {
            items.push_back({std::move(where), loop_.body ? std::optional(slots.at(loop_.body)) : std::nullopt});
        });
        return items;
    }

    Value grouped(const Value& list) {
        std::vector<Keyed> keyed;
        for_each(list, [&](const Item* item, Value where, const FrameSlots& slots) {
            keyed.push_back({item, std::move(where), slots.at(loop_.by)});
        });
        Grouping grouping = group_items(keyed);
        const CauseSet& rest = run_.lists.rest_of(list);
        if (!rest.empty()) grouping.certain = false;
        grouping.doubts.add(rest);
        if (!grouping.certain) return select_of_unknown(loop_.op, kind_, grouping.doubts, std::nullopt);
        return select(loop_.op, kind_, counted_groups(grouping.groups), loop_.undefined);
    }

    std::vector<Counted> counted_groups(const std::vector<Group>& groups) {
        std::vector<Counted> counted;
        FrameSlots slots(loop_.group, site_.outer);
        static const std::vector<FieldTrace> no_fields;
        for (const Group& group : groups) {
            slots.set(0, run_.lists.add(group.items));
            slots.set(1, group.key);
            std::vector<LoopTrace> inner;
            Processor(run_, Code(loop_.group), slots.all(), no_fields, site_.item, inner).run_all();
            run_.lists.drop_last();
            counted.push_back({Value::of(Truth::yes), loop_.body ? std::optional(slots.at(loop_.body)) : std::nullopt});
            record(group, slots, inner);
        }
        return counted;
    }

    /// Whether so many values more may be kept; if so, they are reckoned with.
    bool takes(const std::vector<Value>& slots) {
        if (run_.record_left < slots.size()) return false;
        run_.record_left -= slots.size();
        return true;
    }

    void record(const Item& item, const Value& where, FrameSlots& slots, std::vector<LoopTrace>& inner) {
        if (trace_ == nullptr) return;
        ++trace_->run;
        if (where.truth == Truth::yes) ++trace_->counted;
        if (where.truth == Truth::unknown) ++trace_->open;
        if (takes(slots.all())) trace_->items.push_back({{item.index()}, where, slots.all(), item.fields.traces, std::move(inner)});
    }

    void record(const Group& group, FrameSlots& slots, std::vector<LoopTrace>& inner) {
        if (trace_ == nullptr) return;
        ++trace_->group_count;
        if (takes(slots.all())) trace_->groups.push_back({indexes_of(group), Value::of(Truth::yes), slots.all(), {}, std::move(inner)});
    }

    static std::vector<std::uint32_t> indexes_of(const Group& group) {
        std::vector<std::uint32_t> indexes;
        for (const Item* item : group.items) indexes.push_back(item->index());
        return indexes;
    }

    Run& run_;
    const LoopSite& site_;
    const plan::Loop& loop_;
    ValueKind kind_;
    LoopTrace* trace_;
};

}  // namespace

Value run_loop(Run& run, const LoopSite& site, const Value& list, LoopTrace* trace) { return LoopRun(run, site, trace).over(list); }

}  // namespace zhunze::evaluate
