// SPDX-License-Identifier: Apache-2.0
#include "cli/run.hpp"

#include <new>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/writing.hpp"

namespace zhunze::cli {

namespace {

/// One call a command.
struct Dispatch {
    const Console& console;

    ExitCode operator()(const Misuse& misuse) const {
        if (!misuse.help.empty()) {
            console.streams().err << misuse.help;
            return ExitCode::usage;
        }
        console.problem(misuse.message);
        console.note(console.say(Phrase::see_help, {{"command", misuse.command.empty() ? "" : misuse.command + " "}}));
        return ExitCode::usage;
    }
    ExitCode operator()(const Information& information) const {
        console.streams().out << information.text;
        return ExitCode::done;
    }
    ExitCode operator()(const CheckArguments& arguments) const { return check_command(arguments, console); }
    ExitCode operator()(const EvaluateArguments& arguments) const { return evaluate_command(arguments, console); }
    ExitCode operator()(const ExplainArguments& arguments) const { return explain_command(arguments, console); }
    ExitCode operator()(const AskArguments& arguments) const { return ask_command(arguments, console); }
    ExitCode operator()(const TestArguments& arguments) const { return test_command(arguments, console); }
    ExitCode operator()(const FormatArguments& arguments) const { return format_command(arguments, console); }
};

/// What was printed must have arrived. A command that looks after its own output has said so already.
ExitCode deliver(ExitCode end, const Console& console) {
    if (end == ExitCode::files) {
        console.streams().out.flush();
        return end;
    }
    const std::unique_ptr<Writer> out = stream_writer(console.streams().out);
    const std::optional<Name> problem = out->finish();
    if (!problem) return end;
    console.problem(phrase(Phrase::cannot_write, {{"path", phrase(Phrase::standard_output_name)}, {"problem", *problem}}));
    return ExitCode::files;
}

Console console_for(const Invocation& invocation, Streams& streams) { return {streams, invocation.language, invocation.language_asked}; }

/// Of whatever may still be thrown, nothing leaves this file.
ExitCode guarded(const std::vector<std::string>& arguments, Streams& streams) {
    Invocation invocation{environment_language(), false, Misuse{}};
    Name problem;
    try {
        invocation = parse_arguments(arguments, invocation.language);
        const Console console = console_for(invocation, streams);
        return deliver(std::visit(Dispatch{console}, invocation.command), console);
    } catch (const std::bad_alloc&) {
        problem = phrase(Phrase::no_memory);
    } catch (const std::exception& error) {
        problem = phrase(Phrase::system_problem, {{"detail", error.what()}});
    }
    console_for(invocation, streams).problem(problem);
    return ExitCode::files;
}

}  // namespace

int run(const std::vector<std::string>& arguments, Streams& streams) { return static_cast<int>(guarded(arguments, streams)); }

}  // namespace zhunze::cli
