-- The account id leads the primary key of every table that grows with the customers, and stands in each of their
-- unique and foreign keys, so that the tables can be spread over several databases by account.
-- Instants are kept in UTC. Texts that people type have room for their limit in UTF-16 units, which is what H2 counts.

create table account (
    id                 varchar(12)  not null,
    name               varchar(510) not null,
    country            varchar(2)   not null,
    region             varchar(6),
    zone               varchar(64)  not null,
    plan               varchar(40)  not null,
    resold             boolean      not null,
    operations_contact varchar(320),
    constraint account_pk primary key (id)
);

create table person (
    id            varchar(36)  not null,
    email         varchar(320) not null,
    name          varchar(510) not null,
    roles         varchar(100) not null,
    account_id    varchar(12),
    language      varchar(16),
    theme         varchar(16),
    password_hash varchar(510),
    constraint person_pk primary key (id),
    constraint person_email_uk unique (email),
    constraint person_account_fk foreign key (account_id) references account (id)
);

create table sign_in (
    token_hash varchar(128)             not null,
    person_id  varchar(36)              not null,
    started_at timestamp with time zone not null,
    seen_at    timestamp with time zone not null,
    constraint sign_in_pk primary key (token_hash),
    constraint sign_in_person_fk foreign key (person_id) references person (id) on delete cascade
);

create index sign_in_by_person on sign_in (person_id);
create index sign_in_by_seen_at on sign_in (seen_at);

create table sign_in_failure (
    email    varchar(320)             not null,
    in_a_row integer                  not null,
    last_at  timestamp with time zone not null,
    constraint sign_in_failure_pk primary key (email)
);

create table draft (
    account_id     varchar(12)              not null,
    id             varchar(32)              not null,
    author_id      varchar(36)              not null,
    step           varchar(20)              not null,
    created_at     timestamp with time zone not null,
    touched_at     timestamp with time zone not null,
    files_added_at timestamp with time zone,
    submitted      boolean                  not null,
    submitted_as   varchar(64),
    revision       bigint                   not null,
    constraint draft_pk primary key (account_id, id),
    constraint draft_account_fk foreign key (account_id) references account (id)
);

create index draft_by_author on draft (account_id, author_id, submitted, touched_at);
create index draft_by_touched_at on draft (submitted, touched_at);
create index draft_by_files_added_at on draft (files_added_at);

create table draft_field (
    account_id varchar(12)    not null,
    draft_id   varchar(32)    not null,
    name       varchar(160)   not null,
    text       varchar(40000) not null,
    constraint draft_field_pk primary key (account_id, draft_id, name),
    constraint draft_field_draft_fk foreign key (account_id, draft_id)
        references draft (account_id, id) on delete cascade
);

create table draft_file (
    account_id varchar(12)              not null,
    draft_id   varchar(32)              not null,
    file_id    varchar(32)              not null,
    name       varchar(510)             not null,
    media_type varchar(255)             not null,
    size       bigint                   not null,
    added_at   timestamp with time zone not null,
    expired    boolean                  not null,
    constraint draft_file_pk primary key (account_id, draft_id, file_id),
    constraint draft_file_uk unique (account_id, file_id),
    constraint draft_file_draft_fk foreign key (account_id, draft_id)
        references draft (account_id, id) on delete cascade
);

-- The line of a file comes first, its bytes in pieces after it, and the size when the last piece is in.
create table stored_file (
    account_id varchar(12)              not null,
    id         varchar(32)              not null,
    size       bigint,
    begun_at   timestamp with time zone not null,
    constraint stored_file_pk primary key (account_id, id),
    constraint stored_file_account_fk foreign key (account_id) references account (id)
);

create index stored_file_by_begun_at on stored_file (begun_at);

create table stored_file_chunk (
    account_id varchar(12) not null,
    file_id    varchar(32) not null,
    number     integer     not null,
    bytes      bytea       not null,
    constraint stored_file_chunk_pk primary key (account_id, file_id, number),
    constraint stored_file_chunk_file_fk foreign key (account_id, file_id)
        references stored_file (account_id, id) on delete cascade
);

