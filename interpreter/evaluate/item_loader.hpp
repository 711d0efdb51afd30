// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "evaluate/items.hpp"

namespace zhunze::evaluate {

/// Makes the items of an application's lists, from the innermost outwards, and settles each by its own record's invariants.
class ItemLoader {
public:
    /// Everything passed by reference outlives the loader. `work_left` as in Run.
    ItemLoader(const plan::Plan& plans, const program::Readings& readings, const Value& as_of, Lists& lists, std::uint64_t& work_left)
        : plans_(plans), readings_(readings), as_of_(as_of), lists_(lists), work_left_(work_left) {}

    /// Puts the lists of an application, or of the item at `place`, among its fields.
    void load(const facts::Application& application, const std::vector<plan::Cause::Step>& place, Fields& fields);

    /// What is wrong with items.
    [[nodiscard]] std::vector<Diagnostic> take_errors() { return std::move(errors_); }

private:
    [[nodiscard]] const Item& load_item(const facts::Application& item, std::vector<plan::Cause::Step> place);
    void settle(const facts::Application& application, Item& item);

    const plan::Plan& plans_;
    const program::Readings& readings_;
    const Value& as_of_;
    Lists& lists_;
    std::uint64_t& work_left_;
    std::vector<Diagnostic> errors_;
};

}  // namespace zhunze::evaluate
