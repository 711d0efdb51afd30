// SPDX-License-Identifier: Apache-2.0
#include "facts/xlsx_units.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"
#include "facts/quantity.hpp"
#include "values/scan.hpp"

namespace zhunze::facts {
namespace {

constexpr std::string_view word = "单位";

/// Takes the first of a list `万元、亩`.
std::string_view take_one(std::string_view& list) {
    static constexpr std::array<std::string_view, 6> separators{"、", ",", ";", " ", "\t", ")"};
    std::size_t end = list.size();
    std::size_t next = list.size();
    for (const std::string_view separator : separators) {
        const std::size_t at = list.find(separator);
        if (at >= end) continue;
        end = at;
        next = at + separator.size();
    }
    const std::string_view one = trim(list.substr(0, end));
    list = trim(list.substr(next));
    return one;
}

std::string_view without_currency(std::string_view unit) {
    constexpr std::string_view currency = "人民币";
    (void)take(unit, currency);
    if (unit.ends_with(currency)) unit.remove_suffix(currency.size());
    return trim(unit);
}

/// Whether the word stands alone or after what is measured, so that what follows it has to be units.
bool names_units(std::string_view before) {
    const std::string_view end = trim(before);
    if (end.empty() || end.ends_with('(') || end.ends_with('[')) return true;
    return std::ranges::any_of(std::array<std::string_view, 4>{"金额", "计量", "货币", "数量"},
                               [&](std::string_view measured) { return end.ends_with(measured); });
}

}  // namespace

bool UnitNotes::add(std::string_view text) {
    const std::string folded = fold_width(trim(text));
    for (std::size_t at = folded.find(word); at != std::string::npos; at = folded.find(word, at + 1)) {
        std::string_view rest = trim(std::string_view(folded).substr(at + word.size()));
        if (!take(rest, ":")) continue;
        if (!add_units(trim(rest), names_units(std::string_view(folded).substr(0, at)))) return false;
    }
    return true;
}

/// Takes units up to the first word that is none; what follows them may be another note, such as `日期:2020-06-08`.
bool UnitNotes::add_units(std::string_view list, bool sure) {
    bool any = false;
    bool agreed = true;
    while (!list.empty()) {
        const std::string_view one = without_currency(take_one(list));
        if (one.empty()) continue;
        const auto unit = input_unit(program_, one);
        if (!unit) return agreed && (any ? one.find(':') != std::string_view::npos : !sure);
        any = true;
        const auto other = std::ranges::find(units_, unit->dimension, &program::Unit::dimension);
        if (other == units_.end()) {
            units_.push_back(*unit);
        } else if (other->factor != unit->factor) {
            contradicted_.push_back(unit->dimension);
            agreed = false;
        }
    }
    return agreed;
}

std::optional<program::Unit> UnitNotes::unit_for(const Dimension& dimension) const {
    if (std::ranges::find(contradicted_, dimension) != contradicted_.end()) return std::nullopt;
    const auto unit = std::ranges::find(units_, dimension, &program::Unit::dimension);
    return unit == units_.end() ? std::nullopt : std::optional(*unit);
}

}  // namespace zhunze::facts
