// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "evaluate/evaluate.hpp"
#include "plan/plan.hpp"
#include "syntax/tree.hpp"

namespace zhunze::engine {

/// Rule files after all passes. `plan` is set only if no error was found.
struct Rules {
    std::shared_ptr<Sources> sources;
    std::vector<syntax::Module> modules;     ///< as parsed, in the order they were reached
    std::vector<Diagnostic> diagnostics;     ///< sorted
    std::shared_ptr<const program::Program> program;
    std::optional<plan::Plan> plan;
    std::vector<std::string> unreadable;     ///< paths that could not be read (also in `diagnostics`)
    [[nodiscard]] bool ok() const { return plan.has_value(); }
};

/// Loads rule files and folders (every `.zz` in them, sorted), with the modules they use and the embedded prelude std.units.
/// A used module is looked for below the root that the using file's own module path implies, then below each `library` folder.
/// Runs every pass; errors of all files are reported at once.
[[nodiscard]] Rules load_rules(const std::vector<std::filesystem::path>& paths, const std::vector<std::filesystem::path>& library = {});

struct MemoryFile {
    std::string path;
    std::string content;
};
/// The same with these contents in place of what the files of the same paths hold.
[[nodiscard]] Rules load_rules(const std::vector<std::filesystem::path>& paths, const std::vector<std::filesystem::path>& library,
                               const std::vector<MemoryFile>& instead);

/// The same from texts in memory: path and content; data files are looked up among them too.
[[nodiscard]] Rules load_rules(const std::vector<MemoryFile>& files);

/// Sets one reading from `名称=值` / `name=value`: a source's boundary (`工作要点.本数=包含`), a question, or what a parameter is taken
/// to be (`投资门槛=3000万元`). Empty if done, else a message (both languages) that says what is wrong and what is allowed.
[[nodiscard]] std::optional<Name> set_reading(const program::Program& program, std::string_view assignment, program::Readings& readings);

/// The record applications are read as: the named one, or the only one with rules; else a message.
struct RecordChoice {
    program::RecordId record;
    std::optional<Name> problem;
};
[[nodiscard]] RecordChoice choose_record(const program::Program& program, const std::optional<std::string>& name);

/// What a `test` declaration gave.
struct TestFailure {
    Span span;
    Name message;  ///< what was expected and what came
};
struct TestResult {
    program::TestId test;
    std::vector<TestFailure> failures;  ///< empty: passed
};
[[nodiscard]] std::vector<TestResult> run_tests(const plan::Plan& plan);

}  // namespace zhunze::engine
