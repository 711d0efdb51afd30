// SPDX-License-Identifier: Apache-2.0
// The only file that sees the command-line library. The library splits the line; what is wrong is worded here, in both languages.
#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <memory>

#include "base/text.hpp"
#include "cli/phrases.hpp"

namespace zhunze::cli {

namespace {

constexpr int any_number = 1 << 20;  ///< of positional arguments; the system's own limit lies below it

constexpr std::array<std::string_view, 2> languages{"zh", "en"};

template <std::size_t size>
std::vector<std::string> as_strings(const std::array<std::string_view, size>& words) {
    return {words.begin(), words.end()};
}

std::string joined(const std::vector<std::string>& words) {
    std::string result;
    for (const std::string& word : words) result += (result.empty() ? "" : ", ") + word;
    return result;
}

/// The library's own page is worded in English and pads by bytes.
class HelpPage : public CLI::FormatterBase {
public:
    explicit HelpPage(Language language) : language_(language) {}

    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode) const override {
        const std::string usage = say(Phrase::help_usage) + ' ' + name + usage_tail(*app);
        return app->get_description() + "\n\n" + usage + "\n" + commands(*app) + arguments(*app) + options(*app) + footer(*app);
    }

private:
    struct Row {
        std::string term;
        std::string text;
    };

    [[nodiscard]] std::string say(Phrase which) const { return phrase(which, language_); }

    [[nodiscard]] static std::vector<const CLI::App*> subcommands(const CLI::App& app) { return app.get_subcommands({}); }

    [[nodiscard]] static std::vector<const CLI::Option*> options_of(const CLI::App& app, bool positional) {
        return app.get_options([=](const CLI::Option* option) { return option->get_positional() == positional; });
    }

    [[nodiscard]] std::string usage_tail(const CLI::App& app) const {
        std::string tail;
        if (!subcommands(app).empty()) tail += ' ' + say(Phrase::help_command_word);
        for (const CLI::Option* option : options_of(app, true)) tail += ' ' + term_of(*option);
        return tail + ' ' + say(Phrase::help_options_word);
    }

    [[nodiscard]] static std::string term_of(const CLI::Option& option) {
        if (option.get_positional()) return option.get_name(true) + (option.get_items_expected_max() > 1 ? "…" : "");
        std::string names;
        for (const std::string& name : option.get_snames()) names += '-' + name + ", ";
        for (const std::string& name : option.get_lnames()) names += "--" + name;
        return option.get_items_expected_max() == 0 ? names : names + ' ' + option.get_type_name();
    }

    [[nodiscard]] std::string commands(const CLI::App& app) const {
        std::vector<Row> rows;
        for (const CLI::App* command : subcommands(app)) rows.push_back({command->get_name(), command->get_description()});
        return table(Phrase::help_commands, rows);
    }

    [[nodiscard]] std::string arguments(const CLI::App& app) const { return table(Phrase::help_arguments, rows_of(options_of(app, true))); }

    [[nodiscard]] std::string options(const CLI::App& app) const { return table(Phrase::help_options, rows_of(options_of(app, false))); }

    [[nodiscard]] static std::vector<Row> rows_of(const std::vector<const CLI::Option*>& options) {
        std::vector<Row> rows;
        for (const CLI::Option* option : options) rows.push_back({term_of(*option), option->get_description()});
        return rows;
    }

    [[nodiscard]] std::string table(Phrase heading, const std::vector<Row>& rows) const {
        if (rows.empty()) return {};
        int width = 0;
        for (const Row& row : rows) width = std::max(width, display_width(row.term));
        std::string text = '\n' + say(heading) + '\n';
        for (const Row& row : rows) {
            const auto padding = static_cast<std::size_t>(width - display_width(row.term) + 2);
            text += "  " + row.term + std::string(padding, ' ') + row.text + '\n';
        }
        return text;
    }

    [[nodiscard]] std::string footer(const CLI::App& app) const {
        if (subcommands(app).empty()) return {};
        return '\n' + say(Phrase::help_exit_codes) + '\n' + say(Phrase::help_see_command) + '\n';
    }

    Language language_;
};

/// Says what the program takes; every value stays text, to be looked at by `Values`.
class Declaration {
public:
    explicit Declaration(Language language) : language_(language), app_(say(Phrase::help_program), "zhunze") {
        app_.formatter(std::make_shared<HelpPage>(language));
        app_.require_subcommand(0, 1);
        app_.allow_extras();
        app_.set_help_flag();
        rule_file_command("check", Phrase::help_check);
        evaluate();
        explain();
        rule_file_command("test", Phrase::help_test);
        format();
        flag(app_, "--version", say(Phrase::help_version));
        common(app_);
    }

