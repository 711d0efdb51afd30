// SPDX-License-Identifier: Apache-2.0
// The only file that sees the command-line library. The library splits the line; what is wrong is worded here, in both languages.
#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utility>

#include "base/text.hpp"
#include "cli/help_page.hpp"
#include "cli/values.hpp"

namespace zhunze::cli {

namespace {

constexpr int any_number = 1 << 20;  ///< of positional arguments; the system's own limit lies below it

bool takes_value(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

/// The library's own page is worded in English and pads by bytes.
class HelpWriter : public CLI::FormatterBase {
public:
    explicit HelpWriter(Language language) : language_(language) {}

    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode) const override {
        const std::vector<const CLI::App*> commands = app->get_subcommands({});
        HelpPage page{app->get_description(), name, {}, {}};
        if (!commands.empty()) page.usage += ' ' + say(Phrase::help_command_word);
        for (const CLI::Option* option : options_of(*app, true)) page.usage += ' ' + term_of(*option);
        page.usage += ' ' + say(Phrase::help_options_word);
        page.sections.push_back({Phrase::help_commands, {}});
        for (const CLI::App* command : commands) page.sections.back().rows.push_back({command->get_name(), command->get_description()});
        page.sections.push_back({Phrase::help_arguments, rows_of(options_of(*app, true))});
        page.sections.push_back({Phrase::help_options, rows_of(options_of(*app, false))});
        if (!commands.empty()) page.footer = {say(Phrase::help_exit_codes), say(Phrase::help_see_command)};
        return lay_out(page, language_);
    }

private:
    [[nodiscard]] std::string say(Phrase which) const { return phrase(which, language_); }

    [[nodiscard]] static std::vector<const CLI::Option*> options_of(const CLI::App& app, bool positional) {
        return app.get_options([=](const CLI::Option* option) { return option->get_positional() == positional; });
    }

    [[nodiscard]] static std::string term_of(const CLI::Option& option) {
        if (option.get_positional()) return option.get_name(true) + (option.get_items_expected_max() > 1 ? "…" : "");
        std::string names;
        for (const std::string& name : option.get_snames()) names += '-' + name + ", ";
        for (const std::string& name : option.get_lnames()) names += "--" + name;
        return takes_value(option) ? names + ' ' + option.get_type_name() : names;
    }

    [[nodiscard]] static std::vector<HelpPage::Row> rows_of(const std::vector<const CLI::Option*>& options) {
        std::vector<HelpPage::Row> rows;
        for (const CLI::Option* option : options) rows.push_back({term_of(*option), option->get_description()});
        return rows;
    }

    Language language_;
};

/// Says what the program takes; every value stays text, to be looked at by `Values`.
class Declaration {
public:
    explicit Declaration(Language language) : language_(language), app_(say(Phrase::help_program), "zhunze") {
        app_.formatter(std::make_shared<HelpWriter>(language));
        app_.require_subcommand(0, 1);
        app_.allow_extras();
        app_.set_help_flag();
        rule_file_command("check", Phrase::help_check);
        evaluate();
        explain();
        ask();
        rule_file_command("test", Phrase::help_test);
        format();
        flag(app_, "--version", Phrase::help_version);
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

    /// Taken up to `most` times; whether there are enough is not the library's to judge.
    void positional(CLI::App& command, const std::string& name, Phrase help, int most) const {
        declare(command, name, say(help))->expected(most);
    }

    void value(CLI::App& command, const std::string& name, const std::string& placeholder, Phrase help, const Arguments& arguments = {}) const {
        declare(command, name, say(help, arguments))->type_name(placeholder)->expected(1);
    }

    /// Values are read from the option afterwards; how often it may be given is not left to the library to word. With extra
    /// arguments allowed it would take `[a,b]` for a list.
    static CLI::Option* declare(CLI::App& command, const std::string& name, const std::string& help) {
        const auto keep = [](const CLI::results_t&) { return true; };
        CLI::Option* added = command.add_option(name, CLI::callback_t(keep), help);
        return added->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->allow_extra_args(false);
    }

    void flag(CLI::App& command, const std::string& name, Phrase help) const {
        command.add_flag(name)->description(say(help))->disable_flag_override();
    }

    void format_option(CLI::App& command, const std::vector<std::string>& allowed) const {
        value(command, "--format", "FORMAT", Phrase::help_format, {{"allowed", listed(allowed)}});
    }

    /// Last, so that the page lists them last.
    void common(CLI::App& command) const {
        value(command, "--language", "zh|en", Phrase::help_language);
        command.set_help_flag("-h,--help", say(Phrase::help_help))->disable_flag_override();
    }

    void rule_file_command(const std::string& name, Phrase help) {
        CLI::App& added = command(name, help);
        positional(added, "PATH", Phrase::help_rule_paths, any_number);
        format_option(added, report_format_words());
        common(added);
    }

    void rule_options(CLI::App& command) const {
        value(command, "--rules", "PATH", Phrase::help_rules);
        value(command, "--record", "NAME", Phrase::help_record);
        value(command, "--as-of", "DATE", Phrase::help_as_of);
        value(command, "--reading", "NAME=VALUE", Phrase::help_reading);
        value(command, "--sheet", "NAME|NUMBER", Phrase::help_sheet);
    }

    void judging_options(CLI::App& command, const std::vector<std::string>& formats) const {
        rule_options(command);
        value(command, "--list", "FIELD=FILE", Phrase::help_list);
        value(command, "--by", "KEY", Phrase::help_by);
        flag(command, "--list-complete", Phrase::help_list_complete);
        format_option(command, formats);
        flag(command, "--exact", Phrase::help_exact);
        value(command, "--output", "FILE", Phrase::help_output);
    }

    void evaluate() {
        CLI::App& added = command("evaluate", Phrase::help_evaluate);
        positional(added, "INPUT", Phrase::help_inputs, any_number);
        judging_options(added, evaluate_format_words());
        value(added, "--explain", "WHAT", Phrase::help_explain_what);
        value(added, "--jobs", "NUMBER", Phrase::help_jobs);
        flag(added, "--exit-code", Phrase::help_exit_code);
        common(added);
    }

    void explain() {
        CLI::App& added = command("explain", Phrase::help_explain);
        positional(added, "INPUT", Phrase::help_input, 1);
        value(added, "--id", "ID", Phrase::help_id);
        judging_options(added, explain_format_words());
        common(added);
    }

    void ask() {
        CLI::App& added = command("ask", Phrase::help_ask);
        positional(added, "INPUT", Phrase::help_input, 1);
        value(added, "--id", "ID", Phrase::help_id);
        flag(added, "--next", Phrase::help_next);
        flag(added, "--all", Phrase::help_ask_all);
        value(added, "--save", "FILE", Phrase::help_save);
        rule_options(added);
        format_option(added, report_format_words());
        flag(added, "--exact", Phrase::help_exact);
        value(added, "--output", "FILE", Phrase::help_output);
        common(added);
    }

    void format() {
        CLI::App& added = command("fmt", Phrase::help_fmt);
        positional(added, "PATH", Phrase::help_rule_paths, any_number);
        flag(added, "--check", Phrase::help_fmt_check);
        value(added, "--lang", "zh|en", Phrase::help_fmt_lang);
        common(added);
    }

    Language language_;
    CLI::App app_;
};

Name suggested(const Name& message, const std::string& word, const std::vector<std::string>& candidates) {
    const std::optional<std::string> near = nearest(word, candidates);
    return near ? phrase(Phrase::did_you_mean, {{"message", message}, {"word", *near}}) : message;
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
            return misuse(mismatch());
        } catch (const CLI::ParseError& error) {
            return misuse(phrase(Phrase::broken_command_line, {{"detail", error.what()}}));
        }
        if (const std::optional<Name> problem = leftover()) return misuse(*problem);
        if (app_.count("--version") > 0) return Information{"zhunze " ZHUNZE_VERSION "\n"};
        return selected() == nullptr ? Command(Misuse{{}, {}, app_.help()}) : read(*selected());
    }

private:
    Command read(const CLI::App& selected) {
        const GivenValues given = given_to(selected);
        Values values(given);
        static_cast<void>(values.language("--language"));  // known already; here it is checked
        Command command = command_named(selected.get_name(), values);
        return values.problem().empty() ? command : misuse(values.problem());
    }

