"""Shows the measurements of tests/bench/compare (throughput compared with other converters, cost against size) as a picture
and as the lines of the README."""
import math
import re
from xml.sax.saxutils import escape

WIDTH, LEFT, RIGHT = 860, 210, 90
BAR, GAP, GROUP = 15, 4, 22
NAMES = {"bibtex": "BibTeX", "csl-json": "CSL-JSON", "ris": "RIS"}
# Greys and one blue with enough contrast on a white and on a dark page; the colour scheme of the page decides.
STYLE = """
  text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; fill: #24292f; }
  .title { font-size: 14px; font-weight: 600; }
  .group { font-weight: 600; }
  .quiet { fill: #57606a; }
  .opcit { fill: #0969da; } .peer { fill: #afb8c1; } .grid { stroke: #d0d7de; stroke-width: 1; }
  .line { stroke: #0969da; stroke-width: 2; fill: none; } .ideal { stroke: #8c959f; stroke-dasharray: 4 4; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .quiet { fill: #9198a1; }
    .opcit { fill: #4493f8; } .peer { fill: #656c76; } .grid { stroke: #3d444d; }
    .line { stroke: #4493f8; } .ideal { stroke: #656c76; }
  }
"""


class Picture:
    def __init__(self):
        self.parts = []
        self.y = 0

    def text(self, x, y, words, kind="", anchor="start"):
        self.parts.append(f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">{escape(words)}</text>')

    def line(self, x1, y1, x2, y2, kind):
        self.parts.append(f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{kind}"/>')

    def bar(self, x, y, width, kind, title):
        self.parts.append(f'<rect x="{x}" y="{y:.1f}" width="{max(width, 1):.1f}" height="{BAR}" rx="2" class="{kind}">'
                          f'<title>{escape(title)}</title></rect>')

    def whole(self):
        body = "\n".join(self.parts)
        return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {self.y}" role="img" '
                f'aria-label="Throughput of opcit and its peers">\n<style>{STYLE}</style>\n{body}\n</svg>\n')


def amount(number):
    """0.4567 -> 0.46, 4.567 -> 4.6, 45.67 -> 46, 456.7 -> 457."""
    return f"{number:.2g}" if number < 10 else f"{number:.0f}"


def size_name(number):
    return f"{number // 1000000}M" if number >= 1000000 else f"{number // 1000}k" if number >= 1000 else str(number)


def bars(picture, rows, low, high):
    """One group; low and high are powers of ten."""
    plot = WIDTH - LEFT - RIGHT
    for figures in sorted(rows, key=lambda each: -each.get("mb_per_s", 0)):
        kind = "opcit" if figures["peer"].startswith("opcit") else "peer"
        picture.text(LEFT - 8, picture.y + BAR - 3, figures["peer"], "" if kind == "opcit" else "quiet", "end")
        if "mb_per_s" in figures:
            width = plot * (math.log10(figures["mb_per_s"]) - low) / (high - low)
            label = f"{amount(figures['mb_per_s'])} MB/s"
            if kind == "peer" and "times_opcit" in figures:
                label += f"  ({amount(figures['times_opcit'])}\u00d7 the cost)"
            picture.bar(LEFT, picture.y, width, kind, f"{figures['peer']}: {label}, {figures['peak_mib']} MiB")
            # The label of a long bar is in the right margin, which is wide enough for it.
            picture.text(LEFT + max(width, 1) + 6, picture.y + BAR - 3, label, "quiet")
        else:
            said = f"given up after {figures['wall_s']:.0f} s" if figures["timed_out"] else "failed"
            picture.text(LEFT + 6, picture.y + BAR - 3, said, "quiet")
        picture.y += BAR + GAP


def throughput(picture, rows, size):
    # The figures are CPU time, which more threads do not reduce.
    rows = [figures for figures in rows if figures["records"] == size and "threads" not in figures["peer"]]
    rates = [figures["mb_per_s"] for figures in rows if "mb_per_s" in figures]
    low = math.floor(math.log10(min(rates)))
    high = max(math.ceil(math.log10(max(rates))), low + 1)
    picture.text(16, 26, f"MB/s of one core, {size_name(size)} entries with abstracts (logarithmic)", "title")
    picture.y = 52
    top = picture.y
    at = len(picture.parts)
    for path in dict.fromkeys((figures["from"], figures["to"]) for figures in rows):
        picture.text(16, picture.y + BAR - 3, f"{NAMES[path[0]]} \u2192 {NAMES[path[1]]}", "group")
        bars(picture, [figures for figures in rows if (figures["from"], figures["to"]) == path], low, high)
        picture.y += GROUP - GAP
    lines = Picture()
    for power in range(low, high + 1):
        x = LEFT + (WIDTH - LEFT - RIGHT) * (power - low) / (high - low)
        lines.line(x, top - 8, x, picture.y - 10, "grid")
        lines.text(x, top - 12, f"{10.0 ** power:g}", "quiet", "middle")
    picture.parts[at:at] = lines.parts


def growth(picture, rows):
    rows = [figures for figures in rows if "cpu_s" in figures]
    if len(rows) < 2:
        return
    picture.text(16, picture.y + 20, "CPU seconds of opcit against entries, BibTeX \u2192 CSL-JSON (both logarithmic; dashed: in proportion)", "title")
    top, height, plot = picture.y + 44, 190, WIDTH - LEFT - RIGHT
    x_low, x_high = (math.log10(rows[at]["records"]) for at in (0, -1))
    y_low = math.floor(math.log10(min(figures["cpu_s"] for figures in rows)))
    y_high = math.ceil(math.log10(max(figures["cpu_s"] for figures in rows)))
    x_of = lambda records: LEFT + plot * (math.log10(records) - x_low) / (x_high - x_low)
    y_of = lambda seconds: top + height * (y_high - math.log10(seconds)) / (y_high - y_low)
    for power in range(y_low, y_high + 1):
        picture.line(LEFT, y_of(10.0 ** power), LEFT + plot, y_of(10.0 ** power), "grid")
        picture.text(LEFT - 8, y_of(10.0 ** power) + 4, f"{10.0 ** power:g} s", "quiet", "end")
    last = rows[-1]
    begin = last["cpu_s"] * rows[0]["records"] / last["records"]
    start = max(begin, 10.0 ** y_low)
    picture.line(x_of(last["records"] * start / last["cpu_s"]), y_of(start), x_of(last["records"]), y_of(last["cpu_s"]), "ideal")
    points = " ".join(f"{x_of(each['records']):.1f},{y_of(each['cpu_s']):.1f}" for each in rows)
    picture.parts.append(f'<polyline points="{points}" class="line"/>')
    for each in rows:
        x, y = x_of(each["records"]), y_of(each["cpu_s"])
        picture.parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" class="opcit"/>')
        picture.text(x, top + height + 18, size_name(each["records"]), "quiet", "middle")
        picture.text(x + 8, y + 16, f"{amount(each['cpu_s'])} s, {each['peak_mib']:.0f} MiB", "quiet")
    picture.y = top + height + 34


def draw(results):
    picture = Picture()
    sizes = sorted({figures["records"] for figures in results["peers"]})
    throughput(picture, results["peers"], sizes[-1])
    growth(picture, results["slope"])
    about = results["about"]
    picture.text(16, picture.y + 14, f"{about['cpu']}, {about['date']}. tests/bench/compare draws this.", "quiet")
    picture.y += 28
    return picture.whole()


def cell(figures):
    if "mb_per_s" not in figures:
        said = f"given up after {figures['wall_s']:.0f} s" if figures["timed_out"] else "failed"
        return f"{figures['peer']} {said}"
    times = f" ({amount(figures['times_opcit'])}\u00d7)" if figures["peer"] != "opcit" else ""
    name = f"{figures['peer']} " if figures["peer"] != "opcit" else ""
    return f"{name}{amount(figures['mb_per_s'])} MB/s, {figures['peak_mib']:.0f} MiB{times}"


def markdown(results):
    """A table of the largest comparison, and the cost by size."""
    size = max(figures["records"] for figures in results["peers"])
    rows = [each for each in results["peers"] if each["records"] == size and "threads" not in each["peer"]]
    lines = [f"| {size_name(size)} entries | opcit | peers |", "|---|---|---|"]
    for path in dict.fromkeys((each["from"], each["to"]) for each in rows):
        here = [each for each in rows if (each["from"], each["to"]) == path]
        lines.append(f"| {NAMES[path[0]]} \u2192 {NAMES[path[1]]} | {cell(here[0])} | {'; '.join(map(cell, here[1:]))} |")
    grown = [each for each in results["slope"] if "cpu_s" in each]
    if len(grown) > 1:
        last = grown[-1]
        cost = ", ".join(f"{size_name(each['records'])} {each['cpu_s']:.2g} s and {each['peak_mib']:.0f} MiB" for each in grown)
        lines += ["", f"BibTeX \u2192 CSL-JSON by size: {cost} (slope {last['slope']:.2f} between the last two; 1 is in proportion)."]
    about = results["about"]
    numbers = {name: re.search(r"[0-9]+(\.[0-9]+)+", said) for name, said in about["versions"].items() if name not in ("opcit", "node")}
    versions = ", ".join(f"{name} {number[0]}" for name, number in numbers.items() if number)
    return "\n".join([*lines, "", f"Measured on {about['date']} on {about['cores']} cores of {about['cpu']}, with {versions}."]) + "\n"


def put_between(text, begin, end, new):
    head, _, rest = text.partition(begin)
    _, _, tail = rest.partition(end)
    return f"{head}{begin}\n{new}{end}{tail}"
