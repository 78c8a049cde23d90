// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/article/article.h"

namespace gazette::article {

std::string_view to_string(DateSource source) noexcept {
    switch (source) {
    case DateSource::None:
        return {};
    case DateSource::Option:
        return "option";
    case DateSource::Metadata:
        return "metadata";
    case DateSource::Header:
        return "header";
    case DateSource::Written:
        return "written";
    case DateSource::Dateline:
        return "dateline";
    case DateSource::Path:
        return "path";
    case DateSource::FileTime:
        return "mtime";
    }
    return {};
}

} // namespace gazette::article
