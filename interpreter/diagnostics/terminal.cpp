// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "diagnostics/excerpt.hpp"
#include "diagnostics/render.hpp"

namespace zhunze {

namespace {

enum class Style : unsigned char { error, warning, frame, strong };

std::string_view escape_of(Style style) {
    switch (style) {
        case Style::error: return "\x1b[1;31m";
        case Style::warning: return "\x1b[1;33m";
        case Style::frame: return "\x1b[34m";
        case Style::strong: break;
    }
    return "\x1b[1m";
}

Style style_of(Severity severity) { return severity == Severity::error ? Style::error : Style::warning; }

std::string_view severity_word(Severity severity, Language language) {
    if (language == Language::zh) return severity == Severity::error ? "错误" : "警告";
    return severity == Severity::error ? "error" : "warning";
}

/// The marks of one file, by line.
struct MarkedFile {
    FileId file;
    std::uint32_t shown_at = 0;  ///< offset that the heading names
    bool has_primary = false;
    std::map<std::uint32_t, std::vector<Mark>> lines;
};

/// Puts a span's first line into bytes of that line. Spans come from all passes, and one that is off by a
/// character must not hide the finding it belongs to: it is clipped to the text.
void add_mark(MarkedFile& marked, const SourceFile& file, Span span, bool primary, std::string text) {
    const auto begin = static_cast<std::uint32_t>(code_point_begin(file.text(), span.begin));
    const std::uint32_t number = file.position(begin).line;
    const std::string_view line = file.line(number);
    const auto line_begin = static_cast<std::uint32_t>(line.data() - file.text().data());
    const auto line_end = static_cast<std::uint32_t>(line_begin + line.size());
    const auto end = std::clamp(static_cast<std::uint32_t>(code_point_begin(file.text(), span.end)), begin, line_end);
    marked.lines[number].push_back({begin - line_begin, end - line_begin, primary, std::move(text)});
}

/// Writes the findings of one run, one after another.
class TerminalWriter {
public:
    TerminalWriter(const Sources& sources, const RenderOptions& options) : sources_(sources), options_(options) {}

    void finding(const Diagnostic& diagnostic) {
        language_ = language_for(diagnostic);
        const std::vector<MarkedFile> files = marked_files(diagnostic);
        gutter_ = gutter_width(files);
        heading(diagnostic);
        for (const MarkedFile& file : files) source(file, style_of(diagnostic.severity()));
        notes(diagnostic);
        out_ += '\n';
    }

    void summary(const std::vector<Diagnostic>& diagnostics, std::size_t hidden_errors, std::size_t hidden_warnings) {
        const auto errors = static_cast<std::size_t>(std::count_if(diagnostics.begin(), diagnostics.end(), is_error));
        language_ = language_for(diagnostics.front());
        if (hidden_errors + hidden_warnings > 0)
            out_ += (zh() ? "另有 " : "not shown: ") + counts(hidden_errors, hidden_warnings) + (zh() ? "没有列出\n" : "\n");
        out_ += (zh() ? "共 " : "") + counts(errors, diagnostics.size() - errors) + '\n';
    }

    [[nodiscard]] std::string take() { return std::move(out_); }

    static bool is_error(const Diagnostic& diagnostic) { return diagnostic.severity() == Severity::error; }

private:
    [[nodiscard]] bool zh() const { return language_ == Language::zh; }

    [[nodiscard]] bool in_source(const std::optional<Span>& span) const { return span && sources_.holds(span->file); }

    /// Inputs have no language of their own; zh is the language of those who hand them in.
    Language language_for(const Diagnostic& diagnostic) {
        if (options_.language) return *options_.language;
        if (!in_source(diagnostic.span)) return Language::zh;
        const auto [known, is_new] = languages_.try_emplace(diagnostic.span->file, Language::zh);
        if (is_new) known->second = language_of(sources_[diagnostic.span->file]);
        return known->second;
    }

    [[nodiscard]] std::string paint(std::string_view text, Style style) const {
        if (!options_.colour) return std::string(text);
        return std::string(escape_of(style)).append(text).append("\x1b[0m");
    }

    void heading(const Diagnostic& diagnostic) {
        const std::string code = std::string(severity_word(diagnostic.severity(), language_)) + '[' + std::string(diagnostic.slug()) + ']';
        out_ += paint(code, style_of(diagnostic.severity()));
        if (!diagnostic.place.empty()) out_ += ' ' + visible_text(diagnostic.place);
        out_ += ": " + paint(visible_text(diagnostic.message(language_)), Style::strong) + '\n';
    }

    /// All places to show: the finding's own file first, the others as their labels come.
    [[nodiscard]] std::vector<MarkedFile> marked_files(const Diagnostic& diagnostic) const {
        std::vector<MarkedFile> files;
        const auto mark = [&](Span span, bool primary, std::string text) {
            auto found = std::find_if(files.begin(), files.end(), [&](const MarkedFile& f) { return f.file == span.file; });
            if (found == files.end()) found = files.insert(files.end(), {span.file, span.begin, primary, {}});
            add_mark(*found, sources_[span.file], span, primary, std::move(text));
        };
        // A label on the very words that are underlined anyway stands behind that underline.
        const auto on_primary = [&](const Label& label) { return in_source(diagnostic.span) && label.span == *diagnostic.span; };
        const auto own = std::find_if(diagnostic.labels.begin(), diagnostic.labels.end(), on_primary);
        if (in_source(diagnostic.span))
            mark(*diagnostic.span, true, own == diagnostic.labels.end() ? "" : label_text(*own, language_));
        for (auto label = diagnostic.labels.begin(); label != diagnostic.labels.end(); ++label)
            if (label != own && in_source(label->span)) mark(label->span, false, label_text(*label, language_));
        return files;
    }

