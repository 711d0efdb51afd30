// SPDX-License-Identifier: Apache-2.0
// Programs made at random: what is printed parses to the same tree and the same comments, and prints as itself.
#include <cstdlib>
#include <random>

#include "unit/syntax/support.hpp"

namespace zhunze::syntax {
namespace {

class Writer {
public:
    explicit Writer(unsigned seed) : random_(seed) {}

    std::string module() {
        std::string text = maybe("模块 甲.乙" + maybe(" aka a.b") + end());
        for (int i = number(1, 6); i > 0; --i) text += declaration() + end();
        return text;
    }

private:
    int number(int low, int high) { return std::uniform_int_distribution(low, high)(random_); }
    std::string one_of(std::initializer_list<const char*> words) { return *(words.begin() + number(0, static_cast<int>(words.size()) - 1)); }
    std::string maybe(std::string text) { return number(0, 1) ? text : ""; }
    template <class Make>
    std::string list(int most, const std::string& separator, Make make) {
        std::string text = make();
        for (int i = number(0, most - 1); i > 0; --i) text += separator + make();
        return text;
    }

    /// Where any blank may stand.
    std::string gap() { return number(0, 15) ? " " : one_of({"  ", "\t", "　", " /* 间 */ ", " /* 间\n */ "}); }
    std::string end() { return one_of({"\n", "\n\n\n", ";\n", "；", " # 行尾\n", " // 行尾\n\n", "\n# 自成一行\n", "\n\n/* 自成\n一段 */\n", ";\n  \n"}); }
    std::string open() { return one_of({" {", " {\n", "\n{ ", " { # 开头\n", " {\n\n # 开头\n"}); }
    std::string close() { return one_of({"}", " }", "\n}", " # 末\n}", "\n/* 末 */ }"}); }
    template <class Make>
    std::string block(Make make) {
        std::string text = open();
        for (int i = number(0, 4); i > 0; --i) text += make() + end();
        return text + close();
    }

    std::string name() { return one_of({"甲", "乙方", "a", "big_name", "当年", "规则", "缺", "to", "本数", "以下简称", "数据", "禁止", "m2", "𠮷", "的", "of", "按", "表", "自", "例外", "豁免", "data", "from"}); }
    std::string path() { return list(2, one_of({".", " . "}), [&] { return name(); }); }
    std::string names() { return list(3, " " + one_of({"又名", "aka"}) + gap(), [&] { return name(); }); }
    std::string text() { return one_of({"\"甲\"", "“乙”", "「丙\"丁」", "＂戊＂", "\"a\\\"\\\\\\n\"", "\"# /* //\""}); }
    std::string date() { return one_of({"2020-01-02", "2020年1月2日", "２０２０-１２-３１"}); }
    std::string unit() { return one_of({"元", "万元", "m2", "个月"}); }
    std::string literal() {
        return one_of({"5", "0.50", "3.5%", "１２", "007", "5000万元", "300万元/亩", "3吨·公里/日", "5 万元", "50m2", "5 米2", "真", "false", "\"x\"", "2020-01-02"});
    }

