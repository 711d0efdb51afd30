// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "unit/explain/sample.hpp"

using namespace zhunze;
using namespace zhunze::testing;

namespace {

/// A member of the output as it is written on one line, up to the end of the text wanted.
bool holds(const Json& json, const std::string& part) { return json.line().find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the whole decision, key by key") {
    CHECK(Sample().central().decision().pretty() == R"json({
  "id": "A-017",
  "record": "test.Project",
  "as_of": "2020-06-08",
  "outcome": "rejected",
  "rules": [
    {
      "rule": "test.small_project_no_standalone_land",
      "outcome": "violated",
      "possible": [
        "violated"
      ],
      "citation": {
        "source": "test.key_points",
        "title": "2020年工作要点",
        "section": "促进平台提档升级"
      },
      "missing": [],
      "exceptions": [],
      "remedy": "进驻开发区标准厂房",
      "stages": {
        "in_force": true,
        "scope": true,
        "trigger": true,
        "exempt": false,
        "satisfied": false
      },
      "atoms": "1110101"
    },
    {
      "rule": "test.small_project_into_standard_factory",
      "outcome": "violated",
      "possible": [
        "violated"
      ],
      "citation": {
        "source": "test.key_points",
        "title": "2020年工作要点",
        "section": "促进平台提档升级"
      },
      "missing": [],
      "exceptions": [],
      "remedy": "进驻开发区标准厂房",
      "stages": {
        "in_force": true,
        "scope": true,
        "trigger": true,
        "exempt": false,
        "satisfied": false
      },
      "atoms": "1110100"
    }
  ],
  "values": {
    "test.intensity": {
      "value": "239.9952",
      "unit": "万元/亩",
      "exact": "4000000/16667",
      "rounded": true
    }
  },
  "conflicts": [],
  "missing": [],
  "warnings": [],
  "readings": {
    "test.key_points.boundary": "undecided"
  },
  "rule_set": "9f3c",
  "input": "3b07",
  "engine": "zhunze 0.1.0"
})json");
}

TEST_CASE("an open decision names what is missing, in the order of the outcome table") {
    const Json at_limit = Sample().at_limit().decision();
    CHECK(holds(at_limit, R"("outcome":"undetermined","possible":["not_triggered","violated"])"));
    CHECK(holds(at_limit, R"("missing":[{"kind":"reading","name":"test.key_points.boundary","label":"《2020年工作要点》所称“以下/以上”是否含本数"}])"));

    const Json without_area = Sample().invest(8000).decision();
    CHECK(holds(without_area, R"("missing":[{"kind":"fact","name":"test.Project.land_area","label":"用地面积"}])"));
    CHECK(holds(without_area, R"("values":{"test.intensity":null})"));

    const Json claimed = Sample().invest(3000).on_mu(5).claim_special_process().decision();
    CHECK(holds(claimed, R"("possible":["exempt","violated"])"));
    CHECK(holds(claimed, R"("missing":[{"kind":"evidence","name":"特殊工艺认定材料","label":"特殊工艺认定材料"}],"exceptions":["test.special_process"])"));
}

TEST_CASE("the language words labels and nothing else") {
    const std::string zh = Sample().at_limit().decision(Language::zh).line();
    std::string en = Sample().at_limit().decision(Language::en).line();
    const std::string zh_label = "《2020年工作要点》所称“以下/以上”是否含本数";
    const std::string en_label = "whether “up to / at or over” in “2020年工作要点” includes the number itself";
    REQUIRE(en.find(en_label) != std::string::npos);
    for (std::size_t at = en.find(en_label); at != std::string::npos; at = en.find(en_label)) en.replace(at, en_label.size(), zh_label);
    CHECK(en == zh);
}

TEST_CASE("a remedy is given where the rule is not met, or may not be") {
    CHECK(holds(Sample().invest(6000).on_mu(10).decision(), R"("outcome":"not_triggered","possible":["not_triggered"])"));
    CHECK_FALSE(holds(Sample().invest(6000).on_mu(10).decision(), "标准厂房"));
    CHECK(holds(Sample().at_limit().decision(), R"("remedy":"进驻开发区标准厂房")"));
}

TEST_CASE("readings are as the caller set them") {
    CHECK(holds(Sample().at_limit().read_boundary(program::Boundary::included).decision(), R"("readings":{"test.key_points.boundary":"included"})"));
}

TEST_CASE("an application in error has its errors and no rules") {
    const Json json = Sample().invest(6000).invest_in_total(5000).decision();
    CHECK(holds(json, R"("outcome":"invalid","rules":[],"values":{})"));
    CHECK(holds(json, R"("errors":[{"code":"invariant-broken")"));
    CHECK_FALSE(holds(Sample().central().decision(), "errors"));
}

TEST_CASE("a rule without citation has none") {
    Sample sample;
    sample.project.builder.program().rules[sample.project.no_standalone_land].citations.clear();
    CHECK(holds(sample.central().decision(), R"("possible":["violated"],"citation":null)"));
}

TEST_CASE("conflicts are pairs of rules") {
    Sample sample;
    ProgramBuilder& builder = sample.project.builder;
    const ExprId content = builder.program().rules[sample.project.no_standalone_land].norm.content;
    builder.rule({"相反", "opposite"}, program::NormKind::require, content);
    const Json json = sample.invest(3000).on_mu(5).decision();
    CHECK(holds(json, R"("conflicts":[["test.small_project_no_standalone_land","test.opposite"])"));
}
