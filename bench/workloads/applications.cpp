// SPDX-License-Identifier: Apache-2.0
#include "random.hpp"
#include "workload.hpp"

namespace zhunze::bench {

namespace {

constexpr std::uint64_t applications_seed = 0x41504c49u;

struct Application {
    unsigned region = 0;
    unsigned industry = 0;
    std::int64_t investment = 0;  // fen
    std::int64_t area = 0;        // 10^-4 亩
    LandUse land_use = LandUse::standalone;
    bool special_process = false;
};

/// One of the stretches between neighbours of `ends`, each as likely as the others, and a number in it: about as even on a
/// logarithmic scale as the ends are.
template <std::size_t count>
std::int64_t spread(const std::int64_t (&ends)[count], Random& random) {
    const std::int64_t stretch = random.between(0, static_cast<std::int64_t>(count) - 2);
    return random.between(ends[stretch], ends[stretch + 1] - 1);
}

// The operands of one expression may be evaluated in any order: never two draws in one.


/// Leaves 0, 2, 4 or 6 of 6 decimals, mostly few, as people write amounts.
std::int64_t shortened(std::int64_t value, Random& random) {
    const std::int64_t kind = random.between(0, 9);
    const std::int64_t step = kind < 5 ? 1'000'000 : kind < 7 ? 10'000 : kind < 9 ? 100 : 1;
    return value / step * step;
}

Application typical(const Workload& workload, Random& random) {
    constexpr std::int64_t investments[]{200, 500, 1000, 2000, 5000, 10'000, 20'000, 50'000, 100'000, 200'000};  // 万元
    constexpr std::int64_t intensities[]{50, 150, 250, 350, 500, 800, 1200, 2000};                               // 万元/亩
    Application made;
    made.region = static_cast<unsigned>(random.between(0, workload.regions - 1));
    made.industry = static_cast<unsigned>(random.between(0, workload.industries - 1));
    const std::int64_t wan = spread(investments, random);
    made.investment = shortened(wan * 1'000'000 + random.between(0, 999'999), random);
    const std::int64_t whole = spread(intensities, random);
    const std::int64_t intensity = whole * 100 + random.between(0, 99);
    made.area = made.investment / intensity;  // 10^-6 万元 / (10^-2 万元/亩) is 10^-4 亩
    if (const bool round = random.chance(60); round && made.area > 100) made.area = made.area / 100 * 100;
    if (made.area == 0) made.area = 1;
    made.land_use = random.chance(40) ? LandUse::standalone : random.chance(70) ? LandUse::standard_factory : LandUse::lease;
    made.special_process = random.chance(5);
    return made;
}

/// Puts the application at a threshold of a rule that applies to it, or the least step beside it.
void put_at_threshold(const Workload& workload, Random& random, Application& made) {
    const Rule& rule = workload.rules[static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(workload.rules.size()) - 1))];
    if (rule.region) made.region = *rule.region;
    if (rule.land_use) made.land_use = *rule.land_use;
    Threshold at = rule.triggers.empty() ? *rule.broken
                                         : rule.triggers[static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(rule.triggers.size()) - 1))];
    if (rule.from_table) at.value = workload.table[made.region * workload.industries + made.industry];
    if (!rule.triggers.empty()) made.land_use = LandUse::standalone;
    const std::int64_t side = random.between(0, 3);
    const std::int64_t beside = side == 0 ? -1 : side == 1 ? 1 : 0;
    if (at.measure == Measure::area) {
        made.area = at.value + beside;
        return;
    }
    if (at.measure == Measure::investment) made.investment = at.value + beside;
    else made.investment = at.value * made.area + beside;  // 10^-2 万元/亩 × 10^-4 亩 is 10^-6 万元
}

std::string application_id(std::uint64_t index) {
    std::string digits = std::to_string(index);
    return "A-" + (digits.size() < 7 ? std::string(7 - digits.size(), '0') : std::string()) + digits;
}

/// What no rule reads.
struct Bystanders {
    std::string applicant, contact, telephone, remark, day;
};
Bystanders bystanders(Random& random) {
    constexpr std::string_view places[]{"赣南", "章江", "贡水", "梅岭", "东江源", "瑞林", "兴业", "恒丰"};
    constexpr std::string_view trades[]{"新材料", "电子科技", "家具制造", "生物医药", "稀土功能材料", "服装", "装备制造", "食品"};
    constexpr std::string_view forms[]{"有限公司", "股份有限公司", "有限责任公司"};
    constexpr std::string_view families[]{"李", "王", "张", "刘", "陈", "钟", "赖", "谢", "欧阳", "曾"};
    constexpr std::string_view names[]{"建国", "丽华", "伟", "芳", "小明", "志强", "秀英", "海燕"};
    constexpr std::string_view remarks[]{"拟于年内开工", "一期工程", "技术改造项目,设备已订购", "", "扩建", "由市外迁入,分两期建设,二期另行申报"};
    const auto any = [&random](const auto& from) { return std::string(from[random.next() % std::size(from)]); };
    const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    Bystanders made;
    made.applicant = any(places);
    made.applicant += any(trades);
    made.applicant += any(forms);
    made.contact = any(families);
    made.contact += any(names);
    made.telephone = "0797-8" + std::to_string(random.between(100'000, 999'999));
    made.remark = any(remarks);
    made.day = "2020-" + two(random.between(1, 12));
    made.day += "-" + two(random.between(1, 28));
    return made;
}

}  // namespace

void append_application(const Workload& workload, std::uint64_t index, std::string& text) {
    Random random(applications_seed ^ (index * 0xd1342543de82ef95u));
    Application made = typical(workload, random);
    if (random.chance(2)) put_at_threshold(workload, random, made);
    const Bystanders others = bystanders(random);
    text += "{\"项目编号\":\"" + application_id(index) + "\",\"申报单位\":\"" + others.applicant;
    text += "\",\"所在地\":\"" + region_name(made.region) + "\",\"行业\":\"" + industry_name(made.industry);
    text += "\",\"固定资产投资\":" + decimal(made.investment, 6) + ",\"用地面积\":" + decimal(made.area, 4);
    text += ",\"供地方式\":\"";
    text += land_use_name(made.land_use);
    text += made.special_process ? "\",\"特殊工艺\":true" : "\",\"特殊工艺\":false";
    text += ",\"受理日期\":\"" + others.day + "\",\"联系人\":\"" + others.contact + "\",\"联系电话\":\"" + others.telephone;
    text += "\",\"备注\":\"" + others.remark + "\"}\n";
}

}  // namespace zhunze::bench
