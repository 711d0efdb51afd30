// SPDX-License-Identifier: Apache-2.0
#include "base/json.hpp"
#include "cli/chosen.hpp"
#include "cli/commands.hpp"
#include "cli/dialogue.hpp"
#include "explain/document.hpp"
#include "explain/explain.hpp"
#include "explain/questions.hpp"
#include "facts/application_json.hpp"

namespace zhunze::cli {

namespace {

/// Of which nothing is known yet.
facts::Application blank(const Judging& judging, const Console& console) {
    facts::Application application;
    application.record = judging.record;
    application.id = console.say(Phrase::ask_new);
    application.facts.resize(judging.rules.program->records[judging.record].fields.size());
    return application;
}

/// For programs: the outcome as it stands and the question to put next, if there is one.
std::string next_text(const Judging& judging, const facts::Application& application, explain::Asked asked, Language language) {
    const evaluate::Decision decision = judging.decide(application);
    const explain::Case subject = judging.subject(application, decision);
    const std::vector<explain::Question> questions = explain::open_questions(subject, asked);
    Json result = Json::object();
    result.set("id", application.id);
    result.set("outcome", program::overall_name(decision.outcome).in(Language::en));
    result.set("next", questions.empty() ? Json() : explain::question_json(subject, questions.front(), language));
    result.set("open_questions", questions.size());
    result.set("open_otherwise", explain::open_otherwise_json(subject, asked, language));
    return result.pretty() + '\n';
}

std::string explained(const explain::Case& subject, const AskArguments& arguments, const Console& console) {
    const explain::Tree tree = explain::explain(subject);
    const Language language = console.language();
    if (arguments.format == ResultFormat::json) return explain::render_json(tree, language).pretty() + '\n';
    return explain::render_text(tree, {language, arguments.exact}, console.colour() && !arguments.output);
}

ExitCode save(const std::string& path, const Judging& judging, const facts::Application& application, const Console& console) {
    const std::optional<std::string> json = facts::application_json(*judging.rules.program, application, console.language());
    if (!json) {
        console.problem(phrase(Phrase::not_saved, {{"path", explain::plain_line(path)}}));
        return ExitCode::files;
    }
    const std::unique_ptr<Writer> writer = open_output(path, console);
    writer->write(*json + '\n');
    return close_output(*writer, path, console);
}

/// The completed application would replace the result, or what is read; empty if it would not.
Name wrong_save(const AskArguments& arguments, const std::vector<std::string>& inputs) {
    if (!arguments.save) return {};
    const Arguments path{{"path", explain::plain_line(*arguments.save)}};
    if (arguments.output && is_same_file(*arguments.save, *arguments.output)) return phrase(Phrase::save_is_output, path);
    return is_read(*arguments.save, arguments, inputs) ? phrase(Phrase::output_is_input, path) : Name();
}

ExitCode ask(const AskArguments& arguments, const Judging& judging, facts::Application application, const Console& console) {
    if (!arguments.next) ask_for_facts(judging, application, arguments.asked, console);
    const evaluate::Decision decision = judging.decide(application);
    const std::unique_ptr<Writer> output = open_output(arguments.output, console);
    output->write(arguments.next ? next_text(judging, application, arguments.asked, console.language())
                                 : explained(judging.subject(application, decision), arguments, console));
    ExitCode end = decision.outcome == program::Overall::invalid ? ExitCode::invalid : ExitCode::done;
    end = graver(end, close_output(*output, arguments.output, console));
    return arguments.save ? graver(end, save(*arguments.save, judging, application, console)) : end;
}

}  // namespace

ExitCode ask_command(const AskArguments& arguments, const Console& console) {
    ExitCode end = ExitCode::done;
    std::vector<std::string> inputs;
    if (arguments.input) inputs.push_back(*arguments.input);
    if (const Name wrong = wrong_save(arguments, inputs); !wrong.empty()) {
        console.problem(wrong);
        return ExitCode::usage;
    }
    const std::optional<Judging> judging = prepare(arguments, inputs, console, end);
    if (!judging) return end;
    if (!arguments.input) return ask(arguments, *judging, blank(*judging, console), console);
    std::optional<facts::Batch> batch = read_input(*arguments.input, *judging, console);
    if (!batch) return ExitCode::files;
    Name problem;
    std::vector<facts::Application> applications = chosen(batch->applications, arguments.id, problem);
    if (problem.empty() && applications.size() > 1) problem = phrase(Phrase::id_not_single, {{"id", *arguments.id}});
    if (problem.empty()) return ask(arguments, *judging, std::move(applications.front()), console);
    console.problem(problem);
    return ExitCode::usage;
}

}  // namespace zhunze::cli
