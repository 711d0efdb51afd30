// SPDX-License-Identifier: Apache-2.0
#include "cli/console.hpp"

#include <cstdlib>
#include <ostream>

#include "diagnostics/render.hpp"
#include "explain/document.hpp"

namespace zhunze::cli {

namespace {

bool colours_allowed() {
    const char* value = std::getenv("NO_COLOR");  // https://no-color.org: set and not empty
    return value == nullptr || *value == '\0';
}

}  // namespace

bool Console::colour() const { return streams_.out_is_terminal && colours_allowed(); }

void Console::print(const std::string& line) const { streams_.out << explain::plain_line(line) << '\n'; }

void Console::note(const std::string& line) const { streams_.err << explain::plain_line(line) << '\n'; }

void Console::problem(const std::string& message) const { note(say(Phrase::error_line, {{"message", message}})); }

void Console::show_rule_findings(const std::vector<Diagnostic>& findings, const Sources& sources) const {
    RenderOptions options;
    if (language_asked_) options.language = language_;
    options.colour = streams_.err_is_terminal && colours_allowed();
    streams_.err << render_terminal(findings, sources, options);
}

void Console::show_input_findings(const std::vector<Diagnostic>& findings) const {
    RenderOptions options;
    options.language = language_;
    options.colour = streams_.err_is_terminal && colours_allowed();
    streams_.err << render_terminal(findings, Sources(), options);
}

}  // namespace zhunze::cli
