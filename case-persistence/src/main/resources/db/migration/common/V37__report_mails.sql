-- Reports that are mailed to supervisors again and again. A server of the release before mails none.
create table report_mail (
    id         varchar(32)              not null,
    person_id  varchar(36)              not null,
    rhythm     varchar(10)              not null,
    kind       varchar(20)              not null,
    group_by   varchar(20)              not null,
    compare    boolean                  not null,
    -- COLUMN=value with blanks between them; empty for all.
    narrowed   varchar(1000)            not null,
    language   varchar(2)               not null,
    -- The day in the person's zone on which it is mailed next.
    next_day   date                     not null,
    ordered_at timestamp with time zone not null,
    constraint report_mail_pk primary key (id),
    constraint report_mail_person_fk foreign key (person_id) references person (id) on delete cascade
);

create index report_mail_of_person on report_mail (person_id, ordered_at);
create index report_mail_by_day on report_mail (next_day);
