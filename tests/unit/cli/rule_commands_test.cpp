// SPDX-License-Identifier: Apache-2.0
// check, test and fmt.
#include "catch.hpp"
#include "sandbox.hpp"

using namespace zhunze::cli::testing;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const std::string failing_test = "模块 试点测试 又名 pilot_test\n引用 试点\n测试 \"错\" {\n  给定 项目 { 投资 6000万元 }\n  期望 结论 不通过\n}\n";

}  // namespace

TEST_CASE("check says that nothing was found, or what") {
    const Sandbox box;
    const Result clean = box.run({"check", box.path("rules")});
    CHECK(clean.code == 0);
    CHECK(clean.out == "已检查 1 个规则文件,没有发现问题\n");
    const Result found = box.run({"check", box.write("bad.zz", "模块 坏 又名 bad\n规则 r 针对 没有 { 禁止 真 }\n")});
    CHECK(found.code == 1);
    CHECK(found.out.empty());
    CHECK(holds(found.err, "unknown-name"));
    const Result json = box.run({"check", box.path("bad.zz"), "--format", "json"});
    CHECK(json.code == 1);
    CHECK(holds(json.out, "\"code\": \"unknown-name\""));
    CHECK(json.err.empty());
    CHECK(box.run({"check", box.path("rules"), "--format", "json"}).out == "[]\n");
    CHECK(box.run({"check", box.path("nothing-here")}).code == 3);
}

TEST_CASE("test counts what passed and names what failed") {
    const Sandbox box;
    const Result passed = box.run({"test", box.path("rules")});
    CHECK(passed.code == 0);
    CHECK(passed.out == "1 个通过,0 个失败\n");
    const std::string file = box.write("rules/pilot_test.zz", failing_test);
    const Result failed = box.run({"test", box.path("rules")});
    CHECK(failed.code == 1);
    CHECK(holds(failed.out, file + ":5:"));
    CHECK(holds(failed.out, "测试“错”:结论:期望 不通过,得到 "));
    CHECK(failed.out.ends_with("1 个通过,1 个失败\n"));
    CHECK(box.run({"test", box.path("rules"), "--language", "en"}).out.ends_with("1 passed, 1 failed\n"));
}

TEST_CASE("test runs the tests of the files named, not of those they use") {
    const Sandbox box;
    const std::string file = box.write("rules/pilot_test.zz", failing_test);
    CHECK(box.run({"test", file}).out.ends_with("0 个通过,1 个失败\n"));
    CHECK(box.run({"test", "pilot_test"}).out.ends_with("0 个通过,1 个失败\n"));
    const Result json = box.run({"test", file, "--format", "json"});
    CHECK(json.code == 1);
    CHECK(json.out.starts_with("{\n  \"passed\": 0,\n  \"failed\": 1,\n  \"tests\": [\n"));
    CHECK(holds(json.out, "\"line\": 5"));
}

TEST_CASE("fmt writes the canonical form once and then leaves it alone") {
    const Sandbox box;
    const std::string file = box.write("messy.zz", "\xEF\xBB\xBF模块   乱 又名 messy\r\n\r\n\r\n\r\n枚举  甲 又名 Kind{ 子 又名 a,丑 又名 b }\r\n");
    const Result check = box.run({"fmt", "--check", file});
    CHECK(check.code == 1);
    CHECK(check.out == file + "\n");
    CHECK(holds(box.text_of("messy.zz"), "\r\n"));
    CHECK(box.run({"fmt", file}).code == 0);
    CHECK(box.text_of("messy.zz") == "模块 乱 又名 messy\n\n枚举 甲 又名 Kind { 子 又名 a, 丑 又名 b }\n");
    const Result again = box.run({"fmt", file});
    CHECK(again.code == 0);
    CHECK(again.out.empty());
    CHECK(box.run({"fmt", "--check", file}).code == 0);
}

TEST_CASE("fmt leaves a file alone that does not parse, and formats the others") {
    const Sandbox box;
    const std::string broken = "模块 坏 又名 broken\n规则 {{{\n";
    box.write("rules/broken.zz", broken);
    box.write("rules/messy.zz", "模块   乱 又名 messy\n");
    const Result result = box.run({"fmt", box.path("rules")});
    CHECK(result.code == 1);
    CHECK(box.text_of("rules/broken.zz") == broken);
    CHECK(box.text_of("rules/messy.zz") == "模块 乱 又名 messy\n");
    CHECK(holds(result.err, "broken.zz:2"));
    CHECK(!holds(result.err, "messy"));
}

TEST_CASE("fmt: files that cannot be read or hold no rule text") {
    const Sandbox box;
    CHECK(box.run({"fmt", box.path("missing.zz")}).code == 3);
    CHECK(box.run({"fmt", box.write("latin.zz", "\xff\xfe\xfa\xfb")}).code == 1);
    std::filesystem::create_directory(box.path("empty"));
    CHECK(box.run({"fmt", box.path("empty")}).code == 3);
}

TEST_CASE("fmt puts blanks between words run together, where the split is certain") {
    const Sandbox box;
    const std::string rules = std::string(pilot_rules) + "\n定义 偏小 又名 smallish 针对 项目 : 是非 = 投资不足300万元\n";
    const std::string file = box.write("rules/pilot.zz", rules);
    CHECK(box.run({"check", file}).code == 1);
    CHECK(box.run({"fmt", file}).code == 0);
    CHECK(holds(box.text_of("rules/pilot.zz"), "= 投资 不足 300万元\n"));
    CHECK(box.run({"check", file}).code == 0);
}

