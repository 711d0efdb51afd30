// SPDX-License-Identifier: Apache-2.0
#include "values/cause.hpp"

#include <algorithm>
#include <vector>

#include "catch.hpp"

namespace zhunze {
namespace {

CauseSet set_of(const std::vector<std::uint32_t>& ids) {
    CauseSet causes;
    for (const auto id : ids) causes.add(CauseId(id));
    return causes;
}

}  // namespace

TEST_CASE("a cause set forgets order and repetition", "[cause]") {
    std::vector<std::uint32_t> order{1, 3, 5, 9};
    do {
        CHECK(set_of(order) == set_of({1, 3, 5, 9}));
    } while (std::next_permutation(order.begin(), order.end()));
    CHECK(set_of({5, 5, 1, 5}) == set_of({1, 5}));
    CHECK(set_of({7}) == CauseSet(CauseId(7)));
    CHECK(set_of({}).empty());
    const CauseSet found = set_of({9, 1, 5});
    CHECK(found.ids() == std::vector{CauseId(1), CauseId(5), CauseId(9)});
}

TEST_CASE("the union of cause sets", "[cause]") {
    CauseSet all = set_of({1, 5});
    all.add(set_of({0, 5, 7}));
    CHECK(all == set_of({0, 1, 5, 7}));
    all.add(all);
    CHECK(all == set_of({0, 1, 5, 7}));
    all.add(CauseSet());
    CHECK(all == set_of({0, 1, 5, 7}));
    CauseSet none;
    none.add(all);
    CHECK(none == all);
}

TEST_CASE("few causes or many are added alike", "[cause]") {
    for (std::uint32_t count = 0; count < 40; ++count) {
        CauseSet some = set_of({3, 6, 20}), more, one_by_one = some;
        for (std::uint32_t i = 0; i < count; ++i) more.add(CauseId(2 * i));
        for (const CauseId id : more.ids()) one_by_one.add(id);
        some.add(more);
        CHECK(some == one_by_one);
    }
}

TEST_CASE("a cause is exchanged for another where it stands", "[cause]") {
    struct Row {
        CauseSet before;
        std::uint32_t from, to;
        CauseSet after;
    };
    const std::vector<Row> rows{
        {set_of({1, 2, 3}), 2, 7, set_of({1, 3, 7})}, {set_of({1, 2, 3}), 3, 0, set_of({0, 1, 2})}, {set_of({1, 2}), 1, 2, set_of({2})},
        {set_of({1, 2}), 5, 6, set_of({1, 2})},       {CauseSet(), 1, 2, CauseSet()},
    };
    for (const Row& row : rows) {
        CauseSet causes = row.before;
        causes.exchange(CauseId(row.from), CauseId(row.to));
        CHECK(causes == row.after);
    }
}

TEST_CASE("what a cause set contains", "[cause]") {
    const CauseSet causes = set_of({2, 4});
    CHECK(causes.contains(CauseId(2)));
    CHECK(causes.contains(CauseId(4)));
    CHECK_FALSE(causes.contains(CauseId(3)));
    CHECK_FALSE(causes.contains(CauseId(5)));
    CHECK_FALSE(CauseSet().contains(CauseId(0)));
}

}  // namespace zhunze
