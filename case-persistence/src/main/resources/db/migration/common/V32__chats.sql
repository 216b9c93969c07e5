-- Live conversations in cases. Servers of the release before know none: they offer no chat.
create table chat (
    account_id        varchar(12)              not null,
    id                varchar(32)              not null,
    case_id           varchar(64)              not null,
    -- The case while the chat is not ended; a case has at most one.
    open_case_id      varchar(64),
    customer_id       varchar(36)              not null,
    contact_language  varchar(2)               not null,
    terms             text                     not null,
    asked_at          timestamp with time zone not null,
    place_since       timestamp with time zone not null,
    place_returned    boolean                  not null,
    state             varchar(20)              not null,
    waits_since       timestamp with time zone not null,
    waiting_asked_at  timestamp with time zone,
    silence_asked_at  timestamp with time zone,
    still_here_at     timestamp with time zone,
    last_number       integer                  not null,
    messages          integer                  not null,
    code_points       integer                  not null,
    files             integer                  not null,
    written_side      varchar(20),
    written_at        timestamp with time zone,
    unanswered_since  timestamp with time zone,
    answered_at       timestamp with time zone,
    ring_agent        varchar(36),
    ring_agent_name   varchar(510),
    ring_since        timestamp with time zone,
    ring_until        timestamp with time zone,
    agent_id          varchar(36),
    agent_name        varchar(510),
    agent_since       timestamp with time zone,
    hand_over_to      varchar(36),
    hand_over_note    text,
    hand_over_since   timestamp with time zone,
    hand_over_until   timestamp with time zone,
    accepted_at       timestamp with time zone,
    last_agent        varchar(36),
    last_agent_name   varchar(510),
    last_agent_since  timestamp with time zone,
    forecast_seconds  bigint,
    ending            varchar(20),
    transcript        integer,
    revision          bigint                   not null,
    changed_at        timestamp with time zone not null,
    constraint chat_pk primary key (account_id, id),
    constraint chat_case_fk foreign key (account_id, case_id) references support_case (account_id, id)
        on delete cascade
);

create unique index chat_open on chat (account_id, open_case_id);
create index chat_by_case on chat (account_id, case_id, asked_at);
create index chat_by_id on chat (id);
create index chat_by_agent on chat (agent_id);
create index chat_by_ring on chat (ring_agent);
create index chat_by_customer on chat (account_id, customer_id);
create index chat_by_last_agent on chat (account_id, last_agent);
create index chat_accepted on chat (accepted_at);
create index chat_lengths on chat (contact_language, changed_at);

-- What was said, and what happened, numbered without gaps. A message is stored once under the key of its page.
create table chat_entry (
    account_id  varchar(12)              not null,
    chat_id     varchar(32)              not null,
    number      integer                  not null,
    kind        varchar(20)              not null,
    side        varchar(20)              not null,
    person_id   varchar(36),
    person_name varchar(510)             not null,
    body        text                     not null,
    detail      varchar(40)              not null,
    entry_key   varchar(36),
    removed     text                     not null,
    written_at  timestamp with time zone not null,
    constraint chat_entry_pk primary key (account_id, chat_id, number),
    constraint chat_entry_key unique (account_id, chat_id, entry_key),
    constraint chat_entry_chat_fk foreign key (account_id, chat_id) references chat (account_id, id)
        on delete cascade
);

create index chat_entry_by_person on chat_entry (account_id, person_id, written_at);

-- Files of chats: kept for a message at first, then of an entry.
create table chat_file (
    account_id   varchar(12)              not null,
    chat_id      varchar(32)              not null,
    file_id      varchar(36)              not null,
    entry_number integer,
    position     integer                  not null,
    name         varchar(510)             not null,
    media_type   varchar(255)             not null,
    size         bigint                   not null,
    person_id    varchar(36)              not null,
    kept_at      timestamp with time zone not null,
    constraint chat_file_pk primary key (account_id, chat_id, file_id),
    constraint chat_file_chat_fk foreign key (account_id, chat_id) references chat (account_id, id)
        on delete cascade
);

create index chat_file_by_file on chat_file (account_id, file_id);

-- Up to which entry each person has seen a chat, and when a page of the person showed it last.
create table chat_reader (
    account_id  varchar(12) not null,
    chat_id     varchar(32) not null,
    person_id   varchar(36) not null,
    side        varchar(20) not null,
    seen_number integer     not null,
    here_at     timestamp with time zone,
    constraint chat_reader_pk primary key (account_id, chat_id, person_id),
    constraint chat_reader_chat_fk foreign key (account_id, chat_id) references chat (account_id, id)
        on delete cascade
);

create index chat_reader_by_person on chat_reader (account_id, person_id);

-- Which agent a chat asked, and what came of it.
create table chat_ring (
    account_id varchar(12)              not null,
    chat_id    varchar(32)              not null,
    agent_id   varchar(36)              not null,
    rung_at    timestamp with time zone not null,
    ended_at   timestamp with time zone not null,
    result     varchar(20)              not null,
    constraint chat_ring_pk primary key (account_id, chat_id, agent_id, rung_at),
    constraint chat_ring_chat_fk foreign key (account_id, chat_id) references chat (account_id, id)
        on delete cascade
);

create index chat_ring_by_end on chat_ring (ended_at, result);
create index chat_ring_by_agent on chat_ring (account_id, agent_id);

-- For what agents are available, and when a page of theirs answered last.
create table agent_availability (
    person_id varchar(36) not null,
    chats     boolean     not null,
    calls     boolean     not null,
    missed    integer     not null,
    away_at   timestamp with time zone,
    rung_at   timestamp with time zone,
    at_once   integer,
    seen_at   timestamp with time zone,
    constraint agent_availability_pk primary key (person_id),
    constraint agent_availability_person_fk foreign key (person_id) references person (id)
);
