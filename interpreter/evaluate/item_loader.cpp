// SPDX-License-Identifier: Apache-2.0
#include "evaluate/item_loader.hpp"

#include <algorithm>
#include <iterator>

#include "evaluate/invariants.hpp"

namespace zhunze::evaluate {

void ItemLoader::load(const facts::Application& application, const std::vector<plan::Cause::Step>& place, Fields& fields) {
    for (const program::FieldId id : plans_.program->records[application.record].fields) {
        const program::Field& field = plans_.program->fields[id];
        Value& value = fields.values[field.index];
        if (value.kind != ValueKind::list || !value.known()) continue;
        const facts::Fact& fact = fact_of(application, field.index);
        std::vector<const Item*> items;
        for (const facts::Application& item : fact.items) {
            std::vector<plan::Cause::Step> here = place;
            here.push_back({id, static_cast<std::uint32_t>(items.size())});
            items.push_back(&load_item(item, std::move(here)));
        }
        // Only a list of the application itself is read from a file of its own, which may have more rows.
        const bool open = fact.may_lack_items && place.empty();
        value = lists_.add(std::move(items), open ? CauseSet(plans_.records[application.record.value].field_causes[field.index]) : CauseSet());
    }
}

/// Nested as deep as the input's own nesting at most, which is bounded.
const Item& ItemLoader::load_item(const facts::Application& application, std::vector<plan::Cause::Step> place) {
    Item item;
    item.record = application.record;
    item.place = std::move(place);
    item.fields = load_fields(*plans_.program, plans_.records[item.record.value], application);
    load(application, item.place, item.fields);
    settle(application, item);
    return lists_.add_item(std::move(item));
}

/// What the invariants themselves do not know goes no further: only the intervals that they leave do.
void ItemLoader::settle(const facts::Application& application, Item& item) {
    const plan::RecordPlan& plan = plans_.records[item.record.value];
    if (plan.invariants.empty()) return;
    ItemCauses passing(plans_, plan);
    Machine machine({*plans_.program, plan, readings_, as_of_, lists_, passing, work_left_}, std::move(item.fields));
    std::ranges::move(settle_invariants(*plans_.program, plan, application, machine), std::back_inserter(errors_));
    item.fields = machine.take_fields();
}

}  // namespace zhunze::evaluate
