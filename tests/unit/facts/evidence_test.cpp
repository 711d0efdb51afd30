// SPDX-License-Identifier: Apache-2.0
#include "unit/facts/support.hpp"

namespace zhunze::facts {
namespace {

/// `名称 文号 2020-03-01 机关 none`, what there is of it; several between `;`.
std::string outline(const std::vector<Evidence>& all) {
    std::string out;
    for (const Evidence& evidence : all) {
        if (!out.empty()) out += "; ";
        out += evidence.name;
        if (!evidence.number.empty()) out += " " + evidence.number;
        if (evidence.date) out += " " + evidence.date->iso();
        if (!evidence.issuer.empty()) out += " " + evidence.issuer;
        if (evidence.none) out += " none";
    }
    return out;
}

}  // namespace

TEST_CASE("evidence in text and JSON", "[facts][evidence]") {
    const std::vector<std::pair<const char*, const char*>> cases{
        {R"("认定材料")", "认定材料"},
        {R"("认定材料;环评批复；能评、 说明 ;")", "认定材料; 环评批复; 能评; 说明"},
        {"\"认定材料(2020-03-01)\"", "认定材料 2020-03-01"},
        {"\"认定材料（2020年3月1日）\"", "认定材料 2020-03-01"},
        {"\"认定材料(复印件)\"", "认定材料(复印件)"},
        {"\"认定材料(无)\"", "认定材料 none"},
        {"\"(2020-03-01)\"", "(2020-03-01)"},
        {R"("")", ""},
        {R"("-")", ""},
        {R"("无")", ""},
        {"null", ""},
        {"[]", ""},
        {R"(["甲", "乙;丙"])", "甲; 乙;丙"},
        {R"([{"name": "甲", "number": "赣发〔2020〕1号", "date": "2020-03-01", "issuer": "某局"}])", "甲 赣发〔2020〕1号 2020-03-01 某局"},
        {R"([{"名称": "甲", "文号": "1", "日期": "2020/3/1", "出具机关": "某局", "无": true}])", "甲 1 2020-03-01 某局 none"},
        {R"([{"name": "甲", "none": false, "number": null, "date": ""}])", "甲"},
    };
    for (const auto& [json, expected] : cases) {
        INFO(json);
        const Application application = read_member("evidence", json);
        CHECK(outline(application.evidence) == expected);
        CHECK(application.errors.empty());
    }
}

TEST_CASE("evidence that cannot be read is an error, the rest of it stays", "[facts][evidence]") {
    const char* const cases[] = {
        "\"甲(2020-13-01)\"", R"([{"number": "1"}])",         R"([{"name": "甲", "date": "昨天"}])", R"([{"name": "甲", "none": "yes"}])",
        R"([{"name": 7}])",    R"([{"name": "甲", "nane": 1}])", R"([{"name": "甲", "page": "3"}])",   R"([7])",
        R"([null])",           R"([""])",                      R"([["甲"]])",                       "7",
        R"({"name": "甲"})",
    };
    for (const char* const json : cases) {
        INFO(json);
        const Application application = read_member("证据", json);
        CHECK(application.evidence.empty());
        CHECK(slugs(application.errors) == "evidence-form");
    }
    const Application application = read_member("证据", R"(["甲", 7, "丙"])");
    CHECK(outline(application.evidence) == "甲; 丙");
    CHECK(application.evidence[1].place == "/证据/2");
    CHECK(application.errors[0].place == "a.json:1:/证据/1");
}

TEST_CASE("evidence in both spellings of its key is given twice", "[facts][evidence]") {
    CHECK(slugs(read(R"({"evidence": "甲", "证据": "乙"})").applications.at(0).errors) == "repeated-field");
}

}  // namespace zhunze::facts
