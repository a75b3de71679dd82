-- Record what changed in the words of a span, and let the severity of notices follow from it. The check is not valid, so that
-- PostgreSQL does not read all spans while everybody waits: every change of a span is checked all the same.

alter table span
    add column changes text[],
    add constraint span_changes_check check (changes <@ array['NEGATION', 'NUMBER', 'NAME', 'WORDS', 'PUNCTUATION']) not valid;
comment on column span.changes is 'What changed between the words that were annotated and the words that stand there now. Null for spans that were written before this was recorded: those that are FUZZY have other words, nobody knows which.';

create function changes_of_words_at(owner uuid, instant timestamptz) returns text[]
    language sql stable
    as $$
        select coalesce(array_agg(distinct c.change), '{}')
        from public.rows_at($1, $2) r
        join public.rows_at($1, $2 - interval '1 microsecond') b
            on b.relation = 'span' and b."row" -> 'role' = r."row" -> 'role' and b."row" -> 'ordinal' = r."row" -> 'ordinal'
        cross join lateral jsonb_array_elements_text(
            case jsonb_typeof(r."row" -> 'changes') when 'array' then r."row" -> 'changes' else '["WORDS"]' end
        ) c (change)
        where r.relation = 'span' and r."row" ->> 'status' = 'FUZZY' and b."row" -> 'exact' is distinct from r."row" -> 'exact'
    $$;
comment on function changes_of_words_at(uuid, timestamptz) is 'What changed against the words that were annotated, in those spans of an annotation that have other words since a write.';

-- The function of the same name without ``changes`` stays, because processes of older versions call it until they are replaced.
create function watch_notice(
    link text, op text, reason text, was text, version integer, fields text[], other_words boolean, changes text[],
    out happened text, out severity text
)
    language plpgsql immutable
as $$
declare
    shown constant boolean := coalesce(case link
        when 'itself' then not fields <@ array['provenance', 'suppliedByEditor', 'timezone']
        when 'content' then not fields <@ array['provenance', 'suppliedByEditor', 'timezone']
        when 'article' then fields && array['headline', 'url', 'publisher', 'publishedAt', 'status']
        when 'entity' then other_words
        when 'quote' then fields && array['text', 'kind', 'speaker', 'chain', 'sourceKind', 'retraction']
        when 'event' then fields && array['title', 'status', 'when', 'place', 'participants']
        when 'relation' then fields && array['text', 'status', 'claimant', 'chain', 'sourceKind', 'retraction']
        when 'report' then other_words
    end, false);
    -- Words that say the opposite, or name another number, must not stay on a page; other punctuation hurts nobody.
    is_grave constant boolean := coalesce(other_words and changes && array['NEGATION', 'NUMBER'], false);
    is_slight constant boolean := coalesce(changes <> '{}' and changes <@ array['PUNCTUATION'], false);
    is_read constant boolean := coalesce(other_words and not is_slight, false) or coalesce(fields && array[
        'text', 'body', 'headline', 'title', 'description', 'status', 'statusNote', 'kind', 'state',
        'speaker', 'claimant', 'sourceKind', 'chain', 'entity', 'event', 'quote',
        'said', 'when', 'quantities', 'participants'
    ], false);
    is_redacted constant boolean := case
        when link in ('itself', 'content') then true
        when link = 'entity' then fields is null or 'names' = any(fields)
        when link = 'report' then fields is null or 'spans' = any(fields)
        when link = 'article' then shown
        else fields is null or shown
    end;
    -- An article that goes and that whoever may see drafts goes on seeing; other rows with these reasons are of what refers to it.
    is_status constant boolean := op = 'upsert' and coalesce('status' = any(fields), false);
    is_gone constant boolean := op = 'delete' or is_status and reason in ('withholding', 'cancellation');
    is_back constant boolean := op = 'upsert' and (was = 'delete' or is_status and reason = 'restoration');
    is_of_article constant boolean := link = 'article' and is_status and was is distinct from 'delete';
begin
    if link in ('article', 'entity') and (is_gone or is_back) and not is_of_article then
        return;  -- what hides an article or entity has rows of its own for what is displayed with it
    end if;
    if link in ('quote', 'relation') and op = 'upsert' and reason = 'retraction' then
        return;  -- a retraction has rows of its own for what refers to it
    end if;
    happened := case
        when op = 'redact' then case when is_redacted then 'redaction' end
        when op = 'delete' then case
            when reason in ('withholding', 'cancellation', 'merge', 'split', 'review', 'redaction', 'retraction') then reason
            else 'removal'
        end
        when is_gone then reason
        when was is null and (version = 1 or reason = 'review') then null
        when is_back and reason not in ('merge', 'split') then 'restoration'
        when not shown then null
        when reason in ('retraction', 'merge', 'split', 'review', 'redating') then reason
        else 'correction'
    end;
    severity := case
        when happened is null then null
        when happened = 'redaction' then 'critical'
        when happened = 'restoration' then 'minor'
        when happened = 'merge' and op = 'delete' then 'major'
        when is_gone or is_grave or 'retraction' = any(fields) then 'critical'
        when is_read or happened = 'retraction' then 'major'
        else 'minor'
    end;
    if severity = 'critical' and happened <> 'redaction' and link not in ('itself', 'content') and not is_of_article then
        severity := 'major';  -- what is watched is there as before: what it is displayed with is not
    end if;
    if link = 'content' and severity = 'minor' then
        happened := null;
        severity := null;
    end if;
end
$$;
comment on function watch_notice(text, text, text, text, integer, text[], boolean, text[]) is 'What happened to an item that is displayed, and how severe it is; nulls where it is nothing to hear of. ``link`` says how what was changed hangs together with it, ``was`` what was told of that last, ``other_words`` see has_other_words(), ``changes`` see changes_of_words_at().';
