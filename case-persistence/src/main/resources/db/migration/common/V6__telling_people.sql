-- Whether somebody has looked who must be told of it. What happened before anybody could be told stays untold.
alter table outbox add column taken_up boolean default false not null;
update outbox set taken_up = true;
create index outbox_by_taken_up on outbox (taken_up, at, number);

-- One telling of one notice to one recipient: an address, or a web hook. Its key keeps a retry from doubling it.
create table delivery (
    account_id    varchar(12)              not null,
    number        bigint                   not null,
    channel       varchar(10)              not null,
    recipient     varchar(320)             not null,
    case_id       varchar(64)              not null,
    kind          varchar(100)             not null,
    communication integer                  not null,
    detail        varchar(200)             not null,
    at            timestamp with time zone not null,
    state         varchar(10)              not null,
    attempts      integer                  not null,
    due_at        timestamp with time zone not null,
    taker         varchar(36)              not null,
    trouble       varchar(20),
    words         varchar(500)             not null,
    response      integer                  not null,
    took_millis   bigint                   not null,
    finished_at   timestamp with time zone,
    constraint delivery_pk primary key (account_id, number, channel, recipient)
);

create index delivery_by_due on delivery (channel, state, due_at);
create index delivery_by_case on delivery (account_id, case_id, channel, recipient);
create index delivery_by_recipient on delivery (channel, recipient, state, finished_at);

-- Addresses that mail servers refused, until they accept one again. A small table.
create table mail_address (
    address    varchar(320)             not null,
    bounces    integer                  not null,
    words      varchar(500)             not null,
    bounced_at timestamp with time zone not null,
    constraint mail_address_pk primary key (address)
);

-- Where an account's programs want to be told.
create table hook (
    account_id   varchar(12)              not null,
    id           varchar(36)              not null,
    url          varchar(2000)            not null,
    form         varchar(30)              not null,
    enabled      boolean                  not null,
    sealed_under varchar(16)              not null,
    sealed       varchar(1000)            not null,
    created_at   timestamp with time zone not null,
    constraint hook_pk primary key (account_id, id),
    constraint hook_account_fk foreign key (account_id) references account (id)
);
