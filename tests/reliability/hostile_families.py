# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that grow: each family makes a file of about so many bytes whose cost must grow no faster than its size."""
import json


def repeat(piece, size):
    data = piece if isinstance(piece, bytes) else piece.encode()
    return data * max(1, size // len(data))


def numbered(size, form):
    """Pieces that are all different."""
    parts, total, number = [], 0, 0
    while total < size:
        part = (form % number).encode()
        parts.append(part)
        total += len(part)
        number += 1
    return b"".join(parts)


def html(inside):
    return b"<!DOCTYPE html><html><head><title>Ferry fares</title></head><body><p>The ferry fares rise in May, said the board.</p>" + inside + b"</body></html>"


def record(text):
    return json.dumps({"title": "Ferry fares", "text": text}).encode() + b"\n"


# name: (suffix of the file, size in bytes -> bytes)
FAMILIES = {
    "one word": ("txt", lambda size: repeat("a", size)),
    "one-letter words": ("txt", lambda size: repeat("a ", size)),
    "different words": ("txt", lambda size: numbered(size, "w%dq ")),
    "newlines": ("txt", lambda size: b"Ferry fares rise" + repeat("\n", size)),
    "one line": ("txt", lambda size: repeat("The ferry fares rise in May, said the board. ", size)),
    "paragraphs of a word": ("txt", lambda size: repeat("fares\n\n", size)),
    "bullets": ("txt", lambda size: repeat("- fares\n", size)),
    "capital lines": ("txt", lambda size: repeat("FERRY FARES\n\n", size)),
    "date headers": ("txt", lambda size: repeat(" date 2021-12-30 ", size)),
    "written dates": ("txt", lambda size: repeat("December 30, 2021\n", size)),
    "months": ("txt", lambda size: repeat("March 9 - ", size)),
    "bylines": ("txt", lambda size: repeat("By Ada Berg\n", size)),
    "credits": ("txt", lambda size: repeat("(AP Photo/Ada Berg)\n\n", size)),
    "digits": ("txt", lambda size: repeat("1234567890", size)),
    "digit groups": ("txt", lambda size: repeat("1,000,", size)),
    "initials": ("txt", lambda size: repeat("U.S.", size)),
    "hyphens": ("txt", lambda size: repeat("a-", size)),
    "apostrophes": ("txt", lambda size: repeat("a'", size)),
    "dots": ("txt", lambda size: repeat(".", size)),
    "quotes": ("txt", lambda size: repeat("\"“", size)),
    "NULs": ("txt", lambda size: b"Ferry fares rise " + repeat(b"\0", size)),
    "combining marks": ("txt", lambda size: b"a" + repeat("\u0301", size)),
    "mixed marks": ("txt", lambda size: b"a" + repeat("\u0316\u0301\u0334", size)),
    "marked letters": ("txt", lambda size: repeat("a\u0301", size)),
    "joiners": ("txt", lambda size: repeat("👩\u200d", size)),
    "flags": ("txt", lambda size: repeat("🇳", size)),
    "Hangul letters": ("txt", lambda size: repeat("\u1112\u1161\u11ab", size)),
    "ideographs": ("txt", lambda size: repeat("日本語新聞", size)),
    "Thai": ("txt", lambda size: repeat("ภาษาไทยข่าว", size)),
    "Khmer": ("txt", lambda size: repeat("ព័ត៌មាន", size)),
    "long ligature": ("txt", lambda size: repeat("\ufdfa", size)),
    "Latin-1": ("txt", lambda size: repeat(b"caf\xe9 cr\xe8me ", size)),
    "mixed encodings": ("txt", lambda size: repeat(b"caf\xe9\n\ncaf\xc3\xa9\n\n", size)),
    "broken UTF-8": ("txt", lambda size: repeat(b"\xf0\x9f\x80", size)),
    "all bytes": ("txt", lambda size: repeat(bytes(range(256)), size)),
    "UTF-16": ("txt", lambda size: b"\xff\xfe" + repeat("fares rise ".encode("utf-16-le"), size)),
    "ISO-2022": ("txt", lambda size: repeat(b"\x1b$B%K%e!<%9\x1b(B", size)),
    "nested tags": ("html", lambda size: html(repeat("<div>", size))),
    "nested inline tags": ("html", lambda size: html(repeat("<b><i>", size))),
    "nested tables": ("html", lambda size: html(repeat("<table><tr><td>", size))),
    "nested lists": ("html", lambda size: html(repeat("<ul><li>", size))),
    "misnested tags": ("html", lambda size: html(repeat("<a><p></a></p>", size))),
    "unclosed paragraphs": ("html", lambda size: html(repeat("<p>fares ", size))),
    "half tags": ("html", lambda size: html(repeat("<", size))),
    "attributes": ("html", lambda size: html(b"<p " + repeat("a=b ", size) + b">fares</p>")),
    "different attributes": ("html", lambda size: html(b"<p " + numbered(size, "a%d=b ") + b">fares</p>")),
    "entities": ("html", lambda size: html(repeat("&amp;", size))),
    "half entities": ("html", lambda size: html(repeat("&", size))),
    "comments": ("html", lambda size: html(repeat("<!-- -->", size))),
    "half comments": ("html", lambda size: html(repeat("<!--", size))),
    "scripts": ("html", lambda size: html(repeat("<script>1</script>", size))),
    "metadata": ("html", lambda size: html(repeat('<script type="application/ld+json">{"@type":"NewsArticle"}</script>', size))),
    "links": ("html", lambda size: html(repeat('<a href="/x">fares</a> ', size))),
    "nested JSON": ("json", lambda size: repeat("[", size)),
    "nested objects": ("json", lambda size: repeat('{"a":', size)),
    "one JSON string": ("jsonl", lambda size: record("fares " * (size // 6))),
    "JSON escapes": ("jsonl", lambda size: b'{"title":"Ferry","text":"' + repeat("\\u00e9", size) + b'"}\n'),
    "small records": ("jsonl", lambda size: repeat('{"title":"Ferry","text":"Fares rise."}\n', size)),
    "broken records": ("jsonl", lambda size: b'{"text":"Fares rise."}\n' + repeat('{"text":\n', size)),
    "keys": ("jsonl", lambda size: b'{"text":"Fares rise."' + numbered(size, ',"k%d":1') + b"}\n"),
    "CSV quotes": ("csv", lambda size: b'title,text\nFerry,"' + repeat('""', size) + b'"\n'),
    "open CSV quote": ("csv", lambda size: b'title,text\nFerry,"' + repeat("a\n", size)),
    "CSV columns": ("csv", lambda size: b"title,text\nFerry" + repeat(",", size) + b"\n"),
    "CSV rows": ("csv", lambda size: b"title,text\n" + repeat("Ferry,Fares rise\n", size)),
    "nested XML": ("xml", lambda size: b"<nitf><body>" + repeat("<p>", size)),
    "XML entities": ("xml", lambda size: b"<nitf><body><p>" + repeat("&lt;", size) + b"</p></body></nitf>"),
    "feed entries": ("rss", lambda size: b"<rss version='2.0'><channel>" + repeat("<item><title>Ferry</title><description>Fares rise.</description></item>", size) + b"</channel></rss>"),
    "mail headers": ("eml", lambda size: b"From: ada@example.org\n" + repeat("X-A: b\n", size) + b"\nFares rise.\n"),
    "folded header": ("eml", lambda size: b"From: ada@example.org\nSubject: a" + repeat("\n b", size) + b"\n\nFares rise.\n"),
    "encoded words": ("eml", lambda size: b"From: ada@example.org\nSubject: " + repeat("=?utf-8?q?a?= ", size) + b"\n\nFares rise.\n"),
    "mail parts": ("eml", lambda size: b"From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + repeat("--b\n\nFares.\n", size) + b"--b--\n"),
    "messages": ("mbox", lambda size: repeat("From ada@example.org Thu Dec 30 10:00:00 2021\nSubject: Ferry\n\nFares rise.\n\n", size)),
    "front matter": ("md", lambda size: b"---\ntitle: Ferry\n" + numbered(size, "k%d: v\n") + b"---\nFares rise.\n"),
    "Markdown brackets": ("md", lambda size: b"# Ferry\n\n" + repeat("[]", size)),
    "Markdown authors": ("md", lambda size: b"---\nauthors:\n" + numbered(size, "- Ada Be%drg\n") + b"---\nFares rise.\n"),
    "half encoded words": ("eml", lambda size: b"From: ada@example.org\nSubject: " + repeat("=?a?q? ", size) + b"\n\nFares rise.\n"),
    "authors": ("jsonl", lambda size: b'{"text":"Fares rise.","authors":[' + numbered(size, '"Ada Be%drg",') + b'"x"]}\n'),
    "authors in metadata": ("html", lambda size: b"<head>" + numbered(size, '<meta name="author" content="Ada Be%drg">') + html(b"")),
    "long title": ("html", lambda size: b'<head><meta property="og:title" content="' + repeat("ferry fares ", size // 2) + b'">' +
                   html(numbered(size // 2, '<h2 class="title">Unlike the others %d</h2>'))),
    "news items": ("xml", lambda size: b"<NewsML>" + repeat("<NewsItem/>", size) + b"</NewsML>"),
    "news items of G2": ("xml", lambda size: b"<newsMessage>" + repeat("<newsItem/>", size) + b"</newsMessage>"),
    "nested contents": ("xml", lambda size: b"<NewsML><NewsItem>" + b"<ContentItem>" * 200 + b"<DataContent>" + repeat("Fares rise. ", size) + b"</DataContent>"),
    "namespaces": ("xml", lambda size: b"<nitf>" + b"".join(b"<p " + numbered(size // 400, 'xmlns:n%d="u" ') + b">" for _ in range(200)) + repeat("<n1:b/>", size // 2)),
    "Markdown marks": ("md", lambda size: b"# Ferry\n\n" + repeat("*_[", size)),
}
