// SPDX-License-Identifier: Apache-2.0
#include "cli/interruption.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace zhunze::cli {

namespace {

// All that a signal handler may touch.
std::atomic<bool> was_requested = false;
std::atomic<int> wake_up = -1;
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

void poke(int descriptor) {
    const int error = errno;
    static_cast<void>(::write(descriptor, "!", 1) + 0);
    errno = error;
}

extern "C" void zhunze_take_signal(int) {
    was_requested = true;
    poke(wake_up);
}

}  // namespace

Interruption::Interruption() {
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) == 0) {
        reading_ = Descriptor(ends[0]);
        writing_ = Descriptor(ends[1]);
    }
    was_requested = false;
    wake_up = writing_.number();
    take(SIGINT, before_interrupt_);
    take(SIGTERM, before_terminate_);
}

Interruption::~Interruption() {
    give_back(SIGINT, before_interrupt_);
    give_back(SIGTERM, before_terminate_);
    wake_up = -1;
}

bool Interruption::requested() const { return was_requested; }

void Interruption::stop() {
    stopped_ = true;
    poke(writing_.number());
}

void Interruption::resume() {
    stopped_ = false;
    for (std::array<char, 16> pokes{}; ::read(reading_.number(), pokes.data(), pokes.size()) > 0;) {}
    if (requested()) poke(writing_.number());
}

void Interruption::take(int signal, struct sigaction& before) {
    ::sigaction(signal, nullptr, &before);
    if (before.sa_handler == SIG_IGN) return;
    struct sigaction ours {};
    ours.sa_handler = zhunze_take_signal;
    ours.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    ::sigemptyset(&ours.sa_mask);
    ::sigaction(signal, &ours, nullptr);
}

void Interruption::give_back(int signal, const struct sigaction& before) { ::sigaction(signal, &before, nullptr); }

}  // namespace zhunze::cli