    std::string expression(int depth) {
        if (depth == 0) return number(0, 1) ? literal() : path();
        const auto part = [&] { return expression(number(0, depth - 1)); };
        switch (number(0, 13)) {
            case 0: return list(3, gap() + one_of({"且", "and"}) + gap(), [&] { return bracketed(depth - 1); });
            case 1: return list(3, gap() + one_of({"或", "or", "\n  或", "或\n"}) + gap(), [&] { return bracketed(depth - 1); });
            case 2: return one_of({"非", "not"}) + " " + bracketed(depth - 1);
            case 3: return bracketed(depth - 1) + gap() + one_of({"<", "≤", "不足", "达到", ">=", "是", "is not", "不是", "属于", "within", "≠", "up to", "at or over"}) + gap() + bracketed(depth - 1);
            case 4: return bracketed(depth - 1) + " 在 " + bracketed(depth - 1) + " " + one_of({"以下", "以内", "以上"});
            case 5: return bracketed(depth - 1) + " " + one_of({"介于 1 与", "between 1 and"}) + " " + bracketed(depth - 1);
            case 6: return bracketed(depth - 1) + " " + one_of({"是 无", "is none", "不是 无", "is not applicable", "是 不适用", "不是 不适用"});
            case 7: return list(3, gap() + one_of({"+", "-", "*", "/", "×", "÷"}) + gap(), [&] { return bracketed(depth - 1); });
            case 8: return "-" + bracketed(depth - 1);
            case 9: return one_of({"已知", "abs", "别的", "最小", "max"}) + "(" + part() + ", " + part() + ")";
            case 11: return selection(part);
            case 12: return bracketed(depth - 1) + gap() + one_of({"属于", "within", "in"}) + gap() + "[" + list(3, one_of({", ", "、\n"}), [&] { return bracketed(depth - 1); }) + "]";
            case 10: return one_of({"修约", "round"}) + "(" + part() + ", " + one_of({"至", "to"}) + " 0.01元, " + one_of({"进一", "half_even"}) + ")";
            default: return bracketed(depth - 1);
        }
    }
    template <class Make>
    std::string selection(Make part) {
        const std::string where = maybe(gap() + one_of({"其中", "where"}) + gap() + part());
        const std::string by = maybe(gap() + one_of({"按", "by"}) + gap() + bracketed(0));
        const std::string call = one_of({"合计", "min", "最大", "exists", "计数", "不同数"}) + "(";
        // What begins with the name `to` is read as a step where it can be.
        if (number(0, 1)) return call + "(" + part() + ")" + gap() + "of" + gap() + path() + where + by + ")";
        return call + one_of({"甲", "的", "of", "(to)", "by.按"}) + where + by + maybe(gap() + "的" + gap() + part()) + ")";
    }
    std::string bracketed(int depth) { return depth == 0 ? expression(0) : "(" + expression(depth) + ")"; }
    std::string expression() { return expression(number(0, 4)); }

    std::string period() { return date() + maybe(" " + one_of({"至", "to"}) + " " + date()); }
    std::string cites() { return one_of({"依据", "cites"}) + " " + list(2, ", ", [&] { return path() + maybe(" " + text()); }); }
    std::string type() {
        if (number(0, 5) == 0) return one_of({"列表 ", "list of "}) + path();
        return list(3, one_of({"/", " * "}), [&] { return path(); });
    }

    std::string declaration() {
        switch (number(0, 14)) {
            case 0: return one_of({"引用", "use"}) + gap() + path();
            case 1: return one_of({"量纲", "dimension"}) + " " + names() + maybe(" = " + type());
            case 2: return one_of({"单位", "unit"}) + " " + names() + one_of({" : 金额", " = 2000/3 元", " = 0.01元/亩", " = 元*亩", " = 1/亩", " = 7 元·亩"});
            case 3: return one_of({"枚举", "enum"}) + gap() + names() + maybe(" 有序") + open() + list(5, one_of({",", "、\n", ";", ", # 项\n"}), [&] { return names(); }) + close();
            case 4: return one_of({"分类", "taxonomy"}) + " " + names() + maybe(" 版本 " + text()) + one_of({" from ", " 数据 ", " data "}) + text();
            case 5: return one_of({"记录", "record"}) + " " + names() + block([&] { return record_line(); });
            case 6: return one_of({"待决", "question"}) + " " + names() + " " + text() + open() + list(3, ", ", [&] { return names(); }) + close();
            case 7: return one_of({"文件", "source"}) + " " + names() + " " + text() + open() + "公布 " + date() + end() + "in force " + period() + end() + one_of({"本数 待决", "boundary undecided", "本数 不包含"}) + close();
            case 8: return define();
            case 9: return one_of({"规则", "rule"}) + " " + names() + " " + one_of({"针对", "on"}) + " " + path() + block([&] { return clause(); });
            case 10: return one_of({"参数", "parameter"}) + " " + names() + " : " + type() + maybe(block([&] { return version(); }));
            case 11: return table();
            case 12: return exception();
            case 13: return one_of({"修订", "amend"}) + " " + path() + block([&] { return number(0, 2) ? clause() : version(); });
            default: return one_of({"测试", "test"}) + " " + text() + block([&] { return test_line(); });
        }
    }
    std::string version() { return one_of({"自", "from"}) + " " + period() + " :" + gap() + expression() + maybe(" " + cites()); }

