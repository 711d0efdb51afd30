// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <sstream>

#include "catch.hpp"

using namespace zhunze;
using namespace zhunze::cli;

namespace {

constexpr std::chrono::milliseconds ms(int count) { return std::chrono::milliseconds(count); }

/// A bar of a run that began at time zero; the clock is the test's.
struct Bar {
    explicit Bar(Language language, bool wanted, std::optional<std::uint64_t> bytes)
        : console(streams, language, true), progress(console, wanted, bytes, Progress::Clock::time_point()) {}

    std::string shown(std::uint64_t applications, std::uint64_t bytes, std::chrono::milliseconds now) {
        err.str({});
        progress.show(applications, bytes, Progress::Clock::time_point() + now);
        return err.str();
    }

    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    Streams streams{in, out, err};
    Console console;
    Progress progress;
};

}  // namespace

TEST_CASE("a bar is drawn of a run that is long, and not too often") {
    Bar bar(Language::zh, true, 1000);
    CHECK(bar.shown(100, 10, ms(1999)).empty());
    CHECK(bar.shown(100, 250, ms(2000)) == "\r\x1b[K已核查 100 件,每秒 50 件,25%,约剩 0:06");
    CHECK(bar.shown(200, 500, ms(2249)).empty());
    CHECK(bar.shown(200, 500, ms(2250)) == "\r\x1b[K已核查 200 件,每秒 88 件,50%,约剩 0:02");
    CHECK(bar.shown(300, 2000, ms(4000)) == "\r\x1b[K已核查 300 件,每秒 75 件,100%,约剩 0:00");
    bar.progress.clear();
    CHECK(bar.err.str().ends_with("约剩 0:00\r\x1b[K"));
    bar.err.str({});
    bar.progress.clear();
    CHECK(bar.err.str().empty());
}

TEST_CASE("without a size there is no share, and hours have their place") {
    CHECK(Bar(Language::en, true, std::nullopt).shown(5000, 10, ms(2500)) == "\r\x1b[K5000 applications, 2000 a second");
    CHECK(Bar(Language::en, true, 50'000'000'000u).shown(5000, 10'000'000, ms(2500)) ==
          "\r\x1b[K5000 applications, 2000 a second, 0%, 3:28:17 left");
}

TEST_CASE("nothing is drawn where it is not wanted") {
    Bar bar(Language::en, false, 1000);
    CHECK(bar.shown(100, 250, ms(10'000)).empty());
    bar.progress.clear();
    CHECK(bar.err.str().empty());
}
