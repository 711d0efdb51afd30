// SPDX-License-Identifier: Apache-2.0
// A record's plan as code over columns: what each slot is made of once the readings are settled. What the columns cannot tell for
// sure is unknown here, and a row whose decision hangs on something unknown is left to evaluate::evaluate; so there is one
// semantics, and this is a shortcut to it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "columns/table_index.hpp"
#include "facts/columns.hpp"
#include "plan/plan.hpp"

namespace zhunze::columns {

using SlotIndex = std::uint32_t;
inline constexpr SlotIndex no_slot = 0xFFFFFFFF;

/// What a slot holds.
enum class Shape : unsigned char {
    unknown,   ///< nothing that columns know of
    constant,  ///< `Code::constant`, the same in every row
    truth,
    number,    ///< whole numbers in steps of `Code::step`; days and members in steps of one
    ratio,     ///< slot `a` / slot `b` × `step`: only compared
    text
};

enum class Op : unsigned char {
    unknown,
    // truths
    truth_field,
    given,               ///< whether the field `a` is given
    both, either,        ///< of `arguments`
    negation,
    same_truth,          ///< a is b; both truths
    compare,             ///< a × m `relation` b × n
    in_range,            ///< low <= a <= high
    in_set,              ///< member `a` is in `set`
    text_in,             ///< text `a` is one of `texts`
    text_starts,         ///< text `a` starts with texts[0]
    valid_member,        ///< member `a` is valid on the day `b`
    choose_truth,        ///< as `choose`
    // numbers
    number_field,
    sum,                 ///< a × m + b × n + low; without b, a × m + low
    product,             ///< a × b
    smaller, larger,     ///< of a × m and b × n; without b, of a × m and low
    absolute,
    rounded,             ///< a × m / n to a whole number, by `rounding`; with b, a × m / (b × n)
    year, month,         ///< of the day a
    choose,              ///< arguments: value, condition, …, as plan::OpCode::cases
    piecewise,           ///< by the day: `pieces`
    looked_up,           ///< by `table`, arguments its columns
    // texts
    text_field
};

enum class Relation : unsigned char { less, less_or_equal, greater, greater_or_equal, equal };

/// From the first to the last, both in, as days since 1970-01-01.
struct Days {
    std::int64_t from, to;
};
struct Piece {
    Days days;
    std::int64_t number;
};

/// What one slot is made of.
struct Code {
    Shape shape = Shape::unknown;
    Op op = Op::unknown;
    Relation relation = Relation::less;
    RoundingMode rounding = RoundingMode::half_even;
    bool undecided = false;      ///< compare: unknown where both sides are equal; in_range: where a is m
    bool in_order = false, has_otherwise = false;  ///< choose
    std::uint16_t depth = 0;     ///< of the longest way down to a field
    Rational step = 1;
    SlotIndex a = no_slot, b = no_slot;
    std::array<SlotIndex, 2> divisors{no_slot, no_slot};  ///< compare, rounded: known only where these are above zero
    std::int64_t m = 1, n = 1;
    std::int64_t low = 0, high = 0;
    std::vector<SlotIndex> arguments;
    std::vector<std::int64_t> multipliers;      ///< choose, looked_up: of each argument's number; of a constant, its number
    std::vector<std::uint64_t> set;
    std::vector<std::string> texts;
    std::vector<Piece> pieces;
    std::vector<Days> validity;                 ///< valid_member: by member
    std::shared_ptr<const TableIndex> table;
    Value constant;
};

/// What a run looks at of every slot, in one cache line; `Code` has the rest.
struct alignas(64) Step {
    Shape shape = Shape::unknown;
    Op op = Op::unknown;
    Relation relation = Relation::less;
    bool undecided = false;
    std::uint32_t argument_count = 0;
    SlotIndex a = no_slot, b = no_slot;
    std::array<SlotIndex, 2> divisors{no_slot, no_slot};
    const SlotIndex* arguments = nullptr;
    std::int64_t m = 1, n = 1, low = 0, high = 0;
};
static_assert(sizeof(Step) == 64);

/// A version of a rule: the slots of its stages. None: the stage is passed by all.
struct RuleCode {
    std::uint32_t planned = 0;       ///< index into plan::RecordPlan::rules
    SlotIndex in_force = no_slot, scope = no_slot, trigger = no_slot;
    SlotIndex replaced = no_slot;    ///< an exception that changes its content holds
    SlotIndex exempt = no_slot;      ///< an exception that exempts holds
    SlotIndex overridden = no_slot;  ///< a rule that goes before it decides
    SlotIndex contested = no_slot;   ///< a rule decides of which only the authority can say whether it goes before it
    SlotIndex content = no_slot;     ///< none: a grant
    bool forbids = false;
    program::Outcome last = program::Outcome::violated;  ///< where no stage ends it
    std::uint32_t binds = no_slot;   ///< which of the sets of rows where a rule binds is this one's; none unless an opposite asks
};

/// The rules of a program that can matter to a row, found by the member of one field: rules that hold only for some of its members
/// stand with these, the others with all.
struct Node {
    std::vector<std::uint32_t> rules;       ///< indexes into `rules`, in order
    std::uint32_t field = no_slot;          ///< the field that tells the rows apart; none: no children
    std::vector<Node> children;
    std::vector<std::int32_t> child_of;     ///< by member: index into `children`, -1: none
    std::vector<std::uint32_t> fields;      ///< that this node's code or its children's reads, by index in the record
};

/// All that is needed to decide many applications of one record.
struct ColumnProgram {
    const plan::RecordPlan* plan = nullptr;
    facts::ColumnLayout layout;
    std::vector<Code> slots;
    std::vector<Step> steps;                     ///< by slot
    std::vector<RuleCode> rules;                 ///< first as in the plan; then such as the index has made simpler for some of its nodes
    Node root;
    std::vector<SlotIndex> invariants;           ///< rows where one of them is not true are left
    std::vector<SlotIndex> lenient_invariants;   ///< rows where one of them is false are left
    std::vector<std::uint32_t> must_be_given;    ///< fields that invariants bound by other facts: rows without them are left
    std::vector<SlotIndex> warnings;             ///< rows where one of them is not true may have to be warned of: they are left
    /// RuleCode::binds of what plan::Opposition says, side by side.
    std::vector<std::vector<std::vector<std::uint32_t>>> opposites;
    std::uint32_t binding_count = 0;
    std::vector<std::pair<std::uint32_t, std::int64_t>> assumed;  ///< field, number
    std::uint32_t as_of_field = no_slot;         ///< index in the record; none: `as_of` for all rows
    std::optional<std::int64_t> as_of;
    SlotIndex as_of_slot = no_slot;              ///< of the day; none: not known of any row
    bool needs_day = false;                      ///< some period does not hold every day: rows without the day are left
};

}  // namespace zhunze::columns
