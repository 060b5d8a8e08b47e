#!/usr/bin/env python3
"""A loopback Crossref, DataCite, OpenAlex, DBLP and arXiv for tests: stub.py [--port N] WORLD.jsonl

Prints its port and serves until it is killed. WORLD.jsonl has one work on each line:
  {"id", "title", "authors": ["Given Family"], "venue", "year", "date", "doi", "arxiv", "pages", "type", "dblp_key",
   "services": {"crossref": true, ..}, "left_out": false, "traits": {..}, "updates": [{"DOI", "type", ..}], "comment",
   "pmid", "orcids": [iD or null for each author], "issn", "volume", "abstract"}
The bases are /crossref /datacite /openalex /dblp and /arxiv/query. POST /control?fault=NAME&times=N&service=ID
requests faults (503 429 reset html truncated empty slow dead); GET /requests lists the requests.
"""
import argparse, json, re, socket, struct, sys, threading, time, unicodedata
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

FULL = {
    "NeurIPS": "Advances in Neural Information Processing Systems", "ICML": "International Conference on Machine Learning",
    "CVPR": "2023 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)",
    "AAAI": "Proceedings of the AAAI Conference on Artificial Intelligence",
    "KDD": "Proceedings of the 28th ACM SIGKDD Conference on Knowledge Discovery and Data Mining",
    "SIGIR": "Proceedings of the 45th International ACM SIGIR Conference on Research and Development in Information Retrieval",
    "CCS": "Proceedings of the 2024 ACM SIGSAC Conference on Computer and Communications Security",
    "IEEE Trans. Pattern Anal. Mach. Intell.": "IEEE Transactions on Pattern Analysis and Machine Intelligence",
    "ACM Trans. Graph.": "ACM Transactions on Graphics", "Mach. Learn.": "Machine Learning",
    "Proc. VLDB Endow.": "Proceedings of the VLDB Endowment", "Proc. ACM Manag. Data": "Proceedings of the ACM on Management of Data",
}


def words(text):
    text = "".join(c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c))
    return re.findall(r"[a-z0-9]+", text.lower())


def split(name):
    given, _, family = name.rpartition(" ")
    return given, family


