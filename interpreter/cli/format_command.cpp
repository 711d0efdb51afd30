// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <ostream>
#include <unordered_map>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/reading.hpp"
#include "cli/rule_packs.hpp"
#include "cli/writing.hpp"
#include "engine/engine.hpp"
#include "engine/files.hpp"
#include "program/same_meaning.hpp"
#include "syntax/parse.hpp"
#include "syntax/print.hpp"
#include "syntax/words.hpp"

namespace zhunze::cli {

namespace fs = std::filesystem;

namespace {

/// A text of a rule file and what it parses to.
struct Parsed {
    Sources sources;
    syntax::Module module;
    std::vector<Diagnostic> findings;

    Parsed(const std::string& path, const std::string& text) {
        Sink sink;
        const FileId file = sources.add(SourceFile(path, text));
        module = syntax::parse(file, sources, sink);
        findings = sink.sorted();
    }
    [[nodiscard]] const std::string& path() const { return sources[module.file].path(); }
    [[nodiscard]] const std::string& text() const { return sources[module.file].text(); }
    [[nodiscard]] bool has_errors() const {
        return std::ranges::any_of(findings, [](const Diagnostic& finding) { return finding.severity() == Severity::error; });
    }
};

/// What a word at an offset of one file may be written as.
using Spellings = std::unordered_map<std::uint32_t, std::string>;

class Formatter {
public:
    Formatter(const FormatArguments& arguments, const Console& console) : arguments_(arguments), console_(console) {}

    ExitCode run() {
        paths_ = all_files();
        rules_ = engine::load_rules(paths_, {rules_folder()});
        if (arguments_.spelling) apply_fixes();
        for (const fs::path& path : paths_) format(path.string());
        if (arguments_.spelling) keep_what_would_mean_something_else();
        for (const Formatted& one : formatted_) {
            if (one.text != one.was) note(change(one.path, one.text));
        }
        return end_;
    }

private:
    struct Formatted {
        std::string path;
        std::string text;
        std::string was;   ///< the bytes of the file
        std::string read;  ///< what was parsed: the fixed text
    };

    std::vector<fs::path> all_files() {
        std::vector<fs::path> files;
        for (const std::string& path : arguments_.paths) {
            const std::vector<fs::path> found = engine::DiskFiles().rule_files(path);
            if (found.empty()) note(unreadable(path));
            for (const fs::path& file : found) {
                if (std::ranges::find(files, file) == files.end()) files.push_back(file);
            }
        }
        return files;
    }

    void note(ExitCode code) { end_ = graver(end_, code); }

    ExitCode unreadable(const std::string& path) const {
        std::error_code error;
        const Phrase problem = fs::exists(path, error) ? Phrase::no_rule_files : Phrase::no_such_file;
        console_.problem(phrase(Phrase::cannot_read, {{"path", path}, {"problem", phrase(problem)}}));
        return ExitCode::files;
    }

    /// Checking says more of a text whose words stand apart.
    void apply_fixes() {
        std::vector<engine::MemoryFile> fixed;
        for (const syntax::Module& module : rules_.modules) {
            const SourceFile& file = (*rules_.sources)[module.file];
            const std::string text = with_fixes(module.file);
            const bool asked_for = std::ranges::find(paths_, fs::path(file.path())) != paths_.end();
            if (asked_for && text != file.text()) fixed.push_back({file.path(), text});
        }
        if (!fixed.empty()) rules_ = engine::load_rules(paths_, {rules_folder()}, fixed);
    }

    void format(const std::string& path) {
        const std::optional<FileId> loaded = loaded_file(rules_, path);
        Name problem;
        const std::optional<std::string> bytes = read_whole(path, console_.streams().in, syntax::Limits().file_bytes, problem);
        if (!loaded || !bytes) return note(not_loaded(path, problem));
        const Parsed before(path, with_fixes(*loaded));
        if (before.has_errors()) {
            console_.show_rule_findings(before.findings, before.sources);
            return note(ExitCode::findings);
        }
        const std::optional<std::string> text = arguments_.spelling ? respelled(before) : printed(before);
        if (text) formatted_.push_back({path, *text, *bytes, before.text()});
    }

    [[nodiscard]] static std::optional<FileId> loaded_file(const engine::Rules& rules, const std::string& path) {
        for (const syntax::Module& module : rules.modules) {
            if ((*rules.sources)[module.file].path() == path) return module.file;
        }
        return std::nullopt;
    }

    /// The loader has found what is wrong with a file that holds no rule text at all.
    ExitCode not_loaded(const std::string& path, const Name& problem) const {
        std::vector<Diagnostic> findings;
        std::ranges::copy_if(rules_.diagnostics, std::back_inserter(findings), [&](const Diagnostic& finding) { return finding.place == path; });
        if (findings.empty()) console_.problem(phrase(Phrase::cannot_read, {{"path", path}, {"problem", problem}}));
        console_.show_input_findings(findings);
        return std::ranges::find(rules_.unreadable, path) == rules_.unreadable.end() && !findings.empty() ? ExitCode::findings : ExitCode::files;
    }

    /// The file's text, with blanks put between words that were written as one.
    [[nodiscard]] std::string with_fixes(FileId file) const {
        std::vector<Fix> fixes;
        for (const Diagnostic& finding : rules_.diagnostics) {
            if (finding.code == Code::glued_words && finding.fix && finding.fix->span.file == file) fixes.push_back(*finding.fix);
        }
        std::ranges::sort(fixes, std::ranges::greater(), [](const Fix& fix) { return fix.span.begin; });
        std::string text = (*rules_.sources)[file].text();
        for (const Fix& fix : fixes) text.replace(fix.span.begin, fix.span.end - fix.span.begin, fix.replacement);
        return text;
    }

