// SPDX-License-Identifier: Apache-2.0
// The lists of one application, and what is unknown within them.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <utility>
#include <vector>

#include "evaluate/fields.hpp"

namespace zhunze::evaluate {

/// One item of a list, settled by its own record's invariants.
struct Item {
    std::uint32_t id = 0;                  ///< in Lists
    program::RecordId record;
    std::vector<plan::Cause::Step> place;  ///< from the application inwards
    Fields fields;                         ///< what is unknown has the causes of the record's own plan

    [[nodiscard]] std::uint32_t index() const { return place.back().index; }
};

/// Owns the items of an application, and says what a value of kind list stands for.
class Lists {
public:
    [[nodiscard]] const Item& add_item(Item item);
    /// `rest`: why there may be any number of items more, of which nothing is known; empty if there are none.
    [[nodiscard]] Value add(std::vector<const Item*> items, CauseSet rest = {});
    [[nodiscard]] const std::vector<const Item*>& of(const Value& list) const { return at(list).items; }
    [[nodiscard]] const CauseSet& rest_of(const Value& list) const { return at(list).rest; }
    /// Forgets the list that was added last.
    void drop_last() { lists_.pop_back(); }

private:
    struct List {
        std::vector<const Item*> items;
        CauseSet rest;
    };
    [[nodiscard]] const List& at(const Value& list) const;

    std::deque<Item> items_;  ///< they never move
    std::deque<List> lists_;
};

/// Gives what is unknown within items its causes: their ids follow those of the application's plan, in the order of first use.
class ItemCauses {
public:
    ItemCauses(const plan::Plan& plans, const plan::RecordPlan& plan) : plans_(plans), plan_(plan) {}

    /// Of a field of the item; `own` stands in the plan of the item's record.
    [[nodiscard]] CauseId of_field(const Item& item, CauseId own);
    /// Of an expression that has no value for the item; `cause` stands in the application's plan. One that is the same for
    /// every item, such as a reading, stays what it is.
    [[nodiscard]] CauseId of_expression(const Item& item, CauseId cause);

    [[nodiscard]] std::vector<plan::Cause> take() { return std::move(causes_); }

private:
    using Key = std::pair<std::uint32_t, CauseId>;  ///< which item, what

    CauseId add(std::map<Key, CauseId>& known, const Item& item, CauseId id, const plan::Cause& cause);

    const plan::Plan& plans_;
    const plan::RecordPlan& plan_;
    std::map<Key, CauseId> fields_, expressions_;
    std::vector<plan::Cause> causes_;
};

}  // namespace zhunze::evaluate
