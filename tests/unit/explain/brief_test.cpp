// SPDX-License-Identifier: Apache-2.0
// What one application among many is told by: each thing once, and no more than decides.
#include "catch.hpp"
#include "unit/explain/explained.hpp"

using namespace zhunze;
using namespace zhunze::testing;

namespace {

Explained park(const std::string& rules) {
    return Explained("记录 入园 { 名称 : 文本; 投资 : 金额 以 万元 计; 面积 : 数 }\n"
                     "记录 园区 又名 Park { 级别 : 级别; 总投资 : 金额 以 万元 计; 固投 : 金额 以 万元 计; 其中 固投 <= 总投资; 清单 又名 entries : 列表 入园 }\n"
                     "枚举 级别 { 国家级, 省级, 县级 }\n" + rules, "园区");
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("values alone are told where they say what is asked of them, else the condition beside them") {
    struct Row { std::string norm, json, line; };
    const std::vector<Row> rows{
        {"禁止 级别 是 县级", R"({"级别": "县级"})", "\n    级别 = 县级\n"},
        {"应当 级别 是 国家级", R"({"级别": "县级"})", "\n    级别 是 国家级:级别 = 县级\n"},
        {"应当 级别 属于 [国家级, 省级]", R"({"级别": "县级"})", "\n    级别 属于 [国家级, 省级]:级别 = 县级\n"},
        {"应当 总投资 达到 500万元", R"({"总投资": 400})", "\n    总投资 = 400万元,低于 500万元,相差 100万元\n"},
        {"应当 总投资 达到 500万元", "{}", "\n    总投资 达到 500万元:总投资 = 未知\n"},
        {"应当 总投资 是 500万元 且 级别 是 省级", R"({"总投资": 500})", "\n    级别 是 省级:级别 = 未知\n"},
        {"禁止 级别 不是 无", R"({"级别": "省级"})", "\n    级别 不是 无:级别 = 省级\n"},
        {"应当 总投资 介于 500万元 与 600万元", R"({"总投资": 400})", "\n    总投资 = 400万元,低于 500万元,相差 100万元\n"},
        {"应当 总投资 介于 500万元 与 600万元", R"({"总投资": 700})", "\n    总投资 = 700万元,高于 600万元,相差 100万元\n"},
        {"应当 总投资 - 固投 达到 500万元", R"({"总投资": 500})", "\n    总投资 - 固投 达到 500万元:未知(值 ≥ 0万元)\n"},
    };
    for (const Row& row : rows) {
        INFO(row.norm);
        Explained explained = park("规则 规 针对 园区 { " + row.norm + " }");
        const std::string text = explained.given(row.json).brief();
        CAPTURE(text);
        CHECK(holds(text, row.line));
    }
}

TEST_CASE("what bounds a fact is told once, however many conditions stand on it") {
    Explained explained = park("规则 规 针对 园区 { 禁止 固投 不足 5000万元 且 固投 不足 6000万元 }");
    const std::string text = explained.given(R"({"总投资": 4500})").brief();
    CAPTURE(text);
    CHECK(count_of(text, "由“固投 不超过 总投资”推得,总投资 = 4500万元") == 1);
    CHECK(holds(text, "\n    固投 不足 5000万元:固投 = 未知(值 ≤ 4500万元)\n      由“固投 不超过 总投资”推得"));
    CHECK(holds(text, "\n    固投 不足 6000万元:固投 = 未知(值 ≤ 4500万元)\n"));
}

TEST_CASE("a truth that a rule names is told with its reasons") {
    Explained explained = park("定义 大 又名 large 针对 园区 : 是非 = 总投资 达到 500万元 且 级别 是 国家级\n规则 规 针对 园区 { 应当 大 }");
    explained.given(R"({"总投资": 400, "级别": "国家级"})");
    CHECK(holds(explained.brief(), "\n    大 = 假\n      总投资 = 400万元,低于 500万元,相差 100万元\n"));
    CHECK(holds(explained.text(), "规范:[不符合] 应当 大:大 = 假\n    大 = 假\n      [不成立] 总投资 达到 500万元 且 级别 是 国家级\n        [不成立] 总投资 达到 500万元:"));
}

TEST_CASE("of a list a few items are told and the others counted") {
    Explained explained = park("规则 规 针对 园区 { 应当 存在(清单 其中 投资 达到 9万元 且 面积 不足 3) 且 存在(清单 其中 投资 达到 9万元) }");
    const std::string text = explained.given(R"({"清单": [{"投资": 1}, {"投资": 2}, {"投资": 3}, {"投资": 4}, {"投资": 5}, {"投资": 6}]})").brief();
    CAPTURE(text);
    CHECK(holds(text, "\n    存在(清单 其中 投资 达到 9万元 且 面积 不足 3):共6项,计入0项\n"
                      "      清单第1项:投资 = 1万元,低于 9万元,相差 8万元\n"));
    CHECK(holds(text, "\n      清单第3项:投资 = 3万元,低于 9万元,相差 6万元\n      另有3项从略\n"
                      "    存在(清单 其中 投资 达到 9万元):共6项,计入0项\n    依据"));
    // Items of which nothing is said are not said to be left out.
    Explained all = park("规则 规 针对 园区 { 应当 不同数(清单 的 名称) 是 计数(清单) }");
    const std::string counts = all.given(R"({"清单": [{"名称": "a"}, {"名称": "a"}, {"名称": "b"}, {"名称": "c"}, {"名称": "d"}, {"名称": "e"}]})").text();
    CHECK_FALSE(holds(counts, "从略"));
}

TEST_CASE("the same field of several items is asked for together") {
    struct Row { std::string json, zh, en; };
    const std::vector<Row> rows{
        {R"({"清单": [{}, {}, {}]})", "缺:填报“清单第1至3项的投资”\n", "missing: state “投资 of entries no. 1 to 3”\n"},
        {R"({"清单": [{}, {"投资": 1}, {}, {}]})", "缺:填报“清单第1、3至4项的投资”\n", "missing: state “投资 of entries no. 1, 3 to 4”\n"},
        {R"({"清单": [{"投资": 1}, {}]})", "缺:填报“清单第2项的投资”\n", "missing: state “投资 of entries no. 2”\n"},
    };
    for (const Row& row : rows) {
        Explained explained = park("规则 规 针对 园区 { 应当 合计(清单 的 投资) 达到 100亿元 }");
        explained.given(row.json);
        CHECK(holds(explained.brief(), row.zh));
        CHECK(holds(explained.brief(Language::en), row.en));
    }
    Explained explained = park("规则 规 针对 园区 { 应当 合计(清单 的 投资) 达到 100亿元 }");
    CHECK(holds(explained.given(R"({"清单": [{}, {}]})").decision(), R"("item":[1],"label":"清单第2项的投资"}])"));
}

TEST_CASE("English counts one item and several") {
    Explained explained = park("规则 规 针对 园区 { 应当 合计(清单 的 投资) 达到 100万元 }");
    CHECK(holds(explained.given(R"({"清单": [{"投资": 1}]})").brief(Language::en), "(1 item)"));
    CHECK(holds(explained.given(R"({"清单": [{"投资": 1}, {"投资": 2}]})").brief(Language::en), "(2 items)"));
}
