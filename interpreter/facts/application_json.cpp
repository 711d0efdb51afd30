// SPDX-License-Identifier: Apache-2.0
#include "facts/application_json.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/json.hpp"
#include "base/text.hpp"
#include "facts/field_index.hpp"
#include "facts/numeral.hpp"
#include "facts/quantity.hpp"
#include "facts/read.hpp"
#include "facts/value_reader.hpp"
#include "facts/words.hpp"

namespace zhunze::facts {

namespace {

using program::Field;
using program::Program;
using Kind = Written::Kind;
using Type = program::Type;

// ---- the same ----

bool same(const Fact& a, const Fact& b);

bool same_facts(const Application& a, const Application& b) {
    return std::ranges::equal(a.facts, b.facts, [](const Fact& one, const Fact& other) { return same(one, other); });
}

bool same(const Fact& a, const Fact& b) {
    if (a.state != b.state || a.may_lack_items != b.may_lack_items) return false;
    if (a.state != FactState::given) return true;
    return a.value == b.value && a.unit == b.unit && std::ranges::equal(a.items, b.items, same_facts);
}

bool same_paper(const Evidence& a, const Evidence& b) {
    return a.name == b.name && a.number == b.number && a.issuer == b.issuer && a.date == b.date && a.none == b.none;
}

std::vector<Code> errors_of(const Application& application) {
    std::vector<Code> codes;
    for (const Diagnostic& error : application.errors) codes.push_back(error.code);
    std::ranges::sort(codes);
    return codes;
}

bool same(const Application& a, const Application& b) {
    return same_facts(a, b) && std::ranges::equal(a.evidence, b.evidence, same_paper) && errors_of(a) == errors_of(b);
}

// ---- what is written ----

Written text(std::string content) { return Written::of_text(std::move(content), 0); }

class Writing {
public:
    Writing(const Program& program, Language language) : program_(program), language_(language), values_(program) {}

    Written application(const Application& application) {
        Written result = fields(application);
        add_evidence(application, result);
        return result;
    }

private:
    Written fields(const Application& application) {
        Written result;
        result.kind = Kind::object;
        const std::vector<program::FieldId>& fields = program_.records[application.record].fields;
        for (std::size_t i = 0; i < fields.size() && i < application.facts.size(); ++i) {
            Written value = written(fields[i], application.facts[i]);
            if (value.kind != Kind::null) result.members.emplace_back(program_.fields[fields[i]].name.in(language_), std::move(value));
        }
        return result;
    }

    /// Null: there is nothing to write.
    Written written(program::FieldId id, const Fact& fact) {
        const Field& field = program_.fields[id];
        if (fact.state == FactState::invalid) return unread(field, fact);
        if (fact.state == FactState::given) return field.type.kind == Type::Kind::list ? items(fact) : value(field, fact);
        // The application is called by what stands there, be it 待定.
        const bool names = program_.records[field.record].id_field == id && !fact.written.empty();
        return names && reads_as(field, text(fact.written), fact) ? text(fact.written) : state(field, fact);
    }

    Written items(const Fact& fact) {
        Written result;
        result.kind = Kind::list;
        for (const Application& item : fact.items) result.items.push_back(fields(item));
        return result;
    }

    /// A field's members may be called by one of the words: then it is the other one that was written.
    Written state(const Field& field, const Fact& fact) {
        if (fact.state == FactState::not_given) return {};
        const bool none = fact.state == FactState::declared_none;
        Written word = text(std::string(none ? in_language("无", "none") : in_language("不适用", "not applicable")));
        return reads_as(field, word, fact) ? word : text(fact.written);
    }

    /// As it was written, if it reads the same by itself: a bare number may have had the unit of its column's header, and what a JSON
    /// number may be like text may not.
    Written value(const Field& field, const Fact& fact) {
        if (field.type.kind != Type::Kind::quantity) return text(fact.written);
        std::vector<Written> ways{text(fact.written + fact.unit.text), text(fact.written)};
        constexpr int most_places = 1000;
        if (fact.unit.factor != Rational(0)) {
            if (const auto digits = (fact.value.number / fact.unit.factor).exact_decimal(most_places)) ways.push_back(text(*digits + fact.unit.text));
        }
        ways.push_back(number(fact.written));
        if (fact.written.ends_with(fact.unit.text)) ways.push_back(with_unit(fact.written.substr(0, fact.written.size() - fact.unit.text.size()), fact.unit));
        for (Written& way : ways) {
            if (reads_as(field, way, fact)) return std::move(way);
        }
        return text(fact.written);
    }

    /// A token that is none is read as no value.
    static Written number(std::string token) {
        if (!is_json_number(token)) return {};
        Written written = text(std::move(token));
        written.kind = Kind::number;
        return written;
    }

