// SPDX-License-Identifier: Apache-2.0
// What columns decide of a batch, row by row, and which rows they leave. That they decide nothing else than `evaluate` does is for
// tests/differential.
#include "columns/machine.hpp"

#include "catch.hpp"
#include "columns/compile.hpp"
#include "engine/engine.hpp"
#include "facts/column_layout.hpp"
#include "facts/column_reader.hpp"

using namespace zhunze;

namespace {

const std::string head = R"(模块 m
文件 文 又名 doc "文" { 施行 2020-01-01 至 2020-12-31; 本数 包含 }
枚举 县区 又名 Region { 甲县 又名 county_a, 乙县 又名 county_b, 丙县 又名 county_c }
枚举 供地 又名 LandUse { 单独供地 又名 standalone, 标准厂房 又名 standard_factory }
记录 项目 又名 Project {
  项目编号 又名 id : 文本
  所在地 又名 region : 县区
  固定资产投资 又名 investment : 金额 以 万元 计 可调
  用地面积 又名 area : 面积 以 亩 计 可调
  供地方式 又名 land_use : 供地
  特殊工艺 又名 special_process : 是非
  受理日期 又名 accepted : 日期 作为基准日
}
)";

const std::string land_rule = R"(规则 小项目 又名 small 针对 项目 {
  依据 文 "第1项"
  当 固定资产投资 在 5000万元以下 或 固定资产投资 / 用地面积 在 300万元/亩以下
  禁止 供地方式 是 单独供地
  除非 特殊 又名 special 当 特殊工艺
}
)";

/// Rules that are told apart by county, and one for all.
const std::string regional_rules = [] {
    std::string rules = "规则 普遍 又名 everywhere 针对 项目 {\n  依据 文 \"第1项\"\n  应当 用地面积 不超过 100亩\n}\n";
    for (const char* const county : {"甲县", "乙县"}) {
        for (int i = 1; i <= 9; ++i) {
            const std::string number = std::to_string(i);
            rules += "规则 " + std::string(county) + number + " 针对 项目 {\n  依据 文 \"第1项\"\n  适用 所在地 是 " + county +
                     "\n  应当 固定资产投资 不低于 " + number + "000万元\n}\n";
        }
    }
    return rules;
}();

struct Project {
    std::string region = "甲县";
    std::string investment = "6000";
    std::string area = "10";
    std::string land_use = "单独供地";
    std::string special = "false";
    std::string accepted = "2020-06-01";
};

std::string line_of(const Project& project) {
    return R"({"id":"P","所在地":")" + project.region + R"(","固定资产投资":)" + project.investment + R"(,"用地面积":)" + project.area +
           R"(,"供地方式":")" + project.land_use + R"(","特殊工艺":)" + project.special + R"(,"受理日期":")" + project.accepted + "\"}\n";
}

class Judge {
public:
    explicit Judge(const std::string& rules, std::size_t gain = columns::usual_gain)
        : rules_(engine::load_rules(std::vector<engine::MemoryFile>{{"m.zz", head + rules}})) {
        REQUIRE(rules_.ok());
        record_ = engine::choose_record(*rules_.program, std::nullopt).record;
        layout_ = facts::layout_of(*rules_.program, record_, columns::fields_read(*rules_.plan, record_));
        code_.emplace(columns::compile(*rules_.plan, record_, {}, std::nullopt, layout_, gain));
        machine_.emplace(*code_);
    }

    /// A line a row: the outcome and the rules that are listed, or `left`.
    std::vector<std::string> verdicts(const std::vector<Project>& projects) {
        text_.clear();
        for (const Project& project : projects) text_ += line_of(project);
        facts::ColumnReader reader(*rules_.program, record_, layout_);
        facts::Columns batch;
        facts::RowPosition at;
        REQUIRE(reader.read_lines({text_, 0}, at, batch) == text_.size());
        columns::Verdicts verdicts;
        machine_->run(batch, verdicts);
        REQUIRE(verdicts.count == projects.size());
        std::vector<std::string> lines;
        columns::ListedInOrder listed(verdicts);
        for (std::uint32_t row = 0; row < verdicts.count; ++row) lines.push_back(line(verdicts, row, listed));
        return lines;
    }
    std::string verdict(const Project& project) { return verdicts({project}).front(); }

    [[nodiscard]] const columns::ColumnProgram& code() const { return *code_; }

private:
    std::string line(const columns::Verdicts& verdicts, std::uint32_t row, columns::ListedInOrder& listed) const {
        const std::span<const columns::Listed> of_row = listed.of(row);
        if (verdicts.is_left(row)) return "left";
        std::string line = program::overall_name(verdicts.outcomes[row]).en;
        for (const columns::Listed& one : of_row) {
            const program::Rule& rule = rules_.program->rules[rules_.plan->records[record_.value].rules[one.rule].id];
            line += ' ' + rule.name.zh + '=' + program::outcome_name(one.outcome).en;
        }
        return line;
    }

    engine::Rules rules_;
    program::RecordId record_;
    facts::ColumnLayout layout_;
    std::optional<columns::ColumnProgram> code_;
    std::optional<columns::Machine> machine_;
    std::string text_;
};

Project with(void (*change)(Project&)) {
    Project project;
    change(project);
    return project;
}

}  // namespace

