// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/index/glass_version_file.h"
#include "indexer/glass/glass_format.h"

namespace gazette::indexer {

using index::GlassRoot;
using index::GlassVersionFile;

} // namespace gazette::indexer
