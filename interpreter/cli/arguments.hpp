// SPDX-License-Identifier: Apache-2.0
// The command line as plain data. What is wrong with it is found here, before any command runs.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "base/language.hpp"
#include "explain/questions.hpp"
#include "program/program.hpp"
#include "values/date.hpp"

namespace zhunze::cli {

/// Of `check` and `test`.
enum class ReportFormat : unsigned char { text, json };

/// Of `evaluate` and `explain`.
enum class ResultFormat : unsigned char { text, json, ndjson, csv, markdown, html, xlsx, verdicts, verdicts_csv };

struct CheckArguments {
    std::vector<std::string> paths;
    ReportFormat format = ReportFormat::text;
};

struct TestArguments {
    std::vector<std::string> paths;
    ReportFormat format = ReportFormat::text;
};

struct FormatArguments {
    std::vector<std::string> paths;
    bool check = false;
    std::optional<Language> spelling;
};

/// `--list FIELD=FILE` with its `--by KEY`.
struct ListArgument {
    std::string field;
    std::string path;
    std::string key;
    std::string sheet;  ///< of `FILE.xlsx#SHEET`
};

/// What applications are judged by, and where the result goes.
struct JudgingArguments {
    std::vector<std::string> rules;  ///< empty: the project's own
    std::optional<std::string> record;
    std::optional<Date> as_of;
    std::vector<std::string> readings;
    std::vector<ListArgument> lists;
    bool lists_complete = false;     ///< applications without a row have an empty list
    std::string sheet;               ///< of inputs that are workbooks: name or number; empty: the only one with content
    ResultFormat format = ResultFormat::text;
    bool exact = false;              ///< text shows the full value beside each rounded one
    std::optional<std::string> output;
};

/// `--explain WHAT`: of which applications the full explanation is wanted.
struct Explained {
    std::set<program::Overall> outcomes;
    std::set<std::string, std::less<>> ids;

    [[nodiscard]] bool names(std::string_view id) const { return !ids.empty() && ids.contains(id); }
    [[nodiscard]] bool wants(std::string_view id, program::Overall outcome) const { return outcomes.contains(outcome) || names(id); }
};

struct EvaluateArguments : JudgingArguments {
    std::vector<std::string> inputs;
    bool exit_code = false;        ///< a rejected application is a finding
    std::size_t jobs = 0;          ///< threads; zero: as many as there are cores
    Explained explained;
};

struct ExplainArguments : JudgingArguments {
    std::string input;
    std::optional<std::string> id;
};

struct AskArguments : JudgingArguments {
    std::optional<std::string> input;  ///< none: an application of which nothing is known yet
    std::optional<std::string> id;
    bool next = false;                 ///< only the next question, for programs
    explain::Asked asked = explain::Asked::binding;
    std::optional<std::string> save;   ///< where the completed application goes
};

/// Asked for, and printed as it is.
struct Information {
    std::string text;
};

/// Wrong usage.
struct Misuse {
    std::string message;
    std::string command;  ///< whose help explains it; empty: the program's
    std::string help;     ///< printed instead of a message where nothing was asked for
};

using Command = std::variant<Misuse, Information, CheckArguments, EvaluateArguments, ExplainArguments, AskArguments, TestArguments, FormatArguments>;

struct Invocation {
    Language language = Language::zh;  ///< of all that is printed
    bool language_asked = false;       ///< by `--language`, so that findings in rule files are worded in it too
    Command command;
};

/// The language that LC_ALL, LC_MESSAGES or LANG asks for; Chinese unless one says `en`.
[[nodiscard]] Language environment_language();

[[nodiscard]] Invocation parse_arguments(const std::vector<std::string>& arguments, Language environment);

}  // namespace zhunze::cli
