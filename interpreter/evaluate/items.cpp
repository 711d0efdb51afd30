// SPDX-License-Identifier: Apache-2.0
#include "evaluate/items.hpp"

#include "base/check.hpp"

namespace zhunze::evaluate {

const Item& Lists::add_item(Item item) {
    item.id = static_cast<std::uint32_t>(items_.size());
    return items_.emplace_back(std::move(item));
}

Value Lists::add(std::vector<const Item*> items, CauseSet rest) {
    lists_.push_back({std::move(items), std::move(rest)});
    return Value::of_list(static_cast<std::int32_t>(lists_.size() - 1));
}

const Lists::List& Lists::at(const Value& list) const {
    const auto handle = static_cast<std::size_t>(list.member);
    ZHUNZE_CHECK(list.kind == ValueKind::list && handle < lists_.size());
    return lists_[handle];
}

CauseId ItemCauses::of_field(const Item& item, CauseId own) { return add(fields_, item, own, plans_.records[item.record.value].causes[own]); }

CauseId ItemCauses::of_expression(const Item& item, CauseId cause) {
    const plan::Cause& what = plan_.causes[cause];
    return what.kind == plan::Cause::Kind::undefined ? add(expressions_, item, cause, what) : cause;
}

CauseId ItemCauses::add(std::map<Key, CauseId>& known, const Item& item, CauseId id, const plan::Cause& cause) {
    const auto [place, fresh] = known.try_emplace(Key(item.id, id));
    if (fresh) {
        place->second = CauseId(static_cast<std::uint32_t>(plan_.causes.size() + causes_.size()));
        plan::Cause& made = causes_.emplace_back(cause);
        made.in = item.place;
    }
    return place->second;
}

}  // namespace zhunze::evaluate
