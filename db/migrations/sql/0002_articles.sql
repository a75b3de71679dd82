-- Articles, what stands in them, and the log of every change.
-- Needs fold(text) from 0001_fold.sql.

create extension if not exists pg_trgm;

-- The closed lists of editorial/vocabulary.py.
create domain text_direction as text check (value in ('LTR', 'RTL'));
create domain publication_status as text check (value in ('USABLE', 'WITHHELD', 'CANCELED'));
create domain entity_kind as text check (value in ('PERSON', 'ORGANIZATION', 'PLACE', 'GROUP', 'PRODUCT', 'WORK', 'OTHER'));
create domain name_kind as text check (value in ('PREFERRED', 'ALIAS', 'TRANSLITERATION', 'MISSPELLING', 'DESCRIPTION'));
create domain mention_kind as text check (value in ('NAME', 'METONYM', 'DESCRIPTION', 'PRONOUN'));
create domain quote_kind as text check (value in ('DIRECT', 'PARTIAL', 'INDIRECT'));
create domain source_kind as text check (value in ('NAMED', 'ANONYMOUS', 'COLLECTIVE', 'DOCUMENT', 'ARTICLE', 'UNKNOWN'));
create domain attribution_role as text check (value in ('SPEAKER', 'RELAYED_BY', 'TOLD_TO', 'PUBLISHED_BY'));
create domain event_status as text check (value in ('OCCURRED', 'ONGOING', 'PLANNED', 'ALLEGED', 'CANCELED'));
create domain participant_role as text check (value in ('AGENT', 'PATIENT', 'PARTNER', 'RECIPIENT', 'OTHER'));
create domain claim_kind as text check (value in ('FACT', 'PREDICTION', 'OPINION', 'INTENTION'));
create domain claim_status as text check (value in ('UNVERIFIED', 'SUPPORTED', 'DISPUTED', 'REFUTED', 'RETRACTED'));
create domain claim_relation_type as text check (value in ('CONTRADICTS', 'SUPPORTS', 'CORRECTS', 'UPDATES', 'RESTATES'));
create domain comparator as text check (value in ('EQ', 'GT', 'GTE', 'LT', 'LTE', 'ABOUT'));
create domain date_precision as text check (value in ('DAY', 'MONTH', 'SEASON', 'YEAR', 'DECADE', 'CENTURY', 'INTERVAL', 'UNKNOWN'));
create domain date_qualifier as text check (value in ('UNCERTAIN', 'APPROXIMATE', 'BOTH'));
create domain anchor_status as text check (value in ('EXACT', 'MOVED', 'FUZZY', 'ORPHANED'));
create domain method as text check (value in ('HUMAN', 'MACHINE'));
create domain review_state as text check (value in ('DRAFT', 'REVIEWED', 'PUBLISHED'));
create domain language_tag as text check (value ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$');
create domain annotation_kind as text check (value in ('MENTION', 'QUOTE', 'EVENT_REPORT', 'CLAIM'));
create domain span_role as text check (value in ('TARGET', 'CUE', 'LINK'));

-- Entities and events stand outside the articles: many articles share them.

create table entity (
    id uuid primary key,
    kind entity_kind not null,
    wikidata text unique check (wikidata ~ '^Q[1-9][0-9]*$'),
    same_as text[] not null default '{}',
    merged_into_id uuid references entity,
    version integer not null default 1 check (version >= 1),
    given_by uuid
);
comment on table entity is 'A person, place, organization or other thing that articles speak of.';
comment on column entity.same_as is 'Addresses of other records of the same thing.';
comment on column entity.merged_into_id is 'The entity that took this one over; its id keeps resolving.';
comment on column entity.given_by is 'The article whose bundle first described the entity, and may change the description.';
create index entity_merged_into_id on entity (merged_into_id) where merged_into_id is not null;
create index entity_given_by on entity (given_by);
create index entity_kind_id on entity (kind, id);

create table entity_key (
    key text primary key,
    entity_id uuid not null references entity
);
comment on table entity_key is 'The keys by which bundles speak of entities: one name space for the whole service.';
create index entity_key_entity_id on entity_key (entity_id);

create table name (
    entity_id uuid not null references entity,
    ordinal integer not null check (ordinal >= 0),
    text text not null check (text <> ''),
    language language_tag not null,
    script text not null check (script ~ '^[A-Z][a-z]{3}$'),
    kind name_kind not null,
    folded text not null generated always as (fold(text)) stored,
    given_by uuid,
    primary key (entity_id, ordinal),
    unique (entity_id, text, language)
);
comment on table name is 'Every name of an entity: spelling, language, script. Any of them finds it.';
comment on column name.ordinal is 'The order in which names were given; gaps are allowed.';
comment on column name.folded is 'The text as searching compares it.';
comment on column name.given_by is 'The article whose bundle first gave the name, and may take it back.';
create index name_folded on name (folded);
create index name_folded_words on name using gin (folded gin_trgm_ops);
create index name_given_by on name (given_by);

create table entity_description (
    entity_id uuid not null references entity,
    language language_tag not null,
    ordinal integer not null check (ordinal >= 0),
    text text not null check (text <> ''),
    primary key (entity_id, language)
);
comment on table entity_description is 'A line that tells who or what an entity is, one per language.';

create table article (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    url text unique,
    language language_tag not null,
    direction text_direction not null,
    headline text,
    publisher_id uuid references entity,
    published_at timestamptz,
    timezone text,
    status publication_status not null,
    supplied text[] not null default '{}',
    revision_id uuid not null,
    version integer not null default 1 check (version >= 1),
    bundle_sha256 text not null,
    recency bigint not null generated always as (
        coalesce(-(extract(epoch from published_at at time zone 'UTC') * 1000000)::bigint, 9223372036854775807)
    ) stored
);
comment on table article is 'A news article; its words are in its revisions.';
comment on column article.supplied is 'The fields that the source did not state and the loading editor supplied.';
comment on column article.revision_id is 'The current revision.';
comment on column article.bundle_sha256 is 'The hash of the bundle last loaded: loading the same one again writes nothing.';
comment on column article.recency is 'Microseconds before 1970, negated publication time: ascending is newest first, unknown last.';
create index article_recency on article (recency, id);
create index article_language_recency on article (language, recency, id);
create index article_publisher_id on article (publisher_id, recency, id);
create index article_status_recency on article (status, recency, id);
create index article_revision_id on article (revision_id);

alter table entity add foreign key (given_by) references article deferrable initially deferred;
alter table name add foreign key (given_by) references article deferrable initially deferred;

create table revision (
    id uuid primary key,
    article_id uuid not null references article deferrable initially deferred,
    number integer not null check (number >= 1),
    body text not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    note text,
    created_at timestamptz not null default now(),
    unique (article_id, number),
    unique (id, article_id)
);
comment on table revision is 'One immutable text of an article, in NFC; spans count its code points.';
comment on column revision.sha256 is 'Of the body''s UTF-8 bytes.';
alter table article add foreign key (revision_id, id) references revision (id, article_id) deferrable initially deferred;

create table event (
    id uuid primary key,
    status event_status not null,
    place_id uuid references entity,
    edtf text,
    earliest date,
    latest date,
    start_latest date,
    end_earliest date,
    "precision" date_precision not null default 'UNKNOWN',
    qualifier date_qualifier,
    expression text,
    base date,
    version integer not null default 1 check (version >= 1),
    given_by uuid references article deferrable initially deferred,
    sort_from date not null generated always as (
        case when edtf is null then 'infinity'::date else coalesce(earliest, '-infinity'::date) end
    ) stored,
    sort_to date not null generated always as (coalesce(latest, 'infinity'::date)) stored,
    check (latest >= earliest),
    check (edtf is not null or ("precision" = 'UNKNOWN' and earliest is null and latest is null and qualifier is null))
);
comment on table event is 'Something that happened, goes on or is to come; several articles may report it.';
comment on column event.edtf is 'The date in EDTF level 1; null when nothing is known.';
comment on column event.start_latest is 'The latest day on which it can have begun; null where open.';
comment on column event.end_earliest is 'The earliest day on which it can have ended; null where open.';
comment on column event.expression is 'The article''s own words for the date.';
comment on column event.base is 'The date that those words were resolved against.';
comment on column event.given_by is 'The article whose bundle first described the event, and may change the description.';
comment on column event.sort_from is 'Timeline order: unknown dates last.';
create index event_timeline on event (sort_from, sort_to, id);
create index event_place_id on event (place_id, sort_from, sort_to, id);
create index event_given_by on event (given_by);

create table event_key (
    key text primary key,
    event_id uuid not null references event
);
comment on table event_key is 'The keys by which bundles speak of events: one name space for the whole service.';
create index event_key_event_id on event_key (event_id);

create table event_title (
    event_id uuid not null references event,
    language language_tag not null,
    ordinal integer not null check (ordinal >= 0),
    text text not null check (text <> ''),
    primary key (event_id, language)
);
comment on table event_title is 'What an event is called, one line per language.';

create table participant (
    event_id uuid not null references event,
    ordinal integer not null check (ordinal >= 0),
    role participant_role not null,
    entity_id uuid not null references entity,
    primary key (event_id, ordinal),
    unique (event_id, entity_id, role)
);
comment on table participant is 'An entity''s part in an event.';
create index participant_entity_id on participant (entity_id, event_id);

-- Annotations: everything that an editor asserts about a stretch of an article.

create table annotation (
    id uuid primary key,
    article_id uuid not null references article,
    kind annotation_kind not null,
    key text not null,
    version integer not null default 1 check (version >= 1),
    method method not null,
    asserted_by text not null,
    asserted_at timestamptz not null,
    confidence double precision check (confidence between 0 and 1),
    state review_state not null,
    note text,
    digest text not null,
    unique (article_id, kind, key),
    unique (id, article_id)
);
comment on table annotation is 'What mentions, quotes, event reports and claims have in common: key, version, provenance.';
comment on column annotation.key is 'The bundle''s own key for it.';
comment on column annotation.digest is 'The hash of the annotation as last loaded: what has not changed is not written.';

create table span (
    annotation_id uuid not null,
    role span_role not null,
    ordinal integer not null check (ordinal >= 0),
    article_id uuid not null,
    revision_id uuid not null,
    start_offset integer not null check (start_offset >= 0),
    end_offset integer not null,
    utf16_start integer not null check (utf16_start >= start_offset),
    utf16_end integer not null check (utf16_end >= end_offset),
    exact text not null,
    prefix text not null,
    suffix text not null,
    status anchor_status not null default 'EXACT',
    score double precision not null default 1 check (score between 0 and 1),
    primary key (annotation_id, role, ordinal),
    foreign key (annotation_id, article_id) references annotation (id, article_id),
    foreign key (revision_id, article_id) references revision (id, article_id),
    check (end_offset > start_offset),
    check (char_length(exact) = end_offset - start_offset),
    check (score = 1 or status = 'FUZZY')
);
comment on table span is 'A stretch of a revision that an annotation points at: half open, in code points and UTF-16 units.';
comment on column span.role is 'TARGET: where the annotation stands. CUE: a quote''s verb of saying. LINK: the words for the link of a chain at position "ordinal".';
create index span_article_id on span (article_id);
create index span_revision_id on span (revision_id, article_id);

create table mention (
    id uuid primary key,
    article_id uuid not null,
    entity_id uuid not null references entity,
    kind mention_kind not null,
    recency bigint not null,
    start_offset integer not null,
    foreign key (id, article_id) references annotation (id, article_id)
);
comment on table mention is 'The words of an article that name an entity.';
comment on column mention.recency is 'A copy of the article''s, so that one index gives the order of a list.';
comment on column mention.start_offset is 'A copy of the first span''s.';
create index mention_article_id on mention (article_id, start_offset, id);
create index mention_entity_id on mention (entity_id, recency, article_id, start_offset, id);

create table quote (
    id uuid primary key,
    article_id uuid not null,
    kind quote_kind not null,
    text text not null,
    language language_tag not null,
    speaker_id uuid references entity,
    source_kind source_kind not null,
    edtf text,
    earliest date,
    latest date,
    start_latest date,
    end_earliest date,
    "precision" date_precision not null default 'UNKNOWN',
    qualifier date_qualifier,
    expression text,
    base date,
    recency bigint not null,
    start_offset integer not null,
    foreign key (id, article_id) references annotation (id, article_id),
    check (latest >= earliest)
);
comment on table quote is 'Words that somebody said, as the article gives them. The date is when they were said.';
comment on column quote.speaker_id is 'A copy of the chain''s position 0.';
comment on column quote.source_kind is 'A copy of the chain''s position 0.';
comment on column quote.recency is 'A copy of the article''s, so that one index gives the order of a list.';
comment on column quote.start_offset is 'A copy of the first span''s.';
create index quote_recency on quote (recency, article_id, start_offset, id);
create index quote_article_id on quote (article_id, start_offset, id);
create index quote_speaker_id on quote (speaker_id, recency, article_id, start_offset, id);
create index quote_kind on quote (kind, recency, article_id, start_offset, id);
create index quote_source_kind on quote (source_kind, recency, article_id, start_offset, id);
create index quote_language on quote (language, recency, article_id, start_offset, id);
create index quote_said on quote (earliest, latest);

create table claim (
    id uuid primary key,
    article_id uuid not null,
    text text not null,
    language language_tag not null,
    kind claim_kind not null,
    status claim_status not null,
    status_note text,
    claimant_id uuid references entity,
    source_kind source_kind not null,
    quote_id uuid references quote,
    event_id uuid references event,
    recency bigint not null,
    start_offset integer not null,
    foreign key (id, article_id) references annotation (id, article_id)
);
comment on table claim is 'A statement that can be true or false, as an article makes or reports it.';
comment on column claim.claimant_id is 'A copy of the chain''s position 0.';
comment on column claim.source_kind is 'A copy of the chain''s position 0.';
comment on column claim.recency is 'A copy of the article''s, so that one index gives the order of a list.';
comment on column claim.start_offset is 'A copy of the first span''s.';
create index claim_recency on claim (recency, article_id, start_offset, id);
create index claim_article_id on claim (article_id, start_offset, id);
create index claim_claimant_id on claim (claimant_id, recency, article_id, start_offset, id);
create index claim_status on claim (status, recency, article_id, start_offset, id);
create index claim_kind on claim (kind, recency, article_id, start_offset, id);
create index claim_quote_id on claim (quote_id, recency, article_id, start_offset, id);
create index claim_event_id on claim (event_id, recency, article_id, start_offset, id);

create table attribution (
    annotation_id uuid not null,
    "position" integer not null check ("position" >= 0),
    article_id uuid not null,
    role attribution_role not null,
    entity_id uuid references entity,
    source_kind source_kind not null,
    inferred boolean not null,
    primary key (annotation_id, "position"),
    foreign key (annotation_id, article_id) references annotation (id, article_id),
    check (("position" = 0) = (role = 'SPEAKER')),
    check (source_kind <> 'NAMED' or entity_id is not null)
);
comment on table attribution is 'The chain of a quote or claim: position 0 the speaker or claimant, then who relayed it and to whom it was told.';
comment on column attribution.inferred is 'True where the editor concluded it and no words say so.';
create index attribution_entity_id on attribution (entity_id, annotation_id);
create index attribution_article_id on attribution (article_id);

create table event_report (
    id uuid primary key,
    article_id uuid not null,
    event_id uuid not null references event,
    start_offset integer not null,
    foreign key (id, article_id) references annotation (id, article_id)
);
comment on table event_report is 'A place in an article that tells of an event.';
create index event_report_event_id on event_report (event_id, article_id, start_offset, id);
create index event_report_article_id on event_report (article_id, event_id);

create table claim_about (
    claim_id uuid not null references claim,
    ordinal integer not null check (ordinal >= 0),
    entity_id uuid not null references entity,
    primary key (claim_id, ordinal),
    unique (claim_id, entity_id)
);
comment on table claim_about is 'Whom or what a claim is about.';
create index claim_about_entity_id on claim_about (entity_id, claim_id);

create table quantity (
    claim_id uuid not null references claim,
    ordinal integer not null check (ordinal >= 0),
    value double precision not null,
    unit text not null check (unit <> ''),
    comparator comparator not null,
    edtf text,
    earliest date,
    latest date,
    start_latest date,
    end_earliest date,
    "precision" date_precision not null default 'UNKNOWN',
    qualifier date_qualifier,
    expression text,
    base date,
    primary key (claim_id, ordinal),
    check (latest >= earliest)
);
comment on table quantity is 'A number that a claim states, with the date that it holds for.';

create table claim_review (
    claim_id uuid not null references claim,
    ordinal integer not null check (ordinal >= 0),
    reviewer_id uuid references entity,
    rating text not null check (rating <> ''),
    url text,
    reviewed_at timestamptz,
    note text,
    primary key (claim_id, ordinal)
);
comment on table claim_review is 'A check of a claim that somebody published.';
create index claim_review_reviewer_id on claim_review (reviewer_id);

create table claim_relation (
    from_id uuid not null references claim,
    to_id uuid not null references claim,
    type claim_relation_type not null,
    note text,
    primary key (from_id, to_id, type),
    check (from_id <> to_id)
);
comment on table claim_relation is 'How one claim stands to another; CONTRADICTS and RESTATES hold in both directions.';
create index claim_relation_to_id on claim_relation (to_id, type);

create table article_entity (
    article_id uuid not null references article,
    entity_id uuid not null references entity,
    recency bigint not null,
    start_offset integer not null,
    primary key (article_id, entity_id)
);
comment on table article_entity is 'Which entities an article mentions, with the place of the first mention: kept by the store from the mentions.';
comment on column article_entity.recency is 'A copy of the article''s, so that one index gives the order of a list.';
create index article_entity_order on article_entity (article_id, start_offset, entity_id);
create index article_entity_entity_id on article_entity (entity_id, recency, article_id);

-- The log that hot answers, history and the partners' feed stand on.

create table change (
    seq bigint generated always as identity primary key,
    xid xid8 not null default pg_current_xact_id(),
    op text not null check (op in ('upsert', 'delete', 'redact')),
    type text not null check (type in ('article', 'entity', 'mention', 'quote', 'event', 'event_report', 'claim')),
    id uuid not null,
    version integer not null check (version >= 1),
    at timestamptz not null default now(),
    reason text not null check (reason in ('load', 'correction', 'removal')),
    article_id uuid
);
comment on table change is 'One row for every write of an item, in the write''s own transaction.';
comment on column change.xid is 'The writing transaction. Read in (xid, seq) order and only below pg_snapshot_xmin(pg_current_snapshot()): seq alone loses rows that commit out of order.';
comment on column change.article_id is 'The article that the item stands in; null for entities and events, which stand in none. No foreign key: the log outlives its items.';
create index change_order on change (xid, seq);
create index change_id on change (id, seq);
