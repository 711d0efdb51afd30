// SPDX-License-Identifier: Apache-2.0
// The ZIP archive that a workbook is, read from memory and within limits: nothing is taken from it that was not counted.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "facts/finding.hpp"
#include "facts/read.hpp"

namespace zhunze::facts {

/// Says in what way a workbook is damaged.
[[nodiscard]] Diagnostic damaged(Name problem);

class Archive {
public:
    /// `bytes` outlive the archive.
    [[nodiscard]] static Result<Archive> open(std::string_view bytes, const Limits& limits);

    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) noexcept;
    ~Archive();

    /// Names count without regard to case and to a slash in front, as office programs take them.
    [[nodiscard]] bool holds(std::string_view part) const;

    /// Takes the next piece of a part; false: that is enough.
    using Take = std::function<bool(std::string_view)>;
    /// Unpacks a part that is there, piece by piece.
    [[nodiscard]] std::optional<Diagnostic> read(std::string_view part, const Take& take);

private:
    struct Contents;
    explicit Archive(std::unique_ptr<Contents> contents);

    std::unique_ptr<Contents> contents_;
};

}  // namespace zhunze::facts
