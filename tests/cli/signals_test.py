# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs that are interrupted die of the signal, whatever they wait for, and leave an index that is whole.

  signals_test.py BIN
"""
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

BIN = pathlib.Path(sys.argv[1]).resolve()
SETUP = pathlib.Path(__file__).resolve().parent.parent / "golden" / "setup.sh"


class Signals(unittest.TestCase):
    def setUp(self):
        self.holder = tempfile.TemporaryDirectory()
        self.addCleanup(self.holder.cleanup)
        self.folder = self.holder.name
        self.environment = {"PATH": f"{BIN}:/usr/bin:/bin", "HOME": self.folder}
        subprocess.run(["sh", SETUP], cwd=self.folder, env=self.environment, check=True)

    def interrupt(self, number, command, text):
        """How the program ends that waits for more input than `text`, and what it wrote to stdout."""
        with subprocess.Popen(command, cwd=self.folder, env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL) as process:
            os.write(process.stdin.fileno(), text)
            self.wait_until_asleep(process.pid)
            process.send_signal(number)
            return process.wait(20), process.stdout.read()

    @staticmethod
    def wait_until_asleep(pid):
        """Until it has read what it got and waits for more: twice asleep without having worked in between."""
        last = None
        while True:
            fields = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
            state = (fields[0], fields[11], fields[12], Signals.called(pid))
            if state[0] == "S" and state[3] in ("", "read") and state == last:
                return
            last = state
            time.sleep(0.02)

    @staticmethod
    def called(pid):
        """The system call that it waits in, or nothing where the system does not say."""
        try:
            number = pathlib.Path(f"/proc/{pid}/syscall").read_text(encoding="utf-8").split()[0]
        except OSError:
            return ""
        return "read" if number in ("0", "63") else number  # x86_64 and arm64

    def test_waiting_programs_die_of_the_signal(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            for command, text in ((["searcher", "--stdin", "-c"], b"gas\n"), (["indexer", "add", "-"], b"An article"),
                                  (["indexer", "add", "--files-from", "-"], b"news\n"), (["indexer", "remove", "--files-from", "-"], b"news\n"),
                                  (["searcher", "--like", "-"], b"gas")):
                with self.subTest(command=command, signal=number):
                    status, out = self.interrupt(number, command, text)
                    self.assertEqual(status, -number)
                    self.assertEqual(out, b"1\t4\n" if "--stdin" in command else b"")
        verified = subprocess.run(["indexer", "verify"], cwd=self.folder, env=self.environment, stdout=subprocess.PIPE, check=False)
        self.assertEqual(verified.returncode, 0, verified.stdout)

    def test_what_waits_for_standard_input_does_not_hold_the_lock(self):
        with subprocess.Popen(["indexer", "add", "-"], cwd=self.folder, env=self.environment, stdin=subprocess.PIPE,
                              stderr=subprocess.DEVNULL) as waiting:
            self.wait_until_asleep(waiting.pid)
            done = subprocess.run(["indexer", "add", "-q", "--no-wait", "news"], cwd=self.folder, env=self.environment, check=False)
            self.assertEqual(done.returncode, 0)
            waiting.stdin.close()
            waiting.wait(20)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
