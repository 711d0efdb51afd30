// SPDX-License-Identifier: Apache-2.0
#include "cli/result_writers.hpp"

#include <cerrno>
#include <optional>
#include <utility>

#include "explain/brief.hpp"
#include "explain/explain.hpp"
#include "explain/results_xlsx.hpp"

namespace zhunze::cli {

namespace {

using explain::Changes;

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

void RecordResults::begin() {
    if (!std::exchange(begun_, true)) write(format_.opening());
}

void RecordResults::add(const explain::Case& subject) {
    std::string rendered(format_.between());
    format_.append(rendered, subject);
    add_rendered(rendered);
}

void RecordResults::add_rendered(std::string_view results) {
    if (results.empty()) return;
    if (!std::exchange(any_, true)) {
        write(format_.before_first());
        results.remove_prefix(format_.between().size());
    }
    write(results);
}

void RecordResults::end() { write(format_.closing(any_)); }

std::unique_ptr<ResultWriter> document_results(ResultFormat format, Writer& out, Language language) {
    switch (format) {
        case ResultFormat::markdown: return std::make_unique<DocumentResults>(out, language, explain::render_brief_markdown, Changes::left_out);
        case ResultFormat::xlsx: return std::make_unique<XlsxResults>(out, language);
        default: break;
    }
    const DocumentResults::Render html = explain::render_html;
    return std::make_unique<DocumentResults>(out, language, html, Changes::sought);
}

}  // namespace zhunze::cli
