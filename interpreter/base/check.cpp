// SPDX-License-Identifier: Apache-2.0
#include "base/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace zhunze {

void check_failed(const char* condition, const char* file, int line) {
    std::fprintf(stderr, "zhunze: internal error: %s (%s:%d)\n", condition, file, line);
    std::abort();
}

}  // namespace zhunze
