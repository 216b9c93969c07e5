-- The plan under which a case was opened; a case without one is from before, or of a server of the version before.
alter table support_case add column plan varchar(40);

-- Which plan an account has had since when. The first period of the accounts that exist is inferred.
create table account_plan (
    account_id varchar(12)              not null,
    number     bigint                   not null,
    plan       varchar(40)              not null,
    since      timestamp with time zone not null,
    origin     varchar(20)              not null,
    set_by     varchar(36),
    reason     varchar(4000),
    constraint account_plan_pk primary key (account_id, number),
    constraint account_plan_account_fk foreign key (account_id) references account (id)
);

insert into account_plan (account_id, number, plan, since, origin)
select id, 1, plan, current_timestamp, 'INFERRED' from account;
