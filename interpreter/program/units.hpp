// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "program/program.hpp"

namespace zhunze::program {

/// A scale word (十 百 千 万 十万 百万 千万 亿 万亿 k million billion) and what it stands for.
struct Scale {
    std::string_view word;
    std::int64_t factor;
};
[[nodiscard]] const std::vector<Scale>& scales();
/// The factor of a scale word alone: 万 → 10000.
[[nodiscard]] std::optional<Rational> scale_of(std::string_view word);

/// The unit of a Number written as a percentage; for people, programs get bare numbers.
[[nodiscard]] Unit percent();

/// One unit name, or a scale word glued before one (`万元`, `亿元`, `万平方米`); exact names win. Names of all modules count.
[[nodiscard]] std::optional<Unit> find_unit(const Program& program, std::string_view word);

/// Finds what `find_unit` finds without going through all units. They may be added to in between.
class UnitIndex {
public:
    [[nodiscard]] std::optional<Unit> find(const Program& program, std::string_view word);

private:
    std::unordered_map<std::string, UnitId> units_;  ///< by every spelling
    std::size_t seen_ = 0;                           ///< how many units are in it
};

/// `万元/亩`, `元/千瓦时`: names separated by `/` (divides) and `·` or `*` (multiplies); blanks around them do not matter.
[[nodiscard]] std::optional<Unit> parse_unit(const Program& program, std::string_view text);

}  // namespace zhunze::program
