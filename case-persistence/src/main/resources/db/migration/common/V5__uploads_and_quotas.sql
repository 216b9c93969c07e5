-- Files that programs send by parts. The bytes of a part are a stored file of their own, and stay that: a file that was
-- sent by parts has no pieces but segments, each with so many pieces but the last.
alter table stored_file add column segment_pieces integer;

create table stored_file_segment (
    account_id varchar(12) not null,
    file_id    varchar(32) not null,
    number     integer     not null,
    segment_id varchar(32) not null,
    constraint stored_file_segment_pk primary key (account_id, file_id, number),
    constraint stored_file_segment_uk unique (account_id, segment_id),
    constraint stored_file_segment_file_fk foreign key (account_id, file_id)
        references stored_file (account_id, id) on delete cascade,
    -- What a file consists of can't be deleted by accident.
    constraint stored_file_segment_segment_fk foreign key (account_id, segment_id)
        references stored_file (account_id, id)
);

create table upload (
    account_id varchar(12)              not null,
    id         varchar(40)              not null,
    file_id    varchar(32)              not null,
    name       varchar(510)             not null,
    media_type varchar(255)             not null,
    size       bigint                   not null,
    part_bytes bigint                   not null,
    status     varchar(20)              not null,
    begun_at   timestamp with time zone not null,
    constraint upload_pk primary key (account_id, id),
    constraint upload_file_uk unique (account_id, file_id),
    constraint upload_account_fk foreign key (account_id) references account (id)
);

create index upload_by_begun_at on upload (begun_at);

create table upload_part (
    account_id varchar(12) not null,
    upload_id  varchar(40) not null,
    number     integer     not null,
    file_id    varchar(32) not null,
    tag        varchar(64) not null,
    reported   boolean     not null,
    constraint upload_part_pk primary key (account_id, upload_id, number),
    constraint upload_part_file_uk unique (account_id, file_id),
    constraint upload_part_upload_fk foreign key (account_id, upload_id)
        references upload (account_id, id) on delete cascade
);

-- Whoever opens a case that counts waits here for whoever is opening one of the same account.
create table case_quota (
    account_id varchar(12) not null,
    constraint case_quota_pk primary key (account_id)
);
