-- The app that shows codes; its secret is sealed. A person has one or none.
create table second_factor (
    person_id    varchar(36)              not null,
    sealed_under varchar(16)              not null,
    sealed       varchar(400)             not null,
    since        timestamp with time zone not null,
    last_step    bigint                   not null,
    constraint second_factor_pk primary key (person_id),
    constraint second_factor_person_fk foreign key (person_id) references person (id) on delete cascade
);

-- Codes on paper, each good for one sign-in and gone with it.
create table recovery_code (
    person_id varchar(36) not null,
    code_hash varchar(64) not null,
    constraint recovery_code_pk primary key (person_id, code_hash),
    constraint recovery_code_factor_fk foreign key (person_id) references second_factor (person_id) on delete cascade
);

-- Whose password was right and whose second factor is still to be shown. Rows live for minutes.
create table sign_in_step (
    token_hash varchar(64)              not null,
    person_id  varchar(36)              not null,
    begun_at   timestamp with time zone not null,
    constraint sign_in_step_pk primary key (token_hash),
    constraint sign_in_step_person_fk foreign key (person_id) references person (id) on delete cascade
);

create index sign_in_step_by_begun_at on sign_in_step (begun_at);
create index sign_in_step_by_person on sign_in_step (person_id);

-- When somebody may do something again, in microseconds since 1970; one row for each who and what, for all servers.
create table pace (
    who     varchar(100) not null,
    what    varchar(20)  not null,
    free_at bigint       not null,
    constraint pace_pk primary key (who, what)
);

create index pace_by_free_at on pace (free_at);
