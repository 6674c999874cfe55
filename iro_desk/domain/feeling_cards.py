"""The cards a child may point at: a face or a sign with its word."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeelingCard:
    """One card.

    Args:
        word: what it says, under the picture.
        code_point: the picture, by its number in OpenMoji.
        shows: the picture in words, for somebody who cannot see it.
    """

    word: str
    code_point: str
    shows: str


FEELINGS = (
    FeelingCard("Very happy", "1F600", "A face with a wide smile"),
    FeelingCard("Happy", "1F642", "A face with a smile"),
    FeelingCard("In the middle", "1F610", "A face with a straight mouth"),
    FeelingCard("A bit sad or worried", "1F641", "A face that looks down"),
    FeelingCard("Very sad or worried", "1F622", "A face with a tear"),
    FeelingCard("Calm", "1F60C", "A face with closed eyes, at rest"),
    FeelingCard("Excited", "1F929", "A face with stars for eyes"),
    FeelingCard("Loved", "1F970", "A face with hearts round it"),
    FeelingCard("Cross", "1F620", "A face with its brows drawn down"),
    FeelingCard("Scared", "1F628", "A face with wide eyes"),
    FeelingCard("Mixed up", "1F615", "A face with a crooked mouth"),
    FeelingCard("Tired", "1F634", "A face asleep"),
    FeelingCard("Poorly", "1F912", "A face with a thermometer"),
    FeelingCard("Did not want to say", "1F910", "A face with a zip for a mouth"),
)

SIGNS = (
    FeelingCard("Yes", "1F44D", "A thumb up"),
    FeelingCard("No", "1F44E", "A thumb down"),
    FeelingCard("More", "2795", "A plus sign"),
    FeelingCard("Stop", "270B", "A raised hand"),
    FeelingCard("Help", "1F198", "A sign that says SOS"),
    FeelingCard("Something else", "2753", "A question mark"),
    FeelingCard("Home", "1F3E0", "A house"),
    FeelingCard("School", "1F3EB", "A school"),
    FeelingCard("Family", "1F46A", "A family"),
    FeelingCard("Friends", "1F465", "Two people"),
    FeelingCard("Bed", "1F6CF", "A bed"),
    FeelingCard("Food", "1F37D", "A plate with a knife and fork"),
    FeelingCard("Play", "26BD", "A ball"),
    FeelingCard("A hug", "1F917", "A face with open hands"),
    FeelingCard("A phone call", "1F4DE", "A telephone"),
    FeelingCard("Night", "1F319", "A moon"),
)

ALL_CARDS = (*FEELINGS, *SIGNS)


def pointed_to(card: FeelingCard) -> str:
    """Return what the officer saw, as a line of the child's: what they did, and not what it meant."""
    return f"Pointed to the card “{card.word}”"