    /// `--language` may stand before the command or after it, and counts as one.
    [[nodiscard]] GivenValues given_to(const CLI::App& selected) const {
        GivenValues given;
        for (const CLI::Option* option : selected.get_options()) {
            if (option->count() > 0) given[option->get_name()] = option->results();
        }
        const std::vector<std::string>& before = app_.get_option("--language")->results();
        if (!before.empty()) given["--language"].insert(given["--language"].begin(), before.begin(), before.end());
        return given;
    }

    [[nodiscard]] const CLI::App* selected() const {
        const std::vector<CLI::App*> commands = app_.get_subcommands();
        return commands.empty() ? nullptr : commands.front();
    }
    [[nodiscard]] const CLI::App& innermost() const { return selected() ? *selected() : app_; }

    /// What the line holds and the program does not take; an option weighs more, since what follows it may be its value.
    [[nodiscard]] std::optional<Name> leftover() const {
        std::vector<std::string> words = app_.remaining(true);
        std::erase(words, "--");
        if (words.empty()) return std::nullopt;
        const auto option = std::ranges::find_if(words, [](const std::string& word) { return word.size() > 1 && word.front() == '-'; });
        if (option != words.end()) return unknown_option(name_in(*option));
        return selected() ? phrase(Phrase::extra_argument, {{"found", words.front()}}) : unknown_command(words.front());
    }

