// SPDX-License-Identifier: Apache-2.0
#include "program/member_index.hpp"

#include "catch.hpp"
#include "unit/support/program_builder.hpp"

using namespace zhunze;
using program::Type;

namespace {

program::Member member(std::string code, Name name, Period validity = {}) {
    program::Member made;
    made.code = std::move(code);
    made.name = std::move(name);
    made.validity = validity;
    return made;
}

/// What both ways find for each word.
std::vector<std::int32_t> found(const program::Program& program, const Type& type, const std::vector<std::string>& words) {
    const program::MemberIndex index(program, type);
    std::vector<std::int32_t> members;
    for (const std::string& word : words) {
        INFO(word);
        CHECK(index.find(word) == program.find_member(type, word));
        members.push_back(index.find(word));
    }
    return members;
}

}  // namespace

TEST_CASE("the members of an enum are found by every word", "[program]") {
    program::Program program;
    program::Enumeration level;
    level.members = {{"市级", "city"}, {"省级", "province"}, {"省级以上", ""}};
    const Type plain = Type::of(program.enums.add(level));
    CHECK(found(program, plain, {"市级", "city", "province", "省级以上", "省", ""}) == std::vector<std::int32_t>{0, 0, 1, 2, -1, -1});
    level.words = {{"市级", "city", "municipal"}, {"province", "省级"}, {"省级以上", "city"}};
    const Type with_words = Type::of(program.enums.add(level));
    CHECK(found(program, with_words, {"municipal", "city", "省级", "省级以上"}) == std::vector<std::int32_t>{0, 0, 1, 2});
}

TEST_CASE("of a taxonomy a code goes before a name, and of equal names the last that is still valid", "[program]") {
    program::Program program;
    program::Taxonomy taxonomy;
    const Period over{std::nullopt, Date::parse("2015-12-31")};
    taxonomy.members = {member("01", {"食品", "food"}), member("02", {"01", ""}), member("03", {"旧名", ""}, over),
                        member("04", {"旧名", "old"}), member("05", {"旧名", "old"}, over), member("06", {"终止", ""}, over),
                        member("07", {"终止", ""}, over), member("03", {"同码", "same"})};
    const Type type = Type::of(program.taxonomies.add(taxonomy));
    CHECK(found(program, type, {"01", "食品", "旧名", "old", "终止", "03", "same", "", "08"}) ==
          std::vector<std::int32_t>{0, 0, 3, 3, 5, 2, 7, -1, -1});
}

TEST_CASE("a type without members has an empty index", "[program]") {
    CHECK(program::MemberIndex(program::Program(), Type::of(Type::Kind::text)).find("甲") == -1);
}
