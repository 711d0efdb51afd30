// SPDX-License-Identifier: Apache-2.0
// What the laws of the operators ask of their operands.
#pragma once

#include <span>
#include <utility>

#include "values/value.hpp"

namespace zhunze {

using Operands = std::span<const Value* const>;

[[nodiscard]] inline bool all_known(Operands operands) {
    for (const Value* operand : operands) {
        if (!operand->known()) return false;
    }
    return true;
}

[[nodiscard]] inline bool any_undefined(Operands operands) {
    for (const Value* operand : operands) {
        if (operand->state == ValueState::undefined) return true;
    }
    return false;
}

/// What keeps a result from being known: the undefined operands alone if there are any, for no fact about the others mends them.
[[nodiscard]] inline CauseSet causes_of(Operands operands) {
    const bool undefined = any_undefined(operands);
    CauseSet causes;
    for (const Value* operand : operands) {
        if (!undefined || operand->state == ValueState::undefined) causes.add(operand->causes);
    }
    return causes;
}

[[nodiscard]] inline Value verdict(Truth truth, Operands operands) {
    return Value::of(truth, truth == Truth::unknown ? causes_of(operands) : CauseSet());
}

/// The result of a strict operator of whose operands not all are known.
[[nodiscard]] inline Value not_known(ValueKind kind, Operands operands) {
    if (any_undefined(operands)) return Value::undefined(kind, causes_of(operands));
    return Value::unknown(kind, causes_of(operands));
}

}  // namespace zhunze
