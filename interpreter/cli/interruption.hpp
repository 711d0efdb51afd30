// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <csignal>

#include "cli/descriptor.hpp"

namespace zhunze::cli {

/// While it lives, the first SIGINT or SIGTERM asks for an orderly end, and the second one kills as always. A signal that was
/// ignored stays ignored. There is one at a time.
class Interruption {
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    /// By a signal.
    [[nodiscard]] bool requested() const;
    /// No more input is wanted: for this reason or for one of our own.
    [[nodiscard]] bool stopped() const { return stopped_ || requested(); }
    void stop();
    /// Input is wanted again, unless a signal came.
    void resume();
    /// Can be read from once no more input is wanted; to be waited for beside an input.
    [[nodiscard]] int descriptor() const { return reading_.number(); }

private:
    void take(int signal, struct sigaction& before);
    static void give_back(int signal, const struct sigaction& before);

    Descriptor reading_;
    Descriptor writing_;
    std::atomic<bool> stopped_ = false;
    struct sigaction before_interrupt_ {};
    struct sigaction before_terminate_ {};
};

}  // namespace zhunze::cli