TEST_CASE("the land rule, at its thresholds and beside them") {
    Judge judge(land_rule);
    CHECK(judge.verdict(with([](Project& p) { p.area = "19.9999"; })) == "passed");
    CHECK(judge.verdict(with([](Project& p) { p.area = "20"; })) == "rejected 小项目=violated");
    CHECK(judge.verdict(with([](Project& p) { p.area = "20"; p.investment = "6000.01"; })) == "passed");
    CHECK(judge.verdict(with([](Project& p) { p.investment = "5000"; p.area = "1"; })) == "rejected 小项目=violated");
    CHECK(judge.verdict(with([](Project& p) { p.investment = "5000.01"; p.area = "1"; })) == "passed");
    CHECK(judge.verdict(with([](Project& p) { p.investment = "4000"; p.land_use = "标准厂房"; })) == "passed");
    CHECK(judge.verdict(with([](Project& p) { p.investment = "4000"; p.special = "true"; })) == "passed 小项目=exempt");
    CHECK(judge.verdict(with([](Project& p) { p.investment = "4000"; p.accepted = "2021-01-01"; })) == "passed");
}

TEST_CASE("what cannot be told for sure is left") {
    Judge judge(land_rule);
    CHECK(judge.verdict(with([](Project& p) { p.area = "0"; })) == "left");               // there is no intensity
    CHECK(judge.verdict(with([](Project& p) { p.area = "null"; })) == "left");
    CHECK(judge.verdict(with([](Project& p) { p.area = "null"; p.investment = "4000"; })) == "rejected 小项目=violated");
    CHECK(judge.verdict(with([](Project& p) { p.special = "null"; p.investment = "4000"; })) == "left");
    CHECK(judge.verdict(with([](Project& p) { p.special = "null"; p.land_use = "标准厂房"; })) == "passed");  // nothing is triggered
    CHECK(judge.verdict(with([](Project& p) { p.accepted = ""; })) == "left");
}

TEST_CASE("products that do not fit 64 bits are taken in 128, row by row") {
    Judge judge(land_rule);
    const Project large = with([](Project& p) { p.investment = "299999999999"; p.area = "1000000000"; });
    const Project equal = with([](Project& p) { p.investment = "300000000000"; p.area = "1000000000"; });
    const Project above = with([](Project& p) { p.investment = "300000000000.01"; p.area = "1000000000"; });
    CHECK(judge.verdicts({large, equal, above, Project{}}) ==
          std::vector<std::string>{"rejected 小项目=violated", "rejected 小项目=violated", "passed", "passed"});
}

TEST_CASE("every row of a batch comes out as it does alone, however many there are") {
    for (const std::string* const rules : {&land_rule, &regional_rules}) {
        for (const std::size_t gain : {std::size_t{0}, columns::usual_gain}) {
            Judge judge(*rules, gain);
            std::vector<Project> kinds;
            for (const char* const region : {"甲县", "乙县", "丙县"}) {
                for (const char* const investment : {"500", "3000", "9000", "null"}) kinds.push_back({region, investment, "20", "单独供地", "false", "2020-02-01"});
            }
            std::vector<std::string> alone;
            for (const Project& kind : kinds) alone.push_back(judge.verdict(kind));
            for (const std::size_t count : {1U, 63U, 64U, 65U, 127U, 128U, 1000U}) {
                std::vector<Project> projects;
                for (std::size_t row = 0; row < count; ++row) projects.push_back(kinds[row * 7 % kinds.size()]);
                const std::vector<std::string> together = judge.verdicts(projects);
                for (std::size_t row = 0; row < count; ++row) {
                    INFO("row " << row << " of " << count);
                    CHECK(together[row] == alone[row * 7 % kinds.size()]);
                }
            }
        }
    }
}

TEST_CASE("rules of one county are looked at in its rows alone, and listed in the order of the rules") {
    Judge judge(regional_rules, 0);
    REQUIRE(!judge.code().root.children.empty());
    Project project = with([](Project& p) { p.investment = "6500"; p.area = "101"; });
    CHECK(judge.verdict(project) == "rejected 普遍=violated 甲县7=violated 甲县8=violated 甲县9=violated");
    project.region = "乙县";
    CHECK(judge.verdict(project) == "rejected 普遍=violated 乙县7=violated 乙县8=violated 乙县9=violated");
    project.region = "丙县";
    CHECK(judge.verdict(project) == "rejected 普遍=violated");
    project.region = "";
    CHECK(judge.verdict(project) == "left");
}

TEST_CASE("a table is read by its columns") {
    Judge judge(R"(表 强度下限 又名 minimum (所在地 : 县区, 用地面积 : 面积) : 金额/面积 唯一 依据 文 "附表" {
  甲县 | <= 30亩 | 100万元/亩
  甲县 | > 30亩 | 150万元/亩
  乙县 | - | 200万元/亩
}
规则 强度 又名 intensity 针对 项目 {
  依据 文 "第1项"
  应当 固定资产投资 / 用地面积 达到 强度下限(所在地, 用地面积)
}
)");
    CHECK(judge.verdict({"甲县", "3000", "30", "单独供地", "false", "2020-06-01"}) == "passed");
    CHECK(judge.verdict({"甲县", "3000", "30.0001", "单独供地", "false", "2020-06-01"}) == "rejected 强度=violated");
    CHECK(judge.verdict({"乙县", "1999.99", "10", "单独供地", "false", "2020-06-01"}) == "rejected 强度=violated");
    CHECK(judge.verdict({"乙县", "2000", "10", "单独供地", "false", "2020-06-01"}) == "passed");
    CHECK(judge.verdict({"丙县", "2000", "10", "单独供地", "false", "2020-06-01"}) == "left");  // no row
}
