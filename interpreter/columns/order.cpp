// SPDX-License-Identifier: Apache-2.0
// Slots in the order in which they are asked for: those of rules that are looked at together stand together.
#include "columns/compiler.hpp"

namespace zhunze::columns {
namespace {

class Ordering {
public:
    explicit Ordering(Compilation& c) : c_(c), place_(c.out.slots.size(), no_slot) {}

    void run() {
        for (SlotIndex field = 0; field < c_.plan.field_count; ++field) place(field);
        for (std::vector<SlotIndex>* slots : {&c_.out.invariants, &c_.out.lenient_invariants, &c_.out.warnings}) {
            for (SlotIndex& slot : *slots) move(slot);
        }
        if (c_.out.as_of_slot != no_slot) move(c_.out.as_of_slot);
        moved_.resize(c_.out.rules.size(), false);
        move_rules(c_.out.root);
        std::vector<Code> ordered;
        for (const SlotIndex slot : order_) {
            Code& code = ordered.emplace_back(std::move(c_.out.slots[slot]));
            // What `given` names is a field, which keeps its place.
            for (SlotIndex* operand : {&code.a, &code.b, &code.divisors[0], &code.divisors[1]}) {
                if (*operand != no_slot) *operand = place_[*operand];
            }
            for (SlotIndex& argument : code.arguments) argument = place_[argument];
        }
        c_.out.slots = std::move(ordered);
    }

private:
    void place(SlotIndex slot) {
        place_[slot] = static_cast<SlotIndex>(order_.size());
        order_.push_back(slot);
    }

    /// Operands first. Codes are no deeper than compile.cpp allows.
    void visit(SlotIndex slot) {
        if (slot == no_slot || place_[slot] != no_slot) return;
        const Code& code = c_.code(slot);
        for (const SlotIndex operand : {code.a, code.b, code.divisors[0], code.divisors[1]}) visit(operand);
        for (const SlotIndex argument : code.arguments) visit(argument);
        place(slot);
    }

    void move(SlotIndex& slot) {
        if (slot == no_slot) return;
        visit(slot);
        slot = place_[slot];
    }

    void move_rules(const Node& node) {
        for (const std::uint32_t rule : node.rules) {
            if (moved_[rule]) continue;
            moved_[rule] = true;
            RuleCode& code = c_.out.rules[rule];
            for (SlotIndex* stage : {&code.in_force, &code.scope, &code.replaced, &code.trigger, &code.exempt, &code.overridden, &code.contested,
                                     &code.content}) {
                move(*stage);
            }
        }
        for (const Node& child : node.children) move_rules(child);
    }

    Compilation& c_;
    std::vector<SlotIndex> place_, order_;
    std::vector<bool> moved_;
};

}  // namespace

void order_slots(Compilation& compilation) { Ordering(compilation).run(); }

}  // namespace zhunze::columns
