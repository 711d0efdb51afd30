// SPDX-License-Identifier: Apache-2.0
#include "cli/result_writers.hpp"

#include <cerrno>
#include <optional>

#include "explain/brief.hpp"
#include "explain/explain.hpp"
#include "explain/results_csv.hpp"
#include "explain/results_xlsx.hpp"

namespace zhunze::cli {

namespace {

using explain::Changes;

class TextResults : public ResultWriter {
public:
    TextResults(Writer& out, explain::Style style, bool colour) : ResultWriter(out), style_(style), colour_(colour) {}
    void add(const explain::Case& subject) override {
        if (!first_) write("\n");
        first_ = false;
        write(explain::render_brief_text(explain::explain(subject, Changes::left_out), style_, colour_));
    }

private:
    explain::Style style_;
    bool colour_;
    bool first_ = true;
};

class JsonResults : public ResultWriter {
public:
    JsonResults(Writer& out, Language language) : ResultWriter(out), language_(language) {}
    void begin() override { write("["); }
    void add(const explain::Case& subject) override {
        write(first_ ? "\n" : ",\n");
        first_ = false;
        write(explain::decision_json(subject, language_).pretty());
    }
    void end() override { write(first_ ? "]\n" : "\n]\n"); }

private:
    Language language_;
    bool first_ = true;
};

class NdjsonResults : public ResultWriter {
public:
    NdjsonResults(Writer& out, Language language) : ResultWriter(out), language_(language) {}
    void add(const explain::Case& subject) override { write(explain::decision_json(subject, language_).line() + '\n'); }

private:
    Language language_;
};

class CsvResults : public ResultWriter {
public:
    CsvResults(Writer& out, Language language) : ResultWriter(out), language_(language) {}
    void begin() override { write(explain::results_csv_header(language_)); }
    void add(const explain::Case& subject) override { write(explain::results_csv_row(explain::explain(subject, Changes::left_out), language_)); }

private:
    Language language_;
};

/// Nothing can be written before the last application: the file is an archive of whole parts.
class XlsxResults : public ResultWriter {
public:
    XlsxResults(Writer& out, Language language) : ResultWriter(out), language_(language) {}
    void add(const explain::Case& subject) override {
        if (!book_) book_.emplace(explain::rule_columns(subject.plan, subject.decision.record), language_);
        book_->add(explain::explain(subject, Changes::left_out));
    }
    void end() override {
        if (!book_) book_.emplace(std::vector<Name>(), language_);
        const std::optional<std::string> bytes = book_->finish();
        bytes ? write(*bytes) : fail(errno);
    }

private:
    Language language_;
    std::optional<explain::ResultsWorkbook> book_;
};

/// A document that opens with an overview of all.
class DocumentResults : public ResultWriter {
public:
    using Render = std::string (*)(const std::vector<explain::Tree>&, Language);
    DocumentResults(Writer& out, Language language, Render render, Changes changes)
        : ResultWriter(out), language_(language), render_(render), changes_(changes) {}
    void add(const explain::Case& subject) override { trees_.push_back(explain::explain(subject, changes_)); }
    void end() override { write(render_(trees_, language_)); }

private:
    Language language_;
    Render render_;
    Changes changes_;
    std::vector<explain::Tree> trees_;
};

}  // namespace

std::unique_ptr<ResultWriter> result_writer(ResultFormat format, Writer& out, explain::Style style, bool colour) {
    const Language language = style.language;
    switch (format) {
        case ResultFormat::text: return std::make_unique<TextResults>(out, style, colour);
        case ResultFormat::json: return std::make_unique<JsonResults>(out, language);
        case ResultFormat::ndjson: return std::make_unique<NdjsonResults>(out, language);
        case ResultFormat::csv: return std::make_unique<CsvResults>(out, language);
        case ResultFormat::markdown: return std::make_unique<DocumentResults>(out, language, explain::render_brief_markdown, Changes::left_out);
        case ResultFormat::xlsx: return std::make_unique<XlsxResults>(out, language);
        case ResultFormat::html: break;
    }
    const DocumentResults::Render html = explain::render_html;
    return std::make_unique<DocumentResults>(out, language, html, Changes::sought);
}

}  // namespace zhunze::cli