    [[nodiscard]] CLI::App& app() { return app_; }

private:
    [[nodiscard]] std::string say(Phrase which, const Arguments& arguments = {}) const { return phrase(which, language_, arguments); }

    CLI::App& command(const std::string& name, Phrase help) {
        CLI::App& added = *app_.add_subcommand(name, say(help));
        added.allow_extras();
        return added;
    }

    /// Taken up to `most` times; whether there are enough is not the library's to judge. With extra arguments allowed it would
    /// take `[a,b]` for a list.
    static void positional(CLI::App& command, const std::string& name, const std::string& help, int most) {
        declare(command, name, help)->expected(most)->allow_extra_args(false);
    }

    static void value(CLI::App& command, const std::string& name, const std::string& placeholder, const std::string& help) {
        declare(command, name, help)->type_name(placeholder)->expected(1)->allow_extra_args(false);
    }

    /// Values are read from the option afterwards; how often it may be given is not left to the library to word.
    static CLI::Option* declare(CLI::App& command, const std::string& name, const std::string& help) {
        const auto keep = [](const CLI::results_t&) { return true; };
        return command.add_option(name, CLI::callback_t(keep), help)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }

    static void flag(CLI::App& command, const std::string& name, const std::string& help) {
        command.add_flag(name)->description(help)->disable_flag_override();
    }

    void format_option(CLI::App& command, const std::vector<std::string>& allowed) {
        value(command, "--format", "FORMAT", say(Phrase::help_format, {{"allowed", joined(allowed)}}));
    }

    /// Last, so that the page lists them last.
    void common(CLI::App& command) {
        value(command, "--language", "zh|en", say(Phrase::help_language));
        command.set_help_flag("-h,--help", say(Phrase::help_help))->disable_flag_override();
    }

    void rule_file_command(const std::string& name, Phrase help) {
        CLI::App& added = command(name, help);
        positional(added, "PATH", say(Phrase::help_rule_paths), any_number);
        format_option(added, as_strings(report_formats));
        common(added);
    }

    void judging_options(CLI::App& command) {
        value(command, "--rules", "PATH", say(Phrase::help_rules));
        value(command, "--record", "NAME", say(Phrase::help_record));
        value(command, "--as-of", "DATE", say(Phrase::help_as_of));
        value(command, "--reading", "NAME=VALUE", say(Phrase::help_reading));
        format_option(command, as_strings(result_formats));
        value(command, "--output", "FILE", say(Phrase::help_output));
    }

    void evaluate() {
        CLI::App& added = command("evaluate", Phrase::help_evaluate);
        positional(added, "INPUT", say(Phrase::help_inputs), any_number);
        judging_options(added);
        flag(added, "--exit-code", say(Phrase::help_exit_code));
        common(added);
    }

    void explain() {
        CLI::App& added = command("explain", Phrase::help_explain);
        positional(added, "INPUT", say(Phrase::help_input), 1);
        value(added, "--id", "ID", say(Phrase::help_id));
        judging_options(added);
        common(added);
    }

    void format() {
        CLI::App& added = command("fmt", Phrase::help_fmt);
        positional(added, "PATH", say(Phrase::help_rule_paths), any_number);
        flag(added, "--check", say(Phrase::help_fmt_check));
        value(added, "--lang", "zh|en", say(Phrase::help_fmt_lang));
        common(added);
    }

    Language language_;
    CLI::App app_;
};

std::optional<Language> language_named(std::string_view word) {
    if (word == "zh") return Language::zh;
    if (word == "en") return Language::en;
    return std::nullopt;
}

/// Reads the values of one command as what they should be; the first that is something else is the problem.
class Values {
public:
    explicit Values(const CLI::App& app) : app_(app) {}

    [[nodiscard]] std::vector<std::string> all(const std::string& option) const {
        const CLI::Option* found = app_.get_option_no_throw(option);
        return found == nullptr ? std::vector<std::string>() : found->results();
    }

    [[nodiscard]] bool flag(const std::string& option) const { return app_.count(option) > 0; }

