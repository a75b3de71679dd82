-- Find the words of quotes that have a speaker.
-- $1 ids.
select q.id, q.speaker_id, q.text from quote q where q.id = any($1::uuid[]) and q.speaker_id is not null
