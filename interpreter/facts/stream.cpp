// SPDX-License-Identifier: Apache-2.0
#include "facts/stream.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "base/text.hpp"
#include "facts/damage.hpp"
#include "facts/input.hpp"
#include "facts/input_text.hpp"
#include "facts/unit_notes.hpp"
#include "facts/utf8_check.hpp"

namespace zhunze::facts {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::size_t chunk = 256 * 1024;

bool is_utf16(std::string_view bytes) { return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"); }

/// Whether the first row that is not blank ends in it: a line end outside quotes.
bool holds_first_row(std::string_view text) {
    bool quoted = false;
    for (const char c : text.substr(static_cast<std::size_t>(trim(text).data() - text.data()))) {
        if (c == '"') quoted = !quoted;
        if (!quoted && (c == '\n' || c == '\r')) return true;
    }
    return false;
}

/// Adds what the source gives next; whether it has ended.
bool add_chunk(ByteSource& source, std::string& bytes, std::size_t most = chunk) {
    const std::size_t before = bytes.size();
    std::size_t count = 0;
    bytes.resize(before + most);
    const ByteSource::Got got = source.read(std::span(bytes).subspan(before), count, true);
    bytes.resize(before + count);
    return got == ByteSource::Got::end;
}

}  // namespace

Stream::Stream(std::string file, ByteSource& source, const program::Program& program, program::RecordId record, FileNotes& notes,
               std::size_t piece, const Limits& limits)
    : shared_{std::move(file), {}, std::nullopt}, source_(&source), program_(program), record_(record), notes_(notes), piece_(piece),
      limits_(limits) {}

Stream::Opened Stream::open(bool as_a_whole) {
    read_opening();
    if (as_a_whole || is_archive(begun_) || refused_compound_file(begun_)) return whole();
    if (!is_utf16(begun_) && (trim(opening()).empty() || !(ended_ || opening_tells()))) return whole();
    can_rewind_ = source_->rewind();
    if (!is_utf16(begun_) && is_utf8()) return open_text(opening());
    return decode_all();
}

// ---- what it is ----

void Stream::read_opening() {
    while (!ended_ && !opening_tells() && begun_.size() <= limits_.record_bytes) {
        ended_ = add_chunk(*source_, begun_);
    }
    mark_ = begun_.starts_with(utf8_mark) ? utf8_mark.size() : 0;
}

std::string_view Stream::opening() const { return std::string_view(begun_).substr(begun_.starts_with(utf8_mark) ? utf8_mark.size() : 0); }

/// Whether it is clear what the input is, whatever follows.
bool Stream::opening_tells() const {
    constexpr std::size_t longest_signature = 8;
    if (begun_.size() < longest_signature) return false;
    if (is_archive(begun_) || is_utf16(begun_) || refused_compound_file(begun_)) return true;
    const std::string_view content = trim(opening());
    if (content.empty()) return false;
    if (content.starts_with('[')) return true;
    if (!content.starts_with('{')) return holds_first_row(opening());
    const std::size_t line_end = content.find('\n');
    return line_end != std::string_view::npos && !trim(content.substr(line_end)).empty();
}

/// Where the beginning leaves it open, all is looked at of what can be read twice, so that nothing is told of a text that turns out to
/// be another.
bool Stream::is_utf8() {
    if (is_surely_utf8(begun_)) return true;
    if (!can_rewind_) return !invalid_utf8_in(std::string_view(begun_).substr(0, ended_ ? begun_.size() : end_of_whole_characters(begun_)));
    std::string bytes;
    for (bool ended = false; !ended;) {
        ended = add_chunk(*source_, bytes);
        const std::size_t whole = ended ? bytes.size() : end_of_whole_characters(bytes);
        if (invalid_utf8_in(std::string_view(bytes).substr(0, whole))) return false;
        bytes.erase(0, whole);
    }
    return true;
}

// ---- as a whole ----

/// False if it has too many bytes.
bool Stream::read_all() {
    if (can_rewind_ && source_->rewind()) {
        begun_.clear();
        ended_ = false;
    }
    while (!ended_ && begun_.size() <= limits_.file_bytes) ended_ = add_chunk(*source_, begun_);
    return begun_.size() <= limits_.file_bytes;
}

Stream::Opened Stream::whole() { return decoded_ || read_all() ? Opened::as_a_whole : Opened::too_large; }

/// Text of another encoding is read as a whole, and cut afterwards; so is what has to be gone through twice and comes only once.
Stream::Opened Stream::decode_all() {
    if (!read_all()) return Opened::too_large;
    Result<DecodedText> decoded = decode(begun_);
    if (auto* problem = std::get_if<Diagnostic>(&decoded)) {
        problem->place = shared_.file;
        batch_.file_errors.push_back(std::move(*problem));
        return Opened::refused;
    }
    const std::string text = std::get<DecodedText>(std::move(decoded)).text;
    if (trim(text).empty()) return Opened::as_a_whole;
    decoded_ = std::make_unique<MemorySource>(text);
    source_ = decoded_.get();
    can_rewind_ = true;
    mark_ = 0;
    return open_text(text);
}

// ---- in pieces ----

Stream::Opened Stream::open_text(std::string_view opening) {
    switch (format_of(opening)) {
        case InputFormat::json_object: return whole();
        case InputFormat::json_array: shared_.form = {TextFormat::json_array}; break;
        case InputFormat::ndjson: shared_.form = {TextFormat::ndjson}; break;
        case InputFormat::csv:
            if (!can_rewind_) return decode_all();
            shared_.form = {TextFormat::csv, delimiter_of(opening)};
            if (!scan_table()) return Opened::refused;
            break;
    }
    restart();
    return Opened::in_pieces;
}

bool Stream::scan_table() {
    const bool in_full = any_unit_word();
    RecordReader reader(shared_.file, program_, record_, batch_, limits_, notes_);
    CsvScan scan(shared_.form.delimiter, in_full, reader, limits_, batch_);
    restart();
    std::optional<Diagnostic> broken;
    ByteBuffer spare;
    while (auto piece = broken ? std::nullopt : pieces_->next(std::move(spare))) {
        if (auto damage = damage_in(*piece, shared_.file, shared_.form, limits_)) {
            for (const Piece& part : damage->before) (void)scan.add(part, part.text);
            broken = std::move(damage->finding);
        } else if (!scan.add(*piece, piece->text)) {
            break;
        }
        spare = std::move(piece->memory);
    }
    if (!broken) broken = pieces_->broken();
    // Also where reading was given up: why is the source's to say.
    if (!scan.has_header()) {
        if (broken && batch_.file_errors.empty()) batch_.file_errors.push_back(*std::move(broken));
        return false;
    }
    std::optional<CsvTable> table = scan.finish();
    if (table) shared_.table.emplace(*std::move(table));
    return table.has_value();
}

bool Stream::any_unit_word() {
    constexpr std::size_t longest_word = 4096;  // with blanks in it; no longer text is a note
    (void)source_->rewind();
    std::string bytes;
    for (bool ended = false; !ended;) {
        ended = add_chunk(*source_, bytes);
        if (has_unit_word(bytes)) return true;
        bytes.erase(0, bytes.size() - std::min(bytes.size(), longest_word));
    }
    return false;
}

/// Cuts from the first byte on that is text.
void Stream::restart() {
    const std::string_view begun = can_rewind_ ? std::string_view() : std::string_view(begun_).substr(mark_);
    if (can_rewind_) {
        (void)source_->rewind();
        for (std::string mark; mark.size() < mark_;) {
            if (add_chunk(*source_, mark, mark_ - mark.size())) break;
        }
    }
    pieces_ = std::make_unique<Pieces>(shared_.file, *source_, begun, mark_, shared_.form, piece_, limits_);
}

}  // namespace zhunze::facts
