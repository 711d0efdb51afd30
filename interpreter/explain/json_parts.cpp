// SPDX-License-Identifier: Apache-2.0
#include "explain/json_parts.hpp"

#include "explain/names.hpp"

namespace zhunze::explain {

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json date_or_null(const std::optional<Date>& date) { return date ? Json(date->iso()) : Json(); }

Json json_quantity(const Quantity& quantity) {
    Json result = Json::object();
    result.set("value", quantity.decimal).set("unit", text_or_null(quantity.unit)).set("exact", quantity.exact);
    result.set("rounded", quantity.rounded);
    return result;
}

Json json_value(const Shown& value) {
    if (value.state != ValueState::known) return {};
    if (value.kind == ValueKind::truth) return value.truth == Truth::yes;
    if (value.kind == ValueKind::list) {
        Json result = Json::object();
        result.set("items", static_cast<std::int64_t>(value.items));
        return result;
    }
    return value.quantity ? json_quantity(*value.quantity) : Json(value.code);
}

Json json_item(const ItemPath& item) {
    Json result = Json::array();
    for (const std::uint32_t index : item) result.push(static_cast<std::int64_t>(index));
    return result;
}

Json json_parameters(const std::vector<Parameter>& parameters) {
    Json result = Json::object();
    for (const Parameter& one : parameters) {
        Json object = Json::object();
        object.set("value", json_value(one.value)).set("from", date_or_null(one.period.from));
        object.set("set", one.origin == ParameterOrigin::caller);
        result.set(one.name, std::move(object));
    }
    return result;
}

Json json_missing(const Missing& missing, Language language) {
    Json object = Json::object();
    object.set("kind", missing_kind(missing.kind)).set("name", missing.name);
    if (!missing.item.empty()) object.set("item", json_item(missing.item));
    object.set("label", missing.label.in(language));
    return object;
}

Json json_missing(const std::vector<Missing>& missing, Language language) {
    Json result = Json::array();
    for (const Missing& one : missing) result.push(json_missing(one, language));
    return result;
}

Json json_notices(const std::vector<Notice>& notices, Language language) {
    Json result = Json::array();
    for (const Notice& notice : notices) {
        Json object = Json::object();
        object.set("code", notice.code).set("place", notice.place).set("message", notice.message.in(language));
        result.push(std::move(object));
    }
    return result;
}

Json json_readings(const std::vector<Reading>& readings) {
    Json result = Json::object();
    for (const Reading& reading : readings) result.set(reading.name, text_or_null(reading.code));
    return result;
}

Json json_outcomes(program::OutcomeSet possible) {
    Json result = Json::array();
    for (const program::Outcome outcome : outcomes_in(possible)) result.push(program::outcome_name(outcome).en);
    return result;
}

}  // namespace zhunze::explain
