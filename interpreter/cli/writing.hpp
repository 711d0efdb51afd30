// SPDX-License-Identifier: Apache-2.0
// Where results go. A failure is remembered, so that writers of long results need not look after every line.
#pragma once

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/language.hpp"

namespace zhunze::cli {

class Writer {
public:
    virtual ~Writer() = default;
    /// Does nothing once something has failed.
    void write(std::string_view text);
    /// Brings everything to where it belongs. What failed, if anything did; further calls say the same.
    [[nodiscard]] std::optional<Name> finish();
    /// Brings what was written so far to where it belongs, where that is seen before the end.
    void flush();
    /// Ends a result that is not whole: what has gone out already stays, and a file that only appears once it is whole does not.
    [[nodiscard]] std::optional<Name> abandon();
    /// Whether nothing of the result is seen before it is whole.
    [[nodiscard]] virtual bool appears_whole() const { return false; }
    [[nodiscard]] bool failed() const { return problem_.has_value(); }
    /// Something that the result needs has failed: it will not be whole. The first failure counts.
    void fail(int error);

private:
    virtual void do_write(std::string_view text) = 0;
    virtual void do_flush() = 0;
    virtual void do_finish() = 0;

    std::optional<Name> problem_;
};

[[nodiscard]] std::unique_ptr<Writer> stream_writer(std::ostream& out);

/// A file that appears under its name only once it is whole: until `finish` succeeds, what stood there stays. A device or a
/// pipe is written to directly. Opening may have failed already.
[[nodiscard]] std::unique_ptr<Writer> file_writer(const std::string& path);

}  // namespace zhunze::cli
