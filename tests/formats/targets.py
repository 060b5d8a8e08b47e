#!/usr/bin/env python3
"""Checks the output of opcit with the programs that it is written for, if they are installed: YAML and JSON parsers,
pdflatex, biber, Typst (TYPST_NODE names a node_modules folder with @myriaddreamin/typst-ts-node-compiler), and axe-core
with jsdom (AXE_NODE names theirs). Arguments: the program, a folder of samples. Exit status 77: none is installed."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

OPCIT, SAMPLES = sys.argv[1], pathlib.Path(sys.argv[2])
faults, asked = [], set()


def convert(sample, target, output):
    with_name = ("html", "latex", "markdown", "typst", "rendercv", "cff")
    own = ["--me", "Jane Doe"] if target in with_name else []
    done = subprocess.run([OPCIT, "convert", sample, "-t", target, "-o", output, "-q", *own], check=False)
    if done.returncode not in (0, 1):  # 1: bad data in the sample
        faults.append(f"{sample.name} -> {target}: exit status {done.returncode}")


def run(name, command, folder, environment=None):
    asked.add(name)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", timeout=120,
                          env={**os.environ, **(environment or {})}, check=False)
    return done.returncode, done.stdout + done.stderr


def yaml_is_valid(path, text):
    try:
        import yaml
    except ImportError:
        return None
    asked.add("yaml")
    try:
        yaml.safe_load(text)
    except yaml.YAMLError as error:
        return str(error)
    return None


def json_is_valid(path, text):
    asked.add("json")
    try:
        json.loads(text)
    except ValueError as error:
        return str(error)
    return None


def latex_compiles(path, text):
    if not shutil.which("pdflatex"):
        return None
    status, said = run("pdflatex", ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", path.name], path.parent)
    return "\n".join(line for line in said.splitlines() if line.startswith("!")) if status else None


TYPST = """const {NodeCompiler} = require("@myriaddreamin/typst-ts-node-compiler");
const compiler = NodeCompiler.create({workspace: process.cwd()});
const result = compiler.compile(JSON.parse(process.argv[1]));
if (!result.result) {
  const error = result.takeDiagnostics ? result.takeDiagnostics() : result.takeError();
  for (const one of compiler.fetchDiagnostics(error)) console.log(one.message);
  process.exit(1);
}"""


def typst_compiles(path, text, main=None):
    modules = os.environ.get("TYPST_NODE")
    if not modules:
        return None
    main = main or {"mainFilePath": str(path)}
    status, said = run("typst", ["node", "-e", TYPST, json.dumps(main)], path.parent, {"NODE_PATH": modules})
    return said if status else None


def hayagriva_compiles(path, text):
    if not text:
        return None
    content = f'#bibliography("{path.name}", full: true, title: none)'
    return yaml_is_valid(path, text) or typst_compiles(path, text, {"mainFileContent": content})


AXE = """const {JSDOM} = require("jsdom"), fs = require("fs");
const dom = new JSDOM(fs.readFileSync(process.argv[1], "utf8"), {runScripts: "dangerously", pretendToBeVisual: true});
dom.window.eval(fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
dom.window.axe.run(dom.window.document, {rules: {"color-contrast": {enabled: false}}}).then(result => {
  for (const fault of result.violations) console.log(fault.id, fault.nodes[0].html);
  process.exit(result.violations.length ? 1 : 0);
});"""


def page_is_accessible(path, text):
    modules = os.environ.get("AXE_NODE")
    if not modules:
        return None
    status, said = run("axe", ["node", "-e", AXE, str(path)], path.parent, {"NODE_PATH": modules})
    return said if status else None


TARGETS = {"rendercv": ("x.yaml", yaml_is_valid), "cff": ("CITATION.cff", yaml_is_valid), "json-resume": ("x.json", json_is_valid),
           "hayagriva": ("x.yml", hayagriva_compiles), "latex": ("x.tex", latex_compiles), "typst": ("x.typ", typst_compiles),
           "html": ("x.html", page_is_accessible)}

for sample in sorted(SAMPLES.iterdir()):
    for target, (name, judge) in TARGETS.items():
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / name
            convert(sample, target, path)
            text = path.read_text(encoding="utf-8") if path.exists() else ""
            if fault := judge(path, text):
                faults.append(f"{sample.name} -> {target}: {fault}")
    with tempfile.TemporaryDirectory() as folder:
        convert(sample, "hugo", folder)
        for page in pathlib.Path(folder).rglob("index.md"):
            front = page.read_text(encoding="utf-8").split("---\n")[1]
            if fault := yaml_is_valid(page, front):
                faults.append(f"{sample.name} -> hugo: {fault}")

print("\n".join(faults) or "asked: " + ", ".join(sorted(asked)))
sys.exit(1 if faults else 0 if asked else 77)