    Written with_unit(std::string token, const program::Unit& unit) const {
        Written written;
        written.kind = Kind::object;
        written.members.emplace_back(in_language("数值", "value"), number(std::move(token)));
        written.members.emplace_back(in_language("单位", "unit"), text(unit.text));
        return written;
    }

    /// What cannot be read, as it was written. If the unit stood in the header of its column, whoever corrects the number has to see it.
    Written unread(const Field& field, const Fact& fact) const {
        if (fact.unread == nullptr) return {};
        const bool own = field.wire_unit && field.wire_unit->text == fact.unit.text;
        if (fact.unread->kind != Kind::text || fact.unit.text.empty() || own || names_unit(fact.unread->text)) return *fact.unread;
        return text(std::string(trimmed(fact.unread->text)) + fact.unit.text);
    }

    /// 万 alone says how many, and not of what.
    [[nodiscard]] bool names_unit(std::string_view written) const {
        const std::string content = fold_width(trimmed(written));
        for (std::size_t at = 0; at < content.size(); (void)next_code_point(content, at)) {
            const auto unit = input_unit(program_, std::string_view(content).substr(at));
            if (unit && !unit->dimension.is_number()) return true;
        }
        return content.ends_with('%');
    }

    bool reads_as(const Field& field, const Written& written, const Fact& fact) {
        Fact read;
        return !values_.read(field, written, nullptr, read) && same(read, fact);
    }

    void add_evidence(const Application& application, Written& to) {
        if (application.unread_evidence == nullptr && application.evidence.empty()) return;
        Written papers;
        papers.kind = Kind::list;
        for (const Evidence& evidence : application.evidence) papers.items.push_back(paper(evidence));
        to.members.emplace_back(evidence_key(application.record), application.unread_evidence ? *application.unread_evidence : std::move(papers));
    }

    /// A field may be called by one of the two words.
    std::string evidence_key(program::RecordId record) const {
        const FieldIndex names = FieldIndex::of_applications(program_, record);
        std::string key(in_language("证据", "evidence"));
        return names.find(key) == Target{} ? key : std::string(language_ == Language::zh ? "evidence" : "证据");
    }

    Written paper(const Evidence& evidence) const {
        Written result;
        result.kind = Kind::object;
        const auto add = [&](std::string_view zh, std::string_view en, Written what) {
            result.members.emplace_back(std::string(in_language(zh, en)), std::move(what));
        };
        add("名称", "name", text(evidence.name));
        if (!evidence.number.empty()) add("文号", "number", text(evidence.number));
        if (!evidence.issuer.empty()) add("出具机关", "issuer", text(evidence.issuer));
        if (evidence.date) add("日期", "date", text(evidence.date->iso()));
        if (!evidence.none) return result;
        Written yes = text("true");
        yes.kind = Kind::truth;
        add("无", "none", std::move(yes));
        return result;
    }

    std::string_view in_language(std::string_view zh, std::string_view en) const { return language_ == Language::zh ? zh : en; }

    const Program& program_;
    Language language_;
    ValueReader values_;
};

// ---- as text ----

class Printing {
public:
    /// False where something in it could not be read as JSON to begin with.
    bool print(const Written& written, std::size_t depth = 0) {
        switch (written.kind) {
            case Kind::null: out_ += "null"; return true;
            case Kind::truth:
            case Kind::number: out_ += written.text; return true;
            case Kind::text: out_ += Json(written.text).line(); return true;
            case Kind::list: return container('[', ']', written.items, depth, [&](const Written& item) { return print(item, depth + 1); });
            case Kind::object:
                return container('{', '}', written.members, depth, [&](const auto& member) {
                    out_ += Json(member.first).line() + ": ";
                    return print(member.second, depth + 1);
                });
            case Kind::broken: break;
        }
        return false;
    }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    bool container(char open, char close, const auto& parts, std::size_t depth, auto print_part) {
        out_ += open;
        bool first = true;
        for (const auto& part : parts) {
            out_ += std::string(first ? "\n" : ",\n") + std::string(2 * (depth + 1), ' ');
            first = false;
            if (!print_part(part)) return false;
        }
        if (!first) out_ += "\n" + std::string(2 * depth, ' ');
        out_ += close;
        return true;
    }

    std::string out_;
};

/// The text would be read as the application is.
bool reads_as(const Program& program, const std::string& json, const Application& application) {
    const Batch batch = read("", json, program, application.record);
    return batch.file_errors.empty() && batch.applications.size() == 1 && same(batch.applications.front(), application);
}

}  // namespace

std::optional<std::string> application_json(const program::Program& program, const Application& application, Language language) {
    Printing printing;
    if (!printing.print(Writing(program, language).application(application))) return std::nullopt;
    std::string json = printing.take();
    return reads_as(program, json, application) ? std::optional(std::move(json)) : std::nullopt;
}

}  // namespace zhunze::facts
