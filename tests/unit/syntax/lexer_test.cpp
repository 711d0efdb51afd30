// SPDX-License-Identifier: Apache-2.0
#include "syntax/token.hpp"

#include <limits>

#include "unit/syntax/support.hpp"

namespace zhunze::syntax {
namespace {

std::string_view name_of(TokenKind kind) {
    static constexpr std::string_view names[] = {
        "END",
#define ZHUNZE_TOKEN(name, zh, en, group) #name,
#include "syntax/tokens.def"
#undef ZHUNZE_TOKEN
    };
    return names[static_cast<std::size_t>(kind)];
}

/// `KIND` of each word, or `KIND(text)` where the kind does not say it all.
std::string words_of(const std::string& text) {
    Sources sources;
    const FileId file = sources.add(SourceFile("test.zz", text));
    std::string words;
    for (const Token& token : lex(file, sources, std::numeric_limits<std::size_t>::max() - 1)) {
        words += (words.empty() ? "" : " ") + std::string(name_of(token.kind));
        const TokenGroup group = token.group();
        if (group == TokenGroup::name || group == TokenGroup::literal || group == TokenGroup::trouble)
            words += "(" + std::string(sources.text(token.span)) + ")";
    }
    return words;
}

struct Row {
    std::string text;
    std::string words;
};

void check(const std::vector<Row>& rows) {
    for (const auto& [text, words] : rows) {
        INFO(text);
        CHECK(words_of(text) == words);
    }
}

TEST_CASE("every keyword lexes as itself in both spellings", "[lexer]") {
    for (int kind = 1; kind <= static_cast<int>(TokenKind::NOT_PROVIDED); ++kind) {
        const auto keyword = static_cast<TokenKind>(kind);
        // 列示 is REPORT, wherever VALUE stands in its place; the others with one spelling for two tokens likewise.
        for (const Language language : {Language::zh, Language::en}) {
            const std::string text(word(keyword, language));
            const std::string found = words_of(text);
            INFO(text);
            const bool shared = ((keyword == TokenKind::VALUE || keyword == TokenKind::FROM) && language == Language::zh) || keyword == TokenKind::QUESTION ||
                                keyword == TokenKind::BETWEEN_AND || keyword == TokenKind::UNDECIDED || keyword == TokenKind::APPLICABLE ||
                                text == "not applicable" || text == "not given";
            if (!shared) CHECK(found.substr(0, found.find('(')) == name_of(keyword));
        }
    }
}

TEST_CASE("longest match keeps names that begin with a keyword", "[lexer]") {
    check({
        {"当年产值", "IDENTIFIER(当年产值)"},
        {"非住宅", "IDENTIFIER(非住宅)"},
        {"或有负债", "IDENTIFIER(或有负债)"},
        {"是否", "IDENTIFIER(是否)"},
        {"以下简称", "IDENTIFIER(以下简称)"},
        {"order", "IDENTIFIER(order)"},
        {"is_new", "IDENTIFIER(is_new)"},
        {"非 住宅", "NOT IDENTIFIER(住宅)"},
        {"用地面积不低于10亩且容积率≥1.2", "IDENTIFIER(用地面积不低于10亩且容积率) GREATER_OR_EQUAL NUMBER(1.2)"},
    });
}

TEST_CASE("English keywords of several words end where their last word ends", "[lexer]") {
    check({
        {"is not", "IS_NOT"},
        {"is \t not a", "IS_NOT IDENTIFIER(a)"},
        {"is not_listed", "IS IDENTIFIER(not_listed)"},
        {"is nothing", "IS IDENTIFIER(nothing)"},
        {"up total", "IDENTIFIER(up) IDENTIFIER(total)"},
        {"in forced", "IN IDENTIFIER(forced)"},
        {"as of dates", "IDENTIFIER(as) OF IDENTIFIER(dates)"},
        {"as of date", "AS_OF_DATE"},
        {"as of 2020-01-01", "AS_OF DATE(2020-01-01)"},
        {"at or over 5", "AT_OR_OVER NUMBER(5)"},
        {"a !=b", "IDENTIFIER(a) IS_NOT IDENTIFIER(b)"},
    });
}

TEST_CASE("numbers, quantities and dates", "[lexer]") {
    check({
        {"5000万元以下", "QUANTITY(5000万元) BELOW"},
        {"5000 万元 以下", "NUMBER(5000) IDENTIFIER(万元) BELOW"},
        {"300万元/亩以上", "QUANTITY(300万元/亩) ABOVE"},
        {"300 万元 / 亩", "NUMBER(300) IDENTIFIER(万元) SLASH IDENTIFIER(亩)"},
        {"300万元 /亩", "QUANTITY(300万元) SLASH IDENTIFIER(亩)"},
        {"0.05元/千瓦时", "QUANTITY(0.05元/千瓦时)"},
        {"3吨·公里", "QUANTITY(3吨·公里)"},
        {"500m2", "QUANTITY(500m2)"},
        {"5以内", "NUMBER(5) INSIDE"},
        {"3.5%以下", "PERCENT(3.5%) BELOW"},
        {"2/3", "NUMBER(2) SLASH NUMBER(3)"},
        {"2020-04-13", "DATE(2020-04-13)"},
        {"2020 - 04", "NUMBER(2020) MINUS NUMBER(04)"},
        {"2020年4月13日", "DATE(2020年4月13日)"},
        {"2020年4月", "QUANTITY(2020年) QUANTITY(4月)"},
        {"6个月", "QUANTITY(6个月)"},
        {"容积率 ≥ 1。2", "IDENTIFIER(容积率) GREATER_OR_EQUAL BAD_NUMBER(1。2)"},
        {"5,000万元", "BAD_NUMBER(5,000) IDENTIFIER(万元)"},
        {"3..5", "CODE_RANGE(3..5)"},
        {"013..015", "CODE_RANGE(013..015)"},
        {"C13..C15", "IDENTIFIER(C13) DOTS IDENTIFIER(C15)"},
        {"C13..15", "IDENTIFIER(C13) DOTS NUMBER(15)"},
        {"1.5..2", "BAD_NUMBER(1.5..2)"},
        {"1.", "BAD_NUMBER(1.)"},
        {"1e5", "BAD_NUMBER(1e5)"},
        {"1, 200", "NUMBER(1) COMMA NUMBER(200)"},
    });
}

TEST_CASE("full-width forms read as their half-width twins", "[lexer]") {
    check({
        {"１００ 亩", "NUMBER(１００) IDENTIFIER(亩)"},
        {"１００　亩", "NUMBER(１００) IDENTIFIER(亩)"},
        {"面积 大于 3", "IDENTIFIER(面积) GREATER NUMBER(3)"},
        {"（甲）(乙）", "LPAREN IDENTIFIER(甲) RPAREN LPAREN IDENTIFIER(乙) RPAREN"},
        {"甲、乙，丙", "IDENTIFIER(甲) COMMA IDENTIFIER(乙) COMMA IDENTIFIER(丙)"},
        {"甲：数；", "IDENTIFIER(甲) COLON IDENTIFIER(数) SEP"},
        {"＃ 注释", "LINE_COMMENT"},
        {"／／ 注释", "LINE_COMMENT"},
        {"３．５％", "PERCENT(３．５％)"},
        {"ｒｕｌｅ", "RULE"},
        {"a ＜＝ b", "IDENTIFIER(a) LESS_OR_EQUAL IDENTIFIER(b)"},
    });
}

TEST_CASE("strings in all four kinds of quotes", "[lexer]") {
    check({
        {"“甲” \"甲\" 「甲」 ＂甲＂", "STRING(“甲”) STRING(\"甲\") STRING(「甲」) STRING(＂甲＂)"},
        {"\"甲＂乙\"", "STRING(\"甲＂乙\")"},
        {"\"a\\\"b\\\\\"c", "STRING(\"a\\\"b\\\\\") IDENTIFIER(c)"},
        {"\"甲\n乙", "OPEN_STRING(\"甲) SEP IDENTIFIER(乙)"},
        {"\"甲”", "OPEN_STRING(\"甲”)"},
        {"\"甲\\", "OPEN_STRING(\"甲\\)"},
        {"\"甲 # 乙 // 丙 /*\"", "STRING(\"甲 # 乙 // 丙 /*\")"},
    });
}

TEST_CASE("comments", "[lexer]") {
    check({
        {"a # b\nc", "IDENTIFIER(a) LINE_COMMENT SEP IDENTIFIER(c)"},
        {"a /* b\n * c **/ d", "IDENTIFIER(a) BLOCK_COMMENT IDENTIFIER(d)"},
        {"/**/ /***/", "BLOCK_COMMENT BLOCK_COMMENT"},
        {"/* a */ b */", "BLOCK_COMMENT IDENTIFIER(b) STAR SLASH"},
        {"a /* b", "IDENTIFIER(a) OPEN_COMMENT(/* b)"},
        {"/*/", "OPEN_COMMENT(/*/)"},
        {"a / b", "IDENTIFIER(a) SLASH IDENTIFIER(b)"},
    });
}

TEST_CASE("characters of all planes", "[lexer]") {
    check({
        {"𠮷野家", "IDENTIFIER(𠮷野家)"},
        {"😀", "UNEXPECTED(😀)"},
        {"㎡", "IDENTIFIER(㎡)"},
        {"100㎡", "QUANTITY(100㎡)"},
        {"元·亩", "IDENTIFIER(元) MIDDLE_DOT IDENTIFIER(亩)"},
        {"。", "UNEXPECTED(。)"},
        {"\xEF\xBB\xBF模块", "MODULE"},
        {"投资\xE2\x80\x8B强度", "IDENTIFIER(投资\xE2\x80\x8B强度)"},
        {"", ""},
        {" \t", ""},
        {"甲\r\n乙", "IDENTIFIER(甲) SEP IDENTIFIER(乙)"},
    });
}

TEST_CASE("a word means the same wherever it stands again", "[lexer]") {
    check({
        {"当 当 当年 当 以 以下 以 以下简称 以", "WHEN WHEN IDENTIFIER(当年) WHEN COUNTED_IN BELOW COUNTED_IN IDENTIFIER(以下简称) COUNTED_IN"},
        {"亩 5亩 亩，亩≥亩", "IDENTIFIER(亩) QUANTITY(5亩) IDENTIFIER(亩) COMMA IDENTIFIER(亩) GREATER_OR_EQUAL IDENTIFIER(亩)"},
    });
}

}  // namespace
}  // namespace zhunze::syntax