    [[nodiscard]] Name unknown_option(const std::string& word) const {
        std::vector<std::string> names;
        for (const CLI::Option* option : innermost().get_options()) {
            for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
        }
        return suggested(phrase(Phrase::unknown_option, {{"found", word}}), word, names);
    }

    [[nodiscard]] Name unknown_command(const std::string& word) const {
        std::vector<std::string> names;
        for (const CLI::App* command : std::as_const(app_).get_subcommands({})) names.push_back(command->get_name());
        return suggested(phrase(Phrase::unknown_command, {{"found", word}, {"allowed", listed(names)}}), word, names);
    }

    /// The library stops at an option without its value, or at a flag with one. Of the first, the option is the last word.
    [[nodiscard]] Name mismatch() const {
        const std::string last = name_in(arguments_.back());
        if (const CLI::Option* option = find_option(last); option != nullptr && takes_value(*option)) {
            return phrase(Phrase::missing_value, {{"option", last}});
        }
        for (const std::string& word : arguments_) {
            const CLI::Option* flag = name_in(word) == word ? nullptr : find_option(name_in(word));
            if (flag != nullptr && !takes_value(*flag)) return phrase(Phrase::unwanted_value, {{"option", name_in(word)}});
        }
        return phrase(Phrase::broken_command_line, {{"detail", last}});
    }

    /// `--format` of `--format=json`.
    [[nodiscard]] static std::string name_in(const std::string& word) { return word.substr(0, word.find('=')); }

    /// Of the command at hand, else of any: the library may stop before it says which that is.
    [[nodiscard]] const CLI::Option* find_option(const std::string& name) const {
        if (const CLI::Option* own = innermost().get_option_no_throw(name)) return own;
        for (const CLI::App* command : std::as_const(app_).get_subcommands({})) {
            if (const CLI::Option* option = command->get_option_no_throw(name)) return option;
        }
        return nullptr;
    }

    [[nodiscard]] Command misuse(const Name& message) const {
        return Misuse{message.in(language_), selected() ? selected()->get_name() : std::string(), {}};
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
