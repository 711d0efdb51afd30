// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "engine/files.hpp"
#include "plan/lower.hpp"
#include "unit/engine/rule_text.hpp"

using namespace zhunze;
using engine::MemoryFile;
using testing::slugs;

namespace {

engine::Rules load(std::vector<MemoryFile> files) { return engine::load_rules(files); }

/// A folder of its own for one test, gone afterwards.
struct Folder {
    std::filesystem::path path = std::filesystem::temp_directory_path() / ("zhunze_loading_test_" + std::to_string(std::rand()));
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    void write(const std::string& name, const std::string& content) const {
        std::filesystem::create_directories((path / name).parent_path());
        std::ofstream(path / name, std::ios::binary) << content;
    }
};

}  // namespace

TEST_CASE("modules use each other by either name", "[loading]") {
    const MemoryFile base{"a/base.zz", "module a.base aka 甲.基\nenum E { x, y }\nrecord R { e : E }\n"};
    CHECK(slugs(load({base, {"b.zz", "module b\nuse a.base\ndefine d on R = e is x\n"}})).empty());
    CHECK(slugs(load({base, {"b.zz", "模块 乙\n引用 甲.基\n定义 丁 针对 R = e 是 x\n"}})).empty());
    CHECK(slugs(load({base, {"b.zz", "module b\ndefine d on R = e is x\n"}})) == "unknown-name");
    CHECK(slugs(load({base, {"b.zz", "module b\nuse a.bse\n"}})) == "unknown-module");
    CHECK(slugs(load({base, {"b.zz", "module b\nuse a.base\ndefine d on base.R = e is x\n"}})).empty());
}

TEST_CASE("circles, doubles and ambiguity between modules", "[loading]") {
    CHECK(slugs(load({{"a.zz", "module a\nuse b\n"}, {"b.zz", "module b\nuse a\n"}})) == "module-cycle");
    CHECK(slugs(load({{"a.zz", "module a\nuse a\n"}})) == "module-cycle");
    CHECK(slugs(load({{"a.zz", "module a\n"}, {"b.zz", "module a\n"}})) == "repeated-name");
    const MemoryFile a{"a.zz", "module a\ndefine x = 1\n"};
    const MemoryFile b{"b.zz", "module b\ndefine x = 2\n"};
    CHECK(slugs(load({a, b, {"c.zz", "module c\nuse a\nuse b\ndefine y = x\n"}})) == "ambiguous-name");
    CHECK(slugs(load({a, b, {"c.zz", "module c\nuse a\nuse b\ndefine y = a.x + b.x\n"}})).empty());
    CHECK(slugs(load({a, {"c.zz", "module c\nuse a\ndefine x = 3\n"}})) == "shadowed-name");
}

TEST_CASE("texts can stand in place of what files hold", "[loading]") {
    const Folder folder;
    folder.write("a/base.zz", "module a.base\nrecord R { f : Bool }\n");
    folder.write("a/top.zz", "module a.top\nuse a.base\ndefine d on R = f\n");
    const std::string base = (folder.path / "a/base.zz").string();
    const std::vector<std::filesystem::path> top{folder.path / "a" / "." / "top.zz"};
    CHECK(slugs(engine::load_rules(top, {}, {})).empty());
    CHECK(slugs(engine::load_rules(top, {}, {{base, "module a.base\nrecord R { g : Bool }\n"}})) == "unknown-name");
    CHECK(slugs(engine::load_rules(top, {}, {{(folder.path / "a/top.zz").string(), "module a.top\nuse a.base\ndefine d on R = h\n"}})) == "unknown-name");
}

TEST_CASE("used modules are found on disk from where the user stands", "[loading]") {
    const Folder folder;
    folder.write("rules/a/b/base.zz", "module a.b.base aka 甲.乙.基\nrecord R { f : Bool }\n");
    folder.write("rules/a/c/top.zz", "module a.c.top\nuse a.b.base\ndefine d on R = f\n");
    folder.write("rules/a/c/chinese.zz", "模块 a.c.chinese\n引用 甲.乙.基\n定义 d 针对 R = f\n");
    folder.write("elsewhere/x.zz", "module x\nuse a.b.base\ndefine d on R = f\n");
    CHECK(slugs(engine::load_rules({folder.path / "rules/a/c/top.zz"})).empty());
    CHECK(slugs(engine::load_rules({folder.path / "rules/a/c/chinese.zz"})).empty());
    CHECK(slugs(engine::load_rules({folder.path / "elsewhere/x.zz"})) == "unknown-module");
    CHECK(slugs(engine::load_rules({folder.path / "elsewhere/x.zz"}, {folder.path / "rules"})).empty());
    const engine::Rules all = engine::load_rules({folder.path / "rules"});
    CHECK(all.modules.size() == 4);  // three files and the prelude
    REQUIRE(all.ok());
    CHECK(plan::broken_invariant(*all.plan).empty());
}

TEST_CASE("what cannot be read is said, and the rest is still looked at", "[loading]") {
    const Folder folder;
    folder.write("bad.zz", "module bad\ndefine x = \xff\n");
    folder.write("worse.zz", "module worse\ndefine x = nothing\n");
    CHECK(slugs(engine::load_rules({folder.path / "none.zz"})) == "file-unreadable");
    CHECK(engine::load_rules({folder.path / "none.zz"}).unreadable.size() == 1);
    CHECK(slugs(engine::load_rules({folder.path / "bad.zz"})) == "invalid-utf8");
    folder.write("empty/readme.txt", "");
    CHECK(slugs(engine::load_rules({folder.path / "empty"})) == "file-unreadable");
}

TEST_CASE("a text larger than the limit is refused before it is read as rules", "[loading]") {
    CHECK(slugs(load({{"big.zz", std::string(4u * 1024 * 1024 + 1, '#')}})) == "file-too-large");
    CHECK(slugs(load({{"big.zz", std::string(4u * 1024 * 1024, '#')}})).empty());
}

TEST_CASE("byte-order mark, CRLF and decomposed letters read as the plain text", "[loading]") {
    CHECK(slugs(load({{"a.zz", "\xEF\xBB\xBFmodule a\r\ndefine x = 1\r\n"}})).empty());
    CHECK(slugs(load({{"a.zz", "module a\ndefine e\xCC\x81t = 1\ndefine y = \xC3\xA9t\n"}})).empty());
}

TEST_CASE("the rule-set hash follows the rules and their data, not the order they come in", "[loading]") {
    const MemoryFile a{"a.zz", "module a\ntaxonomy T from \"t.csv\"\n"};
    const MemoryFile b{"b.zz", "module b\ndefine x = 1\n"};
    const auto hash = [](std::vector<MemoryFile> files) { return load(std::move(files)).program->rule_set_hash; };
    const MemoryFile data{"t.csv", "code,name\n1,x\n"};
    const std::string one = hash({a, b, data});
    CHECK(one.size() == 64);
    CHECK(hash({b, data, a}) == one);
    CHECK(hash({a, {"b.zz", "module b\ndefine x = 2\n"}, data}) != one);
    CHECK(hash({a, b, {"t.csv", "code,name\n1,y\n"}}) != one);
}

TEST_CASE("the module a text declares", "[loading]") {
    CHECK(engine::declared_module("# comment\nmodule a.b aka 甲.乙\n").is("甲.乙"));
    CHECK(engine::declared_module("模块　甲.乙 又名 a.b\n").is("a.b"));
    CHECK(engine::declared_module("define x = 1\n").empty());
    CHECK(engine::declared_module("").empty());
}
