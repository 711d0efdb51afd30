// SPDX-License-Identifier: Apache-2.0
#include "facts/pieces.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "facts/finding.hpp"
#include "facts/place.hpp"
#include "facts/utf8_check.hpp"

namespace zhunze::facts {
namespace {

/// What is kept of a record that is too large is longer than the limit, without the line end and with its last character whole.
constexpr std::size_t surplus = 8;

}  // namespace

Pieces::Pieces(std::string file, ByteSource& source, std::string begun, std::size_t skipped, TextForm form, std::size_t size,
               const Limits& limits)
    : file_(std::move(file)), source_(source), format_(form.format), cutter_(cutter_for(form)), size_(std::max<std::size_t>(size, 1)),
      limits_(limits), buffer_(std::move(begun)), bytes_(skipped) {
    check();
}

std::optional<Piece> Pieces::next(std::string spare) {
    if (spare.capacity() > spare_.capacity()) spare_ = std::move(spare);
    while (!done_) {
        if (skipping_) skip_rest_of_record();
        if (!skipping_) {
            scan(Cutter::Stop::at_end);
            if (cutter_->cut() > 0 && (buffer_.size() >= size_ || idle_ || ended_)) return take(cutter_->cut());
            if (checked_ > limits_.record_bytes + surplus && cutter_->cut() == 0) return take_beginning();
        }
        if (ended_) return take_rest();
        fill();
    }
    return std::nullopt;
}

void Pieces::fill() {
    const std::size_t from = buffer_.size();
    const std::size_t wanted = from < size_ ? size_ - from : size_;
    buffer_.reserve(from + wanted + padding);
    // What is whole is given out before more is waited for.
    const ByteSource::Got got = source_.read(buffer_, wanted, idle_ || cutter_->cut() == 0);
    idle_ = got == ByteSource::Got::none_yet;
    ended_ = got == ByteSource::Got::end;
    check();
}

/// Bytes that are no UTF-8 end the input, and so does a character that its end cuts short.
void Pieces::check() {
    const std::size_t whole = ended_ ? buffer_.size() : end_of_whole_characters(buffer_);
    const std::string_view unchecked = std::string_view(buffer_).substr(checked_, std::max(whole, checked_) - checked_);
    const auto bad = invalid_utf8_in(unchecked);
    if (!bad) {
        checked_ += unchecked.size();
        return;
    }
    checked_ += *bad;
    broken_ = finding(Code::input_encoding, {{"byte", std::to_string(bytes_ + checked_ + 1)}});
    broken_->place = file_;
    buffer_.resize(checked_);
    ended_ = true;
}

void Pieces::scan(Cutter::Stop stop) {
    // Never into a character that has not come whole.
    seen_ = cutter_->scan(std::string_view(buffer_).substr(0, checked_), seen_, stop);
}

/// The front of the buffer, up to a place where it can be cut.
Piece Pieces::take(std::size_t size) {
    Piece piece = place_;
    std::string rest = std::exchange(spare_, {});
    rest.reserve(size_ + padding);
    rest.assign(buffer_, size);
    piece.text = std::exchange(buffer_, std::move(rest));
    piece.text.resize(size);
    cutter_->pass(piece.text, place_);
    seen_ -= size;
    checked_ -= size;
    bytes_ += size;
    return piece;
}

/// Of a record that is too large to be kept, as much as shows that.
Piece Pieces::take_beginning() {
    Piece piece = take(code_point_begin(std::string_view(buffer_).substr(0, checked_), limits_.record_bytes + surplus));
    piece.truncated = true;
    skipping_ = true;
    return piece;
}

void Pieces::skip_rest_of_record() {
    scan(Cutter::Stop::at_first_cut);
    const bool ends = cutter_->cut() > 0;
    static_cast<void>(take(ends ? cutter_->cut() : seen_));
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
    if (broken_ || (buffer_.empty() && format_ != TextFormat::json_array)) return std::nullopt;
    Piece piece = take(buffer_.size());
    piece.last = true;
    return piece;
}

}  // namespace zhunze::facts
