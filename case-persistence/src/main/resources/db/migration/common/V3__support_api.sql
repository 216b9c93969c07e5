-- What programs act with. A key is looked up by its id alone, before anybody knows whose it is: a small table.
create table access_key (
    id           varchar(20)              not null,
    account_id   varchar(12)              not null,
    person_id    varchar(36)              not null,
    label        varchar(200)             not null,
    sealed_under varchar(16)              not null,
    sealed       varchar(400)             not null,
    created_at   timestamp with time zone not null,
    last_used_at timestamp with time zone,
    constraint access_key_pk primary key (id),
    constraint access_key_account_fk foreign key (account_id) references account (id),
    constraint access_key_person_fk foreign key (person_id) references person (id)
);

create index access_key_by_person on access_key (person_id, created_at);

-- When the account may call again, in microseconds since 1970; one row an account, shared by all servers.
create table call_pace (
    account_id varchar(12) not null,
    free_at    bigint      not null,
    constraint call_pace_pk primary key (account_id)
);

-- Answers to calls that changed something, kept for a day: a repeated call hears the same.
create table given_answer (
    account_id varchar(12)              not null,
    access_key varchar(20)              not null,
    operation  varchar(60)              not null,
    invocation varchar(100)             not null,
    body       varchar(64)              not null,
    answer     text                     not null,
    given_at   timestamp with time zone not null,
    constraint given_answer_pk primary key (account_id, access_key, operation, invocation, body)
);

create index given_answer_by_given_at on given_answer (given_at);

create table attachment_set (
    account_id varchar(12)              not null,
    id         varchar(40)              not null,
    created_at timestamp with time zone not null,
    constraint attachment_set_pk primary key (account_id, id),
    constraint attachment_set_account_fk foreign key (account_id) references account (id)
);

create index attachment_set_by_created_at on attachment_set (created_at);

create table attachment_set_file (
    account_id varchar(12)  not null,
    set_id     varchar(40)  not null,
    position   integer      not null,
    file_id    varchar(32)  not null,
    name       varchar(510) not null,
    media_type varchar(255) not null,
    size       bigint       not null,
    constraint attachment_set_file_pk primary key (account_id, set_id, position),
    constraint attachment_set_file_uk unique (account_id, file_id),
    constraint attachment_set_file_set_fk foreign key (account_id, set_id)
        references attachment_set (account_id, id) on delete cascade
);

-- Lists of the API show the cases opened last first.
create index support_case_by_opening on support_case (account_id, opened_at, id);
create index support_case_open_by_opening on support_case (account_id, is_open, opened_at, id);
drop index support_case_by_opened_at;
