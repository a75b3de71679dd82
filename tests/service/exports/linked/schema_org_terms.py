"""What schema.org 30.0 says of the terms that our exports use: which types a property is of, and what it can be.

Only the types that we use, or that these are kinds of, are named. Where the vocabulary itself lies beside the repository, a
test holds this table to it.
"""

KINDS_OF = {
    "NewsArticle": {"Article", "CreativeWork", "Thing"},
    "Quotation": {"CreativeWork", "Thing"},
    "Claim": {"CreativeWork", "Thing"},
    "ClaimReview": {"Review", "CreativeWork", "Thing"},
    "CorrectionComment": {"Comment", "CreativeWork", "Thing"},
    "CreativeWork": {"Thing"},
    "Event": {"Thing"},
    "Organization": {"Thing"},
    "Person": {"Thing"},
    "Place": {"Thing"},
    "Product": {"Thing"},
    "Rating": {"Intangible", "Thing"},
    "Thing": set(),
}

TEXT, URL, DAY = "Text", "URL", "Date"
PROPERTIES: dict[str, tuple[set[str], set[str]]] = {
    "identifier": ({"Thing"}, {TEXT, URL}),
    "name": ({"Thing"}, {TEXT}),
    "alternateName": ({"Thing"}, {TEXT}),
    "description": ({"Thing"}, {TEXT}),
    "sameAs": ({"Thing"}, {URL}),
    "url": ({"Thing"}, {URL}),
    "subjectOf": ({"Thing"}, {"CreativeWork", "Event"}),
    "headline": ({"CreativeWork"}, {TEXT}),
    "text": ({"CreativeWork"}, {TEXT}),
    "inLanguage": ({"CreativeWork", "Event"}, {TEXT}),
    "datePublished": ({"CreativeWork"}, {DAY, "DateTime"}),
    "dateModified": ({"CreativeWork"}, {DAY, "DateTime"}),
    "dateCreated": ({"CreativeWork"}, {DAY, "DateTime"}),
    "publisher": ({"CreativeWork"}, {"Organization", "Person"}),
    "knows": ({"Person"}, {"Organization", "Person"}),
    "affiliation": ({"Person"}, {"Organization"}),
    "disambiguatingDescription": ({"Thing"}, {"Text"}),
    "creator": ({"CreativeWork"}, {"Organization", "Person"}),
    "author": ({"CreativeWork", "Rating"}, {"Organization", "Person"}),
    "version": ({"CreativeWork"}, {"Number", TEXT}),
    "creativeWorkStatus": ({"CreativeWork"}, {TEXT}),
    "correction": ({"CreativeWork"}, {"CorrectionComment", TEXT, URL}),
    "hasPart": ({"CreativeWork"}, {"CreativeWork"}),
    "isPartOf": ({"CreativeWork"}, {"CreativeWork", URL}),
    "isBasedOn": ({"CreativeWork"}, {"CreativeWork", "Product", URL}),
    "mentions": ({"CreativeWork"}, {"Thing"}),
    "about": ({"CreativeWork", "Event"}, {"Thing"}),
    "interpretedAsClaim": ({"CreativeWork"}, {"Claim"}),
    "articleBody": ({"Article"}, {TEXT}),
    "appearance": ({"Claim"}, {"CreativeWork"}),
    "claimReviewed": ({"ClaimReview"}, {TEXT}),
    "itemReviewed": ({"Review"}, {"Thing"}),
    "reviewRating": ({"Review"}, {"Rating"}),
    "ratingExplanation": ({"Rating"}, {TEXT}),
    "startDate": ({"Event"}, {DAY, "DateTime"}),
    "endDate": ({"Event"}, {DAY, "DateTime"}),
    "eventStatus": ({"Event"}, {"EventStatusType"}),
    "location": ({"Event", "Organization"}, {"Place", TEXT}),
}
"""Each property with the types that it is of and those that its values can have."""

STATUSES = {"EventScheduled", "EventCancelled", "EventPostponed", "EventRescheduled", "EventMovedOnline"}
"""The members of EventStatusType."""


def are(types: set[str], wanted: set[str]) -> bool:
    """Return whether something of these types is one of the types wanted, or of a kind of them."""
    return any({each, *KINDS_OF[each]} & wanted for each in types)
