// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/judging.hpp"
#include "explain/brief.hpp"
#include "explain/document.hpp"
#include "explain/explain.hpp"
#include "explain/results_csv.hpp"

namespace zhunze::cli {

namespace {

using Applications = std::vector<facts::Application>;

constexpr std::size_t most_near_ids = 5;

/// Applications whose id holds the one asked for, or is spelled nearly like it.
std::vector<std::string> near_ids(const Applications& applications, const std::string& wanted) {
    const std::string shown = explain::plain_line(wanted);
    std::vector<std::string> all;
    std::vector<std::string> near;
    for (const facts::Application& application : applications) {
        all.push_back(application.id);
        if (!shown.empty() && near.size() < most_near_ids && application.id.find(shown) != std::string::npos) near.push_back(application.id);
    }
    if (const std::optional<std::string> nearest_id = nearest(shown, all); near.empty() && nearest_id) near.push_back(*nearest_id);
    return near;
}

Name no_such_application(const Applications& applications, const std::string& id) {
    const Name message = phrase(Phrase::unknown_id, {{"id", id}});
    const Name separator = phrase(Phrase::list_separator);
    Name ids;
    for (const std::string& near : near_ids(applications, id)) {
        ids.zh += (ids.zh.empty() ? "" : separator.zh) + near;
        ids.en += (ids.en.empty() ? "" : separator.en) + near;
    }
    return ids.empty() ? message : phrase(Phrase::near_ids, {{"message", message}, {"ids", ids}});
}

/// Those asked for; none with `problem` set. One id may stand in several rows.
Applications chosen(const Applications& applications, const std::optional<std::string>& id, Name& problem) {
    Applications result;
    std::ranges::copy_if(applications, std::back_inserter(result),
                         [&](const facts::Application& application) { return !id || application.id == *id; });
    if (applications.empty()) {
        problem = phrase(Phrase::nothing_to_explain);
    } else if (!id && result.size() > 1) {
        problem = phrase(Phrase::id_needed, {{"count", std::to_string(result.size())}});
    } else if (result.empty()) {
        problem = no_such_application(applications, *id);
    }
    return problem.empty() ? result : Applications();
}

using Trees = std::vector<explain::Tree>;

std::string joined(const Trees& trees, const std::string& separator, const auto& render) {
    std::string text;
    for (const explain::Tree& tree : trees) text += (text.empty() ? "" : separator) + render(tree);
    return text;
}

/// One application is an object; several that share an id are a list of them.
std::string json_text(const Trees& trees, Language language) {
    if (trees.size() == 1) return explain::render_json(trees.front(), language).pretty() + '\n';
    Json list = Json::array();
    for (const explain::Tree& tree : trees) list.push(explain::render_json(tree, language));
    return list.pretty() + '\n';
}

std::string html_text(const Trees& trees, Language language) {
    return trees.size() == 1 ? explain::render_html(trees.front(), language) : explain::render_html(trees, language);
}

std::string csv_text(const Trees& trees, Language language) {
    return explain::results_csv_header(language) +
           joined(trees, "", [&](const explain::Tree& tree) { return explain::results_csv_row(tree, language); });
}

std::string rendered(const Trees& trees, ResultFormat format, Language language, bool colour) {
    switch (format) {
        case ResultFormat::text:
            return joined(trees, "\n", [&](const explain::Tree& tree) { return explain::render_text(tree, language, colour); });
        case ResultFormat::json: return json_text(trees, language);
        case ResultFormat::ndjson:
            return joined(trees, "", [&](const explain::Tree& tree) { return explain::render_json(tree, language).line() + '\n'; });
        case ResultFormat::csv: return csv_text(trees, language);
        case ResultFormat::markdown:
            return joined(trees, "\n", [&](const explain::Tree& tree) { return explain::render_markdown(tree, language); });
        case ResultFormat::html: break;
    }
    return html_text(trees, language);
}

}  // namespace

ExitCode explain_command(const ExplainArguments& arguments, const Console& console) {
    ExitCode end = ExitCode::done;
    const std::optional<Judging> judging = prepare(arguments, {arguments.input}, console, end);
    if (!judging) return end;
    const std::optional<facts::Batch> batch = read_input(arguments.input, *judging, console);
    if (!batch) return ExitCode::files;
    Name problem;
    const Applications applications = chosen(batch->applications, arguments.id, problem);
    if (!problem.empty()) {
        console.problem(problem);
        return ExitCode::usage;
    }
    Trees trees;
    for (const facts::Application& application : applications) {
        const evaluate::Decision decision = judging->decide(application);
        trees.push_back(explain::explain(judging->subject(application, decision)));
        if (decision.outcome == program::Overall::invalid) end = ExitCode::invalid;
    }
    const std::unique_ptr<Writer> output = open_output(arguments.output, console);
    output->write(rendered(trees, arguments.format, console.language(), console.colour() && !arguments.output));
    return graver(end, close_output(*output, arguments.output, console));
}

}  // namespace zhunze::cli