    std::string range() { return one_of({"[", "("}) + maybe(bracketed(0)) + one_of({",", "， "}) + maybe(bracketed(1)) + one_of({")", "]"}); }
    std::string cell_test() {
        switch (number(0, 5)) {
            case 0: return range();
            case 1: return one_of({"<", "不足", ">=", "≤", "不低于"}) + gap() + bracketed(1);
            case 2: return one_of({"C13..C15", "13..15", "A .. B", "1 .. C", "007..008", "1.5 .. 2", "-1 .. 1"});
            case 3: return text() + gap() + "*";
            default: return bracketed(number(0, 2));
        }
    }
    std::string cell() { return number(0, 3) ? list(2, one_of({", ", "、"}), [&] { return cell_test(); }) : one_of({"-", "无", "none"}); }
    std::string row(int columns) {
        const std::string value = number(0, 3) ? bracketed(number(0, 2)) : one_of({"无", "none", "(无)", "-3"});
        if (number(0, 5) == 0) return one_of({"否则", "otherwise"}) + gap() + "|" + gap() + value;
        std::string text;
        for (int i = 0; i < columns; ++i) text += cell() + gap() + one_of({"|", "|\n", "\n  |"}) + gap();
        return text + value;
    }
    std::string table() {
        const int columns = number(1, 3);
        std::string head = one_of({"表", "table"}) + gap() + names() + gap() + "(";
        for (int i = 0; i < columns; ++i) head += (i == 0 ? "" : ",") + maybe("\n") + names() + " : " + type() + maybe(" " + range());
        head += ") : " + type() + one_of({" 唯一", "\nunique", " 汇总 合计", " collect max"}) + maybe(one_of({" ", "\n"}) + cites());
        return head + (number(0, 3) ? block([&] { return row(columns); }) : one_of({" 数据 ", " from ", "\ndata "}) + text());
    }

    std::string replacement() {
        switch (number(0, 3)) {
            case 0: return one_of({"原则上 禁止", "应当", "advise"}) + gap() + expression();
            case 1: return one_of({"给予", "grant"}) + " " + names() + maybe(" " + text());
            default: return path() + " =" + gap() + expression();
        }
    }
    std::string effect() {
        switch (number(0, 3)) {
            case 0: return one_of({"豁免", "exempt"});
            case 1: return one_of({"恢复", "reinstate"});
            case 2: return one_of({"改为", "replace"}) + gap() + replacement();
            default: return one_of({"改为", "replace"}) + open() + list(3, end(), [&] { return number(0, 2) ? replacement() : "when " + expression(); }) + close();
        }
    }
    std::string exception() {
        const auto next = [&] { return one_of({" ", "\n", " # 行尾\n"}); };
        return one_of({"例外", "exception"}) + gap() + names() + next() + one_of({"针对规则", "针对例外", "to"}) + gap() + path() + next().substr(0, 1) + effect() + next() + one_of({"当", "when"}) + gap() + expression() +
               maybe(next() + one_of({"凭 ", "with evidence "}) + list(2, ", ", [&] { return text(); })) + maybe(next() + cites()) + maybe(next() + one_of({"施行 ", "in force "}) + period());
    }

