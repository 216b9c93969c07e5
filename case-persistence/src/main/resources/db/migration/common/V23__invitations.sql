-- People who were invited and have no sign-in yet. Of the token in the link, only the hash is kept.
create table invitation (
    id         varchar(36)              not null,
    token_hash varchar(64)              not null,
    email      varchar(320)             not null,
    name       varchar(510)             not null,
    role       varchar(20)              not null,
    account_id varchar(12),
    languages  varchar(400)             not null,
    services   varchar(4000)            not null,
    most_open  integer,
    invited_by varchar(36)              not null,
    invited_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    constraint invitation_pk primary key (id),
    constraint invitation_token_uk unique (token_hash),
    constraint invitation_email_uk unique (email),
    constraint invitation_account_fk foreign key (account_id) references account (id)
);

create index invitation_by_account on invitation (account_id, invited_at);
create index invitation_by_expiry on invitation (expires_at);
