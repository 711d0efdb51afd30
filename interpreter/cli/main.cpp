// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <csignal>
#include <iostream>

#include "cli/run.hpp"

int main(int count, char** arguments) {
    // A reader that goes away is a failed write with a message and an exit code, not a silent death.
    std::signal(SIGPIPE, SIG_IGN);
    std::ios::sync_with_stdio(false);
    zhunze::cli::Streams streams{std::cin, std::cout, std::cerr, isatty(STDOUT_FILENO) != 0, isatty(STDERR_FILENO) != 0,
                                isatty(STDIN_FILENO) != 0, STDIN_FILENO};
    return zhunze::cli::run({arguments + (count > 0 ? 1 : 0), arguments + count}, streams);
}
