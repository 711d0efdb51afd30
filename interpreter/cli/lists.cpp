// SPDX-License-Identifier: Apache-2.0
#include "cli/lists.hpp"

#include <set>
#include <utility>

namespace zhunze::cli {

namespace {

using program::FieldId;
using program::Program;

bool is_list(const Program& program, FieldId field) { return program.fields[field].type.kind == program::Type::Kind::list; }

Name unknown_list(const Program& program, program::RecordId record, const std::string& found) {
    const Name separator = phrase(Phrase::list_separator);
    Name allowed;
    for (const FieldId field : program.records[record].fields) {
        if (!is_list(program, field)) continue;
        const Name& name = program.fields[field].name;
        allowed.zh += (allowed.zh.empty() ? "" : separator.zh) + name.in(Language::zh);
        allowed.en += (allowed.en.empty() ? "" : separator.en) + name.in(Language::en);
    }
    const Name& record_name = program.records[record].name;
    if (allowed.empty()) return phrase(Phrase::no_lists, {{"record", record_name}});
    return phrase(Phrase::unknown_list, {{"record", record_name}, {"found", found}, {"allowed", allowed}});
}

/// What one `--list` asks for; none with `problem` set.
std::optional<facts::ListChoice> choice_of(const ListArgument& argument, const Program& program, program::RecordId record, Name& problem) {
    const FieldId list = facts::field_named(program, record, argument.field);
    if (!list || !is_list(program, list)) {
        problem = unknown_list(program, record, argument.field);
        return std::nullopt;
    }
    std::optional<facts::Key> key = facts::key_named(program, record, argument.key);
    if (key) return facts::ListChoice{list, *std::move(key), argument.sheet};
    problem = phrase(Phrase::unknown_key, {{"found", argument.key}, {"record", program.records[record].name}});
    return std::nullopt;
}

/// Each list has one file: two that are both complete would contradict each other.
std::vector<facts::ListChoice> choices_of(const JudgingArguments& arguments, const Judging& judging, Name& problem) {
    std::vector<facts::ListChoice> choices;
    std::set<FieldId> lists;
    for (const ListArgument& argument : arguments.lists) {
        std::optional<facts::ListChoice> choice = choice_of(argument, *judging.rules.program, judging.record, problem);
        if (!choice) return {};
        if (!lists.insert(choice->list).second) {
            problem = phrase(Phrase::repeated_list, {{"field", judging.rules.program->fields[choice->list].name}});
            return {};
        }
        choices.push_back(*std::move(choice));
    }
    return choices;
}

std::optional<facts::ListItems> read_list(const std::string& path, facts::ListChoice choice, const Judging& judging, const Console& console) {
    const std::optional<InputBytes> file = read_bytes(path, console);
    if (!file) return std::nullopt;
    facts::ListItems items = facts::read_items(file->name, file->bytes, *judging.rules.program, std::move(choice));
    console.show_input_findings(items.batch.file_errors);
    if (!items.batch.file_errors.empty()) return std::nullopt;
    console.show_input_findings(items.batch.warnings);
    return items;
}

}  // namespace

std::optional<std::vector<facts::ListItems>> read_lists(const JudgingArguments& arguments, const Judging& judging, const Console& console,
                                                        ExitCode& end) {
    Name problem;
    std::vector<facts::ListChoice> choices = choices_of(arguments, judging, problem);
    if (!problem.empty()) {
        console.problem(problem);
        end = ExitCode::usage;
        return std::nullopt;
    }
    std::vector<facts::ListItems> lists;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        std::optional<facts::ListItems> items = read_list(arguments.lists[i].path, std::move(choices[i]), judging, console);
        if (!items) {
            console.problem(phrase(Phrase::list_not_read));
            end = ExitCode::files;
            return std::nullopt;
        }
        lists.push_back(*std::move(items));
    }
    return lists;
}

std::size_t join_lists(std::vector<facts::ListItems> lists, std::span<facts::Batch> batches, const Judging& judging, bool complete,
                       const Console& console) {
    std::size_t rows_left = 0;
    for (facts::ListItems& items : lists) {
        facts::Joined joined = facts::join(std::move(items), batches, *judging.rules.program, complete);
        rows_left += joined.rows_left;
        std::vector<Diagnostic> findings = std::move(joined.errors);
        findings.insert(findings.end(), joined.warnings.begin(), joined.warnings.end());
        console.show_input_findings(findings);
    }
    return rows_left;
}

}  // namespace zhunze::cli
