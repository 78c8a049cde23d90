# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that forgets: replays the shim's trace and gives the states that a loss of power may leave.

Two models, both kinder to nobody than the systems they stand for:

  posix    What the standard promises and no more. A file's bytes are there after an fsync of the file, a name after an
           fsync of its folder. Each later change is there or not, each by itself; a rename within one folder happens whole.
  journal  As ext4 and its like. Changes of names and sizes reach the disk in their order, up to some point; an fsync of
           anything brings all before it. Bytes of a file are there after its fsync only, page by page.

Bytes that never reached the disk read as zeros where the file's size did.
"""
import os
import struct

HEAD = struct.Struct("<cHHQI")
PAGE = 4096


def read_trace(path):
    """All operations: (kind, path, other path, offset, data)."""
    data, place, operations = path.read_bytes(), 0, []
    while place < len(data):
        kind, path_bytes, other_bytes, offset, data_bytes = HEAD.unpack_from(data, place)
        place += HEAD.size
        names = data[place:place + path_bytes], data[place + path_bytes:place + path_bytes + other_bytes]
        place += path_bytes + other_bytes
        operations.append((kind.decode(), *map(os.fsdecode, names), offset, data[place:place + data_bytes]))
        place += data_bytes
    return operations


class File:
    def __init__(self, data=b""):
        self.changes = [(0, None, 0, data)] if data else []  # (time, cut size or None, offset, data)
        self.synced = len(self.changes)

    def content(self, surviving_pages, size_time):
        """Bytes on disk: what is synced, and of the rest the pages that survived. Sizes changed up to `size_time` hold."""
        data = bytearray()
        for number, (time, cut, offset, written) in enumerate(self.changes):
            safe = number < self.synced
            if cut is not None:
                if safe or time <= size_time:
                    data[cut:] = bytes(max(0, cut - len(data)))
                continue
            pages = [(offset, written)] if safe else surviving_pages(offset, written)
            end = offset + len(written) if safe or time <= size_time else max([start + len(part) for start, part in pages], default=0)
            if len(data) < end:
                data.extend(bytes(end - len(data)))
            for start, part in pages:
                data[start:start + len(part)] = part
        return bytes(data)


class Folder:
    def __init__(self):
        self.changes = []  # (time, list of (name, File, Folder or None))
        self.synced = 0

    def entries(self, holds):
        """Names after the changes that hold: all synced ones, and those `holds(time)` says."""
        names = {}
        for number, (time, pairs) in enumerate(self.changes):
            if number < self.synced or holds(time):
                for name, what in pairs:
                    if what is None:
                        names.pop(name, None)
                    else:
                        names[name] = what
        return names


class Disk:
    """The index folder's parent, as the operations so far have made it."""

    def __init__(self, root):
        self.root_path, self.root = root, Folder()
        self.time = 0
        self.journalled = 0  # names and sizes up to this time are safe under the journal model
        self.unknown = []

    def find(self, path):
        if path == self.root_path:
            return self.root
        folder = self.find(os.path.dirname(path))
        return folder.entries(lambda _: True)[os.path.basename(path)]

    def change(self, path, what):
        self.find(os.path.dirname(path)).changes.append((self.time, [(os.path.basename(path), what)]))

    def apply(self, operation):
        kind, path, other, offset, data = operation
        self.time += 1
        if kind == "C":
            self.change(path, File())
        elif kind == "M":
            self.change(path, Folder())
        elif kind in "UD":
            self.change(path, None)
        elif kind == "T":
            self.find(path).changes.append((self.time, offset, 0, b""))
        elif kind == "W":
            self.find(path).changes.append((self.time, None, offset, data))
        elif kind == "S":
            synced = self.find(path)
            synced.synced = len(synced.changes)
            self.journalled = self.time
        elif kind == "R":
            self.rename(path, other)
        elif kind == "?":
            self.unknown.append(path or other)

    def rename(self, path, other):
        what = self.find(path)
        names = [(os.path.basename(path), None), (os.path.basename(other), what)]
        if os.path.dirname(path) == os.path.dirname(other):
            self.find(os.path.dirname(path)).changes.append((self.time, names))
        else:
            self.find(os.path.dirname(path)).changes.append((self.time, names[:1]))
            self.find(os.path.dirname(other)).changes.append((self.time, names[1:]))

    def adopt(self, folder):
        """What already stands on the disk, safe and sound."""
        for entry in sorted(folder.iterdir()):
            self.change(str(entry), Folder() if entry.is_dir() else File(entry.read_bytes()))
            if entry.is_dir():
                self.adopt(entry)
        target = self.find(str(folder))
        target.synced = len(target.changes)

    def lose_power(self, model, choose, target):
        """Writes one state the disk may be found in to the folder `target`."""
        share = choose.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        upto = choose.randint(self.journalled, self.time)
        fates = {}

        def holds(time):
            if model == "journal":
                return time <= upto
            return fates.setdefault(time, choose.random() < share)

        def pages(offset, written):
            kept, start = [], 0
            while start < len(written):
                end = min(len(written), start + PAGE - (offset + start) % PAGE)
                if choose.random() < share:
                    kept.append((offset + start, written[start:end]))
                start = end
            return kept

        def write(folder, path):
            path.mkdir(exist_ok=True)
            for name, what in folder.entries(holds).items():
                if isinstance(what, Folder):
                    write(what, path / name)
                else:
                    size_time = upto if model == "journal" else (self.time if choose.random() < 0.5 else 0)
                    (path / name).write_bytes(what.content(pages, size_time))

        write(self.root, target)