TEST_CASE("fmt --lang respells a pack and back without changing what it means") {
    const Sandbox box;
    box.write("rules/pilot_test.zz", "模块 试点测试 又名 pilot_test\n\n引用 试点\n\n测试 \"界限\" {\n  给定 项目 {\n    受理日期 2020-06-08\n    投资 5000万元\n    供地 单独供地\n  }\n"
                                     "  口径 试点.办法.本数 = 不包含\n  期望 小项目不供地 未触发\n}\n");
    CHECK(box.run({"fmt", box.path("rules")}).code == 0);
    const std::string pack = box.text_of("rules/pilot.zz");
    const std::string tests = box.text_of("rules/pilot_test.zz");
    const std::string passed = box.run({"test", box.path("rules")}).out;
    CHECK(passed == "2 个通过,0 个失败\n");

    CHECK(box.run({"fmt", "--lang", "en", box.path("rules")}).code == 0);
    CHECK(holds(box.text_of("rules/pilot.zz"), "rule small_project aka 小项目不供地 on Project {\n  cites measure \"一\"\n  when investment up to 5000万元\n"));
    CHECK(holds(box.text_of("rules/pilot_test.zz"), "use pilot\n"));
    CHECK(holds(box.text_of("rules/pilot_test.zz"), "reading pilot.measure.boundary = excluded\n"));
    CHECK(box.run({"test", box.path("rules")}).out == passed);

    CHECK(box.run({"fmt", "--lang", "zh", box.path("rules")}).code == 0);
    CHECK(box.text_of("rules/pilot.zz") == pack);
    CHECK(box.text_of("rules/pilot_test.zz") == tests);
}

TEST_CASE("fmt --lang writes nothing that would mean something else, and the files beside it") {
    const Sandbox box;
    // By its English name the module is another file.
    box.write("rules/somewhere.zz", "模块 词汇 又名 vocabulary\n定义 上限 又名 limit : 数 = 1\n");
    box.write("rules/vocabulary.zz", "模块 别的 又名 another\n定义 上限 又名 limit : 数 = 2\n");
    const std::string text = "模块 用户 又名 user\n引用 词汇\n记录 项目 又名 Project { 甲 又名 a : 数 }\n定义 低 又名 low 针对 项目 : 是非 = 甲 < 上限\n";
    const std::string user = box.write("rules/user.zz", text);
    const std::string other = box.write("rules/other.zz", "模块 其他 又名 other\n定义 一 又名 one = 1\n");
    for (const std::vector<std::string>& command : {std::vector<std::string>{"fmt", "--lang", "en", "--check", user, other}, {"fmt", "--lang", "en", user, other}}) {
        const Result result = box.run(command);
        CHECK(result.code == 1);
        CHECK(result.out == other + "\n");
        CHECK(holds(result.err, "整理后的文字与原文不同义,文件未改动"));
        CHECK(holds(result.err, user));
        CHECK(box.text_of("rules/user.zz") == text);
    }
    CHECK(box.text_of("rules/other.zz") == "module other aka 其他\ndefine one aka 一 = 1\n");
    // All of them together: then the module is found whatever the file is called.
    CHECK(box.run({"fmt", "--lang", "en", box.path("rules")}).code == 0);
    CHECK(holds(box.text_of("rules/user.zz"), "use vocabulary\n"));
    CHECK(holds(box.text_of("rules/user.zz"), "= a < limit\n"));
}

TEST_CASE("fmt --lang shows what is wrong in a file and leaves it alone; others are respelled") {
    const Sandbox box;
    const std::string wrong = "模块 错 又名 wrong\n定义 一 又名 one = 二\n";
    box.write("rules/wrong.zz", wrong);
    box.write("rules/fine.zz", "模块 对 又名 fine\n定义 一 又名 one = 1\n定义 二 又名 two = 一 + 1\n");
    const Result result = box.run({"fmt", "--lang", "en", box.path("rules")});
    CHECK(result.code == 1);
    CHECK(holds(result.err, "[unknown-name]"));
    CHECK(box.text_of("rules/wrong.zz") == wrong);
    CHECK(box.text_of("rules/fine.zz") == "module fine aka 对\ndefine one aka 一 = 1\ndefine two aka 二 = one + 1\n");
}

TEST_CASE("fmt --lang respells words that were run together as soon as they stand apart") {
    const Sandbox box;
    const std::string rules = std::string(pilot_rules) + "\n定义 偏小 又名 smallish 针对 项目 : 是非 = 投资不足300万元\n";
    const std::string file = box.write("rules/pilot.zz", rules);
    CHECK(box.run({"fmt", "--lang", "en", file}).code == 0);
    CHECK(holds(box.text_of("rules/pilot.zz"), "= investment < 300万元\n"));
    CHECK(box.run({"fmt", "--lang", "en", "--check", file}).code == 0);
}

TEST_CASE("fmt --lang tells apart two names of one spelling by what checking found them to be") {
    const Sandbox box;
    const std::string file = box.write("rules/two.zz",
                                       "模块 两义 又名 two\n\n枚举 甲 又名 First { 其他 又名 other }\n\n枚举 乙 又名 Second { 其他 又名 miscellaneous }\n\n"
                                       "记录 表 又名 Form {\n  一 又名 one : 甲 视为 其他\n  二 又名 second : 乙 视为 其他\n}\n");
    CHECK(box.run({"fmt", "--lang", "en", file}).code == 0);
    const std::string text = box.text_of("rules/two.zz");
    CHECK(holds(text, "one aka 一 : First assume other\n"));
    CHECK(holds(text, "second aka 二 : Second assume miscellaneous\n"));
    CHECK(holds(text, "enum Second aka 乙 { miscellaneous aka 其他 }"));
    CHECK(box.run({"check", file}).code == 0);
}
