#!/usr/bin/env python3
"""validate.py SCHEMA FILE: exit 0 when the CSL-JSON file satisfies the schema, 1 when not, 77 without jsonschema."""
import json
import sys

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed")
    sys.exit(77)

with open(sys.argv[1], encoding="utf-8") as schema, open(sys.argv[2], encoding="utf-8") as file:
    errors = list(jsonschema.Draft7Validator(json.load(schema)).iter_errors(json.load(file)))
for error in errors[:10]:
    print(list(error.absolute_path), error.message[:200])
sys.exit(1 if errors else 0)
