// SPDX-License-Identifier: Apache-2.0
// Kleene logic of truths with their causes, for what is no instruction.
#pragma once

#include "values/operations.hpp"

namespace zhunze::evaluate {

[[nodiscard]] inline Value both(const Value& a, const Value& b) {
    const Value* const operands[] = {&a, &b};
    return apply(Operator::both, operands, {});
}
[[nodiscard]] inline Value either(const Value& a, const Value& b) {
    const Value* const operands[] = {&a, &b};
    return apply(Operator::either, operands, {});
}
[[nodiscard]] inline Value denied(const Value& a) { return Value::of(!a.truth, a.causes); }

}  // namespace zhunze::evaluate
