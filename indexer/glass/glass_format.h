// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/index/glass_format.h"

namespace gazette::indexer {

namespace glass = index::glass;

} // namespace gazette::indexer