-- Not an identity column: a number is taken before the case is stored, fifty at a time.
create sequence display_id start with 1730000042 increment by 50;

create table support_case (
    account_id         varchar(12)              not null,
    id                 varchar(64)              not null,
    display_id         varchar(15)              not null,
    draft_id           varchar(32),
    requester_id       varchar(36)              not null,
    requester_name     varchar(510)             not null,
    case_type          varchar(40)              not null,
    service            varchar(100)             not null,
    category           varchar(100),
    severity           varchar(20)              not null,
    subject            varchar(510)             not null,
    details            text                     not null,
    contact_language   varchar(2)               not null,
    contact_method     varchar(20)              not null,
    callback_country   varchar(2),
    callback_number    varchar(64),
    callback_extension varchar(64),
    contacts           text                     not null,
    target_seconds     bigint                   not null,
    target_clock       varchar(20)              not null,
    due_at             timestamp with time zone not null,
    promise_zone       varchar(64)              not null,
    policy_book        varchar(100)             not null,
    derivation         text                     not null,
    opened_at          timestamp with time zone not null,
    status             varchar(40)              not null,
    is_open            boolean                  not null,
    last_activity_at   timestamp with time zone not null,
    first_response_at  timestamp with time zone,
    resolved_at        timestamp with time zone,
    revision           bigint                   not null,
    constraint support_case_pk primary key (account_id, id),
    constraint support_case_display_id_uk unique (account_id, display_id),
    -- One draft, one case, whatever was clicked, retried or killed.
    constraint support_case_draft_uk unique (account_id, draft_id),
    constraint support_case_account_fk foreign key (account_id) references account (id)
);

create index support_case_by_activity on support_case (account_id, last_activity_at, id);
create index support_case_open_by_activity on support_case (account_id, is_open, last_activity_at, id);
create index support_case_by_opened_at on support_case (account_id, opened_at);

create table communication (
    account_id  varchar(12)              not null,
    case_id     varchar(64)              not null,
    number      integer                  not null,
    side        varchar(20)              not null,
    person_id   varchar(36),
    author_name varchar(510)             not null,
    body        varchar(16000)           not null,
    written_at  timestamp with time zone not null,
    constraint communication_pk primary key (account_id, case_id, number),
    constraint communication_case_fk foreign key (account_id, case_id)
        references support_case (account_id, id)
);

create table attachment (
    account_id    varchar(12)  not null,
    case_id       varchar(64)  not null,
    communication integer      not null,
    position      integer      not null,
    file_id       varchar(32)  not null,
    name          varchar(510) not null,
    media_type    varchar(255) not null,
    size          bigint       not null,
    constraint attachment_pk primary key (account_id, case_id, communication, position),
    constraint attachment_file_uk unique (account_id, file_id),
    constraint attachment_communication_fk foreign key (account_id, case_id, communication)
        references communication (account_id, case_id, number),
    -- Bytes on a case can't be deleted by accident, and a case can't be stored without its bytes.
    constraint attachment_file_fk foreign key (account_id, file_id) references stored_file (account_id, id)
);

create sequence journal_number start with 1 increment by 50;

-- What belongs to no account stands under 000000000000, hence no foreign key.
create table journal (
    account_id varchar(12)              not null,
    number     bigint                   not null,
    at         timestamp with time zone not null,
    person_id  varchar(36),
    act        varchar(100)             not null,
    target     varchar(100),
    outcome    varchar(20)              not null,
    detail     varchar(4000)            not null,
    constraint journal_pk primary key (account_id, number)
);

create sequence outbox_number start with 1 increment by 50;

create table outbox (
    account_id    varchar(12)              not null,
    number        bigint                   not null,
    case_id       varchar(64)              not null,
    kind          varchar(100)             not null,
    communication integer                  not null,
    at            timestamp with time zone not null,
    constraint outbox_pk primary key (account_id, number)
);
