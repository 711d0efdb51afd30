// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "columns/compiler.hpp"

namespace zhunze::columns {
namespace {

Code truth_code(Op op, SlotIndex a = no_slot) {
    Code code;
    code.shape = Shape::truth;
    code.op = op;
    code.a = a;
    return code;
}

const Value* constant_of(const Compilation& c, SlotIndex slot, ValueKind kind) {
    const Code& code = c.code(slot);
    return code.shape == Shape::constant && code.constant.kind == kind ? &code.constant : nullptr;
}

}  // namespace

Code constant_truth(bool truth) {
    Code code;
    code.shape = Shape::constant;
    code.constant = Value::of(truth_of(truth));
    return code;
}

/// `and` ends on no, `or` on yes; the other constant changes nothing.
Code joined(const Compilation& c, Op op, std::span<const SlotIndex> arguments) {
    const Truth ends_on = op == Op::both ? Truth::no : Truth::yes;
    Code code = truth_code(op);
    for (const SlotIndex argument : arguments) {
        const Value* const constant = constant_of(c, argument, ValueKind::truth);
        if (constant && constant->truth == ends_on) return constant_truth(ends_on == Truth::yes);
        if (!constant && std::ranges::find(code.arguments, argument) == code.arguments.end()) code.arguments.push_back(argument);
    }
    return code.arguments.empty() ? constant_truth(op == Op::both) : code;
}

Code turned_round(Compilation& c, Code code) {
    if (code.shape == Shape::constant) return constant_truth(code.constant.truth != Truth::yes);
    if (code.shape != Shape::truth) return {};
    if (code.op == Op::both && code.arguments.size() == 1) return truth_code(Op::negation, code.arguments.front());
    return truth_code(Op::negation, c.add(std::move(code)));
}

Code within(Compilation& c, const program::Taxonomy& taxonomy, SlotIndex member, SlotIndex group) {
    const Value* const constant = constant_of(c, group, ValueKind::member);
    if (!constant || c.code(member).shape != Shape::number) return {};
    Code code = truth_code(Op::in_range, member);
    code.low = constant->member;
    code.high = taxonomy.members[static_cast<std::size_t>(constant->member)].last;
    return code;
}

Code among(Compilation& c, const program::Taxonomy* taxonomy, std::span<const SlotIndex> arguments) {
    const SlotIndex subject = arguments[0];
    if (c.code(subject).shape == Shape::text) {
        Code code = truth_code(Op::text_in, subject);
        for (const SlotIndex one : arguments.subspan(1)) {
            const Value* const text = constant_of(c, one, ValueKind::text);
            if (!text) return {};
            code.texts.push_back(text->text);
        }
        return code;
    }
    if (c.code(subject).shape != Shape::number) return {};
    Code code = truth_code(Op::in_set, subject);
    for (const SlotIndex one : arguments.subspan(1)) {
        const Value* const member = constant_of(c, one, ValueKind::member);
        if (!member) return {};
        const std::int32_t last = taxonomy ? taxonomy->members[static_cast<std::size_t>(member->member)].last : member->member;
        code.set.resize(std::max<std::size_t>(code.set.size(), static_cast<std::size_t>(last) / 64 + 1));
        for (std::int32_t i = member->member; i <= last; ++i) {
            code.set[static_cast<std::size_t>(i) / 64] |= std::uint64_t{1} << (static_cast<unsigned>(i) % 64);
        }
    }
    return code;
}

Code starts_with(const Compilation& c, SlotIndex text, SlotIndex start) {
    const Value* const constant = constant_of(c, start, ValueKind::text);
    if (!constant || c.code(text).shape != Shape::text) return {};
    Code code = truth_code(Op::text_starts, text);
    code.texts = {constant->text};
    return code;
}

}  // namespace zhunze::columns
