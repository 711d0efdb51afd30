// SPDX-License-Identifier: Apache-2.0
#include "explain/phrases.hpp"

#include <regex>
#include <set>

#include "catch.hpp"

using namespace zhunze;

namespace {

struct Pair {
    std::string name, zh, en;
};

const std::vector<Pair> phrases{
#define ZHUNZE_PHRASE(name, zh, en) {#name, zh, en},
#include "explain/phrases.def"
#undef ZHUNZE_PHRASE
};

std::multiset<std::string> placeholders(const std::string& text) {
    static const std::regex form(R"(\{(\w+)\})");
    std::multiset<std::string> result;
    for (auto it = std::sregex_iterator(text.begin(), text.end(), form); it != std::sregex_iterator(); ++it) result.insert((*it)[1]);
    return result;
}

bool has_ideograph(const std::string& text) { return script_of(text) == Language::zh; }

}  // namespace

TEST_CASE("both languages of a phrase say the same things") {
    for (const Pair& pair : phrases) {
        INFO(pair.name);
        CHECK_FALSE(pair.zh.empty());
        CHECK_FALSE(pair.en.empty());
        CHECK(placeholders(pair.zh) == placeholders(pair.en));
        CHECK_FALSE(has_ideograph(pair.en));
    }
}

TEST_CASE("a phrase is filled with the words of its language") {
    const Name filled = explain::phrase(explain::Phrase::value_is, {{"text", Name{"用地面积", "land_area"}}, {"value", "20亩"}});
    CHECK(filled == Name{"用地面积 = 20亩", "land_area = 20亩"});
}
