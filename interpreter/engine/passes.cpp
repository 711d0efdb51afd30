// SPDX-License-Identifier: Apache-2.0
// The whole chain from rule files to a plan: read → parse → (used modules likewise) → check → lower. Findings are looked at
// between the steps, so that an error is never reported again as its own consequences.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "base/text.hpp"
#include "check/check.hpp"
#include "engine/embedded.hpp"
#include "engine/engine.hpp"
#include "engine/files.hpp"
#include "plan/lower.hpp"
#include "syntax/parse.hpp"

namespace zhunze::engine {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view prelude_path = "std/units.zz";
constexpr std::string_view prelude_module = "std.units";

/// `\r\n` and lone `\r` become `\n`.
std::string with_plain_lines(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') result += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n') result += '\n';
    }
    return result;
}

std::string dotted_as_path(const std::string& module) {
    std::string path = module;
    std::ranges::replace(path, '.', '/');
    return path + ".zz";
}

class Loader {
public:
    Loader(const Files& files, const std::vector<fs::path>& library) : files_(files), library_(library) {
        rules_.sources = std::make_shared<Sources>();
    }

    Rules run(const std::vector<fs::path>& paths) {
        for (const fs::path& path : paths) load_path(path);
        for (std::size_t i = 0; i < rules_.modules.size(); ++i) load_used(i);
        if (!has_module(std::string(prelude_module))) load_text(fs::path(prelude_path), std::string(embedded_std_units()));
        if (!sink_.has_errors()) check_and_lower();
        rules_.diagnostics = sink_.sorted();
        return std::move(rules_);
    }

private:
    void load_path(const fs::path& path) {
        const std::vector<fs::path> found = files_.rule_files(path);
        if (found.empty()) {
            Name problem{"其中没有 .zz 规则文件", "there is no .zz rule file in it"};
            std::error_code error;
            if (!fs::is_directory(path, error)) problem = {"没有这个文件", "there is no such file"};
            report_unreadable(path, problem);
        }
        for (const fs::path& file : found) load_file(file);
    }

    void report_unreadable(const fs::path& path, const Name& problem) {
        sink_.report_input(Code::file_unreadable, path.string(), {{"path", path.string()}, {"problem", problem}});
        rules_.unreadable.push_back(path.string());
    }

    void load_file(const fs::path& path) {
        const fs::path normal = path.lexically_normal();
        if (!loaded_.insert(normal).second) return;
        Name problem;
        if (const auto bytes = files_.read(path, problem)) {
            load_text(path, *bytes);
        } else {
            report_unreadable(path, problem);
        }
    }

    void load_text(const fs::path& path, const std::string& bytes) {
        const syntax::Limits limits;
        if (bytes.size() > limits.file_bytes) {
            sink_.report_input(Code::file_too_large, path.string(),
                               {{"bytes", std::to_string(bytes.size())}, {"limit", std::to_string(limits.file_bytes)}});
            return;
        }
        DecodeFailure failure;
        const auto decoded = decode_text(bytes, false, failure);
        if (!decoded || (decoded->encoding != Encoding::utf8 && decoded->encoding != Encoding::utf8_mark)) {
            sink_.report_input(Code::invalid_utf8, path.string(), {{"byte", std::to_string(failure.offset + 1)}});
            return;
        }
        const FileId file = rules_.sources->add(SourceFile(path.string(), to_nfc(with_plain_lines(decoded->text))));
        paths_[file.value] = path;
        rules_.modules.push_back(syntax::parse(file, *rules_.sources, sink_, limits));
        const syntax::Module& module = rules_.modules.back();
        module_names_.insert(module.path.text());
        if (module.twin) module_names_.insert(module.twin->text());
    }

    bool has_module(const std::string& name) const { return module_names_.contains(name); }

