-- Severities as numbers, to sort by them.
alter table support_case add column severity_rank integer generated always as (
    case severity when 'low' then 1 when 'normal' then 2 when 'high' then 3 when 'urgent' then 4 else 5 end);
create index support_case_by_severity on support_case (account_id, severity_rank, last_activity_at, id);
create index support_case_open_by_severity on support_case (account_id, is_open, severity_rank, last_activity_at, id);

create table case_word (
    account_id varchar(12)  not null,
    word       varchar(100) not null,
    case_id    varchar(64)  not null,
    number     integer      not null,
    constraint case_word_pk primary key (account_id, word, case_id, number),
    constraint case_word_entry_fk foreign key (account_id, case_id, number)
        references case_words (account_id, case_id, number) on delete cascade
);
