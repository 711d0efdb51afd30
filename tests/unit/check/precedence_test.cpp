// SPDX-License-Identifier: Apache-2.0
#include "unit/check/checked.hpp"

using namespace zhunze;
using testing::Checked;

namespace {

/// Rules a, b, c, d on one record, e on another; each says what it goes before.
Checked rules(const std::string& a, const std::string& b = {}, const std::string& c = {}, const std::string& d = {}) {
    const auto rule = [](const std::string& name, const std::string& clause) {
        return "规则 " + name + " 针对 项目 { 依据 " + name + "件; 禁止 甲; " + clause + " }\n";
    };
    return Checked({"模块 t\n记录 项目 { 甲 : 是非 }\n记录 企业 { 甲 : 是非 }\n"
                    "文件 a件 \"a\" { 公布 2018-01-01 }\n文件 b件 \"b\" { 施行 2019-01-01 }\n文件 c件 \"c\" { 公布 2020-01-01; 施行 2017-01-01 }\n文件 d件 \"d\" { }\n" +
                    rule("a", a) + rule("b", b) + rule("c", c) + rule("d", d) + "规则 e 针对 企业 { 依据 d件; 禁止 甲 }\n例外 x 针对规则 a 豁免 当 甲\n"});
}

bool is_contested(const Checked& checked, std::string_view special, const program::Precedence& one) {
    return one.special && checked.rule(special).is_contested_by(checked.program->rules[one.over]);
}

/// `b c!`: what it goes before, `!` where that is contested.
std::string before(const Checked& checked, std::string_view name) {
    std::string all;
    for (const program::Precedence& one : checked.rule(name).precedes) {
        all += (all.empty() ? "" : " ") + checked.program->rules[one.over].name.en + (is_contested(checked, name, one) ? "!" : "");
    }
    return all;
}

}  // namespace

TEST_CASE("precedence goes through", "[check][precedence]") {
    const Checked checked = rules("", "优先于 a", "特别于 b", "优先于 c, a");
    CHECK(checked.findings().empty());
    CHECK(before(checked, "a").empty());
    CHECK(before(checked, "b") == "a");
    CHECK(before(checked, "c") == "b a");
    CHECK(before(checked, "d") == "c a b");
    CHECK(before(rules("", "特别于 a; 特别于 d"), "b") == "a d");
}

TEST_CASE("an older special rule is contested unless it is said to override", "[check][precedence]") {
    const Checked older = rules("特别于 b");
    CHECK(older.findings() == "old-special-new-general@b");
    CHECK(before(older, "a") == "b!");
    CHECK(older.message(0).find("2018-01-01") != std::string::npos);
    CHECK(older.message(0).find("2019-01-01") != std::string::npos);
    CHECK(before(rules("", "特别于 a"), "b") == "a");        // newer
    CHECK(before(rules("特别于 d"), "a") == "d");              // the other has no date
    CHECK(before(rules("优先于 b"), "a") == "b");
    CHECK(rules("优先于 b").findings().empty());
    CHECK(before(rules("特别于 b; 优先于 b"), "a") == "b");
    CHECK(before(rules("优先于 b; 特别于 b"), "a") == "b");
    CHECK(before(rules("", "特别于 c"), "b") == "c!");       // 2019, and issued in 2020 though in force from 2017
}

TEST_CASE("what is reached through others is contested by its own dates", "[check][precedence]") {
    const Checked through = rules("特别于 d", "", "", "特别于 b");
    CHECK(before(through, "a") == "d b!");
    CHECK(through.findings() == "old-special-new-general@d");
    CHECK(before(rules("优先于 d", "", "", "特别于 b"), "a") == "d b");
    CHECK(before(rules("特别于 d", "", "", "优先于 b"), "a") == "d b");
    // One way by 特别于 alone, another with 优先于: it was decided on purpose.
    CHECK(before(rules("特别于 d; 优先于 c", "", "特别于 b", "特别于 b"), "a") == "d c b");
}

TEST_CASE("a rule without a dated source has its own date", "[check][precedence]") {
    const Checked checked({"模块 t\n记录 项目 { 甲 : 是非 }\n文件 件 \"件\" { }\n"
                           "规则 a 针对 项目 { 依据 件; 施行 2018-01-01; 禁止 甲; 特别于 b }\n规则 b 针对 项目 { 依据 件; 施行 2019-01-01; 禁止 甲 }\n"});
    CHECK(before(checked, "a") == "b!");
}

TEST_CASE("precedence that cannot be", "[check][precedence]") {
    CHECK(rules("优先于 a").findings() == "precedence-cycle@a");
    CHECK(rules("优先于 a").message(0) == "规则的先后循环:a → a");
    const Checked circle = rules("优先于 b", "特别于 c", "优先于 a");
    CHECK(circle.findings() == "precedence-cycle@a");
    CHECK(circle.message(0, Language::en) == "rules go before each other in a circle: a → b → c → a");
    CHECK(rules("优先于 e").findings() == "precedence-record@e");
    CHECK(rules("优先于 x").findings() == "type-expected@x");
    CHECK(rules("优先于 没有").findings() == "unknown-name@没有");
    CHECK(rules("特别于 d, 没有, d").findings() == "unknown-name@没有");
}

TEST_CASE("long chains of rules are followed, up to a limit", "[check][precedence]") {
    const auto chain = [](int length) {
        std::string text = "模块 t\n记录 项目 { 甲 : 是非 }\n文件 件 \"件\" { }\n";
        for (int i = 0; i < length; ++i) {
            text += "规则 r" + std::to_string(i) + " 针对 项目 { 依据 件; 禁止 甲" + (i ? "; 优先于 r" + std::to_string(i - 1) : "") + " }\n";
        }
        return Checked({text});
    };
    const Checked fine = chain(1000);
    CHECK(fine.findings().empty());
    CHECK(fine.rule("r999").precedes.size() == 999);
    const Checked endless = chain(3000);
    CHECK(endless.findings().starts_with("expansion-limit@"));
    CHECK(endless.sink.size() == 1);
}
