# SPDX-License-Identifier: GPL-3.0-or-later
"""Says what is wrong with bytes that a program printed: nothing that can steer a terminal or break a format may be in them."""
import json
import re
import unicodedata

SGR = re.compile(r"\x1b\[[0-9;]*m")  # colours, where they were asked for
UNSEEN = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029, 0xFEFF, *range(0xE0000, 0xE0080)}


def fault_in_text(data, colours=False):
    """None, or what is wrong: bytes that are not UTF-8, control characters, bidirectional and other unseen controls."""
    try:
        text = data.decode("utf-8", "strict")
    except UnicodeDecodeError as error:
        return f"not UTF-8 at byte {error.start}"
    if colours:
        text = SGR.sub("", text)
    for place, character in enumerate(text):
        if (unicodedata.category(character) == "Cc" and character not in "\n\t") or ord(character) in UNSEEN:
            return f"U+{ord(character):04X} at character {place}"
    return None


def fault_in(data, form):
    """As fault_in_text, and what is wrong with the form: text, jsonl, json, tsv."""
    fault = fault_in_text(data)
    if fault is not None or form == "text":
        return "a tab" if fault is None and b"\t" in data else fault
    if form == "tsv":
        widths = {line.count(b"\t") for line in data.split(b"\n")[:-1]}
        return None if len(widths) <= 1 else f"rows of {sorted(widths)} tabs"
    for number, document in enumerate(data.split(b"\n")[:-1] if form == "jsonl" else [data] if data.strip() else []):
        try:
            json.loads(document)
        except ValueError as error:
            return f"line {number + 1} is no JSON: {error}"
    return None
