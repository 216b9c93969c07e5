-- Versions of policy books, the catalog and canned responses that administrators make. Those in the product are not
-- here. Servers of the release before know none of them, so that nothing is activated while one of them runs.
create table data_version (
    id           varchar(40) not null,
    kind         varchar(20) not null,
    number       integer     not null,
    code         varchar(40) not null,
    -- The code of the version that it changes.
    base         varchar(40) not null,
    stage        varchar(20) not null,
    sha256       varchar(64) not null,
    effective_at timestamp with time zone,
    revision     bigint      not null,
    constraint data_version_pk primary key (id),
    constraint data_version_number unique (kind, number),
    constraint data_version_code unique (kind, code),
    -- Two versions never come into force at one instant.
    constraint data_version_effective unique (kind, effective_at)
);

create table data_version_text (
    version_id varchar(40)      not null,
    text       varchar(1048576) not null,
    constraint data_version_text_pk primary key (version_id),
    constraint data_version_text_of foreign key (version_id) references data_version (id)
);

-- Everything that was done with a version. Rows are only ever added.
create table data_version_act (
    id         varchar(50)              not null,
    version_id varchar(40)              not null,
    number     integer                  not null,
    act        varchar(20)              not null,
    person_id  varchar(36)              not null,
    at         timestamp with time zone not null,
    sha256     varchar(64)              not null,
    note       varchar(1000)            not null,
    constraint data_version_act_pk primary key (id),
    constraint data_version_act_of foreign key (version_id) references data_version (id)
);

create index data_version_act_of_version on data_version_act (version_id, number);

-- The last number of each kind; its row is locked while a version is added or activated.
create table data_version_series (
    kind        varchar(20) not null,
    last_number integer     not null,
    constraint data_version_series_pk primary key (kind)
);

insert into data_version_series (kind, last_number) values ('policy', 0);
insert into data_version_series (kind, last_number) values ('catalog', 0);
insert into data_version_series (kind, last_number) values ('responses', 0);

-- The servers that run, as they report themselves every few seconds.
create table portal_server (
    name       varchar(60)              not null,
    host       varchar(255)             not null,
    release    varchar(20)              not null,
    started_at timestamp with time zone not null,
    seen_at    timestamp with time zone not null,
    constraint portal_server_pk primary key (name)
);
