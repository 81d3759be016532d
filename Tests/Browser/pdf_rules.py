"""The rules of accessible PDF that can be held against a file here: with qpdf's JSON, pdfinfo and pdffonts.

Source: ISO 14289-1 (PDF/UA-1), sections 7.1 to 7.3, and the Matterhorn Protocol 1.1, checkpoints 01, 06, 07, 11, 13, 28
and 31. veraPDF checks more; it is not on every machine.
"""

import json
import subprocess


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, text=True)


def complaints(file, language):
    """What is wrong with a file, each in a sentence; nothing where nothing is."""
    found = []
    checked = run("qpdf", "--check", file)
    if checked.returncode != 0:
        found.append(f"qpdf: {checked.stdout}{checked.stderr}")
    facts = dict(line.split(":", 1) for line in run("pdfinfo", file).stdout.splitlines() if ":" in line)
    if facts.get("Tagged", "").strip() != "yes":
        found.append("the file is not tagged")
    if not facts["Page size"].strip().startswith("595"):
        found.append("the sheets are not A4")
    fonts = run("pdffonts", file).stdout.splitlines()[2:]
    # The columns emb, sub and uni stand before the number of the object.
    if not fonts or any(line.split()[-5] != "yes" for line in fonts):
        found.append("a font is not embedded")
    if any(line.split()[-3] != "yes" for line in fonts):
        found.append("a font does not tell its letters")

    objects = read(file)
    catalogue = resolve(objects, objects["trailer"]["/Root"])
    if resolve(objects, catalogue.get("/MarkInfo", {})).get("/Marked") is not True:
        found.append("MarkInfo does not say that the file is marked")
    if catalogue.get("/Lang", "").removeprefix("u:") != language:
        found.append(f"the language is {catalogue.get('/Lang')}, not {language}")
    if resolve(objects, catalogue.get("/ViewerPreferences", {})).get("/DisplayDocTitle") is not True:
        found.append("viewers do not show the title")
    if not resolve(objects, objects["trailer"].get("/Info", {})).get("/Title"):
        found.append("there is no title")
    if "/Outlines" not in catalogue:
        found.append("there is no outline")
    if "/StructTreeRoot" not in catalogue:
        return found + ["there is no tree of structure"]
    kinds = []
    for one in objects["all"].values():
        if not isinstance(one, dict):
            continue
        if one.get("/Type") == "/Page" and "/Annots" in one and one.get("/Tabs") != "/S":
            found.append("a page with links is not walked in the order of its structure")
        if one.get("/Type") == "/StructElem" or ("/S" in one and "/P" in one and "/K" in one):
            kinds.append(one.get("/S"))
            if one.get("/S") == "/Figure" and not one.get("/Alt"):
                found.append("a picture has no text in its place")
    if "/H1" not in kinds and "/H" not in kinds:
        found.append("there is no heading")
    if "/H1" in kinds and "/H3" in kinds and "/H2" not in kinds:
        found.append("a level of headings is skipped")
    return found


def read(file):
    """All objects of a file by name, and its trailer."""
    text = run("qpdf", "--json=2", "--json-key=qpdf", file).stdout
    objects = json.loads(text)["qpdf"][1]
    values = {name.removeprefix("obj:"): content(one) for name, one in objects.items() if name != "trailer"}
    return {"all": values, "trailer": objects["trailer"]["value"]}


def content(one):
    return one["value"] if "value" in one else one.get("stream", {}).get("dict", {})


def resolve(objects, value):
    while isinstance(value, str) and value in objects["all"]:
        value = objects["all"][value]
    return value
