// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "values/cause.hpp"
#include "values/date.hpp"
#include "values/interval.hpp"
#include "values/rational.hpp"
#include "values/truth.hpp"

namespace zhunze {

/// What a value is made of; quantities are numbers in base units (元, 平方米, …), their dimension stands in the type.
enum class ValueKind : unsigned char { truth, number, date, text, member, list };

enum class ValueState : unsigned char {
    known,
    unknown,   ///< not given or not decided; a number may still have an interval
    undefined  ///< no value exists (division by zero, no case, too large); never decided by an interval
};

/// One value on its way from a fact to a verdict. Unless known, it carries the causes that keep it from being so.
struct Value {
    ValueKind kind = ValueKind::truth;
    ValueState state = ValueState::unknown;
    Truth truth = Truth::unknown;     ///< kind truth
    std::int32_t member = -1;         ///< kind member: index in its enum, taxonomy or question; kind list: the evaluator's handle
    Date date;                        ///< kind date
    Rational number;                  ///< kind number
    std::string text;                 ///< kind text
    CauseSet causes;                  ///< unless known
    std::optional<Interval> interval; ///< state unknown, kind number: what is known of it all the same; kind list: of its size

    [[nodiscard]] bool known() const { return state == ValueState::known; }

    [[nodiscard]] static Value of(Truth value, CauseSet causes = {}) {
        Value v;
        v.state = value == Truth::unknown ? ValueState::unknown : ValueState::known;
        v.truth = value;
        v.causes = std::move(causes);
        return v;
    }
    [[nodiscard]] static Value of(Rational value) {
        Value v = blank(ValueKind::number, ValueState::known);
        v.number = std::move(value);
        return v;
    }
    [[nodiscard]] static Value of(Date value) {
        Value v = blank(ValueKind::date, ValueState::known);
        v.date = value;
        return v;
    }
    [[nodiscard]] static Value of_text(std::string value) {
        Value v = blank(ValueKind::text, ValueState::known);
        v.text = std::move(value);
        return v;
    }
    [[nodiscard]] static Value of_member(std::int32_t index) {
        Value v = blank(ValueKind::member, ValueState::known);
        v.member = index;
        return v;
    }
    [[nodiscard]] static Value of_list(std::int32_t handle) {
        Value v = blank(ValueKind::list, ValueState::known);
        v.member = handle;
        return v;
    }
    [[nodiscard]] static Value unknown(ValueKind kind, CauseSet causes, std::optional<Interval> interval = {}) {
        Value v = blank(kind, ValueState::unknown);
        v.causes = std::move(causes);
        v.interval = std::move(interval);
        return v;
    }
    [[nodiscard]] static Value undefined(ValueKind kind, CauseSet causes) {
        Value v = blank(kind, ValueState::undefined);
        v.causes = std::move(causes);
        return v;
    }
    friend bool operator==(const Value&, const Value&) = default;

private:
    static Value blank(ValueKind kind, ValueState state) {
        Value v;
        v.kind = kind;
        v.state = state;
        return v;
    }
};

}  // namespace zhunze
