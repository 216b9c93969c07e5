-- Which agents are at which case. Rows come and go within minutes; nobody's case waits for one.
create table attendance (
    account_id varchar(12)              not null,
    case_id    varchar(64)              not null,
    person_id  varchar(36)              not null,
    writing    boolean                  not null,
    came_at    timestamp with time zone not null,
    seen_at    timestamp with time zone not null,
    constraint attendance_pk primary key (account_id, case_id, person_id)
);

create index attendance_by_seen_at on attendance (seen_at);

-- Open pages ask whether the queue has moved: how many open cases there are and the sum of their revisions.
create index support_case_open_by_revision on support_case (is_open, revision);
