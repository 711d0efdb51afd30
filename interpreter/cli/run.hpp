// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace zhunze::cli {

/// Where a command reads and writes: the process's own streams, or a test's.
struct Streams {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    bool out_is_terminal = false;  ///< colours only then
    bool err_is_terminal = false;
    bool in_is_terminal = false;   ///< shows by itself what is typed
    int in_descriptor = -1;        ///< of `in`, whose own buffer is empty; none: it cannot be waited for
    std::size_t piece = 256 * 1024;  ///< about how many bytes of an input are worked on at a time
};

/// Runs one command line, the program's name left out, and returns the exit code. Throws nothing.
int run(const std::vector<std::string>& arguments, Streams& streams);

}  // namespace zhunze::cli
