-- The cases that an announced problem affects, each by one at most. Servers of the release before link none.
create table affected_case (
    account_id      varchar(12)              not null,
    case_id         varchar(64)              not null,
    announcement_id varchar(36)              not null,
    linked_at       timestamp with time zone not null,
    constraint affected_case_pk primary key (account_id, case_id),
    constraint affected_case_case_fk foreign key (account_id, case_id)
        references support_case (account_id, id) on delete cascade
);

create index affected_case_of_announcement on affected_case (announcement_id, linked_at);
