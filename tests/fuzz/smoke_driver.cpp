// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzz target without libFuzzer: over every seed, over the seeds' beginnings, and over some
// thousands of mutations that are the same on every run. Part of the ordinary test suite.
//
//   smoke SEEDS_FOLDER MUTATIONS

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "common/base/error.h"
#include "common/base/file.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using Clock = std::chrono::steady_clock;

/// What may stand anywhere and mean something to one parser or another.
constexpr std::array<std::string_view, 24> morsels{
    "<",        ">",    "&#x", "\"",    "'",        "(",    ")",    "{",
    "[",        ",",    ":",   "\n",    "\r\n\r\n", "\xff", "\xc3", "\xe2\x80",
    "\xcc\x81", "\0\0", "-",   "date ", "2021",     "By ",  "*",    "\t"};

std::vector<std::string> read_seeds(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        paths.push_back(entry.path());
    }
    std::ranges::sort(paths);
    std::vector<std::string> seeds;
    for (const auto& path : paths) {
        seeds.push_back(gazette::read_file(path));
    }
    return seeds;
}

class Mutator {
  public:
    explicit Mutator(const std::vector<std::string>& seeds) : seeds_(&seeds) {}

    std::string next() {
        std::string bytes = (*seeds_)[below(seeds_->size())];
        for (std::size_t steps = 1 + below(4); steps > 0; --steps) {
            change(bytes);
        }
        bytes.resize(std::min(bytes.size(), gazette::fuzz::max_input_bytes));
        return bytes;
    }

  private:
    // Not a distribution of the library, whose numbers are its own business.
    std::size_t below(std::size_t bound) { return random_() % bound; }

    void change(std::string& bytes) {
        const std::size_t at = below(bytes.size() + 1);
        const std::size_t length = std::min(bytes.size() - at, std::size_t{1} << below(10));
        switch (below(6)) {
        case 0: // one bit
            if (at < bytes.size()) {
                bytes[at] =
                    static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << below(8)));
            }
            break;
        case 1: // any byte
            if (at < bytes.size()) {
                bytes[at] = static_cast<char>(below(256));
            }
            break;
        case 2:
            bytes.erase(at, length);
            break;
        case 3:
            bytes.insert(at, morsels[below(morsels.size())]);
            break;
        case 4: { // the same again, some times
            const std::string piece = bytes.substr(at, length);
            for (std::size_t times = below(20); times > 0; --times) {
                bytes.insert(at, piece);
            }
            break;
        }
        default: { // the end of another seed
            const std::string& other = (*seeds_)[below(seeds_->size())];
            bytes.replace(at, std::string::npos, other, below(other.size() + 1));
            break;
        }
        }
    }

    const std::vector<std::string>* seeds_;
    std::mt19937 random_{20211230}; // any number, as long as it stays
};

// What a signal handler can reach: the input at work, to be kept when the target dies of it.
const std::string* input_at_work = nullptr;
constexpr const char* kept_input = "fuzz-input";

extern "C" void keep_input(int signal) {
    const int fd = ::open(kept_input, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd >= 0 && input_at_work != nullptr) {
        (void)!::write(fd, input_at_work->data(), input_at_work->size());
        constexpr std::string_view message = "the input is in the file fuzz-input\n";
        (void)!::write(STDERR_FILENO, message.data(), message.size());
    }
    (void)std::signal(signal, SIG_DFL);
    (void)std::raise(signal);
}

struct Slowest {
    double seconds = 0;
    std::string input;
};

void try_input(const std::string& bytes, Slowest& slowest) {
    input_at_work = &bytes;
    const auto start = Clock::now();
    (void)LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    if (seconds > slowest.seconds) {
        slowest = {seconds, bytes};
    }
}

int run(const std::filesystem::path& folder, int mutations) {
    const std::vector<std::string> seeds = read_seeds(folder);
    if (seeds.empty()) {
        std::cerr << "no seeds in " << folder << '\n';
        return EXIT_FAILURE;
    }
    for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) {
        (void)std::signal(signal, keep_input);
    }
    Slowest slowest;
    std::size_t inputs = 0;
    for (const std::string& seed : seeds) {
        for (std::size_t eighths = 0; eighths <= 8; ++eighths) {
            try_input(seed.substr(0, seed.size() * eighths / 8), slowest);
            ++inputs;
        }
    }
    Mutator mutator(seeds);
    for (int i = 0; i < mutations; ++i) {
        try_input(mutator.next(), slowest);
        ++inputs;
    }
    std::cout << seeds.size() << " seeds, " << inputs << " inputs, the slowest " << slowest.seconds
              << " s (" << slowest.input.size() << " bytes)\n";
    constexpr double too_slow = 5; // the bar is one second; sanitizers and busy machines take more
    return slowest.seconds < too_slow ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: " << argv[0] << " SEEDS_FOLDER MUTATIONS\n";
        return EXIT_FAILURE;
    }
    try {
        return run(argv[1], std::atoi(argv[2]));
    } catch (const gazette::Error& error) {
        std::cerr << error.message() << '\n';
        return EXIT_FAILURE;
    }
}
