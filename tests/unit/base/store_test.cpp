// SPDX-License-Identifier: Apache-2.0
#include "base/store.hpp"

#include <string>
#include <type_traits>

#include "catch.hpp"

using namespace zhunze;

using AppleId = Id<struct AppleTag>;
using PearId = Id<struct PearTag>;

static_assert(!std::is_convertible_v<AppleId, PearId> && !std::is_constructible_v<AppleId, PearId>, "ids of different stores do not mix");
static_assert(!std::is_convertible_v<std::uint32_t, AppleId>, "a number is not an id");

TEST_CASE("a store gives back what was added under its id", "[base][store]") {
    Store<AppleId, std::string> store;
    CHECK(store.empty());
    const AppleId first = store.add("a");
    const AppleId second = store.add("b");
    CHECK(store[first] == "a");
    CHECK(store[second] == "b");
    CHECK(store.id_at(1) == second);
    CHECK(store.size() == 2);
}

TEST_CASE("a default id is none", "[base][store]") {
    CHECK_FALSE(AppleId().valid());
    CHECK(AppleId(0).valid());
}
