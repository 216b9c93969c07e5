-- What is left to do of an erasure: the person is gone, and cases are gone through after this place. The address is
-- needed until then, to find copies of it; the row goes with the last case.
create table erasure (
    person_id        varchar(36)              not null,
    email            varchar(320)             not null,
    texts            boolean                  not null,
    administrator_id varchar(36)              not null,
    begun_at         timestamp with time zone not null,
    after_account    varchar(12)              not null,
    after_case       varchar(64)              not null,
    constraint erasure_pk primary key (person_id)
);
