# SPDX-License-Identifier: GPL-3.0-or-later
"""What the searcher prints as JSON is what its --schema says.

  json_schema_test.py BIN
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

BIN = pathlib.Path(sys.argv[1]).resolve()
SETUP = pathlib.Path(__file__).resolve().parent.parent / "golden" / "setup.sh"
KINDS = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}
KEYWORDS = {"$schema", "$defs", "$ref", "title", "description", "oneOf", "type", "const", "required", "properties", "items",
            "additionalProperties", "minimum", "maximum", "minItems", "maxItems", "pattern"}


class Validator:
    """The part of JSON Schema 2020-12 that the schema uses."""

    def __init__(self, root):
        self.root = root

    def problems(self, value, schema, where="$"):
        unknown = set(schema) - KEYWORDS
        assert not unknown, f"the validator does not know {unknown}"
        if "$ref" in schema:
            return self.problems(value, self.root["$defs"][schema["$ref"].rsplit("/", 1)[1]], where)
        found = []
        if "oneOf" in schema:
            fitting = [branch for branch in schema["oneOf"] if not self.problems(value, branch, where)]
            if len(fitting) != 1:
                found.append(f"{where}: fits {len(fitting)} of the alternatives")
        kinds = schema.get("type", [])
        kinds = [kinds] if isinstance(kinds, str) else kinds
        if kinds and not any(KINDS[kind](value) for kind in kinds):
            return [f"{where}: {value!r} is none of {kinds}"]
        if "const" in schema and value != schema["const"]:
            found.append(f"{where}: {value!r} is not {schema['const']!r}")
        return found + self.inside(value, schema, where)

    def inside(self, value, schema, where):
        if isinstance(value, dict):
            return self.of_object(value, schema, where)
        found = []
        if isinstance(value, list):
            if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
                found.append(f"{where}: {len(value)} items")
            for i, item in enumerate(value):
                found += self.problems(item, schema.get("items", {}), f"{where}[{i}]")
        elif isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
            found.append(f"{where}: {value!r} does not match {schema['pattern']}")
        elif KINDS["number"](value) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
            found.append(f"{where}: {value} is out of range")
        return found

    def of_object(self, value, schema, where):
        properties = schema.get("properties", {})
        found = [f"{where}: {name} is missing" for name in schema.get("required", []) if name not in value]
        for name, item in value.items():
            # The schema lists every key that there is: one that it does not know was forgotten there.
            if properties and name not in properties:
                found.append(f"{where}: the schema does not know {name}")
            found += self.problems(item, properties.get(name, schema.get("additionalProperties", {})), f"{where}.{name}")
        return found


class Schema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.holder = tempfile.TemporaryDirectory()
        cls.folder = cls.holder.name
        cls.environment = {"PATH": f"{BIN}:/usr/bin:/bin", "HOME": cls.folder}
        subprocess.run(["sh", SETUP], cwd=cls.folder, env=cls.environment, check=True)
        odd = os.fsencode(cls.folder) + b"/odd \xff name.txt"
        with open(odd, "wb") as file:
            file.write(b" date 2020 \nA walrus and some gas in an oddly named file.\n")
        subprocess.run([b"indexer", b"add", b"-q", odd], cwd=cls.folder, env=cls.environment, check=True)
        cls.schema = json.loads(cls.search("--schema").stdout)

    @classmethod
    def tearDownClass(cls):
        cls.holder.cleanup()

    @classmethod
    def search(cls, *arguments, text=""):
        return subprocess.run(["searcher", *arguments], cwd=cls.folder, env=cls.environment, input=text.encode(),
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)

    def check(self, documents):
        self.assertTrue(documents)
        for document in documents:
            self.assertEqual(Validator(self.schema).problems(document, self.schema), [])

    def test_every_line_is_a_hit_or_a_summary(self):
        for arguments in (["gas"], ["--explain", "gas"], ["--facet", "outlet", "--histogram", "gas"], ["--since", "2019"],
                          ["zebra"], ["walrus"], ["-k", "0", "gas"], ["--sort", "date", "gas"]):
            with self.subTest(arguments=arguments):
                lines = self.search("-f", "jsonl", *arguments).stdout.decode().splitlines()
                self.check([json.loads(line) for line in lines])

    def test_documents_are_answers(self):
        self.check([json.loads(self.search("-f", "json", *arguments).stdout)
                    for arguments in (["gas"], ["zeppelin"], ["--explain", "--facet", "lang", "--histogram=day", "gas"],
                                      ["--suggest", "pipelyne"], ["-d", "gazette.idx", "-d", "absent", "gas"],
                                      ["--timeout", "0.000001ms", "gas"])])
        self.check([json.loads(self.search("-f", "json", "--stdin", text="a\tgas\nb\tzeppelin\n").stdout)])

    def test_fields_on_request_have_the_types_that_it_says(self):
        known = self.search("-f", "jsonl", "--fields", "nosuch", "gas").stderr.decode().split("fields are: ")[1].split()
        properties = self.schema["$defs"]["hit"]["properties"]
        self.assertEqual([name for name in properties if name != "path_b64"], known)
        optional = dict(self.schema["$defs"]["hit"], required=[])
        for word in ("gas", "walrus", "zebra"):
            for line in self.search("-f", "jsonl", "--fields", ",".join(known), word).stdout.splitlines():
                self.assertEqual(Validator(self.schema).problems(json.loads(line), optional), [])

    def test_the_validator_finds_what_is_wrong(self):
        hit = json.loads(self.search("-f", "jsonl", "-n", "1", "gas").stdout)
        for change in ({"rank": 0}, {"rank": "1"}, {"date": "yesterday"}, {"schema": 2}, {"new": 1}, {"passages": [{}]}):
            self.assertNotEqual(Validator(self.schema).problems({**hit, **change}, self.schema), [], change)
        del hit["title"]
        self.assertNotEqual(Validator(self.schema).problems(hit, self.schema), [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
