// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "base/language.hpp"
#include "base/text.hpp"
#include "catch.hpp"

using namespace zhunze;

TEST_CASE("text is normalised to NFC and no further", "[base][unicode]") {
    CHECK(to_nfc("e\u0301") == "\u00E9");
    CHECK(to_nfc("") == "");
    CHECK(to_nfc("㎡①ＡＢ") == "㎡①ＡＢ");  // compatibility characters keep their meaning
}

TEST_CASE("full-width ASCII and the ideographic space fold, all else stays", "[base][unicode]") {
    struct Row {
        std::string text, folded;
    };
    const Row rows[] = {
        {"（５，０００）＜＝～！", "(5,000)<=~!"}, {"Ａ＿ｚ", "A_z"}, {"亩\u3000万元", "亩 万元"}, {"、。“”《》", "、。“”《》"}, {"￥｟ｱ", "￥｟ｱ"},
    };
    for (const Row& row : rows) CHECK(fold_width(row.text) == row.folded);
}

TEST_CASE("characters of names", "[base][unicode]") {
    struct Row {
        char32_t c;
        bool start, continues;
    };
    const Row rows[] = {
        {U'a', true, true},        {U'亩', true, true},       {U'_', true, true},       {U'é', true, true},        {U'〇', true, true},
        {U'7', false, true},       {U'々', true, true},       {U'·', false, true},      {U'，', false, false},     {U'“', false, false},
        {U'Ａ', false, false},     {U'５', false, false},     {U'＿', false, false},    {U'-', false, false},      {U' ', false, false},
        {U'\u200D', false, false}, {U'\uFE00', false, false}, {U'\u115F', false, false}, {U'㎡', false, false},    {U'、', false, false},
    };
    for (const Row& row : rows) {
        INFO(to_utf8(std::u32string(1, row.c)));
        CHECK(is_identifier_start(row.c) == row.start);
        CHECK(is_identifier_continue(row.c) == row.continues);
    }
}

TEST_CASE("invisible characters and those that turn the direction", "[base][unicode]") {
    struct Row {
        char32_t c;
        bool invisible, bidi;
    };
    const Row rows[] = {
        {U'\u200B', true, false}, {U'\u200D', true, false}, {U'\uFEFF', true, false}, {U'\u00AD', true, false}, {U'\u2060', true, false},
        {U'\u3164', true, false}, {U'\uFE0F', true, false}, {U'\u2028', true, false}, {U'\u202E', true, true},  {U'\u2066', true, true},
        {U'\u200F', true, true},  {U'\u061C', true, true},  {U'a', false, false},     {U'亩', false, false},    {U' ', false, false},
        {U'\n', false, false},    {U'\u3000', false, false},
    };
    for (const Row& row : rows) {
        INFO(static_cast<unsigned>(row.c));
        CHECK(is_invisible(row.c) == row.invisible);
        CHECK(is_bidi_control(row.c) == row.bidi);
    }
}

TEST_CASE("words that look alike have one skeleton", "[base][unicode]") {
    CHECK(confusable_skeleton("p\u0430per") == confusable_skeleton("paper"));  // a Cyrillic а
    CHECK(confusable_skeleton("投资\u2F08") == confusable_skeleton("投资人"));  // a Kangxi radical
    CHECK(confusable_skeleton("投资") != confusable_skeleton("投贷"));
    CHECK(confusable_skeleton("") == "");
}

TEST_CASE("a word is Chinese as soon as it holds an ideograph", "[base][language]") {
    struct Row {
        std::string word;
        Language language;
    };
    const Row rows[] = {
        {"投资强度", Language::zh}, {"A类", Language::zh}, {"〇", Language::zh},
        {"intensity", Language::en}, {"_1", Language::en}, {"é", Language::en}, {"", Language::en},
    };
    for (const Row& row : rows) CHECK(script_of(row.word) == row.language);
}

TEST_CASE("a name without a twin answers with the spelling it has", "[base][language]") {
    const Name both{"亩", "mu"};
    CHECK(both.in(Language::zh) == "亩");
    CHECK(both.in(Language::en) == "mu");
    CHECK(Name{"亩", ""}.in(Language::en) == "亩");
    CHECK(Name{"", "mu"}.in(Language::zh) == "mu");
    CHECK(both.is("mu"));
    CHECK_FALSE(Name{"亩", ""}.is(""));
}
