// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.hpp"
#include "base/source.hpp"

namespace zhunze {

enum class Severity : unsigned char { error, warning };

enum class Code : unsigned short {
#define ZHUNZE_CODE(name, slug, severity, zh, en) name,
#include "diagnostics/codes.def"
#undef ZHUNZE_CODE
};

enum class LabelText : unsigned short {
#define ZHUNZE_LABEL(name, zh, en) name,
#include "diagnostics/labels.def"
#undef ZHUNZE_LABEL
};

struct CodeFacts {
    std::string_view slug;
    Severity severity;
    std::string_view zh;
    std::string_view en;
};
[[nodiscard]] const CodeFacts& facts_of(Code code);

/// A named value put into a message's `{name}`; words that differ by language have both spellings.
struct Argument {
    std::string name;
    Name value;
    Argument(std::string n, std::string both) : name(std::move(n)), value{both, both} {}
    Argument(std::string n, Name v) : name(std::move(n)), value(std::move(v)) {}
};
using Arguments = std::vector<Argument>;

/// A second place that explains the first, with its own words.
struct Label {
    Span span;
    LabelText text;
    Arguments arguments;
};

/// Replacing the span by the text mends the error.
struct Fix {
    Span span;
    std::string replacement;
};

/// One finding about rule text (with a span) or about an input (with a place such as `/3/land_area` or `B7`).
struct Diagnostic {
    Code code;
    std::optional<Span> span;
    std::string place;  ///< inputs: file name, JSON pointer, line or cell; empty for rule text
    Arguments arguments;
    std::vector<Label> labels;     ///< shown with the source
    std::vector<Label> hints;      ///< shown below, `span` ignored
    std::optional<Fix> fix;

    [[nodiscard]] Severity severity() const { return facts_of(code).severity; }
    [[nodiscard]] std::string_view slug() const { return facts_of(code).slug; }
    [[nodiscard]] std::string message(Language language) const;
};

/// Puts the arguments into a template; `{{` is a brace.
[[nodiscard]] std::string fill(std::string_view text, const Arguments& arguments, Language language);
[[nodiscard]] std::string label_text(const Label& label, Language language);

/// Collects what all passes find; sorted and without repetitions when read.
class Sink {
public:
    Diagnostic& report(Code code, Span span, Arguments arguments = {});
    Diagnostic& report_input(Code code, std::string place, Arguments arguments = {});
    [[nodiscard]] bool has_errors() const;
    [[nodiscard]] std::size_t size() const { return items_.size(); }
    /// By file, position and code; equal ones once.
    [[nodiscard]] std::vector<Diagnostic> sorted() const;

private:
    std::vector<Diagnostic> items_;
};

}  // namespace zhunze
