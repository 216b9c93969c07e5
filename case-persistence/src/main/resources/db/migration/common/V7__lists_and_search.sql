-- Lists by status walk along this.
create index support_case_by_status on support_case (account_id, status, last_activity_at, id);

-- What can be found: number 0 is a case's subject and display id, the others are its correspondence. The words
-- themselves stand where each database finds them fast; see the migration of that database.
create table case_words (
    account_id varchar(12) not null,
    case_id    varchar(64) not null,
    number     integer     not null,
    constraint case_words_pk primary key (account_id, case_id, number),
    constraint case_words_case_fk foreign key (account_id, case_id)
        references support_case (account_id, id) on delete cascade
);

-- What the desk tells everybody. The last one counts.
create table announcement (
    id           varchar(36)              not null,
    english      varchar(1000)            not null,
    japanese     varchar(1000)            not null,
    shown_from   timestamp with time zone not null,
    shown_until  timestamp with time zone,
    announced_by varchar(36)              not null,
    announced_at timestamp with time zone not null,
    constraint announcement_pk primary key (id)
);

create index announcement_by_time on announcement (announced_at);
