// SPDX-License-Identifier: Apache-2.0
#include "facts/pieces.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "facts/damage.hpp"
#include "facts/place.hpp"
#include "facts/size.hpp"
#include "facts/utf8_check.hpp"

namespace zhunze::facts {

Pieces::Pieces(std::string file, ByteSource& source, std::string_view begun, std::size_t skipped, TextForm form, std::size_t size,
               const Limits& limits)
    : file_(std::move(file)), source_(source), format_(form.format), cutter_(cutter_for(form)), size_(std::max<std::size_t>(size, 1)),
      limits_(limits) {
    buffer_.assign(begun);
    place_.byte = skipped;
}

std::optional<Piece> Pieces::next(ByteBuffer spare) {
    spare.assign(buffer_.text());
    rest_ = std::exchange(buffer_, std::move(spare));
    while (!done_) {
        if (skipping_) skip_rest_of_record();
        if (!skipping_) {
            seen_ = cutter_->scan(buffer_.text(), seen_, Cutter::Stop::at_end);
            if (cutter_->cut() > 0 && (buffer_.size() >= size_ || idle_ || ended_)) return take(cutter_->cut());
            if (cutter_->cut() == 0 && is_too_large()) return take_beginning();
        }
        if (ended_) return take_rest();
        fill();
    }
    return std::nullopt;
}

void Pieces::fill() {
    const std::size_t from = buffer_.size();
    std::size_t count = 0;
    // What is whole is given out before more is waited for.
    const ByteSource::Got got = source_.read(buffer_.room(from < size_ ? size_ - from : size_), count, idle_ || cutter_->cut() == 0);
    buffer_.add(count);
    idle_ = got == ByteSource::Got::none_yet;
    ended_ = got == ByteSource::Got::end;
}

/// Bytes that are no UTF-8 end the input, and so does a character that its end cuts short.
void Pieces::check() {
    const std::size_t whole = ended_ ? buffer_.size() : end_of_whole_characters(buffer_.text());
    const std::string_view unchecked = buffer_.text().substr(checked_, std::max(whole, checked_) - checked_);
    const auto bad = invalid_utf8_in(unchecked);
    checked_ += bad.value_or(unchecked.size());
    if (!bad) return;
    broken_ = damage_at(place_.byte + checked_, file_);
    buffer_.keep_first(checked_);
    ended_ = true;
}

/// Whether the buffer holds one record that cannot be kept. Most of that will be in no piece, so that it is looked at here.
bool Pieces::is_too_large() {
    const std::size_t most = limits_.record_bytes + kept_surplus;
    if (buffer_.size() <= most) return false;
    check();
    return checked_ > most;
}

/// Goes on behind the buffer's first bytes.
void Pieces::pass(std::size_t size) {
    cutter_->pass(buffer_.text().substr(0, size), place_);
    seen_ -= std::min(seen_, size);
    checked_ -= std::min(checked_, size);
}

/// The front of the buffer, up to a place where it can be cut.
Piece Pieces::take(std::size_t size) {
    Piece piece;
    static_cast<PiecePlace&>(piece) = place_;
    pass(size);
    rest_.assign(buffer_.text().substr(size));
    buffer_.keep_first(size);
    piece.memory = std::exchange(buffer_, std::move(rest_));
    piece.text = piece.memory.text();
    return piece;
}

/// Of a record that is too large to be kept, as much as shows that.
Piece Pieces::take_beginning() {
    Piece piece = take(code_point_begin(buffer_.text().substr(0, checked_), limits_.record_bytes + kept_surplus));
    piece.truncated = true;
    skipping_ = true;
    return piece;
}

void Pieces::skip_rest_of_record() {
    check();
    seen_ = cutter_->scan(buffer_.text().substr(0, std::max(checked_, seen_)), seen_, Cutter::Stop::at_first_cut);
    const bool ends = cutter_->cut() > 0;
    // What is left begins with a whole character.
    const std::size_t size = ends ? cutter_->cut() : checked_;
    pass(size);
    buffer_.drop_first(size);
    skipping_ = !ends;
}

/// At the input's end.
std::optional<Piece> Pieces::take_rest() {
    done_ = true;
    if (skipping_ && !broken_) {
        broken_ = cutter_->unfinished();
        if (broken_) broken_->place = place(file_, place_.line);
    }
    // What broke off in the middle of a record is none.
    if (broken_ || (buffer_.size() == 0 && format_ != TextFormat::json_array)) return std::nullopt;
    Piece piece = take(buffer_.size());
    piece.last = true;
    return piece;
}

}  // namespace zhunze::facts
