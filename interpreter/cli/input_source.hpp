// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/language.hpp"
#include "cli/interruption.hpp"
#include "cli/run.hpp"
#include "facts/byte_source.hpp"

namespace zhunze::cli {

/// A file or standard input, read while it comes in. Where reading fails the bytes end, and `problem` says why.
class InputSource : public facts::ByteSource {
public:
    [[nodiscard]] const std::optional<Name>& problem() const { return problem_; }

protected:
    void fail(int error);

private:
    std::optional<Name> problem_;
};

/// None with `problem` set if it cannot be opened. Both others outlive the source.
[[nodiscard]] std::unique_ptr<InputSource> open_source(const std::string& path, const Streams& streams, const Interruption& interruption,
                                                       Name& problem);

/// How many bytes the files hold together; none if that cannot be told beforehand of one of them.
[[nodiscard]] std::optional<std::uint64_t> bytes_of(const std::vector<std::string>& paths);

}  // namespace zhunze::cli
