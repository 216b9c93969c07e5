-- The calls that the telephone system was asked to place. Servers of the release before place none.
create table phone_call (
    account_id  varchar(12)              not null,
    callback_id varchar(32)              not null,
    number      integer                  not null,
    agent_id    varchar(36)              not null,
    state       varchar(20)              not null,
    placed_at   timestamp with time zone not null,
    answered_at timestamp with time zone,
    changed_at  timestamp with time zone not null,
    seen_at     timestamp with time zone not null,
    constraint phone_call_pk primary key (account_id, callback_id, number),
    constraint phone_call_callback_fk foreign key (account_id, callback_id) references callback (account_id, id)
        on delete cascade
);

-- Where each agent's phone rings.
create table agent_phone (
    person_id varchar(36) not null,
    extension varchar(40) not null,
    constraint agent_phone_pk primary key (person_id),
    constraint agent_phone_person_fk foreign key (person_id) references person (id) on delete cascade
);
