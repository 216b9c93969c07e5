-- From where an act came: 'web' and the pseudonym of an address, 'api' and a key's id, or 'system'.
alter table journal add column origin varchar(100);

-- The place in the account's chain and the hash that holds the entry there; none until it is sealed.
alter table journal add column chain_position bigint;
alter table journal add column chain_hash varchar(64);
alter table journal add constraint journal_position_uq unique (account_id, chain_position);

-- The journal's page, of one account and of all.
create index journal_of_account_by_time on journal (account_id, at desc, number desc);
create index journal_by_time on journal (at desc, number desc);

-- How far each chain goes. What belongs to no account stands under 000000000000, hence no foreign key.
create table journal_chain (
    account_id      varchar(12) not null,
    entries         bigint      not null,
    hash            varchar(64) not null,
    mark_key        varchar(40),
    mark            varchar(64),
    sealed_at       timestamp with time zone,
    checked_at      timestamp with time zone,
    checked_entries bigint,
    flaw            varchar(40),
    flaw_position   bigint,
    flaw_number     bigint,
    constraint journal_chain_pk primary key (account_id)
);
