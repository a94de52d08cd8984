"""Figures of an invented judge, as its audits keep them: one class may award, the silence of one counts."""

from stancewatch.model.audit import ClassFiguresEntry, FiguresEntry, TallyEntry
from stancewatch.model.lens import DetectorClass

NOTHING = TallyEntry(right=0, wrong=0, labs=0, bound=0.0, least_bound=0.0)
FEW = TallyEntry(right=11, wrong=2, labs=3, bound=0.5899, least_bound=0.4931)
MANY = TallyEntry(right=61, wrong=1, labs=7, bound=0.9256, least_bound=0.9049)
NEARLY = TallyEntry(right=43, wrong=1, labs=5, bound=0.8966, least_bound=0.8999)


def earned(
    awards: TallyEntry = NOTHING, gaps: TallyEntry = NOTHING, statements: TallyEntry = NOTHING, *acts: str
) -> ClassFiguresEntry:
    return ClassFiguresEntry(
        awards=awards,
        may_award="awards" in acts,
        gaps=gaps,
        statements=statements,
        silence_counts="silence" in acts,
    )


CLASSES = {
    DetectorClass.LICENCE_LINK_DATE: earned(FEW),
    DetectorClass.NUMBER: earned(NOTHING, FEW, NEARLY),
    DetectorClass.PROCEDURE: earned(MANY, NOTHING, NOTHING, "awards"),
    DetectorClass.NAMED_BODY: earned(FEW, MANY, MANY, "silence"),
    DetectorClass.TOPIC: earned(),
    DetectorClass.MEANING: earned(),
}
FIGURES = FiguresEntry(
    measured_on="seven invented labs; 200 labels; 2026-05-30",
    counted_over="class",
    needed=0.9,
    confirmed=0.95,
    caveat="one of these labs was in view when the rules were written",
    classes=CLASSES,
    barred=("IK1", "XX1"),
    muted={"XX2": "its words stand on every page", "XX3": "too few texts were planted"},
)
