// SPDX-License-Identifier: Apache-2.0
#include "differential/printing.hpp"

#include <map>

#include "syntax/print.hpp"

namespace zhunze::differential {

namespace {

using Spellings = std::map<std::string, Name>;

void note(Spellings& spellings, const Name& name) {
    if (name.zh.empty() || name.en.empty()) return;
    spellings[name.zh] = name;
    spellings[name.en] = name;
}

template <class Declarations>
void note_all(Spellings& spellings, const Declarations& declarations) {
    for (const program::Declared& declared : declarations) note(spellings, declared.name);
}

/// Of all that generated modules declare; they use no name twice.
Spellings spellings_of(const program::Program& program) {
    Spellings spellings;
    note_all(spellings, program.enums);
    note_all(spellings, program.taxonomies);
    note_all(spellings, program.records);
    note_all(spellings, program.fields);
    note_all(spellings, program.documents);
    note_all(spellings, program.questions);
    note_all(spellings, program.parameters);
    note_all(spellings, program.tables);
    note_all(spellings, program.definitions);
    note_all(spellings, program.rules);
    note_all(spellings, program.exceptions);
    for (const program::Enumeration& enumeration : program.enums) {
        for (const Name& member : enumeration.members) note(spellings, member);
    }
    for (const program::Taxonomy& taxonomy : program.taxonomies) {
        for (const program::Member& member : taxonomy.members) note(spellings, member.name);
    }
    return spellings;
}

}  // namespace

std::string printed(const engine::Rules& rules, Language language) {
    const Spellings spellings = spellings_of(*rules.program);
    syntax::PrintOptions options;
    options.language = language;
    options.respell = [&](const syntax::Ident& word) {
        const auto found = spellings.find(word.text);
        return found == spellings.end() ? word.text : found->second.in(language);
    };
    return syntax::print(rules.modules.front(), *rules.sources, options);
}

std::string errors_of(const engine::Rules& rules) {
    std::string text;
    for (const Diagnostic& finding : rules.diagnostics) {
        if (finding.severity() != Severity::error) continue;
        text += "\n  " + std::string(finding.slug()) + ": " + finding.message(Language::en);
        if (finding.span) text += " at `" + std::string(rules.sources->text(*finding.span)) + '`';
    }
    return text;
}

}  // namespace zhunze::differential
