// SPDX-License-Identifier: Apache-2.0
#include "check/data_file.hpp"

#include <filesystem>

#include "base/text.hpp"

namespace zhunze::check {

namespace {

/// A rule text from elsewhere may not look around on the machine that checks it.
bool beside_its_module(const std::string& path) {
    const std::filesystem::path normal = std::filesystem::path(path).lexically_normal();
    return normal.is_relative() && normal.has_filename() && *normal.begin() != "..";
}

void report(Context& context, const syntax::Text& name, Name problem) {
    context.sink.report(Code::data_file, name.span, {{"path", name.text}, {"problem", std::move(problem)}});
}

}  // namespace

std::optional<std::string> load_data(Context& context, program::ModuleId module, const syntax::Text& name) {
    if (!beside_its_module(name.text)) {
        report(context, name, {"应是模块所在文件夹中的文件", "it must lie in the module's folder"});
        return std::nullopt;
    }
    auto content = context.data(context.program.modules[module].file, name.text);
    if (content) {
        context.program.modules[module].data_hashes.push_back(sha256_hex(*content));
    } else {
        report(context, name, {"无法读取", "cannot be read"});
    }
    return content;
}

void report_problems(Context& context, const syntax::Text& name, const std::vector<DataProblem>& problems) {
    for (const DataProblem& problem : problems) {
        const std::string line = std::to_string(problem.line);
        const std::string column = std::to_string(problem.column);
        const Name place{"第 " + line + " 行" + (problem.column ? "第 " + column + " 列" : ""), "line " + line + (problem.column ? ", column " + column : "")};
        report(context, name, {place.zh + ":" + problem.text.zh, place.en + ": " + problem.text.en});
    }
}

}  // namespace zhunze::check
