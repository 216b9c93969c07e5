-- What only open cases are looked for by leaves out the resolved ones, which soon are nearly all.
drop index support_case_open_by_activity;
drop index support_case_open_by_opening;
drop index support_case_open_by_severity;
drop index support_case_open_by_revision;
drop index support_case_by_status;
drop index support_case_by_service_resolved;
create index support_case_open_by_activity on support_case (account_id, last_activity_at, id) where is_open;
create index support_case_open_by_opening on support_case (account_id, opened_at, id) where is_open;
create index support_case_open_by_severity on support_case (account_id, severity_rank, last_activity_at, id) where is_open;
create index support_case_open_by_revision on support_case (account_id, revision) where is_open;
create index support_case_by_status on support_case (account_id, status, last_activity_at, id) where is_open;
create index support_case_by_service_resolved on support_case (service, resolved_at, id) where resolved_at is not null;

-- The words of an entry as a plain text. The index makes each of them begin with its account, as in
-- '123456789012invoice', which twelve digits need no sign for; the table need not hold the account once more a word.
alter table case_words add column plain text;
update case_words set plain = array_to_string(array(select substr(word, 14) from unnest(tsvector_to_array(words)) word), ' ');
drop index case_words_by_word;
alter table case_words drop column words;
alter table case_words rename column plain to words;
alter table case_words alter column words set not null;
create index case_words_by_word on case_words using gin (cast(replace(' ' || words, ' ', ' ' || account_id) as tsvector));
