// SPDX-License-Identifier: Apache-2.0
#include "program/member_index.hpp"

namespace zhunze::program {

MemberIndex::MemberIndex(const Program& program, const Type& type) {
    if (type.kind == Type::Kind::taxonomy) add(program.taxonomies[type.taxonomy]);
    if (type.kind != Type::Kind::enumeration && type.kind != Type::Kind::question) return;
    std::int32_t index = 0;
    for (const auto& words : program.words_of_members(type)) {
        for (const std::string& word : words) members_.emplace(word, index);
        ++index;
    }
}

/// Codes before names; of members with one name the last that is still valid, else the first.
void MemberIndex::add(const Taxonomy& taxonomy) {
    std::unordered_map<std::string, std::int32_t> names;
    std::int32_t index = 0;
    for (const Member& member : taxonomy.members) {
        if (!member.code.empty()) members_.emplace(member.code, index);
        for (const std::string& word : {member.name.zh, member.name.en}) {
            if (word.empty()) continue;
            const auto [place, fresh] = names.emplace(word, index);
            if (!fresh && !member.validity.to) place->second = index;
        }
        ++index;
    }
    members_.insert(names.begin(), names.end());
}

std::int32_t MemberIndex::find(std::string_view word) const {
    const auto found = members_.find(word);
    return found == members_.end() ? -1 : found->second;
}

}  // namespace zhunze::program
