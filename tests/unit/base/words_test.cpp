// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "catch.hpp"

using namespace zhunze;

TEST_CASE("display width in terminal columns", "[base][width]") {
    struct Row {
        std::string text;
        int columns;
    };
    const Row rows[] = {
        {"", 0},     {"abc", 3},  {"亩", 2},        {"投资<5", 6}, {"“”‘’", 8}, {"……", 4},           {"—", 2},
        {"·", 2},    {"（）", 4}, {"e\u0301", 1},   {"\u200B", 0}, {"\x1b", 0}, {"\U00020BB7野", 4}, {"。、", 4},
        {"±×é°", 4},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(display_width(row.text) == row.columns);
    }
}

TEST_CASE("trimming takes ASCII and ideographic space off both ends only", "[base][words]") {
    struct Row {
        std::string text, trimmed;
    };
    const Row rows[] = {
        {"", ""}, {" \t\r\n\u3000", ""}, {"a", "a"}, {"\u3000 亩 万\u3000元\t", "亩 万\u3000元"}, {"\u00A0a", "\u00A0a"}, {"。 ", "。"},
    };
    for (const Row& row : rows) CHECK(trim(row.text) == row.trimmed);
}

TEST_CASE("lowering touches ASCII letters alone", "[base][words]") { CHECK(to_lower_ascii("AZ@[É亩Ｂ") == "az@[É亩Ｂ"); }

TEST_CASE("the nearest name is suggested if it is near enough", "[base][words]") {
    const std::vector<std::string> names{"投资强度", "固定资产投资", "用地面积", "land_area", "floor_area", "亩", "公顷", "yuan"};
    struct Row {
        std::string word;
        std::optional<std::string> suggestion;
    };
    const Row rows[] = {
        {"投资强渡", "投资强度"},
        {"用面地积", "用地面积"},              // swapped neighbours are one edit
        {"固定资产投入", "固定资产投资"},
        {"land_aera", "land_area"},
        {"land", std::nullopt},
        {"公倾", "公顷"},
        {"元", std::nullopt},                  // one edit from 亩, and nothing in common with it
        {"yaun", "yuan"},
        {"强度投资", std::nullopt},
        {"", std::nullopt},
        {"yuan", "yuan"},
        {std::string(65, 'a'), std::nullopt},
    };
    for (const Row& row : rows) {
        INFO(row.word);
        CHECK(nearest(row.word, names) == row.suggestion);
    }
}

TEST_CASE("a suggestion lies within a third of the word's length", "[base][words]") {
    CHECK(nearest("abcdef", {"abcdXY"}) == "abcdXY");
    CHECK(nearest("abcde", {"abcXY"}) == std::nullopt);
    CHECK(nearest("abcdef", {"abcXYZ"}) == std::nullopt);
    CHECK(nearest(std::string(64, 'a'), {std::string(64, 'a') + "b"}) == std::string(64, 'a') + "b");
}

TEST_CASE("of equally near names the first is suggested, of others the nearest", "[base][words]") {
    CHECK(nearest("abcdef", {"abcdeX", "abcdeY"}) == "abcdeX");
    CHECK(nearest("abcdef", {"abcdXY", "abcdeY"}) == "abcdeY");
}

TEST_CASE("SHA-256 of known texts", "[base][sha256]") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
