// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "readers.hpp"

namespace zhunze::bench {

/// Makes the output of one block of whole lines. Each thread has its own.
class Worker {
public:
    virtual ~Worker() = default;
    virtual void process(const Block& block, std::string& output) = 0;
};

/// From standard input to standard output in blocks of whole lines: each worker on a thread of its own, the output in the order
/// of the input. One worker runs on the thread of the caller. Memory is bounded by the workers' blocks.
void run(const std::vector<std::unique_ptr<Worker>>& workers);

}  // namespace zhunze::bench
