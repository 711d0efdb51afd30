// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "unit/support/program_builder.hpp"

using namespace zhunze;
using program::Type;

TEST_CASE("a list is named by its items and has no members", "[program]") {
    program::Program program;
    program::Record record;
    record.name = {"项目", "Project"};
    const Type list = Type::list_of(program.records.add(std::move(record)));
    CHECK(program.type_name(list) == Name{"列表 项目", "list of Project"});
    CHECK(list.value_kind() == ValueKind::list);
    CHECK(program.find_member(list, "项目") == -1);
    CHECK(program.member_words(list).empty());
}

TEST_CASE("outcomes have their words", "[program]") {
    CHECK(program::outcome_of("从其特别规定") == program::Outcome::overridden);
    CHECK(program::outcome_of("overridden") == program::Outcome::overridden);
    CHECK(program::overall_of("冲突") == program::Overall::conflict);
}
