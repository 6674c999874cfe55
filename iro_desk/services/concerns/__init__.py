"""Concerns: noted in a minute, made formal, chased, taken further, ended, and told to the child."""

from iro_desk.domain.codes.concern import StepKind
from iro_desk.services.concerns.cafcass import TEST, CafcassRow, GroundLine, weigh
from iro_desk.services.concerns.cafcass import begun as cafcass_begun
from iro_desk.services.concerns.lists import ladder, sum_of_ladder, themes, words_of
from iro_desk.services.concerns.message import Message, message
from iro_desk.services.concerns.noting import begun, change, check_words, details, note, raise_from
from iro_desk.services.concerns.offered import Offer, Offered, offered, same_for, sums
from iro_desk.services.concerns.reading import Wanted, listed, raised, view
from iro_desk.services.concerns.rows import ConcernLine, ConcernPageView, StageRow, StepRow, Together
from iro_desk.services.concerns.steps import begin_formal
from iro_desk.services.concerns.whole import WholeConcern, whole

__all__ = [
    "TEST",
    "CafcassRow",
    "ConcernLine",
    "ConcernPageView",
    "GroundLine",
    "Message",
    "Offer",
    "Offered",
    "StageRow",
    "StepKind",
    "StepRow",
    "Together",
    "Wanted",
    "WholeConcern",
    "begin_formal",
    "begun",
    "cafcass_begun",
    "change",
    "check_words",
    "details",
    "ladder",
    "listed",
    "message",
    "note",
    "offered",
    "raise_from",
    "raised",
    "same_for",
    "sum_of_ladder",
    "sums",
    "themes",
    "view",
    "weigh",
    "whole",
    "words_of",
]  # fmt: skip
