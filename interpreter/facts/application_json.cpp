// SPDX-License-Identifier: Apache-2.0
#include "facts/application_json.hpp"

#include "base/text.hpp"

namespace zhunze::facts {

namespace {

class JsonOf {
public:
    JsonOf(const program::Program& program, Language language) : program_(program), language_(language) {}

    Json fields(const Application& application) const {
        Json result = Json::object();
        const std::vector<program::FieldId>& fields = program_.records[application.record].fields;
        for (std::size_t i = 0; i < fields.size() && i < application.facts.size(); ++i) {
            add(program_.fields[fields[i]], application.facts[i], result);
        }
        return result;
    }

    Json papers(const std::vector<Evidence>& evidence) const {
        Json result = Json::array();
        for (const Evidence& paper : evidence) result.push(this->paper(paper));
        return result;
    }

private:
    void add(const program::Field& field, const Fact& fact, Json& to) const {
        switch (fact.state) {
            case FactState::not_given:
            case FactState::invalid: return;
            case FactState::declared_none: to.set(field.name.in(language_), in_language("无", "none")); return;
            case FactState::not_applicable: to.set(field.name.in(language_), in_language("不适用", "not applicable")); return;
            case FactState::given: break;
        }
        to.set(field.name.in(language_), field.type.kind == program::Type::Kind::list ? items(fact) : Json(written(field, fact)));
    }

    Json items(const Fact& fact) const {
        Json result = Json::array();
        for (const Application& item : fact.items) result.push(fields(item));
        return result;
    }

    /// A bare number may have had the unit of its column's header; with its own it reads alike anywhere.
    std::string written(const program::Field& field, const Fact& fact) const {
        const std::string text = fold_width(fact.written);
        const bool bare = field.type.kind == program::Type::Kind::quantity && !text.empty() && text.back() >= '0' && text.back() <= '9';
        return bare ? fact.written + fact.unit.text : fact.written;
    }

    Json paper(const Evidence& evidence) const {
        Json result = Json::object();
        result.set(in_language("名称", "name"), evidence.name);
        if (!evidence.number.empty()) result.set(in_language("文号", "number"), evidence.number);
        if (!evidence.issuer.empty()) result.set(in_language("出具机关", "issuer"), evidence.issuer);
        if (evidence.date) result.set(in_language("日期", "date"), evidence.date->iso());
        if (evidence.none) result.set(in_language("无", "none"), true);
        return result;
    }

    std::string_view in_language(std::string_view zh, std::string_view en) const { return language_ == Language::zh ? zh : en; }

    const program::Program& program_;
    Language language_;
};

}  // namespace

Json application_json(const program::Program& program, const Application& application, Language language) {
    const JsonOf writer(program, language);
    Json result = writer.fields(application);
    if (!application.evidence.empty()) result.set(language == Language::zh ? "证据" : "evidence", writer.papers(application.evidence));
    return result;
}

}  // namespace zhunze::facts
