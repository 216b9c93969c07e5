-- What members may do that servers of the version before do not know; they could not read it among the others.
alter table person add column newer_grants varchar(400);

-- The change of an account's plan that is scheduled; at most one.
create table plan_change (
    account_id   varchar(12)              not null,
    from_plan    varchar(40)              not null,
    to_plan      varchar(40)              not null,
    effective_at timestamp with time zone not null,
    scheduled_by varchar(36)              not null,
    scheduled_at timestamp with time zone not null,
    constraint plan_change_pk primary key (account_id),
    constraint plan_change_account_fk foreign key (account_id) references account (id)
);

create index plan_change_by_instant on plan_change (effective_at);
