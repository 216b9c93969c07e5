-- What happened to cases, written with the event and never changed; reports count it. It holds no name and no text.
-- Without a foreign key to the case: a report gives the same digits after the case has been deleted.
-- Servers of the release before write none; what they leave is filled in from the journal.
create table case_fact (
    account_id       varchar(12)              not null,
    number           bigint                   not null,
    case_id          varchar(64)              not null,
    display_id       varchar(15)              not null,
    kind             varchar(20)              not null,
    -- When it happened; for a missed target, when it was due.
    at               timestamp with time zone not null,
    recorded_at      timestamp with time zone not null,
    side             varchar(10)              not null,
    person_id        varchar(36),
    -- requester, assignee or colleague; null for the system.
    role             varchar(10),
    agent_id         varchar(36),
    plan             varchar(40),
    severity         varchar(20),
    case_type        varchar(40)              not null,
    service          varchar(100),
    category         varchar(100),
    contact_language varchar(2)               not null,
    contact_method   varchar(20)              not null,
    opened_at        timestamp with time zone not null,
    target_seconds   bigint,
    target_clock     varchar(20)              not null,
    due_at           timestamp with time zone,
    -- How long it took, on the clock of the target and in elapsed time.
    seconds          bigint,
    elapsed_seconds  bigint,
    detail           varchar(100)             not null,
    -- Filled in from the journal: a column that is null was not known any more.
    filled           boolean                  not null,
    constraint case_fact_pk primary key (account_id, number)
);

create sequence case_fact_number start with 1 increment by 50;

create index case_fact_by_kind on case_fact (kind, at);
create index case_fact_of_account on case_fact (account_id, kind, at);
create index case_fact_of_case on case_fact (account_id, case_id, at);

-- How far the past has been filled in: the case after which it goes on, and until when entries of the journal that
-- servers of the release before have left were looked through. One row.
create table fact_progress (
    id            integer                  not null,
    after_account varchar(12)              not null,
    after_case    varchar(64)              not null,
    finished      boolean                  not null,
    looked_until  timestamp with time zone not null,
    constraint fact_progress_pk primary key (id)
);

insert into fact_progress (id, after_account, after_case, finished, looked_until)
values (1, '', '', false, current_timestamp);
