// SPDX-License-Identifier: Apache-2.0
#include "cli/column_worker.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "columns/compile.hpp"
#include "columns/machine.hpp"
#include "facts/column_layout.hpp"
#include "facts/column_reader.hpp"
#include "facts/column_rows.hpp"
#include "facts/damage.hpp"

namespace zhunze::cli {

namespace {

using facts::TextFormat;

class ColumnWorker : public PieceWorker {
public:
    ColumnWorker(const facts::PieceSource& source, const Judging& judging, const RecordFormat& format,
                 const columns::ColumnProgram& program)
        : source_(source), format_(format), program_(program), reader_(*judging.rules.program, judging.record, program.layout), machine_(program),
          others_(deciding_worker(source, judging, format)) {
        if (!source.table) return;
        rows_.emplace(*judging.rules.program, judging.record, program.layout, *source.table->shape, source.table->delimiter, source.table->header_row);
    }

    void work(const facts::Piece& piece, PieceResult& result) override {
        result_ = &result;
        const auto damage = facts::damage_in(piece, source_.file, source_.form, facts::Limits());
        if (!damage) return read(piece);
        for (const facts::Piece& part : damage->before) {
            if (!result.broken) read(part);
        }
        if (!result.broken) result.broken = damage->finding;
    }

private:
    void read(const facts::Piece& piece) {
        if (piece.truncated) return static_cast<void>(leave(piece));
        piece_ = &piece;
        at_ = {piece.line, piece.record};
        switch (source_.form.format) {
            case TextFormat::ndjson: return read_lines();
            case TextFormat::json_array: return read_elements();
            case TextFormat::csv: return read_rows();
        }
    }

    [[nodiscard]] facts::ColumnText text_from(std::size_t offset) const { return {piece_->text.substr(offset), facts::ByteBuffer::padding}; }

    void read_lines() {
        for (std::size_t offset = 0; offset < piece_->text.size();) {
            batch_.count = 0;
            offset += reader_.read_lines(text_from(offset), at_, batch_);
            if (!decide()) return;
        }
    }

    /// A quote that nothing closes breaks the table off: the other worker says so.
    void read_rows() {
        for (std::size_t offset = 0; offset < piece_->text.size();) {
            batch_.count = 0;
            const std::size_t read = rows_->read(text_from(offset), at_, batch_);
            offset += read;
            if (!decide()) return;
            if (batch_.count == 0 && read == 0) return static_cast<void>(leave(part(text_from(offset).text, at_.line, at_.index)));
        }
    }

    /// What is no element ends the array or breaks it off: the other worker knows.
    void read_elements() {
        std::size_t offset = 0;
        if (!skip_to_element(offset)) return static_cast<void>(leave(*piece_));
        while (true) {
            batch_.count = 0;
            const facts::ColumnReader::Elements read = reader_.read_elements(text_from(offset), at_, batch_);
            offset += read.bytes;
            if (!decide()) return;
            if (read.stop == facts::ColumnReader::Stop::full) continue;
            const bool closed = read.stop == facts::ColumnReader::Stop::closed;
            facts::Piece rest = part(text_from(offset).text, at_.line, at_.index);
            rest.state = closed ? facts::ArrayState::after_element : facts::ArrayState::after_comma;
            rest.last = piece_->last;
            (void)leave(rest);
            return;
        }
    }

    /// To where an element begins, if one follows.
    [[nodiscard]] bool skip_to_element(std::size_t& offset) {
        const std::string_view text = piece_->text;
        const auto skip_blanks = [&] {
            for (; offset < text.size() && std::string_view(" \t\r\n").find(text[offset]) != std::string_view::npos; ++offset) {
                if (text[offset] == '\n') ++at_.line;
            }
        };
        skip_blanks();
        const char opens = piece_->state == facts::ArrayState::before ? '[' : ',';
        if (piece_->state == facts::ArrayState::before || piece_->state == facts::ArrayState::after_element) {
            if (offset == text.size() || text[offset] != opens) return false;
            ++offset;
            skip_blanks();
        }
        return offset < text.size() && text[offset] == '{';
    }