    std::string define() {
        const std::string head = one_of({"定义", "define"}) + " " + names() + maybe(" on " + path()) + maybe(" " + cites()) + maybe(" : " + type()) + maybe(" 列示") + " =" + gap();
        if (number(0, 1)) return head + expression();
        return head + one_of({"分情况", "cases", "分情况 依次"}) + block([&] { return bracketed(number(1, 3)) + one_of({" 当 ", " when "}) + expression(); });
    }
    std::string record_line() {
        if (number(0, 3) == 0) return one_of({"其中", "where"}) + " " + expression() + maybe(" " + text());
        return names() + " : " + type() + maybe(" 以 " + unit() + "/亩 计") + maybe(" 精度 0.01元") + maybe(" adjustable") + maybe(" 视为 " + expression()) + maybe(" label " + text());
    }
    std::string clause() {
        switch (number(0, 7)) {
            case 0: return cites();
            case 6: return one_of({"特别于", "special to", "优先于", "overrides"}) + gap() + list(3, ", ", [&] { return path(); });
            case 1: return one_of({"施行", "in force"}) + " " + period();
            case 2: return one_of({"适用", "applies when", "当", "when"}) + gap() + expression();
            case 3: return one_of({"原则上 禁止", "forbid in principle", "应当", "require", "宜", "advise"}) + gap() + expression();
            case 4: return one_of({"给予", "grant"}) + " " + names() + maybe(" " + text());
            case 5:
                return one_of({"除非", "unless"}) + " " + names() + " 当 " + expression() + maybe(one_of({" 凭 ", "\nwith evidence "}) + list(2, ", ", [&] { return text(); })) + maybe(" " + cites()) +
                       maybe(" 施行 " + period());
            default: return one_of({"整改", "remedy"}) + gap() + text();
        }
    }
    std::string given(int depth) {
        if (depth > 0 && number(0, 3) == 0) return name() + block([&] { return given(depth - 1); });
        return name() + " " + one_of({"无", "none", "not applicable", "未提供", "5万元", "甲", "-3", "not given"});
    }
    std::string test_line() {
        switch (number(0, 8)) {
            case 0: return one_of({"给定", "given"}) + " " + path() + block([&] { return given(2); });
            case 1: return "基准日 " + date();
            case 2: return "口径 " + path() + " = " + one_of({"甲", "待决", "0.4", "4000万元", "a.b"});
            case 3: return "期望 甲 违反";
            case 4: return "expect 甲 待定 { 违反, granted }";
            case 5: return "期望 缺 [甲.乙, \"材料\"]";
            case 6: return "期望 结论 通过";
            case 7: return "期望 列示 甲 = " + expression();
            default: return "期望 例外 甲.乙";
        }
    }

    std::mt19937 random_;
};

/// More of them with ZHUNZE_LONG_TESTS.
unsigned programs(unsigned usual) { return std::getenv("ZHUNZE_LONG_TESTS") ? 20 * usual : usual; }

std::vector<std::string> comments_of(const Parsed& parsed) {
    std::vector<std::string> comments;
    for (const Comment& comment : parsed.module.comments) comments.emplace_back(parsed.sources->text(comment.span));
    return comments;
}

TEST_CASE("random programs round-trip", "[round-trip]") {
    for (unsigned seed = 0; seed < programs(800); ++seed) {
        const std::string text = Writer(seed).module();
        INFO("seed " << seed << "\n" << text);
        const Parsed parsed(text);
        REQUIRE(parsed.findings() == Findings{});
        const std::string printed = parsed.print();
        INFO("printed\n" << printed);
        const Parsed again(printed);
        REQUIRE(again.findings() == Findings{});
        REQUIRE(same_tree(parsed.module, again.module));
        REQUIRE(comments_of(parsed) == comments_of(again));
        REQUIRE(again.print() == printed);
    }
}

TEST_CASE("random programs survive both languages", "[round-trip]") {
    for (unsigned seed = 0; seed < programs(300); ++seed) {
        const std::string text = Writer(seed).module();
        INFO("seed " << seed << "\n" << text);
        // The first printing puts twins in order; from then on nothing may move.
        const Parsed zh(Parsed(text).print({Language::zh, {}}));
        const Parsed en(zh.print({Language::en, {}}));
        INFO(en.print());
        REQUIRE(en.findings() == Findings{});
        const Parsed back(en.print({Language::zh, {}}));
        REQUIRE(back.findings() == Findings{});
        REQUIRE(comments_of(zh) == comments_of(back));
        CHECK(Parsed(back.print({Language::en, {}})).print() == en.print());
    }
}

TEST_CASE("random programs with a word knocked out are reported, not crashed on", "[round-trip]") {
    std::mt19937 random(1);
    for (unsigned seed = 0; seed < programs(500); ++seed) {
        std::string text = Writer(seed).module();
        const std::size_t begin = std::uniform_int_distribution<std::size_t>(0, text.size() - 1)(random);
        const std::size_t count = std::uniform_int_distribution<std::size_t>(1, 12)(random);
        text.erase(begin, count);
        INFO("seed " << seed << "\n" << text);
        const Parsed parsed(text);
        for (const Diagnostic& diagnostic : parsed.sink.sorted()) {
            REQUIRE(diagnostic.span->end <= text.size());
            REQUIRE(!diagnostic.message(Language::zh).empty());
        }
        (void)parsed.print();
    }
}

}  // namespace
}  // namespace zhunze::syntax
