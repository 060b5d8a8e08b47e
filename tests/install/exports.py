#!/usr/bin/env python3
"""libopcit exports exactly what its headers mark OPCIT_API: no templates of other libraries, nothing
that only it needs itself.

Arguments: the source folder, libopcit.so, and those that link against it (the program, the fetch module), which may be
the reason for an OPCIT_API outside of include/.
"""
import pathlib
import re
import subprocess
import sys

SOURCE, LIBRARY, USERS = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
faults = []


def symbols(path, *which):
    listed = subprocess.run(["nm", "-D", "-C", *which, path], capture_output=True, text=True, check=True).stdout
    return {re.sub(r"^[0-9a-f ]+ [A-Za-z] ", "", line) for line in listed.splitlines()}


def promised(*folders):
    """Names of the classes and functions that are marked, and of the namespaces around C functions of the fetch module."""
    names = set()
    for folder in folders:
        for header in (SOURCE / folder).rglob("*.h*"):
            text = re.sub(r"//.*", "", header.read_text(encoding="utf-8"))
            names |= set(re.findall(r"(?:class|struct) OPCIT_API (\w+)", text))
            names |= set(re.findall(r"OPCIT_API (?![^;{(]*\bclass\b)[^;{(]*?(\w+)\(", text))
    return names


def parts(symbol):
    """["opcit", "Arena", "reset"] of "opcit::Arena::reset()"."""
    plain = re.sub(r"^(vtable|typeinfo name|typeinfo) for ", "", symbol)
    return re.split(r"[(<\[]", plain)[0].split("::")


def check(exported):
    public, private = promised("include"), promised("src", "formats")
    # A program also defines copies of the vtables that it needs.
    wanted = set().union(*(symbols(user) for user in USERS))
    wanted_names = {name for symbol in wanted if "opcit::" in symbol for name in parts(symbol)}
    for symbol in sorted(exported):
        names = parts(symbol)
        if names[0] != "opcit":
            faults.append(f"not of opcit: {symbol}")
        elif public.isdisjoint(names) and private.isdisjoint(names):
            faults.append(f"not marked OPCIT_API: {symbol}")
        elif symbol.startswith("typeinfo "):
            continue  # An exported class also exports its base classes.
        elif public.isdisjoint(names) and wanted_names.isdisjoint(set(names) & private):
            faults.append(f"exported beyond the headers, and needed by nobody: {symbol}")


exported = symbols(LIBRARY, "--defined-only")
check(exported)
for user in USERS:
    for symbol in symbols(user, "--defined-only"):
        if user.endswith(".so") and symbol != "opcit_fetch_module":
            faults.append(f"{pathlib.Path(user).name} exports {symbol}")
print("\n".join(faults) or f"{len(exported)} symbols, all of them promised")
sys.exit(1 if faults else 0)