    static std::size_t gutter_width(const std::vector<MarkedFile>& files) {
        std::uint32_t last = 0;
        for (const MarkedFile& file : files) last = std::max(last, file.lines.rbegin()->first);
        return last == 0 ? 0 : std::to_string(last).size();
    }

    void source(const MarkedFile& marked, Style style) {
        const SourceFile& file = sources_[marked.file];
        const Position at = file.position(marked.shown_at);
        const std::string place = visible_text(file.path()) + ':' + std::to_string(at.line) + ':' + std::to_string(at.column);
        out_ += std::string(gutter_, ' ') + paint(marked.has_primary ? "--> " : "::: ", Style::frame) + place + '\n';
        gutter("");
        out_ += '\n';
        std::uint32_t previous = 0;
        for (const auto& [number, marks] : marked.lines) {
            if (previous != 0 && number > previous + 1) out_ += paint("...", Style::frame) + '\n';
            previous = number;
            for (const Excerpt& part : excerpts(file.line(number), marks)) excerpt(number, part, style);
        }
    }

    void excerpt(std::uint32_t number, const Excerpt& part, Style style) {
        row(std::to_string(number), part.shown);
        for (const Underline& line : part.underlines) {
            const std::string signs(line.length, line.primary ? '^' : '-');
            const std::string text = line.text.empty() ? "" : ' ' + visible_text(line.text);
            row("", std::string(line.indent, ' ') + paint(signs + text, line.primary ? style : Style::frame));
        }
    }

    void row(const std::string& number, const std::string& text) {
        gutter(number);
        if (!text.empty()) out_ += ' ' + text;
        out_ += '\n';
    }

    void gutter(const std::string& number) {
        out_ += paint(std::string(gutter_ - number.size(), ' ') + number + " |", Style::frame);
    }

    /// Below the source: labels without a place in it, hints, the fix.
    void notes(const Diagnostic& diagnostic) {
        for (const Label& label : diagnostic.labels)
            if (!in_source(label.span)) note(zh() ? "说明" : "note", label_text(label, language_));
        for (const Label& hint : diagnostic.hints) note(zh() ? "提示" : "hint", label_text(hint, language_));
        if (diagnostic.fix && in_source(diagnostic.fix->span)) note(zh() ? "修正" : "fix", fix_text(*diagnostic.fix));
    }

    void note(std::string_view word, const std::string& text) {
        out_ += std::string(gutter_, ' ') + paint(" = ", Style::frame) + paint(word, Style::strong) + ": " + visible_text(text) + '\n';
    }

    [[nodiscard]] std::string fix_text(const Fix& fix) const {
        const SourceFile& file = sources_[fix.span.file];
        const Position at = file.position(fix.span.begin);
        const std::size_t begin = code_point_begin(file.text(), fix.span.begin);
        const std::size_t end = std::max(code_point_begin(file.text(), fix.span.end), begin);
        const Arguments arguments{{"old", file.text().substr(begin, end - begin)}, {"new", fix.replacement},
                                  {"line", std::to_string(at.line)}, {"column", std::to_string(at.column)}};
        return fill(fix_template(begin == end, fix.replacement.empty()), arguments, language_);
    }

    [[nodiscard]] std::string_view fix_template(bool inserts, bool removes) const {
        if (inserts) return zh() ? "在第 {line} 行第 {column} 列插入“{new}”" : "insert `{new}` at line {line}, column {column}";
        if (removes) return zh() ? "删去“{old}”" : "remove `{old}`";
        return zh() ? "把“{old}”改为“{new}”" : "replace `{old}` by `{new}`";
    }

    [[nodiscard]] std::string counts(std::size_t errors, std::size_t warnings) const {
        if (zh()) return std::to_string(errors) + " 个错误、" + std::to_string(warnings) + " 个警告";
        const auto count = [](std::size_t n, const char* word) { return std::to_string(n) + ' ' + word + (n == 1 ? "" : "s"); };
        return count(errors, "error") + ", " + count(warnings, "warning");
    }

    const Sources& sources_;
    const RenderOptions& options_;
    std::map<FileId, Language> languages_;
    Language language_ = Language::zh;  ///< of the finding being written
    std::size_t gutter_ = 0;            ///< columns of its widest line number
    std::string out_;
};

}  // namespace

std::string render_terminal(const std::vector<Diagnostic>& diagnostics, const Sources& sources, const RenderOptions& options) {
    if (diagnostics.empty()) return {};
    TerminalWriter writer(sources, options);
    std::size_t errors = 0;
    std::size_t warnings = 0;
    for (const Diagnostic& diagnostic : diagnostics) {
        // Counted apart, so that many warnings at the top of a file do not push its errors out of sight.
        std::size_t& count = TerminalWriter::is_error(diagnostic) ? errors : warnings;
        if (++count <= options.most) writer.finding(diagnostic);
    }
    const auto hidden = [&](std::size_t count) { return count > options.most ? count - options.most : 0; };
    writer.summary(diagnostics, hidden(errors), hidden(warnings));
    return writer.take();
}

}  // namespace zhunze
