// SPDX-License-Identifier: Apache-2.0
// measure REPORT COMMAND…   runs COMMAND with this program's input and output, writes its wall time, processor time and peak memory
// to REPORT as JSON, and ends as it does. A process inherits the peak of the one it was forked from: this one is small.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

int main(int count, char** given) {
    if (count < 3) return 2;
    const auto begin = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        execvp(given[2], given + 2);
        std::perror(given[2]);
        _exit(127);
    }
    int status = 0;
    rusage used{};
    if (child < 0 || wait4(child, &status, 0, &used) != child) return 126;
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::FILE* const report = std::fopen(given[1], "w");
    if (!report) return 126;
    const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6; };
    std::fprintf(report, "{\"seconds\":%.6f,\"cpu\":%.6f,\"memory_kb\":%ld}\n", took.count(), seconds(used.ru_utime) + seconds(used.ru_stime),
                 used.ru_maxrss);
    std::fclose(report);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
