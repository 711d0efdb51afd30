// SPDX-License-Identifier: Apache-2.0
#include "values/truth.hpp"

#include "unit/values/print.hpp"

namespace zhunze {

TEST_CASE("the tables of strong Kleene logic", "[truth]") {
    constexpr Truth no = Truth::no;
    constexpr Truth unknown = Truth::unknown;
    constexpr Truth yes = Truth::yes;
    struct Row {
        Truth a, b, both, either;
    };
    constexpr Row table[] = {
        {no, no, no, no},           {no, unknown, no, unknown},        {no, yes, no, yes},
        {unknown, no, no, unknown}, {unknown, unknown, unknown, unknown}, {unknown, yes, unknown, yes},
        {yes, no, no, yes},         {yes, unknown, unknown, yes},      {yes, yes, yes, yes},
    };
    for (const Row& row : table) {
        CAPTURE(row.a, row.b);
        CHECK(kleene_and(row.a, row.b) == row.both);
        CHECK(kleene_or(row.a, row.b) == row.either);
    }
    CHECK((!no) == yes);
    CHECK((!unknown) == unknown);
    CHECK((!yes) == no);
    CHECK(truth_of(true) == yes);
    CHECK(truth_of(false) == no);
}

}  // namespace zhunze
