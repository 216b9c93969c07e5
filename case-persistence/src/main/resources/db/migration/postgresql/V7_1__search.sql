-- Severities as numbers, to sort by them.
alter table support_case add column severity_rank integer generated always as (
    case severity when 'low' then 1 when 'normal' then 2 when 'high' then 3 when 'urgent' then 4 else 5 end) stored;
create index support_case_by_severity on support_case (account_id, severity_rank, last_activity_at, id);
create index support_case_open_by_severity on support_case (account_id, is_open, severity_rank, last_activity_at, id);

-- Every word begins with the account, as in '123456789012:invoice', so that the index is led by the account although
-- a GIN index knows no order of columns, and a search reads nothing of another account. That needs no extension.
alter table case_words add column words tsvector not null;
create index case_words_by_word on case_words using gin (words);
