// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>
#include <unordered_set>

#include "diagnostics/diagnostic.hpp"

namespace zhunze {

namespace {

/// Findings about rule text stand in the order of the text; those about inputs follow as they were met, which is
/// the order of the input itself (their places, such as `B7`, do not sort that way as words).
bool stands_before(const Diagnostic& a, const Diagnostic& b) {
    if (!a.span || !b.span) return a.span.has_value() && !b.span.has_value();
    const auto key = [](const Diagnostic& d) { return std::make_tuple(d.span->file, d.span->begin, d.span->end, d.code); };
    return key(a) < key(b);
}

/// Equal for two findings that a reader could not tell apart.
std::string identity(const Diagnostic& diagnostic) {
    constexpr char separator = '\0';
    std::string key(diagnostic.slug());
    const auto add = [&](std::string_view part) { (key += separator) += part; };
    if (diagnostic.span) {
        add(std::to_string(diagnostic.span->file.value));
        add(std::to_string(diagnostic.span->begin));
        add(std::to_string(diagnostic.span->end));
    }
    add(diagnostic.place);
    add(diagnostic.message(Language::zh));
    add(diagnostic.message(Language::en));
    return key;
}

}  // namespace

Diagnostic& Sink::report(Code code, Span span, Arguments arguments) {
    return items_.emplace_back(Diagnostic{code, span, {}, std::move(arguments), {}, {}, {}});
}

Diagnostic& Sink::report_input(Code code, std::string place, Arguments arguments) {
    return items_.emplace_back(Diagnostic{code, {}, std::move(place), std::move(arguments), {}, {}, {}});
}

bool Sink::has_errors() const {
    return std::any_of(items_.begin(), items_.end(), [](const Diagnostic& d) { return d.severity() == Severity::error; });
}

std::vector<Diagnostic> Sink::sorted() const {
    std::vector<Diagnostic> result = items_;
    std::stable_sort(result.begin(), result.end(), stands_before);
    std::unordered_set<std::string> seen;
    std::erase_if(result, [&](const Diagnostic& diagnostic) { return !seen.insert(identity(diagnostic)).second; });
    return result;
}

}  // namespace zhunze
