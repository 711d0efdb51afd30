// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/tree.hpp"

namespace zhunze::cli {

/// How the names in one rule file are spelled in the other language. They come from the file itself, the modules it uses, those
/// that these use, and the prelude. A word that could stand for different names is respelled where checking has found out which
/// one it is; elsewhere it keeps its spelling, which both languages accept. So do units, since `5000万元` is written so in both.
class Twins {
public:
    /// `loaded` holds the used modules; `sources` holds the text of `module`.
    Twins(const syntax::Module& module, const std::vector<syntax::Module>& loaded, const Sources& sources, Language target);

    /// What checking found the word at this offset of the module's text to be.
    void place(std::uint32_t offset, const Name& name);

    [[nodiscard]] std::string respell(const syntax::Ident& word) const;

private:
    using ModulePath = std::vector<std::string>;

    void add_used(const syntax::Module& module, const std::vector<syntax::Module>& loaded);
    void add_path(const syntax::Module& module);
    void add_declaration(const syntax::Declaration& declaration);
    void add(const syntax::NameDecl& name);
    void add(const Name& name);
    void add_all(const std::vector<syntax::NameDecl>& names);
    void place_module_paths(const syntax::Module& module, const Sources& sources);
    void place_module_path(const std::vector<syntax::Ident>& path);
    bool place_front(const std::vector<syntax::Ident>& path, std::size_t count);

    Language target_;
    std::set<std::string> visited_;                         ///< modules, by path
    std::map<std::string, std::set<std::string>> twins_;    ///< by word: its spellings in the target language
    std::set<std::string> units_;
    std::map<ModulePath, ModulePath> paths_;                ///< of modules, whole
    std::map<std::string, std::set<std::string>> segments_; ///< last parts of module paths
    std::map<std::uint32_t, std::string> placed_;           ///< by offset: words whose meaning there is known
};

}  // namespace zhunze::cli
