// SPDX-License-Identifier: Apache-2.0
// Modules from texts, parsed and checked together with the prelude.
#pragma once

#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "check/check.hpp"
#include "syntax/parse.hpp"

namespace zhunze::testing {

/// The first of these things that has the name.
template <class Things>
[[nodiscard]] const auto& named(const Things& things, std::string_view name) {
    for (const auto& thing : things) {
        if (thing.name.is(name)) return thing;
    }
    FAIL("nothing is named so");
    return *things.begin();
}

struct Checked {
    std::shared_ptr<Sources> sources = std::make_shared<Sources>();
    Sink sink;
    std::shared_ptr<const program::Program> program;  ///< none if there are errors

    explicit Checked(const std::vector<std::string>& texts, const std::map<std::string, std::string>& data = {}) {
        std::vector<syntax::Module> modules;
        std::ifstream prelude("rules/std/units.zz", std::ios::binary);
        add(modules, "units.zz", {std::istreambuf_iterator<char>(prelude), {}});
        for (const std::string& text : texts) add(modules, "m" + std::to_string(modules.size()) + ".zz", text);
        const auto loader = [&](FileId, const std::string& name) {
            const auto found = data.find(name);
            return found == data.end() ? std::nullopt : std::optional(found->second);
        };
        program = check::check(modules, sources, loader, sink);
    }

    /// `slug@underlined text`, by place; one a line.
    [[nodiscard]] std::string findings() const {
        std::string all;
        for (const Diagnostic& finding : sink.sorted()) {
            all += (all.empty() ? "" : "\n") + std::string(finding.slug()) + "@" + std::string(sources->text(*finding.span));
        }
        return all;
    }

    [[nodiscard]] std::string message(std::size_t index, Language language = Language::zh) const { return sink.sorted().at(index).message(language); }

    /// The first rule of this name: its base.
    [[nodiscard]] const program::Rule& rule(std::string_view name) const { REQUIRE(program); return named(program->rules, name); }
    [[nodiscard]] const program::Rule& version(std::string_view name, std::size_t index) const { return program->rules[rule(name).versions.at(index)]; }
    [[nodiscard]] const program::Parameter& parameter(std::string_view name) const { REQUIRE(program); return named(program->parameters, name); }
    [[nodiscard]] const program::ExceptionClause& exception(std::string_view name) const { REQUIRE(program); return named(program->exceptions, name); }
    [[nodiscard]] std::string text(Span span) const { return std::string(sources->text(span)); }
    [[nodiscard]] std::string text(program::ExprId expr) const { return expr ? text(program->exprs[expr].span) : "-"; }

private:
    void add(std::vector<syntax::Module>& modules, std::string path, std::string text) {
        const FileId file = sources->add(SourceFile(std::move(path), std::move(text)));
        modules.push_back(syntax::parse(file, *sources, sink));
    }
};

/// `2020-01-01..2020-12-31`; an open end is left out.
inline std::string dates(const Period& period) {
    return (period.from ? period.from->iso() : "") + ".." + (period.to ? period.to->iso() : "");
}

}  // namespace zhunze::testing
