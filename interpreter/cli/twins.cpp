// SPDX-License-Identifier: Apache-2.0
#include "cli/twins.hpp"

#include <algorithm>
#include <limits>

#include "base/text.hpp"
#include "syntax/token.hpp"

namespace zhunze::cli {

namespace {

constexpr std::string_view prelude = "std.units";

std::vector<std::string> words_of(const syntax::Path& path) {
    std::vector<std::string> words;
    for (const syntax::Ident& part : path.parts) words.push_back(part.text);
    return words;
}

bool is_called(const syntax::Module& module, std::string_view path) {
    return module.path.text() == path || (module.twin && module.twin->text() == path);
}

const syntax::Module* find_module(const std::vector<syntax::Module>& modules, std::string_view path) {
    const auto found = std::ranges::find_if(modules, [&](const syntax::Module& module) { return is_called(module, path); });
    return found == modules.end() ? nullptr : &*found;
}

/// Chains of names joined by dots: `江西.项目`, `工作要点.本数`.
std::vector<std::vector<syntax::Ident>> dotted_paths(FileId file, const Sources& sources) {
    std::vector<std::vector<syntax::Ident>> paths(1);
    bool after_dot = false;
    for (const syntax::Token& token : syntax::lex(file, sources, std::numeric_limits<std::size_t>::max() - 1)) {
        const bool dot = token.kind == syntax::TokenKind::DOT;
        const bool name = token.kind == syntax::TokenKind::IDENTIFIER || syntax::is_soft(token.group());
        if (name && !after_dot) paths.emplace_back();
        if (name) paths.back().push_back({fold_width(sources.text(token.span)), token.span});
        after_dot = dot;
    }
    std::erase_if(paths, [](const auto& path) { return path.size() < 2; });
    return paths;
}

}  // namespace

Twins::Twins(const syntax::Module& module, const std::vector<syntax::Module>& loaded, const Sources& sources, Language target)
    : target_(target) {
    for (const Name& built_in : {Name{"是非", "Bool"}, Name{"文本", "Text"}, Name{"数", "Number"}, Name{"日期", "Date"}}) add(built_in);
    add_used(module, loaded);
    if (const syntax::Module* units = find_module(loaded, prelude)) add_used(*units, loaded);
    place_module_paths(module, sources);
}

void Twins::place(std::uint32_t offset, const Name& name) {
    const std::string& wanted = target_ == Language::zh ? name.zh : name.en;
    if (!wanted.empty()) placed_.emplace(offset, wanted);
}

std::string Twins::respell(const syntax::Ident& word) const {
    if (const auto placed = placed_.find(word.span.begin); placed != placed_.end()) return placed->second;
    const auto found = twins_.find(word.text);
    const bool one_twin = found != twins_.end() && found->second.size() == 1 && !units_.contains(word.text);
    return one_twin ? *found->second.begin() : word.text;
}

void Twins::add_used(const syntax::Module& module, const std::vector<syntax::Module>& loaded) {
    if (!visited_.insert(module.path.text()).second) return;
    add_path(module);
    for (const syntax::Declaration& declaration : module.declarations) {
        add_declaration(declaration);
        const auto* use = std::get_if<syntax::UseDecl>(&declaration);
        if (use == nullptr) continue;
        if (const syntax::Module* used = find_module(loaded, use->module.text())) add_used(*used, loaded);
    }
}

/// Part for part, so that each word of a path has its place in the twin.
void Twins::add_path(const syntax::Module& module) {
    if (!module.twin || module.twin->parts.size() != module.path.parts.size()) return;
    const bool twin_is_target = script_of(module.twin->text()) == target_;
    const ModulePath wanted = words_of(twin_is_target ? *module.twin : module.path);
    const ModulePath other = words_of(twin_is_target ? module.path : *module.twin);
    paths_[other] = wanted;
    segments_[other.back()].insert(wanted.back());
}

void Twins::add_declaration(const syntax::Declaration& declaration) {
    struct Visitor {
        Twins& twins;
        void operator()(const syntax::UseDecl&) const {}
        void operator()(const syntax::TestDecl&) const {}
        void operator()(const syntax::DimensionDecl& decl) const { twins.add(decl.name); }
        void operator()(const syntax::UnitDecl& decl) const {
            for (const syntax::Ident& spelling : decl.name.spellings) twins.units_.insert(spelling.text);
        }
        void operator()(const syntax::TaxonomyDecl& decl) const { twins.add(decl.name); }
        void operator()(const syntax::SourceDecl& decl) const { twins.add(decl.name); }
        void operator()(const syntax::ParameterDecl& decl) const { twins.add(decl.name); }
        void operator()(const syntax::DefineDecl& decl) const { twins.add(decl.name); }
        // The names of its columns are used in its data file alone.
        void operator()(const syntax::TableDecl& decl) const { twins.add(decl.name); }
        void operator()(const syntax::ExceptionDecl& decl) const { twins.add(decl.name); }
        void operator()(const syntax::EnumDecl& decl) const {
            twins.add(decl.name);
            twins.add_all(decl.members);
        }
        void operator()(const syntax::QuestionDecl& decl) const {
            twins.add(decl.name);
            twins.add_all(decl.options);
        }
        void operator()(const syntax::RecordDecl& decl) const {
            twins.add(decl.name);
            for (const auto& item : decl.items) {
                if (const auto* field = std::get_if<syntax::FieldDecl>(&item)) twins.add(field->name);
            }
        }
        void operator()(const syntax::RuleDecl& decl) const {
            twins.add(decl.name);
            for (const syntax::Clause& clause : decl.clauses) add_exception(clause);
        }
        void operator()(const syntax::AmendDecl& decl) const {
            for (const auto& item : decl.items) {
                if (const auto* clause = std::get_if<syntax::Clause>(&item)) add_exception(*clause);
            }
        }
        void add_exception(const syntax::Clause& clause) const {
            if (const auto* unless = std::get_if<syntax::UnlessClause>(&clause)) twins.add(unless->name);
        }
    };
    std::visit(Visitor{*this}, declaration);
}

void Twins::add_all(const std::vector<syntax::NameDecl>& names) {
    for (const syntax::NameDecl& name : names) add(name);
}

/// Every further name of a thing has the same twin: its first name in the other script.
void Twins::add(const syntax::NameDecl& name) {
    const Name first = name.name();
    const std::string& wanted = target_ == Language::zh ? first.zh : first.en;
    if (wanted.empty()) return;
    for (const syntax::Ident& spelling : name.spellings) {
        if (script_of(spelling.text) != target_) twins_[spelling.text].insert(wanted);
    }
}

void Twins::add(const Name& name) {
    const bool to_chinese = target_ == Language::zh;
    twins_[to_chinese ? name.en : name.zh].insert(to_chinese ? name.zh : name.en);
}

void Twins::place_module_paths(const syntax::Module& module, const Sources& sources) {
    for (const syntax::Declaration& declaration : module.declarations) {
        if (const auto* use = std::get_if<syntax::UseDecl>(&declaration)) static_cast<void>(place_front(use->module.parts, use->module.parts.size()));
    }
    for (const std::vector<syntax::Ident>& path : dotted_paths(module.file, sources)) place_module_path(path);
}

/// The longest front of a dotted path that names a module, or its first word if that is the last part of a module's path.
void Twins::place_module_path(const std::vector<syntax::Ident>& path) {
    for (std::size_t count = path.size(); count > 1; --count) {
        if (place_front(path, count)) return;
    }
    const auto segment = segments_.find(path.front().text);
    const bool of_module = segment != segments_.end() && segment->second.size() == 1 && !twins_.contains(path.front().text);
    if (of_module) placed_[path.front().span.begin] = *segment->second.begin();
}

bool Twins::place_front(const std::vector<syntax::Ident>& path, std::size_t count) {
    ModulePath front;
    for (std::size_t i = 0; i < count; ++i) front.push_back(path[i].text);
    const auto found = paths_.find(front);
    if (found == paths_.end()) return false;
    for (std::size_t i = 0; i < count; ++i) placed_[path[i].span.begin] = found->second[i];
    return true;
}

}  // namespace zhunze::cli
