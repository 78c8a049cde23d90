// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace gazette::searcher {

/// What stands before and after the answers on an HTML page: complete in itself, light or dark as
/// the reader's system is, for screens of any width and for paper.
///
/// Nothing is loaded and nothing runs: even where an article's text got past the escapes it could
/// not act. Links to files are only followed by a click.
inline constexpr std::string_view html_page_start =
    R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>gazette search</title>
<style>
:root { color-scheme: light dark; --text: #1c1b19; --faint: #625f59; --page: #fbfaf7; --line: #dedad1; --mark: #ffe9a3; --link: #14508c; --bar: #5b86ad; }
@media (prefers-color-scheme: dark) { :root { --text: #e8e6e1; --faint: #a5a29b; --page: #17181a; --line: #35373a; --mark: #5e4c10; --link: #93c4f0; --bar: #6d97bd; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 2.5rem 1.25rem 3rem 3rem; background: var(--page); color: var(--text); font: 1.0625rem/1.55 Charter, Georgia, "Noto Serif", serif; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .4rem; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 0; overflow-wrap: anywhere; }
a { color: var(--link); text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; text-underline-offset: .15em; }
section + section { margin-top: 4rem; border-top: 2px solid var(--line); padding-top: 2.5rem; }
article { position: relative; border-top: 1px solid var(--line); margin-top: 1.5rem; padding-top: 1.4rem; }
article p { margin: .5rem 0; overflow-wrap: anywhere; }
.rank { position: absolute; left: -2.5rem; width: 2rem; top: 1.62rem; text-align: right; }
.rank, .facts, .note, .path, figcaption, summary, caption, table { color: var(--faint); font: .85rem/1.45 system-ui, "Noto Sans", sans-serif; font-variant-numeric: tabular-nums; }
article .facts { margin: .25rem 0 .6rem; }
.path { font-size: .78rem; }
.note { border-left: 3px solid var(--bar); padding-left: .75rem; }
mark { background: var(--mark); color: inherit; padding: .05em .12em; border-radius: .15em; }
figure { margin: 1.25rem 0; }
figcaption { margin-top: .3rem; }
svg { display: block; width: 100%; height: auto; }
svg path { stroke: var(--line); }
svg text { fill: var(--faint); font: 12px system-ui, "Noto Sans", sans-serif; }
.bar { fill: var(--bar); }
.column { fill: transparent; }
g:hover .bar { fill: var(--link); }
.facets { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 1.25rem 2.5rem; }
table { border-collapse: collapse; }
caption { text-align: left; font-weight: 600; padding-bottom: .2rem; }
th { text-align: left; font-weight: 400; color: var(--text); padding: .1rem .75rem .1rem 0; max-width: 16rem; overflow-wrap: anywhere; }
td { text-align: right; padding-left: .5rem; }
td.bar { width: 7rem; padding: 0; }
td.bar span { display: block; height: .65rem; min-width: 1px; background: var(--bar); border-radius: .1rem; }
details { margin: .75rem 0; }
summary { cursor: pointer; }
pre { margin: .4rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; color: var(--faint); font: .78rem/1.5 ui-monospace, "Noto Sans Mono", monospace; }
@media (max-width: 40rem) { body { padding: 1.5rem 1rem 2rem; } .rank { display: none; } }
@media print { body { max-width: none; padding: 0; } a { color: inherit; } article { break-inside: avoid; } .rank { position: static; } }
</style>
</head>
<body>
)";

inline constexpr std::string_view html_page_end = "</body>\n</html>\n";

} // namespace gazette::searcher
