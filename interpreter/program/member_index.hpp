// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "program/program.hpp"

namespace zhunze::program {

/// The members of one enum, taxonomy or question by their words: finds what Program::find_member finds, without going through all
/// of them. Of a type without members it is empty.
class MemberIndex {
public:
    MemberIndex(const Program& program, const Type& type);
    /// -1 if there is none.
    [[nodiscard]] std::int32_t find(std::string_view word) const;

private:
    struct Hash : std::hash<std::string_view> { using is_transparent = void; };
    void add(const Taxonomy& taxonomy);

    std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>> members_;
};

}  // namespace zhunze::program
