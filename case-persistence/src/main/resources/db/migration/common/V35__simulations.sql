-- Simulations of drafts of the policy over past cases, and how far each has come; of each draft the latest.
create table simulation (
    id               varchar(32)              not null,
    draft            varchar(100)             not null,
    draft_sha256     varchar(64)              not null,
    in_force_sha256  varchar(64)              not null,
    zone_data        varchar(40)              not null,
    period_from      timestamp with time zone not null,
    period_until     timestamp with time zone not null,
    zone             varchar(64)              not null,
    -- JSON; empty for all.
    accounts         text                     not null,
    started_by       varchar(36)              not null,
    started_at       timestamp with time zone not null,
    state            varchar(20)              not null,
    stage            varchar(20)              not null,
    reached_account  varchar(12),
    reached_at       timestamp with time zone,
    reached_case     varchar(64),
    total            bigint                   not null,
    done             bigint                   not null,
    line_count       bigint                   not null,
    -- JSON: the results by their names.
    counts           text                     not null,
    next_at          timestamp with time zone not null,
    ended_at         timestamp with time zone,
    constraint simulation_pk primary key (id)
);

create index simulation_of_draft on simulation (draft, started_at);
create index simulation_by_state on simulation (state, started_at);

-- The cases, drafts and keys behind the numbers, without names and texts. A list is read across all accounts and
-- deleted with its simulation, so that the account does not lead its key.
create table simulation_line (
    simulation_id varchar(32)  not null,
    result        varchar(200) not null,
    number        bigint       not null,
    account_id    varchar(12)  not null,
    subject       varchar(64)  not null,
    display_id    varchar(15),
    person_id     varchar(36),
    at            timestamp with time zone,
    due_before    timestamp with time zone,
    due_after     timestamp with time zone,
    constraint simulation_line_pk primary key (simulation_id, result, number)
);