    /// In its author's words; none, and said, if it would not be read as the text itself is.
    [[nodiscard]] std::optional<std::string> printed(const Parsed& before) {
        const std::string text = syntax::print(before.module, before.sources);
        const std::string& path = before.path();
        const Parsed after(path, text);
        if (!after.has_errors() && syntax::same_tree(before.module, after.module)) return text;
        refuse(path);
        return std::nullopt;
    }

    void refuse(const std::string& path) {
        console_.problem(phrase(Phrase::fmt_not_same, {{"path", path}}));
        note(ExitCode::findings);
    }

    // ---- into the other spelling ----

    /// Which twins are written. The printer knows most places where a keyword is no name; by none of them it goes surely.
    enum class Twins : unsigned char { all, no_keywords };

    /// Only checking tells what names mean. None, and the errors shown, where there are some; those of other files do not count.
    [[nodiscard]] std::optional<std::string> respelled(const Parsed& before) {
        if (rules_.program) return respelled(before, rules_, Twins::all);
        const engine::Rules alone = load_alone(before.path(), before.text());
        if (alone.program) return respelled(before, alone, Twins::all);
        console_.show_rule_findings(alone.diagnostics, *alone.sources);
        note(ExitCode::findings);
        return std::nullopt;
    }

    [[nodiscard]] static engine::Rules load_alone(const std::string& path, const std::string& text) {
        return engine::load_rules({fs::path(path)}, {rules_folder()}, {{path, text}});
    }

    [[nodiscard]] std::string respelled(const Parsed& before, const engine::Rules& rules, Twins twins) const {
        syntax::PrintOptions options;
        options.language = arguments_.spelling;
        options.respell = [twins, spellings = spellings_in(rules, before.path())](const syntax::Ident& word) {
            const auto found = spellings.find(word.span.begin);
            const bool stays = found == spellings.end() || (twins == Twins::no_keywords && syntax::is_keyword(found->second));
            return stays ? word.text : found->second;
        };
        return syntax::print(before.module, before.sources, options);
    }

    /// What stands at one place for two things, as in a clause that several versions of a rule have, has to be written alike for both.
    [[nodiscard]] Spellings spellings_in(const engine::Rules& rules, const std::string& path) const {
        Spellings spellings;
        const std::optional<FileId> file = loaded_file(rules, path);
        for (const auto& [span, name] : rules.program->name_uses) {
            if (span.file != file) continue;
            const std::string& wanted = *arguments_.spelling == Language::zh ? name.zh : name.en;
            const auto [other, is_first] = spellings.emplace(span.begin, wanted);
            if (!is_first && other->second != wanted) other->second = fold_width((*rules.sources).text(span));
        }
        return spellings;
    }

    /// A last guard: the new texts are checked in place of the old ones, all together and, if that does not give the same rules,
    /// one by one. No file is written that would mean something else.
    void keep_what_would_mean_something_else() {
        if (rules_.program && still_means_the_same(paths_, rules_, formatted_)) return;
        std::vector<Formatted> kept;
        for (Formatted& one : formatted_) {
            if (is_kept(one)) kept.push_back(std::move(one));
            else refuse(one.path);
        }
        formatted_ = std::move(kept);
        if (!rules_.program || still_means_the_same(paths_, rules_, formatted_)) return;
        for (const Formatted& one : formatted_) refuse(one.path);
        formatted_.clear();
    }

    [[nodiscard]] bool is_kept(Formatted& one) const {
        const engine::Rules alone = rules_.program ? engine::Rules() : load_alone(one.path, one.read);
        const engine::Rules& before = rules_.program ? rules_ : alone;
        const std::vector<fs::path> paths = rules_.program ? paths_ : std::vector<fs::path>{fs::path(one.path)};
        if (still_means_the_same(paths, before, {one})) return true;
        if (!before.program) return false;
        one.text = respelled(Parsed(one.path, one.read), before, Twins::no_keywords);
        return still_means_the_same(paths, before, {one});
    }

    [[nodiscard]] static bool still_means_the_same(const std::vector<fs::path>& paths, const engine::Rules& before, const std::vector<Formatted>& formatted) {
        std::vector<engine::MemoryFile> texts;
        for (const Formatted& one : formatted) texts.push_back({one.path, one.text});
        const engine::Rules after = engine::load_rules(paths, {rules_folder()}, texts);
        return before.program && after.program && program::same_meaning(*before.program, *after.program);
    }

    ExitCode change(const std::string& path, const std::string& text) const {
        if (!arguments_.check) {
            const std::unique_ptr<Writer> file = file_writer(path);
            file->write(text);
            if (const std::optional<Name> problem = file->finish()) {
                console_.problem(phrase(Phrase::cannot_write, {{"path", path}, {"problem", *problem}}));
                return ExitCode::files;
            }
        }
        console_.print(path);
        return arguments_.check ? ExitCode::findings : ExitCode::done;
    }

    const FormatArguments& arguments_;
    const Console& console_;
    std::vector<fs::path> paths_;
    engine::Rules rules_;
    std::vector<Formatted> formatted_;
    ExitCode end_ = ExitCode::done;
};

}  // namespace

ExitCode format_command(const FormatArguments& arguments, const Console& console) { return Formatter(arguments, console).run(); }

}  // namespace zhunze::cli