    [[nodiscard]] std::optional<std::string> one(const std::string& option) {
        const std::vector<std::string> given = all(option);
        if (given.size() > 1) fail(Phrase::repeated_option, {{"option", option}});
        return given.empty() ? std::nullopt : std::optional(given.front());
    }

    [[nodiscard]] std::string wanted(const std::string& positional) {
        const std::vector<std::string> given = wanted_list(positional);
        return given.empty() ? std::string() : given.front();
    }

    [[nodiscard]] std::vector<std::string> wanted_list(const std::string& positional) {
        std::vector<std::string> given = all(positional);
        if (given.empty()) fail(Phrase::missing_argument, {{"name", positional}});
        return given;
    }

    /// The place of the given word among those allowed; zero if none is given.
    template <std::size_t size>
    [[nodiscard]] std::size_t choice(const std::string& option, const std::array<std::string_view, size>& allowed) {
        const std::optional<std::string> word = one(option);
        if (!word) return 0;
        const auto found = std::ranges::find(allowed, *word);
        if (found != allowed.end()) return static_cast<std::size_t>(found - allowed.begin());
        fail(Phrase::wrong_choice, {{"option", option}, {"found", *word}, {"allowed", joined(as_strings(allowed))}});
        return 0;
    }

    [[nodiscard]] std::optional<Language> language(const std::string& option) {
        const std::optional<std::string> word = one(option);
        if (!word) return std::nullopt;
        return choice(option, languages) == 0 ? Language::zh : Language::en;
    }

    [[nodiscard]] std::optional<Date> date(const std::string& option) {
        const std::optional<std::string> text = one(option);
        if (!text) return std::nullopt;
        const std::optional<Date> date = Date::parse(*text);
        if (!date) fail(Phrase::wrong_date, {{"option", option}, {"found", *text}});
        return date;
    }

    void fail(Phrase which, const Arguments& arguments) {
        if (problem_.empty()) problem_ = phrase(which, arguments);
    }

    void take_problem_of(const Values& other) {
        if (problem_.empty()) problem_ = other.problem_;
    }

    [[nodiscard]] const Name& problem() const { return problem_; }

private:
    const CLI::App& app_;
    Name problem_;
};

template <class Report>
Report report_arguments(Values& values) {
    return {values.wanted_list("PATH"), static_cast<ReportFormat>(values.choice("--format", report_formats))};
}

JudgingArguments judging_arguments(Values& values) {
    JudgingArguments judging;
    judging.rules = values.all("--rules");
    judging.record = values.one("--record");
    judging.as_of = values.date("--as-of");
    judging.readings = values.all("--reading");
    judging.format = static_cast<ResultFormat>(values.choice("--format", result_formats));
    judging.output = values.one("--output");
    return judging;
}

EvaluateArguments evaluate_arguments(Values& values) {
    EvaluateArguments result{judging_arguments(values), values.wanted_list("INPUT"), values.flag("--exit-code")};
    if (std::ranges::count(result.inputs, "-") > 1) values.fail(Phrase::standard_input_twice, {});
    return result;
}

ExplainArguments explain_arguments(Values& values) { return {judging_arguments(values), values.wanted("INPUT"), values.one("--id")}; }

FormatArguments format_arguments(Values& values) {
    return {values.wanted_list("PATH"), values.flag("--check"), values.language("--lang")};
}

Command command_named(const std::string& name, Values& values) {
    if (name == "check") return report_arguments<CheckArguments>(values);
    if (name == "evaluate") return evaluate_arguments(values);
    if (name == "explain") return explain_arguments(values);
    if (name == "test") return report_arguments<TestArguments>(values);
    return format_arguments(values);
}

Name suggested(const Name& message, const std::string& word, const std::vector<std::string>& candidates) {
    const std::optional<std::string> near = nearest(word, candidates);
    return near ? phrase(Phrase::did_you_mean, {{"message", message}, {"word", *near}}) : message;
}

std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    return names;
}

Name unknown_command(CLI::App& app, const std::string& word) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
    return suggested(phrase(Phrase::unknown_command, {{"found", word}, {"allowed", joined(names)}}), word, names);
}

