// SPDX-License-Identifier: Apache-2.0
// Texts made to crash, to hang or to flood.
#include <atomic>
#include <thread>

#include "differential/random.hpp"
#include "unit/syntax/support.hpp"

namespace zhunze::syntax {
namespace {

std::string repeated(std::string_view part, std::size_t count) {
    std::string text;
    text.reserve(part.size() * count);
    for (std::size_t i = 0; i < count; ++i) text += part;
    return text;
}

std::string bracketed(std::size_t depth) { return "定义 x = " + repeated("(", depth) + "a" + repeated(")", depth); }

TEST_CASE("half a million words in one chain cost no stack", "[hostile]") {
    const auto rule_of = [](std::size_t terms) { return "规则 甲 针对 乙 {\n禁止 a" + repeated(" 且 a", terms - 1) + "\n}"; };
    const std::size_t most = 249'990;
    const Parsed parsed(rule_of(most));
    CHECK(parsed.findings() == Findings{});
    const auto& norm = std::get<Norm>(parsed.declaration<RuleDecl>().clauses.front());
    CHECK(parsed.module.exprs[*norm.content].args.size() == most);
    // Printed, each term has its own line, and line ends count as words.
    const Parsed half(rule_of(most / 2));
    const Parsed again(half.print());
    CHECK(again.findings() == Findings{});
    CHECK(same_tree(half.module, again.module));
}

TEST_CASE("a chain of arithmetic leans to one side, so its depth is limited", "[hostile]") {
    CHECK(Parsed("定义 x = a" + repeated(" + a", 500)).findings() == Findings{});
    CHECK(Parsed("定义 x = a" + repeated(" + a", 100'000)).findings() == Findings{"nested-too-deep@+"});
}

TEST_CASE("brackets and prefix operators nest 64 deep and no deeper", "[hostile]") {
    CHECK(Parsed(bracketed(60)).findings() == Findings{});
    CHECK(Parsed(bracketed(64)).findings() == Findings{});
    CHECK(Parsed(bracketed(65)).findings() == Findings{"nested-too-deep@("});
    CHECK(Parsed("定义 x = " + repeated("(", 100'000)).findings() == Findings{"nested-too-deep@("});
    CHECK(Parsed(repeated("{", 100'000)).findings() == Findings{"nested-too-deep@{"});
    CHECK(Parsed(repeated("[{(", 100'000)).findings().size() == 1);
    CHECK(Parsed("定义 x = " + repeated("非 ", 64) + "a").findings() == Findings{});
    CHECK(Parsed("定义 x = " + repeated("非 ", 65) + "a").findings() == Findings{"nested-too-deep@非"});
    CHECK(Parsed("定义 x = " + repeated("-", 100'000) + "a").findings() == Findings{"nested-too-deep@-"});
    CHECK(Parsed("定义 x = " + repeated("非 (-", 32) + "a" + repeated(")", 32)).findings() == Findings{"nested-too-deep@("});
    // A minus between operands is no prefix, and prefixes that have found their operand are done with.
    CHECK(Parsed("定义 x = a" + repeated(" - a", 200)).findings() == Findings{});
    CHECK(Parsed("定义 x = 非 a" + repeated(" 且 非 (非 a)", 200)).findings() == Findings{});
}

TEST_CASE("a table of a hundred thousand rows", "[hostile]") {
    const Parsed parsed("表 t (a : X) : 数 唯一 {\n" + repeated("5 | 3\n", 100'000) + "}");
    CHECK(parsed.findings() == Findings{});
    CHECK(parsed.declaration<TableDecl>().rows.size() == 100'000);
    const Parsed again(parsed.print());
    CHECK(again.findings() == Findings{});
    CHECK(same_tree(parsed.module, again.module));
}

TEST_CASE("the brackets of half-open ranges are no nesting, and neither are those that rows lack", "[hostile]") {
    const auto table = [](std::string_view row, std::size_t rows) { return "表 t (a : X, b : 数) : 数 唯一 {\n" + repeated(row, rows) + "}\n枚举 末 { z }"; };
    const Parsed half_open(table("甲 | [1, 4) | 3\n乙 | (1, 4] | 3\n", 8'000));
    CHECK(half_open.findings() == Findings{});
    CHECK(half_open.declaration<TableDecl>().rows.size() == 16'000);
    for (const char* row : {"甲 | [1, 4 | 3\n", "甲 | ((1, 4 | 3\n", "甲 | 1, 4) | 3\n", "甲 | [1 4) | 3\n", "甲 | 3\n", "| [ | (\n"}) {
        INFO(row);
        const Parsed parsed(table(row, 2'000));
        for (const std::string& finding : parsed.findings()) CHECK(finding.substr(0, 15) != "nested-too-deep");
        REQUIRE(parsed.module.declarations.size() == 2);
        CHECK(parsed.declaration<TableDecl>(0).rows.empty());
    }
    const Parsed open("表 t (a : X) : 数 唯一 {\n" + repeated("甲 | [1, 4)\n", 1) + repeated("乙 | 3\n", 50'000));
    CHECK(open.findings().size() == 2);
    CHECK(open.declaration<TableDecl>().rows.size() == 50'000);
}

TEST_CASE("selections nest as brackets do, and chains of them lean to one side", "[hostile]") {
    const auto nested = [](std::string_view begin, std::string_view end, std::size_t depth) {
        return "定义 x = " + repeated(begin, depth) + "a" + repeated(end, depth);
    };
    for (const auto& [begin, end] : std::vector<std::pair<std::string_view, std::string_view>>{
             {"合计(b 的 ", ")"}, {"合计(", " of b)"}, {"存在(b 其中 ", ")"}, {"计数(b 按 (", "))"}, {"合计(b 其中 c 按 ", " 的 d)"}}) {
        INFO(begin);
        const std::size_t brackets = begin.size() - begin.find_last_not_of("(") > 1 ? 2 : 1;
        const Parsed deep(nested(begin, end, 64 / brackets));
        CHECK(deep.findings() == Findings{});
        CHECK(same_tree(deep.module, Parsed(deep.print()).module));
        CHECK(Parsed(nested(begin, end, 65)).findings().size() == 1);
        CHECK(Parsed(nested(begin, end, 50'000)).findings().size() == 1);
        CHECK(Parsed("定义 x = " + repeated(begin, 50'000)).findings().size() == 1);
    }
    CHECK(Parsed("定义 x = 合计(a 的 b)" + repeated(" + 合计(a 的 b)", 60'000)).findings() == Findings{"nested-too-deep@+"});
    CHECK(Parsed("定义 x = 存在(a)" + repeated(" 且 存在(a 其中 b)", 60'000)).findings() == Findings{});
    CHECK(Parsed("定义 x = 合计(" + repeated("a of ", 100'000) + "b)").findings().size() == 1);
    CHECK(Parsed("定义 x = a 属于 [b" + repeated(", b", 200'000) + "]").findings() == Findings{});
}

TEST_CASE("lists within lists, and thousands of replacements, versions and exceptions", "[hostile]") {
    CHECK(Parsed("测试 \"t\" { 给定 a { " + repeated("b { ", 100'000)).findings().size() == 1);
    CHECK(Parsed("测试 \"t\" { 给定 a { " + repeated("b { c 1 }; ", 60'000) + "} }").findings() == Findings{});
    CHECK(Parsed("例外 a 针对规则 b 改为 { " + repeated("x = 1; ", 90'000) + "} 当 c").findings() == Findings{});
    CHECK(Parsed("参数 x : 数 {\n" + repeated("自 2020-01-01 : 5\n", 90'000) + "}").findings() == Findings{});
    CHECK(Parsed(repeated("例外 a 针对规则 b 豁免 当 c\n凭 \"x\"\n", 30'000)).module.declarations.size() == 30'000);
}

TEST_CASE("limits on size", "[hostile]") {
    CHECK(Parsed("模块 甲", Limits{4, 100, 64}).findings() == Findings{"file-too-large@"});
    CHECK(Parsed("模块 甲", Limits{100, 1, 64}).findings() == Findings{"too-many-tokens@甲"});
    CHECK(Parsed("模块 甲", Limits{100, 2, 64}).findings() == Findings{});
    CHECK(Parsed(repeated("a ", 500'001)).findings().size() == 1);
}

TEST_CASE("bytes that are no text", "[hostile]") {
    CHECK(Parsed("模块 \xFF").findings() == Findings{"invalid-utf8@"});
    CHECK(Parsed(std::string("模块 甲\0", 11)).findings().size() == 1);
}

TEST_CASE("long runs of one thing end", "[hostile]") {
    for (const char* part : {"\n", ";", "}", ")", "/**/", "#\n", "\"\n", "&", "。", "a.", "又名 ", "1", "=", ",", "规则 ", "规则 甲 {\n", "{;", "以下 ", "| ", "[1, ", "..", "表 t (", "例外 ", "修订 甲 {\n", "自 ", "的 ", "合计("}) {
        INFO(part);
        const Parsed parsed("规则 甲 针对 乙 { 禁止 a }\n" + repeated(part, 20'000));
        const bool nests_too_deep = std::string_view(part).find_first_of("{[(") != std::string_view::npos;
        CHECK(parsed.module.declarations.size() == (nests_too_deep ? 0 : 1));
    }
}

/// A cell of a table is a range or an expression, which shows only behind all of its brackets.
std::string nested_cell(differential::Random& random, std::size_t depth) {
    const auto inner = [&] { return nested_cell(random, depth - 1); };
    switch (depth == 0 ? random.below(3) : random.below(7)) {
        case 0: return "a";
        case 1: return "1万元";
        case 2: return "b.c";
        case 3: return "(" + inner() + " + " + inner() + ")";
        case 4: return "f(" + inner() + ", " + inner() + ")";
        case 5: return "合计(x 其中 " + inner() + " 的 " + inner() + ")";
        default: return inner() + " * (" + inner() + ")";
    }
}

TEST_CASE("what the parser keeps of the texts it has seen is limited, and can be lost at any time", "[hostile]") {
    differential::Random random(3);
    std::size_t times_forgotten = 0;
    Learnt before = learnt();
    for (int text = 0; text < 8; ++text) {
        std::string table = "表 t (a : 数) : 数 唯一 {\n";
        for (int row = 0; row < 40; ++row) table += "(" + nested_cell(random, random.below(14)) + ") * 3 | 1\n";
        const Parsed parsed(table + "}\n" + table + "}");
        CHECK(parsed.findings() == Findings{});
        CHECK(parsed.declaration<TableDecl>(0).rows.size() == 40);
        CHECK(parsed.declaration<TableDecl>(1).rows.size() == 40);
        const Learnt after = learnt();
        CHECK(after.states < Learnt::most);
        CHECK(after.contexts < Learnt::most);
        times_forgotten += after.contexts < before.contexts ? 1 : 0;
        before = after;
    }
    CHECK(times_forgotten > 0);
}

TEST_CASE("threads take turns", "[hostile]") {
    std::atomic<int> right = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&right] {
            for (int round = 0; round < 50; ++round)
                right += Parsed("规则 甲 针对 乙 { 当 a 且 b; 禁止 c 在 5万元以下 }").print().size() > 0 ? 1 : 0;
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(right == 200);
}

TEST_CASE("hidden characters: errors, but warnings within quotes", "[hostile]") {
    const Parsed parsed("模块 a\n规则 甲\xE2\x80\x8B乙 针对 项目 { # \xE2\x80\xAE\n 禁止 x 是 \"a\xE2\x80\x8E\" }");
    std::vector<std::pair<std::string, Severity>> found;
    for (const Diagnostic& diagnostic : parsed.sink.sorted()) found.emplace_back(diagnostic.slug(), diagnostic.severity());
    CHECK(found == std::vector<std::pair<std::string, Severity>>{{"invisible-character", Severity::error},
                                                                 {"bidi-control", Severity::error},
                                                                 {"invisible-in-string", Severity::warning}});
    CHECK(parsed.module.declarations.size() == 1);
}

}  // namespace
}  // namespace zhunze::syntax
