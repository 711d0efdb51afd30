// SPDX-License-Identifier: Apache-2.0
#include "base/check.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <string>
#include <utility>

#include "catch.hpp"

namespace {

/// Fails a check in a child process; what it wrote to standard error and the signal that ended it.
std::pair<std::string, int> fail_a_check() {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL);  // the test program catches it
        dup2(ends[1], STDERR_FILENO);
        ZHUNZE_CHECK(1 + 1 == 3);
        _exit(0);
    }
    close(ends[1]);
    std::string written;
    std::array<char, 256> buffer{};
    for (ssize_t got; (got = read(ends[0], buffer.data(), buffer.size())) > 0;)
        written.append(buffer.data(), static_cast<std::size_t>(got));
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    return {written, WIFSIGNALED(status) ? WTERMSIG(status) : 0};
}

}  // namespace

TEST_CASE("a broken check names its condition and place and aborts", "[base][check]") {
    const auto [written, signal] = fail_a_check();
    CHECK(signal == SIGABRT);
    CHECK(written.find("1 + 1 == 3") != std::string::npos);
    CHECK(written.find("check_test.cpp:") != std::string::npos);
}
