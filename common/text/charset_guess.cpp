// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/charset_guess.h"

#include <algorithm>
#include <array>

#include "common/text/charset_converter.h"
#include "common/text/text_plausibility.h"
#include "common/text/utf8.h"

namespace gazette::text {

namespace {

/// A reading less plausible than this is no better than the default.
constexpr double hopeless = 0.2;
constexpr std::string_view default_encoding = "windows-1252";

struct Candidate {
    std::string_view encoding;
    double handicap;
};

/// How much more plausible a reading in an encoding that is hardly met any more has to be.
constexpr double seldom = 0.02;

/// What texts of unknown encoding are tried as; of readings that are equally good the first wins.
constexpr std::array candidates = {
    Candidate{"windows-1252", 0},
    Candidate{"windows-1250", 0},
    Candidate{"ISO-8859-2", 0},
    Candidate{"windows-1251", 0},
    Candidate{"KOI8-U", 0},
    Candidate{"windows-1253", 0},
    Candidate{"ISO-8859-7", 0},
    Candidate{"windows-1254", 0},
    Candidate{"windows-1256", 0},
    Candidate{"windows-1255", 0},
    Candidate{"windows-1257", 0},
    Candidate{"ISO-8859-15", 0},
    Candidate{"Shift_JIS", 0},
    Candidate{"EUC-JP", 0},
    Candidate{"GB18030", 0},
    Candidate{"Big5", 0},
    Candidate{"windows-949", 0},
    Candidate{"windows-874", 0},
    Candidate{"macintosh", seldom},
    Candidate{"ISO-8859-5", seldom},
    Candidate{"IBM866", seldom},
    Candidate{"ISO-8859-6", seldom},
    Candidate{"x-mac-cyrillic", seldom},
    Candidate{"IBM850", seldom},
    Candidate{"IBM852", seldom},
};

/// One encoding's way to read the sample.
struct Reading {
    std::string_view encoding;
    std::string text;
    double score = -10; // below any that text_plausibility gives
};

} // namespace

/// The lines of `bytes` that have bytes beyond ASCII, up to guess_sample_bytes of them.
std::string telling_sample(std::string_view bytes) {
    std::string sample;
    while (!bytes.empty() && sample.size() < guess_sample_bytes) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
        const std::string_view line = bytes.substr(0, end);
        if (!is_ascii(line)) {
            // Of one endless line, what surrounds its first such byte.
            const std::size_t first = std::min(ascii_prefix(line), line.size());
            const std::size_t begin =
                line.size() > guess_sample_bytes && first > 64 ? first - 64 : 0;
            sample.append(line.substr(begin, guess_sample_bytes - sample.size()));
        }
        bytes.remove_prefix(end);
    }
    return sample;
}

GuessedEncoding guess_encoding(std::string_view bytes) {
    const std::string sample = telling_sample(bytes);
    const DetectedCharset voice = detect_with_icu(sample);
    Reading best;
    double runner_up = best.score;
    for (const auto& [encoding, handicap] : candidates) {
        std::optional<std::string> text = convert_to_utf8(sample, encoding);
        if (!text) {
            continue;
        }
        // ICU's voice decides between readings that are nearly as good.
        const double vote = voice.encoding == encoding ? voice.confidence * 0.0001 : 0.0;
        const double score = text_plausibility(*text) + vote - handicap;
        if (*text == best.text) {
            continue;
        }
        if (score > best.score) {
            runner_up = best.score;
            best = {.encoding = encoding, .text = std::move(*text), .score = score};
        } else {
            runner_up = std::max(runner_up, score);
        }
    }
    if (best.score < hopeless) {
        return {std::string(default_encoding), 0.1};
    }
    // A reading hardly better than the next is as likely as that one.
    const double lead = std::clamp((best.score - runner_up) / 0.1, 0.0, 1.0);
    return {std::string(best.encoding), std::min(best.score, 0.99) * (0.6 + 0.4 * lead)};
}

} // namespace gazette::text
