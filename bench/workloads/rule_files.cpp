// SPDX-License-Identifier: Apache-2.0
// The same rules in the Zhunze language.
#include "workload.hpp"

namespace zhunze::bench {

namespace {

std::string_view measure_name(Measure measure) {
    constexpr std::string_view names[]{"固定资产投资", "用地面积", "投资强度"};
    return names[static_cast<std::size_t>(measure)];
}

std::string amount(const Threshold& threshold) {
    constexpr std::string_view units[]{"万元", "亩", "万元/亩"};
    return decimal(threshold.value, decimals_of(threshold.measure)) + std::string(units[static_cast<std::size_t>(threshold.measure)]);
}

std::string comparison(const Threshold& threshold, const std::string& right) {
    constexpr std::string_view words[]{"不足", "不超过", "超过", "达到"};
    return std::string(measure_name(threshold.measure)) + " " + std::string(words[static_cast<std::size_t>(threshold.op)]) + " " + right;
}

Op contrary(Op op) {
    constexpr Op others[]{Op::at_least, Op::more, Op::up_to, Op::less};
    return others[static_cast<std::size_t>(op)];
}

std::string trigger(const Rule& rule) {
    if (rule.land_use) return "  当 供地方式 是 " + std::string(land_use_name(*rule.land_use)) + "\n";
    if (rule.triggers.empty()) return "";
    std::string text = "  当 ";
    for (const Threshold& threshold : rule.triggers) {
        if (&threshold != &rule.triggers.front()) text += " 或 ";
        text += std::string(measure_name(threshold.measure)) + " 在 " + amount(threshold) + "以下";
    }
    return text + "\n";
}

std::string norm(const Rule& rule) {
    if (!rule.broken) return "  禁止 供地方式 是 单独供地\n";
    const std::string right = rule.from_table ? "最低强度(所在地, 行业)" : amount(*rule.broken);
    if (rule.as_ban) return "  禁止 " + comparison(*rule.broken, right) + "\n";
    Threshold wanted = *rule.broken;
    wanted.op = contrary(wanted.op);
    return "  应当 " + comparison(wanted, right) + "\n";
}

std::string rule_text(const Workload& workload, std::size_t index) {
    const Rule& rule = workload.rules[index];
    std::string text = "\n规则 " + rule.chinese + " 又名 " + rule.name + " 针对 项目 {\n  依据 工作要点 \"第" + std::to_string(index + 1) + "项\"\n";
    if (rule.region) text += "  适用 所在地 是 " + region_name(*rule.region) + "\n";
    text += trigger(rule) + norm(rule);
    if (rule.special_process_exempts) text += "  除非 特殊工艺项目 又名 special 当 特殊工艺\n";
    return text + "  整改 \"按工作要点调整用地规模、供地方式或投资计划后重新申报\"\n}\n";
}

std::string members(unsigned count, std::string (*name)(unsigned), std::string_view english) {
    std::string text;
    for (unsigned index = 0; index < count; ++index) {
        const std::string chinese = name(index);
        text += (index == 0 ? "\n  " : index % 5 == 0 ? ",\n  " : ", ") + chinese + " 又名 " + std::string(english) +
                chinese.substr(chinese.find_first_of("0123456789"));
    }
    return "{" + text + "\n}\n";
}

std::string declarations(const Workload& workload) {
    std::string text = R"(
文件 工作要点 又名 key_points "主攻工业工作要点" {
  施行 2020-01-01 至 2020-12-31
  本数 包含
}

)";
    text += "枚举 县区 又名 Region " + members(workload.regions, region_name, "county_");
    text += "枚举 门类 又名 Industry " + members(workload.industries, industry_name, "industry_");
    return text + R"(枚举 供地 又名 LandUse { 单独供地 又名 standalone, 标准厂房 又名 standard_factory, 租赁 又名 lease }

记录 项目 又名 Project {
  项目编号 又名 id : 文本
  申报单位 又名 applicant : 文本
  所在地 又名 region : 县区
  行业 又名 industry : 门类
  固定资产投资 又名 investment : 金额 以 万元 计 精度 0.01元 可调
  用地面积 又名 area : 面积 以 亩 计 可调
  供地方式 又名 land_use : 供地
  特殊工艺 又名 special_process : 是非
  受理日期 又名 accepted : 日期 作为基准日
  联系人 又名 contact : 文本
  联系电话 又名 telephone : 文本
  备注 又名 remarks : 文本
}

定义 投资强度 又名 intensity 针对 项目 : 金额/面积 = 固定资产投资 / 用地面积
)";
}

std::string table_text(const Workload& workload) {
    if (workload.table.empty()) return "";
    std::string text = "\n表 最低强度 又名 minimum_intensity (所在地 : 县区, 行业 : 门类) : 金额/面积 唯一 依据 工作要点 \"附表\" {\n";
    for (unsigned row = 0; row < workload.table.size(); ++row) {
        text += "  " + region_name(row / workload.industries) + " | " + industry_name(row % workload.industries) + " | " +
                decimal(workload.table[row], 2) + "万元/亩\n";
    }
    return text + "}\n";
}

/// `bench/r10k/part_001.zz` of bench.r10k.part_001: where `use` looks for it.
std::string path_of(const std::string& module) {
    std::string path = "rules/" + module;
    for (char& letter : path) {
        if (letter == '.') letter = '/';
    }
    return path + ".zz";
}

}  // namespace

std::vector<File> rule_files(const Workload& workload) {
    const std::string licence = "# SPDX-License-Identifier: Apache-2.0\n";
    std::vector<File> files{{path_of(workload.module), licence + "模块 " + workload.module + "\n" + declarations(workload) + table_text(workload)}};
    for (std::size_t index = 0; index < workload.rules.size(); ++index) {
        const std::string module = workload.module_of(index);
        if (files.back().path != path_of(module)) {
            files.push_back({path_of(module), licence + "模块 " + module + "\n\n引用 " + workload.module + "\n"});
        }
        files.back().text += rule_text(workload, index);
    }
    return files;
}

}  // namespace zhunze::bench
