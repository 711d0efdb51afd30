// SPDX-License-Identifier: Apache-2.0
// The parts of compile.hpp's work, one file each.
#pragma once

#include <optional>
#include <span>

#include "columns/compile.hpp"

namespace zhunze::columns {

/// What the parts share. Slots are compiled in the order of the plan, so that operands come first.
struct Compilation {
    const program::Program& program;
    const plan::RecordPlan& plan;
    const program::Readings& readings;
    std::optional<Date> as_of;
    ColumnProgram& out;

    /// Notes how deep the code is; what is too deep is unknown.
    void limit_depth(Code& code) const;
    /// Adds a slot beside the plan's.
    SlotIndex add(Code code);
    [[nodiscard]] const Code& code(SlotIndex slot) const { return out.slots[slot]; }
    [[nodiscard]] const program::Field& field(std::uint32_t index) const;
    [[nodiscard]] bool is_assumed(std::uint32_t field) const;
    /// How many members the values of a slot of an enum's, taxonomy's or question's type are of; 0 of other types.
    [[nodiscard]] std::int32_t member_count(const program::Type& type) const;
};

/// The first and the last day; where there is none, one before or after all days.
[[nodiscard]] Days days_of(const Period& period);

/// A constant number, day or member as a number; none of other kinds.
[[nodiscard]] std::optional<Rational> scalar_of(const Value& value);

// numbers.cpp: arithmetic; a code of shape unknown where columns cannot.
[[nodiscard]] Code sum(Compilation& compilation, SlotIndex a, SlotIndex b, int sign);
[[nodiscard]] Code product(Compilation& compilation, SlotIndex a, SlotIndex b);
[[nodiscard]] Code quotient(Compilation& compilation, SlotIndex a, SlotIndex b);
[[nodiscard]] Code negated(Compilation& compilation, SlotIndex a);
[[nodiscard]] Code absolute(Compilation& compilation, SlotIndex a);
[[nodiscard]] Code extreme(Compilation& compilation, std::span<const SlotIndex> arguments, Op op);
[[nodiscard]] Code rounded(Compilation& compilation, SlotIndex a, SlotIndex step, RoundingMode rounding);

// comparisons.cpp
[[nodiscard]] Code comparison(Compilation& compilation, Relation relation, SlotIndex a, SlotIndex b, bool undecided = false);
[[nodiscard]] Code equality(Compilation& compilation, SlotIndex a, SlotIndex b);

// truths.cpp
[[nodiscard]] Code joined(const Compilation& compilation, Op op, std::span<const SlotIndex> arguments);
[[nodiscard]] Code turned_round(Compilation& compilation, Code code);
[[nodiscard]] Code constant_truth(bool truth);
[[nodiscard]] Code among(Compilation& compilation, const program::Taxonomy* taxonomy, std::span<const SlotIndex> arguments);
[[nodiscard]] Code within(Compilation& compilation, const program::Taxonomy& taxonomy, SlotIndex member, SlotIndex group);
[[nodiscard]] Code starts_with(const Compilation& compilation, SlotIndex text, SlotIndex start);

// choices.cpp: values chosen by conditions, tables and dates
[[nodiscard]] Code choose(Compilation& compilation, const plan::Instruction& instruction, std::span<const SlotIndex> arguments);
[[nodiscard]] Code look_up(Compilation& compilation, const program::Table& table, std::span<const SlotIndex> arguments);
[[nodiscard]] Code parameter(Compilation& compilation, program::ParameterId id);

// rules.cpp
void add_rules(Compilation& compilation);
void add_invariants(Compilation& compilation);
// index.cpp
void arrange_rules(Compilation& compilation, std::size_t least_gain);
// order.cpp
void order_slots(Compilation& compilation);

}  // namespace zhunze::columns
