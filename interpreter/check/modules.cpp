// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>

#include "check/passes.hpp"

namespace zhunze::check {

namespace {

constexpr std::string_view prelude_path = "std.units";

Name module_name(const syntax::Module& module, const Sources& sources) {
    if (module.path.empty()) {  // a file without a header is a module named as the file
        const std::string stem = std::filesystem::path(sources[module.file].path()).stem().string();
        return {"", stem};
    }
    Name name;
    const auto take = [&](const std::string& text) { (script_of(text) == Language::zh ? name.zh : name.en) = text; };
    if (module.twin) take(module.twin->text());
    take(module.path.text());
    return name;
}

struct Orderer {
    Context& context;
    const std::vector<syntax::Module>& modules;
    std::vector<Name> names;
    std::vector<Progress> progress;
    std::vector<program::ModuleId> ids;  // by index in `modules`
    std::vector<std::size_t> chain;
    bool whole = true;
    std::unordered_map<std::string, std::size_t> by_name{};  // index in `modules`, by every spelling

    std::optional<std::size_t> find(const std::string& path) const {
        const auto found = by_name.find(path);
        return found == by_name.end() ? std::nullopt : std::optional(found->second);
    }

    void add(const Name& name) {
        for (const std::string& spelling : {name.zh, name.en}) {
            if (!spelling.empty()) by_name.emplace(spelling, names.size());
        }
        names.push_back(name);
    }

    void report_cycle(std::size_t back_to, Span use) {
        std::string cycle;
        for (auto at = std::ranges::find(chain, back_to); at != chain.end(); ++at) cycle += names[*at].in(Language::en) + " → ";
        context.sink.report(Code::module_cycle, use, {{"cycle", cycle + names[back_to].in(Language::en)}});
        whole = false;
    }

    void note_module(const syntax::Path& path, std::size_t target) {
        std::vector<Name> parts = segments_of(names[target]);
        parts.resize(path.parts.size());  // a twin of another length has no word for each
        note_use(context, path, parts, [&](const syntax::Path& other) { return find(other.text()) == target; });
    }

    void visit_use(const syntax::UseDecl& use, ModuleScope& scope) {
        const auto target = find(use.module.text());
        if (!target) {
            std::vector<std::string> known;
            for (const Name& name : names) known.insert(known.end(), {name.zh, name.en});
            report_unknown(context, Code::unknown_module, use.module.span, {{"name", use.module.text()}}, use.module.text(), known);
            whole = false;
            return;
        }
        if (progress[*target] == Progress::running) return report_cycle(*target, use.span);
        note_module(use.module, *target);
        visit(*target);
        if (std::ranges::find(scope.visible, ids[*target]) == scope.visible.end()) scope.visible.push_back(ids[*target]);
    }

    void visit(std::size_t index) {
        if (progress[index] != Progress::waiting) return;
        progress[index] = Progress::running;
        chain.push_back(index);
        ModuleScope scope;
        scope.tree = &modules[index];
        if (const auto prelude = find(std::string(prelude_path)); prelude && *prelude != index && progress[*prelude] != Progress::running) {
            visit(*prelude);
            scope.visible.push_back(ids[*prelude]);
        }
        for (const syntax::Declaration& declaration : modules[index].declarations) {
            if (const auto* use = std::get_if<syntax::UseDecl>(&declaration)) visit_use(*use, scope);
        }
        chain.pop_back();
        progress[index] = Progress::done;
        ids[index] = context.program.modules.add({names[index], modules[index].file, scope.visible, {}});
        scope.id = ids[index];
        context.module_of_file.emplace(modules[index].file.value, scope.id);
        context.scopes.push_back(std::move(scope));
    }
};

}  // namespace

bool order_modules(Context& context, const std::vector<syntax::Module>& modules) {
    Orderer orderer{context, modules, {}, std::vector(modules.size(), Progress::waiting), std::vector<program::ModuleId>(modules.size()), {}};
    for (const syntax::Module& module : modules) {
        const Name name = module_name(module, context.sources);
        if (orderer.find(name.in(Language::en)) || orderer.find(name.in(Language::zh))) {
            context.sink.report(Code::repeated_name, module.header_span, {{"name", name.in(Language::zh)}});
            orderer.whole = false;
        }
        orderer.add(name);
    }
    for (std::size_t i = 0; i < modules.size(); ++i) orderer.visit(i);
    return orderer.whole;
}

}  // namespace zhunze::check
