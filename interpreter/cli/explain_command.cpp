// SPDX-License-Identifier: Apache-2.0
#include <cerrno>

#include "cli/chosen.hpp"
#include "cli/commands.hpp"
#include "cli/judging.hpp"
#include "cli/lists.hpp"
#include "explain/brief.hpp"
#include "explain/document.hpp"
#include "explain/explain.hpp"
#include "explain/results_csv.hpp"
#include "explain/results_xlsx.hpp"

namespace zhunze::cli {

namespace {

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

std::string rendered(const Trees& trees, ResultFormat format, explain::Style style, bool colour) {
    const Language language = style.language;
    switch (format) {
        case ResultFormat::text:
            return joined(trees, "\n", [&](const explain::Tree& tree) { return explain::render_text(tree, style, colour); });
        case ResultFormat::json: return json_text(trees, language);
        case ResultFormat::ndjson:
            return joined(trees, "", [&](const explain::Tree& tree) { return explain::render_json(tree, language).line() + '\n'; });
        case ResultFormat::csv: return csv_text(trees, language);
        case ResultFormat::markdown:
            return joined(trees, "\n", [&](const explain::Tree& tree) { return explain::render_markdown(tree, language); });
        case ResultFormat::verdicts:  // not of this command
        case ResultFormat::verdicts_csv:
        case ResultFormat::xlsx:  // is no text
        case ResultFormat::html: break;
    }
    return html_text(trees, language);
}

void write_workbook(const Trees& trees, const Judging& judging, Language language, Writer& output) {
    explain::ResultsWorkbook book(explain::rule_columns(*judging.rules.plan, judging.record), language);
    for (const explain::Tree& tree : trees) book.add(tree);
    const std::optional<std::string> bytes = book.finish();
    bytes ? output.write(*bytes) : output.fail(errno);
}

}  // namespace

ExitCode explain_command(const ExplainArguments& arguments, const Console& console) {
    ExitCode end = ExitCode::done;
    const std::optional<Judging> judging = prepare(arguments, {arguments.input}, console, end);
    if (!judging) return end;
    std::optional<std::vector<facts::ListItems>> lists = read_lists(arguments, *judging, console, end);
    if (!lists) return end;
    std::optional<facts::Batch> batch = read_input(arguments.input, *judging, console);
    if (!batch) return ExitCode::files;
    if (join_lists(*std::move(lists), {&*batch, 1}, *judging, arguments.lists_complete, console) > 0) end = ExitCode::invalid;
    Name problem;
    const std::vector<facts::Application> applications = chosen(batch->applications, arguments.id, problem);
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
    if (arguments.format == ResultFormat::xlsx) write_workbook(trees, *judging, console.language(), *output);
    else output->write(rendered(trees, arguments.format, {console.language(), arguments.exact}, console.colour() && !arguments.output));
    return graver(end, close_output(*output, arguments.output, console));
}

}  // namespace zhunze::cli
