// SPDX-License-Identifier: Apache-2.0
// docs/decision.md is the contract with programs: it names every key that is ever put out.
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "unit/explain/explained.hpp"
#include "unit/explain/sample.hpp"

using namespace zhunze;
using namespace zhunze::testing;

namespace {

const std::string everything = R"(文件 办法 又名 measure "办法" { 公布 2019-12-01; 施行 2020-01-01; 本数 待决 }
文件 新办法 又名 measure2 "新办法" { 公布 2020-12-01; 施行 2021-01-01 }
参数 门槛 又名 threshold : 金额 { 自 2020-01-01 : 6000万元 依据 办法 "第二条" }
表 最低 又名 least (等别 又名 grade : 数) : 金额 唯一 依据 办法 { [1, 4) | 300万元; 否则 | 无 }
记录 单项 又名 Item { 金额 又名 amount : 金额 以 万元 计; 县 又名 county : 文本 }
定义 半数 又名 half 针对 单项 : 金额 = 金额 / 2
记录 项目 又名 Project {
  日期 又名 day : 日期 作为基准日
  投资 又名 investment : 金额 以 万元 计 可调
  总投资 又名 whole : 金额 以 万元 计
  等别 又名 grade : 数 可调
  老区 又名 old : 是非 视为 假
  急 又名 urgent : 是非 视为 假
  清单 又名 items : 列表 单项
  其中 投资 不超过 总投资 "投资不应大于总投资"
}
规则 甲 又名 first 针对 项目 { 依据 办法 "第五条"; 当 投资 不足 门槛; 应当 投资 在 5000万元以上; 除非 特殊 又名 special 当 急 凭 "证明"; 整改 "增资" }
例外 放宽 又名 relaxed 针对规则 甲 改为 门槛 = 3000万元 当 老区 依据 办法 "第六条"
例外 不豁免 又名 back 针对例外 甲.特殊 恢复 当 老区 依据 办法 "第七条"
例外 改给 又名 other 针对规则 甲 改为 应当 等别 达到 3 当 老区 且 急 依据 办法 "第八条"
规则 乙 又名 second 针对 项目 { 依据 办法 "第九条"; 优先于 甲; 当 急; 应当 投资 达到 最低(等别) }
规则 丙 又名 third 针对 项目 { 给予 补助 又名 subsidy "贴息"; 当 存在(清单 其中 半数 达到 1万元) }
规则 丁 又名 fourth 针对 项目 { 应当 计数(清单 按 县 的 合计(清单 的 金额) 达到 1万元) 达到 1 }
修订 甲 { 施行 2021-01-01; 依据 新办法 "第三条" }
)";

std::string decision_document() {
    std::ifstream file("docs/decision.md", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Keys of all objects but those keyed by names, which hold a point or ideographs.
std::set<std::string> keys_in(const std::string& json) {
    static const std::regex key(R"re("([a-z_]+)":)re");
    std::set<std::string> keys;
    for (auto found = std::sregex_iterator(json.begin(), json.end(), key); found != std::sregex_iterator(); ++found) keys.insert((*found)[1]);
    return keys;
}

}  // namespace

TEST_CASE("every key of the decision and of the tree is in its document") {
    const std::string document = decision_document();
    REQUIRE_FALSE(document.empty());
    Explained explained(everything);
    std::set<std::string> keys;
    for (const std::string json :
         {R"({"日期": "2020-06-08", "投资": 5000, "总投资": 9000, "等别": 9, "老区": "是", "急": "是", "清单": [{"金额": 3, "县": "甲"}, {}], "证据": ["证明"]})",
          R"({"日期": "2020-06-08", "总投资": 4000, "清单": [{"金额": 3, "县": "甲"}, {"县": "乙"}]})", R"({"日期": "2021-06-08", "投资": 5000, "清单": [{"金额": 3}]})",
          R"({"日期": "2020-06-08", "投资": 5000, "总投资": 3000})", R"({"日期": "2020-06-08", "投资": 2000, "老区": "是"})", R"({"日期": "2020-06-08", "投资": 4000, "急": "是", "等别": 2})"}) {
        explained.given(json);
        keys.merge(keys_in(explained.decision()));
        keys.merge(keys_in(explained.json()));
    }
    keys.merge(keys_in(explain::render_json(Sample().central().tree(), Language::zh).line()));
    for (const std::string key : {"item", "lookup", "selection", "groups", "deciding", "variants", "replaced_by", "defeats", "defeated_by", "exceptions_conflict",
                                  "overridden_by", "version", "amended", "parameters", "matches", "inferred_by", "changes", "errors", "grant"}) {
        INFO(key);
        CHECK(keys.contains(key));  // else this test looks at too little
    }
    for (const std::string& key : keys) {
        INFO(key);
        CHECK(document.find("`" + key + "`") != std::string::npos);
    }
}
