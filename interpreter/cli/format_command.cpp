// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/reading.hpp"
#include "cli/rule_packs.hpp"
#include "cli/twins.hpp"
#include "cli/writing.hpp"
#include "engine/engine.hpp"
#include "engine/files.hpp"
#include "syntax/parse.hpp"
#include "syntax/print.hpp"

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
    [[nodiscard]] bool has_errors() const {
        return std::ranges::any_of(findings, [](const Diagnostic& finding) { return finding.severity() == Severity::error; });
    }
};

class Formatter {
public:
    Formatter(const FormatArguments& arguments, const Console& console) : arguments_(arguments), console_(console) {}

    ExitCode run() {
        const std::vector<fs::path> files = all_files();
        rules_ = engine::load_rules(files, {rules_folder()});
        for (const fs::path& file : files) end_ = graver(end_, format(file.string()));
        return end_;
    }

private:
    std::vector<fs::path> all_files() {
        std::vector<fs::path> files;
        for (const std::string& path : arguments_.paths) {
            const std::vector<fs::path> found = engine::DiskFiles().rule_files(path);
            if (found.empty()) end_ = graver(end_, unreadable(path));
            for (const fs::path& file : found) {
                if (std::ranges::find(files, file) == files.end()) files.push_back(file);
            }
        }
        return files;
    }

    ExitCode unreadable(const std::string& path) const {
        std::error_code error;
        const Phrase problem = fs::exists(path, error) ? Phrase::no_rule_files : Phrase::no_such_file;
        console_.problem(phrase(Phrase::cannot_read, {{"path", path}, {"problem", phrase(problem)}}));
        return ExitCode::files;
    }

    ExitCode format(const std::string& path) {
        const std::optional<FileId> loaded = loaded_file(path);
        Name problem;
        const std::optional<std::string> bytes = read_whole(path, console_.streams().in, syntax::Limits().file_bytes, problem);
        if (!loaded || !bytes) return not_loaded(path, problem);
        const Parsed before(path, with_fixes(*loaded));
        if (before.has_errors()) {
            console_.show_rule_findings(before.findings, before.sources);
            return ExitCode::findings;
        }
        const std::string text = syntax::print(before.module, before.sources, options_for(before, *loaded));
        if (!means_the_same(before, Parsed(path, text))) {
            console_.problem(phrase(Phrase::fmt_not_same, {{"path", path}}));
            return ExitCode::findings;
        }
        return text == *bytes ? ExitCode::done : change(path, text);
    }

    [[nodiscard]] std::optional<FileId> loaded_file(const std::string& path) const {
        for (const syntax::Module& module : rules_.modules) {
            if ((*rules_.sources)[module.file].path() == path) return module.file;
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

    [[nodiscard]] syntax::PrintOptions options_for(const Parsed& parsed, FileId loaded) const {
        syntax::PrintOptions options;
        options.language = arguments_.spelling;
        if (!options.language) return options;
        Twins twins(parsed.module, rules_.modules, parsed.sources, *options.language);
        place_uses(loaded, twins);
        options.respell = [twins = std::move(twins)](const syntax::Ident& word) { return twins.respell(word); };
        return options;
    }

    /// Only rules without errors tell what their names mean; their text has had no fixes, so its offsets are the loaded file's.
    void place_uses(FileId loaded, Twins& twins) const {
        if (!rules_.program) return;
        for (const auto& [span, name] : rules_.program->name_uses) {
            if (span.file == loaded) twins.place(span.begin, name);
        }
    }

    /// Nothing is written over a rule file that does not mean what it meant.
    [[nodiscard]] bool means_the_same(const Parsed& before, const Parsed& after) const {
        return !after.has_errors() && (arguments_.spelling || syntax::same_tree(before.module, after.module));
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
    engine::Rules rules_;
    ExitCode end_ = ExitCode::done;
};

}  // namespace

ExitCode format_command(const FormatArguments& arguments, const Console& console) { return Formatter(arguments, console).run(); }

}  // namespace zhunze::cli
