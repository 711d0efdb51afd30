// SPDX-License-Identifier: Apache-2.0
#include "cli/record_formats.hpp"

#include "base/check.hpp"

#include "explain/brief.hpp"
#include "explain/explain.hpp"
#include "explain/results_csv.hpp"
#include "explain/verdict.hpp"

namespace zhunze::cli {

namespace {

using explain::Changes;

constexpr std::string_view explanation_key = "explanation";

class TextFormat : public RecordFormat {
public:
    TextFormat(const Explained& explained, explain::Style style, bool colour) : RecordFormat(explained), style_(style), colour_(colour) {}
    std::string_view between() const override { return "\n"; }
    void append(std::string& out, const explain::Case& subject) const override {
        out += explains(subject) ? explain::render_text(explain::explain(subject), style_, colour_)
                                 : explain::render_brief_text(explain::explain(subject, Changes::left_out), style_, colour_);
    }

private:
    explain::Style style_;
    bool colour_;
};

class DecisionFormat : public RecordFormat {
public:
    DecisionFormat(const Explained& explained, Language language) : RecordFormat(explained), language_(language) {}

protected:
    [[nodiscard]] Json decision(const explain::Case& subject) const {
        Json decision = explain::decision_json(subject, language_);
        if (explains(subject)) decision.set(explanation_key, explain::render_json(explain::explain(subject), language_));
        return decision;
    }

private:
    Language language_;
};

class JsonFormat : public DecisionFormat {
public:
    using DecisionFormat::DecisionFormat;
    std::string opening() const override { return "["; }
    std::string_view before_first() const override { return "\n"; }
    std::string_view between() const override { return ",\n"; }
    std::string_view closing(bool any) const override { return any ? "\n]\n" : "]\n"; }
    void append(std::string& out, const explain::Case& subject) const override { out += decision(subject).pretty(); }
};

class NdjsonFormat : public DecisionFormat {
public:
    using DecisionFormat::DecisionFormat;
    void append(std::string& out, const explain::Case& subject) const override { out.append(decision(subject).line()).append("\n"); }
};

class CsvFormat : public RecordFormat {
public:
    CsvFormat(const Explained& explained, Language language) : RecordFormat(explained), language_(language) {}
    std::string opening() const override { return explain::results_csv_header(language_); }
    void append(std::string& out, const explain::Case& subject) const override {
        out += explain::results_csv_row(explain::explain(subject, Changes::left_out), language_);
    }

private:
    Language language_;
};

class VerdictFormat : public RecordFormat {
public:
    VerdictFormat(const Explained& explained, const program::Program& program, Language language)
        : RecordFormat(explained), verdicts_(program, language), language_(language) {}
    void append(std::string& out, const explain::Case& subject) const override {
        if (!explains(subject)) return verdicts_.append_line(out, subject);
        verdicts_.append_open(out, subject);
        out.append(",\"").append(explanation_key).append("\":");
        out.append(explain::render_json(explain::explain(subject), language_).line()).append("}\n");
    }
    bool writes_verdicts() const override { return true; }
    void append_verdict(std::string& out, std::string_view id, program::Overall outcome, std::span<const explain::ListedRule> rules) const override {
        verdicts_.append_line(out, id, outcome, rules);
    }

private:
    explain::VerdictWriter verdicts_;
    Language language_;
};

class VerdictCsvFormat : public RecordFormat {
public:
    VerdictCsvFormat(const Explained& explained, const program::Program& program, Language language)
        : RecordFormat(explained), verdicts_(program, language) {}
    std::string opening() const override { return explain::VerdictWriter::csv_header(); }
    void append(std::string& out, const explain::Case& subject) const override { verdicts_.append_row(out, subject); }
    bool writes_verdicts() const override { return true; }
    void append_verdict(std::string& out, std::string_view id, program::Overall outcome, std::span<const explain::ListedRule> rules) const override {
        verdicts_.append_row(out, id, outcome, rules);
    }

private:
    explain::VerdictWriter verdicts_;
};

}  // namespace

void RecordFormat::append_verdict(std::string&, std::string_view, program::Overall, std::span<const explain::ListedRule>) const {
    ZHUNZE_CHECK(!"this format writes no verdicts");
}

std::unique_ptr<RecordFormat> record_format(ResultFormat format, const program::Program& program, const Explained& explained,
                                            explain::Style style, bool colour) {
    const Language language = style.language;
    switch (format) {
        case ResultFormat::text: return std::make_unique<TextFormat>(explained, style, colour);
        case ResultFormat::json: return std::make_unique<JsonFormat>(explained, language);
        case ResultFormat::ndjson: return std::make_unique<NdjsonFormat>(explained, language);
        case ResultFormat::csv: return std::make_unique<CsvFormat>(explained, language);
        case ResultFormat::verdicts: return std::make_unique<VerdictFormat>(explained, program, language);
        case ResultFormat::verdicts_csv: return std::make_unique<VerdictCsvFormat>(explained, program, language);
        case ResultFormat::markdown:
        case ResultFormat::html:
        case ResultFormat::xlsx: break;
    }
    return nullptr;
}

}  // namespace zhunze::cli
