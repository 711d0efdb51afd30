// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

namespace zhunze::facts {

/// Bytes that an input is read into. Unlike a string it does not fill what is about to be read over, and leaves room behind its last
/// byte for a parser that reads past the end of its text.
class ByteBuffer {
public:
    /// So many bytes behind the last may be read, whatever they are.
    static constexpr std::size_t padding = 64;

    ByteBuffer() = default;
    ByteBuffer(ByteBuffer&& other) noexcept
        : bytes_(std::move(other.bytes_)), size_(std::exchange(other.size_, 0)), capacity_(std::exchange(other.capacity_, 0)) {}
    ByteBuffer& operator=(ByteBuffer&& other) noexcept {
        bytes_ = std::move(other.bytes_);
        size_ = std::exchange(other.size_, 0);
        capacity_ = std::exchange(other.capacity_, 0);
        return *this;
    }

    [[nodiscard]] std::string_view text() const { return {bytes_.get(), size_}; }
    [[nodiscard]] std::size_t size() const { return size_; }

    void reserve(std::size_t capacity) {
        if (capacity <= capacity_) return;
        capacity = std::max(capacity, capacity_ + capacity_ / 2);
        auto bytes = std::make_unique_for_overwrite<char[]>(capacity + padding);
        if (size_ > 0) std::memcpy(bytes.get(), bytes_.get(), size_);
        bytes_ = std::move(bytes);
        capacity_ = capacity;
    }
    /// Room behind the bytes, for `add` to take as much of as was filled.
    [[nodiscard]] std::span<char> room(std::size_t count) {
        reserve(size_ + count);
        return {bytes_.get() + size_, count};
    }
    void add(std::size_t count) { size_ += count; }

    /// `text` is not of this buffer.
    void assign(std::string_view text) {
        size_ = 0;
        reserve(text.size());
        if (!text.empty()) std::memcpy(bytes_.get(), text.data(), text.size());
        size_ = text.size();
    }
    void keep_first(std::size_t count) { size_ = std::min(size_, count); }
    void drop_first(std::size_t count) {
        size_ -= count;
        if (size_ > 0) std::memmove(bytes_.get(), bytes_.get() + count, size_);
    }

private:
    std::unique_ptr<char[]> bytes_;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

}  // namespace zhunze::facts
