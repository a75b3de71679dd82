"""Quotes, events and claims that two drafts have in common, each as one."""

from dataclasses import replace

from editorial.draft.draft import Basis, DraftClaim, DraftDate, DraftEvent, DraftLink, DraftQuote
from editorial.merging.overlap import agreed, disputed
from editorial.pointer.choice import merged

OTHER_SPEAKER = "The model names another speaker."
OTHER_CHAIN = "The model has the words come by another way."
OTHER_EDGES = "The model begins or ends the words elsewhere."
OTHER_KIND = "The model takes the words for another kind of quote."
OTHER_STANCE = "The model differs on whether the speaker asserts the words."
OTHER_DAYS = "The model understands the words for the date differently."
OTHER_STATUS = "The model differs on whether this took place."
OTHER_CLAIM = "The model takes this for another kind of claim."


def join_quotes(ours: DraftQuote, theirs: DraftQuote) -> DraftQuote:
    """Return our quote with what only theirs has; the links of both name the same entities by the same keys.

    Of two chains, that of the surer quote is taken; where both are equally sure, ours.
    """
    doubts = [
        *((OTHER_KIND,) if ours.kind is not theirs.kind else ()),
        *((OTHER_EDGES,) if merged(ours.places) != merged(theirs.places) else ()),
        *((OTHER_STANCE,) if ours.stance is not theirs.stance else ()),
        *((OTHER_DAYS,) if _differ(ours.said, theirs.said) else ()),
        *_doubts_of_chain(ours.chain, theirs.chain),
    ]
    is_other = OTHER_SPEAKER in doubts
    chain = theirs.chain if is_other and theirs.basis.confidence > ours.basis.confidence else ours.chain
    return replace(
        ours,
        chain=chain,
        basis=_basis(ours.basis, theirs.basis, tuple(doubts), is_other=is_other),
        cue=ours.cue or theirs.cue,
        said=ours.said or theirs.said,
        attribution=ours.attribution or theirs.attribution,
    )


def _basis(ours: Basis, theirs: Basis, doubts: tuple[str, ...], *, is_other: bool) -> Basis:
    """Return the basis of a joint finding: less sure if it differs in what matters most."""
    if is_other:
        surer, other = (theirs, ours) if theirs.confidence > ours.confidence else (ours, theirs)
        return replace(disputed(surer, other, *doubts), rule=ours.rule)
    both = agreed(ours, theirs)
    if doubts:
        return Basis(ours.rule, max(ours.confidence, theirs.confidence), (*both.doubts, *doubts))
    return both


def _doubts_of_chain(ours: tuple[DraftLink, ...], theirs: tuple[DraftLink, ...]) -> tuple[str, ...]:
    one, other = [_who(each) for each in ours], [_who(each) for each in theirs]
    if one[:1] != other[:1]:
        return (OTHER_SPEAKER,)
    return (OTHER_CHAIN,) if one != other else ()


def _who(link: DraftLink) -> tuple[str, str]:
    return link.role, link.entity or link.source


def _differ(ours: DraftDate | None, theirs: DraftDate | None) -> bool:
    return bool(ours and theirs and ours.edtf and theirs.edtf and ours.edtf != theirs.edtf)


def join_events(ours: DraftEvent, theirs: DraftEvent) -> DraftEvent:
    """Return our event with what only theirs has."""
    doubts = [
        *((OTHER_STATUS,) if ours.status is not theirs.status else ()),
        *((OTHER_DAYS,) if _differ(ours.when, theirs.when) else ()),
    ]
    return replace(
        ours,
        reports=tuple(sorted({*ours.reports, *theirs.reports})),
        basis=_basis(ours.basis, theirs.basis, tuple(doubts), is_other=False),
        when=ours.when or theirs.when,
        location=ours.location or theirs.location,
        participants=tuple(dict.fromkeys((*ours.participants, *theirs.participants))),
    )


def join_claims(ours: DraftClaim, theirs: DraftClaim) -> DraftClaim:
    """Return our claim with what only theirs has."""
    doubts = (OTHER_CLAIM,) if ours.kind is not theirs.kind else ()
    return replace(
        ours,
        basis=_basis(ours.basis, theirs.basis, doubts, is_other=False),
        subjects=tuple(dict.fromkeys((*ours.subjects, *theirs.subjects))),
        quantities=ours.quantities or theirs.quantities,
    )
