// SPDX-License-Identifier: Apache-2.0
#include "diagnostics/render.hpp"

namespace zhunze {

namespace {

template <class Wording>
Json in_both_languages(Wording wording) {
    return Json::object().set("zh", wording(Language::zh)).set("en", wording(Language::en));
}

Json place_in(const SourceFile& file, std::uint32_t offset) {
    const Position position = file.position(offset);
    const auto number = [](std::uint32_t n) { return Json(std::int64_t{n}); };
    return Json::object().set("offset", number(offset)).set("line", number(position.line)).set("column", number(position.column));
}

Json span_json(Span span, const Sources& sources) {
    if (!sources.holds(span.file)) return {};
    const SourceFile& file = sources[span.file];
    return Json::object().set("file", file.path()).set("begin", place_in(file, span.begin)).set("end", place_in(file, span.end));
}

Json text_json(const Label& label) {
    return in_both_languages([&](Language language) { return label_text(label, language); });
}

Json labels_json(const std::vector<Label>& labels, const Sources& sources) {
    Json list = Json::array();
    for (const Label& label : labels)
        list.push(Json::object().set("span", span_json(label.span, sources)).set("text", text_json(label)));
    return list;
}

Json hints_json(const std::vector<Label>& hints) {
    Json list = Json::array();
    for (const Label& hint : hints) list.push(text_json(hint));
    return list;
}

Json fix_json(const std::optional<Fix>& fix, const Sources& sources) {
    if (!fix) return {};
    return Json::object().set("span", span_json(fix->span, sources)).set("replacement", fix->replacement);
}

Json finding_json(const Diagnostic& diagnostic, const Sources& sources) {
    return Json::object()
        .set("code", diagnostic.slug())
        .set("severity", diagnostic.severity() == Severity::error ? "error" : "warning")
        .set("message", in_both_languages([&](Language language) { return diagnostic.message(language); }))
        .set("place", diagnostic.place.empty() ? Json() : Json(diagnostic.place))
        .set("span", diagnostic.span ? span_json(*diagnostic.span, sources) : Json())
        .set("labels", labels_json(diagnostic.labels, sources))
        .set("hints", hints_json(diagnostic.hints))
        .set("fix", fix_json(diagnostic.fix, sources));
}

}  // namespace

Json render_json(const std::vector<Diagnostic>& diagnostics, const Sources& sources) {
    Json list = Json::array();
    for (const Diagnostic& diagnostic : diagnostics) list.push(finding_json(diagnostic, sources));
    return list;
}

}  // namespace zhunze
