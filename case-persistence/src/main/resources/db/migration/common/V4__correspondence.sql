-- What a notice has to say besides its kind: codes, such as the statuses before and after.
alter table outbox add column detail varchar(200) default '' not null;

-- What a communication was said for.
alter table communication add column purpose varchar(20) default 'REPLY' not null;
update communication set purpose = 'DESCRIPTION' where number = 1;

-- A draft may also be an answer in a case that is there already.
alter table draft add column answers varchar(64);

-- What changes about a case once agents work on it.
alter table support_case add column resolved_by varchar(20);
alter table support_case add column assignee_id varchar(36);
alter table support_case add column assignee_name varchar(510);
alter table support_case add column escalated boolean default false not null;
alter table support_case add column merged_into varchar(64);
alter table support_case add column remind_at timestamp with time zone;
alter table support_case add column resolve_at timestamp with time zone;
alter table support_case add column reminded boolean default false not null;
alter table support_case add column warned integer default 0 not null;
alter table support_case add column next_warning_at timestamp with time zone;

-- Their warnings are caught up by the timer, which counts them as their promises were counted.
update support_case set next_warning_at = opened_at where is_open = true and first_response_at is null;

-- What timers look for, over all accounts: only open cases have any of it.
create index support_case_by_next_warning on support_case (next_warning_at);
create index support_case_by_remind_at on support_case (remind_at);
create index support_case_by_resolve_at on support_case (resolve_at);
create index support_case_by_opened_at on support_case (opened_at);

-- What only agents see.
create table internal_note (
    account_id  varchar(12)              not null,
    case_id     varchar(64)              not null,
    number      integer                  not null,
    person_id   varchar(36)              not null,
    author_name varchar(510)             not null,
    body        varchar(16000)           not null,
    written_at  timestamp with time zone not null,
    constraint internal_note_pk primary key (account_id, case_id, number),
    constraint internal_note_case_fk foreign key (account_id, case_id)
        references support_case (account_id, id)
);

-- Cases that belong together, one row for each direction.
create table case_link (
    account_id varchar(12)              not null,
    case_id    varchar(64)              not null,
    other_id   varchar(64)              not null,
    linked_at  timestamp with time zone not null,
    constraint case_link_pk primary key (account_id, case_id, other_id),
    constraint case_link_case_fk foreign key (account_id, case_id)
        references support_case (account_id, id),
    constraint case_link_other_fk foreign key (account_id, other_id)
        references support_case (account_id, id)
);

-- How it went, once a resolution.
create table rating (
    account_id  varchar(12)              not null,
    case_id     varchar(64)              not null,
    resolved_at timestamp with time zone not null,
    person_id   varchar(36)              not null,
    stars       integer                  not null,
    comment     varchar(16000)           not null,
    rated_at    timestamp with time zone not null,
    constraint rating_pk primary key (account_id, case_id, resolved_at),
    constraint rating_case_fk foreign key (account_id, case_id)
        references support_case (account_id, id)
);

-- What an agent can do; an agent without a row works in English, on every service. A small table.
create table agent_skill (
    person_id varchar(36)   not null,
    languages varchar(200)  not null,
    services  varchar(4000) not null,
    constraint agent_skill_pk primary key (person_id),
    constraint agent_skill_person_fk foreign key (person_id) references person (id)
);

-- The timeline of a case is read from here.
create index journal_by_target on journal (account_id, target, number);