    void load_used(std::size_t index) {
        std::vector<std::string> wanted;
        for (const syntax::Declaration& declaration : rules_.modules[index].declarations) {
            if (const auto* use = std::get_if<syntax::UseDecl>(&declaration)) wanted.push_back(use->module.text());
        }
        for (const std::string& name : wanted) {
            if (name != prelude_module && !has_module(name)) find_module(name, root_of(rules_.modules[index]));
        }
    }

    /// The folder below which `a.b.c` stands as a/b/c.zz, going by where the using file itself stands.
    fs::path root_of(const syntax::Module& module) const {
        const fs::path file = paths_.at(module.file.value);
        for (const std::string& name : {module.path.text(), module.twin ? module.twin->text() : std::string()}) {
            const fs::path tail = dotted_as_path(name);
            fs::path root = file;
            auto part = tail.end();
            bool matches = !name.empty();
            while (matches && part != tail.begin()) {
                --part;
                matches = root.filename() == *part;
                root = root.parent_path();
            }
            if (matches) return root.empty() ? fs::path(".") : root;
        }
        return file.parent_path().empty() ? fs::path(".") : file.parent_path();
    }

    /// By its ASCII path; a module named in Chinese is looked for among the headers below the root. What is not found is
    /// reported by the checker, which knows the names there are.
    void find_module(const std::string& name, const fs::path& root) {
        std::vector<fs::path> roots{root};
        roots.insert(roots.end(), library_.begin(), library_.end());
        for (const fs::path& folder : roots) {
            const fs::path direct = folder / dotted_as_path(name);
            if (files_.rule_files(direct).size() == 1) return load_file(direct);
            const auto& modules = modules_below(folder);
            if (const auto found = modules.find(name); found != modules.end()) return load_file(found->second);
        }
    }

    using ModuleFiles = std::unordered_map<std::string, fs::path>;  ///< by every name that a file's header declares

    const ModuleFiles& modules_below(const fs::path& folder) {
        const auto [place, fresh] = modules_below_.try_emplace(folder);
        if (!fresh) return place->second;
        for (const fs::path& candidate : files_.rule_files(folder)) {
            Name problem;
            const auto text = files_.read(candidate, problem);
            const Name declared = text ? declared_module(*text) : Name{};
            for (const std::string& name : {declared.zh, declared.en}) {
                if (!name.empty()) place->second.emplace(name, candidate);
            }
        }
        return place->second;
    }

    void check_and_lower() {
        const check::DataLoader data = [&](FileId module, const std::string& name) -> std::optional<std::string> {
            Name problem;
            const auto bytes = files_.read(paths_.at(module.value).parent_path() / name, problem);
            DecodeFailure failure;
            const auto decoded = bytes ? decode_text(*bytes, true, failure) : std::nullopt;
            return decoded ? std::optional(to_nfc(decoded->text)) : std::nullopt;
        };
        rules_.program = check::check(rules_.modules, rules_.sources, data, sink_);
        if (rules_.program) rules_.plan = plan::lower(rules_.program);
    }

    const Files& files_;
    const std::vector<fs::path>& library_;
    Rules rules_;
    Sink sink_;
    std::set<fs::path> loaded_;
    std::unordered_set<std::string> module_names_;
    std::map<fs::path, ModuleFiles> modules_below_;  ///< of the folders that were looked through
    std::map<std::uint32_t, fs::path> paths_;  ///< by FileId
};

}  // namespace

Rules load_rules(const std::vector<fs::path>& paths, const std::vector<fs::path>& library) {
    const DiskFiles files;
    return Loader(files, library).run(paths);
}

Rules load_rules(const std::vector<fs::path>& paths, const std::vector<fs::path>& library, const std::vector<MemoryFile>& instead) {
    const ReplacedFiles files(instead);
    return Loader(files, library).run(paths);
}

Rules load_rules(const std::vector<MemoryFile>& files) {
    const MemoryFiles memory(files);
    std::vector<fs::path> paths;
    for (const MemoryFile& file : files) {
        if (file.path.ends_with(".zz")) paths.emplace_back(file.path);
    }
    return Loader(memory, {}).run(paths);
}

}  // namespace zhunze::engine