class World:
    def __init__(self, path):
        works = [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
        self.works = [w for w in works if not w.get("left_out")]
        for w in self.works:
            w["words"] = words(w["title"])
            w["bag"] = set(w["words"])

    def of(self, service):
        return [w for w in self.works if w["services"].get(service)]

    def search(self, service, text, author="", rows=5):
        wanted = set(words(text))
        names = set(words(author))
        scored = []
        for w in self.of(service):
            common = len(wanted & w["bag"])
            if common:
                bonus = 1 if names & set(words(" ".join(w["authors"]))) else 0
                scored.append((common * 2 / (len(wanted) + len(w["bag"])) + bonus / 20, w))
        scored.sort(key=lambda pair: -pair[0])
        return [w for _, w in scored[:rows]]


def crossref(w):
    t = w.get("traits", {})
    authors = w["authors"]
    people = []
    for name in authors:
        given, family = split(name)
        if t.get("cr_initials"):
            given = " ".join(part[0] + "." for part in given.split())
        if t.get("cr_names_swapped"):
            given, family = family, given
        people.append({"given": given, "family": family, "sequence": "additional", "affiliation": []})
    for person, orcid in zip(people, w.get("orcids") or []):
        if orcid:
            person["ORCID"] = "https://orcid.org/" + orcid
    title, subtitle = w["title"], []
    if t.get("subtitle_split") and ": " in title:
        title, rest = title.split(": ", 1)
        subtitle = [rest]
    if t.get("cr_capitals"):
        title = title.upper()
    preprint = (w.get("venue") or "").lower().startswith(("biorxiv", "medrxiv"))
    year = w["year"]
    item = {"DOI": w["doi"], "title": [title], "subtitle": subtitle, "author": [] if t.get("cr_no_authors") else people,
            "type": "posted-content" if preprint else "journal-article" if w["type"] == "article" else "proceedings-article",
            "issued": {"date-parts": [[year - 1 if t.get("online_first") and t.get("created_late") else year]]},
            "published-print": {"date-parts": [[year]]}, "publisher": "Example", "is-referenced-by-count": 1, "score": 20.5}
    if preprint:
        item.update({"subtype": "preprint", "institution": [{"name": w["venue"].split(" :")[0]}], "container-title": []})
        del item["published-print"]
    else:
        item["container-title"] = [FULL.get(w["venue"], w["venue"])]
    for name, member in (("pages", "page"), ("volume", "volume"), ("abstract", "abstract")):
        if w.get(name):
            item[member] = w[name]
    if w.get("issn"):
        item["ISSN"] = [w["issn"]]
    if w.get("updates"):
        item["updated-by"] = w["updates"]
    if w.get("update_to"):
        item["update-to"] = w["update_to"]
    return item


def alphabetical(w):
    people = [dict(zip(("given", "family"), split(a))) for a in sorted(w["authors"], key=lambda a: split(a)[1])]
    return {"DOI": w["traits"]["alpha_doi"], "title": [w["title"]], "author": people, "type": "proceedings-article",
            "issued": {"date-parts": [[w["year"]]]}, "page": "578-9999", "is-referenced-by-count": 0,
            "container-title": ["Advances in Neural Information Processing Systems 34"]}


def datacite(w):
    doi = w["doi"] if w.get("doi") and not w.get("arxiv") else "10.48550/arxiv." + (w.get("arxiv") or "")
    people = [{"name": f"{split(a)[1]}, {split(a)[0]}", "nameType": "Personal", "givenName": split(a)[0], "familyName": split(a)[1]} for a in w["authors"]]
    arxiv = doi.startswith("10.48550")
    year = 2000 + int(w["arxiv"][:2]) if arxiv and re.match(r"\d{4}\.", w["arxiv"]) else w["year"]
    return {"id": doi, "type": "dois", "attributes": {
        "doi": doi, "titles": [{"title": w["title"]}], "creators": people, "publisher": "arXiv" if arxiv else w["venue"],
        "publicationYear": year, "types": {"resourceTypeGeneral": "Preprint" if arxiv else "Dataset"}}}


def openalex(w):
    authors = w["authors"][:-1] if w.get("traits", {}).get("oa_last_author_missing") else w["authors"]
    year = w["year"] + (1 if w.get("traits", {}).get("oa_year") else 0)
    ids = {"ids": {"pmid": "https://pubmed.ncbi.nlm.nih.gov/" + w["pmid"]}} if w.get("pmid") else {}
    return {**ids, "id": "https://openalex.org/W" + w["id"].strip("w"), "doi": "https://doi.org/" + w["doi"] if w.get("doi") else None, "title": w["title"],
            "publication_year": year, "publication_date": f"{year}-01-01", "type": "article", "is_retracted": False, "is_paratext": False,
            "primary_location": {"source": {"display_name": FULL.get(w["venue"], w["venue"]), "type": "conference" if w["type"] != "article" else "journal"}},
            "authorships": [{"author": {"display_name": a.replace("-", "\u2010")}, "raw_author_name": a} for a in authors]}


def dblp(w, number):
    people = [{"@pid": "1/1", "text": a} for a in w.get("dblp_authors") or w["authors"]]
    info = {"authors": {"author": people[0] if len(people) == 1 else people}, "title": escape(w["title"]).rstrip(".") + ".", "venue": w["venue"],
            "year": str(w["year"]), "type": "Journal Articles" if w["type"] == "article" else "Conference and Workshop Papers",
            "key": w.get("dblp_key") or "conf/x/" + w["id"]}
    if w.get("pages"):
        info["pages"] = w["pages"]
    if w.get("doi"):
        info["doi"] = w["doi"].upper()
    return {"@score": "5", "@id": str(number), "info": info}


def atom(works, query, total):
    entries = ""
    for w in works:
        year = 2000 + int(w["arxiv"][:2])
        authors = w["authors"][:-1] if w.get("traits", {}).get("arxiv_last_author_missing") else w["authors"]
        entries += f"<entry><id>http://arxiv.org/abs/{w['arxiv']}v1</id><title>{escape(w['title'])}</title><published>{year}-{w['arxiv'][2:4]}-01T00:00:00Z</published>"
        entries += f"<updated>{year}-{w['arxiv'][2:4]}-01T00:00:00Z</updated><summary>.</summary>"
        entries += "".join(f"<author><name>{escape(a)}</name></author>" for a in authors)
        entries += f"<arxiv:comment>{escape(w['comment'])}</arxiv:comment>" if w.get("comment") else ""
        entries += '<category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/></entry>\n'
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom" '
            'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><id>http://arxiv.org/api/x</id><title>arXiv Query</title><updated>2026-11-22T00:00:00Z</updated>'
            f"<opensearch:totalResults>{total}</opensearch:totalResults><opensearch:startIndex>0</opensearch:startIndex>\n{entries}</feed>\n")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    world = None
    requests, faults, lock = [], [], threading.Lock()

    def log_message(self, *_):
        pass

    def send(self, status, body, kind="application/json", headers=()):
        body = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        size = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(size).decode()
        parts = urlsplit(self.path)
        if parts.path == "/control":
            q = {k: v[0] for k, v in parse_qs(parts.query).items()}
            with self.lock:
                self.faults.append({"fault": q["fault"], "times": int(q.get("times", 1)), "service": q.get("service", "")})
            return self.send(200, "")
        self.answer(parts.path, body)

    def do_GET(self):
        parts = urlsplit(self.path)
        if parts.path == "/requests":
            return self.send(200, "".join(r + "\n" for r in self.requests), "text/plain")
        self.answer(parts.path, parts.query)

    def fault_for(self, service):
        with self.lock:
            for fault in self.faults:
                if fault["times"] > 0 and fault["service"] in ("", service):
                    fault["times"] -= 1
                    return fault["fault"]
        return ""

    def answer(self, path, query):
        service, rest = path.split("/")[1], path[len(path.split("/")[1]) + 1:]
        if service == "a":  # arXiv's feeds of authors are next to its API
            service, rest = "arxiv", path
        with self.lock:
            self.requests.append(f"{service} {path}?{query}")
        fault = self.fault_for(service)
        if fault in ("503", "429"):
            return self.send(int(fault), "busy", "text/plain", [("Retry-After", "1")] if fault == "429" else [])
        if fault == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
            return self.connection.close()
        if fault == "html":
            return self.send(200, "<html><body>Wait</body></html>", "text/html")
        if fault == "empty":
            return self.send(200, "")
        if fault == "slow":
            time.sleep(3)
        status, body = self.body_of(service, rest, {k: v[0] for k, v in parse_qs(query).items()})
        if fault == "truncated":
            body = body[: len(body) // 2]
        self.send(status, body, "application/atom+xml" if service == "arxiv" else "application/json")

    def body_of(self, service, path, q):
        world = self.world
        if service == "crossref":
            return self.crossref(path, q)
        if service == "datacite":
            if path.startswith("/dois/"):
                doi = unquote(path[6:]).lower()
                found = [datacite(w) for w in world.of("datacite") if datacite(w)["id"].lower() == doi]
                return (200, json.dumps({"data": found[0]})) if found else (404, '{"errors":[{"status":"404","title":"not found"}]}')
            if "nameIdentifier" in q["query"]:
                return 200, json.dumps({"data": [datacite(w) for w in self.works_of("datacite", q["query"])]})
            return 200, json.dumps({"data": [datacite(w) for w in world.search("datacite", q["query"])]})
        if service == "openalex":
            if path.startswith("/works/doi:"):
                doi = unquote(path[11:]).lower()
                found = [openalex(w) for w in world.of("openalex") if (w.get("doi") or "").lower() == doi]
                return (200, json.dumps(found[0])) if found else (404, '{"error":"Not Found"}')
            if path.startswith("/works/pmid:"):
                found = [openalex(w) for w in world.of("openalex") if w.get("pmid") == path[12:]]
                return (200, json.dumps(found[0])) if found else (404, '{"error":"Not Found"}')
            if "orcid" in q.get("filter", ""):
                return 200, json.dumps({"meta": {"count": 1}, "results": [openalex(w) for w in self.works_of("openalex", q["filter"])]})
            return 200, json.dumps({"meta": {"count": 1}, "results": [openalex(w) for w in world.search("openalex", q["search"])]})
        if service == "dblp":
            wanted = words(q["q"])
            hits = []
            for w in world.of("dblp"):
                have = w["words"] + words(" ".join(w["authors"])) + words(w["venue"]) + [str(w["year"])]
                if all(any(h.startswith(x) for h in have) for x in wanted):
                    hits.append(w)
            found = {"@total": str(len(hits)), "@computed": str(len(hits)), "@sent": str(len(hits)), "@first": "0"}
            if hits:
                found["hit"] = [dblp(w, i) for i, w in enumerate(hits[: int(q.get("h", 30))])]
            return 200, json.dumps({"result": {"query": q["q"], "hits": found}})
        if path.startswith("/a/"):
            works = self.works_of("arxiv", path)
            return (200, atom(works, "author", len(works))) if works else (404, "unknown author")
        return 200, self.arxiv(q)

    def works_of(self, service, text):
        """Works of the person whose ORCID iD is in the text."""
        wanted = re.search(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", text)
        return [w for w in self.world.of(service) if wanted and wanted.group() in (w.get("orcids") or [])]

    def crossref(self, path, q):
        items = [crossref(w) for w in self.world.of("crossref") if w.get("doi")]
        items += [alphabetical(w) for w in self.world.works if w.get("traits", {}).get("alpha_doi")]
        if path.startswith("/works/"):
            doi = unquote(path[7:]).lower()
            found = [i for i in items if i["DOI"].lower() == doi]
            return (200, json.dumps({"status": "ok", "message-type": "work", "message": found[0]})) if found else (404, "Resource not found.")
        if q.get("filter", "").startswith("orcid:"):
            chosen = [crossref(w) for w in self.works_of("crossref", q["filter"])]
        elif "filter" in q:
            dois = {x[4:].lower() for x in q["filter"].split(",") if x.startswith("doi:")}
            chosen = [i for i in items if i["DOI"].lower() in dois]
        else:
            wanted = set(words(q["query.bibliographic"]))
            author = set(words(q.get("query.author", "")))

            def score(i):
                bag = set(words(" ".join(i["title"] + i.get("subtitle", []))))
                people = set(words(" ".join(p["family"] for p in i["author"])))
                return 2 * len(wanted & bag) / (len(wanted) + len(bag)) + (0.05 if author & people else 0)

            chosen = sorted(items, key=score, reverse=True)[: int(q.get("rows", 20))]
        return 200, json.dumps({"status": "ok", "message-type": "work-list", "message": {"total-results": len(chosen), "items": chosen}})

    def arxiv(self, q):
        works = [w for w in self.world.of("arxiv") if w.get("arxiv")]
        if "id_list" in q:
            ids = [re.sub(r"v\d+$", "", i) for i in q["id_list"].split(",")]
            chosen = [w for w in works if w["arxiv"] in ids]
        else:
            phrases = [words(p) for p in re.findall(r'ti:"([^"]*)"', q["search_query"])] + [words(p) for p in re.findall(r"ti:(\w+)", q["search_query"])]
            chosen = [w for w in works if any(p and f" {' '.join(p)} " in f" {' '.join(w['words'])} " for p in phrases)]
        return atom(chosen[: int(q.get("max_results", 10))], str(q), len(chosen))


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--port", type=int, default=0)
    options.add_argument("world")
    arguments = options.parse_args()
    Handler.world = World(arguments.world)
    server = ThreadingHTTPServer(("127.0.0.1", arguments.port), Handler)
    server.daemon_threads = True
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
