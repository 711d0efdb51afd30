// SPDX-License-Identifier: Apache-2.0
// Runs command lines in process, in a folder of their own that holds one small rule pack.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace zhunze::cli::testing {

struct Result {
    int code = 0;
    std::string out;
    std::string err;
};

/// One source with an undecided boundary, one record, one rule with an exception, one test that passes.
inline constexpr const char* pilot_rules = R"(模块 试点 又名 pilot

文件 办法 又名 measure "试点办法" {
  施行 2020-01-01 至 2020-12-31
  本数 待决
}

枚举 方式 又名 Way { 单独供地 又名 standalone, 标准厂房 又名 factory }

记录 项目 又名 Project {
  编号 又名 id : 文本
  受理日期 又名 accepted_on : 日期 作为基准日
  投资 又名 investment : 金额 以 万元 计 可调
  供地 又名 supply : 方式
  其中 投资 超过 0万元 "投资应为正数"
}

规则 小项目不供地 又名 small_project 针对 项目 {
  依据 办法 "一"
  当 投资 在 5000万元以下
  禁止 供地 是 单独供地
  除非 特批 又名 special 当 投资 超过 4000万元 凭 "批件"
  整改 "进厂房"
}

测试 "小项目" {
  给定 项目 {
    受理日期 2020-06-08
    投资 3000万元
    供地 单独供地
  }
  期望 结论 不通过
}
)";

/// By outcome: 通过, 不通过, 待补正 (the exact boundary), 待补正 (the paper is missing), 无效.
inline constexpr const char* five_applications =
    "编号,受理日期,投资（万元）,供地\n"
    "A-1,2020-06-08,6000,单独供地\n"
    "A-2,2020-06-08,3000,单独供地\n"
    "A-3,2020-06-08,5000,单独供地\n"
    "A-4,2020-06-08,4500,单独供地\n"
    "A-5,2020-06-08,约20,单独供地\n";

class Sandbox {
public:
    Sandbox();
    ~Sandbox();
    Sandbox(const Sandbox&) = delete;
    Sandbox& operator=(const Sandbox&) = delete;

    /// The path of the file written.
    std::string write(const std::string& name, const std::string& text) const;
    [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
    [[nodiscard]] std::string text_of(const std::string& name) const;
    [[nodiscard]] bool holds(const std::string& name) const { return std::filesystem::exists(folder_ / name); }
    /// Names of all files in the folder itself, sorted.
    [[nodiscard]] std::vector<std::string> names() const;

    [[nodiscard]] Result run(const std::vector<std::string>& arguments, const std::string& input = "") const;
    /// The same with a standard output that takes nothing, as a full disk or a closed pipe.
    [[nodiscard]] Result run_with_full_output(const std::vector<std::string>& arguments) const;

private:
    std::filesystem::path folder_;
};

}  // namespace zhunze::cli::testing
