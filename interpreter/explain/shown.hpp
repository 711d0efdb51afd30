// SPDX-License-Identifier: Apache-2.0
// Values ready to be shown, in both languages.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/language.hpp"
#include "values/value.hpp"

namespace zhunze::explain {

/// A number ready to be shown. Comparisons never look at it: they were made with the full value.
struct Quantity {
    std::string decimal;   ///< in `unit`; rounded half-even where `rounded`
    std::string exact;     ///< the full value in `unit`: `n` or `n/d`
    std::string unit;      ///< empty for a bare number
    bool rounded = false;
};

/// A number in the words of both languages: `5亿元` and `500 million yuan`.
struct NumberText {
    Name text;             ///< rounded where `rounded`, without a mark
    bool rounded = false;
    Name exact;            ///< the full value, `4000000/16667 万元/亩`; empty unless rounded
    /// `≈239.9952万元/亩` where it is rounded.
    [[nodiscard]] Name marked() const { return rounded ? Name{"≈" + text.zh, "≈" + text.en} : text; }
};

/// One end of what is known of a number that is not given.
struct QuantityBound {
    Quantity value;
    bool open = false;
    NumberText number;
};

/// A value ready to be shown: `text` and `number` for people, the rest for programs.
struct Shown {
    ValueKind kind = ValueKind::truth;
    ValueState state = ValueState::unknown;
    Truth truth = Truth::unknown;          ///< kind truth
    Name text;                             ///< `6000万元`, `≈239.9952万元/亩`, 新上 / new, 未知 / unknown
    std::optional<NumberText> number;      ///< kind number, known
    std::optional<Quantity> quantity;      ///< kind number, known
    std::optional<QuantityBound> low;      ///< kind number, unknown: its interval
    std::optional<QuantityBound> high;
    std::string code;                      ///< dates, texts, members, known: 2020-04-13, new, 360703
    std::size_t items = 0;                 ///< kind list, known: how many
};

}  // namespace zhunze::explain
