"""Find the quotes of English articles."""

from editorial.draft.draft import DraftEntity
from editorial.draft.raw_article import RawArticle
from editorial.drafting.english_clauses.cutting import EnglishCutter, MentionPlaces, sentences_of
from editorial.drafting.english_clauses.marks import all_marked, outermost
from editorial.drafting.english_sources.bodies import EnglishBodies
from editorial.drafting.english_sources.gender import genders_of
from editorial.drafting.english_sources.memory import EnglishMemory
from editorial.drafting.english_sources.roles import roles_in
from editorial.drafting.english_sources.source import EnglishSources
from editorial.drafting.english_speech.chain import EnglishChains
from editorial.drafting.english_speech.describing import with_descriptions
from editorial.drafting.english_speech.speaking import EnglishSpeaking
from editorial.drafting.text.speech import Speech
from editorial.text.layout import Layout


def find_english_speech(article: RawArticle, layout: Layout, entities: tuple[DraftEntity, ...]) -> Speech:
    """Return the quotes of an article with their chains, and the entities with the descriptions of who speaks."""
    text = article.body
    marks = all_marked(text)
    names = MentionPlaces(entities)
    cutter = EnglishCutter(text, names, marks)
    sentences = sentences_of(cutter, layout, outermost(marks, text))
    roles = roles_in(sentences, entities)
    memory = EnglishMemory(list(entities), names.places, genders_of(entities, roles, sentences))
    bodies = EnglishBodies(memory, roles)
    sources = EnglishSources(memory, roles, bodies)
    speaking = EnglishSpeaking(cutter, EnglishChains(sources, memory), memory)
    for sentence in sentences:
        speaking.read(sentence)
    quotes = speaking.finished()
    return Speech(with_descriptions(memory.entities, quotes, roles, speaking.described, sentences, bodies), quotes)