    /// Writes what columns decided of the batch and has the other worker decide the rest, in order; false: the input breaks off.
    [[nodiscard]] bool decide() {
        machine_.run(batch_, verdicts_);
        columns::ListedInOrder listed(verdicts_);
        for (std::uint32_t row = 0; row < batch_.count; ++row) {
            const facts::RowSource& source = batch_.sources[row];
            if (!verdicts_.is_left(row) && !format_.explained().wants(source.id, verdicts_.outcomes[row])) {
                write(row, source, listed.of(row));
            } else if (!leave(part(source.text, source.line, source.index))) {
                return false;
            }
        }
        return true;
    }

    void write(std::uint32_t row, const facts::RowSource& source, std::span<const columns::Listed> listed) {
        rules_.clear();
        for (const columns::Listed& one : listed) rules_.push_back({program_.plan->rules[one.rule].id, one.outcome});
        result_->bytes += format_.between();
        format_.append_verdict(result_->bytes, source.id, verdicts_.outcomes[row], rules_);
        result_->counts.add(verdicts_.outcomes[row]);
        // Of a table the place is the row, of an array the element.
        result_->notes.id(source.id, source.line, where(source));
    }

    [[nodiscard]] std::string where(const facts::RowSource& source) const {
        switch (source_.form.format) {
            case TextFormat::ndjson: break;
            case TextFormat::json_array: return '/' + std::to_string(source.index);
            case TextFormat::csv: return 'A' + std::to_string(source.index + 1);
        }
        return {};
    }

    /// A record of the piece as a piece of its own.
    [[nodiscard]] facts::Piece part(std::string_view text, std::uint64_t line, std::uint64_t index) const {
        facts::Piece part;
        part.text = text;
        part.line = line;
        part.record = index;
        part.state = facts::ArrayState::after_comma;
        part.column = column_of(text);
        return part;
    }

    /// In code points, as the piece counts its own.
    [[nodiscard]] std::uint64_t column_of(std::string_view text) const {
        const std::string_view before = piece_->text.substr(0, static_cast<std::size_t>(text.data() - piece_->text.data()));
        const std::size_t line_end = before.rfind('\n');
        const std::string_view on_line = line_end == std::string_view::npos ? before : before.substr(line_end + 1);
        const auto is_first_byte = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
        return (line_end == std::string_view::npos ? piece_->column : 1) + static_cast<std::uint64_t>(std::ranges::count_if(on_line, is_first_byte));
    }

    [[nodiscard]] bool leave(const facts::Piece& part) {
        one_.clear();
        others_->work(part, one_);
        result_->bytes += one_.bytes;
        result_->counts.add(one_.counts);
        one_.notes.tell(result_->notes);
        result_->explained.merge(one_.explained);
        result_->broken = one_.broken;
        return !result_->broken;
    }

    const facts::PieceSource& source_;
    const RecordFormat& format_;
    const columns::ColumnProgram& program_;
    facts::ColumnReader reader_;
    std::optional<facts::ColumnRows> rows_;  ///< of a table
    columns::Machine machine_;
    std::unique_ptr<PieceWorker> others_;
    const facts::Piece* piece_ = nullptr;
    PieceResult* result_ = nullptr;
    PieceResult one_;  ///< of the other worker
    facts::RowPosition at_;
    facts::Columns batch_;
    columns::Verdicts verdicts_;
    std::vector<explain::ListedRule> rules_;
};

}  // namespace

columns::ColumnProgram compile_columns(const Judging& judging) {
    const plan::Plan& plan = *judging.rules.plan;
    const std::vector<bool> read = columns::fields_read(plan, judging.record);
    return columns::compile(plan, judging.record, judging.options.readings, judging.options.as_of,
                            facts::layout_of(*plan.program, judging.record, read));
}

std::unique_ptr<PieceWorker> column_worker(const facts::PieceSource& source, const Judging& judging, const RecordFormat& format,
                                           const columns::ColumnProgram& program) {
    return std::make_unique<ColumnWorker>(source, judging, format, program);
}

}  // namespace zhunze::cli
