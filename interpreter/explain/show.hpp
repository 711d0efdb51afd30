// SPDX-License-Identifier: Apache-2.0
// Values made ready to be shown: decimals in a unit, rounded only here and always marked.
#pragma once

#include "explain/display.hpp"

namespace zhunze::explain {

/// Places after the point that are shown of a number, unless more are needed to tell it from zero or from its threshold.
inline constexpr int usual_places = 4;
inline constexpr int most_places = 12;

/// `value` is in base units. A number that would be shown as zero and is not gets more places, at last its fraction.
[[nodiscard]] Quantity quantity(const Rational& value, const program::Unit& unit, int places = usual_places);
/// `≥ 5000万元`, `< 20亩`, with the field or any other word in front and the ends in order: `5000万元 ≤ x < 6000万元`.
[[nodiscard]] Name range_text(const Name& subject, const std::optional<QuantityBound>& low, const std::optional<QuantityBound>& high);
/// In one language; with `exact`, the full value stands beside each end that is rounded.
[[nodiscard]] std::string range_text(const Name& subject, const std::optional<QuantityBound>& low, const std::optional<QuantityBound>& high,
                                     Language language, bool exact);

/// Fewest places at which two different numbers look different in `unit`.
[[nodiscard]] int places_to_tell_apart(const Rational& a, const Rational& b, const program::Unit& unit);

/// `wanted` if it names a unit; else the base units of the dimension: 元/平方米.
[[nodiscard]] program::Unit unit_to_show(const program::Program& program, const program::Type& type, const program::Unit& wanted);
/// The unit a field is shown in: its own.
[[nodiscard]] program::Unit unit_of(const program::Program& program, const program::Field& field);

/// How a number is put: for programs in `unit`, for people in its words.
struct Manner {
    program::Unit unit = {};
    int places = usual_places;
    std::optional<WordedUnit> words = std::nullopt;  ///< none: those that suit the number
};
[[nodiscard]] Shown show(const program::Program& program, const Value& value, const program::Type& type, const Manner& manner);
/// `3项`, `3 items`, `1 item`.
[[nodiscard]] Name item_count(std::size_t items);
/// A list that is known, by how many items it has.
void show_items(Shown& shown, std::size_t items);
/// The interval's ends in `unit`.
[[nodiscard]] std::optional<QuantityBound> show_bound(const program::Program& program, const std::optional<Bound>& bound, const program::Unit& unit);

}  // namespace zhunze::explain
