// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>

namespace zhunze::facts {

/// The bytes of an input, from the first on. Where they come from, and what goes wrong there, is their owner's to know.
class ByteSource {
public:
    ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    virtual ~ByteSource() = default;

    enum class Got : unsigned char {
        some,
        none_yet,  ///< nothing has come so far; only where it was not to be waited for
        end        ///< of the input, or no more can be had of it
    };
    /// Puts bytes at the beginning of `room`, as many as there are and as it holds, and says in `count` how many. `wait`: until there
    /// are some.
    virtual Got read(std::span<char> room, std::size_t& count, bool wait) = 0;
    /// Whether the bytes can be read again, and if so does begin anew.
    virtual bool rewind() = 0;
};

/// Bytes in memory.
class MemorySource : public ByteSource {
public:
    explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}

    Got read(std::span<char> room, std::size_t& count, bool) override {
        count = bytes_.copy(room.data(), room.size(), at_);
        at_ += count;
        return count == 0 ? Got::end : Got::some;
    }
    bool rewind() override {
        at_ = 0;
        return true;
    }

private:
    std::string bytes_;
    std::size_t at_ = 0;
};

}  // namespace zhunze::facts
