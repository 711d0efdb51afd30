// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "diagnostics/diagnostic.hpp"
#include "syntax/tree.hpp"

namespace zhunze::syntax {

/// Limits that stand at the door, before the parser builds anything.
struct Limits {
    std::size_t file_bytes = 4u * 1024 * 1024;
    std::size_t tokens = 500'000;
    std::size_t nesting = 64;  ///< of brackets of all kinds, and of prefix operators
};

/// Any valid UTF-8 text gives a module; what does not parse is reported and left out. Safe to call from several threads
/// (the calls take turns).
[[nodiscard]] Module parse(FileId file, const Sources& sources, Sink& sink, const Limits& limits = {});

/// What the parser keeps in this process of the texts it has seen: tables of which way through the grammar to take, which make it
/// fast. They are
/// thrown away when either has grown to `most`, and learnt anew, so that a process that lives long does not grow with what it has read.
struct Learnt {
    static constexpr std::size_t most = 20'000;
    std::size_t states = 0;
    std::size_t contexts = 0;
};
[[nodiscard]] Learnt learnt();

}  // namespace zhunze::syntax
