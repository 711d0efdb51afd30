// SPDX-License-Identifier: Apache-2.0
#include "diagnostics/diagnostic.hpp"

#include <algorithm>
#include <array>

namespace zhunze {

namespace {

struct LabelWords {
    std::string_view zh;
    std::string_view en;
};

const LabelWords& words_of(LabelText text) {
    static constexpr std::array table{
#define ZHUNZE_LABEL(name, zh, en) LabelWords{zh, en},
#include "diagnostics/labels.def"
#undef ZHUNZE_LABEL
    };
    return table[static_cast<std::size_t>(text)];
}

const Argument* find(const Arguments& arguments, std::string_view name) {
    const auto found = std::find_if(arguments.begin(), arguments.end(), [&](const Argument& a) { return a.name == name; });
    return found == arguments.end() ? nullptr : &*found;
}

/// Appends what the `{` at `at` stands for and gives where the template goes on.
std::size_t fill_brace(std::string& out, std::string_view text, std::size_t at, const Arguments& arguments, Language language) {
    if (text.substr(at, 2) == "{{") {
        out.push_back('{');
        return at + 2;
    }
    const std::size_t close = text.find('}', at);
    const Argument* argument = close == std::string_view::npos ? nullptr : find(arguments, text.substr(at + 1, close - at - 1));
    if (!argument) {
        // A forgotten argument stays visible as `{name}` rather than turning a message into nonsense.
        out.push_back('{');
        return at + 1;
    }
    out += argument->value.in(language);
    return close + 1;
}

}  // namespace

const CodeFacts& facts_of(Code code) {
    static constexpr std::array table{
#define ZHUNZE_CODE(name, slug, severity, zh, en) CodeFacts{slug, Severity::severity, zh, en},
#include "diagnostics/codes.def"
#undef ZHUNZE_CODE
    };
    return table[static_cast<std::size_t>(code)];
}

std::string Diagnostic::message(Language language) const {
    const CodeFacts& facts = facts_of(code);
    return fill(language == Language::zh ? facts.zh : facts.en, arguments, language);
}

std::string fill(std::string_view text, const Arguments& arguments, Language language) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t brace = std::min(text.find('{', at), text.size());
        out += text.substr(at, brace - at);
        at = brace == text.size() ? brace : fill_brace(out, text, brace, arguments, language);
    }
    return out;
}

std::string label_text(const Label& label, Language language) {
    const LabelWords& words = words_of(label.text);
    return fill(language == Language::zh ? words.zh : words.en, label.arguments, language);
}

}  // namespace zhunze