/// What the line holds and the program does not take; an option weighs more, since what follows it may be its value.
std::optional<Name> leftover(CLI::App& app, const CLI::App* command) {
    std::vector<std::string> words = app.remaining(true);
    std::erase(words, "--");
    if (words.empty()) return std::nullopt;
    const auto option = std::ranges::find_if(words, [](const std::string& word) { return word.size() > 1 && word.front() == '-'; });
    if (option != words.end()) {
        const std::string name = option->substr(0, option->find('='));
        return suggested(phrase(Phrase::unknown_option, {{"found", name}}), name, option_names(command ? *command : app));
    }
    if (command == nullptr) return unknown_command(app, words.front());
    return phrase(Phrase::extra_argument, {{"found", words.front()}});
}

/// The library stops at an option without its value, or at a flag with one. Of the first, the option is the last word.
Name mismatch(const CLI::App& app, const std::vector<std::string>& arguments) {
    const CLI::Option* last = app.get_option_no_throw(arguments.back());
    if (last != nullptr && last->get_items_expected_max() > 0) return phrase(Phrase::missing_value, {{"option", arguments.back()}});
    for (const std::string& word : arguments) {
        const std::size_t equals = word.find('=');
        const CLI::Option* flag = equals == std::string::npos ? nullptr : app.get_option_no_throw(word.substr(0, equals));
        if (flag != nullptr && flag->get_items_expected_max() == 0) return phrase(Phrase::unwanted_value, {{"option", word.substr(0, equals)}});
    }
    return phrase(Phrase::broken_command_line, {{"detail", arguments.back()}});
}

const CLI::App* selected_command(CLI::App& app) {
    const std::vector<CLI::App*> selected = app.get_subcommands();
    return selected.empty() ? nullptr : selected.front();
}

class Parser {
public:
    Parser(const std::vector<std::string>& arguments, Language language)
        : arguments_(arguments), language_(language), declaration_(language), app_(declaration_.app()) {}

    Command parse() {
        try {
            app_.parse(std::vector<std::string>(arguments_.rbegin(), arguments_.rend()));
        } catch (const CLI::CallForHelp&) {
            return Information{app_.help()};
        } catch (const CLI::ArgumentMismatch&) {
            const CLI::App* command = selected_command(app_);
            return misuse(mismatch(command ? *command : app_, arguments_));
        } catch (const CLI::ParseError& error) {
            return misuse(phrase(Phrase::broken_command_line, {{"detail", error.what()}}));
        }
        return read();
    }

private:
    Command read() {
        const CLI::App* selected = selected_command(app_);
        if (const std::optional<Name> problem = leftover(app_, selected)) return misuse(*problem);
        if (app_.count("--version") > 0) return Information{"zhunze " ZHUNZE_VERSION "\n"};
        if (selected == nullptr) return Misuse{{}, {}, app_.help()};
        Values values(*selected);
        Command command = command_named(selected->get_name(), values);
        check_language(values);
        return values.problem().empty() ? command : misuse(values.problem());
    }

    /// The one option that may stand before the command or after it. Which language it asks for is known already.
    void check_language(Values& values) const {
        Values above(app_);
        const std::optional<Language> before = above.language("--language");
        const std::optional<Language> after = values.language("--language");
        if (before && after) values.fail(Phrase::repeated_option, {{"option", "--language"}});
        values.take_problem_of(above);
    }

    Command misuse(const Name& message) {
        const CLI::App* command = selected_command(app_);
        return Misuse{message.in(language_), command ? command->get_name() : std::string(), {}};
    }

    const std::vector<std::string>& arguments_;
    Language language_;
    Declaration declaration_;
    CLI::App& app_;
};

/// Looked for before anything else, since what is wrong with the line is worded in it too.
std::optional<Language> language_in(const std::vector<std::string>& arguments) {
    constexpr std::string_view option = "--language";
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view word = arguments[i];
        const bool glued = word.starts_with(option) && word.substr(option.size()).starts_with('=');
        std::string_view value = glued ? word.substr(option.size() + 1) : std::string_view();
        if (word == option && i + 1 < arguments.size()) value = arguments[i + 1];
        if (const std::optional<Language> language = language_named(value)) return language;
    }
    return std::nullopt;
}

}  // namespace

Language environment_language() {
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(variable);
        if (value == nullptr || *value == '\0') continue;
        return std::string_view(value).starts_with("en") ? Language::en : Language::zh;
    }
    return Language::zh;
}

Invocation parse_arguments(const std::vector<std::string>& arguments, Language environment) {
    const std::optional<Language> asked = language_in(arguments);
    const Language language = asked.value_or(environment);
    return {language, asked.has_value(), Parser(arguments, language).parse()};
}

}  // namespace zhunze::cli
