// SPDX-License-Identifier: Apache-2.0
#include "cli/values.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/text.hpp"

namespace zhunze::cli {

namespace {

constexpr std::size_t most_jobs = 1024;

template <class Report>
Report report_arguments(Values& values) {
    return {values.wanted_list("PATH"), static_cast<ReportFormat>(values.choice("--format", report_format_words()))};
}

/// `-` stands for standard output, as it does for standard input.
std::optional<std::string> output_file(Values& values) {
    std::optional<std::string> path = values.one("--output");
    return path == "-" ? std::nullopt : path;
}

/// `all.xlsx#项目` is a sheet of a workbook; any other `#` is part of a file's name.
void take_sheet(ListArgument& list) {
    const std::size_t at = list.path.rfind('#');
    const std::string file = to_lower_ascii(list.path.substr(0, at));
    if (at == std::string::npos || !(file.ends_with(".xlsx") || file.ends_with(".xlsm"))) return;
    list.sheet = list.path.substr(at + 1);
    list.path.resize(at);
}

ListArgument list_argument(Values& values, const std::string& given) {
    const std::size_t equals = given.find('=');
    ListArgument list{given.substr(0, equals), equals == std::string::npos ? "" : given.substr(equals + 1), {}, {}};
    take_sheet(list);
    if (list.field.empty() || list.path.empty()) values.fail(Phrase::wrong_list, {{"found", given}});
    return list;
}

/// The n-th `--by` is of the n-th `--list`; a single one is of all.
void set_keys(Values& values, std::vector<ListArgument>& lists) {
    const std::vector<std::string> keys = values.all("--by");
    if (keys.empty()) return values.fail(Phrase::list_without_by, {});
    if (keys.size() != 1 && keys.size() != lists.size()) {
        return values.fail(Phrase::by_count, {{"lists", std::to_string(lists.size())}, {"keys", std::to_string(keys.size())}});
    }
    for (std::size_t i = 0; i < lists.size(); ++i) lists[i].key = keys[keys.size() == 1 ? 0 : i];
}

std::vector<ListArgument> list_arguments(Values& values) {
    std::vector<ListArgument> lists;
    for (const std::string& given : values.all("--list")) lists.push_back(list_argument(values, given));
    if (!lists.empty()) set_keys(values, lists);
    for (const std::string option : {"--by", "--list-complete"}) {
        if (lists.empty() && values.flag(option)) values.fail(Phrase::only_with_list, {{"option", option}});
    }
    return lists;
}

JudgingArguments judging_arguments(Values& values, const std::vector<std::string>& formats) {
    JudgingArguments judging;
    judging.rules = values.all("--rules");
    judging.record = values.one("--record");
    judging.as_of = values.date("--as-of");
    judging.readings = values.all("--reading");
    judging.lists = list_arguments(values);
    judging.lists_complete = values.flag("--list-complete");
    judging.exact = values.flag("--exact");
    judging.format = static_cast<ResultFormat>(values.choice("--format", formats));
    judging.output = output_file(values);
    judging.sheet = values.one("--sheet").value_or("");
    if (judging.format == ResultFormat::xlsx && !values.flag("--output")) values.fail(Phrase::binary_needs_output, {{"format", "xlsx"}});
    return judging;
}

void check_standard_input(Values& values, const JudgingArguments& judging, const std::vector<std::string>& inputs) {
    const auto uses = std::ranges::count(inputs, "-") + std::ranges::count(judging.lists, "-", &ListArgument::path);
    if (uses > 1) values.fail(Phrase::standard_input_twice, {});
}

/// An outcome in either language, or `id:ID`.
void take_explained(Values& values, const std::string& what, Explained& explained) {
    constexpr std::string_view id = "id:";
    if (const std::optional<program::Overall> outcome = program::overall_of(what)) {
        explained.outcomes.insert(*outcome);
    } else if (what.starts_with(id) && what.size() > id.size()) {
        explained.ids.insert(what.substr(id.size()));
    } else {
        Name allowed;
        for (int i = 0; i < program::overall_count; ++i) {
            const Name& word = program::overall_name(static_cast<program::Overall>(i));
            allowed.zh += word.zh + "、";
            allowed.en += word.en + ", ";
        }
        values.fail(Phrase::wrong_explain, {{"found", what}, {"allowed", allowed}});
    }
}

Explained explained_of(Values& values, ResultFormat format) {
    Explained explained;
    const std::vector<std::string> given = values.all("--explain");
    for (const std::string& what : given) take_explained(values, what, explained);
    static const std::set<ResultFormat> explaining{ResultFormat::text, ResultFormat::json, ResultFormat::ndjson, ResultFormat::verdicts};
    if (!given.empty() && !explaining.contains(format)) {
        values.fail(Phrase::explain_format, {{"format", evaluate_format_words()[static_cast<std::size_t>(format)]}});
    }
    return explained;
}

EvaluateArguments evaluate_arguments(Values& values) {
    EvaluateArguments result{judging_arguments(values, evaluate_format_words()), values.wanted_list("INPUT"), values.flag("--exit-code"), values.number("--jobs", most_jobs),
                             {}};
    result.explained = explained_of(values, result.format);
    check_standard_input(values, result, result.inputs);
    return result;
}

ExplainArguments explain_arguments(Values& values) {
    ExplainArguments result{judging_arguments(values, explain_format_words()), values.wanted("INPUT"), values.one("--id")};
    check_standard_input(values, result, {result.input});
    return result;
}

/// Asks and explains in text or JSON, the first two of all formats.
AskArguments ask_arguments(Values& values) {
    (void)values.choice("--format", report_format_words());
    AskArguments result{judging_arguments(values, explain_format_words()), values.one("INPUT"), values.one("--id"), values.flag("--next"),
                        values.flag("--all") ? explain::Asked::all : explain::Asked::binding, values.one("--save")};
    // The answers come from there.
    if (result.input == "-" && !result.next) values.fail(Phrase::input_is_answers, {});
    return result;
}

FormatArguments format_arguments(Values& values) {
    return {values.wanted_list("PATH"), values.flag("--check"), values.language("--lang")};
}

}  // namespace

std::vector<std::string> Values::all(const std::string& option) const {
    const auto found = given_.find(option);
    return found == given_.end() ? std::vector<std::string>() : found->second;
}

std::optional<std::string> Values::one(const std::string& option) {
    const std::vector<std::string> given = all(option);
    if (given.size() > 1) fail(Phrase::repeated_option, {{"option", option}});
    return given.empty() ? std::nullopt : std::optional(given.front());
}

std::vector<std::string> Values::wanted_list(const std::string& positional) {
    std::vector<std::string> given = all(positional);
    if (given.empty()) fail(Phrase::missing_argument, {{"name", positional}});
    return given;
}

std::string Values::wanted(const std::string& positional) {
    const std::vector<std::string> given = wanted_list(positional);
    return given.empty() ? std::string() : given.front();
}

std::size_t Values::choice(const std::string& option, const std::vector<std::string>& allowed) {
    const std::optional<std::string> word = one(option);
    if (!word) return 0;
    const auto found = std::ranges::find(allowed, *word);
    if (found != allowed.end()) return static_cast<std::size_t>(found - allowed.begin());
    fail(Phrase::wrong_choice, {{"option", option}, {"found", *word}, {"allowed", listed(allowed)}});
    return 0;
}

std::optional<Language> Values::language(const std::string& option) {
    const std::optional<std::string> word = one(option);
    if (!word) return std::nullopt;
    return language_named(language_words()[choice(option, language_words())]);
}

std::optional<Date> Values::date(const std::string& option) {
    const std::optional<std::string> text = one(option);
    if (!text) return std::nullopt;
    const std::optional<Date> date = Date::parse(*text);
    if (!date) fail(Phrase::wrong_date, {{"option", option}, {"found", *text}});
    return date;
}

std::size_t Values::number(const std::string& option, std::size_t most) {
    const std::optional<std::string> text = one(option);
    if (!text) return 0;
    std::size_t number = 0;
    const char* const end = text->data() + text->size();
    const auto [stopped, error] = std::from_chars(text->data(), end, number);
    if (error == std::errc() && stopped == end && number >= 1 && number <= most) return number;
    fail(Phrase::wrong_number, {{"option", option}, {"found", *text}, {"most", std::to_string(most)}});
    return 0;
}

void Values::fail(Phrase which, const Arguments& arguments) {
    if (problem_.empty()) problem_ = phrase(which, arguments);
}

Command command_named(const std::string& name, Values& values) {
    if (name == "check") return report_arguments<CheckArguments>(values);
    if (name == "evaluate") return evaluate_arguments(values);
    if (name == "explain") return explain_arguments(values);
    if (name == "ask") return ask_arguments(values);
    if (name == "test") return report_arguments<TestArguments>(values);
    return format_arguments(values);
}

std::optional<Language> language_named(std::string_view word) {
    if (word == "zh") return Language::zh;
    if (word == "en") return Language::en;
    return std::nullopt;
}

const std::vector<std::string>& language_words() {
    static const std::vector<std::string> words{"zh", "en"};
    return words;
}

const std::vector<std::string>& report_format_words() {
    static const std::vector<std::string> words{"text", "json"};
    return words;
}

const std::vector<std::string>& evaluate_format_words() {
    static const std::vector<std::string> words{"text", "json", "ndjson", "csv", "markdown", "html", "xlsx", "verdicts", "verdicts-csv"};
    return words;
}

const std::vector<std::string>& explain_format_words() {
    static const std::vector<std::string> words{"text", "json", "ndjson", "csv", "markdown", "html", "xlsx"};
    return words;
}

std::string listed(const std::vector<std::string>& words) {
    std::string result;
    for (const std::string& word : words) result += (result.empty() ? "" : ", ") + word;
    return result;
}

}  // namespace zhunze::cli
