// SPDX-License-Identifier: Apache-2.0
// The scanner against the lexer that is generated from the grammar: the same tokens at the same places, whatever the text.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>

#include <unicode/uchar.h>

#include "base/text.hpp"
#include "differential/random.hpp"
#include "unit/syntax/grammar_lexer.hpp"
#include "unit/syntax/support.hpp"

namespace zhunze::syntax {
namespace {

namespace fs = std::filesystem;
using differential::Random;

std::vector<GrammarToken> lex_by_scanner(const std::string& text) {
    Sources sources;
    const FileId file = sources.add(SourceFile("test.zz", text));
    std::vector<GrammarToken> tokens;
    for (const Token& token : lex(file, sources, std::numeric_limits<std::size_t>::max() - 1)) {
        const Position position = sources[file].position(token.span.begin);
        tokens.push_back({token.kind, token.span.begin, token.span.end, position.line, position.column});
    }
    return tokens;
}

/// Empty if the two agree; else the first token in which they do not.
std::string difference(const std::string& text) {
    const std::vector<GrammarToken> expected = lex_by_grammar(text);
    const std::vector<GrammarToken> found = lex_by_scanner(text);
    if (expected == found) return {};
    const auto [right, wrong] = std::mismatch(expected.begin(), expected.end(), found.begin(), found.end());
    const auto shown = [&](auto token, auto end) {
        if (token == end) return std::string("the end");
        return std::to_string(static_cast<int>(token->kind)) + " `" + text.substr(token->begin, token->end - token->begin) + "` at " +
               std::to_string(token->line) + ":" + std::to_string(token->column);
    };
    return "the grammar has " + shown(right, expected.end()) + ", the scanner " + shown(wrong, found.end());
}

void check_same(const std::string& text) {
    INFO(text);
    CHECK(difference(text) == "");
}

std::vector<fs::path> files_below(const fs::path& folder, std::string_view extension) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().extension() == extension) files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

std::string content(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    return to_nfc(bytes);
}

std::u32string part_of(const std::u32string& text, Random& random, std::size_t most) {
    const std::size_t begin = random.below(text.size());
    return text.substr(begin, 1 + random.below(most));
}

TEST_CASE("the scanner agrees with the grammar on every rule file and every page about them", "[scanner]") {
    std::size_t files = 0;
    for (const char* folder : {"rules", "examples"})
        for (const fs::path& path : files_below(folder, ".zz")) check_same(content(path)), ++files;
    for (const char* folder : {"docs", "tests/golden"})
        for (const fs::path& path : files_below(folder, ".md")) check_same(content(path)), ++files;
    CHECK(files > 100);
}

TEST_CASE("the scanner agrees with the grammar on what Chinese input methods, editors and spreadsheets make", "[scanner]") {
    for (const char* text : {
             "投资强度不低于300万元且用地面积≤15亩", "建筑密度 ≥ 0。4", "２５０ 亩 和 ７．５％", "税收 大于 3", "税收大于3",
             "“甲乙” \"甲乙\" 「甲乙」 ＂甲乙＂ 『甲乙』 《办法》", "（甲 或 乙) 且 (丙 或 丁）", "甲、乙，丙,丁；戊;己：庚:辛",
             "投资\xE3\x80\x80" "强度\xE3\x80\x80\xE3\x80\x80超过\xE3\x80\x80" "3亩", "\xEF\xBB\xBF模块 甲", "甲\xEF\xBB\xBF乙 \xEF\xBB\xBF 丙",
             "规则 甲\r\n当 乙\r\n\r丙", "＃ 全角注释\n甲", "／／ 全角注释\n／＊ 甲 ＊／ 乙", "\xF0\xA0\xAE\xB7野家 😀 👨‍👩‍👧 𱍀",
             "当年产值 非住宅 或有负债 是否合格 在建工程 与会人数 真实性 以下简称 的确 按时 至今 自有资金 无人机 表格 宜居",
             "万元/亩 万元 / 亩 300万元/亩 300 万元 / 亩 300万元 /亩 元·亩 5元·亩/年", "", "# 只有注释", "// 一\n# 二\n/* 三 */\n", "/* 没有结束\n甲",
             "2020-01-01 2020-1-1 2020年1月1日 2020年01月01 2020年13月 20-1-1 2020-01-011 12020-01-01 2020-01 ２０２０－０１－０１",
             "1. .5 1.2.3 3..5 1..5..7 1.5..3 1.5..3.5 1。2 1。 5,000 5,00 5,0000 5000,000 1,222,333,44 1e5 1E+5 1e-x 1e 5e3亩 5e3 1.2e3% 12%%",
             "5m2 5m2亩 5亩2 5㎡/㎡ 5α 5_a 5万元以下 5以 5a以 5a/b/c/ 5a·b·2 5a//b 1.亩 1.5亩",
             "is not is  not is\tnot isnot is not_listed is notx as of as of date as of dates as\xE3\x80\x80of as\nof list of in force in order at or over at or overs",
             "== === ==== != ! !! <> << <= =< => >= & && | || ||| .. ... .... <=> !== ≠ ≤ ≥ × ÷ · • ‧ − – — ％",
             "\"a\\\"b\" \"a\\\\\" \"a\\\n\" \"a\\", "＂甲\"乙＂ \"甲＂乙\" “甲\"乙” 「甲”乙」 “甲", "\"＼\"\" ＂＼＂", "甲_乙 _甲 __ 甲2 2甲 a1 é ñandú Ωmega",
             "投\xE2\x80\x8B资 \xE2\x80\x8B投资 是\xE2\x80\x8B is\xE2\x80\x8B not is not\xE2\x80\x8B \xE2\x80\xAE" "5\xE2\x80\x8B亩"}) {
        check_same(text);
    }
    check_same(std::string("a\0b", 3));
}

/// Every part of a rule file, with words knocked out, doubled, joined and made full-width.
std::u32string mutated(std::u32string text, const std::u32string& other, Random& random) {
    for (std::size_t changes = 1 + random.below(4); changes > 0 && !text.empty(); --changes) {
        const std::size_t at = random.below(text.size());
        switch (random.below(5)) {
            case 0: text.erase(at, 1 + random.below(4)); break;
            case 1: text.insert(at, part_of(other, random, 6)); break;
            case 2: text.insert(at, text.substr(at, 3)); break;
            case 3: text[at] = text[at] > U' ' && text[at] < 0x7F ? text[at] - U'!' + U'！' : U'\u3000'; break;
            default: text[at] = other[random.below(other.size())]; break;
        }
    }
    return text;
}

TEST_CASE("the scanner agrees with the grammar on rule files with slips", "[scanner]") {
    Random random(20200413);
    for (const fs::path& path : files_below("rules", ".zz")) {
        const std::u32string text = to_code_points(content(path));
        for (int round = 0; round < 40; ++round) check_same(to_utf8(mutated(part_of(text, random, 160), text, random)));
    }
}

TEST_CASE("the scanner agrees with the grammar on characters at random", "[scanner]") {
    const std::u32string characters =
        U"0123456789....,,,。年月日---%eE+/··*\\\"“”「」＂＼＃#\n\r\t ;；:：=!<>&|~^$@（(【[{}])】亩万元以下上内当年是不非且或在与_aZ㎡²"
        U"\u3000\u00A0\u2003\u200B\u200D\u202E\u2060\uFEFF\u00AD\u0301\u0663\uFF10\uFF21\U00020BB7\U0001F600\u007F\u2028";
    const std::vector<std::u32string> words{U"is", U"not", U"in", U"force", U"as", U"of", U"date", U"at", U"or", U"over", U"up", U"to", U"不是", U"作为基准日", U"2020-04-13", U"/*", U"*/", U"//", U" "};
    Random random(7);
    for (int round = 0; round < 4000; ++round) {
        std::u32string text;
        for (std::size_t length = random.below(40); length > 0; --length) {
            if (random.once_in(4)) text += random.pick(words);
            else text += characters[random.below(characters.size())];
        }
        check_same(to_utf8(text));
    }
}

/// The parser generator of Debian 12 knows Unicode 13; what came later is a letter for the scanner only.
bool is_known_to_generator(char32_t c) {
    UVersionInfo age;
    u_charAge(static_cast<UChar32>(c), age);
    return age[0] <= 13;
}

TEST_CASE("the scanner agrees with the grammar on what every character is in a name, a quantity and alone", "[scanner]") {
    const auto is_letter_of_large_block = [](char32_t c) {
        return (c > 0x3400 && c < 0x4DBF) || (c > 0x4E00 && c < 0x9F00) || (c > 0xAC00 && c < 0xD7A0);
    };
    const auto tried = [&](char32_t c) {
        const bool is_surrogate = c >= 0xD800 && c < 0xE000;
        if (is_surrogate || !is_known_to_generator(c)) return false;
        const bool one_of_many = c >= 0x20000 || is_letter_of_large_block(c);
        return !one_of_many || c % 97 == 0 || (c >= 0xE0000 && c < 0xE0200);
    };
    std::u32string text;
    for (char32_t c = 1; c <= 0x10FFFF; ++c) {
        if (tried(c)) text += U"a" + std::u32string(1, c) + U" " + c + U" 1" + c + U"\n";
    }
    CHECK(difference(to_utf8(text)) == "");
}

}  // namespace
}  // namespace zhunze::syntax
