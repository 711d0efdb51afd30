// SPDX-License-Identifier: Apache-2.0
#include "cli/result_writers.hpp"

#include "explain/brief.hpp"
#include "explain/explain.hpp"
#include "explain/results_csv.hpp"

namespace zhunze::cli {

namespace {

class TextResults : public ResultWriter {
public:
    TextResults(Writer& out, Language language, bool colour) : ResultWriter(out), language_(language), colour_(colour) {}
    void add(const explain::Case& subject) override {
        if (!first_) write("\n");
        first_ = false;
        write(explain::render_brief_text(explain::explain(subject), language_, colour_));
    }

private:
    Language language_;
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
    void add(const explain::Case& subject) override { write(explain::results_csv_row(explain::explain(subject), language_)); }

private:
    Language language_;
};

/// A document that opens with an overview of all.
class DocumentResults : public ResultWriter {
public:
    using Render = std::string (*)(const std::vector<explain::Tree>&, Language);
    DocumentResults(Writer& out, Language language, Render render) : ResultWriter(out), language_(language), render_(render) {}
    void add(const explain::Case& subject) override { trees_.push_back(explain::explain(subject)); }
    void end() override { write(render_(trees_, language_)); }

private:
    Language language_;
    Render render_;
    std::vector<explain::Tree> trees_;
};

}  // namespace

std::unique_ptr<ResultWriter> result_writer(ResultFormat format, Writer& out, Language language, bool colour) {
    switch (format) {
        case ResultFormat::text: return std::make_unique<TextResults>(out, language, colour);
        case ResultFormat::json: return std::make_unique<JsonResults>(out, language);
        case ResultFormat::ndjson: return std::make_unique<NdjsonResults>(out, language);
        case ResultFormat::csv: return std::make_unique<CsvResults>(out, language);
        case ResultFormat::markdown: return std::make_unique<DocumentResults>(out, language, explain::render_brief_markdown);
        case ResultFormat::html: break;
    }
    const DocumentResults::Render html = explain::render_html;
    return std::make_unique<DocumentResults>(out, language, html);
}

}  // namespace zhunze::cli
