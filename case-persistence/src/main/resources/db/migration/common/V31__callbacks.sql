-- The calls that support owes. Servers of the release before know none: they offer no call unless they are set to.
create table callback (
    account_id       varchar(12)              not null,
    id               varchar(32)              not null,
    case_id          varchar(64)              not null,
    -- The case while the call is not done; a case has at most one.
    open_case_id     varchar(64),
    country          varchar(2)               not null,
    phone_number     varchar(64)              not null,
    extension        varchar(64),
    given_by         varchar(36)              not null,
    contact_language varchar(2)               not null,
    zone             varchar(64)              not null,
    -- The zone and the hours of the night there, by which Take next call leaves it out.
    night_there      varchar(80)              not null,
    terms            text                     not null,
    requested_at     timestamp with time zone not null,
    call_by          timestamp with time zone not null,
    earliest_at      timestamp with time zone not null,
    basis            varchar(20)              not null,
    derived_from     timestamp with time zone not null,
    response_due     timestamp with time zone,
    derivation_zone  varchar(64)              not null,
    policy_book      varchar(40)              not null,
    derivation       text                     not null,
    tries_made       integer                  not null,
    state            varchar(20)              not null,
    ending           varchar(20),
    claimed_by       varchar(36),
    claimed_by_name  varchar(510),
    claimed_at       timestamp with time zone,
    claimed_until    timestamp with time zone,
    changed_at       timestamp with time zone not null,
    constraint callback_pk primary key (account_id, id),
    constraint callback_case_fk foreign key (account_id, case_id) references support_case (account_id, id)
        on delete cascade
);

create unique index callback_open on callback (account_id, open_case_id);
create index callback_by_case on callback (account_id, case_id, requested_at);
create index callback_by_id on callback (id);
create index callback_by_agent on callback (claimed_by);
create index callback_by_giver on callback (account_id, given_by);

-- The tries, each saved once under the key of its form.
create table callback_try (
    account_id  varchar(12)              not null,
    callback_id varchar(32)              not null,
    try_key     varchar(36)              not null,
    number      integer                  not null,
    outcome     varchar(20)              not null,
    agent_id    varchar(36)              not null,
    agent_name  varchar(510)             not null,
    call_by     timestamp with time zone not null,
    claimed_at  timestamp with time zone,
    made_at     timestamp with time zone not null,
    content     varchar(64)              not null,
    constraint callback_try_pk primary key (account_id, callback_id, try_key),
    constraint callback_try_callback_fk foreign key (account_id, callback_id) references callback (account_id, id)
        on delete cascade
);

create index callback_try_by_agent on callback_try (account_id, agent_id);

-- What an agent has typed into the form of a call and not saved yet.
create table callback_form (
    account_id  varchar(12)              not null,
    callback_id varchar(32)              not null,
    person_id   varchar(36)              not null,
    fields      text                     not null,
    saved_at    timestamp with time zone not null,
    constraint callback_form_pk primary key (account_id, callback_id, person_id),
    constraint callback_form_callback_fk foreign key (account_id, callback_id) references callback (account_id, id)
        on delete cascade
);

-- A purpose that servers of the release before do not know; to them the communication is a reply.
alter table communication add column newer_purpose varchar(20);
