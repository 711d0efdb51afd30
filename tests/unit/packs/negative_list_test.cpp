// SPDX-License-Identifier: Apache-2.0
// The negative list of the admission pack, once an authority has filled it in. The codes are invented: no industry has them.

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "catch.hpp"
#include "unit/cli/sandbox.hpp"

namespace fs = std::filesystem;
using zhunze::cli::testing::Result;
using zhunze::cli::testing::Sandbox;

namespace {

const char* const filled_list =
    "行业,负面清单\n"
    "C9001,真\n"
    "C901*,真\n"
    "否则,假\n";

const std::string header = "项目编号,受理日期,所在地,行业代码,代码版本,准入情形\n";

/// The outcome of one application under the shipped rules with the filled list.
std::string outcome_with_list(const std::string& application) {
    const Sandbox box;
    fs::copy("rules", box.path("rules"), fs::copy_options::recursive);
    std::ofstream(box.path("rules/jiangxi/ganzhou/negative_list.csv"), std::ios::binary) << filled_list;
    const std::string list = box.write("list.csv", header + application + "\n");
    const Result result =
        box.run({"evaluate", list, "--rules", box.path("rules/jiangxi/ganzhou/admission_2019.zz"), "--reading", "negative_list_filed=true",
                 "--reading", "negative_list_edition=gbt4754_2017", "--format", "ndjson"});
    INFO(result.err);
    REQUIRE(result.code == 0);
    const std::string key = "\"outcome\":\"";
    const std::size_t at = result.out.find(key) + key.size();
    return result.out.substr(at, result.out.find('"', at) - at);
}

}  // namespace

TEST_CASE("a filled negative list decides", "[negative-list]") {
    const std::map<std::string, std::string> outcomes{
        {"listed,2020-06-08,360703,C9001,国标2017,", "rejected"},
        {"below a listed class,2020-06-08,360703,C9012,国标2017,未见禁止情形", "rejected"},
        {"next to a listed code,2020-06-08,360703,C9002,国标2017,未见禁止情形", "passed"},
        {"not listed; nobody has looked at the rest,2020-06-08,360703,C9002,国标2017,", "undetermined"},
        {"not listed but outdated,2020-06-08,360703,C9002,国标2017,落后产能", "rejected"},
        {"no code,2020-06-08,360703,,国标2017,未见禁止情形", "undetermined"},
        {"the code of another edition,2020-06-08,360703,C9001,国标2002,未见禁止情形", "passed"},
        {"the code of another edition; nobody has looked,2020-06-08,360703,C9001,国标2002,", "undetermined"},
        {"elsewhere,2020-06-08,360802,C9001,国标2017,", "passed"},
        {"before the conference,2019-02-22,360703,C9001,国标2017,", "passed"},
    };
    for (const auto& [application, outcome] : outcomes) {
        INFO(application);
        CHECK(outcome_with_list(application) == outcome);
    }
}
