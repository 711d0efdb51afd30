// SPDX-License-Identifier: Apache-2.0
#include "check/taxonomy_data.hpp"

#include "catch.hpp"

using namespace zhunze;
using check::DataProblem;

namespace {

std::vector<program::Member> read_whole(std::string_view csv) {
    std::vector<DataProblem> problems;
    auto members = check::read_taxonomy(csv, problems);
    REQUIRE(problems.empty());
    return members;
}

/// `line text` of the first problem.
std::string first_problem(std::string_view csv) {
    std::vector<DataProblem> problems;
    CHECK(check::read_taxonomy(csv, problems).empty());
    return problems.empty() ? "none" : std::to_string(problems.front().line) + " " + problems.front().text.en;
}

}  // namespace

TEST_CASE("members come in depth-first order, whatever the file's", "[taxonomy]") {
    const auto members = read_whole(
        "code,name,name_en,parent\n"
        "22,丁,d,2\n"
        "1,甲,a,\n"
        "2,乙,b,\n"
        "21,丙,c,2\n");
    REQUIRE(members.size() == 4);
    CHECK(members[0].code == "1");
    CHECK(members[0].last == 0);
    CHECK(members[1].code == "2");
    CHECK(members[1].last == 3);
    CHECK(members[2].code == "22");
    CHECK(members[2].parent == 1);
    CHECK(members[3].code == "21");
    CHECK(members[3].name.zh == "丙");
    CHECK(members[3].name.en == "c");
}

TEST_CASE("a code that ended knows when, and what came after", "[taxonomy]") {
    const auto members = read_whole(
        "code,name,name_en,parent,valid_from,valid_to,successor\n"
        "360782,南康市,nankang_city,,,2013-12-31,360703\n"
        "360703,南康区,nankang,,2013-01-01,,\n");
    REQUIRE(members[0].validity.to.has_value());
    CHECK(members[0].validity.to->iso() == "2013-12-31");
    CHECK(members[0].successor == 1);
    CHECK(members[1].successor == -1);
    CHECK_FALSE(members[1].validity.to.has_value());
}

TEST_CASE("what is wrong in a file is said with its line", "[taxonomy]") {
    CHECK(first_problem("code,name\n") == "1 there are no codes");
    CHECK(first_problem("code\n1\n") == "1 column `name` is missing");
    CHECK(first_problem("code,name,colour\n1,a,red\n") == "1 there is no column `colour`");
    CHECK(first_problem("code,name\n1,a\n1,b\n") == "3 code `1` is repeated");
    CHECK(first_problem("code,name\n1,a,x\n") == "2 the number of cells differs from the header");
    CHECK(first_problem("code,name\n,a\n2,b\n") == "2 the code is empty");
    CHECK(first_problem("code,name,parent\n1,a,9\n") == "2 there is no parent code `9`");
    CHECK(first_problem("code,name,parent\n1,a,1\n") == "2 the parents go round in a circle");
    CHECK(first_problem("code,name,parent\n1,a,2\n2,b,1\n3,c,\n") == "2 the parents go round in a circle");
    CHECK(first_problem("code,name,valid_to\n1,a,2020-02-30\n") == "2 `2020-02-30` is not a date");
    CHECK(first_problem("code,name,successor\n1,a,9\n") == "2 there is no other code `9` to succeed it");
    CHECK(first_problem("code,name,successor\n1,a,1\n") == "2 there is no other code `1` to succeed it");
    CHECK(first_problem("code,name\n1,\"a\n") == "2 a quote is not closed");
}

TEST_CASE("a chain of parents as deep as the file is long", "[taxonomy]") {
    std::string csv = "code,name,parent\n0,n,\n";
    for (int i = 1; i < 50'000; ++i) csv += std::to_string(i) + ",n," + std::to_string(i - 1) + "\n";
    const auto members = read_whole(csv);
    CHECK(members.size() == 50'000);
    CHECK(members.front().last == 49'999);
}
