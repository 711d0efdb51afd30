// SPDX-License-Identifier: Apache-2.0
#include "values/codes.hpp"

#include <string>
#include <vector>

#include "catch.hpp"

using namespace zhunze;

TEST_CASE("a unified social credit code ends in its check character", "[codes]") {
    const std::string good = "91350100M000100Y43";
    CHECK(valid_uscc(good));
    const std::string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    SECTION("any single character put in the place of another is noticed") {
        for (std::size_t i = 0; i < good.size(); ++i) {
            for (const char other : alphabet) {
                std::string changed = good;
                changed[i] = other;
                CHECK(valid_uscc(changed) == (changed == good));
            }
        }
    }
    SECTION("and so are two neighbours that change places, unless they are alike") {
        for (std::size_t i = 0; i + 1 < good.size(); ++i) {
            std::string changed = good;
            std::swap(changed[i], changed[i + 1]);
            CHECK(valid_uscc(changed) == (changed == good));
        }
    }
    SECTION("what has another form is none") {
        for (const char* text : {"", "91350100M000100Y4", "91350100M000100Y433", "91350100m000100Y43", "91350100I000100Y43", "9135 100M000100Y43",
                                 "９1350100M000100Y43"}) {
            CHECK(!valid_uscc(text));
        }
    }
    SECTION("a remainder of nothing is the check character 0") { CHECK(valid_uscc("000000000000000000")); }
}

TEST_CASE("a project code has the parts of the standard in its order", "[codes]") {
    struct Row {
        const char* text;
        bool valid;
    };
    const std::vector<Row> rows{
        {"2020-360703-35-03-012345", true},  {"2108-360703-04-01-123456", true},   {"2020-360703-35-03-01234", false},
        {"2020-360703-35-03-0123456", false}, {"2020360703350301234500000", false}, {"2020-36070A-35-03-012345", false},
        {"2020/360703/35/03/012345", false},  {"", false},                          {" 2020-360703-35-03-012345", false},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(valid_project_code(row.text) == row.valid);
    }
}
